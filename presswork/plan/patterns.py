"""Patterns: cover, imprint, openers, back cover and pages for the reader, as slots on the page."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from presswork.compose.compositor import Compositor
from presswork.load.numbers import format_fact
from presswork.model.plan import PlannedPage, Slot
from presswork.model.style import TypeStyle
from presswork.plan.book import Book, ordinal

if TYPE_CHECKING:
    from presswork.plan.chapters import Chapter
    from presswork.plan.side import Side

WIDE = 12
TITLE = 0.56  # of an opener's height: where its title starts, if that leaves it room
LEAST_ART = 90.0  # pt: an opener's art is left out where less is free
ORDINAL, TICK, SECOND_AIR = 16.8, 36.0, 4.2  # pt: the chapter's number in words, the short rule with its air
CAPTION = 16.8  # pt at the foot of an opener
TITLE_LEADING = 1.15  # of a title's size
SCALED = 1000  # counts above it may be drawn to a scale
KEY, LEAST_KEY = 0.8, 115.0  # the height of the rings' key: of its width at most, pt at least
LINES = 3  # of a long title
RING_LABEL = 17.0  # pt: from the rings' edge to a label, and from a label to its value
CENTRE = 0.635  # of the drawing's width: where the cover's rings have their centre


def sized(compositor: Compositor, text: str, style: str, sizes: Any, width: float = 0.0) -> float:
    """Give the largest of the sizes at which a text stands in one line; the least where none does."""
    measure = width or compositor.layout.page.span(WIDE)
    look = compositor.style(style)
    for size in sizes:
        lines = compositor.set_text(text, replace(look, size=float(size)), 10_000.0).lines
        if max(line.width for line in lines) <= measure:
            return float(size)
    return float(sizes[-1])


def fitted(compositor: Compositor, text: str, style: str, sizes: Any, width: float, most: int) -> tuple[float, int]:
    """Give the largest size at which a title stands in at most ``most`` lines, and its lines; Han in one if it can."""
    look = compositor.style(style)
    for limit in (1, most) if not text.isascii() and " " not in text else (most,):
        for size in sizes:
            if _widest_word(compositor, text, replace(look, size=float(size))) > width:
                continue
            head = compositor.head(text, replace(look, size=float(size)), width, limit)
            if head:
                return float(size), len(head.lines)
    size = float(sizes[-1])
    return size, len(compositor.set_text(text, replace(look, size=size, balance=True), width).lines)


def _widest_word(compositor: Compositor, text: str, look: TypeStyle) -> float:
    """Measure the widest word of an alphabetic text, pt; 0 for Han, which breaks anywhere."""
    words = text.split() if " " in text or text.isascii() else []
    return max((compositor.set_text(word, look, 10_000.0).lines[0].width for word in words), default=0.0)


def title_lines(title: str) -> str:
    """Break a short Chinese title in two lines of equal length, as it stands on the cover."""
    half = len(title) // 2
    return (
        f"{title[:half]}\n{title[half:]}"
        if title and not title.isascii() and " " not in title and len(title) in (4, 6, 8, 10)
        else title
    )


def full(side: "Side", name: str, height: float = 0.0, content: str = "") -> Slot:
    """Make a slot that bleeds over the page, ``height`` pt from the page's top (0: all of it)."""
    page = side.grid.page
    high = height + page.bleed if height else page.height + 2 * page.bleed
    return Slot(name, -page.bleed, -page.bleed, page.width + 2 * page.bleed, high, content)


def title_size(book: Book, title: str) -> tuple[float, int]:
    """Give the size of a chapter's title and its lines."""
    return fitted(book.compositor, title, "chapter", book.layout.plan["chapter_sizes"], book.sheet.span(WIDE), LINES)


def title_height(book: Book, chapter: "Chapter", size: float) -> float:
    """Measure the block of a chapter's title: number, title, second line, rule, deck or list of articles; pt."""
    compositor, width = book.compositor, book.sheet.span(WIDE)
    look = replace(compositor.style("chapter"), size=size, balance=True)
    high = ORDINAL + TICK + len(compositor.set_text(chapter.title, look, width).lines) * size * TITLE_LEADING
    if chapter.second:
        second = compositor.style("second").leading
        high += SECOND_AIR + len(compositor.text(chapter.second, "second", width).lines) * second
    if chapter.deck:
        lines = compositor.text(chapter.deck.text, "deck", deck_width(book)).lines
        return high + len(lines) * compositor.style("deck").leading
    return high + len(listed(chapter)) * compositor.style("listed").leading


def deck_width(book: Book) -> float:
    """Give the measure of a deck, pt: 27 em, or the page's width."""
    return min(book.compositor.style("deck").size * 27, book.sheet.span(WIDE))


def listed(chapter: "Chapter") -> list[str]:
    """List the articles that a chapter's opener names."""
    return [] if chapter.deck else [article.headline for article in chapter.articles if article.headline]


