"""The fact sheet: every figure of a publication with its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from presswork.finish.sources import comma_separated
from presswork.load.numbers import format_fact
from presswork.model.fact import Fact
from presswork.model.publication import Publication

HEADS = ("id", "label", "value", "number", "approx", "unit", "period", "source", "note")
BOM = "\ufeff".encode()  # without it spreadsheets take UTF-8 for the system's old code page


@dataclass(frozen=True, slots=True)
class FactSheet:
    """The facts by table. A row has the cells of ``heads``; a column that is empty throughout is left out."""

    heads: tuple[str, ...]
    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]

    @property
    def count(self) -> int:
        """Count the facts."""
        return sum(len(rows) for _, rows in self.tables)


def fact_sheet(publication: Publication) -> FactSheet:
    """List the facts of all tables as the publication writes them."""
    language = publication.language
    full = [(table.id, [_row(fact, language) for fact in table.facts]) for table in publication.tables.values()
            if table.facts]
    kept = [at for at in range(len(HEADS)) if any(row[at] for _, rows in full for row in rows)]
    return FactSheet(tuple(HEADS[at] for at in kept), tuple(
        (name, tuple(tuple(row[at] for at in kept) for row in rows)) for name, rows in full))


def _row(fact: Fact, language: str) -> tuple[str, ...]:
    return (fact.id, fact.label, format_fact(fact, language), format(fact.value, "f"), fact.approx,
            fact.unit, fact.period, fact.source, fact.note)


def as_csv(sheet: FactSheet, words: Mapping[str, str] | None = None) -> bytes:
    """Write the sheet as CSV (RFC 4180) in UTF-8 with a byte order mark, the heads as keys or as ``words`` say."""
    named = words or {}
    heads = [named.get("table", "table"), *(named.get(head, head) for head in sheet.heads)]
    rows: list[Sequence[str]] = [heads, *((name, *row) for name, rows in sheet.tables for row in rows)]
    return BOM + comma_separated(rows)
