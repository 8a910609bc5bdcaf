"""Ring ledger: one ring a figure, one mark a unit, from twelve o'clock to nine; a period's days outside.

The free quarter, upper left, is the title's. Where the centre stands and how far the rings go is the page's to say.
The back cover is the same call with ``shift`` = the page's width; ``key=True`` makes a small drawing of it. Percentages
are rings of a hundred between the small counts and the large ones; what is gone shrinks to ticks. An inexact count ends
in three dots.
"""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence

from presswork.chart.art import (
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
    strokes,
    svg,
    words,
)
from presswork.chart.polar import Plate
from presswork.chart.rings import SWEEP, Ring, lay

BROAD = 101  # fewer marks than this in a ring are drawn each by itself
DAYS = (27.0, 7.0, 15.0, 0.4)  # thickness, gap, gap to the figures, share
TICK = (0.24, 0.08)  # what is gone: of the ring's thickness, of the step


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    origin: Sequence[float] = (),
    outer: float = 0,
    shift: float = 0,
    bleed: float = 0,
    period: Sequence[dt.date] = (),
    key: bool = False,
    ink: str = "on",
    accent: str = "signal",
    faint: str = "dim",
    day: str = "deep",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the rings: ``origin`` is their centre, ``outer`` the figures' outer radius, pt on the canvas.

    Without these they stand in the middle, half as far across as the canvas is high. ``bleed`` pt of the canvas's edge
    are cut off.
    ``period`` is the first and the last day of the publication's period, if that is known: a ring a year.
    ``shift`` moves the drawing right (back cover). ``key`` makes the small drawing with leaders. Values
    without marks (0, negative counts) are left out and named in the note.
    """
    x, y = origin or (width - height / 2 if key else width / 2, height / 2)
    radius = outer or height / 2
    plate = Plate(width, height, x + shift, y, bleed)
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
            line, outline = plate.stroke(radius, tall, start, start + part)
            yield strokes(line, ink, tall) + fills(outline, ink)
    yield gone(plate, ring, whole, pale)
    if ring.value.open:
        angles = (SWEEP - at * 3.2 * ring.dot / ring.middle for at in (0.32, 1.32, 2.32))
        seen = (angle for angle in angles if plate.sees(ring.middle, 2 * ring.dot, angle, angle))
        yield dots((plate.point(ring.middle, angle) for angle in seen), ink, ring.dot)


def row(plate: Plate, ring: Ring, radius: float, tall: float, span: tuple[int, int], ink: str) -> str:
    """Draw one row of marks of a ring, ``span`` from and to."""
    arc, wide = radius * ring.step, ring.step * ring.share
    if ring.columns < BROAD:
        marks = range(*span)
        return fills(
            "".join(plate.wedge(radius, tall, at * ring.step, at * ring.step + wide) for at in marks), ink
        )
    line, outline = plate.marks(radius, tall, ring.step, ring.share, *span)
    return strokes(line, ink, tall, arc * ring.share, arc * (1 - ring.share)) + fills(outline, ink)


def gone(plate: Plate, ring: Ring, whole: int, pale: str) -> str:
    """Draw the ticks of what is gone: one for each place without a full mark."""
    if not ring.value.percent or ring.low or ring.tiers > 1:
        return ""
    tall, wide = ring.thickness * TICK[0], ring.step * TICK[1]
    lead = ring.step * (ring.share - TICK[1])
    marks = range(whole, ring.total)
    drawn = [plate.stroke(ring.middle, tall, at * ring.step + lead, at * ring.step + lead + wide) for at in marks]
    lines, outlines = ("".join(part) for part in zip(*drawn, strict=True)) if drawn else ("", "")
    return strokes(lines, pale, tall) + fills(outlines, pale)


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
        drawn = [plate.marks(radius, tall, step, share, *span) for span in spans]
        yield strokes("".join(line for line, _ in drawn), ink, tall, radius * step * share, radius * step * (1 - share))
        yield fills("".join(outline for _, outline in drawn), ink)
        drawn = [plate.stroke(radius, tall, day * step, (day + share) * step) for day in firsts]
        yield strokes("".join(line for line, _ in drawn), pale, tall)
        yield fills("".join(outline for _, outline in drawn), pale)


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
