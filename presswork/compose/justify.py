"""Justification: one line of atoms is closed or opened to its measure, and becomes glyph runs.

Room is taken in the order of CLREQ 3.3.4: marks, Han-Latin gaps, then space between characters.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from presswork.compose.atoms import HAN, MARK, SPACE, WORD, Atom, Look
from presswork.compose.breaking import GAP_GROW, GAP_SHRINK, SPACE_GROW
from presswork.compose.shaping import shaper
from presswork.model.galley import GlyphRun
from presswork.model.style import Face

CRUMB = 0.1        # em that a whole line may be narrowed by kerning
SPACE_CLOSE = 0.4  # share of a word space that a line may take in need


@dataclass(slots=True)
class Piece:
    """An atom as it will be set: what goes before its glyphs, its width, and the space after it (pt)."""

    atom: Atom
    width: float
    shift: float = 0.0
    after: float = 0.0


@dataclass(slots=True)
class SetLine:
    """A justified line: pieces, its set width, em opened a character, and how many half ems of marks were taken."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    stretch: float = 0.0
    marks: float = 0.0


def merged(atoms: Sequence[Atom], hyphen: bool, language: str) -> list[Atom]:
    """Join the parts of a word that meet on the line and shape them as one, with the line's hyphen."""
    whole: list[Atom] = []
    for index, atom in enumerate(atoms):
        last = index == len(atoms) - 1
        text = atom.text + ("-" if hyphen and last else "")
        if whole and atom.word != -1 and whole[-1].word == atom.word and whole[-1].look is atom.look:
            text = whole.pop().text + text
        elif text == atom.text:
            whole.append(atom)
            continue
        shaped = shaper(atom.face).shape(text, language, atom.look.features)
        whole.append(Atom(text, WORD, atom.look, atom.face, shaped, shaped.width * atom.look.size,
                          gap=atom.gap, word=atom.word))
    return whole


def justify(atoms: Sequence[Atom], measure: float | None, size: float) -> SetLine:
    """Set a line at its measure (None: at its natural width, squeezing only what stands at its ends)."""
    pieces = [Piece(atom, atom.width, atom.shift, atom.gap) for atom in atoms]
    pieces[-1].after = 0.0
    _halve_ends(pieces)
    line = SetLine(pieces)
    slack = 0.0 if measure is None else measure - sum(piece.width + piece.after for piece in pieces)
    if slack < -0.001:
        slack = _close(line, -slack, size)
    if slack > 0.001 and measure is not None:
        _open(line, slack, size)
    line.width = sum(piece.width + piece.after for piece in pieces)
    return line


def _halve_ends(pieces: list[Piece]) -> None:
    first, last = pieces[0], pieces[-1]
    if first.atom.left:
        first.width -= first.atom.left
        first.shift -= first.atom.left
    last.width -= last.atom.right


def _close(line: SetLine, need: float, size: float) -> float:
    """Take ``need`` pt out of marks (closing and opening marks first, then commas, then stops), gaps, word spaces."""
    inner = [piece for index, piece in enumerate(line.pieces) if (piece.atom.left and index) or
             (piece.atom.right and index < len(line.pieces) - 1)]
    for piece in sorted(inner, key=lambda piece: piece.atom.order):
        taken = min(need, piece.atom.left + piece.atom.right)
        piece.width -= taken
        piece.shift -= taken if piece.atom.left else 0.0
        line.marks += taken / (size * 0.5)
        need -= taken
    for rooms in ([piece.after * GAP_SHRINK / 0.25 for piece in line.pieces],
                  [piece.width * SPACE_CLOSE * (piece.atom.kind == SPACE) for piece in line.pieces]):
        share = min(1.0, need / sum(rooms)) if need > 0.001 and sum(rooms) > 0 else 0.0
        for piece, amount in zip(line.pieces, rooms, strict=True):
            if piece.atom.kind == SPACE:
                piece.width -= share * amount
            else:
                piece.after -= share * amount
        need -= share * sum(rooms)
    if 0.001 < need <= size * CRUMB:  # words shaped as one can come out a hair wider than their parts were
        for piece in line.pieces:
            piece.width -= need / len(line.pieces)
        need = 0.0
    return -need


def _open(line: SetLine, slack: float, size: float) -> None:
    """Give ``slack`` pt to gaps and word spaces, then evenly between characters."""
    pieces = line.pieces
    spaces = [piece for piece in pieces if piece.atom.kind == SPACE]
    joints = [piece for piece, following in itertools.pairwise(pieces)
              if (piece.atom.kind in (HAN, MARK) and following.atom.kind != SPACE)
              or (following.atom.kind in (HAN, MARK) and piece.atom.kind == WORD)]
    if spaces and len(joints) < 4:
        for piece in spaces:
            piece.width += slack / len(spaces)
        return
    rooms = [(piece, piece.after * GAP_GROW / 0.25) for piece in pieces if piece.after > 0.001]
    rooms += [(piece, piece.width * SPACE_GROW) for piece in spaces]
    room = sum(amount for _, amount in rooms)
    share = min(1.0, slack / room) if room else 0.0
    for piece, amount in rooms:
        piece.after += share * amount
    slack -= share * room
    if slack > 0.001 and joints:
        for piece in joints:
            piece.after += slack / len(joints)
        line.stretch = slack / len(joints) / size


def glyph_runs(line: SetLine, indent: float, tracking: float, rise: float = 0.0) -> tuple[GlyphRun, ...]:
    """Write a line's pieces as runs of one face, size, ink and link; ``indent`` in pt, ``tracking`` in em."""
    runs: list[GlyphRun] = []
    x = start = indent
    open_with: tuple[Face, Look] | None = None
    glyphs: list[int] = []
    advances: list[float] = []
    offsets: list[float] = []
    texts: list[str] = []

    def close() -> None:
        if glyphs and open_with:
            face, look = open_with
            runs.append(GlyphRun(shaper(face).key, look.size, look.ink, start, tuple(glyphs), tuple(advances),
                                 tuple(texts), tuple(offsets), rise, look.link))

    for piece in line.pieces:
        atom = piece.atom
        if open_with is None or open_with[0] != atom.face or open_with[1] != atom.look:
            close()
            glyphs, advances, offsets, texts = [], [], [], []
            open_with, start = (atom.face, atom.look), x
        size, shaped = atom.look.size, atom.shaped
        widths = [advance * size + tracking * size for advance in shaped.advances]
        widths[-1] += piece.width + piece.after - sum(widths)
        glyphs += shaped.glyphs
        advances += widths
        offsets += [offset * size + piece.shift for offset in shaped.offsets]
        texts += shaped.texts
        x += piece.width + piece.after
    close()
    return tuple(runs)
