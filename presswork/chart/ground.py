"""Grounds: the light grid of a chart with a scale up the page, its numbers on the left, its names along the foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from presswork.chart.finish import Plate, Tight
from presswork.chart.scale import Scale, tick_texts, ticks_of
from presswork.chart.sheet import Sheet
from presswork.chart.times import date_text

LEAST = 24.0  # pt of height under which a chart with a scale says nothing


@dataclass(frozen=True, slots=True)
class Ground:
    """The plot between ``left`` and ``right``, ``top`` and ``foot``; ``y`` is its scale."""

    left: float
    right: float
    top: float
    foot: float
    y: Scale


def ground(
    ax: Plate, table: Sheet, low: float, high: float, *, right: float = 0.0, top: float = 0.0, foot: float = 0.0
) -> Ground:
    """Draw three to five grid lines with their numbers; ``right``, ``top`` and ``foot`` pt are kept free of them."""
    small = ax.voice("scale")
    top, bottom = top + small.size * 0.6, ax.high - foot
    if bottom - top < LEAST:
        raise Tight("has no room for a scale between its words")
    ticks = ticks_of(low, high, max(2, min(5, int((bottom - top) / 20) + 1)))
    texts = tick_texts(ticks, table.language, percent=table.percent)
    left = max(ax.length(text, small) for text in texts) + 5
    if ax.wide - right - left < LEAST:
        raise Tight(f"has no room for its plot: labels take all but {max(0, ax.wide - right - left):.0f} pt")
    plot = Ground(left, ax.wide - right, top, bottom, Scale(ticks[0], ticks[-1], bottom, top))
    for tick, text in zip(ticks, texts, strict=True):
        y, base = plot.y(tick), tick == 0
        ax.rule(left, y, plot.right, y, "base" if base else "grid", 0.6 if base else 0.35)
        ax.level(left - 5, y, text, small, "muted", "end")
    if ticks[0] > 0 or ticks[-1] < 0:  # the foot is not zero: no base line says that it is
        ax.rule(left, bottom, plot.right, bottom, "grid", 0.35)
    return plot


def foot_of(ax: Plate) -> float:
    """Give the height of a line of names under a plot, pt."""
    return ax.voice("scale").size + 5


def steps(table: Sheet, left: float, right: float) -> list[float]:
    """Place the rows between left and right: by their times where they have them, else evenly."""
    times = table.times or tuple(float(at) for at in range(len(table.rows)))
    if len(times) == 1:
        return [(left + right) / 2]
    scale = Scale(times[0], times[-1], left, right)
    return [scale(time) for time in times]


def foots(ax: Plate, xs: Sequence[float], names: Sequence[str], y: float, focus: int = -1) -> None:
    """Set names under a plot: all, or the first, the last and as many even steps as stand apart. ``y`` is the base."""
    small = ax.voice("scale")
    wide = [ax.length(name, small) for name in names]
    middles = [min(max(x, half / 2), ax.wide - half / 2) for x, half in zip(xs, wide, strict=True)]

    def apart(chosen: Sequence[int]) -> bool:
        return all(middles[two] - wide[two] / 2 - middles[one] - wide[one] / 2 >= 4 for one, two in pairwise(chosen))

    chosen = next((each for each in choices(names) if apart(each)), None)
    if chosen is None:
        raise Tight(f"has no room for '{names[0]}' and '{names[-1]}' under its plot")
    for end in (0, len(names) - 1):
        if apart(more := sorted({*chosen, end})):
            chosen = more
    if focus >= 0 and focus not in chosen:
        chosen = sorted([*(at for at in chosen if apart(sorted((at, focus)))), focus])
    for at in chosen:
        ax.rule(xs[at], y, xs[at], y + 2.5, "base", 0.4)
        role = "label" if at == focus else "muted"
        ax.say(middles[at], y + 4.5 + small.size * 0.74, names[at], small, role, "middle")


def across(ax: Plate, scale: Scale, ticks: Sequence[float], texts: Sequence[str], y: float) -> None:
    """Set the numbers of a scale under a plot, every one or as many even steps as stand apart. ``y`` is the base."""
    small = ax.voice("scale")
    half = [ax.length(text, small) / 2 for text in texts]
    xs = [min(max(scale(tick), side), ax.wide - side) for tick, side in zip(ticks, half, strict=True)]
    for step in range(1, len(ticks)):
        chosen = range(0, len(ticks), step)
        if all(xs[two] - half[two] - xs[one] - half[one] >= 4 for one, two in pairwise(chosen)):
            break
    else:
        raise Tight(f"has no room for '{texts[0]}' and '{texts[-1]}' under its plot")
    for at in chosen:
        ax.rule(scale(ticks[at]), y, scale(ticks[at]), y + 2.5, "base", 0.4)
        ax.say(xs[at], y + 4.5 + small.size * 0.74, texts[at], small, "muted", "middle")


def choices(names: Sequence[str]) -> Iterator[list[int]]:
    """Choose names to set, ever fewer: all, round years, even steps that end with the last, the first and last."""
    last = len(names) - 1
    yield list(range(len(names)))
    if all(name.isdigit() for name in names):
        for by in (2, 5, 10, 20, 25, 50, 100, 200, 500):
            round_ones = [at for at, name in enumerate(names) if int(name) % by == 0]
            if len(round_ones) > 2 and by > int(names[1]) - int(names[0]):
                yield round_ones
    yield from (list(range(last % step, len(names), step)) for step in range(2, last // 2 + 1))
    yield sorted({0, last})


def short(table: Sheet) -> list[str]:
    """Name the rows of a time axis: "2014年" is 2014 where all are years, and 2014-07 as the language writes it."""
    names = [row.axis.removesuffix("年") for row in table.rows]
    years = all(name.isdigit() for name in names)
    return names if years else [date_text(row.axis, table.language) for row in table.rows]
