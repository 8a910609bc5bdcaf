"""Shapes of text pages: where a chapter's text, figures and quotes stand, so that its last page is full enough.

Text fills column by column. A figure stands on the page that has its anchor or on the next, in order; on the last
page the columns end as high as they can, and the figure, a quote or a count takes what is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from presswork.model.report import Faults, Finding
from presswork.plan.brochure.sheaf import AIR, Measures, Poured, Shape, Sheaf
from presswork.plan.grid import Frame
from presswork.plan.pour import Leg, evened, levelled, pour

MOST_PAGES = 1000
LEAST_TEXT = 11  # rows of text between a strip and a figure: the strip goes where there are fewer
TRIES = 6  # pourings after which figures stay on the pages where they are


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pour a chapter: what stands as late as it can, or is left out.

    The figure of page ``page`` takes ``more`` rows than it would: the text that it drives on fills up the last page.
    """

    figures_late: bool = False
    quotes_late: bool = False
    stripped: bool = False
    bare: bool = False
    page: int = -1
    more: int = 0


WAYS = (Way(), Way(quotes_late=True), Way(figures_late=True), Way(figures_late=True, quotes_late=True),
        Way(stripped=True), Way(bare=True), Way(stripped=True, bare=True))  # fmt: skip


BARE = 0.22  # of a page that its last figure leaves free at most, when nothing else fills it
EMPTY = 0.35  # of a chapter's last page that may stay empty
LEVEL, EASED, DRIVEN = 1, 2, 7  # rows that are no fault; figures tried, and by how many rows more and fewer
SHORT = 30  # pages of a chapter in which that is tried: in longer ones it takes long
SCRAP, SCRAPPED = 6, 0.98  # lines that a chapter's last page has at the least; what fewer are priced as


def shape(sheaf: Sheaf, measures: Measures) -> Poured:
    """Choose pages that take the text, the last of them full enough; the first way that makes them so is taken.

    The ways: figures and quotes near their lines; quotes late, figures late; without the strip; without quotes.
    """
    best, least_empty = None, 1.0
    for way in WAYS:
        tried = replace(sheaf, quotes=() if way.bare else sheaf.quotes, top=0 if way.stripped else sheaf.top)
        if best and ((tried == sheaf and way.bare) or (way.stripped and (sheaf.panel or not sheaf.chapter.number))):
            continue
        poured = replace(_eased(tried, measures, way), quotes=tried.quotes)
        empty = _empty(poured, measures)
        if empty < least_empty - 0.01:
            best, least_empty = poured, empty
        if empty <= EMPTY or sheaf.panel:
            break
    if best is None:
        raise AssertionError("a chapter was poured in no way")
    return best


def _eased(sheaf: Sheaf, measures: Measures, way: Way) -> Poured:
    """Pour a chapter; where columns end unlevel, or its last page has a hole, a figure before is tried larger, smaller.

    The text that it drives on, or makes room for, is what fills up the page. The first figure tried is the last before
    the place.
    """
    best = _shaped(sheaf, measures, way)
    rough = _rough(best, measures)
    worst = max((at for at, each in enumerate(rough) if each), default=0)
    pages = [at for at, each in enumerate(best.shapes[:-1]) if each.figure and at <= worst][-EASED:]
    pages = pages if len(rough) <= SHORT else []
    for page, more in product(reversed(pages), sorted(range(-DRIVEN, DRIVEN + 1), key=abs)[1:]):
        if not any(rough):
            break
        other = _shaped(sheaf, measures, replace(way, page=page, more=more))
        found = _rough(other, measures)
        if len(other.shapes) == len(best.shapes) and other.plates == best.plates and sum(found) < sum(rough):
            best, rough = other, found
    return best


def _rough(poured: Poured, measures: Measures) -> list[int]:
    """Count for each page the rows by which its columns differ, but one, which is the last column's to be short by.

    Of the last page also those are counted that are left in its middle.
    """
    apart = [max(0, max(empty) - min(empty) - LEVEL * (max(empty[:-1], default=0) <= empty[-1]))
             for page in poured.legs for empty in [[leg.empty for leg in page]]]  # fmt: skip
    last = poured.shapes[-1]
    foot = sum(rows + AIR for rows in (last.figure, last.count, last.display) if rows)
    hole = max(0, measures.rows - last.top - last.rows - foot) if foot and len(apart) > 1 else 0
    return [*apart[:-1], apart[-1] + hole]


