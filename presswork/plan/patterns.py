"""Patterns: the pages of a brochure that are not running text, as slots on the grid."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, sqrt
from typing import Any

from presswork.compose.compositor import Compositor
from presswork.load.numbers import format_fact, number_text
from presswork.model.fact import Fact
from presswork.model.figure import Figure
from presswork.model.plan import PlannedPage, Slot
from presswork.plan import backmatter
from presswork.plan.book import Book, Part
from presswork.plan.textpages import Side

ART_ROWS = 27  # rows of an opener, from the page's top, that its art takes
WIDE = 12
UNIT_ROOM = 60.0  # pt beside a giant numeral for its unit
FIELD = (200.0, 150.0)  # pt: width of a field on the figures page, height that the larger one may have


def sized(compositor: Compositor, text: str, style: str, sizes: Any, width: float = 0.0) -> float:
    """Give the largest of the sizes at which a text stands in one line; the least where none does."""
    measure = width or compositor.layout.page.span(WIDE)
    look = compositor.style(style)
    for size in sizes:
        lines = compositor.set_text(text, replace(look, size=float(size)), 10_000.0).lines
        if max(line.width for line in lines) <= measure:
            return float(size)
    return float(sizes[-1])


def title_lines(title: str) -> str:
    """Break a short Chinese title in two lines of equal length, as it stands on the cover."""
    half = len(title) // 2
    return (
        f"{title[:half]}\n{title[half:]}"
        if title and not title.isascii() and len(title) in (4, 6, 8, 10)
        else title
    )


def full(side: Side, name: str, height: float = 0.0, content: str = "") -> Slot:
    """Make a slot that bleeds over the page, ``height`` pt from the page's top (0: all of it)."""
    page = side.grid.page
    high = height + page.bleed if height else page.height + 2 * page.bleed
    return Slot(name, -page.bleed, -page.bleed, page.width + 2 * page.bleed, high, content)


def opener(side: Side, fact: str, number: int) -> Iterator[Slot]:
    """Give an opener's slots: art of ``fact`` (or the chapter's numeral as type), title, caption."""
    grid = side.grid
    if fact:
        yield full(side, "art", ART_ROWS * grid.page.baseline, fact)
        yield grid.slot("caption", 0, 40, WIDE, 1, fact)
    else:
        yield grid.slot("numeral", 0, 0, WIDE, ART_ROWS - 6, str(number))
    yield grid.slot("title", 0, ART_ROWS - 4, WIDE, 14)


def cover(book: Book, number: int) -> PlannedPage:
    """Plan the cover: the ledger of rings bleeds over the page, the title stands in its free quarter."""
    side = Side.of(book.layout.page, number)
    title = title_lines(book.publication.title)
    width = book.layout.page.span(7)
    size = sized(book.compositor, title, "title", book.layout.plan["title_sizes"], width if book.rings else 0)
    slots = [full(side, "ground"), *([full(side, "art")] if book.rings else [])]
    slots.append(side.grid.slot("title", 0, 0, 7 if book.rings else WIDE, 20, title))
    return book.page(number, "cover", slots, (), "", rings=book.rings, size=size, story=_lead(book))


def _lead(book: Book) -> object:
    return book.publication.stories[book.edition.stories[0]]


def imprint(book: Book, number: int, count: int) -> PlannedPage:
    """Plan the imprint: how to read the cover, its drawing as a key, the colophon in four columns."""
    grid = Side.of(book.layout.page, number).grid
    slots = [
        full(Side.of(book.layout.page, number), "ground"),
        grid.slot("head", 0, 0, WIDE, 3),
        grid.slot("digest", 0, 4, WIDE, 5),
        grid.slot("colophon", 0, 35.5, WIDE, 5.5),
    ]
    if book.rings:
        slots.append(grid.slot("key", 0, 10, WIDE, 22.5))
    return book.page(
        number, "imprint", slots, (), book.words["key"], rings=book.rings, count=count, story=_lead(book)
    )


def contents(book: Book, number: int, parts: Sequence[Part], count: int) -> PlannedPage:
    """Plan the contents: an entry a part, with its page, its title and a bar of the pages it takes."""
    grid = Side.of(book.layout.page, number).grid
    top, rows = 6, book.layout.page.rows - 6.5
    high = min(5.25, rows / max(1, len(parts)))
    slots = [grid.slot("head", 0, 0, 4, 3), grid.slot("opening", 4, 0, 8, 5)]
    slots += [grid.slot("part", 0, top + at * high, WIDE, high, str(at)) for at in range(len(parts))]
    slots.append(grid.slot("foot", 0, top + len(parts) * high, WIDE, 1))
    return book.page(number, "contents", slots, (), book.publication.title, parts=parts, count=count)


def chronology(book: Book, figure: Figure, number: int) -> PlannedPage:
    """Plan the chronology: events as type, the edition's plain tables under them."""
    grid = Side.of(book.layout.page, number).grid
    rows = backmatter.events(book.publication.tables[figure.table])
    named: Any = book.edition.options.get("tables") or []
    tables = [book.publication.tables[name] for name in named if name in book.publication.tables]
    least, most = backmatter.EVENT_ROWS
    lines = sum(len(table.rows) + 2 for table in tables) * 1.25
    high = max(least, min(most if tables else 5.5, (book.layout.page.rows - 7 - lines) / max(1, len(rows))))
    slots = [grid.slot("head", 0, 0, WIDE, 5)]
    slots += [grid.slot("event", 0, 6 + at * high, WIDE, high, str(at)) for at in range(len(rows))]
    after = 6 + len(rows) * high + 1
    for table in tables:
        slots.append(grid.slot("words", 0, after, WIDE, (len(table.rows) + 1) * 1.25, table.id))
        after += (len(table.rows) + 2) * 1.25
    return book.page(number, "chronology", slots, (), book.words["chronology"], figure=figure, rows=rows)


