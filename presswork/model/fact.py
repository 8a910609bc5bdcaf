"""Facts and tables: a number is written once, with its unit, period and source; text cites it, charts draw it."""

from dataclasses import dataclass, field
from decimal import Decimal

from presswork.model.place import Cells, Place


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a table. ``value`` is exact; ``approx`` is "" or the hedge of an inexact number ("余", "约", "over")."""

    id: str
    label: str
    value: Decimal
    unit: str
    period: str
    source: str
    approx: str = ""
    note: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: ``columns`` are its heads, ``rows`` its cells; ``facts`` its rows where it has an id column.

    ``cells`` are the places of its cells, where they are known.
    """

    id: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    facts: tuple[Fact, ...]
    place: Place | None = None
    cells: Cells | None = field(default=None, repr=False, compare=False)