def opener(book: Book, chapter: "Chapter", number: int) -> tuple[list[Slot], dict[str, object]]:
    """Give an opener's slots and values: art of its field (or its numeral as type), title block, caption."""
    page, side = book.sheet, book.side(number)
    size, _ = title_size(book, chapter.title)
    foot = page.height - page.bottom - CAPTION
    top = min(TITLE * page.height, foot - CAPTION - title_height(book, chapter, size))
    art = top - page.baseline
    slots = [Slot("title", side.grid.x(0), top, page.span(WIDE), foot - CAPTION - top)]
    if chapter.field:
        slots.append(Slot("caption", side.grid.x(0), foot, page.span(WIDE), CAPTION, chapter.field))
    if art - page.top > LEAST_ART:
        slots.insert(0, _art(side, chapter, art))
    return slots, _block(book, chapter, size)


def _block(book: Book, chapter: "Chapter", size: float) -> dict[str, object]:
    """Give the values of a title block."""
    return {"size": size, "deck_width": deck_width(book), "listed": listed(chapter),
            "ordinal": ordinal(book.words, chapter.number)}  # fmt: skip


def _art(side: "Side", chapter: "Chapter", height: float) -> Slot:
    if chapter.field:
        return full(side, "art", height, chapter.field)
    page = side.grid.page
    high = min(height - page.top, 0.42 * page.height)
    return Slot("numeral", side.grid.x(0), page.top, page.span(WIDE), high, str(chapter.number))


def panel(book: Book, chapter: "Chapter", rows: int, number: int) -> tuple[list[Slot], dict[str, object]]:
    """Give the panel of ink that opens a short chapter over its text: ground and title block."""
    page, side = book.sheet, book.side(number)
    size, _ = title_size(book, chapter.title)
    edge = side.grid.y(rows - 1)
    high = title_height(book, chapter, size)
    slots = [
        full(side, "panel", edge),
        Slot("title", side.grid.x(0), edge - 1.2 * page.baseline - high, page.span(WIDE), high),
    ]
    return slots, {"panelled": True, **_block(book, chapter, size)}


def art(book: Book, chapter: "Chapter", number: int) -> PlannedPage:
    """Plan a page of a chapter's field alone, which faces its opener."""
    book.numbers.stands([chapter.field], number)
    side = book.side(number)
    return book.page(number, "art", [full(side, "art", 0.0, chapter.field)], (), "", chapter=None, shown=chapter)


def cover(book: Book, number: int) -> PlannedPage:
    """Plan the cover: the ledger of rings bleeds over the page, the title stands in its free quarter."""
    side, page = book.side(number), book.sheet
    title = title_lines(book.publication.title)
    width = page.span(7 if book.rings else WIDE)
    sizes: Any = book.layout.plan["title_sizes"]
    broken = "\n" in title
    size, lines = (
        (sized(book.compositor, title, "title", sizes, width), 2)
        if broken
        else fitted(book.compositor, title, "title", sizes, width, 4)
    )
    slots = [full(side, "ground"), *([full(side, "art")] if book.rings else [])]
    slots.append(side.grid.slot("title", 0, 0, 7 if book.rings else WIDE, page.rows / 2, title))
    low = page.top + lines * size * 1.12 + 120
    values = value_width(book)
    edge = CENTRE * (page.width + 2 * page.bleed) - page.bleed - RING_LABEL - values
    right = side.grid.x(0) + (2 * size if broken and len(title) == 5 else width)
    widths = {
        fact.label: max(line.width for line in book.compositor.text(fact.label, "ring", 10_000.0).lines)
        for fact in (book.publication.facts[name] for name in book.rings)
        if fact.label
    }
    return book.page(
        number, "cover", slots, (), "", rings=book.rings, size=size, balance=not broken, story=_lead(book),
        widths=widths, low=low, beside=edge - right, under=edge - side.grid.x(0), single=_single(book), value_width=values,
    )  # fmt: skip


def value_width(book: Book) -> float:
    """Measure the widest value beside the rings, pt."""
    shown = [format_fact(book.publication.facts[name], book.publication.language) for name in book.rings]
    return max((book.compositor.text(text, "ring-value", 10_000.0).lines[0].width for text in shown), default=0.0)


def _single(book: Book) -> bool:
    """Tell a book of one story, whose head stands on the cover."""
    return len(book.edition.stories) == 1


def _lead(book: Book) -> object:
    return book.publication.stories[book.edition.stories[0]]


