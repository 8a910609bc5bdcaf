"""Cased: the pages of a book with its cover round them, which may be a sheet of its own with a spine.

With the option leaf (mm of a leaf of the text paper) the text begins with page 1 and its pages are a multiple of four;
the cover has four pages more. The option part then says what is made: all pages in reading order (book), those of the
text alone (text), or the cover alone (cover) as two broad pages: back, spine and front outside, and the inside.
"""

from collections.abc import Sequence
from dataclasses import replace

from presswork.model.plan import PlannedPage, Slot
from presswork.model.report import Faults, Finding
from presswork.model.units import MM
from presswork.plan.brochure import covers
from presswork.plan.brochure.book import Book
from presswork.plan.brochure.patterns import full, within

PARTS = ("book", "text", "cover")
LETTERED = 5.0  # mm of a spine that takes a title
SPINE_SIZE = (0.46, 14.0)  # of a spine's width, and pt at most: the size of its title


def cased(book: Book, inside: Sequence[PlannedPage], count: int) -> tuple[PlannedPage, ...]:
    """Put the cover round the pages ``inside``; ``count`` is what the colophon names. Raises Faults for the options."""
    part = _part(book)
    if part == "text":
        return tuple(inside)
    front, key = covers.cover(book, book.cover), covers.imprint(book, book.cover + 1, count)
    back = covers.backcover(book, book.cover + len(inside) + (3 if book.leaf else 2))
    if not book.leaf:
        return (front, key, *inside, back)
    lining = book.page(back.number - 1, "lining", [full(book.side(back.number - 1), "ground")])
    if part == "book":
        return (front, key, *inside, lining, back)
    spine = len(inside) / 2 * book.leaf * MM
    return _outside(book, front, back, spine), _inside(book, key, lining, spine)


def _part(book: Book) -> str:
    part, place = str(book.edition.options.get("part") or PARTS[0]), book.edition.place
    if part not in PARTS:
        found = Finding(place, f"the option part is {part}", "wrong-type", f"write one of {', '.join(PARTS)}")
        raise Faults([found])
    if part != PARTS[0] and not book.leaf:
        what = f"the option part is {part}, but the cover is part of the book"
        raise Faults([Finding(place, what, "wrong-type", "say how thick a leaf is: leaf: 0.1, in mm")])
    return part


def _moved(page: PlannedPage, x: float, **values: object) -> PlannedPage:
    """Move a page's slots to the right by ``x`` pt; the ground and the art, which run over all of it, go."""
    slots = tuple(replace(slot, x=slot.x + x) for slot in page.slots if slot.name not in ("ground", "art"))
    return replace(page, slots=slots, values={**page.values, **values})


def _broad(book: Book, spine: float, name: str, start: float = 0.0, width: float = 0.0) -> Slot:
    """Make a slot over the broad page from ``start``, ``width`` pt wide (0: to its end), with its bleed."""
    sheet = book.sheet
    left = start or -sheet.bleed
    right = start + width if width else 2 * sheet.width + spine + sheet.bleed
    return Slot(name, left, -sheet.bleed, right - left, sheet.height + 2 * sheet.bleed)


def _outside(book: Book, front: PlannedPage, back: PlannedPage, spine: float) -> PlannedPage:
    """Make the outside: the drawing runs over back, spine and front as one."""
    sheet = book.sheet
    shift = sheet.width + spine
    slots = [_broad(book, spine, "ground")]
    right = _moved(front, shift)
    if any(slot.name == "art" for slot in front.slots):
        right = _moved(front, shift, **covers.rings(book, shift))
        right = replace(right, slots=(within(_broad(book, spine, "art"), covers.RIM), *right.slots))
    title = []
    if spine >= LETTERED * MM:
        size = min(SPINE_SIZE[0] * spine, SPINE_SIZE[1])
        title = [Slot("spine", sheet.width, sheet.top, spine, sheet.height - sheet.top - sheet.bottom, f"{size:.2f}")]
    return book.page(1, "wrap", [*slots, *title], (), "", halves=(right, _moved(back, 0.0)), ink="ground",
                     broad=2 * sheet.width + spine)  # fmt: skip


def _inside(book: Book, key: PlannedPage, lining: PlannedPage, spine: float) -> PlannedPage:
    """Make the inside: the imprint on the left, the lining on the right, the spine between them bare."""
    sheet = book.sheet
    slots = [_broad(book, spine, "ground"), _broad(book, spine, "lining", sheet.width + spine)]
    halves = (_moved(key, 0.0), _moved(lining, sheet.width + spine))
    return book.page(2, "wrap", slots, (), "", halves=halves, ink="stone", broad=2 * sheet.width + spine)
