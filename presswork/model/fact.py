"""Facts and tables: a number is written once, with its unit, period and source; text cites it, charts draw it."""

from dataclasses import dataclass, field
from decimal import Decimal

from presswork.model.place import Place


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

    ``lines`` are the numbers of the lines in the file where the rows stand, where they are known.
    """

    id: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    facts: tuple[Fact, ...]
    place: Place | None = None
    lines: tuple[int, ...] = field(default=(), repr=False, compare=False)
