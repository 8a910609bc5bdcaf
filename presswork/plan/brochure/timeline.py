"""Timelines: a chronology over two facing pages, its events round a band of years that runs over the fold.

Every event hangs on a pole at its place in a column; poles go up from the band and down in turn. Only marks cross the
fold, never a word: the first events stand on the left page, the others on the right, parted where the poles stay
shortest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from presswork.compose.compositor import Compositor
from presswork.model.figure import Figure
from presswork.model.plan import PlannedPage, Slot
from presswork.plan.brochure.backmatter import Event, years_of
from presswork.plan.brochure.book import Book
from presswork.plan.brochure.datapages import HEAD, head, live
from presswork.plan.brochure.patterns import WIDE

COLUMN = 150.0  # pt of a page's width for a column of events
FROM_POLE = 8.0  # pt between a pole and the words that hang on it
YEAR, REACH = (44.0, 36.0, 28.0), 44.0  # pt: sizes of the years, the largest that fits; between a mark and its pole
BAND, SHARE = (36.0, 170.0), 0.55  # pt of the band; what it takes of the height that the words leave
FEW = 4  # events that may be set over two pages, where an edition asks for it
FOOT = 24.0  # pt at the foot for how to read the band, and the source


@dataclass(frozen=True, slots=True)
class Timeline:
    """A chronology set over two pages: its events with places (pt from the left page's live area), how tall it is.

    ``heights`` are those of the words, ``size`` that of the years; ``parted`` is the first event of the right page,
    ``fold`` where that begins.
    """

    rows: tuple[Event, ...]
    heights: tuple[float, ...]
    spots: tuple[float, ...]
    width: float
    column: float
    size: float
    parted: int
    fold: float


def timeline(book: Book, rows: Sequence[Event], *, named: bool = False) -> Timeline | None:
    """Set events over two pages; None where they have no years in order, no room, or are too few (``named``: four)."""
    sheet = book.sheet
    count = min(4, max(2, int(sheet.span(WIDE) // COLUMN)))
    if not years_of(rows) or not (FEW if named else 2 * count + 1) <= len(rows) <= 4 * count:
        return None
    across = WIDE // count
    left, right = (book.side(number).grid for number in (2, 3))
    start = sheet.width - left.x(0)
    places = [[grid.x(at * across) - left.x(0) for at in range(count)] for grid in (left, right)]
    places[1] = [place + sheet.width for place in places[1]]
    width = start + right.x(0) + sheet.span(WIDE)
    column = sheet.span(across)
    for size in YEAR:
        heights = _heights(book.compositor, rows, column - FROM_POLE, size)
        over, under = (max(heights[at::2]) for at in (0, 1))
        if over + under + 2 * REACH + BAND[0] + FOOT <= live(book):
            parted, spots = _placed(rows, places, width)
            return Timeline(tuple(rows), tuple(heights), spots, width, column, size, parted, start)
    return None


def _heights(compositor: Compositor, rows: Sequence[Event], width: float, size: float) -> list[float]:
    """Measure the words of events: the year, what happened, the source; pt."""
    event, note = (compositor.style(name) for name in ("event", "note"))
    return [size * 1.15 + len(compositor.text(row.event, "event", width).lines) * event.leading
            + (len(compositor.text(row.source, "note", width).lines) * note.leading if row.source else 0)
            for row in rows]  # fmt: skip


def _placed(rows: Sequence[Event], places: Sequence[Sequence[float]], width: float) -> tuple[int, tuple[float, ...]]:
    """Part events where their poles stay shortest; gives the first of the right page, and all places."""
    years = years_of(rows)
    first, span = years[0], years[-1] - years[0] + 1
    marks = [(year - first) / span * width for year in years]
    room, half = 2 * len(places[0]), len(rows) / 2
    ways = []
    for parted in range(2, room + 1, 2):  # poles go up and down in turn: the first of a page goes up
        if abs(parted - half) <= 2 and len(rows) - parted <= room:
            spots = (*_spread(places[0], parted), *_spread(places[1], len(rows) - parted))
            ways.append((sum(abs(spot - mark) for spot, mark in zip(spots, marks, strict=True)), parted, spots))
    _, parted, spots = min(ways)
    return parted, spots


def _spread(places: Sequence[float], count: int) -> tuple[float, ...]:
    """Give the places of a page's events, two a column."""
    return tuple(places[at // 2] for at in range(count))


def page(book: Book, figure: Figure, found: Timeline, number: int) -> PlannedPage:
    """Plan one of the two pages: an even number is the left one, with the head; the other goes on from the fold."""
    grid, sheet, on_left = book.side(number).grid, book.sheet, number % 2 == 0
    top, end = grid.y(0) + HEAD, grid.y(0) + live(book, 0.0) - FOOT
    over, under = (max(found.heights[at::2]) for at in (0, 1))
    free = end - top - over - under - 2 * REACH
    deep = min(BAND[1], max(BAND[0], free * SHARE))
    upper = top + over + REACH + (free - deep) / 2
    start = sheet.width - book.side(number - 1).grid.x(0) - sheet.bleed  # of the band: where the right page begins
    across = Slot("band", grid.x(0) if on_left else -sheet.bleed, top,
                  sheet.width + sheet.bleed - grid.x(0) if on_left else sheet.bleed + grid.x(0) + sheet.span(WIDE),
                  end - top)  # fmt: skip
    shift = 0.0 if on_left else start
    first, stop = (0, found.parted) if on_left else (found.parted, len(found.rows))
    slots = [head(book, number) if on_left else replace(head(book, number), name="rule"), across]
    for at in range(first, stop):
        x = across.x + found.spots[at] - shift
        y = top if at % 2 == 0 else end - under
        slots.append(Slot("event", x + FROM_POLE, y, found.column - FROM_POLE, found.heights[at], str(at)))
    return book.page(number, "timeline", slots, (), book.words["chronology"] if on_left else book.publication.title,
                     figure=figure, found=found, years=years_of(found.rows), shift=shift, reach=REACH,
                     band=(upper - top, upper - top + deep))  # fmt: skip
