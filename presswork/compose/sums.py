"""Sums: prefix sums over a paragraph's atoms, from which any line is read at the same cost however long it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from presswork.compose.atoms import FIXED, HAN, MARK, SPACE, WORD, Atom
from presswork.compose.marks import FORBIDDEN, HANGABLE
from presswork.model.style import TypeStyle

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
CODES = {HAN: 0, MARK: 1, WORD: 2, SPACE: 3, FIXED: 4}


NEARER = 0.4  # of how much further letters may stand apart, how much nearer they may
GRAIN = 2.0 ** -30  # pt to which widths are rounded: so their sums are exact, and do not depend on where they begin


class Sums(NamedTuple):
    """Element i is the sum before atom i. All in pt but ``joints``.

    ``lead`` is what the atom gives up as the first of a line (half an opening mark, what stands out at the left),
    ``trail`` what the atom before gives up as the last (its gap, half a closing mark, what stands out at the right,
    less the hyphen that the break adds), ``hang`` what the atom before may hang outside. ``loosen`` and ``tighten``
    are what the letters of words may be wider and narrower where the style lets them. ``before`` and ``after`` are the
    blanks (pt) of an atom, ``after`` of the one before. ``begin`` and ``end`` skip the spaces at a line's ends.
    ``cost`` is of a break before the atom, ``hyphen`` the width of the hyphen that such a break adds; ``code`` are the
    kinds of the atoms (CODES).
    """

    width: Numbers
    squeeze: Numbers
    gap: Numbers
    space: Numbers
    loosen: Numbers
    tighten: Numbers
    joints: Numbers
    lead: Numbers
    trail: Numbers
    hang: Numbers
    before: Numbers
    after: Numbers
    begin: Places
    end: Places
    cost: Numbers
    hyphen: Numbers
    code: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, atoms: Sequence[Atom], columns: Any, style: TypeStyle) -> "Sums":
        """Add up a paragraph; ``columns`` are an atom whose fields are those of all atoms."""
        kinds = np.frombuffer(bytes(map(CODES.__getitem__, columns.kind)), np.uint8)
        width, left, right, gap = map(_column, (columns.width, columns.left, columns.right, columns.gap))
        space, word, nothing = kinds == CODES[SPACE], kinds == CODES[WORD], np.zeros(len(atoms) + 1)
        begin, end = _ends(space)
        hyphen = np.append(0.0, _column(columns.hyphen)) if any(columns.hyphen) else nothing
        cost = np.array([0.0, *columns.cost])
        cost[:-1][space] = FORBIDDEN  # a line ends after the spaces, not before one
        cost[-1] = 0.0
        trail = np.append(0.0, gap + _given(atoms, right) + _filled(columns.out_right)) - hyphen
        return cls(
            _before(width + gap), _before(left + right), _before(gap),
            _before(width * space) if space.any() else nothing, *_letters(atoms, width * word, style, nothing),
            _before(kinds <= CODES[MARK]), np.append(left + _filled(columns.out_left), 0.0), trail,
            np.append(0.0, _column([*map(hanging, atoms)])) if style.hang else nothing,
            np.append(left, 0.0), np.append(0.0, right), begin, end, cost, hyphen, kinds)


class Lists(NamedTuple):
    """The same sums as lists, for lines that are read one by one."""

    width: list[float]
    squeeze: list[float]
    gap: list[float]
    space: list[float]
    loosen: list[float]
    tighten: list[float]
    joints: list[float]
    lead: list[float]
    trail: list[float]
    hang: list[float]
    before: list[float]
    after: list[float]
    begin: list[int]
    end: list[int]
    cost: list[float]
    hyphen: list[float]
    code: list[int]

    @classmethod
    def of(cls, sums: Sums) -> "Lists":
        """Unpack the arrays."""
        return cls(*(each.tolist() for each in sums))


def given(atom: Atom) -> float:
    """Give the blank (pt) that a mark gives up at a line's end; a mark drawn in its middle keeps its em."""
    return atom.right if atom.right > 0.3 * atom.look.size else 0.0


def hanging(atom: Atom) -> float:
    """Give what of a mark (pt) hangs outside the measure where the style hangs them (CLREQ 3.1.7)."""
    return atom.width - given(atom) if atom.kind == MARK and atom.text in HANGABLE else 0.0


def elastic(atom: Atom, style: TypeStyle) -> tuple[float, float]:
    """Give what the letters of a word may be wider and narrower, pt: drawn so, and further apart or nearer."""
    drawn = style.expand * atom.width
    apart = style.letterspace * len(atom.shaped.glyphs) * atom.look.size
    return drawn + apart, drawn + NEARER * apart


def _letters(atoms: Sequence[Atom], words: Numbers, style: TypeStyle, nothing: Numbers) -> tuple[Numbers, Numbers]:
    """Sum up what letters may be wider and narrower."""
    if not style.letterspace:
        drawn = _before(words * style.expand) if style.expand and words.any() else nothing
        return drawn, drawn
    both = np.array([elastic(atom, style) if atom.kind is WORD else (0.0, 0.0) for atom in atoms])
    return _before(_column(both[:, 0])), _before(_column(both[:, 1]))


def _before(values: npt.NDArray[Any]) -> Numbers:
    """Sum up before each element, and before the end."""
    sums = np.zeros(len(values) + 1)
    values.cumsum(out=sums[1:])
    return sums


def grained(values: Any) -> Any:
    """Round widths to the grain."""
    return np.rint(np.asarray(values) * (1 / GRAIN)) * GRAIN


def _column(values: Any) -> Numbers:
    rounded: Numbers = grained(values)
    return rounded


def _filled(values: Any) -> Numbers | float:
    """Give a column that is mostly empty."""
    return _column(values) if any(values) else 0.0


def _given(atoms: Sequence[Atom], right: Numbers) -> Numbers:
    blanks = np.zeros(len(right))
    for index in right.nonzero()[0].tolist():
        blanks[index] = given(atoms[index])
    return _column(blanks)


def _ends(spaces: npt.NDArray[np.bool_]) -> tuple[Places, Places]:
    """Skip spaces: from each place on to the next that is none, and back to the last that was none."""
    places = np.arange(len(spaces) + 1)
    if not spaces.any():
        return places, places
    begin, end = places.copy(), places.copy()
    begin[:-1][spaces] = len(spaces)
    end[1:][spaces] = 0
    return np.minimum.accumulate(begin[::-1])[::-1], np.maximum.accumulate(end)
