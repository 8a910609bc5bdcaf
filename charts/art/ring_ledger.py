"""Ring ledger: one ring a figure, one mark a unit, from twelve o'clock to nine; a period's days outside.

The free quarter, upper left, is the title's. The back cover is the same call with ``shift`` = the page's
width, the imprint page's key the same with ``key=True``. Percentages are rings of a hundred between the small
counts and the large ones; what is gone shrinks to ticks. An inexact count ends in three dots.
"""

import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from presswork.chart.art import (
    PITCH,
    Drawing,
    Label,
    Quantity,
    describe,
    dots,
    explain,
    fills,
    number,
    pick,
    place,
    scale,
    strokes,
    svg,
    words,
)

SWEEP = 1.5 * math.pi
SECTOR = math.pi / 6  # one Bézier for an arc this long is exact to 1e-6
HOLE, GAP = 0.045, 0.2  # of the outer radius; of a ring's room
ROOM = {1: 34.0, 2: 25.0, 3: 17.0, 4: 11.5}  # by rank
RHYTHM = {
    False: (26.0, 12.0, 34.0, 11.5, 34.0),
    True: (42.0, 25.0, 34.0),
}  # of counts without rank; True: large ones
CORE, HOT, RATE = 46.0, 34.0, 17.0
SHARES = ((40, 0.86), (120, 0.62), (300, 0.52))  # a mark's share of its step, by the number of marks
DAYS = (27.0, 7.0, 15.0, 0.4)  # thickness, gap, gap to the figures, share
TIER, TIERS, DEEP = 3.0, 3, 50.0  # a ring too fine for one row of marks is cut in rows
SMALL, BROAD = 300, 101
CROWD, WIDEST, LOOSE = 20, 2.5, 0.35  # rings to even out from; most growth; of what is left, the hole's
TICK = (0.24, 0.08)  # what is gone: of the ring's thickness, of the step


