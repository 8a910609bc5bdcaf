"""Initials: the large first letter of an opening, two to four lines deep (首字下沉; drop cap)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from presswork.compose import marks
from presswork.compose.shaping import shaper
from presswork.model.galley import GlyphRun
from presswork.model.story import Run
from presswork.model.style import ASCENT, TypeStyle

AIR = 0.25  # em of the text between the initial and its lines
_QUOTES = "“‘\"'「『《（("


@dataclass(frozen=True, slots=True)
class Initial:
    """An initial as it is set: its text and run, the width that it takes from ``lines`` lines (pt), the runs after."""

    text: str
    run: GlyphRun
    width: float
    lines: int
    rest: tuple[Run, ...]


def initial(runs: Sequence[Run], style: TypeStyle, language: str) -> Initial | None:
    """Cut the initial off an opening: its first letter, with the quotation mark before it. None where there is none.

    A Latin capital stands on the baseline of its last line and reaches to the height of the first line's capitals; a
    Han character fills the em boxes of its lines.
    """
    first = runs[0]
    count = next((index for index, letter in enumerate(first.text) if letter not in _QUOTES), len(first.text)) + 1
    text = first.text[:count]
    face = next((face for face in style.faces if all(shaper(face).has(letter) for letter in text)), None)
    if style.drop < 2 or len(text) < count or not text[-1].isalnum() or face is None:
        return None
    setter, deep = shaper(face), (style.drop - 1) * style.leading
    shaped = setter.shape(text, language)
    if marks.is_han(text[-1]):
        size = deep + style.size
        rise = -deep + (1 - ASCENT) * (size - style.size)
    else:
        capital = setter.font.get_glyph_extents(setter.shape("H", language).glyphs[0]).y_bearing / setter.upem
        size, rise = style.size + deep / capital, -deep
    run = GlyphRun(setter.key, size, style.lead_ink or style.ink, 0.0, shaped.glyphs,
                   tuple(advance * size for advance in shaped.advances), shaped.texts, rise=rise)
    rest = (replace(first, text=first.text[count:]), *runs[1:])
    return Initial(text, run, shaped.width * size + AIR * style.size, style.drop, rest)
