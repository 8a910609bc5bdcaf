"""Areas over time from zero: one, or several on one another, each named at its end."""

from collections.abc import Mapping
from itertools import pairwise
from math import isnan

from presswork.chart.fills import shades
from presswork.chart.finish import Plate, Tight
from presswork.chart.ground import foot_of, foots, ground, short, steps
from presswork.chart.notes import annotate
from presswork.chart.sheet import Sheet
from presswork.chart.tags import Tag, hang, tags

NAMES = {"zh": "面积图", "en": "Area chart"}
ROWS = (2, 400)
SERIES = (1, 5)
ROOM = (0.0, 0.0, 150.0, 90.0)
OPTIONS: dict[str, object] = {"notes": []}  # annotations: {at: a row, text: what is said}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw the first series at the foot and the others on it; a missing value counts as none and ends the area."""
    table = table.known_series
    if min(table.known) < 0:
        raise Tight("has negative values, which an area cannot add up: choose line")
    count, foot = len(table.series), foot_of(ax)
    columns = [[0.0 if isnan(value) else value for value in column] for column in table.columns]
    tops = [[sum(parts[: turn + 1]) for parts in zip(*columns, strict=True)] for turn in range(count)]
    roles = shades(count, table.accent, ax.look.inks) if count > 1 else ["focus" if table.accent == 0 else "shade4"]
    last = [row.cells for row in table.rows][-1]

    def tag(turn: int, want: float) -> Tag:
        return Tag(table.series[turn], last[turn].text, want, roles[turn], turn == table.accent)

    made = tags(ax, [tag(turn, 0) for turn in range(count)], ax.high - foot, ax.wide * 0.3)
    plot = ground(ax, table, 0.0, max(tops[-1]), right=made.wide, foot=foot)
    xs = steps(table, plot.left, plot.right)
    for turn in range(count):
        under = tops[turn - 1] if turn else [0.0] * len(xs)
        upper = [(x, plot.y(value)) for x, value in zip(xs, tops[turn], strict=True)]
        lower = [(x, plot.y(value)) for x, value in zip(xs, under, strict=True)]
        ax.shape([[*upper, *reversed(lower)]], roles[turn], edge="paper", weight=0.5 if count > 1 else 0)
        ax.traces.extend((x, y, x2, y2) for (x, y), (x2, y2) in pairwise(upper))
    if count == 1:
        ax.trace([(x, plot.y(value)) for x, value in zip(xs, tops[0], strict=True)], "value", 1.2)
    ax.rule(plot.left, plot.foot, plot.right, plot.foot, "base", 0.6)
    middles = [plot.y((tops[turn][-1] + (tops[turn - 1][-1] if turn else 0)) / 2) for turn in range(count)]
    wants = [plot.y(tops[0][-1])] if count == 1 else middles
    asked = [tag(turn, wants[turn]) for turn in range(count)]
    ends = tags(ax, asked, ax.high - foot, ax.wide * 0.3, joined=made.joined)
    hang(ax, ends, plot.right, 0, ax.high - foot + 3)
    foots(ax, xs, short(table), plot.foot, table.focus)
    annotate(ax, table, options["notes"], lambda row, _: (xs[row], plot.y(tops[-1][row])), plot)
