"""Atoms: the smallest pieces that a line can begin or end with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from presswork.compose import marks
from presswork.compose.shaping import Shaped, shaper
from presswork.model.style import Face

HAN, MARK, WORD, SPACE, FIXED = "han", "mark", "word", "space", "fixed"
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is drawn: its face stack, size (pt), ink, link, OpenType features and lift off the baseline (pt).

    ``dots`` sets an emphasis dot under each of its Han characters (着重号, CLREQ 3.4.1); ``display`` is of heads:
    narrow marks, close gaps. ``tag`` is what the run is in its paragraph.
    """

    faces: tuple[Face, ...]
    size: float
    ink: str
    link: str
    features: tuple[str, ...]
    rise: float = 0.0
    dots: bool = False
    display: bool = False
    tag: str = ""


class Atom(NamedTuple):
    """A piece of a line; there are so many that they are tuples, made in a third of a dataclass's time. Widths in pt.

    ``width`` is the set width; ``left``/``right`` the blank that a mark can give on that side; ``gap`` the
    Han-Latin gap after it; ``cost`` of a break after it (infinite: none); ``hyphen`` the width of the hyphen that such
    a break adds; ``glued`` says that it is one word with the next atom, shaped with it where both meet on a line;
    ``order`` says which marks are squeezed first; ``shift`` moves the glyph (a squeezed opening mark: to the left);
    ``out_left``/``out_right`` is what stands out of the measure at a line's start and end (optical margin).
    """

    text: str
    kind: str
    look: Look
    face: Face
    shaped: Shaped
    width: float
    left: float = 0.0
    right: float = 0.0
    gap: float = 0.0
    cost: float = marks.FORBIDDEN
    hyphen: float = 0.0
    glued: bool = False
    order: int = 3
    shift: float = 0.0
    out_left: float = 0.0
    out_right: float = 0.0


def changed(atom: Atom, cost: float, gap: float, width: float, right: float) -> Atom:
    """Give an atom as its neighbour makes it (``_replace`` takes four times as long)."""
    return Atom(atom.text, atom.kind, atom.look, atom.face, atom.shaped, width, atom.left, right, gap, cost,
                atom.hyphen, atom.glued, atom.order, atom.shift, atom.out_left, atom.out_right)


def priced(atom: Atom, cost: float) -> Atom:
    """Give an atom with another cost of a break after it."""
    return changed(atom, cost, atom.gap, atom.width, atom.right)


def cut_to(atoms: list[Atom], room: float, language: str) -> list[Atom]:
    """Cut words that are wider than a whole line (``room`` pt) between letters, as an emergency."""
    if max([atom.width for atom in atoms]) <= room:
        return atoms
    return [piece for atom in atoms
            for piece in ([atom] if atom.width <= room or atom.kind != WORD else _letters(atom, language))]


def _letters(atom: Atom, language: str) -> list[Atom]:
    """Cut a word into its letters, each shaped alone."""
    shaped = [shaper(atom.face).shape(letter, language, atom.look.features) for letter in atom.text]
    last = len(shaped) - 1
    return [Atom(letter, WORD, atom.look, atom.face, each, each.width * atom.look.size,
                 gap=atom.gap if index == last else 0.0, cost=atom.cost if index == last else marks.SOFT,
                 hyphen=atom.hyphen if index == last else 0.0, glued=atom.glued if index == last else True)
            for index, (letter, each) in enumerate(zip(atom.text, shaped, strict=True))]


def freed(atoms: Sequence[Atom]) -> list[Atom]:
    """Allow a break after every atom at a price: for a measure in which nothing else fits."""
    return [priced(atom, min(atom.cost, marks.RELAXED)) for atom in atoms]
