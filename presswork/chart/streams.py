"""Streams: blocks stacked in a column and the bands between two of them."""

from collections.abc import Sequence
from typing import NamedTuple

from presswork.chart.brush import Brush, Point
from presswork.chart.sheet import Row


class Node(NamedTuple):
    """A block of a column: its top and its height, pt."""

    top: float
    high: float


class Flow(NamedTuple):
    """A flow: where it starts, where it ends and how much it is."""

    start: str
    end: str
    size: float


def ends_of(row: Row) -> tuple[str, str]:
    """Give the two ends of a flow: its label and ``to``, or the parts of its label before and after an arrow."""
    one, _, two = row.label.replace("->", "→").partition("→")
    return (row.label, row.to) if row.to else (one.strip(), two.strip())


def stack(flows: Sequence[Flow], side: int, per: float, room: float, gap: float) -> dict[str, Node]:
    """Stack the ends of one side over the height of a column, with the height left over shared between them."""
    high: dict[str, float] = {}
    for flow in flows:
        name = flow.end if side else flow.start
        high[name] = high.get(name, 0.0) + flow.size * per
    spare = room - sum(high.values())
    air = min(spare / (len(high) - 1), 3 * gap) if len(high) > 1 else 0.0
    y, nodes = (spare - air * (len(high) - 1)) / 2, {}
    for name, each in high.items():
        nodes[name] = Node(y, each)
        y += each + air
    return nodes


def band(ax: Brush, start: Point, end: Point, high: float, role: str) -> None:
    """Draw a band of a height from one top to another, in an S; its rim of paper parts it from those it crosses."""
    (x, y), (x2, y2) = start, end
    steps = [at / 24 for at in range(25)]
    upper = [(x + (x2 - x) * t, y + (y2 - y) * t * t * (3 - 2 * t)) for t in steps]
    lower = [(across, down + max(high, 0.4)) for across, down in reversed(upper)]
    ax.shape([[*upper, *lower]], role, edge="paper", weight=0.5)
