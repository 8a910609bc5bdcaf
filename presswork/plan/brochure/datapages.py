"""Data pages: chronology, plain tables, the table of all facts, figures set large, notes, index of figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from presswork.compose.compositor import Compositor
from presswork.load.numbers import number_text
from presswork.model.fact import Fact
from presswork.model.figure import Figure
from presswork.model.plan import PlannedPage, Slot
from presswork.plan.brochure import backmatter
from presswork.plan.brochure.backmatter import Entry, Event, Ruled
from presswork.plan.brochure.book import LINE, Book, Draft
from presswork.plan.brochure.patterns import WIDE

HEAD = 88.0  # pt: a page's head with its rule, its second line and air
TABLE_HEAD = 21.0  # pt of a table's row of heads
UNIT_ROOM = 60.0  # pt beside a giant numeral for its unit
MOST_GROWTH = 1.8  # of the rows of a page of plain tables
TABLE_GAP = 28.0  # pt between tables on a page
INDEX_ROW, INDEX_AIR = 33.6, 16.0  # pt of an entry of the index of figures, and its air
INDEX_SPAN = 8  # columns of the grid for a title of it
UPPER = 0.51  # of the page's height: the ink of the figures page


Part = tuple[Ruled, int, int]  # a plain table, its first row on a page and the row after its last


def live(book: Book, top: float = HEAD) -> float:
    """Give the height under a page's head, pt."""
    return book.sheet.rows * book.sheet.baseline - top


def head(book: Book, number: int, height: float = HEAD) -> Slot:
    """Make the slot of a page's head."""
    grid = book.side(number).grid
    return Slot("head", grid.x(0), grid.y(0), book.sheet.span(WIDE), height)


def chronologies(book: Book, figure: Figure, tables: Sequence[Ruled]) -> Iterator[Draft]:
    """Draft the chronology: events as type beside a scale of years; plain tables under it where they have room."""
    rows = backmatter.events(book.publication.tables[figure.table])
    heights = backmatter.event_heights(book.compositor, rows, book.sheet.span(7))
    pages = backmatter.evened(heights, live(book) - 20)
    below = sum(each.head + sum(each.rows) + TABLE_GAP for each in tables)
    together = len(pages) == 1 and sum(heights) + below <= live(book) - 20
    for at, cut in enumerate(pages):
        opens = None if at else (book.words["chronology"], figure.title, 0)
        some = tables if together else ()
        yield Draft("chronology", partial(chronology, book, figure, rows[cut.start : cut.stop],
                                          heights[cut.start : cut.stop], some), opens)  # fmt: skip
    if not together:
        yield from lists(book, tables)


def chronology(
    book: Book, figure: Figure, rows: Sequence[Event], heights: Sequence[float], tables: Sequence[Ruled], number: int
) -> PlannedPage:
    """Plan a page of the chronology."""
    grid = book.side(number).grid
    below = sum(each.head + sum(each.rows) + TABLE_GAP for each in tables)
    spare = max(0.0, live(book) - 20 - below - sum(heights))
    grow = min(1.45 if tables else 2.0, 1 + spare / max(1.0, sum(heights)))
    slots, y = [head(book, number)], grid.y(0) + HEAD
    for at, height in enumerate(heights):
        slots.append(Slot("event", grid.x(0), y, book.sheet.span(WIDE), height * grow, str(at)))
        y += height * grow
    top, wide = grid.y(0) + HEAD, book.sheet.span(1) + book.sheet.gutter
    slots.append(Slot("scale", grid.x(3), top, wide, y - top))
    y += TABLE_GAP
    for each in tables:
        high = each.head + sum(each.rows)
        slots.append(Slot("words", grid.x(0), y, book.sheet.span(WIDE), high, each.table.id))
        y += high + TABLE_GAP
    return book.page(number, "chronology", slots, (), book.words["chronology"], figure=figure, rows=rows,
                     ruled={each.table.id: each for each in tables}, years=backmatter.years_of(rows),
                     spots=[sum(heights[:at]) * grow + 13 for at in range(len(heights))])  # fmt: skip


