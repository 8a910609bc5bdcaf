"""The foreword: what stands before the first chapter, on pages of its own where the contents have no room for it."""

from collections.abc import Iterator
from functools import partial

from presswork.model.plan import PlannedPage
from presswork.plan.brochure import contents
from presswork.plan.brochure.articles import Article
from presswork.plan.brochure.book import Book, Draft
from presswork.plan.brochure.chapters import Chapter
from presswork.plan.brochure.datapages import HEAD, head
from presswork.plan.brochure.shapes import shape
from presswork.plan.brochure.sheaf import Measures, Poured, Sheaf
from presswork.plan.brochure.textpages import flow_of, prepare
from presswork.plan.citing import citations, line_of


def drafts(book: Book) -> Iterator[Draft]:
    """Draft the pages of the foreword; none where the opening stands on the contents."""
    if not book.opening or contents.opens_here(book):
        return
    story = book.publication.stories[book.edition.stories[0]]
    chapter = Chapter(0, book.words["foreword"], "", None, (Article(story, book.opening),), (), ())
    sheaf = prepare(book.compositor, chapter, book.rows(HEAD), {})
    poured = shape(sheaf, Measures.of(book.layout))
    book.galleys[sheaf.sheet.galley.story] = sheaf.sheet.galley
    for at in range(len(poured.legs)):
        opens = None if at else (chapter.title, "", 0)
        yield Draft("foreword", partial(page, book, sheaf, poured, at), opens)


def page(book: Book, sheaf: Sheaf, poured: Poured, at: int, number: int) -> PlannedPage:
    """Plan a page of the foreword."""
    flow = flow_of(sheaf, poured.legs[at], book.side(number))
    lines = {placed.line for placed in flow.lines}
    facts, language = book.publication.facts, book.publication.language
    cited = citations([each.text for each in book.opening], facts, language)
    book.numbers.stands((each.fact for each in cited if line_of(sheaf.sheet.galley, each) in lines), number)
    slots = [] if at else [head(book, number)]
    return book.page(number, "foreword", slots, (flow,), book.words["foreword"])