@dataclass(frozen=True, slots=True)
class Plate:
    """The canvas and the centre of the rings on it; arcs wholly outside the canvas are not drawn."""

    width: float
    height: float
    x: float
    y: float

    def point(self, radius: float, angle: float) -> tuple[float, float]:
        """Give the point at ``angle`` clockwise from twelve o'clock."""
        return self.x + radius * math.sin(angle), self.y - radius * math.cos(angle)

    def sees(self, radius: float, thickness: float, start: float, stop: float) -> bool:
        """Tell whether an arc of at most one sector may touch the canvas."""
        points = [self.point(radius, start + (stop - start) * part / 2) for part in range(3)]
        slack = thickness / 2 + radius * (stop - start) ** 2 / 8
        xs, ys = [x for x, _ in points], [y for _, y in points]
        right, low = self.width + slack, self.height + slack
        return max(xs) > -slack and max(ys) > -slack and min(xs) < right and min(ys) < low

    def arc(self, radius: float, thickness: float, start: float, stop: float) -> str:
        """Write the path of an arc, or nothing where it is off the canvas."""
        pieces = max(1, math.ceil((stop - start) / SECTOR - 1e-6))
        cuts = [start + (stop - start) * piece / pieces for piece in range(pieces + 1)]
        if not any(self.sees(radius, thickness, *pair) for pair in itertools.pairwise(cuts)):
            return ""
        size = place(radius, radius)
        ends = (f"A{size} 0 0 1 {place(*self.point(radius, cut))}" for cut in cuts[1:])
        return f"M{place(*self.point(radius, start))}{''.join(ends)}"

    def wedge(self, radius: float, thickness: float, start: float, stop: float) -> str:
        """Write the outline of a broad mark: viewers set the butt ends of a coarsely drawn arc askew."""
        inner, outer = radius - thickness / 2, radius + thickness / 2
        there = self.arc(outer, 2 * thickness, start, stop)
        pieces = max(1, math.ceil((stop - start) / SECTOR - 1e-6))
        cuts = [stop + (start - stop) * piece / pieces for piece in range(pieces + 1)]
        size = place(inner, inner)
        back = (f"A{size} 0 0 0 {place(*self.point(inner, cut))}" for cut in cuts[1:])
        return f"{there}L{place(*self.point(inner, stop))}{''.join(back)}Z" if there else ""

    def marks(self, radius: float, thickness: float, step: float, share: float, first: int, stop: int) -> str:
        """Write the path of marks ``first`` to ``stop``, a subpath for as many as a sector holds."""
        size = max(1, int(SECTOR / step))
        spans = ((at, min(at + size, stop)) for at in range(first, stop, size))
        tail = (1 - share) / 2
        return "".join(self.arc(radius, thickness, a * step, (b - tail) * step) for a, b in spans)


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


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    origin: Sequence[float] = (),
    outer: float = 0,
    shift: float = 0,
    period: Sequence[dt.date] = (),
    key: bool = False,
    ink: str = "on",
    accent: str = "signal",
    faint: str = "dim",
    day: str = "deep",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the rings: ``origin`` is their centre, ``outer`` the figures' outer radius, pt on the canvas.

    ``period`` is the first and the last day of the publication's period, if that is known: a ring a year.
    ``shift`` moves the drawing right (back cover). ``key`` makes the small drawing with leaders. Values
    without marks (0, negative counts) are left out and named in the note.
    """
    x, y = origin or ((width - height / 2, height / 2) if key else (0.635 * width, 0.6485 * height))
    radius = outer or (height / 2 if key else y * (0.82 if period else 0.92))
    plate = Plate(width, height, x + shift, y)
    solid, hot, pale = pick(inks, ink, accent, faint)
    rings = tuple(lay(values, radius))
    parts = [part for ring in rings for part in paint(plate, ring, hot if ring.value.hot else solid, pale)]
    if period and not key:
        edge = rings[-1].inner + rings[-1].thickness if rings else 0
        parts += days(plate, edge + DAYS[2], period, (*pick(inks, day), pale))
    labels, leaders = names(plate, rings, key)
    said = sayings(values, rings, bool(period) and not key, language)
    return Drawing(
        svg(width, height, solid, *parts, strokes(leaders, pale, 0.5)),
        width,
        height,
        labels,
        describe([ring.value for ring in rings], language),
        explain(said, language),
    )


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


def paint(plate: Plate, ring: Ring, ink: str, pale: str) -> Iterator[str]:
    """Draw a ring: rows of marks from the outside in, the part of a mark, what is gone, an open end."""
    rest = min(2.0, max(0.8, ring.thickness * 0.06))
    tall = (ring.thickness - rest * (ring.tiers - 1)) / ring.tiers
    whole = int(ring.full)
    for tier in range(ring.tiers):
        radius = ring.inner + ring.thickness - tall / 2 - tier * (tall + rest)
        first = tier * ring.columns
        count = min(ring.columns, whole - first)
        yield row(plate, ring, radius, tall * 0.6, (0, min(ring.low, count)), ink)
        yield row(plate, ring, radius, tall, (min(ring.low, count), count), ink)
        if 0 <= count < ring.columns and ring.full > whole:
            start, part = count * ring.step, float(ring.full - whole) * ring.share * ring.step
            yield strokes(plate.arc(radius, tall, start, start + part), ink, tall)
    yield gone(plate, ring, whole, pale)
    if ring.value.open:
        angles = (SWEEP - at * 3.2 * ring.dot / ring.middle for at in (0.32, 1.32, 2.32))
        yield dots((plate.point(ring.middle, angle) for angle in angles), ink, ring.dot)


def row(plate: Plate, ring: Ring, radius: float, tall: float, span: tuple[int, int], ink: str) -> str:
    """Draw one row of marks of a ring, ``span`` from and to."""
    arc, wide = radius * ring.step, ring.step * ring.share
    if ring.columns < BROAD:
        marks = range(*span)
        return fills(
            "".join(plate.wedge(radius, tall, at * ring.step, at * ring.step + wide) for at in marks), ink
        )
    data = plate.marks(radius, tall, ring.step, ring.share, *span)
    return strokes(data, ink, tall, arc * ring.share, arc * (1 - ring.share))


def gone(plate: Plate, ring: Ring, whole: int, pale: str) -> str:
    """Draw the ticks of what is gone: one for each place without a full mark."""
    if not ring.value.percent or ring.low or ring.tiers > 1:
        return ""
    tall, wide = ring.thickness * TICK[0], ring.step * TICK[1]
    lead = ring.step * (ring.share - TICK[1])
    marks = range(whole, ring.total)
    data = "".join(
        plate.arc(ring.middle, tall, at * ring.step + lead, at * ring.step + lead + wide) for at in marks
    )
    return strokes(data, pale, tall)


def years(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    """Cut a period in years: a year's first day, the next year's, and the first day that is not in it."""
    start, end, count = first, last + dt.timedelta(days=1), 0
    while start < end:
        count += 1
        leap = (first.month, first.day) == (2, 29)
        following = first.replace(year=first.year + count, day=28 if leap else first.day)
        yield start, following, min(following, end)
        start = following


def days(plate: Plate, inner: float, period: Sequence[dt.date], inks: tuple[str, ...]) -> Iterator[str]:
    """Draw the days of a period, a ring a year as far as the canvas reaches; a first of the month is pale."""
    tall, gap, _, share = DAYS
    ink, pale = inks
    reach = max(math.hypot(plate.x - x, plate.y - y) for x in (0, plate.width) for y in (0, plate.height))
    for at, (start, following, end) in enumerate(years(period[0], period[1])):
        radius = inner + tall / 2 + at * (tall + gap)
        if radius - tall / 2 > reach:
            return
        step = SWEEP / ((following - start).days - 1 + share)
        count = (end - start).days
        firsts = [day for day in range(count) if (start + dt.timedelta(days=day)).day == 1]
        spans = zip([0, *(day + 1 for day in firsts)], [*firsts, count], strict=True)
        data = "".join(plate.marks(radius, tall, step, share, *span) for span in spans)
        yield strokes(data, ink, tall, radius * step * share, radius * step * (1 - share))
        bright = "".join(plate.arc(radius, tall, day * step, (day + share) * step) for day in firsts)
        yield strokes(bright, pale, tall)


def names(plate: Plate, rings: Sequence[Ring], key: bool) -> tuple[tuple[Label, ...], str]:
    """Place a label at each ring's start, for the key in even lines with leaders; none off the canvas."""
    labels, leaders = [], ""
    top = plate.y - rings[-1].inner - rings[-1].thickness if rings else 0
    lead = min(17.0, (plate.y - top - 16) / max(1, len(rings) - 1))
    for at, ring in enumerate(reversed(rings)):
        y = plate.y - ring.middle
        line, x = (top + 8 + at * lead, plate.x - 40) if key else (y, plate.x - 8)
        if key:
            leaders += f"M{place(x + 4, line)}H{number(x + 9)}L{place(plate.x - 20, y)}H{number(plate.x - 2)}"
        labels.append(
            Label(round(x, 2), round(line, 2), "right", ring.value.label, ring.value.display, ring.value.hot)
        )
    return tuple(
        label for label in labels if 0 < label.x < plate.width and 0 < label.y < plate.height
    ), leaders


def sayings(values: Sequence[Quantity], rings: Sequence[Ring], period: bool, language: str) -> Iterator[str]:
    """Say how to read the drawing."""
    say = words(language)
    yield say["unit"] if any(ring.unit == 1 for ring in rings) else ""
    yield from (say["scale"].format(label=r.value.label, n=r.unit) for r in rings if r.unit > 1)
    yield say["percent"] if any(ring.value.percent for ring in rings) else ""
    yield say["open"] if any(ring.value.open for ring in rings) else ""
    yield say["days"] if period else ""
    drawn = {ring.value for ring in rings}
    left = [value.label for value in values if value not in drawn]
    yield say["left"].format(labels=say["list"].join(left)) if left else ""
