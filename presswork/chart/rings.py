"""Rings: quantities laid out as rings of marks, each by its rank, none with marks too close to count."""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from presswork.chart.art import PITCH, Quantity, scale

SWEEP = 1.5 * math.pi
HOLE, GAP = 0.045, 0.2  # of the outer radius; of a ring's room
ROOM = {1: 34.0, 2: 25.0, 3: 17.0, 4: 11.5}  # by rank
RHYTHM = {
    False: (26.0, 12.0, 34.0, 11.5, 34.0),
    True: (42.0, 25.0, 34.0),
}  # of counts without rank; True: large ones
CORE, HOT, RATE = 46.0, 34.0, 17.0
SHARES = ((40, 0.86), (120, 0.62), (300, 0.52))  # a mark's share of its step, by the number of marks
TIER, TIERS, DEEP = 3.0, 3, 50.0  # a ring too fine for one row of marks is cut in rows
SMALL = 300
CROWD, WIDEST, LOOSE = 20, 2.5, 0.35  # rings to even out from; most growth; of what is left, the hole's


@dataclass(frozen=True, slots=True)
class Ring:
    """A figure's ring: ``full`` marks (``low`` shorter) of ``total``, a ``unit`` each, in ``tiers``."""

    value: Quantity
    inner: float
    thickness: float
    full: Decimal
    total: int
    low: int = 0
    unit: int = 1
    tiers: int = 1

    @property
    def middle(self) -> float:
        """Give the radius of its middle."""
        return self.inner + self.thickness / 2

    @property
    def columns(self) -> int:
        """Count the places of a row."""
        return -(-self.total // self.tiers)

    @property
    def share(self) -> float:
        """Give a mark's share of its step."""
        return 0.5 if self.value.percent else next((s for top, s in SHARES if self.columns < top), 0.4)

    @property
    def dot(self) -> float:
        """Give the radius of the open end's dots."""
        return min(1.6, max(0.7, self.thickness * 0.05))

    @property
    def sweep(self) -> float:
        """Give the angle of its marks; an open end takes some of it."""
        return SWEEP - (10 * self.dot / self.middle if self.value.open else 0)

    @property
    def step(self) -> float:
        """Give the angle from mark to mark; the first and the last stand flush with the ends."""
        return self.sweep / (self.columns - 1 + self.share)


def reckon(value: Quantity) -> tuple[Decimal, Decimal, int]:
    """Give a figure's full marks, all its places, and how many stand lower (the hundred before a rise)."""
    if not value.percent:
        return value.value, value.value, 0
    if value.value < 0:
        return max(Decimal(0), 100 + value.value), Decimal(100), 0
    if value.display.startswith("+") or value.value > 100:
        return 100 + value.value, 100 + value.value, 100
    return value.value, Decimal(100), 0


def order(values: Sequence[Quantity]) -> list[Quantity]:
    """Sort from the inside: counts by value; percentages between small and large, one among the small."""
    counts = sorted((v for v in values if not v.percent and v.value > 0), key=lambda v: v.value)
    rates = sorted((v for v in values if v.percent and v.value), key=lambda v: abs(v.value))
    small = [value for value in counts if value.value <= SMALL]
    if small and len(rates) > 1:
        small.insert(-1, rates.pop(0))
    return [*small, *rates, *(value for value in counts if value.value > SMALL)]


def rooms(values: Sequence[Quantity]) -> Iterator[float]:
    """Give the rings' thicknesses at the board's size, by rank, heat and kind."""
    turns = {large: itertools.cycle(rhythm) for large, rhythm in RHYTHM.items()}
    for at, value in enumerate(values):
        large = value.value > SMALL
        plain = CORE if at == 0 and not large else RATE if value.percent else next(turns[large])
        yield ROOM.get(value.rank) or (max(plain, HOT) if value.hot else plain)


def lay(values: Sequence[Quantity], radius: float) -> Iterator[Ring]:
    """Lay the rings out from the hole to ``radius`` (few ones fill less) and settle rows and unit of each."""
    sorted_values = order(values)
    sizes = list(rooms(sorted_values))
    if len(sizes) > CROWD:
        sizes = [max(size, 0.6 * sum(sizes) / len(sizes)) for size in sizes]
    gap = min(6.2, GAP * radius * (1 - HOLE) / max(1, len(sizes)))
    gaps = gap * (len(sizes) - 1)
    grow = min(WIDEST, (radius * (1 - HOLE) - gaps) / sum(sizes)) if sizes else 0
    inner = radius * HOLE + (radius * (1 - HOLE) - gaps - grow * sum(sizes)) * LOOSE
    for value, size in zip(sorted_values, sizes, strict=True):
        yield settle(value, inner, size * grow)
        inner += size * grow + gap


def settle(value: Quantity, inner: float, thickness: float) -> Ring:
    """Choose rows and unit of a ring so that no two marks stand closer than PITCH."""
    full, total, low = reckon(value)
    most = 1 if value.percent else max(1, min(TIERS, int((thickness + 1) / (TIER + 1))))
    fits = measure(inner, thickness)
    unit = scale(total, lambda count: fits(count, most))
    count = math.ceil(total / unit)
    tiers = next(t for t in range(1, most + 1) if fits(count, t))
    tiers += thickness > DEEP and tiers < most and not fits(int(count * 1.4), tiers)
    return Ring(value, inner, thickness, full / unit, count, low // unit, unit, tiers)


def measure(inner: float, thickness: float) -> Callable[[int, int], bool]:
    """Give the test whether so many marks fit a ring in so many rows."""
    return lambda count, tiers: SWEEP * 0.98 * (inner + thickness / tiers / 2) / -(-count // tiers) >= PITCH
