"""Cutting: runs of text become atoms, with widths and with the breaks that they allow by themselves."""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyphen

from presswork.compose import marks
from presswork.compose.atoms import FIXED, HAN, MARK, SOFT_HYPHEN, SPACE, WORD, Atom, Look
from presswork.compose.shaping import FULL, Shaped, Shaper, shaper
from presswork.model.story import EMPHASIS, LEAD, NOTE, STRONG, Run
from presswork.model.style import TypeStyle

HYPHEN_COST, HARD_COST = 70.0, 4.0  # of a break in a word; of one after a hyphen or dash that is written
LEAST_BEFORE, LEAST_AFTER = 2, 3    # letters of a word before and after its hyphen (Bringhurst 2.4.1)
ADDRESS_COST, LETTER_COST = 20.0, 90.0  # of a break in an address: after a mark, between letters
LABEL = 2  # letters of an address that are not parted from the mark beside them
NOTE_SIZE, NOTE_RISE = 0.62, 0.36   # of a note's number: size, lift in em of the text
# Spaces that neither stretch nor end a line, em; most faces lack them.
FIXED_SPACES = {"\u2009": 0.2, "\u202f": 0.2, "\u2002": 0.5, "\u2003": 1.0, "\u3000": 1.0}
# What a mark stands out of the measure, share of its width (Hàn Thế Thành, Micro-typographic extensions, 2000, ch. 4).
OUT_RIGHT = {**dict.fromkeys("-\u2010", 0.6), **dict.fromkeys(".,", 0.7), **dict.fromkeys("’”'\"", 0.5),
             **dict.fromkeys("–:;", 0.4), "—": 0.2, **dict.fromkeys("!?", 0.2)}
OUT_LEFT = {**dict.fromkeys("‘“'\"", 0.5), **dict.fromkeys("AVWYTvwy", 0.05)}
# What is no word: white space, what stands on the em grid, and, where they are full-width, the marks shared with Latin.
_APART = r"\s\u200b\u2460-\u24ff\u25a0-\u27bf\u2e80-\U0010ffff"
_ONE = r"[^\0-\u2e7f]"  # what is always cut alone, tried first: it is most of a Chinese text
_TOKEN = re.compile(rf"{_ONE}|[^{_APART}⋯]+|⋯+|[ \t]+|\u200b+|.", re.DOTALL)
_WIDE_TOKEN = re.compile(rf"{_ONE}|[^{_APART}{''.join(sorted(marks.SHARED))}]+|—+|…+|⋯+|[ \t]+|\u200b+|.", re.DOTALL)
# Hebrew, Arabic and their like (Unicode's classes R and AL), and the marks that turn text round.
LEFTWARD = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
                      "\U0001e800-\U0001efff]")
_WORD_PARTS = re.compile(r"[^-–—/]+[-–—/]*|[-–—/]+")
_ADDRESS = re.compile(r"https?://|www\.|[^@\s]+@[^@\s]+\.")
_ADDRESS_MARKS = frozenset("-–—/.?&=_#@")
_ADDRESS_PARTS = re.compile(r"[^-–—/.?&=_#@]+[-–—/.?&=_#@]*|[-–—/.?&=_#@]+")
_LATIN_SHARED = frozenset("“”‘’…—·")  # in a text that is not Chinese these belong to the word beside them


@dataclass(frozen=True, slots=True)
class Setting:
    """What cutting depends on besides the text: the style's rules and the language (BCP 47)."""

    language: str
    tracking: float
    hyphenate: bool
    protrude: bool
    level: str

    @property
    def wide(self) -> bool:
        """Tell Chinese and Japanese, in which the marks shared with Latin are full-width."""
        return self.language.startswith(("zh", "ja"))


# British patterns leave many words whole that may be divided (between, chapter, everything); the American ones know.
PATTERNS = {"en": ("en_GB", "en_US"), "en-GB": ("en_GB", "en_US")}
ENDING = re.compile(r"(?:[^aeioutd]t|[^aeioutd]d)ed")  # of a verb whose stem would lose its last letter: recor-ded


@functools.cache
def _hyphenators(language: str) -> tuple[pyphen.Pyphen, ...]:
    """Give what divides the words of a language, the first that knows a word first."""
    names = (pyphen.language_fallback(name) for name in PATTERNS.get(language, (language.replace("-", "_"),)))
    return tuple(pyphen.Pyphen(lang=name, left=LEAST_BEFORE, right=LEAST_AFTER) for name in names if name)


def _points(word: str, language: str) -> list[int]:
    """Give where a word may be divided; an English verb keeps its stem (record-ed, which leaves too little)."""
    found: list[int] = next(filter(None, (each.positions(word) for each in _hyphenators(language))), [])
    if language.startswith("en") and ENDING.fullmatch(word[-4:]):
        return [point for point in found if point != len(word) - 3]
    return found


