"""Year band: a row of marks, one a year (or 2, 5, 10 ...), and from each event's mark a pole to where it is told.

The band is as long as the drawing is wide, years to scale from left to right; poles go up from it or down, in the
order of the years on either side, so that none crosses another. Where the band runs over a fold, that falls between
two marks: a mark that is folded is two slivers, neither of which can be counted.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from presswork.chart.art import Drawing, Quantity, fault, number, pick, place, scale, strokes, svg

PITCH = 2.4  # pt from mark to mark at least
MARK = 0.6  # width of a mark, of its pitch
CLEAR = 1.2  # pt from a fold to the nearest mark at least
FOOT = 8.0  # pt that a pole runs straight at its mark, and again where it is upright


def draw(
    _values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    years: Sequence[int] = (),
    spots: Sequence[float] = (),
    band: Sequence[float] = (),
    reach: float = 40.0,
    fold: float = 0.0,
    ink: str = "key",
    accent: str = "signal",
    faint: str = "grey",
    language: str = "zh-Hans",  # noqa: ARG001 - every generator takes it; this one has no words
) -> Drawing:
    """Draw ``years`` on a band from ``band[0]`` to ``band[1]`` pt, each with a pole at its ``spot`` (pt from the left).

    The first pole goes up to the top of the drawing, the next down to its foot, and so on; between mark and pole lie
    ``reach`` pt. ``fold`` is where the band is folded, pt (0: nowhere). ``note`` is how many years a mark is.
    """
    if len(years) < 2 or len(years) != len(spots) or list(years) != sorted(years) or years[0] == years[-1]:
        raise fault("a band of years needs two years or more, in order", "art-empty", "give each event a year")
    solid, hot, pale = pick(inks, ink, accent, faint)
    first, span = years[0], years[-1] - years[0] + 1
    unit = _unit(span, width)
    count = -(-span // unit)
    mark = MARK * width / (count - 1 + MARK)
    middles = _middles(count, width, mark, fold)
    told = [(year - first) // unit for year in years]
    top, foot = band

    def marks(chosen: Sequence[int]) -> str:
        deep = number(foot - top)
        return "".join(f"M{place(middles[at], top)}v{deep}" for at in chosen)

    poles = "".join(
        _pole(middles[at], spot, (foot, 1.0, height) if turn % 2 else (top, -1.0, 0.0), reach)
        for turn, (at, spot) in enumerate(zip(told, spots, strict=True))
    )
    drawn = (strokes(marks([at for at in range(count) if at not in told]), solid, mark),
             strokes(marks(sorted(set(told))), hot, mark), strokes(poles, pale, 0.5))  # fmt: skip
    return Drawing(svg(width, height, solid, *drawn), width, height, (), f"{first}–{years[-1]}", str(unit))


def _middles(count: int, width: float, mark: float, fold: float) -> list[float]:
    """Place marks from edge to edge at an even pitch; at a fold in two rows, as even as whole marks allow."""
    pitch = width / (count - 1 + MARK)
    clear = max(CLEAR, (pitch - mark) / 2)
    before = round((fold + (pitch - mark) / 2) / pitch)
    rows = [(before, 0.0, fold - clear), (count - before, fold + clear, width)]
    if not all(marks > 1 for marks, _, _ in rows):
        rows = [(count, 0.0, width)]
    return [start + mark / 2 + at * (stop - start - mark) / (marks - 1)
            for marks, start, stop in rows for at in range(marks)]


def _unit(span: int, width: float) -> int:
    """Choose the years of a mark: 1, 2, 5, 10 ..., the first at which marks stand apart."""
    return scale(Decimal(span), lambda count: width / count >= PITCH)


def _pole(mark: float, spot: float, side: tuple[float, float, float], reach: float) -> str:
    """Write a pole's path: off its mark, across to its spot, upright to the end."""
    start, way, end = side
    return (f"M{place(mark, start + way * 2)}V{number(start + way * FOOT)}"
            f"L{place(spot, start + way * (reach - FOOT))}V{number(end)}")  # fmt: skip
