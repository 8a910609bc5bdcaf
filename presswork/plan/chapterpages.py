"""Chapter pages: a chapter's opener, its text pages with notes, and a quotation that makes them even."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from presswork.model.plan import PlannedPage
from presswork.plan import patterns
from presswork.plan.book import Book, Draft, ordinal
from presswork.plan.chapters import STRIP, Chapter
from presswork.plan.citing import Citation, citations, line_of, paragraphs
from presswork.plan.ledger import countable
from presswork.plan.textpages import (
    NUMERAL,
    Poured,
    Sheaf,
    Side,
    by_sense,
    flow_of,
    note_slots,
    prepare,
    shape,
    slots_of,
)  # fmt: skip

NOTE_DROP = 4.0  # pt that a margin note's rule stands under the top of its line


@dataclass(frozen=True, slots=True)
class Run:
    """A chapter's text poured: its pages, the lines that cite facts, its running head."""

    sheaf: Sheaf
    poured: Poured
    cited: tuple[tuple[int, str], ...]
    running: str


def cited_facts(book: Book, chapters: Sequence[Chapter]) -> list[list[Citation]]:
    """Find the facts that each chapter's running text is the first to cite, after the opening and decks."""
    texts: list[str] = [paragraph.text for paragraph in book.opening]
    owners: list[tuple[int, int]] = [(-1, 0)] * len(texts)
    for at, chapter in enumerate(chapters):
        running = paragraphs(chapter.blocks)
        deck = [chapter.deck.text] if chapter.deck else []
        texts += [*deck, *running]
        owners += [*[(-1, 0)] * len(deck), *((at, index) for index in range(len(running)))]
    found: list[list[Citation]] = [[] for _ in chapters]
    for each in citations(texts, book.publication.facts, book.publication.language):
        owner, index = owners[each.paragraph]
        if owner >= 0:
            found[owner].append(replace(each, paragraph=index))
    return found


def completed(book: Book, chapter: Chapter, cited: Sequence[Citation]) -> Chapter:
    """Give a chapter of which the edition says nothing its strip and picture, from facts that it cites."""
    if chapter.facts or chapter.field:
        return chapter
    names = [each.fact for each in cited]
    drawn = [name for name in names if countable(book.publication.facts[name])]
    largest = max(drawn, key=lambda name: book.publication.facts[name].value, default="")
    return replace(chapter, facts=tuple(names[:STRIP]), field=largest)


def draft_chapter(book: Book, chapter: Chapter, cited: Sequence[Citation]) -> Iterator[Draft]:
    """Draft a chapter: its opener and its text pages, an even number where a quote can make it so."""
    limits: Any = book.layout.plan["figure"]
    sheaf = prepare(book.compositor, chapter)
    poured, quote = shape(sheaf, book.sheet, limits), ""
    if len(poured.shapes) % 2 == 0 and chapter.quotes:
        quote, sheaf = chapter.quotes[0], replace(sheaf, quotes=sheaf.quotes[1:])
        poured = shape(sheaf, book.sheet, limits)
    galley = sheaf.sheet.galley
    book.galleys[galley.story] = galley
    lines = tuple((line_of(galley, each), each.fact) for each in cited)
    run = Run(sheaf, poured, lines, f"{ordinal(book.words, chapter.number)} {chapter.title}")
    yield Draft("opener", partial(opener, book, chapter), (chapter.title, chapter.second, chapter.number))
    for at in range(len(poured.shapes)):
        yield Draft("text", partial(text_page, book, run, at))
    if quote and len(poured.shapes) % 2 == 0:
        yield Draft("quotation", partial(quotation, book, quote, run.running, chapter))


def opener(book: Book, chapter: Chapter, number: int) -> PlannedPage:
    """Plan an opener: full-bleed ink, the chapter's count as art, its title and deck."""
    side = Side.of(book.sheet, number)
    book.numbers.stands([chapter.field] if chapter.field else [], number)
    size = patterns.sized(book.compositor, chapter.title, "chapter", book.layout.plan["chapter_sizes"])
    page = book.page(
        number,
        "opener",
        list(patterns.opener(side, chapter.field, chapter.number)),
        chapter=chapter,
        size=size,
        opens=True,
    )
    return replace(page, values={**page.values, "running": ordinal(book.words, chapter.number)})


def text_page(book: Book, run: Run, at: int, number: int) -> PlannedPage:
    """Plan a text page: its lines, its furniture, and margin notes on the facts that its lines cite."""
    side, chapter = Side.of(book.sheet, number), run.sheaf.chapter
    flow, slots = (
        flow_of(run.sheaf, run.poured.legs[at], side),
        list(slots_of(run.sheaf, run.poured, at, side)),
    )
    tops = {placed.line: placed.baseline - book.sheet.baseline for placed in flow.lines}
    facts = book.publication.facts
    wanted = [(tops[line] + NOTE_DROP, facts[name]) for line, name in run.cited if line in tops]
    slots += note_slots(book.compositor, side, wanted, side.grid.y(NUMERAL if at == 0 else 0))
    book.numbers.stands((*(fact.id for _, fact in wanted), *(chapter.facts if at == 0 else ())), number)
    for slot in slots:
        if slot.name == "figure":
            book.chart(slot.content, number)
    head = run.running if side.left else book.publication.title
    return book.page(number, "text", slots, (flow,), head, chapter=chapter, chart_number=dict(book.charts))


def quotation(book: Book, quote: str, running: str, chapter: Chapter | None, number: int) -> PlannedPage:
    """Plan a page of a pull quote on the signal ink; ``chapter`` is the one that it stands in."""
    text = by_sense(book.compositor, quote, "plate-quote", book.sheet.span(10))
    slot = Side.of(book.sheet, number).grid.slot("quote", 0, 6, 10, 20, text)
    return book.page(number, "quotation", [slot], (), running, chapter=chapter)


def closes(page: PlannedPage, following: PlannedPage | None) -> bool:
    """Tell the last page of a chapter."""
    chapter = page.values.get("chapter")
    after: Mapping[str, object] = following.values if following else {}
    return chapter is not None and after.get("chapter") is not chapter
