"""Atoms: a paragraph cut into the smallest pieces that a line can begin or end with."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pyphen

from presswork.compose import marks
from presswork.compose.shaping import Shaped, shaper
from presswork.model.place import Place
from presswork.model.report import Faults, Finding
from presswork.model.story import EMPHASIS, LEAD, STRONG, Run
from presswork.model.style import Face, TypeStyle

HAN, MARK, WORD, SPACE = "han", "mark", "word", "space"
GAP = 0.25      # em between Han and Latin letters or digits (CLREQ 3.2.2)
HALF = 0.5      # em that a full-width mark may give up
HYPHEN_COST = 12.0
_WIDE_TOKEN = re.compile(r"—+|…+|⋯+|[ \u00a0\t]+|.", re.DOTALL)
_WORD_PARTS = re.compile(r"[^-–—/]+[-–—/]*|[-–—/]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is drawn: its face stack, size (pt), ink and link."""

    faces: tuple[Face, ...]
    size: float
    ink: str
    link: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line. Widths in pt.

    ``width`` is the set width; ``left``/``right`` the blank that a mark can give on that side; ``gap`` the
    Han-Latin gap after it; ``cost`` of a break after it (infinite: none); ``hyphen`` the width of the hyphen such a
    break adds; ``word`` numbers the pieces of one word, which are shaped together where they meet on a line;
    ``order`` says which marks are squeezed first; ``shift`` moves the glyph (a squeezed opening mark: to the left).
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
    word: int = -1
    order: int = 3
    shift: float = 0.0


