"""Costing: what each line of a paragraph costs, one by one, by the rules of its style."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import is_not, or_
from typing import Any

import numpy as np

from presswork.compose.atoms import HAN, WORD, Atom
from presswork.compose.demerits import (
    GAP_GROW,
    GAP_SHRINK,
    HANGING,
    LONE,
    NORMAL,
    ONE_WORD,
    PLACELESS,
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
from presswork.compose.sums import Lists, Sums, grained
from presswork.model.style import TypeStyle

ENDS = CLOSERS | frozenset(",.;:!?—–")
SENSE = 18.0         # a line of a balanced text that does not end at a mark
SCRAP = 4            # letters of a word that may be a last line alone ...
AROUND = ".,;:!?()[]“”‘’\"'"  # ... without the marks around it
EACH_LINE = 1000.0   # of a balanced text: as few as can be


def each_line(style: TypeStyle) -> float:
    """Cost each line of a text for being one more; in a justified one lines cost nothing of themselves."""
    return EACH_LINE if style.balance else 0.0 if style.align == "justify" else RAGGED_LINE


def uneven(slack: float, room: float) -> float:
    """Cost what a line of a balanced text leaves of its ``room``, both pt."""
    return 100 * (slack / room) ** 2


class Paragraph:
    """The atoms of one paragraph, their sums and the measures of its lines (pt; the last one serves the rest).

    Paragraphs of one style and measure may be taken as one: ``ends`` are the breaks after each of them, where a line
    must end, and after which one of the first measure begins.
    """

    def __init__(self, atoms: Sequence[Atom], measures: Sequence[float], style: TypeStyle,
                 ends: Sequence[int] = ()) -> None:
        self.atoms, self.style = atoms, style
        self.measures: list[float] = grained(measures).tolist()
        self.ends = list(ends) or [len(atoms)]
        self.begins = [0, *self.ends[:-1]]
        self.columns: Any = Atom._make(zip(*atoms, strict=True))  # the fields of all atoms, a column each
        self.arrays = Sums.of(atoms, self.columns, style)
        self.count, self.size = len(atoms), style.size
        self.justified = style.align == "justify"
        self.lines = len(measures) - 1  # after so many lines, one is like another
        self.each = each_line(style)

    def only(self, chosen: Sequence[int]) -> "Paragraph":
        """Give some of the paragraphs."""
        if len(chosen) == len(self.ends):
            return self
        parts = [self.atoms[self.begins[index]:self.ends[index]] for index in chosen]
        return Paragraph(list(chain(*parts)), self.measures, self.style, list(accumulate(map(len, parts))))

    def mixed(self, index: int) -> bool:
        """Tell a paragraph with word spaces in which there also is Chinese."""
        begin, end = self.begins[index], self.ends[index]
        return all(bool(sums[end] > sums[begin]) for sums in (self.arrays.space, self.arrays.joints))

    @cached_property
    def sums(self) -> Lists:
        """Give the sums for lines that are read one by one."""
        return Lists.of(self.arrays)

    @cached_property
    def costs(self) -> list[float]:
        """Give what a break costs before each atom, and at the end."""
        return [cost + self.each for cost in self.sums.cost]

    @cached_property
    def marks(self) -> list[int]:
        """List the marks that have blanks to give."""
        return (self.arrays.before[:-1] + self.arrays.after[1:]).nonzero()[0].tolist()

    @cached_property
    def turns(self) -> list[int]:
        """List the atoms with another face or look than the one before."""
        turned = [map(is_not, each, each[1:]) for each in (self.columns.face, self.columns.look)]
        return [index for index, turn in enumerate(map(or_, *turned), 1) if turn]

    @cached_property
    def scraps(self) -> list[int]:
        """Give each paragraph's first atom that leaves too little for a last line: one character, a few letters."""
        return [self._scrap(begin, end) for begin, end in zip(self.begins, self.ends, strict=True)]

    def _scrap(self, begin: int, end: int) -> int:
        letters = many = 0
        for index in range(end - 1, begin - 1, -1):
            if self.columns.kind[index] in (HAN, WORD):
                letters, many = letters + 1, many + len(self.columns.text[index].strip(AROUND))
            if letters > 1 or many >= SCRAP:
                return index + 1
        return begin

    def table(self, loosest: float) -> Table:
        """Price every line; a first line's measure is its own, all the others have the last."""
        rooms = np.full(self.count, self.measures[-1])
        rooms[self.begins] = self.measures[0]
        table = priced(self.arrays, rooms, self.style, loosest, self.ends)
        begin, glued = self.arrays.begin, self.columns.glued
        final = ((table.stop == table.limit) & (table.slack >= 0)).nonzero()[0]
        at = np.searchsorted(table.first, final, "right") - 1
        start, width = begin[at], rooms[at] - table.slack[final]
        which = np.searchsorted(self.ends, at, "right")
        cost = np.where(width < self.style.indent * self.size + 0.01, SHORT, 0.0)
        if True in glued:
            cost[np.array(glued)[start - 1]] = LONE / 2
        cost[start >= np.array(self.scraps)[which]] = LONE
        cost[start <= begin[self.begins][which]] = 0.0
        table.cost[final], table.kind[final] = cost, NORMAL
        return table

    def price(self, start: int, stop: int, slack: float) -> Cost:
        """Cost the line of atoms ``start`` to ``stop`` from its slack (pt; negative: it must be closed)."""
        sums, size = self.sums, self.size
        if slack >= 0 and not self.justified:
            return ragged(slack, size)
        joints, space = sums.joints[stop] - sums.joints[start], sums.space[stop] - sums.space[start]
        gap = sums.gap[stop - 1] - sums.gap[start]
        if space and joints < WORDS:
            loosen, tighten = (each[stop] - each[start] for each in (sums.loosen, sums.tighten))
            return spaced(slack, space * SPACE_GROW + loosen, space * SPACE_SHRINK + tighten)
        if slack >= 0:
            places = max(joints - 1, 1) if joints or gap or space or not sums.joints[-1] else PLACELESS
            return opened(slack, gap * (GAP_GROW / 0.25) + space * SPACE_GROW, size * places)
        squeeze = sums.squeeze[stop] - sums.squeeze[start] - self.atoms[stop - 1].right - self.atoms[start].left
        return closed(-slack, squeeze, gap * (GAP_SHRINK / 0.25) + space * SPACE_SHRINK, size)

    def line(self, start: int, stop: int, room: float, slack: float) -> Cost:
        """Cost one line; the last of a paragraph stands as it is. ``stop`` is the break after it."""
        last, final = self.sums.end[stop], stop == self.count
        if self.style.balance:
            return self._balanced(slack, room, last, final)
        if final and slack >= 0:
            return self._ending(start, room - slack), NORMAL
        if slack < 0 and (hang := self.sums.hang[last]):
            cost, kind = self.price(start, last, slack + hang) if slack + hang < 0 or not final else (0.0, NORMAL)
            return cost + HANGING, kind
        return self.price(start, last, slack)

    def _balanced(self, slack: float, room: float, last: int, final: bool) -> Cost:
        """Cost a line of a head: all lines of like length, ending where a mark stands, and as few as can be."""
        if slack < -0.01:
            return FORBIDDEN, NORMAL
        inside = not final and self.atoms[last - 1].text[-1] not in ENDS
        return uneven(slack, room) + SENSE * inside, NORMAL

    def _ending(self, start: int, width: float) -> float:
        """Cost the last line from atom ``start``, ``width`` pt wide."""
        if start <= self.arrays.begin[0]:
            return 0.0
        if start >= self.scraps[-1]:
            return LONE
        if self.atoms[start - 1].glued:
            return LONE / 2
        if not self.justified and not self.sums.joints[-1] and self.sums.space[-1] <= self.sums.space[start]:
            return ONE_WORD
        return SHORT if width < self.style.indent * self.size + 0.01 else 0.0
