"""Covers: the cover and the back cover with the rings of the book's numbers, and the imprint that is their key."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from math import ceil, sqrt
from typing import Any

from presswork.load.numbers import format_fact
from presswork.model.plan import PlannedPage, Slot
from presswork.model.report import Faults, Finding
from presswork.model.units import MM
from presswork.plan.brochure.book import Book
from presswork.plan.brochure.patterns import WIDE, fitted, full, sized, title_lines, within

KEY_ROW, LEAST_KEY = (11.0, 27.0), 0.4  # pt of a row of the key, least and most; of the page that its marks take
FEWEST = 4  # rings that are still a key
SCALED = 600  # counts above it may be drawn to a scale
RIM = MM  # pt: the end of the bleed that is left to the ground, so that a white mark is never taken for paper
RING_LABEL = 17.0  # pt: from the rings' edge to a label, and from a label to its value
SHARES = (1.0, 0.86, 0.74, 0.62)  # of their style's size that chapters on a back cover may have
TITLES = 0.38  # of the page: what the list of chapters takes of a back cover without contacts
QUARTER, LEADING = 7, 1.12  # columns of a cover's title; its leading, of its size
BESIDE, CLOSE = 12.0, 4.0  # pt from words on a cover to a label on their right, and over or under them
TICK, LINE_AIR, AIR = 31.8, 4.2, 16.8  # pt under a cover's title: a short rule, between texts; to the rings
RULE = 63.0  # pt of the short rule
DATE, DATE_WIDE = 12.6, 60.0  # pt: the line of a cover's date, and how wide it is at most
TALL = 500.0  # pt of a live area that has air over the words under the key
CONTACTS, IMPRINT = 100.0, 84.0  # pt of a back cover: from its top to the contacts, and for issuer, date and rights
YEAR, DAYS = 366, (15.0, 34.0)  # days of a year; pt from the rings of figures to those of days, and between these
CENTRE, HEIGHT = 0.635, 0.6485  # of the drawing's width and height: where the cover's rings have their centre
REACH, BESIDE_DAYS = 0.92, 0.82  # of the centre's height: how far the rings of figures go, alone and with days outside


Band = tuple[float, float, float]  # from and to, down the page, and how far to the right a line of words reaches; pt


def cover(book: Book, number: int) -> PlannedPage:
    """Plan the cover: the ledger of rings bleeds over the page, the title stands in its free quarter."""
    side, page = book.side(number), book.sheet
    title, left = title_lines(book.publication.title), side.grid.x(0)
    bound = CENTRE * (page.width + 2 * page.bleed) - page.bleed - RING_LABEL
    measure = min(page.span(QUARTER), bound - value_width(book) - left - BESIDE) if book.rings else page.span(WIDE)
    size, words = _title(book, title, left, measure)
    slots = [full(side, "ground"), *([within(full(side, "art"), RIM)] if book.rings else [])]
    slots.append(side.grid.slot("title", 0, 0, QUARTER if book.rings else WIDE, page.rows / 2, title))
    facts = [book.publication.facts[name] for name in book.rings]
    texts = {fact.label: "ring" for fact in facts if fact.label}
    texts |= {format_fact(fact, book.publication.language): "ring-value" for fact in facts}
    return book.page(
        number, "cover", slots, (), "", rings=book.rings, size=size, balance="\n" not in title, story=_lead(book),
        widths={text: book.compositor.width(text, style) for text, style in texts.items()}, period=period(book),
        measure=measure, room=partial(_room, words, (left, bound)), single=_single(book),
        value_width=value_width(book), **rings(book),
    )  # fmt: skip


def _room(words: Sequence[Band], edges: tuple[float, float], y: float) -> float:
    """Give the room that the words on a cover leave for a label at ``y``, which ends at the right of two edges; pt."""
    left, right = edges
    near = [reach + BESIDE for top, foot, reach in words if top - CLOSE <= y <= foot + CLOSE]
    return right - max(near, default=left)


def _title(book: Book, title: str, left: float, measure: float) -> tuple[float, list[Band]]:
    """Give the largest size at which the title and what stands under it keep to the free quarter, and their lines.

    ``measure`` is of what stands under it: the title may be wider where the values beside it may go.
    """
    sizes: Any = book.layout.plan["title_sizes"]
    sheet, compositor, broken = book.sheet, book.compositor, "\n" in title
    width = sheet.span(QUARTER if book.rings else WIDE)
    centre = HEIGHT * (sheet.height + 2 * sheet.bleed) - sheet.bleed
    size, words = 0.0, list[Band]()
    for at in range(len(sizes)):
        size, _ = ((sized(compositor, title, "title", sizes[at:], width), 2) if broken
                   else fitted(compositor, title, "title", sizes[at:], width, 4))  # fmt: skip
        look = replace(compositor.style("title"), size=size, leading=size * LEADING, balance=not broken)
        lines = [line.width for line in compositor.set_text(title, look, width).lines]
        words = [(*_deep(sheet.top, look.leading, row), left + wide) for row, wide in enumerate(lines)]
        foot = words[-1][1]
        words += [(foot, foot + TICK, left + RULE), *_under(book, foot + TICK, left, measure)]
        if not book.rings or words[-1][1] + AIR <= centre:
            break
    return size, words


def _deep(top: float, leading: float, row: int) -> tuple[float, float]:
    return top + row * leading, top + (row + 1) * leading


def _under(book: Book, top: float, left: float, measure: float) -> list[Band]:
    """List the lines under a cover's title, from ``top`` on: subtitle, issuer, date."""
    issuer, row = book.publication.issuer, book.sheet.baseline
    under = book.publication.subtitle or (getattr(_lead(book), "subhead", "") if _single(book) else "")
    words: list[Band] = []
    for text in (under, "" if issuer in under else issuer):
        for line in book.compositor.text(text, "cover-line", measure).lines if text else ():
            words.append((top, top + row, left + line.width))
            top += row
        top += LINE_AIR if text else 0
    return [*words, (top, top + DATE, left + DATE_WIDE)]


