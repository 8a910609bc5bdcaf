"""Pricing: the costs of all lines that a paragraph could have, at once.

The formulas are those of presswork.compose.demerits, over arrays: a line is read from the prefix sums, so that the
hundreds of lines of a paragraph cost a few operations on vectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from presswork.compose.demerits import (
    GAP_GROW,
    GAP_SHRINK,
    HAIR,
    HALF,
    LETTER_LIMIT,
    LOOSE,
    NORMAL,
    PLACELESS,
    SPACE_GROW,
    SPACE_SHRINK,
    TIGHT,
    VERY_LOOSE,
    WORDS,
)
from presswork.compose.marks import FORBIDDEN
from presswork.compose.sums import Numbers, Places, Sums
from presswork.model.style import TypeStyle

Line = tuple[int, float, int, bool]  # the break after it, its cost, its class, whether it ends in a hyphen


class Span(NamedTuple):
    """What the lines of a paragraph hold, an element a line: slack, elastic widths in pt, number of joints.

    ``bare`` is the number of places for which a line counts that has none.
    """

    slack: Numbers
    squeeze: Numbers
    gap: Numbers
    space: Numbers
    loosen: Numbers
    tighten: Numbers
    joints: Numbers
    bare: Places


@dataclass(frozen=True, slots=True)
class Table:
    """Every line from any break to any other that could be set.

    The lines from break i are those from ``first[i]`` to before ``first[i + 1]``, at least one each: the break after,
    the cost (infinite: none), the class, the slack in pt, whether they end in a hyphen, and the end of the paragraph
    that they stand in. ``unlisted`` is the least that a line from each break costs that is too empty to be listed,
    what the emptiest that is listed.
    """

    first: Places
    stop: Places
    cost: Numbers
    kind: Places
    slack: Numbers
    hyphen: npt.NDArray[np.bool_]
    limit: Places
    unlisted: Numbers

    @property
    def count(self) -> int:
        """Count the atoms."""
        return len(self.first) - 1


def priced(sums: Sums, rooms: Numbers, style: TypeStyle, loosest: float, ends: Sequence[int]) -> Table:
    """Price the lines between all breaks of paragraphs, which stop at ``ends``.

    ``rooms`` are the measures (pt) of the lines from each. Lines that leave more than ``loosest`` of their measure
    empty are not listed, but the fullest of them, and where they end a paragraph; those are costed as any other.
    """
    count = len(rooms)
    begin = np.minimum(sums.begin[:-1], count - 1)
    limit = np.repeat(ends, np.diff([0, *ends]))
    full = sums.width[begin] + rooms + sums.lead[begin]
    low, many = _reach(sums, begin, full - loosest * rooms, full + style.size, limit)
    first = np.zeros(count + 1, int)
    np.cumsum(many, out=first[1:])
    stop = np.arange(first[-1]) + np.repeat(low - first[:-1], many)
    chinese = np.diff(sums.joints[[0, *ends]]) > 0
    bare = np.repeat(np.where(chinese, PLACELESS, 1), np.diff([0, *ends]))
    held = _held(sums, full, begin, sums.end[stop], many, bare)
    cost, kind = _cost(held, style)
    unlisted = np.where(low > begin + 1, cost[first[:-1]], FORBIDDEN)
    cost += sums.cost[stop]
    return Table(first, stop, cost, kind, held.slack, sums.hyphen[stop] > 0, np.repeat(limit, many), unlisted)


def _reach(sums: Sums, begin: Places, least: Numbers, most: Numbers, limit: Places) -> tuple[Places, Places]:
    """Give the first break that lines from each break reach, and how many: one too empty, none beyond all closing."""
    width = sums.width
    closed = width - sums.squeeze - sums.gap - sums.space
    low = np.minimum(np.maximum(np.searchsorted(width, least) - 1, begin + 1), limit)
    high = np.searchsorted(closed, most - (width - closed)[begin], "right") - 1
    return low, np.maximum(np.minimum(high, limit) - low + 1, 1)


def _held(sums: Sums, full: Numbers, first: Places, last: Places, many: Places, bare: Places) -> Span:
    """Read from the sums what lines hold from their first atoms to before their last breaks."""
    def between(ends: Numbers, starts: Numbers) -> Numbers:
        return ends[last] - np.repeat(starts, many)

    gap = np.append(0.0, sums.gap[:-1])  # a line's last gap is not its own
    slack = np.repeat(full, many) - (sums.width - sums.trail)[last]
    words, nothing = sums.space[-1] > 0, np.zeros(len(slack))
    return Span(slack, between(sums.squeeze - sums.after, (sums.squeeze + sums.before)[first]),
                between(gap, sums.gap[first]), between(sums.space, sums.space[first]) if words else nothing,
                between(sums.loosen, sums.loosen[first]) if words else nothing,
                between(sums.tighten, sums.tighten[first]) if words else nothing,
                between(sums.joints, sums.joints[first]), np.repeat(bare, many))


def _cost(held: Span, style: TypeStyle) -> tuple[Numbers, Places]:
    """Cost the lines by what they hold: words, or Han characters to be opened or closed."""
    cost, kind = np.empty(len(held.slack)), np.empty(len(held.slack), int)
    wordy = (held.space > 0) & (held.joints < WORDS)
    tight = held.slack < 0
    for case, priced_as, value in ((wordy, _spaced, style.size), (tight & ~wordy, _closed, style.size),
                                   (~(tight | wordy), _opened, style.size)):
        chosen = case.nonzero()[0]
        if len(chosen):
            cost[chosen], kind[chosen] = priced_as(held, chosen, value)
    return cost, kind


def _spaced(held: Span, at: Places, _: float) -> tuple[Numbers, Places]:
    slack, space = held.slack[at], held.space[at]
    tight = slack < 0
    room = np.where(tight, SPACE_SHRINK * space + held.tighten[at], SPACE_GROW * space + held.loosen[at])
    ratio = np.abs(slack) / np.maximum(room, 1e-9)
    beyond = np.maximum(ratio - 1, 0.0)
    cost = np.where(tight & (ratio > 1.0001), FORBIDDEN,
                    np.where(ratio <= 1, 10 * ratio * ratio, 10 + 40 * beyond + 20 * beyond * beyond))
    easy = np.where(ratio > 0.5, np.where(tight, TIGHT, LOOSE), NORMAL)
    return cost, np.where(~tight & (ratio > 1), VERY_LOOSE, easy)


def _opened(held: Span, at: Places, size: float) -> tuple[Numbers, Places]:
    slack = held.slack[at]
    easy = held.gap[at] * (GAP_GROW / 0.25) + held.space[at] * SPACE_GROW
    rest = slack - easy
    joints = held.joints[at]
    places = np.where((joints > 0) | (easy > 0), np.maximum(joints - 1, 1), held.bare[at])
    each = np.maximum(rest, 0.0) / (size * places)
    cost = 4000 * each * each + np.where(rest > 0, 4.0 * (easy > 0), 4 * slack / np.maximum(easy, 1e-9))
    beyond = each > LETTER_LIMIT + HAIR
    cost += beyond * (4000 * (each - LETTER_LIMIT) + 100)
    return cost, np.where(each < LETTER_LIMIT / 2, NORMAL, LOOSE) + beyond * (VERY_LOOSE - LOOSE)


def _closed(held: Span, at: Places, size: float) -> tuple[Numbers, Places]:
    need = -held.slack[at]
    room = held.gap[at] * (GAP_SHRINK / 0.25) + held.space[at] * SPACE_SHRINK
    taken = np.minimum(need, held.squeeze[at])
    rest, cost = need - taken, taken * (2.5 / (size * HALF))
    more = rest > 0.01
    cost += more * 4 * rest / np.maximum(room, 1e-9)
    cost[rest > room + 0.01] = FORBIDDEN
    return cost, np.where(more, TIGHT, NORMAL)
