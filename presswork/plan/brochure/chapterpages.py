"""Chapter pages: a chapter's opener, its text pages with notes, its plates, and a quotation that makes them even."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from presswork.model.plan import PlannedPage, Slot
from presswork.plan.brochure import patterns
from presswork.plan.brochure.articles import Anchor, starts
from presswork.plan.brochure.book import Book, Draft, ordinal
from presswork.plan.brochure.chapters import CITED, STRIP, Chapter
from presswork.plan.brochure.ledger import countable
from presswork.plan.brochure.marginalia import (
    Note,
    Strip,
    chart_note,
    credited,
    fact_note,
    margin_width,
    note_height,
    note_slots,
    strip_of,
)
from presswork.plan.brochure.quotations import quotation
from presswork.plan.brochure.shapes import shape
from presswork.plan.brochure.sheaf import Measures, Plot, Poured, Sheaf
from presswork.plan.brochure.side import NUMERAL as NUMERAL_COLUMNS
from presswork.plan.brochure.side import text_pattern
from presswork.plan.brochure.textpages import NUMERAL, Need, chart_slots, figure_words, flow_of, prepare, slots_of
from presswork.plan.citing import Citation, citations, line_of

NOTE_DROP = 4.0  # pt that a margin note's rule stands under the top of its line
PANEL, DEEPEST = 0.42, 0.6  # of the live area that a short chapter's panel takes: at least, and at most for its title
LOWEST = 0.35  # and at least where the text would leave more than that of a page of its own white
PLATES, LOW = 2, 0.56  # figures on a page of plates; of a page that one takes over a count
ITEM, PICTURE = 34.0, 150.0  # pt that a chart needs for each value, and a picture
NARROW, TALL_ITEM = 350.0, 42.0  # pt of a measure where labels run over more lines, and what a value needs there
ROWED, ROOMY = ("bar", "change", "numbers"), 1.55  # kinds that are rows of values; what serves them at most, of ITEM


@dataclass(frozen=True, slots=True)
class Run:
    """A chapter's text poured: its pages, the lines that cite facts, its running head, its strip of numbers."""

    sheaf: Sheaf
    poured: Poured
    cited: tuple[tuple[int, str], ...]
    running: str
    strip: Strip | None


def cited_facts(book: Book, chapters: Sequence[Chapter]) -> list[list[Citation]]:
    """Find the facts that each chapter's running text is the first to cite, after the opening and decks."""
    texts: list[str] = [paragraph.text for paragraph in book.opening]
    owners: list[tuple[int, int]] = [(-1, 0)] * len(texts)
    for at, chapter in enumerate(chapters):
        deck = [chapter.deck.text] if chapter.deck else []
        texts += [*deck, *chapter.texts]
        owners += [*[(-1, 0)] * len(deck), *((at, index) for index in range(len(chapter.texts)))]
    found: list[list[Citation]] = [[] for _ in chapters]
    for each in citations(texts, book.publication.facts, book.publication.language):
        owner, index = owners[each.paragraph]
        if owner >= 0:
            found[owner].append(replace(each, paragraph=index))
    return found


def completed(book: Book, chapters: Sequence[Chapter], found: Sequence[Sequence[Citation]]) -> list[Chapter]:
    """Give chapters the figures that draw facts which they cite; those of which the edition says nothing, numbers."""
    free = _free(book, chapters)
    done = []
    for chapter, cited in zip(chapters, found, strict=True):
        names = [each.fact for each in cited]
        mine = [name for name in free if set(names) & set(book.publication.figures[name].facts)]
        free = [name for name in free if name not in mine]
        full = replace(chapter, figures=(*chapter.figures, *(Anchor(name, CITED) for name in mine)))
        done.append(full if chapter.facts or chapter.field else _numbered(book, full, names))
    return done


def _free(book: Book, chapters: Sequence[Chapter]) -> list[str]:
    taken = {anchor.content for chapter in chapters for anchor in chapter.figures}
    return [name for name in book.edition.figures if name not in taken and name in book.publication.figures]


def _numbered(book: Book, chapter: Chapter, names: Sequence[str]) -> Chapter:
    facts = book.publication.facts
    drawn = [name for name in names if countable(facts[name])]
    largest = max(drawn, key=lambda name: facts[name].value, default="")
    return replace(chapter, facts=tuple(names[:STRIP]), field=largest)