def period(book: Book) -> tuple[dt.date, ...]:
    """Give the first and the last day of the option period, () where there is none. Raises Faults for no dates."""
    named: Any = book.edition.options.get("period") or ()
    try:
        days = tuple(dt.date.fromisoformat(str(day)) for day in named)
    except (TypeError, ValueError):
        days = ()
    if named and (len(days) != 2 or days[0] >= days[1]):
        what = f"the option period is {named}, no first and last day"
        raise Faults([Finding(book.edition.place, what, "wrong-type", "write [2012-01-01, 2021-12-31]")])
    return days


def outer(book: Book, height: float) -> float:
    """Give the outer radius of the rings that stand for figures in a drawing ``height`` pt high."""
    return HEIGHT * height * (BESIDE_DAYS if period(book) else REACH)


def rings(book: Book, shift: float = 0.0) -> dict[str, object]:
    """Give where the rings stand in the drawing of a cover that lies ``shift`` pt to the right.

    These are their centre, the figures' outer radius, and how far the drawing goes over the trim; pt.
    """
    sheet = book.sheet
    wide, high = sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed
    return {"origin": (CENTRE * wide - RIM + shift, HEIGHT * high - RIM), "outer": outer(book, high),
            "over": sheet.bleed - RIM}


def value_width(book: Book) -> float:
    """Measure the widest value beside the rings, pt."""
    shown = [format_fact(book.publication.facts[name], book.publication.language) for name in book.rings]
    return max((book.compositor.width(text, "ring-value") for text in shown), default=0.0)


def _single(book: Book) -> bool:
    """Tell a book of one story, whose head stands on the cover."""
    return len(book.edition.stories) == 1


def _lead(book: Book) -> object:
    return book.publication.stories[book.edition.stories[0]]


