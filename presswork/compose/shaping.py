"""Shaping: text of one face to glyphs through HarfBuzz, with what never changes kept."""

import functools
from typing import NamedTuple

import uharfbuzz as hb

from presswork.faces import font, resolve
from presswork.model.style import Face

WIDE = "\u3000"
FULL_WIDTH = "—·"  # proportional by default in the Noto CJK faces, one em in Chinese text (CLREQ 3.1.3)
FULL = 0.9  # em: wider is full-width
# ink within these bounds (em) -> blank that can be given up at the left and right (em)
BLANKS = ((0.0, 0.52, (0.0, 0.5)), (0.48, 1.0, (0.5, 0.0)), (0.22, 0.78, (0.25, 0.25)))


class Shaped(NamedTuple):
    """Glyph ids with advances and x offsets in em, the source text of each glyph, and the total width in em."""

    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[float, ...]
    texts: tuple[str, ...]
    width: float


class Shaper:
    """One face, ready to shape; open one through :func:`shaper`."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.file = resolve(face)
        self.font = font(self.file.path, self.file.index)
        self.upem = self.font.face.upem
        self.key = f"{self.file.path}#{self.file.index}"  # names the face file for galleys
        self._known: dict[tuple[str, str, tuple[str, ...]], Shaped] = {}
        self._has: dict[str, bool] = {}

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        known = self._has.get(character)
        if known is None:
            known = self._has[character] = self.font.get_nominal_glyph(ord(character)) is not None
        return known

    def shape(self, text: str, language: str, features: tuple[str, ...] = ()) -> Shaped:
        """Shape text of one script; ``features`` are OpenType tags, "-liga" turns one off."""
        key = text, language, features
        shaped = self._known.get(key)
        if shaped is None:
            shaped = self._known[key] = self._shape(text, language, features)
        return shaped

    def blank(self, shaped: Shaped) -> tuple[float, float]:
        """Give the blank at the left and right of a full-width mark that it can give up, em (CLREQ 3.1.2).

        Measured from its ink: a mark drawn in one half of its em gives the other half, one that is drawn in the
        middle (traditional Chinese) a quarter on either side.
        """
        if shaped.width < FULL:
            return 0.0, 0.0
        extents = self.font.get_glyph_extents(shaped.glyphs[0])
        start, stop = extents.x_bearing / self.upem, (extents.x_bearing + extents.width) / self.upem
        return next((blank for low, high, blank in BLANKS if low <= start and stop <= high), (0.0, 0.0))

    def _shape(self, text: str, language: str, features: tuple[str, ...]) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if text[0] >= WIDE or text[0] in FULL_WIDTH:  # marks have no script of their own: the forms that the language
            buffer.script = "Hani"                    # wants (centred marks of zh-Hant) hang on this one
        buffer.language = language
        tags = {tag.removeprefix("-"): not tag.startswith("-") for tag in features}
        if language.startswith(("zh", "ja")) and text[0] in FULL_WIDTH:
            tags["fwid"] = True
        hb.shape(self.font, buffer, tags)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) == 1:  # a Han character
            advance = positions[0].x_advance / self.upem
            return Shaped((infos[0].codepoint,), (advance,), (positions[0].x_offset / self.upem,),
                          (text[infos[0].cluster:],), advance)
        starts = [info.cluster for info in infos]
        texts = [text[start:stop] if start != before else "" for before, start, stop
                 in zip([-1, *starts], starts, [*_next_clusters(starts), len(text)][: len(starts)], strict=False)]
        advances = tuple(position.x_advance / self.upem for position in positions)
        return Shaped(tuple(info.codepoint for info in infos), advances,
                      tuple(position.x_offset / self.upem for position in positions), tuple(texts), sum(advances))


def _next_clusters(starts: list[int]) -> list[int]:
    """Give for every glyph but the last the start of the next cluster that differs from its own."""
    following: list[int] = []
    for index, start in enumerate(starts[:-1]):
        following.append(next((other for other in starts[index + 1:] if other != start), -1))
    return [stop if stop >= 0 else 1 << 30 for stop in following]


@functools.cache
def shaper(face: Face) -> Shaper:
    """Open a face once."""
    return Shaper(face)
