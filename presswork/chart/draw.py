"""The door of the stage: a figure, its publication and layout become Art at the size of its frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.chart import cache, kinds
from presswork.chart.alt import alt_text, data_table, description, name_of
from presswork.chart.fonts import font_css
from presswork.chart.gather import fault, gather
from presswork.chart.look import Look, look, voices
from presswork.chart.sheet import Sheet
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding

if TYPE_CHECKING:
    from presswork.chart.finish import Plate


Frame = tuple[Figure, float, float]  # a figure, the width and the height of its plot in pt


@dataclass(frozen=True, slots=True)
class Work:
    """A plot to be drawn: all that goes into it, and the key under which it is kept."""

    figure: Figure
    sheet: Sheet
    look: Look
    size: tuple[float, float]
    path: Path
    style: Path | None
    key: str


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
    work = work_of(figure, publication, layout, (width, height), folders)
    return cache.read(work.key) or drawn(work)


def draw_all(frames: Sequence[Frame], publication: Publication, layout: Layout, workers: int = 0) -> dict[str, Art]:
    """Draw charts, those that are not in the cache in up to ``workers`` processes (0: one a core): id -> Art.

    Raises Faults with what is wrong with any of them.
    """
    works, faults = [], list[Finding]()
    for figure, width, height in frames:
        try:
            works.append(work_of(figure, publication, layout, (width, height)))
        except Faults as found:
            faults += found.findings
    kept = {work.key: art for work in works if (art := cache.read(work.key))}
    new = list({work.key: work for work in works if work.key not in kept}.values())
    for work, made in zip(new, _shared(new, workers), strict=True):
        if isinstance(made, Art):
            kept[work.key] = made
        else:
            faults += made
    if faults:
        raise Faults(faults)
    return {work.figure.id: kept[work.key] for work in works}


def _shared(works: Sequence[Work], workers: int) -> Sequence[Art | list[Finding]]:
    """Draw what is in no cache, shared out among processes."""
    if not works:
        return ()
    from presswork.chart import crew  # noqa: PLC0415 - imports pools of processes, for new drawings only

    return crew.share(attempted, works, workers)


def work_of(figure: Figure, publication: Publication, layout: Layout, size: tuple[float, float],
            folders: Sequence[Path] = ()) -> Work:
    """Gather what a plot is drawn from. Raises Faults at the figure's place."""
    places = tuple(folders) or kinds.folders_for(publication)
    path, style = kinds.file_of(figure, places), kinds.find(kinds.STYLE, places)
    sheet, seen = sheet_of(figure, publication, places), look(layout, publication.language, figure.kind)
    return Work(figure, sheet, seen, size, path, style, cache.key_of(figure, sheet, seen, size, (path, style)))


def attempted(work: Work) -> Art | list[Finding]:
    """Draw a plot, or say why it cannot be drawn: what a process hands back."""
    try:
        return drawn(work)
    except Faults as faults:
        return list(faults.findings)


def drawn(work: Work) -> Art:
    """Draw a plot and keep it. Raises Faults for data or options that will not do, or where it does not fit."""
    figure, sheet, language = work.figure, work.sheet, work.sheet.language
    kind = kinds.load(work.path)
    try:
        if why := cache.read_tight(work.key):
            raise too_tight(figure, kind, work.size, why)
        svg, left_out = _svg(figure, sheet, kind, work.look, work.size, work.style)
    except TightFaults as tight:
        cache.write_tight(work.key, tight.why)
        raise
    name = name_of(kind.name, kind.names, language)
    alt, told = alt_text(figure, sheet, name), description(figure, sheet, name)
    art = Art(figure.id, svg, *work.size, alt, data_table(sheet), left_out, told)
    cache.write(work.key, art)
    return art


def sheet_of(figure: Figure, publication: Publication, folders: Sequence[Path] = ()) -> Sheet:
    """Gather the sheet that a figure's kind draws. Raises Faults at the figure's place."""
    places = tuple(folders) or kinds.folders_for(publication)
    path = kinds.file_of(figure, places)
    kinds.check_length(figure, publication, path)
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
