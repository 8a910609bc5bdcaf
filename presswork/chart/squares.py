"""Squares: regions as cells of a grid, near to where they lie to one another."""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt


def grid(middles: Mapping[str, Sequence[float]]) -> dict[str, tuple[int, int]]:
    """Give each region a cell of a square grid, the nearest free one; those nearest the middle choose first."""
    spots, left, top = list(middles.values()), *(min(point[side] for point in middles.values()) for side in (0, 1))
    gaps = sorted(min((far(one, two) for two in spots if two is not one), default=1.0) for one in spots)
    step = sqrt(gaps[len(gaps) // 2]) or 1.0  # how far neighbours are apart, as a rule
    wants = {name: ((x - left) / step, (y - top) / step) for name, (x, y) in middles.items()}
    wide, deep = (ceil(max(want[side] for want in wants.values())) + 2 for side in (0, 1))
    free = [(column, line) for line in range(-1, deep) for column in range(-1, wide)]
    placed: dict[str, tuple[int, int]] = {}
    centre = ((wide - 2) / 2, (deep - 2) / 2)
    for name in sorted(wants, key=lambda each: (round(far(wants[each], centre), 6), each)):
        placed[name] = min(free, key=lambda cell: (far(wants[name], cell), cell))
        free.remove(placed[name])
    west, north = (min(cell[side] for cell in placed.values()) for side in (0, 1))
    return {name: (column - west, line - north) for name, (column, line) in placed.items()}


def far(one: Sequence[float], two: Sequence[float]) -> float:
    """Give the square of the distance of two points."""
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2
