"""The gallery's charts: drawn whole, true to their tables, in the layout's inks alone."""

from functools import cache
from pathlib import Path

import pytest

from presswork.chart import kinds
from presswork.chart.draw import draw_figure
from presswork.chart.inks import recolour
from presswork.chart.truth import examined
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "gallery"
CHARTS = [(language, kind) for language in ("en", "zh") for kind in kinds.known(shelves("charts", None))]


@cache
def gallery(language):
    publication = load_publication(FOLDER / language, layouts=shelves("layouts", None))
    edition = publication.editions[0]
    return publication, load_layout(edition.layout, shelves("layouts", None), publication.language, edition.options)


@pytest.mark.parametrize(("language", "kind"), CHARTS)
def test_a_chart_of_the_gallery(language, kind):
    """Nothing is left out, no claim or scale is doubted, the press gets no colour but CMYK, text stays text."""
    publication, layout = gallery(language)
    figure = publication.figures[kind]
    high = kinds.best_height(figure, publication, len(figure.facts) or len(publication.tables[figure.table].rows), 258)
    art = draw_figure(figure, publication, layout, 258, round(high * 1.2))
    assert () == art.left_out
    assert [] == [str(each) for each in examined(figure, publication, layout, art)]
    press = recolour(art.svg, layout, "press")
    assert "device-cmyk(" in press
    assert "#" not in press
    assert "<text" in art.svg
