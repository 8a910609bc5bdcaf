"""The stick: the lines of Chinese of paragraphs, justified together.

The rules are those of presswork.compose.justify, which sets a line alone: what opens or closes lines is added up over
the paragraph's characters as arrays. Lines of words, with hyphens or with marks that hang are left to it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import Any, NamedTuple

import numpy as np

from presswork.compose.atoms import HAN, MARK, SPACE, WORD
from presswork.compose.costing import Paragraph
from presswork.compose.demerits import GAP_GROW, GAP_SHRINK, SPACE_GROW, WORDS
from presswork.compose.justify import CRUMB, SPACE_CLOSE
from presswork.compose.shaping import Shaped, shaper
from presswork.compose.sums import CODES, Numbers, Places
from presswork.model.galley import GlyphRun, Line

BLANK = 0.001  # pt that need not be given or taken


class Order(NamedTuple):
    """A line to be set: its atoms and cost, its room and indent (pt), whether it begins and ends its paragraph."""

    start: int
    stop: int
    cost: float
    room: float
    indent: float
    first: bool
    last: bool


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


def stand(paragraph: Paragraph, orders: Sequence[Order]) -> list[Line | None]:
    """Set the lines of Chinese; None for each line that must be set alone."""
    together = _together(paragraph, orders) if orders and _simple(paragraph) else []
    lines: list[Line | None] = [None] * len(orders)
    if together:
        chosen = [orders[index] for index in together]
        for index, line in zip(together, _written(paragraph, chosen, _justified(paragraph, chosen)), strict=True):
            lines[index] = line
    return lines


def _simple(paragraph: Paragraph) -> bool:
    """Tell a paragraph that is filled, and all of whose atoms show something."""
    style, columns = paragraph.style, paragraph.columns
    return (style.align == "justify" and not style.hang and HAN in columns.kind and "" not in columns.text
            and not any(columns.look[index].dots for index in (0, *paragraph.turns)))


def _together(paragraph: Paragraph, orders: Sequence[Order]) -> list[int]:
    """List the lines without divided words, and with more characters than words."""
    sums, glued = paragraph.arrays, paragraph.columns.glued
    start, stop = (np.array(column) for column in list(zip(*orders, strict=True))[:2])
    chosen = (sums.space[stop] <= sums.space[start]) | (sums.joints[stop] - sums.joints[start] >= WORDS)
    if True in glued:
        divided = np.append(0, np.cumsum(glued))
        chosen &= divided[stop] == divided[start]
    places: list[int] = chosen.nonzero()[0].tolist()
    return places


def _justified(paragraph: Paragraph, orders: Sequence[Order]) -> _Lines:
    sums = paragraph.arrays
    start, stop, _, room, _, _, last = (np.array(column) for column in zip(*orders, strict=True))
    slack = room + sums.width[start] + sums.lead[start] - sums.width[stop] + sums.trail[stop]
    slack[last & (slack >= -0.01)] = 0.0
    nothing = np.zeros(paragraph.count)
    lines = _Lines(start, stop, slack, nothing, nothing.copy(), np.zeros(len(orders)), np.zeros(len(orders)))
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
    """Take what a line is too wide out of marks (brackets, commas, stops), then gaps, then word spaces.

    Marks of a kind give alike (JLREQ 3.8.3).
    """
    columns, size = paragraph.columns, paragraph.size
    start, last, need = int(lines.start[index]), int(lines.stop[index]) - 1, -float(lines.slack[index])
    marks = paragraph.marks[bisect_left(paragraph.marks, start):bisect_left(paragraph.marks, last + 1)]
    inner = [at for at in marks if (columns.left[at] and at > start) or (columns.right[at] and at < last)]
    for _, alike in groupby(sorted(inner, key=columns.order.__getitem__), columns.order.__getitem__):
        marks = list(alike)
        room = sum(columns.left[at] + columns.right[at] for at in marks)
        share = min(1.0, need / room)
        for at in marks:
            lines.extra[at] -= share * (columns.left[at] + columns.right[at])
            lines.shift[at] -= share * columns.left[at]
        lines.marks[index] += share * room / (size * 0.5)
        need -= share * room
        if need <= BLANK:
            return
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


def _written(paragraph: Paragraph, orders: Sequence[Order], lines: _Lines) -> Iterator[Line]:
    glyphs, columns, turns, rise = _glyphs(paragraph, lines), paragraph.columns, paragraph.turns, paragraph.style.rise
    text, looks, faces, pens, places = columns.text, columns.look, columns.face, glyphs.pens, glyphs.first
    keys = {id(face): shaper(face).key for face in (faces[at] for at in (0, *turns))}
    for order, stretch, marks in zip(orders, lines.stretch.tolist(), lines.marks.tolist(), strict=True):
        start, stop, cost, _, indent, first, last = order
        edges = [start, *turns[bisect_left(turns, start + 1):bisect_left(turns, stop)], stop]
        pen, runs = indent - columns.out_left[start] - pens[places[start]], []
        for at, following in pairwise(edges):
            look, one, two = looks[at], places[at], places[following]
            runs.append(GlyphRun(keys[id(faces[at])], look.size, look.ink, pen + pens[one], glyphs.ids[one:two],
                                 glyphs.advances[one:two], glyphs.texts[one:two], glyphs.offsets[one:two],
                                 rise + look.rise, look.link, 1.0, look.tag))
        yield Line("".join(text[start:stop]), tuple(runs), pen + pens[places[stop]], stretch, marks, 0, first, last,
                   False, cost)


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
    return _Glyphs(ids, texts, tuple(wide.tolist()), _sparse(shifts), pens.tolist(), first.tolist())


def _sparse(values: Numbers) -> tuple[float, ...]:
    """Unpack an array most of which is zero: one zero serves them all."""
    unpacked, places = [0.0] * len(values), values.nonzero()[0]
    for place, value in zip(places.tolist(), values[places].tolist(), strict=True):
        unpacked[place] = value
    return tuple(unpacked)
