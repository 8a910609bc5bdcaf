"""Takes: copy is composed once and kept, and plain paragraphs are composed many at a time.

A take is the part of a copy that a compositor was given to set. Here it is some paragraphs of one style and measure:
they are one text with breaks that must be taken (Knuth & Plass 1981, section 3), so that the arrays of the composer
serve them all at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from presswork.compose.atoms import SPACE, Atom
from presswork.compose.breaking import tabled
from presswork.compose.costing import Paragraph
from presswork.compose.cutting import MissingGlyphsError
from presswork.compose.paragraph import Copy, atoms_of, composed, ordered, set_lines
from presswork.model.galley import Line

KEPT = 1 << 15  # paragraphs
TAKE = 2200    # atoms at the most: the arrays of more do not stay in the processor's cache

_kept: dict[Copy, tuple[Line, ...]] = {}


def compose(copy: Copy) -> tuple[Line, ...]:
    """Compose a paragraph. Raises MissingGlyphsError.

    Lines are kept by all that they depend on, so that composing a story again costs its changed paragraphs alone.
    """
    lines = _kept.get(copy)
    return _keep(copy, composed(copy)) if lines is None else lines


def foresee(copies: Iterable[Copy]) -> None:
    """Compose paragraphs so that they are kept when they are asked for: many at once, in a part of the time.

    Those that can only be composed alone, and those with characters that no face has, are left out.
    """
    takes: dict[Any, _Take] = {}
    for copy in copies:
        if _plain(copy) and copy not in _kept:
            atoms = _atoms(copy)
            if atoms and SPACE not in (atoms[0].kind, atoms[-1].kind):
                take = takes.setdefault((id(copy.style), copy.measures, copy.indent, copy.language), _Take())
                take.add(copy, atoms)
    for take in takes.values():
        take.compose()


def forget() -> None:
    """Forget all lines."""
    _kept.clear()


def _keep(copy: Copy, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if len(_kept) >= KEPT:
        _kept.clear()
    _kept[copy] = lines
    return lines


def _plain(copy: Copy) -> bool:
    """Tell a paragraph whose lines depend on nothing but one another."""
    style = copy.style
    return (len(copy.measures) == 1 and not copy.looseness and style.align == "justify"
            and not (style.balance or style.hang or style.drop))


def _atoms(copy: Copy) -> list[Atom]:
    try:
        return atoms_of(copy)
    except MissingGlyphsError:
        return []


@dataclass(slots=True)
class _Take:
    """Plain paragraphs of one style at one measure, with their atoms one after another."""

    copies: list[Copy] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, copy: Copy, atoms: Sequence[Atom]) -> None:
        """Add a paragraph; a take that is full is composed."""
        if self.atoms and len(self.atoms) + len(atoms) > TAKE:
            self.compose()
        self.copies.append(copy)
        self.atoms += atoms
        self.ends.append(len(self.atoms))

    def compose(self) -> None:
        """Compose what is in the take; paragraphs for which no lines were found within the rules are left out."""
        copies, first = self.copies, self.copies[0]
        paragraph = Paragraph(self.atoms, first.rooms, first.style, self.ends)
        self.copies, self.atoms, self.ends = [], [], []
        found = [(copy, ordered(copy, breaks)) for copy, breaks in zip(copies, tabled(paragraph), strict=True)
                 if breaks]
        lines = iter(set_lines(paragraph, [order for _, orders in found for order in orders], first.language))
        for copy, orders in found:
            _keep(copy, tuple(islice(lines, len(orders))))
