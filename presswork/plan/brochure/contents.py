"""Contents: an entry a part with its page and the pages it takes, a line an article, over as many pages as needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from presswork.compose.compositor import Compositor
from presswork.model.plan import PlannedPage, Slot
from presswork.plan.brochure.backmatter import evened
from presswork.plan.brochure.book import Book, Part
from presswork.plan.brochure.patterns import WIDE

HEAD, FOOT = 66.0, 16.8  # pt of the head, and of the line under the entries
ENTRY, LOW, TALL = 52.0, 42.0, 500.0  # pt: an entry's least height, that of pages that are not so tall
LINE, AIR = 12.6, 9.0  # pt: a line of an article, air under the articles
MOST, GROWTH = 104.0, 84.0  # pt of an entry where there is room; that one with articles may grow
OPENING = 0.34  # of the page that the opening text may take; a longer one has pages of its own
MOST_ARTICLES = 0.5  # of the page: longer lists of articles are left to the opener
START = 3  # columns of the grid before the titles


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry before its page is known: title, second line, chapter number, articles; its height in pt."""

    title: str
    second: str
    chapter: int
    articles: tuple[str, ...]
    height: float


def listed(compositor: Compositor, title: str, second: str, chapter: int, articles: Sequence[str]) -> Listed:
    """Measure an entry: the title may run over lines, each article takes one or more."""
    page = compositor.layout.page
    width = title_width(compositor)
    if sum(1 for _ in articles) * LINE > MOST_ARTICLES * page.rows * page.baseline:
        articles = ()
    lines = len(compositor.text(title, "entry", width).lines) * compositor.style("entry").leading
    under = len(compositor.text(second, "furniture", width).lines) * LINE if second else 0.0
    inner = sum(len(compositor.text(text, "furniture", article_width(compositor)).lines) for text in articles) * LINE
    high = 10 + lines + under + (6 + inner + AIR if articles else 0)
    least = ENTRY if page.rows * page.baseline > TALL else LOW
    return Listed(title, second, chapter, tuple(articles), max(least, high))


def title_width(compositor: Compositor) -> float:
    """Give the measure of the titles, pt."""
    return compositor.layout.page.span(6) - 6


def article_width(compositor: Compositor) -> float:
    """Give the measure of the articles' headlines, pt."""
    return compositor.layout.page.span(6) - 30


def opening_height(book: Book) -> float:
    """Measure the opening text beside the head, pt."""
    width, leading = book.sheet.span(8), book.compositor.style("preface").leading
    return sum(len(book.compositor.text(each.runs, "preface", width).lines) for each in book.opening) * leading


def opens_here(book: Book) -> bool:
    """Tell whether the opening text is short enough to stand on the first page of the contents."""
    return opening_height(book) <= OPENING * book.sheet.rows * book.sheet.baseline


def paged(book: Book, entries: Sequence[Listed]) -> list[list[Listed]]:
    """Share entries out to pages."""
    room = book.sheet.rows * book.sheet.baseline - first_top(book) - FOOT
    return [list(entries[cut.start : cut.stop]) for cut in evened([entry.height for entry in entries], room)]


def first_top(book: Book) -> float:
    """Give the height over the entries of the first page, pt."""
    return max(HEAD, opening_height(book) + 33 if opens_here(book) else 0.0)


def page(
    book: Book, entries: Sequence[Listed], parts: Sequence[Part], count: int, at: int, number: int
) -> PlannedPage:
    """Plan a page of the contents; ``parts`` are those of its entries, ``at`` counts its pages."""
    grid = book.side(number).grid
    live, top = book.sheet.rows * book.sheet.baseline, first_top(book) if at == 0 else HEAD
    spare = (live - top - FOOT - sum(entry.height for entry in entries)) / max(1, len(entries))
    slots = [grid.slot("head", 0, 0, 4, ceil(HEAD / book.sheet.baseline))]
    if at == 0 and opens_here(book):
        slots.append(Slot("opening", grid.x(4), grid.y(0), book.sheet.span(8), top))
    y = grid.y(0) + top
    for index, entry in enumerate(entries):
        high = entry.height + max(0.0, min(spare, GROWTH if entry.articles else MOST - entry.height))
        slots.append(Slot("part", grid.x(0), y, book.sheet.span(WIDE), high, str(index)))
        y += high
    slots.append(Slot("foot", grid.x(0), y, book.sheet.span(WIDE), FOOT))
    return book.page(number, "contents", slots, (), book.publication.title, parts=parts, entries=entries, count=count,
                     width=title_width(book.compositor), article_width=article_width(book.compositor),
                     number_width=book.sheet.span(START))  # fmt: skip
