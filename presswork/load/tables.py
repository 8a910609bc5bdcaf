"""Tables: CSV files; the rows of a table with a column ``id`` are facts.

Cells are read by a scanner of our own rather than by the csv module, which cannot say where a cell begins.
"""

import re
from array import array
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from presswork.load.ledger import Ledger, nearest
from presswork.load.numbers import HEDGES
from presswork.load.source import Source, read_source
from presswork.model.fact import Fact, Table
from presswork.model.place import Cells, Place

_NEEDED = ("id", "label", "value", "unit", "period", "source")
_CELL = re.compile(r'"((?:[^"]|"")*)"[ \t]*(?=[,\n]|\Z)|([^,\n]*)')
_ID = re.compile(r"[^\W\d]\w*")
# Fullwidth digits and marks, and the minus signs that people paste.
_NARROW = str.maketrans("０１２３４５６７８９．，－＋−–", "0123456789.,-+--")
_NUMBER = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
_RIVALS = {";": "semicolons", "\t": "tabs", "，": "fullwidth commas"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and the offset where it begins."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as read; ``lame`` are ids of rows that have an error."""

    table: Table
    lame: frozenset[str]


class _UnclosedError(Exception):
    """A quoted cell that nothing closes, at an offset."""


def scan_rows(text: str) -> list[list[Cell]]:
    """Divide CSV text into rows of cells, white space around cells taken off; empty lines are no rows."""
    rows: list[list[Cell]] = []
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        row, at = _quoted_row(text, at) if '"' in line else (_plain_row(line, at), at + len(line) + 1)
        rows.append(row)
    return [row for row in rows if any(cell.text for cell in row)]


def _plain_row(line: str, at: int) -> list[Cell]:
    """Divide a line without quotes, which begins at an offset: long tables are of such lines."""
    row = []
    for part in line.split(","):
        row.append(Cell(part if part.isalnum() else " ".join(part.split()), at))
        at += len(part) + 1
    return row


def _quoted_row(text: str, at: int) -> tuple[list[Cell], int]:
    """Divide a row with quotes, which may go on over lines; gives where the next one begins."""
    row: list[Cell] = []
    while True:
        match = _CELL.match(text, at)
        if match is None or (match.group(1) is None and match.group().startswith('"')):
            raise _UnclosedError(at)
        quoted, bare = match.groups()
        value = bare if quoted is None else quoted.replace('""', '"')
        row.append(Cell(" ".join(value.split()), at))
        at = match.end() + 1
        if text[at - 1 : at] != ",":
            return row, at


def narrow(text: str) -> str:
    """Give a text with plain digits, commas, points and minus signs in place of fullwidth ones."""
    return text.translate(_NARROW)


def parse_number(text: str) -> Decimal | None:
    """Give the exact number of a cell, or None; fullwidth digits and thousands commas are understood."""
    plain = narrow(text)
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


class _Reader:
    """Reads one table; every fault of every row goes to the ledger."""

    def __init__(self, source: Source, ledger: Ledger) -> None:
        self._source, self._ledger = source, ledger
        self._columns: tuple[str, ...] = ()
        self._faults = 0

    def _error(self, cell: Cell, slug: str, what: str, cure: str = "") -> None:
        self._faults += 1
        self._ledger.error(self._source.place(cell.start), slug, what, cure)

    def read(self, name: str) -> ReadTable | None:
        """Give the table, or None where its head cannot be understood."""
        try:
            rows = scan_rows(self._source.text)
        except _UnclosedError as fault:
            self._error(
                Cell("", fault.args[0]),
                "bad-csv",
                "a quote opens here and is not closed before a comma",
                'write a quote inside a cell as ""',
            )
            return None
        if not rows:
            self._error(
                Cell("", 0), "bad-csv", "the table is empty", "write the column heads in the first line"
            )
            return None
        if not self._heads(rows[0]):
            return None
        lame: set[str] = set()
        even = [row for row in rows[1:] if self._even(row, lame)]
        facts = [self._fact(row, lame) for row in even] if "id" in self._columns else []
        cells = tuple(self._texts(row) for row in even)
        kept = tuple(fact for fact in facts if fact)
        starts = array("q", (cell.start for row in even for cell in row))
        where = Cells(self._source.file, array("q", self._source.lines), starts, len(self._columns))
        table = Table(name, self._columns, cells, kept, Place(self._source.file), where)
        return ReadTable(table, frozenset(lame))

    def _texts(self, row: list[Cell]) -> tuple[str, ...]:
        """Give a row's cells, a fact's value with plain digits."""
        number = self._columns.index("value") if "id" in self._columns else -1
        return tuple(
            narrow(cell.text) if at == number else cell.text for at, cell in enumerate(row)
        )

    def _heads(self, row: list[Cell]) -> bool:
        self._columns = tuple(cell.text for cell in row)
        line = self._source.text[row[0].start :].partition("\n")[0]  # as written: a cell's text has no tabs left
        for mark, name in _RIVALS.items():
            if len(row) == 1 and mark in line.strip():
                self._error(row[0], "bad-csv", f"the cells are divided by {name}")
                return False
        for at, cell in enumerate(row):
            if cell.text in self._columns[:at]:
                self._error(cell, "duplicate-column", f"the column '{cell.text}' stands twice")
        return not self._faults and self._has_needed(row)

    def _has_needed(self, row: list[Cell]) -> bool:
        missing = [name for name in _NEEDED if name not in self._columns]
        if "id" in missing:
            return True  # a plain table
        for name in missing:
            near = nearest(name, set(self._columns) - set(_NEEDED))
            cure = f"rename the column '{near}'" if near else ""
            self._error(row[0], "missing-column", f"the column '{name}' is missing", cure)
        return not missing

    def _even(self, row: list[Cell], lame: set[str]) -> bool:
        have, want = len(row), len(self._columns)
        if have != want:
            lame.update(cell.text for name, cell in zip(self._columns, row, strict=False) if name == "id")
            self._error(
                row[min(have, want + 1) - 1], "ragged-row", f"the row has {have} cells, the first line {want}"
            )
        return have == want

    def _fact(self, row: list[Cell], lame: set[str]) -> Fact | None:
        cells = dict(zip(self._columns, row, strict=True))
        before = self._faults
        self._check(cells)
        value = self._value(cells["value"])
        if self._faults > before or value is None:
            lame.add(cells["id"].text)
            return None
        words = {name: cells[name].text if name in cells else "" for name in (*_NEEDED, "approx", "note")}
        return Fact(**{**words, "value": value}, place=self._source.place(cells["id"].start))  # type: ignore[arg-type]

    def _check(self, cells: dict[str, Cell]) -> None:
        for name in ("id", "label", "value"):
            if not cells[name].text:
                self._error(cells[name], "missing-value", f"the cell '{name}' is empty")
        fact = cells["id"]
        if fact.text and not _ID.fullmatch(fact.text):
            self._error(
                fact, "bad-id", f"'{fact.text}' cannot be cited", "use letters, digits and _, a letter first"
            )
        hedge = cells.get("approx")
        if hedge and hedge.text and hedge.text not in HEDGES:
            near = nearest(hedge.text, HEDGES)
            self._error(
                hedge,
                "unknown-hedge",
                f"'{hedge.text}' is no hedge",
                f"did you mean '{near}'?" if near else "",
            )
        for name in ("period", "source"):
            if not cells[name].text:
                self._ledger.warn(
                    self._source.place(cells[name].start),
                    "missing-source",
                    f"'{name}' of '{fact.text}' is empty",
                )

    def _value(self, cell: Cell) -> Decimal | None:
        value = parse_number(cell.text)
        if value is None and cell.text:
            self._error(cell, "bad-number", f"'{cell.text}' in the column value is not a number")
        return value


def read_table(path: Path, ledger: Ledger) -> ReadTable | None:
    """Read a CSV file; the table's id is the file's name. None where it cannot be used at all."""
    source = read_source(path, ledger, "table")
    return _Reader(source, ledger).read(path.stem) if source else None
