"""The brochure: cover, imprint, contents, chapters in spreads, chronology, table, figures, notes, back cover.

Every page is a pattern of the layout (its template has the pattern's name) with slots on the grid. The page
count is a multiple of four by declared means: the table of facts that the notes repeat, the second figures page, an
index of figures and the figures page may go, pages with a pull quote come, at last pages for the reader's own notes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from presswork.compose.compositor import Compositor
from presswork.model.figure import Figure
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan, PlannedPage
from presswork.model.publication import Edition, Publication
from presswork.plan import crossrefs
from presswork.plan.brochure import (
    backmatter,
    cased,
    contents,
    datapages,
    figurepages,
    foreword,
    ledger,
    patterns,
    spreads,
    timeline,
)
from presswork.plan.brochure.book import Book, Draft, Part
from presswork.plan.brochure.chapterpages import cited_facts, closes, completed, draft_chapter, plates
from presswork.plan.brochure.chapters import Chapter, cut
from presswork.plan.brochure.contents import Listed
from presswork.plan.brochure.filling import filled
from presswork.plan.brochure.quotations import quotation
from presswork.plan.celled import worded
from presswork.plan.citing import Citation, citations
from presswork.plan.crossrefs import Numbers

TRIES = 6  # plans after which references stay as they are
FIGURES = ("figures", "facing")  # the patterns of a spread of figures
INDEXED = 6  # figures from which a book has an index of them, where its edition says nothing of it


def plan(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> PagePlan:
    """Plan the book of an edition.

    Raises Faults for options that name what is not there, and for blocks of a text that no column takes.
    """
    ledger.check(publication, edition)
    crossrefs.check(publication, edition)
    spreads.check(publication, edition, layout)
    planned = _referred(publication, edition, layout, compositor, low=True)
    if not _memos(planned):
        return planned
    return min(planned, _referred(publication, edition, layout, compositor, low=False), key=_memos)


def _memos(planned: PagePlan) -> int:
    """Count the pages of ruled lines."""
    return sum(page.pattern == "memo" for page in planned.pages)


def _referred(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor, *,
              low: bool) -> PagePlan:  # fmt: skip
    """Plan the book until its references name the pages on which things stand."""
    numbers = crossrefs.Numbers({}, {})
    for _ in range(TRIES if crossrefs.named(publication, edition) else 1):
        planned, found = _planned(crossrefs.resolved(publication, numbers), edition, layout, compositor, low=low)
        if found == numbers:
            break
        numbers = found
    return planned


def _planned(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor, *,
             low: bool) -> tuple[PagePlan, Numbers]:  # fmt: skip
    """Plan the book once; gives the numbers that its references should have said.

    ``low`` panels may open short chapters; where pages of ruled lines make whole sheets, openers may do so instead.
    """
    opening, chapters = cut(publication, edition, layout)
    rings, hot = ledger.rings(publication, edition, layout), ledger.hot(publication, edition)
    book = Book(
        publication, edition, layout, compositor, opening, ledger.Ledger(publication.facts), hot, rings, low
    )
    found = cited_facts(book, chapters)
    chapters = completed(book, chapters, found)
    book.titles.extend(each.title for each in chapters)
    book.headlines.update({each.number: tuple(patterns.listed(each)) for each in chapters})
    entries = [
        contents.listed(compositor, each.title, each.second, each.number, patterns.listed(each)) for each in chapters
    ]
    front = book.cover + 1 + len(contents.paged(book, [*entries, *_foreseen(book, chapters)]))
    drafts = list(foreword.drafts(book))
    drafts += _spread(book, chapters, front + len(drafts) + 1)
    fronted = any(draft.pattern == "facing" for draft in drafts)
    for chapter, cited in zip(chapters, found, strict=True):
        drafts += _before(book, chapters, chapter, front + len(drafts) + 1)
        drafts += _chapter(book, chapter, cited, front + len(drafts) + 1)
    behind, told = _behind(book, chapters, front + len(drafts), drafts[-1].pattern if drafts else "", fronted=fronted)
    planned = _bound(book, [*drafts, *behind], told, front)
    starts = {headline: number for (_, headline), number in book.articles.items()}
    starts |= {page.values["chapter"].title: page.number for page in planned.pages if page.values["opens"]}  # type: ignore[attr-defined]
    stories = [publication.stories[name] for name in edition.stories]
    return planned, Numbers(book.charts, {**crossrefs.story_pages(stories, starts), **book.chart_pages})


def _behind(
    book: Book, chapters: Sequence[Chapter], before: int, last: str, *, fronted: bool
) -> tuple[list[Draft], list[str]]:
    """Fill up the back: with the chronology over two pages where these face each other, else page by page."""
    found: tuple[list[Draft], list[str]] = ([], [])
    for back in (*_orders(list(_back(book, chapters, wide=True))), list(_back(book, chapters))):
        kept = [draft for draft in back if not fronted or draft.pattern not in FIGURES]
        found = filled(book, kept, chapters, before, last)
        if next((at for at, each in enumerate(found[0], before + 1) if each.pattern == "timeline"), 0) % 2 == 0:
            break
    return found


def _orders(back: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Give the orders of the back: a chronology over two pages first, or after other things, but before the notes."""
    spread = [draft for draft in back if draft.pattern == "timeline"]
    rest = [draft for draft in back if draft.pattern != "timeline"]
    for at, draft in enumerate(rest):
        if not at or draft.pattern != rest[at - 1].pattern:
            yield [*rest[:at], *spread, *rest[at:]]
        if draft.pattern == "notes" or not spread:
            return


