"""Area: what a page must cost at least, reckoned from the cells that its stories can fill and from nothing else.

Every leaf takes columns x (rows and the gap under it) cells, and the leaves of a full page take all of its cells. The
cheapest choice of leaves whose cells add up is no dearer than the page, however it is cut: a bound that is found in a
fraction of the time that a page takes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from presswork.plan.issue.leaf import Table

INF = float("inf")


@dataclass(frozen=True, slots=True)
class Worth:
    """What an element costs at least for each number of cells that it can take, none where it may be left out."""

    cells: NDArray[np.int64]
    prices: NDArray[np.float64]


def worth_of(table: Table, gap: int, *, optional: bool = False) -> Worth:
    """Give the worth of an element's leaves."""
    least: dict[int, float] = {}
    for width, depths in table.items():
        for rows, corners in depths.items():
            cells = width * (rows + gap)
            least[cells] = min([least.get(cells, INF), *(leaves[0].cost for leaves in corners.values())])
    if optional:
        least[0] = 0.0
    found = sorted(least)
    return Worth(np.array(found, dtype=np.int64), np.array([least[each] for each in found]))


def floor(worths: Sequence[Worth], room: int) -> float:
    """Give the least price of elements that take ``room`` cells together; infinite where they cannot."""
    sums = np.full(2 * room + 1, INF)  # the price of so many cells, after as many that are none
    sums[room] = 0.0
    shifted = sliding_window_view(sums, room + 1)  # [place of the first, price]: those of so many cells fewer
    for each in sorted(worths, key=lambda worth: len(worth.cells)):
        fit = each.cells <= room
        if not fit.any():
            return INF
        sums[room:] = (shifted[room - each.cells[fit]] + each.prices[fit, None]).min(axis=0)
    return float(sums[2 * room])