def imprint(book: Book, number: int, count: int) -> PlannedPage:
    """Plan the imprint: what the book says in brief, the cover's drawing as a key, the colophon in four columns."""
    side, page, compositor = book.side(number), book.sheet, book.compositor
    story: Any = _lead(book)
    deck = story.deck if _single(book) else book.publication.subtitle
    colophon = book.rows(_colophon(book))
    head, reading = book.rows(54), book.rows(_reading(book))
    beside = page.width >= page.height and _key_width(book, LEAST_KEY) <= page.span(WIDE - 5)
    first, span = (5, 5) if beside else (0, 8)
    deck_rows = _deck_rows(book, deck, "preface", span)
    top = head + 1 if beside else head + deck_rows + 3
    room = page.rows - colophon - top - 3 - reading
    key = min(room, int(page.span(WIDE - first) * KEY / page.baseline))
    drawn = bool(book.rings) and key * page.baseline > LEAST_KEY
    drawn &= _key_width(book, key * page.baseline) <= page.span(WIDE - first)
    large = not drawn and _deck_rows(book, deck, "quote", WIDE) <= page.rows - colophon - head - 2
    style, span, start = ("quote", WIDE, 0) if large else ("preface", span, 0 if beside else 4)
    slots = [
        full(side, "ground"),
        side.grid.slot("head", 0, 0, WIDE, head),
        side.grid.slot("digest", start, head + 1, span, _deck_rows(book, deck, style, span)),
        side.grid.slot("colophon", 0, page.rows - colophon, WIDE, colophon),
    ]
    if drawn:
        slots.append(side.grid.slot("key", first, top + (room - key) / 2, WIDE - first, key))
    return book.page(number, "imprint", slots, (), book.words["key"], rings=book.rings, count=count, deck=deck, deck_style=style,
                     typefaces=typefaces(book), millimetres=millimetres(book), value_width=value_width(book),
                     reading=page.bottom + (colophon + 1) * page.baseline)  # fmt: skip


def _deck_rows(book: Book, deck: str, style: str, span: int) -> int:
    look = book.compositor.style(style)
    lines = len(book.compositor.text(deck, style, book.sheet.span(span)).lines) if deck else 0
    return book.rows(lines * look.leading)


def _key_width(book: Book, height: float) -> float:
    """Measure the rings' key at a height, pt: labels, values, leaders and the right half of the rings."""
    labels = [book.compositor.text(book.publication.facts[name].label, "ring", 10_000.0).lines for name in book.rings]
    return max((lines[0].width for lines in labels), default=0.0) + value_width(book) + 50 + height / 2


def _reading(book: Book) -> float:
    """Foresee the height of the words that say how to read the rings, pt: a large one may have a scale of its own."""
    large = [book.publication.facts[name].label for name in book.rings if abs(book.publication.facts[name].value) > SCALED]
    words = "; ".join(["0" * 60, *(f"one mark of {label} is 000" for label in large)])
    return len(book.compositor.text(words, "note", book.sheet.span(WIDE)).lines) * book.compositor.style("note").leading


def _colophon(book: Book) -> float:
    """Measure the colophon: its longest cell, and the line of rights; pt."""
    compositor, publication, words = book.compositor, book.publication, book.words
    span = book.sheet.span(3)
    contacts = [f"{contact.label} {contact.value}" for contact in publication.contacts[:3]]
    cells: list[list[str]] = [[publication.issuer, words["date"]], [words["count"], words["count"]],
                              [typefaces(book)], contacts]  # fmt: skip
    lines = [sum(len(compositor.text(text, "furniture", span).lines) for text in cell if text) for cell in cells]
    rights = len(compositor.text(publication.rights, "furniture", book.sheet.span(WIDE)).lines)
    return (max(lines) + 1 + (rights if publication.rights else 0)) * 12.6 + 20


def typefaces(book: Book) -> str:
    """Name the families that the layout sets type in."""
    faces = (face.family for style in book.layout.styles.values() for face in style.faces)
    return book.words["join"].join(dict.fromkeys(faces))


def millimetres(book: Book) -> tuple[int, int]:
    """Give the trimmed size, mm."""
    return round(book.sheet.width / 72 * 25.4), round(book.sheet.height / 72 * 25.4)


def memo(book: Book, number: int) -> PlannedPage:
    """Plan a page for the reader's notes: ruled rows."""
    grid = book.side(number).grid
    top = book.rows(84)
    slots = [
        grid.slot("head", 0, 0, WIDE, top),
        *(grid.slot("line", 0, row, WIDE, 2) for row in range(top, grid.page.rows - 1, 2)),
    ]
    return book.page(number, "memo", slots, (), book.words["memo"])


def backcover(book: Book, number: int) -> PlannedPage:
    """Plan the back cover: the cover's drawing goes on over the spine, contacts in large numerals."""
    side, page = book.side(number), book.sheet
    contacts = book.publication.contacts
    high = min(58.0, (page.height * 0.45) / max(1, len(contacts)))
    slots = [
        full(side, "ground"),
        *([full(side, "art")] if book.rings else []),
        side.grid.slot("title", 0, 0, WIDE, 4),
        Slot("contacts", side.grid.x(0), page.top + 100, page.span(WIDE), high * len(contacts)),
        Slot("imprint", side.grid.x(0), page.height - page.bottom - 84, page.span(6), 84),
    ]
    return book.page(number, "backcover", slots, (), "", rings=book.rings, count=number, high=high)


def parted(items: Sequence[Any], count: int) -> list[Sequence[Any]]:
    """Cut a sequence in ``count`` parts of like length."""
    cuts = [round(at * len(items) / count) for at in range(count + 1)]
    return [items[start:stop] for start, stop in pairwise(cuts)]
