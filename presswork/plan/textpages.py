"""Text pages: a chapter's running text in two columns beside a margin of notes, its figures at the foot.

The pattern is 2 + 5 + 5 columns of the grid, the margin outside. Text fills column by column; on the last
page both columns end as high as they can, and the figure or a quote takes what is left.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from presswork.compose.compositor import Compositor
from presswork.compose.story import story_galley
from presswork.model.fact import Fact
from presswork.model.galley import Galley
from presswork.model.layout import Page
from presswork.model.plan import Flow, Placed, Slot
from presswork.model.report import Faults, Finding
from presswork.plan.chapters import Chapter
from presswork.plan.grid import Frame, Grid
from presswork.plan.pour import Leg, Sheet, pour, rows_of

MARGIN, TEXT = 2, 5  # columns of the grid
NUMERAL = 6  # rows that the chapter's numeral takes in the margin
MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Side:
    """A page's side of the spread: where text columns and margin start, in columns of the grid."""

    grid: Grid
    text: tuple[int, int]
    margin: int
    left: bool

    @classmethod
    def of(cls, page: Page, number: int) -> "Side":
        """Give the side of a page by its number: even pages lie on the left."""
        left = number % 2 == 0
        grid = Grid(page, page.outer if left else page.inner)
        first = MARGIN if left else 0
        return cls(grid, (first, first + TEXT), 0 if left else 2 * TEXT, left)


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull quote: broken in lines for a column, the rows that these take, broken for the full measure."""

    text: str
    rows: int
    wide: str


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A chapter ready for pages: its galley, its quotes with their rows, its figures, its strip's rows."""

    chapter: Chapter
    sheet: Sheet
    quotes: tuple[Pull, ...]
    figures: tuple[str, ...]
    strip: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One text page: rows above its text, of its columns, of its quote and its figure (0: none).

    ``display`` are the rows at the foot for a quote over both columns, on a last page with room to spare.
    """

    top: int
    rows: int
    quote: int
    figure: int
    display: int = 0


@dataclass(frozen=True, slots=True)
class Poured:
    """The pages of a chapter with the legs of text on each."""

    shapes: tuple[Shape, ...]
    legs: tuple[tuple[Leg, ...], ...]


def prepare(compositor: Compositor, chapter: Chapter) -> Sheaf:
    """Compose a chapter's text and quotes at the measure of a text column."""
    layout = compositor.layout
    measure = layout.page.span(TEXT)
    galley = story_galley(compositor, chapter.story, measure, chapter.blocks, f"chapter-{chapter.number}")
    row, leading = layout.page.baseline, compositor.style("quote").leading
    quotes = []
    for text in chapter.quotes:
        broken = by_sense(compositor, text, "quote", measure)
        rows = ceil(len(compositor.text(broken, "quote", measure).lines) * leading / row + 0.6)
        if rows <= layout.page.rows // 2:
            wide = by_sense(compositor, text, "plate-quote", layout.page.span(2 * TEXT))
            quotes.append(Pull(broken, rows, wide))
    strip = int(layout.plan["strip"]) + 1 if chapter.facts else 0  # type: ignore[call-overload]
    return Sheaf(chapter, Sheet(galley), tuple(quotes), chapter.figures, strip)


def by_sense(compositor: Compositor, text: str, style: str, measure: float) -> str:
    """Break a display text after its marks where clauses fit the lines, or else in lines of like length."""

    def lines(part: str, width: float = measure) -> int:
        return len(compositor.text(part, style, width).lines)

    joined: list[str] = []
    for clause in re.findall(r".+?(?:[，；：。！？,;:.!?]+[”’」』]?\s*|$)", text):
        whole = joined[-1] + clause if joined else ""
        if joined and lines(whole) == 1:
            joined[-1] = whole
        else:
            joined.append(clause)
    if all(lines(part) == 1 for part in joined) and len(joined) <= lines(text) + 1:
        return "\n".join(joined)
    size, width, count = compositor.style(style).size, measure, lines(text)
    while width > 4 * size and lines(text, width - size / 2) == count:
        width -= size / 2
    return "\n".join(line.text for line in compositor.text(text, style, width).lines)


def shape(sheaf: Sheaf, page: Page, limits: Mapping[str, int]) -> Poured:
    """Choose the fewest pages that take the text, and level the last one."""
    least = len(sheaf.sheet.galley.lines) // (2 * page.rows)
    for count in range(max(1, least, len(sheaf.figures)), MOST_PAGES):
        shapes = _shapes(sheaf, count, page.rows, limits)
        if min(each.rows - each.quote for each in shapes) > 2 and not _pour(sheaf, shapes)[1]:
            return _levelled(sheaf, shapes, page.rows, limits)
    what = f"the chapter {sheaf.chapter.title} takes more than {MOST_PAGES} pages"
    raise Faults([Finding(sheaf.chapter.story.place, what, "overset", "cut it in chapters")])


def _shapes(sheaf: Sheaf, count: int, rows: int, limits: Mapping[str, int]) -> list[Shape]:
    """Lay pages out: figures and quotes go to the last pages, one a page."""
    shapes = []
    for at in range(count):
        left = count - at
        figure = 0 if left > len(sheaf.figures) else limits["least" if left == 1 else "best"]
        quote = 0 if left > len(sheaf.quotes) else sheaf.quotes[len(sheaf.quotes) - left].rows
        top = sheaf.strip if at == 0 else 0
        shapes.append(Shape(top, rows - top - (figure + 1 if figure else 0), quote, figure))
    return shapes


