"""Sums: prefix sums over a paragraph's atoms, from which any line is read at the same cost however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from presswork.compose.atoms import HAN, MARK, SPACE, WORD, Atom
from presswork.compose.marks import HANGABLE
from presswork.model.style import TypeStyle


@dataclass(frozen=True, slots=True)
class Sums:
    """Element i is the sum before atom i. All in pt but ``joints``.

    ``lead`` is what the atom gives up as the first of a line (half an opening mark, what stands out at the left),
    ``trail`` what the atom before gives up as the last (its gap, half a closing mark, what stands out at the right,
    less the hyphen that the break adds), ``hang`` what the atom before may hang outside. ``letters`` are the widths of
    words, which a style may expand. ``begin`` and ``end`` skip the spaces at a line's ends.
    """

    width: list[float]
    squeeze: list[float]
    gap: list[float]
    space: list[float]
    letters: list[float]
    joints: list[int]
    lead: list[float]
    trail: list[float]
    hang: list[float]
    begin: list[int]
    end: list[int]

    @classmethod
    def of(cls, atoms: Sequence[Atom], style: TypeStyle) -> "Sums":
        """Add up a paragraph."""
        kinds = [atom.kind for atom in atoms]
        spaces = [kind is SPACE for kind in kinds]
        begin, end = _ends(spaces)
        words = SPACE in kinds or WORD in kinds
        nothing = [0.0] * (len(atoms) + 1)
        return cls(
            list(accumulate([atom.width + atom.gap for atom in atoms], initial=0.0)),
            list(accumulate([atom.left + atom.right for atom in atoms], initial=0.0)),
            list(accumulate([atom.gap for atom in atoms], initial=0.0)),
            list(accumulate([atom.width if atom.kind is SPACE else 0.0 for atom in atoms], initial=0.0))
            if words else nothing,
            list(accumulate([atom.width if atom.kind is WORD else 0.0 for atom in atoms], initial=0.0))
            if words else nothing,
            list(accumulate([1 if kind is HAN or kind is MARK else 0 for kind in kinds], initial=0)),
            [atom.left + atom.out_left for atom in atoms],
            [0.0, *(atom.gap + given(atom) + atom.out_right - atom.hyphen for atom in atoms)],
            [0.0, *(hanging(atom) if style.hang else 0.0 for atom in atoms)], begin, end)


def given(atom: Atom) -> float:
    """Give the blank (pt) that a mark gives up at a line's end; a mark drawn in its middle keeps its em."""
    return atom.right if atom.right > 0.3 * atom.look.size else 0.0


def hanging(atom: Atom) -> float:
    """Give what of a mark (pt) hangs outside the measure where the style hangs them (CLREQ 3.1.7)."""
    return atom.width - given(atom) if atom.kind == MARK and atom.text in HANGABLE else 0.0


def _ends(spaces: Sequence[bool]) -> tuple[list[int], list[int]]:
    begin, end = list(range(len(spaces) + 1)), list(range(len(spaces) + 1))
    if any(spaces):
        for index in range(len(spaces) - 1, -1, -1):
            begin[index] = begin[index + 1] if spaces[index] else index
        for index in range(1, len(spaces) + 1):
            end[index] = end[index - 1] if spaces[index - 1] else index
    return begin, end
