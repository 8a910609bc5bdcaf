"""Placing labels: measured boxes moved as little as will do, none on another and none on a mark.

``spread`` serves labels in a column or a row (the ends of lines): the places that are nearest to those wanted, all
together, found by pooling neighbours that would touch (isotonic regression by pooled adjacent violators: Ayer and
others, Annals of Mathematical Statistics 26, 1955). ``Crowd`` serves points in a plane: places round the point are
tried in order of preference (Imhof, Positioning Names on Maps, 1975), nearer ones first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom in pt, y down
Segment = tuple[float, float, float, float]
# Where a label may stand from its point, the best first: right, right above, right below, left ..., above, below; and
# round it where it must stand off.
SIDES = ((1.0, 0.0), (0.8, -0.4), (0.8, 0.4), (-1.0, 0.0), (-0.8, -0.4), (-0.8, 0.4), (0.0, -1.0), (0.0, 1.0))
FAR = tuple((math.cos(math.radians(at)), math.sin(math.radians(at)))
            for at in (-30, 30, -150, 150, -60, 60, -120, 120, -90, 90, 0, 180))  # fmt: skip


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    """Give the middles of labels of these sizes, nearest to those wanted, apart and within low and high.

    None where they have no room together. Equal wants keep their order.
    """
    if sum(sizes) > high - low + 1e-6:
        return None
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    pools: list[list[float]] = []  # sum of wants less offsets, number, offset of the first
    offsets, run = {}, 0.0
    for at in order:
        offsets[at] = run + sizes[at] / 2
        run += sizes[at]
        pools.append([wanted[at] - offsets[at], 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    starts = [total / count for total, count in pools for _ in range(int(count))]
    span = high - low - run
    return [
        offsets[at] + low + min(max(starts[order.index(at)] - low, 0.0), span) for at in range(len(wanted))
    ]


class Place(NamedTuple):
    """Where a label stands: the box, and the leader from the point to it, or None where it is near."""

    box: Box
    leader: Segment | None


@dataclass(slots=True)
class Crowd:
    """What stands on a plate already: ``boxes`` of text and marks, ``lines`` of data; ``frame`` is the room."""

    frame: Box
    boxes: list[Box] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)

    def place(self, x: float, y: float, size: tuple[float, float], near: float) -> Place | None:
        """Find room for a label of this width and height at a point with a mark of radius ``near``; None for none."""
        for step in range(7):
            reach = near + (0.0 if step == 0 else 5.0 + 7.0 * (step - 1))
            for side, rise in SIDES if step == 0 else FAR:
                box = beside(x, y, size, reach, side, rise)
                if self.free(box):
                    leader = lead(x, y, box, near) if step else None
                    if leader is None or not any(crosses(leader, other, 0.0) for other in self.boxes
                                                 if not inside(x, y, other)):
                        self.boxes.append(box)
                        return Place(box, leader)
        return None

    def free(self, box: Box) -> bool:
        """Say whether a box lies in the frame, clear of all that stands."""
        left, top, right, bottom = self.frame
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        return not any(meet(box, other) for other in self.boxes) and not any(
            crosses(line, box, 0.5) for line in self.lines
        )


def beside(x: float, y: float, size: tuple[float, float], reach: float, side: float, rise: float) -> Box:
    """Give the box of a label ``reach`` pt from a point: ``side`` to the right (1) or left, ``rise`` down (1) or up."""
    wide, high = size
    left = x + side * reach + (0.0 if side > 0.1 else -wide if side < -0.1 else -wide / 2)
    top = y + rise * reach + (-high / 2 if abs(rise) < 0.3 else 0.0 if rise > 0 else -high)
    return left, top, left + wide, top + high


def lead(x: float, y: float, box: Box, near: float) -> Segment:
    """Give the leader from a mark's edge to the nearest side of a box."""
    to_x, to_y = min(max(x, box[0] - 1), box[2] + 1), min(max(y, box[1]), box[3])
    far = math.hypot(to_x - x, to_y - y) or 1.0
    return x + (to_x - x) * near / far, y + (to_y - y) * near / far, to_x, to_y


def inside(x: float, y: float, box: Box) -> bool:
    """Say whether a point lies in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def meet(one: Box, two: Box, slack: float = 0.0) -> bool:
    """Say whether two boxes share more than ``slack`` pt both ways."""
    return (
        min(one[2], two[2]) - max(one[0], two[0]) > slack and min(one[3], two[3]) - max(one[1], two[1]) > slack
    )


def crosses(line: Segment, box: Box, air: float) -> bool:
    """Say whether a segment comes nearer to a box than ``air`` pt (clipping by Liang and Barsky, 1984)."""
    x, y, x2, y2 = line
    first, last = 0.0, 1.0
    for step, room in (
        (x - x2, x - box[0] + air), (x2 - x, box[2] + air - x),
        (y - y2, y - box[1] + air), (y2 - y, box[3] + air - y),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last
