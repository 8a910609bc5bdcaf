"""Truth: everything that is asked of a chart before it is believed, from its title to its inks."""

from collections.abc import Sequence
from pathlib import Path

from presswork.chart import kinds
from presswork.chart.apart import told_apart
from presswork.chart.draw import sheet_of
from presswork.chart.evidence import untrue
from presswork.chart.honesty import Case, dishonest
from presswork.chart.shows import shows
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.report import Finding


def examined(figure: Figure, publication: Publication, layout: Layout, art: Art | None = None,
             folders: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """Tell what is untrue or dishonest in a chart, and what its readers cannot tell apart; ``art`` is its drawing."""
    places = tuple(folders) or kinds.folders_for(publication)
    path = kinds.file_of(figure, places)
    sheet, what = sheet_of(figure, publication, places), shows(figure.kind, path)
    defaults = kinds.constant(path, "OPTIONS", {})
    options = {**(defaults if isinstance(defaults, dict) else {}), **figure.options}
    case = Case(figure, sheet, options, what, art.svg if art else "")
    return (*untrue(figure, sheet), *dishonest(case), *told_apart(layout, figure, sheet, what))
