"""Candidates: the lines that may begin at a break, found one by one.

For what is in no table of prices: lines beside an initial, heads, ragged text, hanging marks, emergencies.
"""

from bisect import bisect_right

from presswork.compose.costing import Paragraph
from presswork.compose.demerits import NORMAL
from presswork.compose.marks import FORBIDDEN
from presswork.compose.pricing import Line

EMERGENCY = 1e6      # a line wider than its measure
HOPELESS = 10.0      # so much over the price, and a looser line is not looked for
HYPHEN_ROOM = 1.0    # em: a later break may do without the hyphen of this one


def lines_from(paragraph: Paragraph, at: int, room: float, price: float) -> list[Line]:
    """List the lines that begin at a break, none dearer than ``price``: the looser ones, then the tighter ones."""
    sums, costs, count, cost_of = paragraph.sums, paragraph.costs, paragraph.count, paragraph.line
    width, trail, end = sums.width, sums.trail, sums.end
    start = sums.begin[at]
    if start >= count:
        return []
    full = width[start] + room + sums.lead[start]
    middle = min(bisect_right(width, full + 0.01, start + 1), count + 1)
    hopeless = FORBIDDEN if paragraph.style.balance else price - paragraph.each + HOPELESS
    halves = paragraph.justified and hopeless < FORBIDDEN  # a filled line is not looked for in a half of its measure
    lines: list[Line] = []
    for stop in range(middle - 1, start, -1):
        if costs[stop] <= price:
            slack = full - width[end[stop]] + trail[end[stop]]
            line, kind = cost_of(start, stop, room, slack)
            if line + costs[stop] <= price:
                lines.append((stop, line + costs[stop], kind, False))
            elif line > hopeless and slack > 0:
                break
            if halves and lines and slack > room / 2:
                break
    _tighter(paragraph, start, middle, full, room, price, lines)
    atoms = paragraph.atoms
    return [(stop, cost, kind, atoms[stop - 1].hyphen > 0) for stop, cost, kind, _ in lines if cost < FORBIDDEN]


def _tighter(paragraph: Paragraph, start: int, middle: int, full: float, room: float, price: float,
             lines: list[Line]) -> None:
    """Add the lines that must be closed, and the emergency where there is no other line at all."""
    sums, costs = paragraph.sums, paragraph.costs
    width, trail, end, squeeze, gap, space = sums.width, sums.trail, sums.end, sums.squeeze, sums.gap, sums.space
    reserve = paragraph.size * HYPHEN_ROOM - squeeze[start] - gap[start] - space[start] + full
    for stop in range(middle, paragraph.count + 1):
        if costs[stop] <= price and costs[stop] < FORBIDDEN:
            slack = full - width[end[stop]] + trail[end[stop]]
            line, kind = paragraph.line(start, stop, room, slack)
            if line + costs[stop] <= price and line < FORBIDDEN:
                lines.append((stop, line + costs[stop], kind, False))
            elif price == FORBIDDEN and not any(cost < FORBIDDEN for _, cost, _, _ in lines):
                lines.append((stop, EMERGENCY, NORMAL, False))
                return
        over = width[stop] - trail[stop] - sums.hang[stop]
        if over > reserve + squeeze[stop] + gap[stop] + space[stop] and (lines or price < FORBIDDEN):
            return
