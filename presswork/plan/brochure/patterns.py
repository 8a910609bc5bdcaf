"""Patterns: titles fitted to the page, openers, and pages for the reader, as slots."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from presswork.compose.compositor import Compositor
from presswork.model.plan import PlannedPage, Slot
from presswork.model.style import TypeStyle
from presswork.plan.brochure.book import Book, ordinal

if TYPE_CHECKING:
    from presswork.plan.brochure.chapters import Chapter
    from presswork.plan.brochure.side import Side

WIDE = 12
TITLE = 0.56  # of an opener's height: where its title starts, if that leaves it room
LEAST_ART = 90.0  # pt: an opener's art is left out where less is free
ORDINAL, TICK, SECOND_AIR = 16.8, 36.0, 4.2  # pt: the chapter's number in words, the short rule with its air
CAPTION = 16.8  # pt at the foot of an opener
LANDSCAPE, LEFT = 1.2, 6  # width to height from which an opener's art stands beside its title; the title's columns
TITLE_LEADING = 1.15  # of a title's size
LINES = 3  # of a long title


def sized(compositor: Compositor, text: str, style: str, sizes: Any, width: float = 0.0) -> float:
    """Give the largest of the sizes at which a text stands in one line; the least where none does."""
    measure = width or compositor.layout.page.span(WIDE)
    look = compositor.style(style)
    for size in sizes:
        if compositor.width(text, replace(look, size=float(size))) <= measure:
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
    return max((compositor.width(word, look) for word in words), default=0.0)


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


def within(slot: Slot, rim: float) -> Slot:
    """Draw a slot's edges in by ``rim`` pt."""
    return replace(slot, x=slot.x + rim, y=slot.y + rim, width=slot.width - 2 * rim, height=slot.height - 2 * rim)


def title_size(book: Book, title: str, span: int = WIDE) -> tuple[float, int]:
    """Give the size of a chapter's title over ``span`` columns, and its lines."""
    return fitted(book.compositor, title, "chapter", book.layout.plan["chapter_sizes"], book.sheet.span(span), LINES)


def title_height(book: Book, chapter: "Chapter", size: float, span: int = WIDE) -> float:
    """Measure the block of a chapter's title: number, title, second line, rule, deck or list of articles; pt."""
    compositor, width = book.compositor, book.sheet.span(span)
    look = replace(compositor.style("chapter"), size=size, balance=True)
    high = ORDINAL + TICK + len(compositor.set_text(chapter.title, look, width).lines) * size * TITLE_LEADING
    if chapter.second:
        second = compositor.style("second").leading
        high += SECOND_AIR + len(compositor.text(chapter.second, "second", width).lines) * second
    if chapter.deck:
        lines = compositor.text(chapter.deck.text, "deck", deck_width(book, span)).lines
        return high + len(lines) * compositor.style("deck").leading
    return high + len(listed(chapter)) * compositor.style("listed").leading


def panel_size(book: Book, chapter: "Chapter", rows: int) -> float:
    """Give the largest size of a chapter's title, at most its opener's, that a panel of ``rows`` takes; 0: none."""
    return next((size for size in panel_sizes(book, chapter) if panel_rows(book, chapter, size) <= rows), 0.0)


def panel_sizes(book: Book, chapter: "Chapter") -> list[float]:
    """List the sizes that a chapter's title may have in a panel: its opener's and smaller, the largest first."""
    most, _ = title_size(book, chapter.title)
    sizes: Sequence[float] = book.layout.plan["chapter_sizes"]  # type: ignore[assignment]
    return [size for size in sizes if size <= most]


def panel_rows(book: Book, chapter: "Chapter", size: float) -> int:
    """Count the rows that a panel with a chapter's title at ``size`` pt needs, those of its lower edge with them."""
    return book.rows(title_height(book, chapter, size) + book.sheet.top * 0.6) + 2


def deck_width(book: Book, span: int = WIDE) -> float:
    """Give the measure of a deck, pt: 27 em, or the width of ``span`` columns."""
    return min(book.compositor.style("deck").size * 27, book.sheet.span(span))


def listed(chapter: "Chapter") -> list[str]:
    """List the articles that a chapter's opener names."""
    return [] if chapter.deck else [article.headline for article in chapter.articles if article.headline]


def opener(book: Book, chapter: "Chapter", number: int) -> tuple[list[Slot], dict[str, object]]:
    """Give an opener's slots and values: art of its field (or its numeral as type), title block, caption."""
    page, side = book.sheet, book.side(number)
    beside = page.width > LANDSCAPE * page.height and bool(chapter.field)
    span = LEFT if beside else WIDE
    size, _ = title_size(book, chapter.title, span)
    foot = page.height - page.bottom - CAPTION
    top = min(TITLE * page.height, foot - CAPTION - title_height(book, chapter, size, span))
    art = top - page.baseline
    slots = [Slot("title", side.grid.x(0), top, page.span(span), foot - CAPTION - top)]
    if chapter.field:
        slots.append(Slot("caption", side.grid.x(0), foot, page.span(WIDE), CAPTION, chapter.field))
    if beside:
        x = side.grid.x(LEFT)
        art_high = page.height + 2 * page.bleed
        slots.insert(0, Slot("art", x, -page.bleed, page.width + page.bleed - x, art_high, chapter.field))
    elif art - page.top > LEAST_ART:
        slots.insert(0, _art(side, chapter, art))
    return slots, _block(book, chapter, size, span)


def _block(book: Book, chapter: "Chapter", size: float, span: int = WIDE) -> dict[str, object]:
    """Give the values of a title block."""
    return {"size": size, "deck_width": deck_width(book, span), "listed": listed(chapter),
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
    size = panel_size(book, chapter, rows)
    edge = side.grid.y(rows - 1)
    high = title_height(book, chapter, size)
    top = edge - 1.2 * page.baseline - high
    slots = [full(side, "panel", edge), Slot("title", side.grid.x(0), top, page.span(WIDE), high)]
    if chapter.field and top - page.baseline - page.top > LEAST_ART:
        slots.insert(1, full(side, "art", top - page.baseline, chapter.field))
    return slots, {"panelled": True, **_block(book, chapter, size)}


def art(book: Book, chapter: "Chapter", number: int) -> PlannedPage:
    """Plan a page of a chapter's field alone, which faces its opener."""
    book.numbers.stands([chapter.field], number)
    side = book.side(number)
    return book.page(number, "art", [full(side, "art", 0.0, chapter.field)], (), "", chapter=None, shown=chapter)


def memo(book: Book, number: int) -> PlannedPage:
    """Plan a page for the reader's notes: ruled rows."""
    grid = book.side(number).grid
    top = book.rows(84)
    slots = [
        grid.slot("head", 0, 0, WIDE, top),
        *(grid.slot("line", 0, row, WIDE, 2) for row in range(top, grid.page.rows - 1, 2)),
    ]
    return book.page(number, "memo", slots, (), book.words["memo"])


def parted(items: Sequence[Any], count: int) -> list[Sequence[Any]]:
    """Cut a sequence in ``count`` parts of like length."""
    cuts = [round(at * len(items) / count) for at in range(count + 1)]
    return [items[start:stop] for start, stop in pairwise(cuts)]
