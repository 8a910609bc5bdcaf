"""Costing: what each line of a paragraph costs, one by one, by the rules of its style."""

from collections.abc import Sequence

from presswork.compose.atoms import HAN, SPACE, WORD, Atom
from presswork.compose.demerits import (
    GAP_GROW,
    GAP_SHRINK,
    HANGING,
    LONE,
    NORMAL,
    RAGGED_LINE,
    SHORT,
    SPACE_GROW,
    SPACE_SHRINK,
    WORDS,
    Cost,
    closed,
    opened,
    ragged,
    spaced,
)
from presswork.compose.marks import CLOSERS, FORBIDDEN
from presswork.compose.pricing import Table, priced
from presswork.compose.sums import Sums
from presswork.model.style import TypeStyle

ENDS = CLOSERS | frozenset(",.;:!?—–")
SENSE = 18.0         # a line of a balanced text that does not end at a mark
EACH_LINE = 1000.0   # of a balanced text: as few as can be


class Paragraph:
    """The atoms of one paragraph, their sums and the measures of its lines (pt; the last one serves the rest)."""

    def __init__(self, atoms: Sequence[Atom], measures: Sequence[float], style: TypeStyle) -> None:
        self.atoms, self.measures, self.style = atoms, measures, style
        self.sums = Sums.of(atoms, style)
        self.count, self.size = len(atoms), style.size
        self.justified = style.align == "justify"
        self.lines = len(measures) - 1  # after so many lines, one is like another
        each = EACH_LINE if style.balance else 0.0 if self.justified else RAGGED_LINE
        self.costs = [0.0, *(atom.cost + each for atom in atoms)]
        self.costs[-1] = each
        for index, atom in enumerate(atoms):
            if atom.kind is SPACE:  # a line ends after the spaces, not before one
                self.costs[index] = FORBIDDEN

    def table(self, loosest: float) -> Table:
        """Price every line of the last measure but those that end the paragraph."""
        return priced(self.atoms, self.sums, self.costs, self.measures[-1], self.style, loosest)

    def price(self, start: int, stop: int, slack: float) -> Cost:
        """Cost the line of atoms ``start`` to ``stop`` from its slack (pt; negative: it must be closed)."""
        sums, size = self.sums, self.size
        if slack >= 0 and not self.justified:
            return ragged(slack, size)
        joints, space = sums.joints[stop] - sums.joints[start], sums.space[stop] - sums.space[start]
        gap = sums.gap[stop - 1] - sums.gap[start]
        if space and joints < WORDS:
            letters = self.style.expand * (sums.letters[stop] - sums.letters[start])
            return spaced(slack, space * SPACE_GROW + letters, space * SPACE_SHRINK + letters)
        if slack >= 0:
            return opened(slack, gap * (GAP_GROW / 0.25) + space * SPACE_GROW, size * (joints - 1 if joints > 1 else 1))
        squeeze = sums.squeeze[stop] - sums.squeeze[start] - self.atoms[stop - 1].right - self.atoms[start].left
        return closed(-slack, squeeze, gap * (GAP_SHRINK / 0.25) + space * SPACE_SHRINK, size)

    def line(self, start: int, stop: int, room: float, slack: float) -> Cost:
        """Cost one line; the last of a paragraph stands as it is. ``stop`` is the break after it."""
        last, final = self.sums.end[stop], stop == self.count
        if self.style.balance:
            return self._balanced(slack, room, last, final)
        if final and slack >= 0:
            return self._ending(start, last, room - slack), NORMAL
        if slack < 0 and (hang := self.sums.hang[last]):
            cost, kind = self.price(start, last, slack + hang) if slack + hang < 0 or not final else (0.0, NORMAL)
            return cost + HANGING, kind
        return self.price(start, last, slack)

    def _balanced(self, slack: float, room: float, last: int, final: bool) -> Cost:
        """Cost a line of a head: all lines of like length, ending where a mark stands, and as few as can be."""
        if slack < -0.01:
            return FORBIDDEN, NORMAL
        inside = not final and self.atoms[last - 1].text[-1] not in ENDS
        return 100 * (slack / room) ** 2 + SENSE * inside, NORMAL

    def _ending(self, start: int, last: int, width: float) -> float:
        if not any(atom.kind is not SPACE for atom in self.atoms[:start]):
            return 0.0
        letters = [atom for atom in self.atoms[start:last] if atom.kind in (HAN, WORD)]
        if len(letters) < 2 and sum(len(atom.text) for atom in letters) < 4:
            return LONE
        scrap = start and self.atoms[start - 1].glued
        return LONE / 2 if scrap else SHORT if width < self.style.indent * self.size + 0.01 else 0.0
