"""Ledger: the cover's rings unrolled, a row of marks a figure under its label, in the rings' order.

A percentage takes a hundred places, what is gone shrinks to ticks; a count too long for one line runs on in the
next, and one that would be too fine says how much a mark is. An inexact count ends in three dots.
"""

import math
from collections.abc import Iterator, Mapping

from presswork.chart.art import (
    Drawing,
    Label,
    Quantity,
    describe,
    dots,
    explain,
    pick,
    run,
    scale,
    strokes,
    svg,
    words,
)
from presswork.chart.rings import order, reckon

PITCH = 2.1  # pt from mark to mark at least
WIDE = 11.0  # pt from mark to mark at most
SHARES = ((13, 0.86), (60, 0.7), (301, 0.55))  # a mark's share of its step, by the marks in a line
LINES = 6  # of a row at most
ROOM, GAP = 0.78, 1.1  # of a row's depth that its marks take; pt between its lines
TICK = (0.26, 0.3)  # what is gone: of a mark's height, of its width
REST = 2.6  # pt between the dots of the open end


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    left: float = 0.0,
    ink: str = "key",
    accent: str = "signal",
    faint: str = "dim",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw a row a value, the largest on top; ``left`` pt stay free for labels, which stand at its right edge."""
    solid, hot, pale = pick(inks, ink, accent, faint)
    rows = list(reversed(order(values)))
    deep = height / max(1, len(rows))
    parts: list[str] = []
    labels: list[Label] = []
    said: list[str] = []
    say = words(language)
    for at, value in enumerate(rows):
        middle = (at + 0.5) * deep
        unit, drawn = row(value, (left, middle, width - left, deep * ROOM), (hot if value.hot else solid, pale))
        parts += drawn
        said.append(say["scale"].format(label=value.label, n=unit) if unit > 1 else say["unit"])
        labels.append(Label(left, middle, "right", value.label, value.display, value.hot))
    said.append(say["percent"] if any(value.percent for value in rows) else "")
    said.append(say["open"] if any(value.open for value in rows) else "")
    said.sort(key=lambda each: each != say["unit"])
    return Drawing(svg(width, height, solid, *parts), width, height, tuple(labels),
                   describe(rows, language), explain(said, language))  # fmt: skip


def row(
    value: Quantity, box: tuple[float, float, float, float], inks: tuple[str, str]
) -> tuple[int, Iterator[str]]:
    """Draw one value in a box of left, middle, width and height; gives how much a mark is."""
    full, total, _ = reckon(value)
    room = box[2] - 5 * REST * value.open
    most = 1 if value.percent else max(1, min(LINES, int(box[3] / 4)))
    unit = scale(total, lambda count: room / -(-count // most) >= PITCH)
    count = math.ceil(total / unit)
    lines = next(n for n in range(1, most + 1) if room / -(-count // n) >= PITCH)
    return unit, _row(value, box, (math.floor(full / unit), count, lines), inks)


def _row(
    value: Quantity, box: tuple[float, float, float, float], sums: tuple[int, int, int], inks: tuple[str, str]
) -> Iterator[str]:
    left, middle, width, high = box
    full, count, lines = sums
    across = -(-count // lines)
    step = min(WIDE, (width - 5 * REST * value.open) / across)
    share = next((each for most, each in SHARES if across < most), 0.45)
    tall = (high - GAP * (lines - 1)) / lines
    top = middle - high / 2 + tall / 2
    data = gone = ""
    for line in range(lines):
        y = top + line * (tall + GAP)
        here = min(across, count - line * across)
        kept = max(0, min(here, full - line * across))
        data += run(left, y, kept, step * share, step * (1 - share))
        gone += run(left + kept * step, y, here - kept if value.percent else 0, step * share * TICK[1],
                    step * (1 - share * TICK[1]))  # fmt: skip
    yield strokes(data, inks[0], tall, step * share, step * (1 - share))
    yield strokes(gone, inks[1], tall * TICK[0], step * share * TICK[1], step * (1 - share * TICK[1]))
    if value.open:
        last = (count - 1) % across + 1
        y = top + (lines - 1) * (tall + GAP)
        yield dots(((left + last * step + (at + 0.6) * REST, y) for at in range(3)), inks[0], 0.7)
