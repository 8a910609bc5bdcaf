"""Justification: one line of atoms is closed or opened to its measure.

Room is taken in the order of CLREQ 3.3.4: marks, Han-Latin gaps, then space between characters. In a line of words
the letters take their share with the spaces where the style lets them: drawn wider or narrower, or set further apart
or nearer (Zapf & Karow's hz-program; Hàn Thế Thành, Micro-typographic extensions, 2000, ch. 3).
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from presswork.compose.atoms import HAN, MARK, SPACE, WORD, Atom
from presswork.compose.demerits import GAP_GROW, GAP_SHRINK, SPACE_GROW, SPACE_SHRINK, WORDS
from presswork.compose.shaping import shaper
from presswork.compose.sums import NEARER, elastic, given, hanging
from presswork.model.style import TypeStyle

CRUMB = 0.1        # em that a whole line may be narrowed by kerning
SPACE_CLOSE = 0.4  # share of a word space that a line may take in need
KIND, WIDTH, GAP, GLUED, SHIFT = (itemgetter(Atom._fields.index(name)) for name in ("kind", "width", "gap", "glued",
                                                                                   "shift"))


@dataclass(slots=True)
class SetLine:
    """A line as it will be set: for each atom its width, the shift of its glyph and the space after it, all in pt.

    ``width`` is the set width; ``out`` what stands out at the left; ``stretch`` em opened a character; ``marks`` half
    ems of marks taken; ``space`` the word space against its natural width; ``scale`` the width of letters, ``apart`` em
    that they stand further apart.
    """

    atoms: list[Atom]
    widths: list[float]
    shifts: list[float]
    afters: list[float]
    width: float = 0.0
    out: float = 0.0
    stretch: float = 0.0
    marks: float = 0.0
    space: float = 1.0
    scale: float = 1.0
    apart: float = 0.0

    def total(self) -> float:
        """Add up the line, pt."""
        return sum(self.widths) + sum(self.afters)


def merged(atoms: Sequence[Atom], hyphen: bool, language: str) -> list[Atom]:
    """Join the parts of a word that meet on the line and shape them as one, with the line's hyphen."""
    if not hyphen and True not in map(GLUED, atoms):
        return list(atoms)
    whole: list[Atom] = []
    glue, last = False, len(atoms) - 1
    for index, atom in enumerate(atoms):
        text = atom.text + ("-" if hyphen and index == last else "")
        if glue and whole[-1].look is atom.look:
            before = whole.pop()
            whole.append(_shaped(before.text + text, atom, before, language))
        else:
            whole.append(atom if text == atom.text else _shaped(text, atom, atom, language))
        glue = atom.glued
    return whole


def _shaped(text: str, last: Atom, first: Atom, language: str) -> Atom:
    shaped = shaper(last.face).shape(text, language, last.look.features)
    return Atom(text, WORD, last.look, last.face, shaped, shaped.width * last.look.size, gap=last.gap,
                out_left=first.out_left, out_right=last.out_right)


def natural(atoms: Sequence[Atom]) -> SetLine:
    """Set a line at its natural width, squeezing only what stands at its ends."""
    line = SetLine(list(atoms), list(map(WIDTH, atoms)), list(map(SHIFT, atoms)), list(map(GAP, atoms)))
    first, last = line.atoms[0], line.atoms[-1]
    line.afters[-1] = 0.0
    if first.left:
        line.widths[0] -= first.left
        line.shifts[0] -= first.left
    line.out = first.out_left
    line.afters[-1] -= given(last) + last.out_right
    line.afters[0] -= first.out_left
    line.width = line.total()
    return line


def justify(atoms: Sequence[Atom], measure: float, style: TypeStyle) -> SetLine:
    """Set a line at its measure, pt."""
    line = natural(atoms)
    slack = measure - line.width
    if slack < -0.001 and style.hang and (hang := hanging(line.atoms[-1])):
        line.afters[-1] -= hang
        slack += hang
    kinds = list(map(KIND, line.atoms))
    if abs(slack) > 0.001 and SPACE in kinds and kinds.count(HAN) + kinds.count(MARK) < WORDS:
        slack = _words(line, slack, [index for index, kind in enumerate(kinds) if kind is SPACE], style)
    if slack < -0.001:
        _close(line, -slack, style.size)
    elif slack > 0.001:
        _open(line, slack, style.size)
    line.width = line.total()
    return line