@functools.cache
def _hyphenator(language: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback({"en": "en_GB"}.get(language, language))
    return pyphen.Pyphen(lang=name, left=2, right=3) if name else None


def look_of(run: Run, style: TypeStyle) -> Look:
    """Choose the look of a run from its marks."""
    faces, size, ink = style.faces, style.size, style.ink
    if LEAD in run.marks and style.lead:
        faces, size, ink = style.lead, size * style.lead_scale, style.lead_ink or ink
    elif STRONG in run.marks and style.strong:
        faces = style.strong
    elif EMPHASIS in run.marks and style.emphasis:
        faces = style.emphasis
    return Look(faces, size, ink, run.link, style.features)


def atomize(runs: Sequence[Run], style: TypeStyle, language: str, names: tuple[str, ...], place: Place) -> list[Atom]:
    """Cut runs into atoms with widths and break costs. Raises Faults for a character that no face has."""
    text = "".join(run.text for run in runs)
    wide = language.startswith(("zh", "ja"))
    costs = marks.undivided(text, names) if wide else {}
    atoms: list[Atom] = []
    starts: list[int] = []
    missing: list[str] = []
    at = 0
    for run in runs:
        look = look_of(run, style)
        known = _known(look, language, style.tracking)
        for token in (_wide_tokens(run.text) if wide else _narrow_tokens(run.text)):
            if atom := known.get(token):  # a wide character set before: most of a Chinese text
                atoms.append(atom)
                starts.append(at)
                at += len(token)
                continue
            for atom in _atoms_of(token, look, language, wide, style, len(atoms), missing):
                atoms.append(atom)
                starts.append(at)
                at += len(atom.text)
    if missing:
        raise Faults([_missing(character, place, style) for character in dict.fromkeys(missing)])
    return _joined(_trimmed(atoms, starts) if wide else (atoms, starts), costs, wide)


def _missing(character: str, place: Place, style: TypeStyle) -> Finding:
    stack = ", ".join(face.family for face in style.faces)
    what = f"no face of the style {style.name} ({stack}) has the character {character} (U+{ord(character):04X})"
    return Finding(place, what, "missing-glyph", "write another character or add a face that has it in layout.yaml")


def _wide_tokens(text: str) -> Iterator[str]:
    """Cut Chinese text: each wide character alone, dashes and ellipses whole, Latin and digits in runs."""
    word = ""
    for piece in _WIDE_TOKEN.findall(text):
        if piece > "\u2e7f" or marks.is_wide(piece[0]) or piece.isspace():
            if word:
                yield word
                word = ""
            yield piece
        else:
            word += piece
    if word:
        yield word


def _narrow_tokens(text: str) -> Iterable[str]:
    return re.findall(r"\u00a0|[ \t]+|[^ \t\u00a0]+", text)


def _atoms_of(piece: str, look: Look, language: str, wide: bool, style: TypeStyle, word: int,
              missing: list[str]) -> Iterator[Atom]:
    if piece.isspace():
        yield _atom(piece if piece == "\u00a0" else " ", SPACE, look, language, style, missing)
    elif wide and marks.is_wide(piece[0]):
        kind = HAN if marks.is_han(piece[0]) and piece not in marks.NO_START else MARK
        pieces = [piece[index:index + 2] for index in range(0, len(piece), 2)] if piece[0] == "—" else list(piece)
        for part in pieces:
            yield _atom(part, kind, look, language, style, missing)
    else:
        for part in _WORD_PARTS.findall(piece):
            yield from _word(part, look, language, style, word, missing)


def _word(text: str, look: Look, language: str, style: TypeStyle, word: int, missing: list[str]) -> Iterator[Atom]:
    """Cut a word at its hyphenation points; a part keeps its own hard hyphen or slash."""
    cuts = [text]
    hyphenator = _hyphenator(language) if style.hyphenate and style.align == "justify" else None
    core = text.strip("“”‘’\"'()[].,;:!?-–—/")
    if hyphenator and core.isalpha() and len(core) > 5 and not core.isupper():
        at = text.index(core)
        points = [0, *(at + point for point in hyphenator.positions(core)), len(text)]
        cuts = [text[start:stop] for start, stop in itertools.pairwise(points)]
    hyphen = _atom("-", WORD, look, language, style, missing).width if len(cuts) > 1 else 0.0
    for index, cut in enumerate(cuts):
        last = index == len(cuts) - 1
        hard = last and cut[-1] in "-–—/" and len(text) > 1
        cost = HYPHEN_COST if not last else 4.0 if hard else marks.FORBIDDEN
        yield replace(_atom(cut, WORD, look, language, style, missing), cost=cost,
                      hyphen=0.0 if last else hyphen, word=word)


def _face_for(text: str, look: Look, wide: bool, missing: list[str]) -> Face:
    """Take the first face that has the text; a wide mark wants one that draws it a full em."""
    fitting = [face for face in look.faces if all(shaper(face).has(character) for character in text)]
    if not fitting:
        missing.extend(next(([character] for character in text
                             if not any(shaper(face).has(character) for face in look.faces)), []))
        return look.faces[0]
    if wide and text[0] in marks.SHARED:
        return next((face for face in fitting if shaper(face).shape(text, "zh-Hans").width > 0.9), fitting[0])
    return fitting[0]


@functools.cache
def _known(_look: Look, _language: str, _tracking: float) -> dict[str, Atom]:
    """Keep the wide atoms of a look: they do not depend on their neighbours until they are joined."""
    return {}


def _wide_atom(text: str, kind: str, look: Look, language: str, tracking: float, missing: list[str]) -> Atom | None:
    lost = len(missing)
    face = _face_for(text, look, True, missing)
    if len(missing) > lost:
        return None
    shaped = shaper(face).shape(text, language, look.features)
    size, blank = look.size, HALF if shaped.width > 0.9 else 0.0
    opening, closer = text in marks.OPENING, text in marks.CLOSERS
    atom = Atom(text, kind, look, face, shaped, (shaped.width + tracking) * size, blank * size * opening,
                blank * size * closer, cost=0.0 if kind == HAN else marks.FORBIDDEN,
                order=marks.SQUEEZE_ORDER.get(text, 3))
    _known(look, language, tracking)[text] = atom
    return atom


def _atom(text: str, kind: str, look: Look, language: str, style: TypeStyle, missing: list[str]) -> Atom:
    if kind in (HAN, MARK):
        atom = _wide_atom(text, kind, look, language, style.tracking, missing)
        if atom:
            return atom
    face = _face_for(text, look, False, missing)
    shaped = shaper(face).shape(text, language, look.features)
    return Atom(text, kind, look, face, shaped, (shaped.width + style.tracking * len(shaped.glyphs)) * look.size)


def cut_to(atoms: list[Atom], room: float, language: str) -> list[Atom]:
    """Cut words that are wider than a whole line (``room`` pt) between letters, as an emergency."""
    if all(atom.width <= room for atom in atoms):
        return atoms
    cut: list[Atom] = []
    for index, atom in enumerate(atoms):
        if atom.width <= room or atom.kind != WORD:
            cut.append(atom)
            continue
        word = atom.word if atom.word >= 0 else -2 - index
        shaped = [shaper(atom.face).shape(letter, language, atom.look.features) for letter in atom.text]
        pieces = [replace(atom, text=letter, shaped=each, width=each.width * atom.look.size, word=word, gap=0.0,
                          cost=marks.SOFT, hyphen=0.0) for letter, each in zip(atom.text, shaped, strict=True)]
        pieces[-1] = replace(pieces[-1], gap=atom.gap, cost=atom.cost, hyphen=atom.hyphen)
        cut += pieces
    return cut


def freed(atoms: list[Atom]) -> list[Atom]:
    """Allow a break after every atom at a price: for a measure in which nothing else fits."""
    return [replace(atom, cost=min(atom.cost, marks.RELAXED)) for atom in atoms]


def _trimmed(atoms: list[Atom], starts: list[int]) -> tuple[list[Atom], list[int]]:
    """Drop spaces typed beside Han or full-width marks: the gap is the composer's to set (CLREQ 3.2.2)."""
    kept = [index for index, atom in enumerate(atoms)
            if atom.kind != SPACE or (0 < index < len(atoms) - 1 and _spaced(atoms[index - 1])
                                      and _spaced(atoms[index + 1]))]
    return [atoms[index] for index in kept], [starts[index] for index in kept]


def _spaced(atom: Atom) -> bool:
    """Tell a script that divides words by spaces: letters, digits and Hangul."""
    return atom.kind == WORD or "\uac00" <= atom.text[0] <= "\ud7af"


def _joined(pieces: tuple[list[Atom], list[int]], costs: dict[int, float], wide: bool) -> list[Atom]:
    """Set what depends on the neighbour: break costs, Han-Latin gaps, and the half em where two marks meet."""
    atoms, starts = pieces
    joined: list[Atom] = []
    for index in range(len(atoms) - 1):  # by index: a mark may change the one after it
        atom, following = atoms[index], atoms[index + 1]
        if atom.kind is HAN and following.kind is HAN and starts[index + 1] not in costs:
            joined.append(atom)
            continue
        cost, gap, width, right = _cost(atom, following, wide), 0.0, atom.width, atom.right
        cost = max(cost, costs.get(starts[index + 1], 0.0))
        if {atom.kind, following.kind} == {HAN, WORD}:
            gap = GAP * max(atom.look.size, following.look.size)
        if atom.right and following.kind == MARK and (following.left or following.right):
            width, right = width - right, 0.0
        if atom.left and following.left and atom.kind == MARK:
            atoms[index + 1] = replace(following, width=following.width - following.left, left=0.0,
                                       shift=-following.left)
        if (cost, gap, width) != (atom.cost, atom.gap, atom.width):
            joined.append(replace(atom, cost=cost, gap=gap, width=width, right=right))
        else:
            joined.append(atom)
    return [*joined, replace(atoms[-1], cost=0.0)] if atoms else []


def _cost(atom: Atom, following: Atom, wide: bool) -> float:
    """Give the cost of a break between two atoms from their classes alone."""
    if SPACE in (atom.kind, following.kind):
        free = atom.kind == SPACE and atom.text != "\u00a0"
        return 0.0 if free else marks.FORBIDDEN
    if atom.kind == WORD and following.kind == WORD:
        return atom.cost
    if not wide:
        return marks.FORBIDDEN
    if following.text[0] in marks.NO_START or atom.text[-1] in marks.NO_END:
        return marks.FORBIDDEN
    return 0.0
