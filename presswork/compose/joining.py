"""Joining: atoms meet their neighbours: break costs, Han-Latin gaps, and the half em where two marks meet."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from presswork.compose import marks
from presswork.compose.atoms import FIXED, HAN, MARK, SPACE, WORD, Atom, changed, priced

GAP = 0.25  # em between Han and Latin letters or digits (CLREQ 3.2.2)
DISPLAY_GAP = 0.06  # the same in heads, where a quarter em is a hole
DISPLAY_SHARE = 0.84  # of the blank half of a mark that a head gives up (newspaper practice: half-width marks)
MEETINGS = 1 << 17  # pairs of atoms that are remembered


Known = dict[tuple[int, int], tuple[Atom, Atom, Atom, Atom]]


def joined(atoms: Sequence[Atom], costs: Mapping[int, float], wide: bool, level: str) -> list[Atom]:
    """Join the atoms of a paragraph; ``costs`` are of breaks before the character at an index of its text."""
    kinds = [atom.kind for atom in atoms]
    places = list(accumulate([len(atom.text) for atom in atoms], initial=0)) if costs else []
    if SPACE in kinds and (HAN in kinds or MARK in kinds):
        kept = _kept(atoms, kinds)
        atoms, kinds = [atoms[index] for index in kept], [kinds[index] for index in kept]
        places = [places[index] for index in kept] if costs else []
    result, known = list(atoms), _known(wide, level)
    for index, (kind, following) in enumerate(pairwise(kinds)):
        if kind is not HAN or following is not HAN:  # Han before Han changes nothing, and is most of a Chinese text
            pair = result[index], atoms[index + 1]
            met = known.get((id(pair[0]), id(pair[1]))) or _learned(known, pair, wide, level)
            result[index], result[index + 1] = met[2], met[3]
    for place, cost in costs.items():
        for index in range(bisect_left(places, place, 1), bisect_right(places, place, 1)):
            if index < len(result) and cost > result[index - 1].cost:
                result[index - 1] = priced(result[index - 1], cost)
    return [*result[:-1], priced(result[-1], 0.0)] if result else []


@functools.lru_cache(maxsize=16)
def _known(_wide: bool, _level: str) -> Known:
    """Keep what every two atoms made of each other, by identity: both are kept with it, so that no other is taken."""
    return {}


def _learned(known: Known, pair: tuple[Atom, Atom], wide: bool, level: str) -> tuple[Atom, Atom, Atom, Atom]:
    if len(known) > MEETINGS:
        known.clear()
    met = known[id(pair[0]), id(pair[1])] = (*pair, *_met(*pair, wide, level))
    return met


def _met(atom: Atom, following: Atom, wide: bool, level: str) -> tuple[Atom, Atom]:
    """Give two neighbours as they make each other: the cost of a break between them, gap, marks squeezed."""
    cost, gap, width, right, narrowed = _cost(atom, following, wide, level), 0.0, atom.width, atom.right, following
    if _mixed(atom, following) and not atom.look.rise and not following.look.rise:
        gap = (DISPLAY_GAP if atom.look.display else GAP) * max(atom.look.size, following.look.size)
    if atom.right and following.kind == MARK and (following.left or following.right):
        width, right = width - right, 0.0
    if following.left and ((atom.left and atom.kind == MARK) or (atom.look.display and following.kind == MARK)):
        narrowed = following._replace(width=following.width - following.left, left=0.0, shift=-following.left)
    if atom.look.display:
        width, right = width - DISPLAY_SHARE * right, 0.0
    if (cost, gap, width) != (atom.cost, atom.gap, atom.width):
        atom = changed(atom, cost, gap, width, right)
    return atom, narrowed


def _mixed(atom: Atom, following: Atom) -> bool:
    """Tell Han beside letters or figures; brackets, quotes and signs between two words have no gap of their own."""
    if atom.kind is WORD and following.kind is HAN:
        return atom.text[-1] not in marks.GAPLESS
    return atom.kind is HAN and following.kind is WORD and following.text[0] not in marks.GAPLESS


def _kept(atoms: Sequence[Atom], kinds: Sequence[str]) -> list[int]:
    """List the atoms without spaces typed beside Han or full-width marks: that gap is the composer's (CLREQ 3.2.2)."""
    return [index for index, kind in enumerate(kinds)
            if kind is not SPACE or (0 < index < len(atoms) - 1 and _spaced(atoms[index - 1])
                                     and _spaced(atoms[index + 1]))]


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
