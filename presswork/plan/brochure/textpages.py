"""Text pages: a chapter composed for its columns, and the slots and lines of a page beside a margin of notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from presswork.compose.compositor import Compositor
from presswork.compose.sense import INSIDE, parted
from presswork.model.figure import Figure
from presswork.model.galley import GalleyBlock, Line
from presswork.model.plan import Flow, Placed, Slot
from presswork.model.report import Faults, Finding
from presswork.plan.brochure.articles import galley_of
from presswork.plan.brochure.chapters import Chapter
from presswork.plan.brochure.sheaf import AIR, Plot, Poured, Pull, Sheaf, Words
from presswork.plan.brochure.side import Side, text_pattern
from presswork.plan.grid import Grid
from presswork.plan.pour import Leg, Sheet, foot_row, noted, rows_of

FOOT = 0.35  # rows between the rule over a column's footnotes and the first of them
LONG = 3  # a footnote takes at most this part of a column
DISPLAY = 15.0  # pt over a quote that runs over all columns: its rule, and the air under that
NUMERAL = 84.0  # pt that the chapter's numeral takes in the margin
OVER, UNDER, NUMBER = 17.0, 9.5, 52.0  # pt of air round the words over a plot and under it; of a figure's number


@dataclass(frozen=True, slots=True)
class Need:
    """What a figure takes of a page: its words, the height that it needs, and the most that serves it, pt."""

    words: Words
    least: float
    most: float


def prepare(compositor: Compositor, chapter: Chapter, top: int, needs: Mapping[str, Need], *, feet: bool = False,
            ) -> Sheaf:
    """Compose a chapter's text and quotes at the measure of a text column; ``needs`` are of its figures.

    With ``feet`` footnotes stand at the feet of columns. Raises Faults for one that is too long for that.
    """
    layout = compositor.layout
    _, columns, span = text_pattern(layout)
    measure, full = layout.page.span(span), layout.page.span(columns * span)
    galley = galley_of(compositor, chapter.articles, measure, f"chapter-{chapter.number}")

    def line(block: int) -> int:
        return galley.blocks[block].start if 0 <= block < len(galley.blocks) else len(galley.lines)

    row = layout.page.baseline
    leading, tall = (compositor.style(name).leading for name in ("quote", "plate-quote"))
    quotes = []
    for anchor in chapter.quotes:
        broken = by_sense(compositor, anchor.content, "quote", measure)
        rows = ceil((len(compositor.text(broken, "quote", measure).lines) * leading + 10) / row)
        if rows <= layout.page.rows // 2:
            wide = by_sense(compositor, anchor.content, "plate-quote", full)
            quotes.append(Pull(anchor.content, broken, rows, wide, line(anchor.block),
                               ceil(((wide.count("\n") + 1) * tall + DISPLAY) / row)))  # fmt: skip
    figures = tuple(
        Plot(name, line(anchor.block), ceil(needs[name].least / row), needs[name].words,
             max(1, round(needs[name].most / row)))
        for anchor in chapter.figures
        for name in [anchor.content]
    )
    sheet = Sheet(galley, feet)
    if long := [note for note in sheet.notes.values() if note.stop - note.start > layout.page.rows // LONG]:
        raise Faults([_long(note, layout.page.rows) for note in long])
    return Sheaf(chapter, sheet, tuple(quotes), figures, top)


def _long(note: GalleyBlock, rows: int) -> Finding:
    what = f"the footnote takes {note.stop - note.start} lines of the {rows} that a column has"
    return Finding(note.place, what, "long-note",
                   "shorten it, make it a box of the text, or let notes stand at the end (footnotes: chapter)")


def by_sense(compositor: Compositor, text: str, style: str, measure: float) -> str:
    """Break a display text after its marks, a long clause in lines of like length; all of it so where that is many."""

    def lines(part: str, width: float = measure) -> int:
        return len(compositor.text(part, style, width).lines)

    joined: list[str] = []
    for clause in re.findall(r".+?(?:[，；：。！？,;:.!?]+[”’」』]?\s*|$)", text):
        whole = joined[-1] + clause if joined else ""
        if joined and lines(whole) == 1:
            joined[-1] = whole
        else:
            joined.append(clause)
    if sum(lines(part) for part in joined) <= lines(text) + 1:
        return "\n".join(_even(compositor, part, style, measure) for part in joined)
    return _even(compositor, text, style, measure)


def _even(compositor: Compositor, text: str, style: str, measure: float) -> str:
    """Break a text in lines of like length, and inside a word only where the measure takes it no other way."""
    size, width = compositor.style(style).size, measure
    lines = compositor.text(text, style, width).lines
    whole = sensible(lines, compositor.language)
    while width > 4 * size:
        narrower = compositor.text(text, style, width - size / 2).lines
        if len(narrower) != len(lines) or (whole and not sensible(narrower, compositor.language)):
            break
        lines, width = narrower, width - size / 2
    return "\n".join(line.text.strip() for line in lines)


def sensible(lines: Sequence[Line], language: str) -> bool:
    """Tell whether lines of a display text end between words."""
    return not any(line.hyphen or (parted(language) and line.badness >= INSIDE) for line in lines)


def flow_of(sheaf: Sheaf, legs: Sequence[Leg], side: Side) -> Flow:
    """Place a page's lines: the first baseline stands one row under the live area's top."""
    galley, grid = sheaf.sheet.galley, side.grid
    placed = tuple(
        Placed(
            index,
            grid.x(side.text[leg.frame.column]) + galley.blocks[galley.lines[index].block].shift,
            grid.y(row + 1),
        )
        for leg in legs
        for index, row in rows_of(sheaf.sheet, leg)
    )
    return Flow(galley.story, placed)


def slots_of(sheaf: Sheaf, poured: Poured, at: int, side: Side) -> Iterator[Slot]:
    """Give the furniture of a text page: its strip on the first, quote, figure, count."""
    each, grid, first = poured.shapes[at], side.grid, side.text[0]
    for leg in poured.legs[at]:
        if noted(sheaf.sheet, leg):
            yield grid.slot("feet", side.text[leg.frame.column], foot_row(sheaf.sheet, leg) - FOOT, side.span, FOOT)
    wide, last = len(side.text) * side.span, grid.page.rows
    if each.top and not sheaf.panel:
        shift, cells = side.strip
        yield grid.slot("strip", shift, 0, cells, each.top - 1)
    if each.quote:
        row = each.top + each.rows - each.quote
        yield grid.slot("quote", side.text[-1], row, side.span, each.quote, poured.quotes[each.pull].text)
    if each.display:
        text = poured.quotes[each.pull].wide
        foot = last - each.display - (each.figure + AIR if each.figure else 0)
        yield grid.slot("display", first, foot, wide, each.display, text)
    if each.count:
        foot = last - each.count - (each.figure + AIR if each.figure else 0)
        yield grid.slot("count", first, foot, wide, each.count, sheaf.count)
    if each.figure:
        plot = sheaf.figures[each.plot]
        yield from chart_slots(grid, (first, last - each.figure, wide, each.figure), plot.name, plot.words)


def figure_words(compositor: Compositor, figure: Figure, columns: int, *, beside: bool = False) -> Words:
    """Measure the words of a figure: title and measure (or caption) over it, number, source and credit under it.

    With ``beside`` those under it stand in the margin.
    """
    width = compositor.layout.page.span(columns)

    def high(style: str, text: str, measure: float) -> float:
        return len(compositor.text(text, style, measure).lines) * compositor.style(style).leading if text else 0.0

    over = high("chart-title", figure.title, width) + high("chart-measure", figure.measure or figure.caption, width)
    if beside:
        return Words(OVER + over, 0.0)
    return Words(OVER + over, UNDER + max(10.5, high("note", "0" * 8 + figure.source + figure.credit, width - NUMBER)))


def chart_slots(grid: Grid, where: tuple[int, int, int, int], name: str, words: Words) -> tuple[Slot, Slot]:
    """Cut a chart's column, row, columns and rows in a frame for its words and the plot between them."""
    column, row, columns, rows = where
    above, below = words.over / grid.page.baseline, words.under / grid.page.baseline
    return (
        grid.slot("chart", column, row, columns, rows, name),
        grid.slot("figure", column, row + above, columns, rows - above - below, name),
    )


def first_lines(poured: Poured) -> list[tuple[int, int]]:
    """Give (first line, line after the last) of each page."""
    return [(page[0].start, page[-1].stop) for page in poured.legs]


def page_of(poured: Poured, line: int) -> int:
    """Give the page of a chapter, from 0, that a line stands on."""
    starts = [start for start, _ in first_lines(poured)]
    return next((at for at, (one, two) in enumerate(pairwise([*starts, 1 << 60])) if one <= line < two), 0)
