"""Band: a count as ticks in rows, one a unit; each hundredth is longer and in the accent ink.

An inexact count ends in three dots: "980余" shows 980 ticks and that there were more.
"""

import math
from collections.abc import Iterator, Mapping

from presswork.chart.art import (
    PITCH,
    Drawing,
    Quantity,
    counted,
    describe,
    dots,
    explain,
    measured,
    pick,
    run,
    scale,
    strokes,
    svg,
    words,
)

SHARE = 0.36  # a tick, of its step
EASY = 2.4  # rows are added until ticks stand this far apart
TALL, LONG = 0.7, 0.9  # a tick and a hundredth, of the row's depth
LOW = 6.0  # no row lower than this
REST = 2.6  # between the dots of the open end


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    rows: int = 0,
    every: int = 100,
    ink: str = "on",
    accent: str = "signal",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the first value in ``rows`` (0: as few as keep ticks apart), each ``every``-th tick marked."""
    value = counted(values, "band")
    tail = math.ceil(4 * REST / PITCH) if value.open else 0
    most = rows or max(1, int(height / LOW))
    unit = scale(value.value, lambda number: width / -(-(number + tail) // most) >= PITCH)
    count = int(value.value / unit)
    lines = rows or next((n for n in range(1, most) if width / -(-(count + tail) // n) >= EASY), most)
    columns = -(-(count + tail) // lines)
    solid, hot = pick(inks, ink, accent)
    parts = ticks(count, columns, width, height / lines, every, (hot, hot) if value.hot else (solid, hot))
    rest = ellipsis(count, columns, width, height / lines) if value.open else ()
    say = words(language)
    marked = say["every"].format(n=every) if 0 < every <= count else ""
    said = [*measured(value, unit, language), marked]
    picture = svg(width, height, solid, *parts, dots(rest, solid, 0.7))
    return Drawing(picture, width, height, (), describe(values[:1], language), explain(said, language))


def ticks(
    count: int, columns: int, width: float, depth: float, every: int, inks: tuple[str, str]
) -> Iterator[str]:
    """Draw the ticks: the plain ones between two marked ones are one stretch, the marked ones hang lower."""
    step = width / (columns - 1 + SHARE)
    mark, gap = step * SHARE, step * (1 - SHARE)
    plain = long = ""
    for first in range(0, count, columns):
        y, stop = first / columns * depth, min(first + columns, count)
        marked = [tick for tick in range(first, stop) if every and (tick + 1) % every == 0]
        for start, end in zip([first, *(tick + 1 for tick in marked)], [*marked, stop], strict=True):
            plain += run((start - first) * step, y + depth * TALL / 2, end - start, mark, gap)
        long += "".join(run((tick - first) * step, y + depth * LONG / 2, 1, mark, gap) for tick in marked)
    yield strokes(plain, inks[0], depth * TALL, mark, gap)
    yield strokes(long, inks[1], depth * LONG, mark, gap)


def ellipsis(count: int, columns: int, width: float, depth: float) -> Iterator[tuple[float, float]]:
    """Give the three dots after the last tick."""
    step = width / (columns - 1 + SHARE)
    row, column = divmod(count, columns)
    for at in range(3):
        yield column * step + 1.4 + at * REST, row * depth + depth * TALL / 2
