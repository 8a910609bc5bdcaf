"""Year scale: a line of years to scale, and from each event's year a leader to the place where it is told."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from presswork.chart.art import Drawing, Quantity, dots, fault, number, pick, place, strokes, svg

AXIS = 4.0  # pt from the left
TICK, DOT, TURN = 5.0, 2.2, 0.5  # pt of a tick; radius of an event's dot; where a leader turns, of the width
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)  # years from tick to tick
APART = 9.0  # pt that ticks stand apart at least


def draw(
    _values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    years: Sequence[int] = (),
    spots: Sequence[float] = (),
    ink: str = "key",
    accent: str = "signal",
    faint: str = "light",
    language: str = "zh-Hans",  # noqa: ARG001 - every generator takes it; this one has no words
) -> Drawing:
    """Draw ``years`` to scale down the left edge, and a leader from each to its ``spot`` (pt from the top)."""
    if len(years) < 2 or len(years) != len(spots) or min(years) == max(years):
        raise fault("a scale of years needs two years or more", "art-empty", "give each event a year")
    solid, hot, pale = pick(inks, ink, accent, faint)
    first, last = min(years), max(years)
    low, high = spots[0], spots[-1]

    def at(year: int) -> float:
        return low + (year - first) / (last - first) * (high - low)

    ticks = "".join(f"M{place(AXIS, at(year))}h{number(TICK)}" for year in _ticks(first, last, high - low))
    leaders = "".join(
        f"M{place(AXIS + TICK, at(year))}L{place(width * TURN, spot)}H{number(width)}"
        for year, spot in zip(years, spots, strict=True)
    )
    spots_of = [(AXIS, at(year)) for year in sorted(set(years))]
    axis = f"M{place(AXIS, low)}V{number(high)}"
    lines = (strokes(leaders, pale, 0.5), strokes(axis, solid, 1.0), strokes(ticks, solid, 0.6))
    return Drawing(svg(width, height, solid, *lines, dots(spots_of, hot, DOT)), width, height, (), f"{first}–{last}")


def _ticks(first: int, last: int, height: float) -> Iterator[int]:
    """Give round years as close as ``APART`` allows."""
    step = next((step for step in STEPS if height / max(1, (last - first) / step) >= APART), last - first)
    start = -(-first // step) * step
    yield from (year for year, _ in pairwise(range(start, last + 2 * step, step)) if year <= last)
