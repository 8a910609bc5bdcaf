"""Inline elements: where in a paragraph a link, a label or another language begins and ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from presswork.model.galley import GlyphRun
from presswork.paint.panel import Passage, Stroke
from presswork.paint.reading import SOFT_HYPHEN, said, spaced

LEAST_LETTERS = 8  # fewer Latin letters in a Chinese text are a name or a unit
EASTERN = ("zh", "ja", "ko")
# A stretch of each script with what stands inside it. Those that an Eastern text has itself are compiled when they are
# asked for: that takes longer than the rest of this module.
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f\s.,:;!?'’“”\"()&/–—-]*[A-Za-z0-9\u00c0-\u024f])?")
KANA = r"[\u3040-\u30ff]"
HANGUL = r"[\uac00-\ud7af]+(?:\s+[\uac00-\ud7af]+)*"
HAN = r"[\u3040-\u30ff\u3400-\u9fff](?:[\u3000-\u9fff\uff01-\uff5e]*[\u3040-\u30ff\u3400-\u9fff])?"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage of one kind: its link, its tag and its language, each "" where it has none of its own."""

    link: str
    tag: str
    language: str
    part: Passage


@dataclass(frozen=True, slots=True)
class _Bit:
    """A run, or a part of one, on its line."""

    stroke: int
    run: GlyphRun
    language: str = ""

    @property
    def kind(self) -> tuple[str, str, str]:
        return self.run.link, self.run.tag, self.language


def pieces(part: Passage, language: str = "") -> Iterator[Piece]:
    """Cut a passage, in reading order, where a link, a label or another language begins or ends."""
    bits = [_Bit(at, run) for at, stroke in enumerate(part.strokes) for run in stroke.line.runs]
    spans = list(foreign("".join(said([bit.run]) for bit in bits), language)) if language else []
    bits = list(_cut(bits, spans)) if spans else bits
    if len({bit.kind for bit in bits}) < 2:  # the language of the whole is that of its element
        run = bits[0].run if bits else None
        yield Piece(run.link if run else "", run.tag if run else "", "", part)
        return
    last: dict[int, _Bit] = {}
    for bit in bits:
        last[bit.stroke] = bit
    for (link, tag, named), group in groupby(bits, key=lambda bit: bit.kind):
        yield Piece(link, tag, named, _passage(part, list(group), last))


def foreign(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Give the stretches of a text in a script that its language does not have: start, stop, language (BCP 47).

    A script does not say its language for certain: Latin letters are taken for English, Han for simplified Chinese.
    """
    if language.startswith(EASTERN):
        for found in LATIN.finditer(text):
            if sum(map(str.isalpha, found[0])) >= LEAST_LETTERS:
                yield found.start(), found.end(), "en"
        return
    for found in re.finditer(HAN, text):
        yield found.start(), found.end(), "ja" if re.search(KANA, found[0]) else "zh-Hans"
    for found in re.finditer(HANGUL, text):
        yield found.start(), found.end(), "ko"


def _cut(bits: Sequence[_Bit], spans: Sequence[tuple[int, int, str]]) -> Iterator[_Bit]:
    """Cut runs at the edges of foreign stretches and name these; offsets count what is said of the runs."""
    passed = 0
    for bit in bits:
        letters = [len(text.replace(SOFT_HYPHEN, "")) for text in bit.run.texts]
        named: list[tuple[str, int]] = []  # language of each glyph; one of a cluster goes with it
        at = passed
        for index, count in enumerate(letters):
            found = next((name for start, stop, name in spans if start <= at < stop), "")
            named.append((found if count or not named else named[-1][0], index))
            at += count
        passed = at
        for name, group in groupby(named, key=lambda each: each[0]):
            glyphs = [index for _, index in group]
            yield _Bit(bit.stroke, sliced(bit.run, glyphs[0], glyphs[-1] + 1), name)


def sliced(run: GlyphRun, start: int, stop: int) -> GlyphRun:
    """Give the glyphs of a run from ``start`` to ``stop``, where they stand."""
    if (start, stop) == (0, len(run.glyphs)):
        return run
    return run._replace(x=run.x + sum(run.advances[:start]), glyphs=run.glyphs[start:stop],
                        advances=run.advances[start:stop], texts=run.texts[start:stop],
                        offsets=run.offsets[start:stop])


def _passage(part: Passage, bits: Sequence[_Bit], last: dict[int, _Bit]) -> Passage:
    strokes = []
    for at, group in groupby(bits, key=lambda bit: bit.stroke):
        runs = tuple(bit.run for bit in group)
        stroke = part.strokes[at]
        ends = runs[-1] is last[at].run
        line = stroke.line._replace(runs=runs, text=said(runs), hyphen=stroke.line.hyphen and ends)
        strokes.append(replace(stroke, line=line))
    end = bits[-1].stroke
    ends = bits[-1] is last[end]
    return replace(part, strokes=tuple(strokes), spaced=ends and spaced(part.strokes, end, part.spaced))


def boxed(stroke: Stroke) -> tuple[float, float]:
    """Give the left and right edges of a stroke's runs, pt from the panel's left."""
    first, end = stroke.line.runs[0], stroke.line.runs[-1]
    return stroke.x + first.x, stroke.x + end.x + sum(end.advances)