def _spread(book: Book, chapters: Sequence[Chapter], number: int) -> Iterator[Draft]:
    """Draft the spread of figures before the chapters, from the left; a quotation stands before it where it must."""
    spread = list(_figures(book))
    if len(spread) != len(FIGURES):
        return
    quote = _motto(book, chapters) if number % 2 else None
    if number % 2 and quote is None:
        return
    if quote is not None:
        yield quote
    yield from spread


def _motto(book: Book, chapters: Sequence[Chapter]) -> Draft | None:
    """Draft a page of the shortest quotation, which then stands nowhere else."""
    quotes = [(anchor.content, each.title) for each in chapters for anchor in each.quotes]
    if not quotes:
        return None
    quote, title = min(quotes, key=lambda each: len(each[0]))
    book.quoted.add(quote)
    return Draft("quotation", partial(quotation, book, quote, title, None))


def _figures(book: Book) -> Iterator[Draft]:
    """Draft the pages of large figures: one, and one that faces it where there are enough."""
    chosen = ledger.big(book.publication, book.edition, book.hot)
    if len(chosen) != ledger.BIG:
        return
    opens = (book.words["figures"], book.words["figures_title"], 0)
    yield Draft("figures", partial(figurepages.figures, book, chosen), opens)
    more = ledger.more(book.publication, book.edition, chosen)
    if len(more) == ledger.MORE:
        yield Draft("facing", partial(figurepages.facing, book, more))


def _chapter(book: Book, chapter: Chapter, cited: Sequence[Citation], number: int) -> list[Draft]:
    """Draft a chapter and its spreads, on the left page after it or before it; else their figures stand in the text."""
    apart, wide = spreads.parted(book.edition, chapter)
    if not wide:
        return list(draft_chapter(book, chapter, cited, number))
    own = list(draft_chapter(book, apart, cited, number))
    if (number + len(own)) % 2 == 0:
        return [*own, *spreads.drafts(book, wide, apart, apart)]
    before = list(spreads.drafts(book, wide, apart, None)) if number % 2 == 0 else []
    whole = apart if before else chapter
    return [*before, *draft_chapter(book, whole, cited, number + len(before))]


def _before(book: Book, chapters: Sequence[Chapter], chapter: Chapter, number: int) -> list[Draft]:
    """Draft the page before an opener that would stand on the wrong side: its count, or a quotation as a motto."""
    if book.opens_right and number % 2 == 0 and chapter.field:
        return [Draft("art", partial(patterns.art, book, chapter))]
    if not book.opens_right and number % 2 and chapter.number == 1:
        return [draft for draft in (_motto(book, chapters),) if draft]
    return []


def _foreseen(book: Book, chapters: Sequence[Chapter]) -> list[Listed]:
    """List the entries of the contents that are no chapters, as many as there may be."""
    opens = [draft.opens for draft in (*foreword.drafts(book), *_back(book, chapters)) if draft.opens]
    return [contents.listed(book.compositor, title, second, 0, ()) for title, second, _ in opens]