def imprint(book: Book, number: int, count: int) -> PlannedPage:
    """Plan the imprint: what the book says in brief, the cover's drawing as a key, the colophon in four columns."""
    side, page = book.side(number), book.sheet
    story: Any = _lead(book)
    deck = story.deck if _single(book) else book.publication.subtitle
    colophon, reading = book.rows(_colophon(book)), book.rows(_reading(book))
    reading += page.rows * page.baseline > TALL  # air over it, where the key can do with a row less
    head = book.rows(54)
    room = page.rows - colophon - head - 1 - reading - 1
    first, span = (4, 8) if page.width < page.height or page.width - page.height < 1 else (7, 5)
    deck_rows = _deck_rows(book, deck, "preface", span)
    key = room - (deck_rows + 2 if deck else 0)
    rings = _labelled(book)[: max(0, int(key * page.baseline / KEY_ROW[0]))]
    left, most = _key_width(book, rings), book.rows(KEY_ROW[1] * len(rings))
    drawn = len(rings) >= min(FEWEST, len(book.rings)) > 0
    large = not drawn and _deck_rows(book, deck, "quote", WIDE) <= room
    style, span, first = ("quote", WIDE, 0) if large else ("preface", span, first)
    slots = [
        full(side, "ground"),
        side.grid.slot("head", 0, 0, WIDE, head),
        side.grid.slot("digest", first, head + 1, span, _deck_rows(book, deck, style, span)),
        side.grid.slot("colophon", 0, page.rows - colophon, WIDE, colophon),
    ]
    if drawn:
        high = min(key, most)
        top = page.rows - colophon - 1 - reading - high
        slots.append(side.grid.slot("key", 0, top - (key - high) // 2, WIDE, high))
    return book.page(number, "imprint", slots, (), book.words["key"], rings=rings, count=count, deck=deck,
                     deck_style=style, typefaces=typefaces(book), millimetres=millimetres(book), key_left=left,
                     value_width=value_width(book), reading=page.bottom + (colophon + 1) * page.baseline)  # fmt: skip


def _deck_rows(book: Book, deck: str, style: str, span: int) -> int:
    look = book.compositor.style(style)
    lines = len(book.compositor.text(deck, style, book.sheet.span(span)).lines) if deck else 0
    return book.rows(lines * look.leading)


def _labelled(book: Book) -> tuple[str, ...]:
    """List the rings whose labels leave the key its room; those of a small page with long labels are not all."""
    room = (1 - LEAST_KEY) * book.sheet.span(WIDE)
    return tuple(name for name in book.rings if _key_width(book, [name]) <= room)


def _key_width(book: Book, rings: Sequence[str]) -> float:
    """Measure the room for labels and values beside the key's rows, pt."""
    labels = (book.compositor.width(book.publication.facts[name].label, "ring") for name in rings)
    return max(labels, default=0.0) + value_width(book) + 2 * RING_LABEL


def _reading(book: Book) -> float:
    """Foresee the height of the words that say how to read the rings, pt: a large one may have a scale of its own."""
    facts = [book.publication.facts[name] for name in book.rings]
    large = [fact.label for fact in facts if abs(fact.value) > SCALED and fact.unit not in ("%", "％")]
    words = "; ".join(["0" * 200, *(f"one mark of {label} is 000" for label in large)])
    return len(book.compositor.text(words, "note", book.sheet.span(WIDE)).lines) * book.compositor.style("note").leading


def _colophon(book: Book) -> float:
    """Measure the colophon: its longest cell, and the line of rights; pt."""
    compositor, publication, words = book.compositor, book.publication, book.words
    span = book.sheet.span(3)
    contacts = [f"{contact.label} {contact.value}" for contact in publication.contacts[:3]]
    cells = ([publication.issuer, words["date"]], [words["count"], words["count"]], [typefaces(book)], contacts)
    lines = [sum(len(compositor.text(text, "furniture", span).lines) for text in cell if text) for cell in cells]
    rights = len(compositor.text(publication.rights, "furniture", book.sheet.span(WIDE)).lines)
    return (max(lines) + 1 + (rights if publication.rights else 0)) * 12.6 + 20


def typefaces(book: Book) -> str:
    """Name the families that the layout sets type in."""
    faces = (face.family for style in book.layout.styles.values() for face in style.faces)
    return book.words["join"].join(dict.fromkeys(faces))


def millimetres(book: Book) -> tuple[int, int]:
    """Give the trimmed size, mm."""
    return round(book.sheet.width / MM), round(book.sheet.height / MM)


def _titles(book: Book, room: float) -> tuple[list[str], float]:
    """List the chapters for a back cover, and the share of their style's size at which ``room`` pt hold all of them.

    Where they do not at the least size it names those for which there is room, from the first on.
    """
    style, measure = book.compositor.style("second"), book.sheet.span(8)
    for share in SHARES:
        look = replace(style, size=style.size * share, leading=style.leading * share)
        depths = accumulate(len(book.compositor.set_text(title, look, measure).lines) * look.leading
                            for title in book.titles)  # fmt: skip
        fit = sum(1 for depth in depths if depth <= room)
        if fit == len(book.titles):
            break
    return book.titles[:fit], share


def backcover(book: Book, number: int) -> PlannedPage:
    """Plan the back cover: the cover's drawing goes on over the spine, contacts in large numerals, or the chapters.

    What the rings would reach stands over their centre, where the sheet is free.
    """
    side, page = book.side(number), book.sheet
    contacts, left, top = book.publication.contacts, side.grid.x(0), page.top + CONTACTS
    columns, low = 3 if period(book) else 6, page.height - page.bottom - IMPRINT
    centre = HEIGHT * page.height
    if book.rings and _edge(book, low - centre) < left + page.span(columns) + 2 * CLOSE:
        columns, low = 8, centre - BESIDE - IMPRINT
    room = low - AIR - top
    high = min(58.0, page.height * 0.38 / max(1, len(contacts)), room / max(1, len(contacts)))
    slots = [
        full(side, "ground"),
        *([within(full(side, "art"), RIM)] if book.rings else []),
        side.grid.slot("title", 0, 0, WIDE, 4),
        Slot("contacts", left, top, page.span(WIDE), high * len(contacts)),
        *([] if contacts else [Slot("titles", left, top, page.span(8), min(TITLES * page.height, room))]),
        Slot("imprint", left, low, page.span(columns), IMPRINT),
    ]
    titles, share = _titles(book, min(TITLES * page.height, room))
    return book.page(number, "backcover", slots, (), "", rings=book.rings, count=number, high=high,
                     titles=titles, titles_share=share, period=period(book), **rings(book))  # fmt: skip


def _edge(book: Book, under: float) -> float:
    """Give where a back cover's drawing begins ``under`` its centre, pt from the left: figures' rings, or the days'."""
    radius, days = outer(book, book.sheet.height + 2 * book.sheet.bleed), period(book)
    radius += DAYS[0] + DAYS[1] * ceil((days[1] - days[0]).days / YEAR) if days else 0.0
    return (1 + CENTRE) * book.sheet.width - sqrt(max(0.0, radius**2 - under**2))