def draft_chapter(book: Book, chapter: Chapter, cited: Sequence[Citation], number: int) -> Iterator[Draft]:
    """Draft a chapter from page ``number`` on: opener, text, plates; a quote ends it where that makes it even."""
    ready, strip = _prepared(book, chapter, cited)
    measures = Measures.of(book.layout)
    sheaf, quote = _panelled(book, ready, measures, [each.fact for each in cited]), ""
    poured = shape(sheaf, measures)
    quotes = [anchor for anchor in chapter.quotes if anchor.content not in book.quoted]
    if quotes and not sheaf.panel and (number + _pages(book, sheaf, poured)) % 2 != book.opens_right:
        said = quotes[0].content
        fewer = replace(sheaf, quotes=tuple(pull for pull in sheaf.quotes if pull.said != said))
        other = shape(fewer, measures)
        if (number + _pages(book, fewer, other) + 1) % 2 == book.opens_right:
            quote, sheaf, poured = said, fewer, other
            book.quoted.add(quote)
    galley = sheaf.sheet.galley
    book.galleys[galley.story] = galley
    lines = tuple((line_of(galley, each), each.fact) for each in cited)
    if poured.shapes[-1].count:
        book.counted[chapter.number] = sheaf.count
    run = Run(sheaf, poured, lines, f"{ordinal(book.words, chapter.number)} {chapter.title}", strip)
    opens = (chapter.title, chapter.second, chapter.number)
    if not sheaf.panel:
        yield Draft("opener", partial(opener, book, chapter), opens)
    for at in range(len(poured.shapes)):
        yield Draft("text", partial(text_page, book, run, at), opens if sheaf.panel and not at else None)
    for names in _grouped(book, poured.plates):
        used = poured.shapes[-1].count or len(names) > 1
        counted = sheaf.count if not used else sheaf.other if len(names) == 1 else ""
        yield Draft("plate", partial(plates, book, names, run.running, chapter, counted))
    if quote:
        yield Draft("quotation", partial(quotation, book, quote, run.running, chapter))


def _pages(book: Book, sheaf: Sheaf, poured: Poured) -> int:
    return (not sheaf.panel) + len(poured.shapes) + len(_grouped(book, poured.plates))


