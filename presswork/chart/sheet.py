"""Sheets: the table that a chart kind draws, its numbers exact and already formatted in the language."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet.

    ``value`` is exact. ``text`` is the number as the page says it, hedge and unit with it ("980余天"), and is
    made of ``head`` ("约"), ``number`` ("980") and ``tail`` ("余天"). ``when`` is the period as written.
    """

    label: str
    value: Decimal
    text: str
    head: str = ""
    number: str = ""
    tail: str = ""
    unit: str = ""
    when: str = ""
    source: str = ""
    approx: str = ""
    note: str = ""
    id: str = ""

    @property
    def percent(self) -> bool:
        """Say whether the value is a percentage."""
        return self.unit in {"%", "％"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows in the order of the figure; ``focus`` is the index of the row that the accent marks, or -1."""

    rows: tuple[Row, ...]
    language: str
    focus: int = -1
    measure: str = ""

    @property
    def values(self) -> tuple[float, ...]:
        """Give the values as floats, for drawing only."""
        return tuple(float(row.value) for row in self.rows)

    @property
    def percent(self) -> bool:
        """Say whether every row is a percentage."""
        return all(row.percent for row in self.rows)

    def role(self, index: int, other: str = "context") -> str:
        """Name the ink role of a row: ``focus`` for the row in focus, ``other`` for the rest."""
        return "focus" if index == self.focus else other