def table(book: Book, height: float, facts: Sequence[Fact], number: int) -> PlannedPage:
    """Plan a page of the table: a head row and a row a fact."""
    grid = Side.of(book.layout.page, number).grid
    slots = [grid.slot("head", 0, 0, WIDE, 5), grid.slot("table", 0, 6, WIDE, 1 + height * len(facts))]
    shifts, units = _aligned(book.compositor, facts, book.publication.language)
    return book.page(
        number,
        "table",
        slots,
        (),
        book.words["table"],
        facts=facts,
        row=height * book.layout.page.baseline,
        shifts=shifts,
        units=units,
    )


def _aligned(
    compositor: Compositor, facts: Sequence[Fact], language: str
) -> tuple[dict[str, float], dict[str, str]]:
    """Give each number's shift that puts the decimal points in a line, pt, and its unit with its hedge."""
    wholes, units = {}, {}
    for fact in facts:
        number = number_text(fact.value, language)
        whole = number.partition("," if language.startswith(("de", "es", "fr")) else ".")[0]
        wholes[fact.id] = compositor.text(whole, "table-number", 10_000.0).lines[0].width
        before, _, after = format_fact(fact, language).partition(number)
        units[fact.id] = f"{before} {after}".strip()
    most = max(wholes.values(), default=0.0)
    return {name: most - width for name, width in wholes.items()}, units


def figures(book: Book, chosen: Sequence[str], number: int) -> PlannedPage:
    """Plan the figures page: one giant on ink over the upper half, two side by side below."""
    side = Side.of(book.layout.page, number)
    page, grid = side.grid.page, side.grid
    edge = grid.y(21) - page.baseline / 2
    middle = grid.x(6) - page.gutter / 2
    low = page.height + page.bleed - edge
    slots = [
        full(side, "ground", edge),
        grid.slot("giant", 0, 0, WIDE, 20, chosen[0]),
        Slot("rest", -page.bleed, edge, middle + page.bleed, low),
        grid.slot("one", 0, 21, 6, 20, chosen[1]),
        grid.slot("one", 6, 21, 6, 20, chosen[2]),
    ]
    book.numbers.stands(chosen, number)
    tiers: Any = book.layout.plan["big_sizes"]
    facts, language = book.publication.facts, book.publication.language
    sizes = {}
    for name in chosen:
        tier, span = ("giant", WIDE) if name == chosen[0] else ("pair", WIDE // 2)
        number_set = number_text(facts[name].value, language)
        sizes[name] = sized(book.compositor, number_set, "numeral", tiers[tier], page.span(span) - UNIT_ROOM)
    return book.page(
        number,
        "figures",
        slots,
        (),
        book.words["figures"],
        sizes=sizes,
        said=backmatter.said,
        across=_across([int(facts[name].value) for name in chosen[1:]], FIELD[0]),
        field=FIELD[0],
    )


def _across(counts: Sequence[int], width: float) -> int:
    """Choose how many marks stand in a row of the figures page's fields, so that no last row is thin."""
    guess = max(3, ceil(sqrt(max(counts) * width / FIELD[1])))

    def rest(across: int) -> float:
        return min((count % across or across) / across for count in counts)

    return max(range(guess - 2, guess + 2), key=lambda across: (rest(across), -abs(across - guess)))


def notes(book: Book, columns: Sequence[Sequence[backmatter.Entry]], number: int) -> PlannedPage:
    """Plan a page of notes: a column of entries in each third of the page."""
    grid = Side.of(book.layout.page, number).grid
    slots = [grid.slot("head", 0, 0, WIDE, 5), *backmatter.note_entries(grid, columns, backmatter.NOTES_TOP)]
    entries = {entry.fact.id: entry for column in columns for entry in column}
    return book.page(
        number,
        "notes",
        slots,
        (),
        book.words["notes"],
        entries=entries,
        said=backmatter.said,
        sources=backmatter.sources(book.numbers.facts),
    )


def memo(book: Book, number: int) -> PlannedPage:
    """Plan a page for the reader's notes: ruled rows."""
    grid = Side.of(book.layout.page, number).grid
    slots = [
        grid.slot("head", 0, 0, WIDE, 5),
        *(grid.slot("line", 0, row, WIDE, 2) for row in range(6, grid.page.rows - 1, 2)),
    ]
    return book.page(number, "memo", slots, (), book.words["memo"])


def backcover(book: Book, number: int) -> PlannedPage:
    """Plan the back cover: the cover's drawing goes on over the spine, contacts in large numerals."""
    side = Side.of(book.layout.page, number)
    slots = [
        full(side, "ground"),
        *([full(side, "art")] if book.rings else []),
        side.grid.slot("title", 0, 0, WIDE, 4),
        side.grid.slot("contacts", 0, 7, WIDE, 16),
        side.grid.slot("imprint", 0, 36, 6, 5),
    ]
    return book.page(number, "backcover", slots, (), "", rings=book.rings, count=number)
