"""Lines over time, each with its name and last number at its end; a missing value is a gap."""

from collections.abc import Mapping
from math import isnan

from presswork.chart.finish import Plate
from presswork.chart.ground import foot_of, foots, ground, short, steps
from presswork.chart.look import traits
from presswork.chart.notes import annotate
from presswork.chart.scale import base_of
from presswork.chart.sheet import Sheet
from presswork.chart.tags import Tag, hang, tags

NAMES = {"zh": "折线图", "en": "Line chart"}
ROWS = (2, 400)
SERIES = (1, 8)
ROOM = (0.0, 0.0, 150.0, 90.0)
OPTIONS: dict[str, object] = {
    "zero": "auto",  # yes, no or auto: the scale starts at 0 unless all values lie far above it
    "dots": "auto",  # a marker at each value: yes, no or auto (up to 12 of them)
    "notes": [],  # annotations: {at: a row, series: its name, text: what is said}
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a line a series; rows stand at their dates, so that unequal intervals are unequal."""
    table = table.known_series
    count, last = len(table.series), [final(column) for column in table.columns]
    looks = traits(count, 0 if count == 1 and not table.accent else table.accent)
    low = base_of(table.known) if options["zero"] == "auto" else min(table.known)
    low, foot = min(0.0, low) if options["zero"] == "yes" else low, foot_of(ax)

    def tag(at: int, want: float) -> Tag:
        return Tag(table.series[at], table.rows[last[at]].cells[at].text, want, looks[at].role, at == table.accent)

    made = tags(ax, [tag(at, 0) for at in range(count)], ax.high - foot, ax.wide * 0.3)
    plot = ground(ax, table, low, max(table.known), right=made.wide, foot=foot)
    xs = steps(table, plot.left + 3, plot.right)
    ends = [tag(at, plot.y(column[last[at]])) for at, column in enumerate(table.columns)]
    marked = options["dots"] == "yes" or (options["dots"] == "auto" and len(xs) <= 12)
    for at in sorted(range(count), key=lambda at: (at == table.accent, -at)):
        look, ys = looks[at], [plot.y(value) for value in table.columns[at]]
        points = list(zip(xs, ys, strict=True))
        ax.trace(points, look.role, look.weight, dash=look.dash, halo=1.5)
        for step, (x, y) in enumerate(points):
            if not isnan(y) and (step == last[at] or (marked and look.marker != "dot") or alone(ys, step)):
                ax.spot(x, y, 2.1 if at == table.accent else 1.8, look.role, look.marker)
    hang(ax, tags(ax, ends, ax.high - foot, ax.wide * 0.3, joined=made.joined), plot.right, 0, ax.high - foot + 3)
    foots(ax, xs, short(table), plot.foot, table.focus)
    annotate(ax, table, options["notes"], lambda row, series: (xs[row], plot.y(table.columns[series][row])), plot)


def final(column: tuple[float, ...]) -> int:
    """Give the index of a series' last value, or 0."""
    return max((at for at, value in enumerate(column) if not isnan(value)), default=0)


def alone(ys: list[float], at: int) -> bool:
    """Say whether a value has no neighbour to be joined with."""
    return all(isnan(ys[near]) for near in (at - 1, at + 1) if 0 <= near < len(ys))