def _frames(shapes: Sequence[Shape]) -> list[Frame]:
    return [
        frame
        for each in shapes
        for frame in (
            Frame(0, each.top, each.rows),
            Frame(1, each.top, each.rows - (each.quote + 1 if each.quote else 0)),
        )
    ]


def _pour(sheaf: Sheaf, shapes: Sequence[Shape]) -> tuple[list[Leg], int]:
    return pour(sheaf.sheet, _frames(shapes))


def _levelled(sheaf: Sheaf, shapes: list[Shape], rows: int, limits: Mapping[str, int]) -> Poured:
    """Shorten the last page's columns as far as the text allows; its figure, or else its quote, grows."""
    last = _shortest(sheaf, shapes, shapes[-1])
    spare = rows - last.top - last.rows - 1
    if last.figure:
        last = replace(last, figure=min(spare, max(limits["most"], spare - limits["gap"])))
    elif last.quote and spare >= limits["least"]:
        last = _shortest(sheaf, shapes, replace(shapes[-1], quote=0))
        last = replace(last, display=max(0, rows - last.top - last.rows - 2))
    final = (*shapes[:-1], last)
    legs, _ = _pour(sheaf, final)
    pairs = tuple((legs[at], legs[at + 1]) for at in range(0, len(legs), 2))
    return Poured(final, pairs)


def _shortest(sheaf: Sheaf, shapes: Sequence[Shape], last: Shape) -> Shape:
    """Give the last page with the shortest columns that still take the text."""
    trials = (replace(last, rows=rows) for rows in range(last.quote + 3, last.rows))
    return next((trial for trial in trials if not _pour(sheaf, [*shapes[:-1], trial])[1]), last)


def flow_of(sheaf: Sheaf, legs: Sequence[Leg], side: Side) -> Flow:
    """Place a page's lines: the first baseline stands one row under the live area's top."""
    galley, grid = sheaf.sheet.galley, side.grid
    placed = tuple(
        Placed(index, grid.x(side.text[leg.frame.column]) + _shift(galley, index), grid.y(row + 1))
        for leg in legs
        for index, row in rows_of(sheaf.sheet, leg)
    )
    return Flow(galley.story, placed)


def _shift(galley: Galley, line: int) -> float:
    return galley.blocks[galley.lines[line].block].shift


def slots_of(sheaf: Sheaf, poured: Poured, at: int, side: Side) -> Iterator[Slot]:
    """Give the furniture of a text page: numeral and strip on the first, quote, figure."""
    each, grid, first = poured.shapes[at], side.grid, side.text[0]
    if at == 0:
        yield grid.slot("numeral", side.margin, 0, MARGIN, NUMERAL, str(sheaf.chapter.number))
    if each.top:
        yield grid.slot("strip", first, 0, 2 * TEXT, each.top - 1)
    pull = len(sheaf.quotes) - (len(poured.shapes) - at)
    if each.quote:
        row = each.top + each.rows - each.quote
        yield grid.slot("quote", side.text[1], row, TEXT, each.quote, sheaf.quotes[pull].text)
    if each.display:
        row = grid.page.rows - each.display
        yield grid.slot("display", first, row, 2 * TEXT, each.display, sheaf.quotes[pull].wide)
    if each.figure:
        name = sheaf.figures[len(sheaf.figures) - (len(poured.shapes) - at)]
        yield from chart_slots(grid, first, grid.page.rows - each.figure, 2 * TEXT, each.figure, name)


def chart_slots(grid: Grid, column: int, row: int, columns: int, rows: int, name: str) -> tuple[Slot, Slot]:
    """Cut a chart's rows in a frame for its words and the plot between them."""
    return (
        grid.slot("chart", column, row, columns, rows, name),
        grid.slot("figure", column, row + 3, columns, rows - 4.25, name),
    )


def note_slots(
    compositor: Compositor, side: Side, wanted: Sequence[tuple[float, Fact]], top: float
) -> Iterator[Slot]:
    """Stack notes in the margin, each as near to its line as the others allow; what has no room is left out.

    ``wanted`` is (y of the line's top, fact). Heights are pt.
    """
    page = side.grid.page
    x, width = side.grid.x(side.margin), page.span(MARGIN)
    heights = [note_height(compositor, fact, width) for _, fact in wanted]
    foot = page.height - page.bottom
    while wanted and top + sum(heights) > foot:
        wanted, heights = wanted[:-1], heights[:-1]
    limits = [foot - sum(heights[at:]) for at in range(len(heights))]
    y = top
    for (line, fact), height, limit in zip(wanted, heights, limits, strict=True):
        y = max(y, min(line, limit))
        yield Slot("note", x, y, width, height, fact.id)
        y += height


def note_height(compositor: Compositor, fact: Fact, width: float) -> float:
    """Measure a margin note: number, label, period, and the air after it."""
    parts: tuple[tuple[str, str], ...] = (("note-label", fact.label), ("note", fact.period))
    lines = 1 + sum(len(compositor.text(text, style, width).lines) for style, text in parts)
    return lines * compositor.style("note").leading + compositor.layout.page.baseline