def lists(book: Book, tables: Sequence[Ruled]) -> Iterator[Draft]:
    """Draft pages of plain tables, broken between rows with their heads repeated; those of a long one filled alike."""
    room, filled, first = live(book), 0.0, True
    page: list[Part] = []
    for each in tables:
        start = 0
        if each.head + sum(each.rows) > room:
            if page:
                yield _list(book, page, first=first)
                first = False
            *cuts, last = backmatter.evened(each.rows, room - each.head)
            for cut in cuts:
                yield _list(book, [(each, cut.start, cut.stop)], first=first)
                first = False
            page, filled, start = [], 0.0, last.start
        while start < len(each.rows):
            left = room - filled - each.head - (TABLE_GAP if page else 0)
            stop = start
            while stop < len(each.rows) and sum(each.rows[start : stop + 1]) <= left:
                stop += 1
            if stop == start and page:
                yield _list(book, page, first=first)
                page, filled, first = [], 0.0, False
                continue
            stop = max(stop, start + 1)
            page.append((each, start, stop))
            filled += each.head + sum(each.rows[start:stop]) + TABLE_GAP
            start = stop
    if page:
        yield _list(book, _grown(page, room) if first else page, first=first)


def _grown(parts: Sequence[Part], room: float) -> list[Part]:
    """Open the rows of a single page of tables, so that it is not half empty."""
    filled = sum(each.head + sum(each.rows[start:stop]) for each, start, stop in parts)
    grow = max(1.0, min(MOST_GROWTH, (room - TABLE_GAP * len(parts)) / filled))
    return [(replace(each, head=each.head * grow, rows=tuple(row * grow for row in each.rows)), start, stop)
            for each, start, stop in parts]  # fmt: skip


def _list(book: Book, parts: Sequence[Part], *, first: bool) -> Draft:
    opens = (book.words["lists"], book.words["lists_title"], 0) if first else None
    return Draft("lists", partial(listed, book, tuple(parts)), opens)


def listed(book: Book, parts: Sequence[Part], number: int) -> PlannedPage:
    """Plan a page of plain tables."""
    grid = book.side(number).grid
    slots, y = [head(book, number)], grid.y(0) + HEAD
    for at, (each, start, stop) in enumerate(parts):
        high = each.head + sum(each.rows[start:stop])
        slots.append(Slot("words", grid.x(0), y, book.sheet.span(WIDE), high, str(at)))
        y += high + TABLE_GAP
    return book.page(number, "lists", slots, (), book.words["lists"], parts=parts)


def tables(book: Book) -> Iterator[Draft]:
    """Draft the table of all facts: rows shared out evenly, heads repeated."""
    facts = list(book.publication.facts.values())
    width = book.sheet.span(WIDE)
    heights = backmatter.fact_rows(book.compositor, facts, width)
    room = live(book) - TABLE_HEAD
    title = book.words["table_title"].format(count=len(facts))
    for at, cut in enumerate(backmatter.evened(heights, room)):
        opens = None if at else (book.words["table"], title, 0)
        some, high = facts[cut.start : cut.stop], heights[cut.start : cut.stop]
        grow = min(backmatter.MOST_ROW / backmatter.LEAST_ROW, room / sum(high))
        yield Draft("table", partial(table, book, some, [each * grow for each in high]), opens)


def table(book: Book, facts: Sequence[Fact], heights: Sequence[float], number: int) -> PlannedPage:
    """Plan a page of the table: a head row and a row a fact."""
    grid, width = book.side(number).grid, book.sheet.span(WIDE)
    slots = [head(book, number),
             Slot("table", grid.x(0), grid.y(0) + HEAD, width, TABLE_HEAD + sum(heights))]  # fmt: skip
    heights_of = {fact.id: height for fact, height in zip(facts, heights, strict=True)}
    return book.page(
        number, "table", slots, (), book.words["table"], facts=facts, heights=heights_of,
        shifts=_aligned(book.compositor, facts, book.publication.language),
        units={fact.id: backmatter.unit_of(fact, book.publication.language) for fact in facts},
        widths={name: share * width for name, share in backmatter.SHARES.items()},
    )  # fmt: skip


