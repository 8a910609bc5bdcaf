"""The brochure: cover, imprint, contents, chapters in spreads, chronology, table, figures, notes, back cover.

Every page is a pattern of the layout (its template has the pattern's name) with slots on the grid. The page
count is a multiple of four by declared means, in this order: the figures page may go, pages with a pull quote
come, and at last pages for the reader's own notes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from presswork.compose.compositor import Compositor
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan, PlannedPage
from presswork.model.publication import Edition, Publication
from presswork.plan import backmatter, ledger, patterns
from presswork.plan.book import Book, Draft, Opens, Part
from presswork.plan.chapterpages import cited_facts, closes, completed, draft_chapter, quotation
from presswork.plan.chapters import Chapter, cut
from presswork.plan.citing import citations
from presswork.plan.textpages import Side, chart_slots

FRONT = 3  # cover, imprint, contents


def plan(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> PagePlan:
    """Plan the book of an edition.

    Raises Faults for options that name what is not there, and for blocks of a text that no column takes.
    """
    ledger.check(publication, edition)
    opening, chapters = cut(publication, edition, layout)
    rings, hot = ledger.rings(publication, edition, layout), ledger.hot(publication, edition)
    book = Book(
        publication, edition, layout, compositor, opening, ledger.Ledger(publication.facts), hot, rings
    )
    found = cited_facts(book, chapters)
    chapters = [completed(book, chapter, cited) for chapter, cited in zip(chapters, found, strict=True)]
    drafts = [
        draft
        for chapter, cited in zip(chapters, found, strict=True)
        for draft in draft_chapter(book, chapter, cited)
    ]
    drafts, told = _filled(book, drafts, list(_back(book, chapters)), chapters)
    return _bound(book, drafts, told)


def _back(book: Book, chapters: Sequence[Chapter]) -> Iterator[Draft]:
    """Draft what stands behind the chapters, without the back cover."""
    used = {name for chapter in chapters for name in chapter.figures}
    names = [name for name in book.edition.figures if name not in used]
    words = book.words
    chronicle = backmatter.chronicle(book.publication, names)
    if chronicle:
        opens: Opens = (words["chronology"], chronicle.title, 0)
        yield Draft("chronology", partial(patterns.chronology, book, chronicle), opens)
    yield from _tables(book)
    for name in names:
        if not chronicle or name != chronicle.id:
            yield Draft("plate", partial(_plate, book, name))
    chosen = ledger.big(book.publication, book.edition, book.hot)
    if len(chosen) == ledger.BIG:
        yield Draft(
            "figures", partial(patterns.figures, book, chosen), (words["figures"], words["figures_title"], 0)
        )
    yield from _notes(book)


def _tables(book: Book) -> Iterator[Draft]:
    facts = list(book.publication.facts.values())
    title = book.words["table_title"].format(count=len(facts))
    pages = backmatter.table_pages(facts, book.sheet.rows - backmatter.TABLE_TOP)
    for at, (height, some) in enumerate(pages):
        opens = None if at else (book.words["table"], title, 0)
        yield Draft("table", partial(patterns.table, book, height, some), opens)


def _notes(book: Book) -> Iterator[Draft]:
    made = backmatter.entries(book.compositor, book.numbers)
    pages = backmatter.notes_pages(made, int(4 * (book.sheet.rows - backmatter.NOTES_TOP)))
    for at, columns in enumerate(pages):
        opens = None if at else (book.words["notes"], book.words["notes_title"], 0)
        yield Draft("notes", partial(patterns.notes, book, columns), opens)


def _plate(book: Book, name: str, number: int) -> PlannedPage:
    grid = Side.of(book.sheet, number).grid
    book.chart(name, number)
    slots = chart_slots(grid, 0, 0, patterns.WIDE, book.sheet.rows, name)
    return book.page(number, "plate", slots, (), book.publication.title, chart_number=dict(book.charts))


def _filled(
    book: Book, drafts: list[Draft], back: list[Draft], chapters: Sequence[Chapter]
) -> tuple[list[Draft], list[str]]:
    """Bring the page count to a multiple of the layout's number; says what was done."""
    multiple = int(str(book.layout.plan["multiple"]))
    missing = -(FRONT + len(drafts) + len(back) + 1) % multiple
    if missing == multiple - 1 and any(draft.pattern == "figures" for draft in back):
        return [*drafts, *(draft for draft in back if draft.pattern != "figures")], [
            "the figures page left out"
        ]
    quotes = [(quote, chapter.title) for chapter in chapters for quote in chapter.quotes][:missing]
    plates = [Draft("quotation", partial(quotation, book, quote, title, None)) for quote, title in quotes]
    memos = [Draft("memo", partial(patterns.memo, book))] * (missing - len(plates))
    at = next((index for index, draft in enumerate(back) if draft.pattern == "notes"), len(back))
    told = [f"{len(plates)} pages of quotations and {len(memos)} of ruled lines added"] if missing else []
    return [*drafts, *back[:at], *plates, *back[at:], *memos], told


def _bound(book: Book, drafts: Sequence[Draft], told: Sequence[str]) -> PagePlan:
    """Make the pages by their numbers, and put the front and the back round them."""
    last = FRONT + len(drafts)
    book.numbers.stands(book.rings, 1)
    facts, language = book.publication.facts, book.publication.language
    book.numbers.stands(
        (each.fact for each in citations([p.text for p in book.opening], facts, language)), FRONT
    )
    made = [draft.make(number) for number, draft in enumerate(drafts, FRONT + 1)]
    pages = [
        replace(page, values={**page.values, "closes": closes(page, following)})
        for page, following in zip(made, [*made[1:], None], strict=True)
    ]
    front = (
        patterns.cover(book, 1),
        patterns.imprint(book, 2, last + 1),
        patterns.contents(book, FRONT, _parts(drafts), last + 1),
    )
    back = patterns.backcover(book, last + 1)
    return PagePlan((*front, *pages, back), book.galleys, (f"{last + 1} pages", *told))


def _parts(drafts: Sequence[Draft]) -> tuple[Part, ...]:
    """List the parts with the pages that each takes."""
    starts = [(number, draft.opens) for number, draft in enumerate(drafts, FRONT + 1) if draft.opens]
    ends = [*(number - 1 for number, _ in starts[1:]), FRONT + len(drafts)]
    return tuple(
        Part(title, second, first, end, chapter)
        for (first, (title, second, chapter)), end in zip(starts, ends, strict=True)
    )
