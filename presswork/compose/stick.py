"""The stick: the lines of Chinese of a paragraph, justified together.

The rules are those of presswork.compose.justify, which sets a line alone: what opens or closes lines is added up over
the paragraph's characters as arrays. Lines of words, with hyphens or with marks that hang are left to it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np

from presswork.compose.atoms import HAN, MARK, SPACE, WORD
from presswork.compose.breaking import Break
from presswork.compose.costing import Paragraph
from presswork.compose.demerits import GAP_GROW, GAP_SHRINK, SPACE_GROW, WORDS
from presswork.compose.justify import CRUMB, SPACE_CLOSE
from presswork.compose.shaping import Shaped, shaper
from presswork.compose.sums import CODES, Numbers, Places
from presswork.model.galley import GlyphRun, Line

BLANK = 0.001  # pt that need not be given or taken


@dataclass(slots=True)
class _Lines:
    """The lines set together: first and last atoms, slack (pt); what the atoms get (pt), by how far glyphs shift."""

    start: Places
    stop: Places
    slack: Numbers
    extra: Numbers
    shift: Numbers
    stretch: Numbers
    marks: Numbers


def stand(paragraph: Paragraph, breaks: Sequence[Break], rooms: Sequence[float],
          indents: Sequence[float]) -> list[Line | None]:
    """Set the lines of Chinese; None for each line that must be set alone. ``rooms``, ``indents`` in pt, by line."""
    together = [index for index, each in enumerate(breaks) if _together(paragraph, each)] if _simple(paragraph) else []
    lines: list[Line | None] = [None] * len(breaks)
    if together:
        made = _justified(paragraph, breaks, rooms, together)
        for line in _written(paragraph, breaks, made, indents, together):
            lines[together[len(lines) - lines.count(None)]] = line
    return lines


def _simple(paragraph: Paragraph) -> bool:
    """Tell a paragraph that is filled, and all of whose atoms show something."""
    style, columns = paragraph.style, paragraph.columns
    return (style.align == "justify" and not style.hang and HAN in columns.kind and "" not in columns.text
            and not any(columns.look[index].dots for index in (0, *paragraph.turns)))


def _together(paragraph: Paragraph, each: Break) -> bool:
    """Tell a line without divided words, and with more characters than words."""
    part = slice(each.start, each.stop)
    if True in paragraph.columns.glued[part]:
        return False
    kinds = paragraph.columns.kind[part]
    return SPACE not in kinds or kinds.count(HAN) + kinds.count(MARK) >= WORDS


def _justified(paragraph: Paragraph, breaks: Sequence[Break], rooms: Sequence[float], chosen: Sequence[int]) -> _Lines:
    sums, last = paragraph.arrays, len(breaks) - 1
    start, stop = (np.array([getattr(breaks[index], name) for index in chosen]) for name in ("start", "stop"))
    room = np.array([rooms[index] for index in chosen])
    slack = room + sums.width[start] + sums.lead[start] - sums.width[stop] + sums.trail[stop]
    if chosen[-1] == last and slack[-1] >= -0.01:
        slack[-1] = 0.0
    nothing = np.zeros(paragraph.count)
    lines = _Lines(start, stop, slack, nothing, nothing.copy(), np.zeros(len(chosen)), np.zeros(len(chosen)))
    _ends(paragraph, lines)
    if (slack > BLANK).any():
        _open(paragraph, lines)
    for index in (slack < -BLANK).nonzero()[0].tolist():
        _close(paragraph, lines, index)
    return lines


def _ends(paragraph: Paragraph, lines: _Lines) -> None:
    """Take the blanks of marks at the ends of lines, and the gaps after them."""
    sums, columns = paragraph.arrays, paragraph.columns
    lines.extra[lines.stop - 1] -= sums.trail[lines.stop]
    lines.extra[lines.start] -= sums.before[lines.start]
    lines.shift += columns.shift
    lines.shift[lines.start] -= sums.before[lines.start]


def _open(paragraph: Paragraph, lines: _Lines) -> None:
    """Give slack to gaps and word spaces, then evenly between characters."""
    sums, codes = paragraph.arrays, paragraph.arrays.code
    wide = codes <= CODES[MARK]
    joints = np.append((wide[:-1] & (codes[1:] != CODES[SPACE])) | (wide[1:] & (codes[:-1] == CODES[WORD])), False)
    elastic = np.diff(sums.gap) * (GAP_GROW / 0.25) + np.diff(sums.space) * SPACE_GROW
    slack = np.where(lines.slack > BLANK, lines.slack, 0.0)
    room, many = (_between(each, lines) for each in (elastic, joints))
    taken = np.minimum(slack, room)
    each = np.where(slack - taken > BLANK, slack - taken, 0.0) / np.maximum(many, 1)
    _give(lines, elastic, taken / np.maximum(room, 1e-9))
    _give(lines, joints, each)
    lines.stretch = np.where(many > 0, each / paragraph.size, 0.0)


def _between(values: Any, lines: _Lines) -> Numbers:
    """Sum values up from each line's first atom to before its last."""
    sums = np.zeros(len(values) + 1)
    values.cumsum(out=sums[1:])
    return sums[lines.stop - 1] - sums[lines.start]