def _aligned(compositor: Compositor, facts: Sequence[Fact], language: str) -> dict[str, float]:
    """Give each number's shift that puts the decimal points in a line, pt."""
    wholes = {}
    for fact in facts:
        number = number_text(fact.value, language)
        whole = number.partition("," if language.startswith(("de", "es", "fr")) else ".")[0]
        wholes[fact.id] = compositor.width(whole, "table-number")
    most = max(wholes.values(), default=0.0)
    return {name: most - width for name, width in wholes.items()}


def notes(book: Book) -> Iterator[Draft]:
    """Draft the notes: where each number comes from, and on which pages it stands."""
    made = backmatter.entries(book.compositor, book.numbers, book.words)
    top = HEAD + (12.6 if len(backmatter.sources(book.numbers.facts)) == 1 else 0)
    pages = backmatter.columned(made, live(book, top), backmatter.columns_of(book.compositor))
    for at, columns in enumerate(pages):
        opens = None if at else (book.words["notes"], book.words["notes_title"], 0)
        yield Draft("notes", partial(noted, book, columns, top), opens)


def noted(book: Book, columns: Sequence[Sequence[Entry]], top: float, number: int) -> PlannedPage:
    """Plan a page of notes."""
    grid = book.side(number).grid
    span = WIDE // backmatter.columns_of(book.compositor)
    slots = [head(book, number, top), *backmatter.note_entries(grid, columns, grid.y(0) + top, span)]
    entries = {(entry.fact.id if entry.fact else f"#{entry.number}"): entry for column in columns for entry in column}
    return book.page(number, "notes", slots, (), book.words["notes"], entries=entries,
                     sources=backmatter.sources(book.numbers.facts), measure=backmatter.entry_width(book.compositor))


def index(book: Book, names: Sequence[str]) -> Iterator[Draft]:
    """Draft the index of figures: number, title and page of each; it comes after all of them.

    What would take more than a page stands in two columns where these hold it.
    """
    titles = [book.publication.figures[name].title for name in names]
    heights = _index_heights(book, titles, INDEX_SPAN)
    cuts = backmatter.evened(heights, live(book))
    half = (len(names) + 1) // 2
    narrow = _index_heights(book, titles, INDEX_SPAN // 2)
    columns = 2 if len(cuts) > 1 and max(sum(narrow[:half]), sum(narrow[half:])) <= live(book) else 1
    if columns > 1:
        heights, cuts = narrow, [range(len(names))]
    for at, cut in enumerate(cuts):
        opens = None if at else (book.words["index_figures"], "", 0)
        yield Draft("index", partial(indexed, book, cut, heights[cut.start : cut.stop], columns), opens)


def _index_heights(book: Book, titles: Sequence[str], span: int) -> list[float]:
    """Measure the entries of the index at ``span`` columns for a title, pt."""
    leading, width = book.compositor.style("event").leading, book.sheet.span(span)
    return [max(INDEX_ROW, len(book.compositor.text(title, "event", width).lines) * leading + INDEX_AIR + LINE)
            for title in titles]  # fmt: skip


def indexed(book: Book, cut: range, heights: Sequence[float], columns: int, number: int) -> PlannedPage:
    """Plan a page of the index of figures, in the order of their numbers."""
    grid, span = book.side(number).grid, WIDE // columns
    names = sorted(book.charts, key=lambda name: book.charts[name])[cut.start : cut.stop]
    half = -(-len(names) // columns)
    deepest = max(sum(heights[at : at + half]) for at in range(0, len(names), half))
    grow = min(1.8, live(book) / max(1.0, deepest))
    slots = [head(book, number)]
    for at, (name, height) in enumerate(zip(names, heights, strict=True)):
        y = slots[-1].y + slots[-1].height if at % half else grid.y(0) + HEAD
        slots.append(Slot("figure-entry", grid.x(at // half * span), y, book.sheet.span(span), height * grow, name))
    return book.page(number, "index", slots, (), book.words["index_figures"], chart_number=dict(book.charts),
                     chart_page=dict(book.chart_pages))  # fmt: skip
