"""The door of the stage: a figure, its publication and layout become Art at the size of its frame."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.chart import cache, kinds
from presswork.chart.alt import alt_text, data_table, name_of
from presswork.chart.fonts import font_css
from presswork.chart.gather import fault, gather
from presswork.chart.look import Look, look, voices
from presswork.chart.sheet import Sheet
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.report import Faults

if TYPE_CHECKING:
    from presswork.chart.finish import Plate


def draw_figure(
    figure: Figure,
    publication: Publication,
    layout: Layout,
    width: float,
    height: float,
    folders: Sequence[Path] = (),
) -> Art:
    """Draw a chart's plot at ``width`` x ``height`` pt: SVG with real text, alt text, the data as a table.

    Title, measure and source are the page's to set. ``folders`` are searched for kinds in place of those of
    the workspace and the house. Raises Faults at the figure's place for a kind, data or options that will
    not do, and for a drawing that does not fit its frame. matplotlib is imported only for a new drawing.
    """
    places = tuple(folders) or kinds.folders_for(publication)
    path, style = kinds.file_of(figure, places), kinds.find(kinds.STYLE, places)
    sheet, seen = sheet_of(figure, publication, places), look(layout, publication.language)
    key = cache.key_of(figure, sheet, seen, (width, height), (path, style))
    if art := cache.read(key):
        return art
    kind = kinds.load(path)
    try:
        if why := cache.read_tight(key):
            raise too_tight(figure, kind, (width, height), why)
        svg, left_out = _svg(figure, sheet, kind, seen, (width, height), style)
    except TightFaults as tight:
        cache.write_tight(key, tight.why)
        raise
    alt = alt_text(figure, sheet, name_of(kind.name, kind.names, publication.language))
    art = Art(figure.id, svg, width, height, alt, data_table(sheet), left_out)
    cache.write(key, art)
    return art


def sheet_of(figure: Figure, publication: Publication, folders: Sequence[Path] = ()) -> Sheet:
    """Gather the sheet that a figure's kind draws. Raises Faults at the figure's place."""
    places = tuple(folders) or kinds.folders_for(publication)
    path = kinds.file_of(figure, places)
    series: tuple[int, int] = kinds.constant(path, "SERIES", (1, 1))  # type: ignore[assignment]
    return gather(figure, publication, series, str(kinds.constant(path, "SPREAD", "label")))


def _svg(
    figure: Figure, sheet: Sheet, kind: kinds.Kind, seen: Look, size: tuple[float, float], style: Path | None
) -> tuple[str, tuple[str, ...]]:
    from presswork.chart import plot  # noqa: PLC0415 - matplotlib takes half a second to import

    plate = plate_of(figure, sheet, kind, seen, size, style)
    return plot.svg_of(plate, sheet.language, style), tuple(plate.left_out)


def plate_of(
    figure: Figure, sheet: Sheet, kind: kinds.Kind, seen: Look, size: tuple[float, float], style: Path | None
) -> "Plate":
    """Draw a sheet on a plate and look it over. Raises Faults at the figure's place."""
    from presswork.chart import plot  # noqa: PLC0415 - matplotlib takes half a second to import

    options = kinds.options_of(figure, kind)
    kinds.check_rows(figure, sheet, kind)
    try:
        return plot.draw(kind.draw, sheet, options, seen, size, style)
    except plot.Tight as tight:
        raise too_tight(figure, kind, size, str(tight)) from tight


class TightFaults(Faults):
    """The error of a drawing that does not fit its frame; ``why`` in the kind's words."""

    why = ""


def too_tight(figure: Figure, kind: kinds.Kind, size: tuple[float, float], why: str) -> TightFaults:
    """Make the error of a drawing that does not fit its frame."""
    what = f"({kind.name}, {size[0]:.0f} x {size[1]:.0f} pt) {why}"
    cure = "give the figure more rows or columns of the page, shorten its labels, or draw fewer facts"
    made = TightFaults(fault(figure, what, "chart-tight", cure).findings)
    made.why = why
    return made


def chart_font_css(layout: Layout) -> str:
    """Write the @font-face rules that a page with this layout's charts needs (file URLs of this machine)."""
    return font_css(voices(layout).values())
