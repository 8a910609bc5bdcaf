"""Charts on their own: every chart of a publication as files, for the press kit and for the web.

Names follow from the figures' ids, bytes from the publication and its layout alone.
"""

import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from presswork.chart import cache
from presswork.deliver.card import Card, Size, card_of
from presswork.deliver.names import LONGEST, is_file_name
from presswork.finish.sources import comma_separated
from presswork.model.figure import Figure
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding

PICTURE = "picture"
Writer = Callable[[Card, Publication, Layout, Size], bytes]


def _svg(card: Card, _publication: Publication, layout: Layout, _size: Size) -> bytes:
    from presswork.deliver.card_svg import svg_of  # noqa: PLC0415 - each format imports what it alone needs

    return svg_of(card, layout)


def _pdf(card: Card, publication: Publication, layout: Layout, _size: Size) -> bytes:
    from presswork.deliver.card_pdf import pdf_of  # noqa: PLC0415 - imports the painter

    return pdf_of(card, publication, layout)


def _png(card: Card, _publication: Publication, layout: Layout, size: Size) -> bytes:
    inks = sorted((name, ink.srgb) for name, ink in layout.inks.items())
    made_of = repr((card.svg, card.passages, card.ground, card.width, card.height, inks, size.dpi, _painter()))
    name = f"{hashlib.sha256(made_of.encode()).hexdigest()}.png"
    if data := cache.kept(name):
        return data
    from presswork.deliver.card_png import png_of  # noqa: PLC0415 - imports matplotlib

    data = png_of(card, layout, size.dpi)
    cache.keep(name, data)
    return data


@functools.cache
def _painter() -> str:
    """Name what paints pictures: this package's own source and the library's version."""
    source = Path(__file__).with_name("card_png.py").read_bytes()
    return f"{hashlib.sha256(source).hexdigest()} {importlib.metadata.version('matplotlib')}"


def _csv(card: Card, _publication: Publication, _layout: Layout, _size: Size) -> bytes:
    return comma_separated(card.art.data)


FORMATS: Mapping[str, Writer] = {"svg": _svg, "pdf": _pdf, "png": _png, "csv": _csv}


def charts_of(publication: Publication) -> list[Figure]:
    """List the figures that are drawn from data, in the order of publication.yaml."""
    return [figure for figure in publication.figures.values() if figure.kind != PICTURE]


def chart_files(publication: Publication, layout: Layout, *, names: Sequence[str] = (), size: Size | None = None,
                formats: Sequence[str] = tuple(FORMATS)) -> dict[str, bytes]:
    """Write charts as files: name -> bytes, ``ID.svg``, ``ID.pdf``, ``ID.png`` and ``ID.csv`` of each, sorted.

    ``names`` are the figures' ids (none: all charts); the layout gives inks and faces. The default size is a card of
    120 mm as high as the chart needs, and a picture of 300 pixels an inch. Raises Faults with all that is wrong.
    """
    figures = charts_of(publication)
    chosen = [figure for figure in figures if not names or figure.id in names]
    faults = [*_unknown(names, figures), *_nameless(chosen)]
    asked = size or Size()
    files: dict[str, bytes] = {}
    for figure in chosen:
        try:
            card = card_of(figure, publication, layout, asked)
            files |= {f"{figure.id}.{name}": FORMATS[name](card, publication, layout, asked) for name in formats}
        except Faults as found:
            faults += found.findings
    if faults:
        raise Faults(faults)
    return dict(sorted(files.items()))


def _unknown(names: Sequence[str], figures: Sequence[Figure]) -> list[Finding]:
    known = [figure.id for figure in figures]
    return [Finding(None, f"no chart has the id {name}", "unknown-figure", f"choose from {', '.join(known)}")
            for name in names if name not in known]


def _nameless(figures: Sequence[Figure]) -> list[Finding]:
    return [Finding(figure.place, f"the figure “{figure.id}” cannot be a file name", "bad-name",
                    f"use letters, digits, - and _, at most {LONGEST} bytes")
            for figure in figures if not is_file_name(figure.id)]
