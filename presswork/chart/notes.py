"""Annotations: a sentence at a mark, set where nothing is and tied to it by a leader."""

from collections.abc import Callable, Mapping
from typing import Any

from presswork.chart.finish import Plate, Tight
from presswork.chart.ground import Ground
from presswork.chart.labels import Crowd, beside, lead
from presswork.chart.sheet import Sheet

AWAY = (10.0, 18.0, 28.0, 40.0, 56.0, 76.0)  # pt from a mark to its annotation, the nearest first
SIDES = ((0.0, -1.0), (0.7, -0.7), (-0.7, -0.7), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.7, 0.7), (-0.7, 0.7))


def crowd(ax: Plate, frame: tuple[float, float, float, float] | None = None, air: float = 0.0) -> Crowd:
    """Gather what stands on a plate, so that labels can be set clear of it, ``air`` pt off marks to their sides."""
    boxes = [(x - 1.0, y - 0.8, x2 + 1.0, y2 + 0.8) for x, y, x2, y2 in (said.box for said in ax.said)]
    marks = [(x - air, y, x2 + air, y2) for x, y, x2, y2 in ax.solids]
    return Crowd(frame or (0.0, 0.0, ax.wide, ax.high), [*boxes, *marks], list(ax.traces))


def annotate(
    ax: Plate, table: Sheet, notes: object, where: Callable[[int, int], tuple[float, float]], plot: Ground
) -> None:
    """Set the annotations of a chart: each ``at`` a row and of a ``series``, its place given by ``where``.

    Raises Tight for one at a row or series that is not there; one without room is left out and told.
    """
    for note in notes if isinstance(notes, list) else []:
        row, series, text = _read(table, note)
        x, y = where(row, series)
        full = crowd(ax, (plot.left + 1, 0.0, ax.wide, plot.foot - 1))
        if not _set(ax, full, text, x, y):
            ax.left_out.append(text)


def _read(table: Sheet, note: Any) -> tuple[int, int, str]:
    if not isinstance(note, Mapping) or not {"at", "text"} <= set(note) <= {"at", "text", "series"}:
        raise Tight(f"has the note {note!r}, which is not {{at: ..., text: ...}}")
    at, series = str(note["at"]), str(note.get("series", table.series[max(table.accent, 0)]))
    rows = [n for n, row in enumerate(table.rows) if at in {row.label, row.when, row.id}]
    if not rows or series not in table.series:
        raise Tight(f"has a note at {at if not rows else series}, which its table has not")
    return rows[0], table.series.index(series), str(note["text"])


def _set(ax: Plate, full: Crowd, text: str, x: float, y: float) -> bool:
    style = ax.voice("note")
    for most in (ax.wide * 0.3, ax.wide * 0.42, ax.wide * 0.22):
        try:
            lines = ax.fold(text, style, most)
        except Tight:
            continue
        size = max(ax.length(line, style) for line in lines), len(lines) * style.leading
        for away in AWAY:
            for side, rise in SIDES:
                box = beside(x, y, size, away, side, rise)
                if full.free((box[0] - 1, box[1], box[2] + 1, box[3])):
                    ax.rule(*lead(x, y, box, 2.6), "muted", 0.4)
                    ax.box(box[0] - 1, box[1], size[0] + 2, size[1], "paper", solid=False)
                    ax.block(box[0], (box[1] + box[3]) / 2, lines, style, "label")
                    return True
    return False


def christen(ax: Plate, room: Crowd, mark: tuple[float, float, float], text: str, *, hot: bool) -> None:
    """Name a point where there is room, or tell that there is none."""
    (x, y, radius), style = mark, ax.voice("label" if hot else "note")
    place = room.place(x, y, (ax.length(text, style) + 1, style.size * 1.15), radius + 2)
    if place and place.leader:
        ax.rule(*place.leader, "gone", 0.35)
    if place:
        ax.level(place.box[0], (place.box[1] + place.box[3]) / 2, text, style, "focus" if hot else "label")
    else:
        ax.left_out.append(text)
