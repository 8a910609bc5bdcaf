"""Back matter: chronology, table of all facts, notes on every fact, and how many rows each takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from presswork.compose.compositor import Compositor
from presswork.model.fact import Fact, Table
from presswork.model.figure import Figure
from presswork.model.plan import Slot
from presswork.model.publication import Publication
from presswork.plan.grid import Grid
from presswork.plan.ledger import Ledger

NOTES_TOP, TABLE_TOP = 6.5, 8  # rows over the notes; over the table and under it
COLUMN, COLUMNS, INDEX = 4, 3, 21.0  # notes: columns of the grid in a column of notes; pt of its index number
TABLE_ROWS = (1.25, 1.75)  # least and most rows of the grid that a row of the table takes
EVENT_ROWS = (2.5, 4.0)  # the same of an event


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in the notes: its index number, the number of its source, its height in quarters of a row."""

    fact: Fact
    number: int
    source: int
    rows: int


def sources(facts: Mapping[str, Fact]) -> list[str]:
    """List the different sources in order."""
    return list(dict.fromkeys(fact.source for fact in facts.values() if fact.source))


def entries(compositor: Compositor, ledger: Ledger) -> list[Entry]:
    """Measure each fact's note: label, value, period and limits, source and pages."""
    page, known = compositor.layout.page, sources(ledger.facts)
    width, leading = page.span(COLUMN) - INDEX, compositor.style("note").leading
    made = []
    for number, fact in enumerate(ledger.facts.values(), 1):
        lines = sum(len(compositor.text(text, "note", width).lines) for text in (said(fact),) if text)
        height = 3 + 12.6 + 20 + lines * leading + 7
        rows = -(-height // (page.baseline / 4))
        made.append(Entry(fact, number, known.index(fact.source) + 1 if fact.source else 0, int(rows)))
    return made


def said(fact: Fact) -> str:
    """Say a fact's period and limits in one sentence."""
    return "；".join(part for part in (fact.period, fact.note) if part)


def notes_pages(made: Sequence[Entry], rows: int) -> list[list[list[Entry]]]:
    """Share entries out to pages of three columns, the last page's columns level. ``rows`` are quarters."""
    pages: list[list[list[Entry]]] = []
    rest = list(made)
    while rest:
        room = rows
        while room > 1 and len(_columns(rest, room - 1)) <= COLUMNS:
            room -= 1
        columns = _columns(rest, room)[:COLUMNS]
        pages.append(columns)
        rest = rest[sum(map(len, columns)) :]
    return pages


def _columns(made: Sequence[Entry], room: int) -> list[list[Entry]]:
    columns: list[list[Entry]] = [[]]
    filled = 0
    for entry in made:
        if columns[-1] and filled + entry.rows > room:
            columns.append([])
            filled = 0
        columns[-1].append(entry)
        filled += entry.rows
    return columns


def note_entries(grid: Grid, columns: Sequence[Sequence[Entry]], top: float) -> Iterator[Slot]:
    """Place a page's entries, each a slot named by its fact; ``top`` in rows."""
    for at, column in enumerate(columns):
        row = top
        for entry in column:
            yield grid.slot("entry", at * COLUMN, row, COLUMN, entry.rows / 4, entry.fact.id)
            row += entry.rows / 4


def table_pages(facts: Sequence[Fact], rows: float) -> list[tuple[float, list[Fact]]]:
    """Share the table's facts out evenly: a row's height, in rows of the grid, and the facts of each page."""
    most = int(rows / TABLE_ROWS[0])
    count = -(-len(facts) // most)
    size = -(-len(facts) // count) if count else 0
    height = min(TABLE_ROWS[1], rows / size) if size else 0.0
    cuts = [*range(0, len(facts), size or 1), len(facts)]
    return [(height, list(facts[start:stop])) for start, stop in pairwise(cuts)]


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


def chronicle(publication: Publication, names: Sequence[str]) -> Figure | None:
    """Give the edition's first timeline of a plain table, which is set as type."""
    figures = (publication.figures[name] for name in names)
    return next((each for each in figures if each.kind == "timeline" and each.table in publication.tables
                 and not publication.tables[each.table].facts), None)  # fmt: skip