def look_of(run: Run, style: TypeStyle) -> Look:
    """Choose the look of a run from its marks."""
    faces, size, ink, features, dots = style.faces, style.size, style.ink, style.features, False
    if style.small_caps:
        features = (*features, "smcp", "c2sc")
    if LEAD in run.marks and style.lead:
        faces, size, ink = style.lead, size * style.lead_scale, style.lead_ink or ink
    elif STRONG in run.marks and style.strong:
        faces = style.strong
    elif EMPHASIS in run.marks:
        faces, dots = style.emphasis or faces, style.dots
    if NOTE in run.marks:
        return Look(faces, size * NOTE_SIZE, ink, run.link, features, size * NOTE_RISE, tag=run.tag)
    return Look(faces, size, ink, run.link, features, 0.0, dots, style.display, run.tag)


class MissingGlyphsError(Exception):
    """Characters that no face of a stack has."""

    def __init__(self, characters: Sequence[str]) -> None:
        super().__init__(*characters)
        self.characters = tuple(dict.fromkeys(characters))


Known = dict[str, tuple[Atom, ...]]


def cut(runs: Sequence[Run], style: TypeStyle, language: str) -> list[Atom]:
    """Cut runs into atoms that know nothing of their neighbours. Raises MissingGlyphsError."""
    setting = Setting(language, style.tracking, style.hyphenate and style.align == "justify", style.protrude,
                      style.prohibition)
    atoms: list[Atom] = []
    missing: list[str] = []
    for run in runs:
        look, known = _known(look_of(run, style), setting)
        missing += LEFTWARD.findall(run.text)
        tokens = _tokens(run.text, setting.wide)
        pieces: list[Any] = list(map(known.get, tokens))
        if not all(pieces):
            pieces = [known.get(token) or _learned(token, look, setting, known, missing) for token in tokens]
        atoms += itertools.chain.from_iterable(pieces)
    if missing:
        raise MissingGlyphsError(missing)
    return atoms


def _learned(token: str, look: Look, setting: Setting, known: Known, missing: list[str]) -> tuple[Atom, ...]:
    """Cut one token, and keep its atoms where the faces have all of it."""
    lost = len(missing)
    atoms = tuple(_atoms_of(token, look, setting, missing))
    if len(missing) == lost:
        known[token] = atoms
    return atoms


@functools.lru_cache(maxsize=256)
def _known(look: Look, _setting: Setting) -> tuple[Look, Known]:
    """Keep the atoms of every token set before: they do not depend on their neighbours until they are joined.

    Gives the look that they were made with: runs of glyphs end where another look begins, told by identity.
    """
    return look, {}


def _tokens(text: str, wide: bool) -> list[str]:
    """Cut text: each wide character alone, dashes and ellipses whole, words and figures in runs."""
    return (_WIDE_TOKEN if wide else _TOKEN).findall(text)


def _atoms_of(piece: str, look: Look, setting: Setting, missing: list[str]) -> Iterator[Atom]:
    """Cut one token."""
    first = piece[0]
    if first in " \t\u200b":
        yield _space(" " if first != "\u200b" else "", look, setting, missing)
    elif first == "\u00a0":
        yield _plain(piece, SPACE, look, setting, missing)
    elif first in FIXED_SPACES:
        yield _fixed(first, look, setting, missing)
    elif marks.is_wide(first) and (setting.wide or first not in _LATIN_SHARED):
        kind = HAN if marks.is_han(first) and first not in marks.NO_START else MARK
        step = 2 if first == "—" else 1
        for start in range(0, len(piece), step):
            yield _wide(piece[start:start + step], kind, look, setting, missing)
    else:
        address = _ADDRESS.match(piece)
        for part in (_ADDRESS_PARTS if address else _WORD_PARTS).findall(piece):
            yield from _address(part, look, setting, missing) if address else _word(part, look, setting, missing)


def _space(text: str, look: Look, setting: Setting, missing: list[str]) -> Atom:
    """Give a word space, or a place to break that shows nothing (U+200B)."""
    if text:
        return _plain(text, SPACE, look, setting, missing)
    return Atom("", SPACE, look, shaper(look.faces[0]).face, Shaped((), (), (), (), 0.0), 0.0)


def _fixed(text: str, look: Look, setting: Setting, missing: list[str]) -> Atom:
    """Give a space of fixed width, drawn with the face's word space."""
    space = _setter_for(" ", look, False, missing).shape(" ", setting.language)
    width = FIXED_SPACES[text]
    shaped = Shaped(space.glyphs, (width,), (0.0,), (text,), width)
    return Atom(text, FIXED, look, shaper(look.faces[0]).face, shaped, width * look.size)