def _grouped(book: Book, names: Sequence[str]) -> list[list[str]]:
    """Group figures for pages of plates: two on a page where both have the room."""
    half = (book.sheet.rows // PLATES - 1) * book.sheet.baseline
    groups: list[list[str]] = []
    for name in names:
        small = needed(book, name).least <= half
        if groups and small and len(groups[-1]) < PLATES and needed(book, groups[-1][0]).least <= half:
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _prepared(book: Book, chapter: Chapter, cited: Sequence[Citation]) -> tuple[Sheaf, Strip | None]:
    """Compose a chapter with its strip; figures without a place of their own stand where their facts are cited."""
    strip = strip_of(book.compositor, [book.publication.facts[name] for name in chapter.facts])
    needs = {anchor.content: needed(book, anchor.content) for anchor in chapter.figures}
    bare = 0 if margin_width(book.layout) else book.rows(NUMERAL) + 1
    sheaf = prepare(book.compositor, chapter, max(bare, strip.rows + 1 if strip else 0), needs, feet=book.feet)
    galley = sheaf.sheet.galley
    lines = {each.fact: line_of(galley, each) for each in cited}
    figures = [
        _cited(book, plot, lines) if anchor.block == CITED else plot
        for plot, anchor in zip(sheaf.figures, chapter.figures, strict=True)
    ]
    known, facts = book.publication.figures, book.publication.facts
    drawn = {chapter.field, *chapter.facts, *(fact for plot in figures for fact in known[plot.name].facts)}
    able = [each.fact for each in cited if countable(facts[each.fact]) and each.fact != chapter.field]
    counts = [name for name in able if name not in drawn] or able  # rather one twice than a page left bare
    counts = counts or [name for name in _named(book, chapter) if countable(facts[name])]
    ordered = tuple(sorted(figures, key=lambda plot: plot.line))
    quotes = tuple(pull for pull in sheaf.quotes if pull.said not in book.quoted)
    return replace(sheaf, figures=ordered, quotes=quotes, count=next(iter(counts), ""),
                   other=next(iter(counts[1:]), "")), strip


def _named(book: Book, chapter: Chapter) -> list[str]:
    """List the facts that a chapter names at all, in its deck too, those first that close no other chapter."""
    texts = [*([chapter.deck.text] if chapter.deck else []), *chapter.texts]
    found = [each.fact for each in citations(texts, book.publication.facts, book.publication.language)]
    names = dict.fromkeys([*([chapter.field] if chapter.field else []), *found])
    used = {name for number, name in book.counted.items() if number != chapter.number}
    return sorted(names, key=lambda name: name in used)


def _cited(book: Book, plot: Plot, lines: Mapping[str, int]) -> Plot:
    found = [lines[fact] for fact in book.publication.figures[plot.name].facts if fact in lines]
    return replace(plot, line=min(found, default=plot.line))


def needed(book: Book, name: str) -> Need:
    """Give a figure's words, and the height that it needs and that serves it by the number of its values."""
    _, columns, span = text_pattern(book.layout)
    figure = book.publication.figures[name]
    table = book.publication.tables.get(figure.table)
    values = len(figure.facts) or (len(table.rows) if table else 0)
    item = ITEM if book.sheet.span(columns * span) > NARROW else TALL_ITEM
    high = PICTURE if figure.kind == "picture" else max(96.0, item * values)
    words = figure_words(book.compositor, figure, columns * span, beside=margin_width(book.layout) > 0)
    around, page = words.over + words.under, book.sheet.rows * book.sheet.baseline
    most = ROOMY * item * values if figure.kind in ROWED and values else page
    return Need(words, min(high + around, 0.7 * page), max(most, high) + around)


def _panelled(book: Book, sheaf: Sheaf, measures: Measures, noted: Sequence[str]) -> Sheaf:
    """Give a chapter that fills less than a page, without figures, its opener as a panel over the text.

    The panel takes what the text and the notes beside it (on the facts ``noted``) leave; its title is smaller than an
    opener's where it has to be.
    """
    if sheaf.figures:
        return sheaf
    trials = (replace(sheaf, top=top, panel=True, quotes=(), count="") for top in _tops(book, sheaf.chapter, measures))
    fits = ((trial, poured) for trial in trials if len((poured := shape(trial, measures)).shapes) <= 1)
    found = next(fits, None)
    if found is None:
        return sheaf
    trial, poured = found
    facts, width = [book.publication.facts[name] for name in noted], margin_width(book.layout)
    beside = sum(note_height(book.compositor, fact, width) for fact in facts) if width else 0.0
    text = max(poured.shapes[0].rows, book.rows(beside + NOTE_DROP))
    return replace(trial, top=max(trial.top, measures.rows - text))


def _tops(book: Book, chapter: Chapter, measures: Measures) -> Iterator[int]:
    """Give the rows that a panel may have: for its title as large as on an opener, then smaller, size by size."""
    largest, _ = patterns.title_size(book, chapter.title)
    high = min(patterns.panel_rows(book, chapter, largest), int(DEEPEST * measures.rows))
    lowest = ceil(LOWEST * measures.rows)
    tops = [max(ceil(PANEL * measures.rows), high)]
    tops += [max(lowest, rows) for size in (patterns.panel_sizes(book, chapter) if book.low else ())
             if (rows := patterns.panel_rows(book, chapter, size)) < tops[0]]
    yield from (top for top in dict.fromkeys(tops) if patterns.panel_size(book, chapter, top))


def opener(book: Book, chapter: Chapter, number: int) -> PlannedPage:
    """Plan an opener: full-bleed ink, the chapter's count as art, its title and deck."""
    book.numbers.stands([chapter.field] if chapter.field else [], number)
    slots, values = patterns.opener(book, chapter, number)
    page = book.page(number, "opener", slots, chapter=chapter)
    return replace(page, values={**page.values, "opens": True, **values})


def text_page(book: Book, run: Run, at: int, number: int) -> PlannedPage:
    """Plan a text page: its lines, its furniture, and margin notes on the facts that its lines cite."""
    side, chapter, sheaf = book.side(number), run.sheaf.chapter, run.sheaf
    flow = flow_of(sheaf, run.poured.legs[at], side)
    slots = [slot for slot in slots_of(sheaf, run.poured, at, side) if slot.name != "strip" or run.strip]
    slots = [*_grounds(book, slots), *slots]
    tops = {placed.line: placed.baseline - book.sheet.baseline for placed in flow.lines}
    facts = book.publication.facts
    cited = [(tops[line] + NOTE_DROP, facts[name]) for line, name in run.cited if line in tops]
    wanted = [fact_note(book.compositor, fact, y) for y, fact in cited] if side.margin_columns else []
    first = side.grid.y(0)
    panel: dict[str, object] = {}
    if at == 0 and sheaf.panel:
        placed, panel = patterns.panel(book, chapter, sheaf.top, number)
        slots += placed
        first = side.grid.y(sheaf.top)
        book.numbers.stands((slot.content for slot in placed if slot.name == "art"), number)
    elif at == 0 and (side.margin_columns or run.poured.top):
        slots.append(Slot("numeral", side.grid.x(side.numeral), first, book.sheet.span(NUMERAL_COLUMNS), NUMERAL,
                          str(chapter.number)))  # fmt: skip
        first += NUMERAL + 12
    if side.margin_columns:
        slots += note_slots(side, [*wanted, *_chart_notes(book, slots)], first)
    book.numbers.stands((*(fact.id for _, fact in cited), *_shown(run, at)), number)
    for slot in slots:
        if slot.name == "figure":
            book.chart(slot.content, number)
    for title, block in starts(chapter.articles):
        if sheaf.sheet.galley.blocks[block].start in tops:
            book.articles[chapter.number, title] = number
    head = run.running if side.left else book.publication.title
    head = "" if panel and any(slot.name == "art" for slot in slots) else head  # as on an opener
    numeral = patterns.sized(book.compositor, str(chapter.number), "numeral", (96, 72, 60, 48, 36, 28),
                             book.sheet.span(NUMERAL_COLUMNS))  # fmt: skip
    page = book.page(number, "text", slots, (flow,), head, chapter=chapter, chart_number=dict(book.charts),
                     panelled=False, numeral=numeral, strip=run.strip, credited=credited)  # fmt: skip
    return replace(page, values={**page.values, "opens": bool(panel), **panel})


def _grounds(book: Book, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Give a count that closes a page a resting ground, which bleeds on three sides."""
    page = book.sheet
    names = {slot.name for slot in slots}
    for slot in slots:
        if slot.name == "count" and "figure" not in names:
            top = slot.y - page.baseline
            yield Slot("ground", -page.bleed, top, page.width + 2 * page.bleed, page.height + page.bleed - top)


def _chart_notes(book: Book, slots: Sequence[Slot]) -> list[Note]:
    """Make the notes on a page's figures."""
    known = book.publication.figures
    return [chart_note(book.compositor, known[slot.content], slot.y, book.words)
            for slot in slots if slot.name == "chart"]  # fmt: skip


def _shown(run: Run, at: int) -> list[str]:
    """Give the facts of a page's strip and count."""
    strip = [cell.fact.id for cell in run.strip.cells] if run.strip and at == 0 and _stripped(run) else []
    return [*strip, *([run.sheaf.count] if run.poured.shapes[at].count else [])]


def _stripped(run: Run) -> bool:
    return run.poured.top > 0 and not run.sheaf.panel


def plates(book: Book, names: Sequence[str], running: str, chapter: Chapter | None, count: str, number: int,
           ) -> PlannedPage:
    """Plan a page of figures alone, one over the other; under a low one the fact ``count`` is drawn."""
    grid = book.side(number).grid
    rows, slots = (book.sheet.rows + 2) // len(names) - 2, list[Slot]()
    if count and needed(book, names[0]).least <= LOW * book.sheet.rows * book.sheet.baseline:
        rows = round(LOW * rows)
        slots = [grid.slot("count", 0, rows + 2, patterns.WIDE, book.sheet.rows - rows - 2, count)]
        book.numbers.stands([count], number)
    for at, name in enumerate(names):
        book.chart(name, number)
        words = figure_words(book.compositor, book.publication.figures[name], patterns.WIDE)
        slots += chart_slots(grid, (0, at * (rows + 2), patterns.WIDE, rows), name, words)
    drawn = [book.publication.figures[name].file.lower().endswith(".svg") for name in names]
    ground = [patterns.full(book.side(number), "ground")] if all(drawn) else []  # line art alone would float on paper
    return book.page(number, "plate", [*ground, *slots], (), running, chapter=chapter, chart_number=dict(book.charts))


def closes(page: PlannedPage, following: PlannedPage | None) -> bool:
    """Tell the last page of a chapter."""
    chapter = page.values.get("chapter")
    after: Mapping[str, object] = following.values if following else {}
    return chapter is not None and after.get("chapter") is not chapter
