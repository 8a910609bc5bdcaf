"""Back matter, measured: notes on every fact with its sources, rows of tables, events, and their share of pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from presswork.compose.compositor import Compositor
from presswork.load.numbers import format_fact, number_text
from presswork.model.fact import Fact, Table
from presswork.model.figure import Figure
from presswork.model.plan import Slot
from presswork.model.publication import Publication
from presswork.plan.brochure.ledger import Ledger
from presswork.plan.grid import Grid

INDEX = 21.0  # pt of an entry's index number
NARROW = 120.0  # pt: a third of the page under this makes two columns of notes
ENTRY_AIR = 10.0  # pt over and under an entry's words
PAGES = 4  # that a note names: it is measured before they are known
DIGITS = 19.0  # pt of a note's number
VALUE = 20.0  # pt of an entry's number
SHARES = {"index": 0.065, "label": 0.335, "value": 0.17, "unit": 0.14, "period": 0.29}  # of the table's width
ROW_AIR, LEAST_ROW, MOST_ROW = 6.3, 20.0, 28.0  # pt of a table's rows
EVENT_AIR = 21.0  # pt over and under an event's words

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note: on a fact (its index number, the number of its source) or, without one, a source's words; height in pt.

    ``beside`` tells that the pages stand beside the number, where they have room, and not after the ``text``.
    """

    fact: Fact | None
    number: int
    source: int
    height: float
    text: str = ""
    beside: bool = False


def sources(facts: Mapping[str, Fact]) -> list[str]:
    """List the different sources in order."""
    return list(dict.fromkeys(fact.source for fact in facts.values() if fact.source))


def columns_of(compositor: Compositor) -> int:
    """Give the number of columns of notes."""
    return 3 if compositor.layout.page.span(4) >= NARROW else 2


