"""Sheets: the table that a chart kind draws, its numbers exact and already formatted in the language.

A sheet has rows, and for each row a cell in every series (a column of numbers). A kind of one series reads
``row.value`` and ``row.text``, which are those of the row's first cell.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from presswork.chart.times import time_of
from presswork.model.place import Cells

NAN = Decimal("NaN")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a row: ``value`` is exact, or NaN where it is missing.

    ``text`` is the number as the page says it, hedge and unit with it ("980余天"), and is made of ``head``
    ("约"), ``number`` ("980") and ``tail`` ("余天").
    """

    value: Decimal = NAN
    text: str = ""
    head: str = ""
    number: str = ""
    tail: str = ""
    unit: str = ""

    @property
    def percent(self) -> bool:
        """Say whether the value is a percentage."""
        return self.unit in {"%", "％"}

    @property
    def missing(self) -> bool:
        """Say whether there is no number and no word in its place."""
        return self.value.is_nan() and not self.text


@dataclass(frozen=True, slots=True)
class Row(Cell):
    """A row of a sheet. ``when`` is the period as written, ``to`` the end of a flow that starts at ``label``."""

    label: str = ""
    when: str = ""
    source: str = ""
    approx: str = ""
    note: str = ""
    id: str = ""
    to: str = ""
    cells: tuple[Cell, ...] = ()

    @property
    def axis(self) -> str:
        """Give what names the row on a time axis: its period, or its label."""
        return self.when or self.label


@dataclass(frozen=True, slots=True)
class Outline:
    """A region of a map: its name and its rings of (longitude, latitude) in degrees, or of the map's own x and y."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows in the order of the figure, and the names of the series that their cells belong to.

    ``focus`` is the index of the row that the accent marks, ``accent`` that of the series, each -1 for none.
    ``outlines`` are the regions of the map that the figure names, ``where`` are the cells of a plain table whose rows
    these are, ``drawn`` the columns there of the series.
    """

    rows: tuple[Row, ...]
    language: str
    focus: int = -1
    measure: str = ""
    series: tuple[str, ...] = ("",)
    accent: int = -1
    outlines: tuple[Outline, ...] = field(default=(), repr=False)
    where: Cells | None = field(default=None, repr=False, compare=False)
    drawn: tuple[int, ...] = field(default=(), repr=False, compare=False)

    @property
    def values(self) -> tuple[float, ...]:
        """Give the values of the first series as floats, for drawing only."""
        return tuple(float(row.value) for row in self.rows)

    @property
    def columns(self) -> tuple[tuple[float, ...], ...]:
        """Give the values series by series, NaN for those missing, for drawing only."""
        return tuple(tuple(float(row.cells[at].value) for row in self.rows) for at in range(len(self.series)))

    @property
    def known(self) -> tuple[float, ...]:
        """Give all values that there are, of all series."""
        return tuple(value for column in self.columns for value in column if not math.isnan(value))

    @property
    def times(self) -> tuple[float, ...]:
        """Give the rows' times as years with their fractions; empty where one is none or they are not in order."""
        found: list[float] = []
        for row in self.rows:
            time = time_of(row.axis)
            if time is None or (found and time <= found[-1]):
                return ()
            found.append(time)
        return tuple(found)

    @property
    def known_series(self) -> "Sheet":
        """Give the sheet without the series that have no number at all."""
        kept = [at for at, column in enumerate(self.columns) if not all(map(math.isnan, column))]
        rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in self.rows)
        accent = kept.index(self.accent) if self.accent in kept else -1
        return replace(self, rows=rows, series=tuple(self.series[at] for at in kept), accent=accent)

    @property
    def percent(self) -> bool:
        """Say whether every row is a percentage."""
        return bool(self.rows) and all(row.percent for row in self.rows)

    def titled(self, series: int) -> str:
        """Name a series with its unit."""
        unit = next((row.cells[series].unit for row in self.rows if row.cells[series].unit), "")
        form = "{}（{}）" if self.language.startswith("zh") else "{} ({})"
        return form.format(self.series[series], unit) if unit else self.series[series]

    def role(self, index: int, other: str = "context") -> str:
        """Name the ink role of a row: ``focus`` for the row in focus, ``other`` for the rest."""
        return "focus" if index == self.focus else other

    def cells(self) -> Iterator[tuple[Row, str, Cell]]:
        """Go through all cells: row, name of the series, cell."""
        return ((row, name, cell) for row in self.rows for name, cell in zip(self.series, row.cells, strict=True))


def across(rows: Sequence[Row], names: Sequence[str], *, by_time: bool) -> list[Row]:
    """Turn rows of one number each into rows of many: a row a period and a series a label, or the other way.

    ``names`` are those of the series. With ``by_time`` the rows are periods. A pair that no row has is missing.
    """
    made: dict[str, dict[str, Row]] = {}
    for row in rows:
        key, name = (row.when, row.label) if by_time else (row.label, row.when)
        made.setdefault(key, {})[name] = row
    return [_row(key, cells, names, by_time) for key, cells in made.items()]


def _row(key: str, cells: dict[str, Row], names: Sequence[str], by_time: bool) -> Row:
    first = next(iter(cells.values()))
    parts = tuple(
        Cell(cell.value, cell.text, cell.head, cell.number, cell.tail, cell.unit) if cell else Cell()
        for cell in (cells.get(name) for name in names)
    )
    lead = parts[0]
    return Row(
        lead.value, lead.text, lead.head, lead.number, lead.tail, lead.unit,
        label=key, when=key if by_time else "", source=first.source, id=first.id, cells=parts,
    )  # fmt: skip