def _empty(poured: Poured, measures: Measures) -> float:
    """Give the share of the last text page that stays empty under the text; a scrap of text is as good as none."""
    last = poured.shapes[-1]
    if len(poured.shapes) > 1 and sum(leg.stop - leg.start for leg in poured.legs[-1]) < SCRAP:
        return SCRAPPED
    foot = last.figure + last.count + last.display
    return 1 - (last.top + last.rows + foot) / measures.rows


def _shaped(sheaf: Sheaf, measures: Measures, way: Way) -> Poured:
    """Pour a chapter in one way on the fewest pages that take it, and level the last one."""
    least = len(sheaf.sheet.galley.lines) // (measures.columns * measures.rows)
    for count in range(max(1, least), MOST_PAGES):
        kept = replace(sheaf, figures=sheaf.figures[:count])
        shapes = _settled(kept, count, measures, way)
        if shapes:
            return _plated(kept, shapes, measures, tuple(plot.name for plot in sheaf.figures[count:]))
    what = f"the chapter {sheaf.chapter.title} takes more than {MOST_PAGES} pages"
    raise Faults([Finding(sheaf.chapter.story.place, what, "overset", "cut it in chapters")])


def _plated(sheaf: Sheaf, shapes: list[Shape], measures: Measures, plates: tuple[str, ...]) -> Poured:
    """Level the last page; one that no text reaches goes, and its figure with it to the plates."""
    poured = _levelled(sheaf, shapes, measures)
    last = poured.legs[-1]
    if len(shapes) == 1 or last[0].start < last[-1].stop:
        return replace(poured, plates=plates)
    plot = shapes[-1].plot
    freed = (sheaf.figures[plot].name,) if plot >= 0 else ()
    return _plated(sheaf, shapes[:-1], measures, (*freed, *plates))


def _settled(sheaf: Sheaf, count: int, measures: Measures, way: Way) -> list[Shape] | None:
    """Pour the text on ``count`` pages until figures and quotes stay where they are; None where it is over."""
    places: tuple[list[int], list[int]] = (
        list(range(count - len(sheaf.figures), count)),
        _spread([count - 1] * len(sheaf.quotes), count),
    )
    for _ in range(TRIES):
        shapes = _shapes(sheaf, count, places, measures, way)
        if min(each.rows - each.quote for each in shapes) <= 2:
            return None
        legs, over = _pour(sheaf, shapes, measures)
        if over:
            return None
        stops = [leg.stop for leg in legs[measures.columns - 1 :: measures.columns]]
        wanted = (
            places[0] if way.figures_late else _spread([_page(stops, each.line) for each in sheaf.figures], count),
            places[1] if way.quotes_late else _spread([_page(stops, each.line) for each in sheaf.quotes], count),
        )
        if wanted == places:
            break
        places = wanted
    return shapes if not _pour(sheaf, shapes, measures)[1] else None


def _page(stops: Sequence[int], line: int) -> int:
    return next((at for at, stop in enumerate(stops) if line < stop), len(stops) - 1)


def _spread(wanted: Sequence[int], count: int) -> list[int]:
    """Put one on a page, in order, each on the page that it wants or the next that is free."""
    placed: list[int] = []
    for at, page in enumerate(wanted):
        after = placed[-1] + 1 if placed else 0
        placed.append(min(max(page, after), count - (len(wanted) - at)))
    return [page for page in placed if page >= 0]


def _shapes(sheaf: Sheaf, count: int, places: tuple[list[int], list[int]], measures: Measures, way: Way) -> list[Shape]:
    """Lay pages out with the figures and quotes that stand on each: ``places`` are their pages."""
    (plots, pulls), shapes = places, list[Shape]()
    spared = len(sheaf.quotes) - len(pulls)
    for at in range(count):
        plot = plots.index(at) if at in plots else -1
        pull = spared + pulls.index(at) if at in pulls else -1
        more = way.more if at == way.page else 0
        room = measures.figure["least" if at == count - 1 else "best"]
        figure = sheaf.figures[plot].within(room, more) if plot >= 0 else 0
        top = sheaf.top if at == 0 else 0
        rows = measures.rows - top - (figure + AIR if figure else 0)
        if figure and rows < LEAST_TEXT and not sheaf.panel:
            top, rows = 0, rows + top
        quote = sheaf.quotes[pull].rows if pull >= 0 else 0
        if quote and rows - quote <= measures.rows // 4:
            quote, pull = 0, -1
        shapes.append(Shape(top, rows, quote, figure, pull, plot))
    return shapes


