"""Joining: atoms meet their neighbours: break costs, Han-Latin gaps, and the half em where two marks meet."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from presswork.compose import marks
from presswork.compose.atoms import FIXED, HAN, MARK, SPACE, WORD, Atom, changed

GAP = 0.25  # em between Han and Latin letters or digits (CLREQ 3.2.2)
DISPLAY_GAP = 0.06  # the same in heads, where a quarter em is a hole
DISPLAY_SHARE = 0.84  # of the blank half of a mark that a head gives up (newspaper practice: half-width marks)


def joined(atoms: Sequence[Atom], costs: Mapping[int, float], wide: bool, level: str) -> list[Atom]:
    """Join the atoms of a paragraph; ``costs`` are of breaks before the character at an index of its text."""
    starts = list(accumulate((len(atom.text) for atom in atoms), initial=0))
    kept, places = _trimmed(atoms, starts)
    result = list(kept)
    for index in _meetings(kept, places, costs):
        atom, following = result[index], kept[index + 1]
        cost = max(_cost(atom, following, wide, level), costs.get(places[index + 1], 0.0))
        gap, width, right = 0.0, atom.width, atom.right
        if {atom.kind, following.kind} == {HAN, WORD} and not atom.look.rise and not following.look.rise:
            gap = (DISPLAY_GAP if atom.look.display else GAP) * max(atom.look.size, following.look.size)
        if atom.right and following.kind == MARK and (following.left or following.right):
            width, right = width - right, 0.0
        if atom.left and following.left and atom.kind == MARK:
            result[index + 1] = following._replace(width=following.width - following.left, left=0.0,
                                                  shift=-following.left)
        if atom.look.display:
            width, right = width - DISPLAY_SHARE * right, 0.0
            if following.left and following.kind == MARK:
                result[index + 1] = following._replace(width=following.width - following.left, left=0.0,
                                                      shift=-following.left)
        if (cost, gap, width) != (atom.cost, atom.gap, atom.width):
            result[index] = changed(atom, cost, gap, width, right)
    return [*result[:-1], result[-1]._replace(cost=0.0)] if result else []


def _meetings(atoms: Sequence[Atom], places: Sequence[int], costs: Mapping[int, float]) -> list[int]:
    """List the atoms that a neighbour may change: all but Han before Han, most of a Chinese text."""
    kinds = [atom.kind for atom in atoms]
    return [index for index, (kind, following) in enumerate(pairwise(kinds))
            if kind is not HAN or following is not HAN or places[index + 1] in costs]


def _trimmed(atoms: Sequence[Atom], starts: Sequence[int]) -> tuple[Sequence[Atom], Sequence[int]]:
    """Drop spaces typed beside Han or full-width marks: the gap is the composer's to set (CLREQ 3.2.2)."""
    if not any(atom.kind in (HAN, MARK) for atom in atoms):
        return atoms, starts
    kept = [index for index, atom in enumerate(atoms)
            if atom.kind != SPACE or (0 < index < len(atoms) - 1 and _spaced(atoms[index - 1])
                                      and _spaced(atoms[index + 1]))]
    return [atoms[index] for index in kept], [starts[index] for index in kept]


def _spaced(atom: Atom) -> bool:
    """Tell a script that divides words by spaces: letters, digits and Hangul."""
    return atom.kind in (WORD, FIXED) or "\uac00" <= atom.text[:1] <= "\ud7af"


def _cost(atom: Atom, following: Atom, wide: bool, level: str) -> float:
    """Give the cost of a break between two atoms from their classes alone."""
    if SPACE in (atom.kind, following.kind):
        free = atom.kind == SPACE and atom.text != "\u00a0"
        return 0.0 if free else marks.FORBIDDEN
    if FIXED in (atom.kind, following.kind):
        return marks.FORBIDDEN
    if following.look.rise and not atom.look.rise:  # a note's number stays with its word
        return marks.FORBIDDEN
    if atom.kind == WORD and following.kind == WORD:
        return 0.0 if atom.look.rise and not following.look.rise else atom.cost
    first, last = following.text[0], atom.text[-1]
    allowed = marks.LEVELS[level]
    if (first in marks.NO_START and first not in allowed) or last in marks.NO_END:
        return marks.FORBIDDEN
    if last == "/" and level != "basic":
        return marks.SOFT
    korean = not wide and "\uac00" <= last <= "\ud7af" and "\uac00" <= first <= "\ud7af"
    return marks.SOFT if korean else 0.0  # Korean is divided at its spaces
