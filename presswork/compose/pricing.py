"""Pricing: the costs of all lines that a paragraph could have at one measure, at once.

The formulas are those of presswork.compose.demerits, over arrays: a line is read from the prefix sums, so that the
hundreds of lines of a paragraph cost a few operations on vectors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from presswork.compose.atoms import Atom
from presswork.compose.demerits import (
    GAP_GROW,
    GAP_SHRINK,
    HALF,
    LETTER_LIMIT,
    LOOSE,
    NORMAL,
    SPACE_GROW,
    SPACE_SHRINK,
    TIGHT,
    VERY_LOOSE,
    WORDS,
)
from presswork.compose.marks import FORBIDDEN
from presswork.compose.sums import Sums
from presswork.model.style import TypeStyle

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Line = tuple[int, float, int, bool]  # the break after it, its cost, its class, whether it ends in a hyphen
Arrays = dict[str, npt.NDArray[Any]]
SUMS = ("width", "squeeze", "gap", "space", "letters", "joints", "lead", "trail", "begin", "end")


class Span(NamedTuple):
    """What the lines of a paragraph hold, an element a line: slack, elastic widths in pt, number of joints."""

    slack: Numbers
    squeeze: Numbers
    gap: Numbers
    space: Numbers
    letters: Numbers
    joints: Numbers


@dataclass(frozen=True, slots=True)
class Table:
    """Every line from any break to any other that could be set: break before, break after, cost, class, hyphen."""

    count: int
    start: Places
    stop: Places
    cost: Numbers
    kind: Places
    hyphen: npt.NDArray[np.bool_]

    def upto(self, price: float) -> list[list[Line]]:
        """List the lines that begin at each break, none dearer than ``price``."""
        kept = self.cost <= price
        rows = list(zip(self.stop[kept].tolist(), self.cost[kept].tolist(), self.kind[kept].tolist(),
                        self.hyphen[kept].tolist(), strict=True))
        edges = np.searchsorted(self.start[kept], np.arange(self.count + 1)).tolist()
        return [rows[one:two] for one, two in pairwise(edges)]


def priced(atoms: Sequence[Atom], sums: Sums, costs: list[float], room: float, style: TypeStyle,
           loosest: float) -> Table:
    """Price the lines of ``room`` pt between all breaks of a paragraph but its end; ``costs`` are of the breaks.

    Lines that leave more than ``loosest`` of their measure empty are not listed.
    """
    array = {name: np.array(getattr(sums, name)) for name in SUMS}
    array["least"] = array["width"] - array["squeeze"] - array["gap"] - array["space"]
    breaks = np.array(costs)
    begin = np.minimum(array["begin"][:-1], len(atoms) - 1)
    full = array["width"][begin] + room + array["lead"][begin]
    start, stop = _pairs(array, full, begin, loosest * room, style.size)
    usable = breaks[stop] < FORBIDDEN
    start, stop = start[usable], stop[usable]
    cost, kind = _cost(_held(atoms, array, full[start], begin[start], array["end"][stop]), style)
    hyphens = np.array([atom.hyphen > 0 for atom in atoms])[stop - 1]
    return Table(len(atoms), start, stop, cost + breaks[stop], kind, hyphens)


def _pairs(array: Arrays, full: Numbers, begin: Places, empty: float, size: float) -> tuple[Places, Places]:
    """Pair each break with those that a line from it can reach: none too empty, none beyond all that can be closed."""
    width, least = array["width"], array["least"]
    low = np.maximum(np.searchsorted(width, full - empty, "left"), begin + 1)
    high = np.searchsorted(least, full - (width - least)[begin] + size, "right") - 1
    high = np.minimum(high, len(width) - 2)  # the last line of a paragraph has rules of its own
    many = np.maximum(high - low + 1, 0)
    start = np.repeat(np.arange(len(begin)), many)
    within = np.arange(len(start)) - np.repeat(np.cumsum(many) - many, many)
    return start, np.repeat(low, many) + within


def _held(atoms: Sequence[Atom], array: Arrays, full: Numbers, first: Places, last: Places) -> Span:
    """Read from the sums what lines hold from their first atoms to before their last breaks."""
    right, left = np.array([atom.right for atom in atoms]), np.array([atom.left for atom in atoms])
    gap = array["gap"]
    return Span(full - array["width"][last] + array["trail"][last],
                array["squeeze"][last] - array["squeeze"][first] - right[last - 1] - left[first],
                gap[last - 1] - gap[first],
                *(array[name][last] - array[name][first] for name in ("space", "letters", "joints")))


def _cost(held: Span, style: TypeStyle) -> tuple[Numbers, Places]:
    """Cost the lines by what they hold: words, or Han characters to be opened or closed."""
    cost, kind = np.empty(len(held.slack)), np.empty(len(held.slack), int)
    wordy = (held.space > 0) & (held.joints < WORDS)
    tight = held.slack < 0
    for case, priced_as, value in ((wordy, _spaced, style.expand), (tight & ~wordy, _closed, style.size),
                                   (~(tight | wordy), _opened, style.size)):
        chosen = np.flatnonzero(case)
        if len(chosen):
            cost[chosen], kind[chosen] = priced_as(held, chosen, value)
    return cost, kind


def _spaced(held: Span, at: Places, expand: float) -> tuple[Numbers, Places]:
    slack, space, letters = held.slack[at], held.space[at], expand * held.letters[at]
    tight = slack < 0
    room = np.where(tight, SPACE_SHRINK, SPACE_GROW) * space + letters
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
    each = np.maximum(rest, 0.0) / (size * np.maximum(held.joints[at] - 1, 1))
    cost = 4000 * each * each + np.where(rest > 0, 4.0 * (easy > 0), 4 * slack / np.maximum(easy, 1e-9))
    beyond = each > LETTER_LIMIT
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