def _wide(text: str, kind: str, look: Look, setting: Setting, missing: list[str]) -> Atom:
    """Give a Han character or a full-width mark."""
    setter = _setter_for(text, look, setting.wide, missing)
    shaped = setter.shape(text, setting.language, look.features)
    size, left, right = look.size, 0.0, 0.0
    if text in marks.OPENING or text in marks.CLOSERS:
        left, right = setter.blank(shaped)
        if setting.language.startswith("ja") and text in "！？":  # centred, and never squeezed (JLREQ 3.1.2)
            left = right = 0.0
    return Atom(text, kind, look, setter.face, shaped, (shaped.width + setting.tracking) * size, left * size,
                right * size, cost=0.0 if kind == HAN else marks.FORBIDDEN, order=marks.SQUEEZE_ORDER.get(text, 3))


def _plain(text: str, kind: str, look: Look, setting: Setting, missing: list[str]) -> Atom:
    setter = _setter_for(text, look, False, missing)
    shaped = setter.shape(text, setting.language, look.features)
    width = (shaped.width + setting.tracking * len(shaped.glyphs)) * look.size
    return Atom(text, kind, look, setter.face, shaped, width)


def _address(text: str, look: Look, setting: Setting, missing: list[str]) -> Iterator[Atom]:
    """Cut a part of a web or mail address: it is divided after its marks, and between letters in need, unhyphenated.

    Of letters between marks two at least stay together on either side, where it can be helped.
    """
    letters = len(text.rstrip("".join(_ADDRESS_MARKS)))
    for index, letter in enumerate(text):
        following = text[index + 1:index + 2]
        inner = LABEL <= index + 1 <= letters - LABEL
        cost = (marks.FORBIDDEN if following in _ADDRESS_MARKS and following else HARD_COST if letter in "-–—/"
                else ADDRESS_COST if letter in _ADDRESS_MARKS else LETTER_COST if inner else marks.SOFT)
        yield _plain(letter, WORD, look, setting, missing)._replace(cost=cost, glued=index < len(text) - 1)


def _word(text: str, look: Look, setting: Setting, missing: list[str]) -> Iterator[Atom]:
    """Cut a word at its hyphenation points; a part keeps its own hard hyphen or slash."""
    bare = text.replace(SOFT_HYPHEN, "")
    if not bare:
        return
    setter = _setter_for(bare, look, False, missing)
    pieces = _syllables(text, bare, setting)
    hyphen = setter.shape("-", setting.language, look.features).width * look.size if len(pieces) > 1 else 0.0
    whole = setter.shape(bare, setting.language, look.features)
    edges = [setter.shape(bare[:stop], setting.language, look.features).width
             for stop in itertools.accumulate(map(len, pieces[:-1]))]
    for index, (piece, start, stop) in enumerate(zip(pieces, [0.0, *edges], [*edges, whole.width], strict=True)):
        last = index == len(pieces) - 1
        shaped = whole if len(pieces) == 1 else setter.shape(piece, setting.language, look.features)
        hard = last and piece[-1] in "-–—/" and len(bare) > 1
        tail, end = ("-", hyphen) if not last else (piece[-1], shaped.advances[-1] * look.size)
        yield Atom(piece, WORD, look, setter.face, shaped,
                   (stop - start + setting.tracking * len(shaped.glyphs)) * look.size,
                   cost=HYPHEN_COST if not last else HARD_COST if hard else marks.FORBIDDEN,
                   hyphen=0.0 if last else hyphen, glued=not last,
                   out_left=setting.protrude * OUT_LEFT.get(piece[0], 0.0) * shaped.advances[0] * look.size,
                   out_right=setting.protrude * OUT_RIGHT.get(tail, 0.0) * end)


def _syllables(text: str, bare: str, setting: Setting) -> list[str]:
    """Cut a word where a hyphen may go: where the editor put a soft one, or else by the language's patterns."""
    if SOFT_HYPHEN in text.strip(SOFT_HYPHEN):
        return [part for part in text.split(SOFT_HYPHEN) if part]
    core = bare.strip("“”‘’\"'()[].,;:!?-–—/…").removesuffix("’s").removesuffix("'s")
    if not (setting.hyphenate and core.isalpha() and len(core) >= LEAST_BEFORE + LEAST_AFTER and not core.isupper()):
        return [bare]
    at = bare.index(core)
    points = [0, *(at + point for point in _points(core, setting.language)), len(bare)]
    return [bare[start:stop] for start, stop in itertools.pairwise(points)]


def _setter_for(text: str, look: Look, wide: bool, missing: list[str]) -> Shaper:
    """Take the first face that has the text; a wide mark wants one that draws it a full em."""
    fitting = (setter for setter in map(shaper, look.faces) if all(map(setter.has, text)))
    first = next(fitting, None)
    if first is None:
        setters = list(map(shaper, look.faces))
        missing.extend(character for character in text if not any(setter.has(character) for setter in setters))
        return setters[0]
    if wide and text[0] in marks.SHARED:
        return next((each for each in (first, *fitting) if each.shape(text, "zh-Hans").width > FULL), first)
    return first
