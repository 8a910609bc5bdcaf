"""Changes: a ring at the reference, an arrow to the value, the difference on the right."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.lanes import lanes, missing, name
from presswork.chart.scale import Scale, ticks_of
from presswork.chart.sheet import Sheet
from presswork.chart.shift import arrow, over, shifts

NAMES = {"zh": "变化图", "en": "Change chart"}
ROWS = (1, 40)
SERIES = (1, 2)
SPREAD = "when"
ROOM = (28.0, 14.0, 14.0, 40.0)
OPTIONS: dict[str, object] = {
    "base": 100.0,  # the reference that the differences are taken from, where there is one column
    "scale": "auto",  # auto, yes or no: the scale on top, in frames from 170 pt
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw an arrow a row: from the reference to reference + difference, or from the number before to that after."""
    base, small = float(str(options["base"])), ax.voice("scale")
    made = shifts(table, base)
    scaled = options["scale"] == "yes" or (options["scale"] == "auto" and ax.wide >= 170)
    voices = [ax.voice("focus" if at == table.focus else "value") for at in range(len(table.rows))]
    said = [shift.text if shift else missing(table.language) for shift in made]
    right = max(ax.length(text, voice) for text, voice in zip(said, voices, strict=True)) + 11
    top = small.size * 1.2 + 6 if scaled else 0.0
    rows = lanes(ax, table, top=top, right=right, lane=26)
    if not any(made):
        raise Tight("has no row with both its numbers")
    origin = base if len(table.series) == 1 else 0.0
    ends = [each - origin for shift in made if shift for each in (shift.start, shift.end)]
    ticks = [origin + tick for tick in ticks_of(min(ends), max(ends), 6)]
    place = Scale(ticks[0], ticks[-1], rows.left + 3, rows.right - 3)
    if scaled:
        over(ax, table, ticks, place, top)
    for at, shift in enumerate(made):
        name(ax, rows, at)
        y, role = rows.middle(at), table.role(at)
        ax.rule(rows.left, y, rows.right, y, "grid", 0.4)
        if shift:
            arrow(ax, shift, place, y, role)
        ax.level(ax.wide, y, said[at], voices[at], table.role(at, "value") if shift else "muted", "end")