def entry_width(compositor: Compositor) -> float:
    """Give the measure of a note's words, pt."""
    return compositor.layout.page.span(12 // columns_of(compositor)) - INDEX


def entries(compositor: Compositor, ledger: Ledger, words: Mapping[str, str]) -> list[Entry]:
    """Measure each fact's note (label, value, period and limits, pages), and the sources where they are several."""
    known, made = sources(ledger.facts), []
    several = len(known) > 1
    pages = words["seen"].format(pages=words["join"].join(["100"] * PAGES))
    for number, fact in enumerate(ledger.facts.values(), 1):
        source = known.index(fact.source) + 1 if fact.source else 0
        text = said(fact, words["stop"])
        if several and source:
            text = words["stop"].join(part for part in (text, words["sources"].format(number=source)) if part)
        beside = _number_width(compositor, fact) + compositor.width(pages, "note") + 12 <= entry_width(compositor)
        under = text if beside else words["stop"].join(part for part in (text, pages) if part)
        high = VALUE + ENTRY_AIR + _lines(compositor, fact.label, "note-head") + _lines(compositor, under, "note")
        made.append(Entry(fact, number, source, high, text, beside))
    if several:
        made += [Entry(None, number, number, _lines(compositor, text, "note") + ENTRY_AIR, text)
                 for number, text in enumerate(known, 1)]  # fmt: skip
    return made


def _lines(compositor: Compositor, text: str, style: str) -> float:
    if not text:
        return 0.0
    return len(compositor.text(text, style, entry_width(compositor)).lines) * compositor.style(style).leading


def _number_width(compositor: Compositor, fact: Fact) -> float:
    """Measure a note's number with hedge and unit, pt."""
    digits = replace(compositor.style("figure"), size=DIGITS)
    number = compositor.width(number_text(fact.value, compositor.language), digits)
    return number + compositor.width(unit_of(fact, compositor.language), "unit") + 6


def said(fact: Fact, stop: str = "；") -> str:
    """Say a fact's period and limits in one sentence."""
    return stop.join(part for part in (fact.period, fact.note) if part)


def columned(made: Sequence[Entry], room: float, columns: int) -> list[list[Sequence[Entry]]]:
    """Share entries out to pages of columns of ``room`` pt, all columns as level as they can be."""
    heights = [entry.height for entry in made]
    pages = -(-len(paged(heights, room)) // columns)
    cuts = evened(heights, room, columns * pages)
    return [[made[each.start : each.stop] for each in cuts[at : at + columns]] for at in range(0, len(cuts), columns)]


def paged(heights: Sequence[float], room: float) -> list[range]:
    """Fill pages (or columns) of ``room`` in order; gives what stands on each. What is higher stands alone."""
    cuts: list[range] = []
    start, filled = 0, 0.0
    for at, height in enumerate(heights):
        if at > start and filled + height > room + 1e-6:
            cuts.append(range(start, at))
            start, filled = at, 0.0
        filled += height
    return [*cuts, range(start, len(heights))] if heights else []


def evened(heights: Sequence[float], room: float, most: int = 0) -> list[range]:
    """Fill as few pages as ``paged`` does (or ``most`` columns), each as little as that allows."""
    count = max(most, len(paged(heights, room)))
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if len(paged(heights, middle)) <= count else (middle, high)
    return paged(heights, high)


def note_entries(grid: Grid, columns: Sequence[Sequence[Entry]], top: float, span: int) -> Iterator[Slot]:
    """Place a page's entries, each a slot that names it (its fact, or its source's number); ``top`` in pt."""
    for at, column in enumerate(columns):
        y = top
        for entry in column:
            name = entry.fact.id if entry.fact else f"#{entry.number}"
            yield Slot("entry", grid.x(at * span), y, grid.page.span(span), entry.height, name)
            y += entry.height


def fact_rows(compositor: Compositor, facts: Sequence[Fact], width: float) -> list[float]:
    """Measure the rows of the table of facts, pt: label, unit and period may run over lines."""
    heights = []
    for fact in facts:
        cells = (("cell", fact.label, "label"), ("note", unit_of(fact, compositor.language), "unit"),
                 ("note", fact.period, "period"))  # fmt: skip
        high = max(
            len(compositor.text(text, style, SHARES[part] * width - 6).lines) * compositor.style(style).leading
            for style, text, part in cells
        )
        heights.append(max(LEAST_ROW, high + ROW_AIR))
    return heights


def unit_of(fact: Fact, language: str) -> str:
    """Give what is written beside a fact's number: hedge and unit."""
    before, _, after = format_fact(fact, language).partition(number_text(fact.value, language))
    return f"{before.strip()} {after.strip()}".strip()


@dataclass(frozen=True, slots=True)
class Ruled:
    """A plain table measured: widths of its columns, height of its head and of each row, pt."""

    table: Table
    widths: tuple[float, ...]
    head: float
    rows: tuple[float, ...]


def ruled(compositor: Compositor, table: Table, width: float) -> Ruled:
    """Measure a plain table for ``width`` pt: columns as wide as their text, the long ones share what is left."""
    columns = list(zip(table.columns, *table.rows, strict=True)) if table.columns else []
    natural = [max(compositor.width(cell, "cell") for cell in column) + 12 for column in columns]
    widths = shared(natural, width)
    rows = tuple(_row(compositor, cells, widths) for cells in table.rows)
    return Ruled(table, tuple(widths), _row(compositor, table.columns, widths), rows)


def shared(natural: Sequence[float], width: float) -> list[float]:
    """Share a width out: a column gets what it wants or, of what the smaller ones leave, a like part."""
    widths, rest, left = [0.0] * len(natural), width, len(natural)
    for at in sorted(range(len(natural)), key=lambda at: natural[at]):
        widths[at] = min(natural[at], rest / left) if left > 1 else rest
        rest, left = rest - widths[at], left - 1
    return widths


def _row(compositor: Compositor, cells: Sequence[str], widths: Sequence[float]) -> float:
    lines = [len(compositor.text(cell, "cell", width - 6).lines) for cell, width in zip(cells, widths, strict=True)]
    return max(LEAST_ROW, max(lines, default=1) * compositor.style("cell").leading + ROW_AIR)


@dataclass(frozen=True, slots=True)
class Event:
    """A row of a chronology: the year, what follows it in the cell, what happened, source."""

    year: str
    rest: str
    event: str
    source: str


def events(table: Table) -> list[Event]:
    """Give a chronology's rows: time, what happened, source (by their heads, else columns one to three)."""
    heads = [column.lower() for column in table.columns]

    def column(names: Sequence[str], default: int) -> int:
        return next((heads.index(name) for name in names if name in heads), default)

    at = (column(("year", "date", "period", "时间", "年份"), 0), column(("event", "label", "事件"), 1),
          column(("source", "来源"), 2))  # fmt: skip
    rows = [[row[each] if each < len(row) else "" for each in at] for row in table.rows]
    return [Event(*_dated(when), what, source) for when, what, source in rows]


def _dated(when: str) -> tuple[str, str]:
    """Part a date after its leading digits, which are set large."""
    digits = len(when) - len(when.lstrip("0123456789"))
    return (when[:digits], when[digits:]) if digits else (when, "")


def years_of(rows: Sequence[Event]) -> list[int]:
    """Give the events' years where a scale can show them: three or more, all with a year, in order."""
    years = [int(row.year) for row in rows if row.year.isdecimal()]
    return years if len(years) == len(rows) > 2 and years == sorted(years) and years[0] < years[-1] else []


def event_heights(compositor: Compositor, rows: Sequence[Event], width: float) -> list[float]:
    """Measure events, pt."""
    label, note = compositor.style("event"), compositor.style("note")
    return [
        max(44.0, EVENT_AIR + len(compositor.text(row.event, "event", width).lines) * label.leading
            + (len(compositor.text(row.source, "note", width).lines) * note.leading if row.source else 0))
        for row in rows
    ]  # fmt: skip


def chronicle(publication: Publication, names: Sequence[str]) -> Figure | None:
    """Give the edition's first timeline of a plain table, which is set as type."""
    figures = (publication.figures[name] for name in names)
    return next((each for each in figures if each.kind == "timeline" and each.table in publication.tables
                 and not publication.tables[each.table].facts), None)  # fmt: skip
