"""Squares: regions as cells of a compact grid, each near to where it lies among the others.

Where regions crowd together the map is stretched: a place is half its own and half its rank among the others, so that
small regions get as much room as large ones. Then the nearest cells are given out, and cells are exchanged for as long
as that brings regions nearer to their places (2-opt, Croes 1958).
"""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

SPARE = 1.3  # cells a region: some stay free, so that the shape of the whole is kept
Point = tuple[float, float]
Cell = tuple[int, int]


def grid(middles: Mapping[str, Sequence[float]]) -> dict[str, Cell]:
    """Give each region a cell (column, line) of a square grid, the first column and line 0."""
    names = sorted(middles)
    wants, (wide, deep) = stretched([(middles[name][0], middles[name][1]) for name in names])
    free = [(column, line) for line in range(deep) for column in range(wide)]
    centre, cells = ((wide - 1) / 2, (deep - 1) / 2), dict[int, Cell]()
    for at in sorted(range(len(names)), key=lambda each: (round(-far(wants[each], centre), 6), each)):
        cells[at] = min(free, key=lambda cell: (far(wants[at], cell), cell))
        free.remove(cells[at])
    while exchanged(wants, cells, free):
        pass
    west, north = (min(cell[side] for cell in cells.values()) for side in (0, 1))
    return {name: (cells[at][0] - west, cells[at][1] - north) for at, name in enumerate(names)}


def stretched(spots: Sequence[Point]) -> tuple[list[Point], Cell]:
    """Give places in cells of a grid, and how many columns and lines the grid has."""
    spans = [max(spot[side] for spot in spots) - min(spot[side] for spot in spots) for side in (0, 1)]
    count, shape = SPARE * len(spots), (spans[0] or 1.0) / (spans[1] or 1.0)
    wide = min(len(spots), max(1, round(sqrt(count * shape))))
    deep = ceil(count / wide) if len(spots) > 1 else 1
    sides = [[part * (size - 1) for part in evened([spot[side] for spot in spots])]
             for side, size in ((0, wide), (1, deep))]  # fmt: skip
    return list(zip(*sides, strict=True)), (wide, deep)


def evened(values: Sequence[float]) -> list[float]:
    """Give each value from 0 to 1: the mean of where it lies and of its rank; equal values keep one place."""
    low, span, order = min(values), (max(values) - min(values)) or 1.0, sorted(values)
    ranks = {value: (order.index(value) + len(order) - 1 - order[::-1].index(value)) / 2 for value in set(values)}
    return [((value - low) / span + ranks[value] / max(len(values) - 1, 1)) / 2 for value in values]


def exchanged(wants: Sequence[Point], cells: dict[int, Cell], free: list[Cell]) -> bool:
    """Move regions to free cells, or let two change places, where that is nearer; say whether any did."""
    moved = False
    for one in range(len(wants)):
        now = far(wants[one], cells[one])
        best = min(range(len(free)), key=lambda at: (far(wants[one], free[at]), free[at]), default=-1)
        if best >= 0 and far(wants[one], free[best]) < now - 1e-9:
            cells[one], free[best], moved = free[best], cells[one], True
        for two in range(one):
            kept = far(wants[one], cells[one]) + far(wants[two], cells[two])
            if far(wants[one], cells[two]) + far(wants[two], cells[one]) < kept - 1e-9:
                cells[one], cells[two], moved = cells[two], cells[one], True
    return moved


def far(one: Sequence[float], two: Sequence[float]) -> float:
    """Give the square of the distance of two points."""
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2