def _back(book: Book, chapters: Sequence[Chapter], *, wide: bool = False) -> Iterator[Draft]:
    """Draft what stands behind the chapters, without the back cover; ``wide`` may set the chronology over two pages."""
    used = {anchor.content for chapter in chapters for anchor in chapter.figures}
    names = [name for name in book.edition.figures if name not in used]
    words, tables = book.words, book.publication.tables
    named: list[str] = list(book.edition.options.get("tables") or [])  # type: ignore[call-overload]
    width = book.sheet.span(patterns.WIDE)
    inside = [table for chapter in chapters for article in chapter.articles for table in article.tables(tables)]
    shown = {each.id: each for each in (*inside, *(tables[name] for name in named if name in tables))}
    read = [worded(each, words, book.publication.language) for each in shown.values()]
    plain = [backmatter.ruled(book.compositor, each, width) for each in read]
    chronicle = backmatter.chronicle(book.publication, names)
    spread = list(_timeline(book, chronicle)) if chronicle and wide else []
    if spread:
        yield from (*spread, *datapages.lists(book, plain))
    elif chronicle:
        yield from datapages.chronologies(book, chronicle, plain)
    else:
        yield from datapages.lists(book, plain)
    yield from datapages.tables(book)
    alone = [name for name in names if not chronicle or name != chronicle.id]
    for name in alone:
        yield Draft("plate", partial(plates, book, [name], book.publication.title, None, ""))
    yield from _figures(book)
    drawn = [*(anchor.content for chapter in chapters for anchor in chapter.figures), *alone]
    if (book.index == "always" and drawn) or (book.index == "auto" and len(drawn) >= INDEXED):
        yield from datapages.index(book, drawn)
    yield from datapages.notes(book)


def _timeline(book: Book, figure: Figure) -> Iterator[Draft]:
    """Draft the chronology over two pages, where it is long enough or the edition asks for it."""
    rows = backmatter.events(book.publication.tables[figure.table])
    found = timeline.timeline(book, rows, named=figure.id in spreads.named(book.edition))
    if found:
        opens = (book.words["chronology"], figure.title, 0)
        yield Draft("timeline", partial(timeline.page, book, figure, found), opens)
        yield Draft("timeline", partial(timeline.page, book, figure, found))


def _bound(book: Book, drafts: Sequence[Draft], told: Sequence[str], front: int) -> PagePlan:
    """Make the pages by their numbers, and put the front and the back round them."""
    last = front + len(drafts)
    book.numbers.stands(book.rings, book.cover)
    facts, language = book.publication.facts, book.publication.language
    if contents.opens_here(book):
        shown = citations([paragraph.text for paragraph in book.opening], facts, language)
        book.numbers.stands((each.fact for each in shown), book.cover + 2)
    made = [draft.make(number) for number, draft in enumerate(drafts, front + 1)]
    pages = [
        replace(page, values={**page.values, "closes": closes(page, following)})
        for page, following in zip(made, [*made[1:], None], strict=True)
    ]
    count = last if book.leaf else last + 1
    inside = (*_contents(book, drafts, front, count), *pages)
    bound = cased.cased(book, inside, count)
    return PagePlan(bound, book.galleys, (f"{len(bound)} pages", *told))


def _contents(book: Book, drafts: Sequence[Draft], front: int, count: int) -> Iterator[PlannedPage]:
    """Make the pages of the contents: as many as were kept free."""
    parts = _parts(drafts, front)
    entries = [
        contents.listed(book.compositor, part.title, part.second, part.chapter, book.headlines.get(part.chapter, ()))
        for part in parts
    ]
    pages: Sequence[Sequence[Listed]] = contents.paged(book, entries)
    before = book.cover + 1
    if len(pages) != front - before:
        pages = patterns.parted(entries, front - before)
    passed = 0
    for at, some in enumerate(pages):
        yield contents.page(book, some, parts[passed : passed + len(some)], count, at, before + 1 + at)
        passed += len(some)


def _parts(drafts: Sequence[Draft], front: int) -> tuple[Part, ...]:
    """List the parts with the pages that each takes."""
    starts = [(number, draft.opens) for number, draft in enumerate(drafts, front + 1) if draft.opens]
    ends = [*(number - 1 for number, _ in starts[1:]), front + len(drafts)]
    return tuple(
        Part(title, second, first, end, chapter)
        for (first, (title, second, chapter)), end in zip(starts, ends, strict=True)
    )