def _give(lines: _Lines, values: Any, shares: Numbers) -> None:
    """Give each atom but the last of its line the line's share of its value."""
    edges = np.zeros(len(values) + 1)
    edges[lines.start] += shares
    edges[lines.stop - 1] -= shares
    lines.extra += values * edges[:-1].cumsum()


def _close(paragraph: Paragraph, lines: _Lines, index: int) -> None:
    """Take what a line is too wide out of marks (brackets, commas, stops), then gaps, then word spaces."""
    columns, size = paragraph.columns, paragraph.size
    start, last, need = int(lines.start[index]), int(lines.stop[index]) - 1, -float(lines.slack[index])
    marks = paragraph.marks[bisect_left(paragraph.marks, start):bisect_left(paragraph.marks, last + 1)]
    inner = [at for at in marks if (columns.left[at] and at > start) or (columns.right[at] and at < last)]
    for at in sorted(inner, key=columns.order.__getitem__):
        left, blank = columns.left[at], columns.left[at] + columns.right[at]
        taken = min(need, blank)
        lines.extra[at] -= taken
        lines.shift[at] -= taken * left / blank
        lines.marks[index] += taken / (size * 0.5)
        need -= taken
    if need > BLANK:
        _narrow(paragraph, lines, start, last, need)


def _narrow(paragraph: Paragraph, lines: _Lines, start: int, last: int, need: float) -> None:
    """Take ``need`` pt that marks could not give out of gaps, then word spaces, then a hair between characters."""
    for sums, share in ((paragraph.arrays.gap, GAP_SHRINK / 0.25), (paragraph.arrays.space, SPACE_CLOSE)):
        values = np.diff(sums[start:last + 1]) * share
        room = float(values.sum())
        if need > BLANK and room > 0:
            lines.extra[start:last] -= values * min(1.0, need / room)
            need -= min(need, room)
    if BLANK < need <= paragraph.size * CRUMB:
        lines.extra[start:last + 1] -= need / (last + 1 - start)


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """The glyphs of a paragraph: ids, texts, advances and offsets (pt), sums of advances, the first of each atom."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]
    advances: tuple[float, ...]
    offsets: tuple[float, ...]
    pens: list[float]
    first: list[int]


def _written(paragraph: Paragraph, breaks: Sequence[Break], lines: _Lines, indents: Sequence[float],
             chosen: Sequence[int]) -> list[Line]:
    glyphs, columns = _glyphs(paragraph, lines), paragraph.columns
    turns = paragraph.turns
    written = []
    for index, stretch, marks in zip(chosen, lines.stretch.tolist(), lines.marks.tolist(), strict=True):
        start, stop, cost = breaks[index].start, breaks[index].stop, breaks[index].cost
        edges = [start, *turns[bisect_left(turns, start + 1):bisect_left(turns, stop)], stop]
        pen = indents[index] - columns.out_left[start] - glyphs.pens[glyphs.first[start]]
        runs = tuple(_run(paragraph, glyphs, one, two, pen) for one, two in pairwise(edges))
        width = pen + glyphs.pens[glyphs.first[stop]]
        written.append(Line("".join(columns.text[start:stop]), runs, width, stretch, marks, 0, index == 0,
                            index == len(breaks) - 1, False, cost))
    return written


def _glyphs(paragraph: Paragraph, lines: _Lines) -> _Glyphs:
    """Write the glyphs of a paragraph one after another; what an atom gets is given to its last glyph."""
    columns = paragraph.columns
    shapes: Any = Shaped._make(zip(*columns.shaped, strict=True))  # a column of each field
    ids, advances, offsets, texts = (tuple(chain.from_iterable(each)) for each in shapes[:4])
    many = np.array(list(map(len, shapes.glyphs)))
    first = np.zeros(paragraph.count + 1, int)
    many.cumsum(out=first[1:])
    edges = [0, *paragraph.turns, paragraph.count]
    sizes = np.repeat([columns.look[edge].size for edge in edges[:-1]], np.diff(first[edges]))
    wide = (np.array(advances) + paragraph.style.tracking) * sizes
    wide[first[1:] - 1] += np.diff(paragraph.arrays.width) + lines.extra - np.add.reduceat(wide, first[:-1])
    pens = np.zeros(len(wide) + 1)
    wide.cumsum(out=pens[1:])
    shifts = np.array(offsets) * sizes + lines.shift.repeat(many)
    return _Glyphs(ids, texts, tuple(wide.tolist()), tuple(shifts.tolist()), pens.tolist(), first.tolist())


def _run(paragraph: Paragraph, glyphs: _Glyphs, start: int, stop: int, pen: float) -> GlyphRun:
    look, one, two = paragraph.columns.look[start], glyphs.first[start], glyphs.first[stop]
    return GlyphRun(shaper(paragraph.columns.face[start]).key, look.size, look.ink, pen + glyphs.pens[one],
                    glyphs.ids[one:two], glyphs.advances[one:two], glyphs.texts[one:two], glyphs.offsets[one:two],
                    paragraph.style.rise + look.rise, look.link, tag=look.tag)