def _words(line: SetLine, slack: float, spaces: Sequence[int], style: TypeStyle) -> float:
    """Share slack between the spaces and, where the style lets them, the letters; gives what is left."""
    plain = sum(line.widths[index] for index in spaces)
    loose = slack > 0
    rooms = [elastic(atom, style)[not loose] if atom.kind is WORD else 0.0 for atom in line.atoms]
    letters, room = sum(rooms), plain * (SPACE_GROW if loose else SPACE_SHRINK)
    share = min(abs(slack) / (room + letters), 1.0) * (1 if loose else -1)
    if letters:
        line.scale = 1 + share * style.expand
        line.apart = share * style.letterspace * (1 if loose else NEARER)
        line.widths = [width + share * each for width, each in zip(line.widths, rooms, strict=True)]
        slack -= share * letters
    taken = max(slack, -plain * SPACE_CLOSE)
    for index in spaces:
        line.widths[index] += taken * line.widths[index] / plain
    line.space = 1 + taken / plain
    return slack - taken


def _close(line: SetLine, need: float, size: float) -> None:
    """Take ``need`` pt out of marks (brackets, commas, stops; those of a kind give alike), then gaps, word spaces."""
    atoms, last = line.atoms, len(line.atoms) - 1
    inner = [index for index, atom in enumerate(atoms)
             if atom.kind is MARK and ((atom.left and index) or (atom.right and index < last))]
    for _, alike in itertools.groupby(sorted(inner, key=lambda index: atoms[index].order),
                                      lambda index: atoms[index].order):
        marks = list(alike)
        room = sum(atoms[index].left + atoms[index].right for index in marks)
        share = min(1.0, need / room)
        for index in marks:
            line.widths[index] -= share * (atoms[index].left + atoms[index].right)
            line.shifts[index] -= share * atoms[index].left
        line.marks += share * room / (size * 0.5)
        need -= share * room
    need = _shared(line.afters, [max(after, 0.0) * GAP_SHRINK / 0.25 for after in line.afters], need)
    need = _shared(line.widths, [width * SPACE_CLOSE * (atom.kind is SPACE)
                                 for width, atom in zip(line.widths, atoms, strict=True)], need)
    if 0.001 < need <= size * CRUMB:  # words shaped as one can come out a hair wider than their parts were
        line.afters = [after - need / len(atoms) for after in line.afters]


def _shared(values: list[float], rooms: Sequence[float], need: float) -> float:
    """Take ``need`` from values in proportion to their rooms; gives what is left to take."""
    room = sum(rooms)
    share = min(1.0, need / room) if need > 0.001 and room > 0 else 0.0
    if share:
        values[:] = [value - share * amount for value, amount in zip(values, rooms, strict=True)]
    return need - share * room


def _open(line: SetLine, slack: float, size: float) -> None:
    """Give ``slack`` pt to gaps and word spaces, then evenly between characters."""
    atoms, left = line.atoms, slack
    gaps = [max(after, 0.0) * GAP_GROW / 0.25 for after in line.afters]
    spaces = [width * SPACE_GROW if atom.kind is SPACE else 0.0 for width, atom in zip(line.widths, atoms, strict=True)]
    if room := sum(gaps) + sum(spaces):
        share = min(1.0, slack / room)
        line.afters = [after + share * gap for after, gap in zip(line.afters, gaps, strict=True)]
        line.widths = [width + share * space for width, space in zip(line.widths, spaces, strict=True)]
        left -= share * room
    if left <= 0.001:
        return
    wide = (HAN, MARK)
    joints = [index for index, (atom, following) in enumerate(itertools.pairwise(atoms))
              if (atom.kind in wide and following.kind is not SPACE)
              or (following.kind in wide and atom.kind is WORD)]
    for index in joints:
        line.afters[index] += left / len(joints)
    line.stretch = left / len(joints) / size if joints else 0.0
