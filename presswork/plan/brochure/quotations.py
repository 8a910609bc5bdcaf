"""Quotation pages: a pull quote on the signal ink, as large as its length allows."""

from dataclasses import replace

from presswork.compose.compositor import Compositor
from presswork.model.plan import PlannedPage
from presswork.plan.brochure.book import Book
from presswork.plan.brochure.chapters import Chapter
from presswork.plan.brochure.patterns import WIDE
from presswork.plan.brochure.textpages import by_sense, sensible

SIZES = (96.0, 84.0, 72.0, 66.0, 60.0, 54.0, 48.0, 42.0, 37.0, 33.0, 30.0, 27.0, 24.0, 21.5, 19.5)  # pt
SHARE = 0.8  # of the live area that a quotation takes at most
TALL = 500.0  # pt of a live area that has air over a quotation


def quotation(book: Book, quote: str, running: str, chapter: Chapter | None, number: int) -> PlannedPage:
    """Plan a page of a pull quote on the signal ink; ``chapter`` is the one that it stands in."""
    size, width = _quote_size(book, quote), book.sheet.span(WIDE)
    compositor = resized(book.compositor, "plate-quote", size)
    text = by_sense(compositor, quote, "plate-quote", width)
    row = book.rows(101) if book.sheet.rows * book.sheet.baseline > TALL else 1
    slot = book.side(number).grid.slot("quote", 0, row, WIDE, book.sheet.rows - row, text)
    return book.page(number, "quotation", [slot], (), running, chapter=chapter, size=size)


def _quote_size(book: Book, quote: str) -> float:
    """Choose the largest size at which a quotation fills no more than its share of the page and divides no word."""
    room, width = SHARE * book.sheet.rows * book.sheet.baseline, book.sheet.span(WIDE)
    fitting: list[float] = []
    for size in SIZES:
        compositor = resized(book.compositor, "plate-quote", size)
        text = by_sense(compositor, quote, "plate-quote", width)
        lines = compositor.text(text, "plate-quote", width).lines
        if len(lines) * compositor.style("plate-quote").leading > room:
            continue
        fitting.append(size)
        if sensible([*lines, *compositor.text(quote, "plate-quote", width).lines], compositor.language):
            return size
    return next(iter(fitting), SIZES[-1])


def resized(compositor: Compositor, name: str, size: float) -> Compositor:
    """Give a compositor in which a style has another size, its leading in proportion."""
    style = compositor.style(name)
    styles = {**compositor.layout.styles, name: replace(style, size=size, leading=style.leading * size / style.size)}
    return Compositor(replace(compositor.layout, styles=styles), compositor.language, compositor.names)