def _pour(sheaf: Sheaf, shapes: Sequence[Shape], measures: Measures) -> tuple[list[Leg], int]:
    last = measures.columns - 1
    frames = [
        Frame(column, each.top, each.rows - (each.quote + 1 if each.quote and column == last else 0))
        for each in shapes
        for column in range(measures.columns)
    ]
    return pour(sheaf.sheet, frames)


def _levelled(sheaf: Sheaf, shapes: list[Shape], measures: Measures) -> Poured:
    """Shorten the last page's columns as far as the text allows; its figure, its quote or a count takes the rest."""
    last = _shortest(sheaf, shapes, shapes[-1], measures)
    spare = measures.rows - last.top - last.rows - AIR
    limits = measures.figure
    if last.figure:
        last = _filled(sheaf, shapes, last, measures)
    elif last.quote and spare >= limits["least"]:
        last = _shortest(sheaf, shapes, replace(shapes[-1], quote=0), measures)
        last = replace(last, display=max(0, measures.rows - last.top - last.rows - 2))
    elif sheaf.count and spare >= limits["count"]:
        last = replace(last, count=spare)
    final = _grown(sheaf, [*shapes[:-1], last], measures)
    legs, _ = _pour(sheaf, final, measures)
    size = measures.columns
    pages = [tuple(legs[at : at + size]) for at in range(0, len(legs), size)]
    return Poured(tuple(final), (*(evened(sheaf.sheet, page) for page in pages[:-1]), levelled(sheaf.sheet, pages[-1])))


def _filled(sheaf: Sheaf, shapes: Sequence[Shape], last: Shape, measures: Measures) -> Shape:
    """Fill a last page with a figure: it takes what is left, or a quote over all columns or a count stands over it."""
    limits, plot = measures.figure, sheaf.figures[last.plot]
    spare = measures.rows - last.top - last.rows - AIR
    high = min(spare, plot.within(limits["most"]))
    left = spare - high
    if left <= limits["gap"]:
        return replace(last, figure=spare)
    if last.quote:
        wide = _shortest(sheaf, shapes, replace(shapes[-1], quote=0), measures)
        room = measures.rows - wide.top - wide.rows - high - 2 * AIR
        if sheaf.quotes[last.pull].tall <= room:
            return replace(wide, figure=high, display=room)
    if sheaf.count and left - AIR >= limits["count"]:
        return replace(last, figure=high, count=left - AIR)
    return replace(last, figure=max(high, spare - round(BARE * measures.rows)))


def _grown(sheaf: Sheaf, shapes: Sequence[Shape], measures: Measures) -> list[Shape]:
    """Let a page's figure take the rows that all its columns leave empty, once they are even."""
    legs, _ = _pour(sheaf, shapes, measures)
    grown = []
    for at, each in enumerate(shapes):
        page = evened(sheaf.sheet, legs[at * measures.columns : (at + 1) * measures.columns], opened=0)
        spare = min(leg.empty for leg in page) if each.figure and not each.quote and at + 1 < len(shapes) else 0
        grown.append(replace(each, rows=each.rows - spare, figure=each.figure + spare))
    return grown


def _shortest(sheaf: Sheaf, shapes: Sequence[Shape], last: Shape, measures: Measures) -> Shape:
    """Give the last page with the shortest columns that still take the text."""
    low, high = last.quote + 2, last.rows  # it is over at ``low``, as far as is known, and not at ``high``
    while high - low > 1:
        middle = (low + high) // 2
        over = _pour(sheaf, [*shapes[:-1], replace(last, rows=middle)], measures)[1]
        low, high = (middle, high) if over else (low, middle)
    return replace(last, rows=high)
