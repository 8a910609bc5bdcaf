"""Sharing: every way in which two pages can share what stands on both, with what each page then costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from presswork.plan.issue.pricing import INF, Costs
from presswork.plan.issue.slicing import Page

GOOD = 35.0  # a page that costs more is worth a notice, or an exchange
Price = TypeVar("Price", float, Costs)


@dataclass(frozen=True, slots=True)
class Shares:
    """What two pages cost for each set of the first: [page, set]; infinite where a page is open with its part.

    ``able`` are the sets that both pages may have, ``cells`` the part of the second page that is taken at least.
    """

    items: Sequence[str]
    price: Costs
    able: NDArray[np.bool_]
    cells: Costs

    def both(self, most: int) -> list[tuple[float, frozenset[str]]]:
        """Give the ``most`` cheapest ways that fill both pages, what is dear counted twice."""
        return self._least(np.where(self.able, counted(self.price[0]) + counted(self.price[1]), INF), most)

    def one(self, most: int) -> list[tuple[float, frozenset[str]]]:
        """Give the ``most`` ways that fill the first page alone and leave the least to the second."""
        return self._least(np.where(self.able & (self.price[0] < INF), self.cells, INF), most)

    def _least(self, price: Costs, most: int) -> list[tuple[float, frozenset[str]]]:
        return [(float(price[at]), frozenset(item for number, item in enumerate(self.items) if at >> number & 1))
                for at in map(int, np.argsort(price, kind="stable")[:most]) if price[at] < INF]


def shares_of(page: Page, items: Sequence[str], depths: tuple[int, int], may: Sequence[Sequence[bool]], *,
              alone: int = 0) -> Shares:
    """Price the sets of two pages' elements. ``may`` tells which of the elements each page may have.

    ``alone``: those of the first page also where the second has no room for what is then left to it, if they take all
    but so many of its cells.
    """
    sets = np.arange(1 << len(items))
    able = np.ones(len(sets), dtype=bool)
    for at, there in enumerate(zip(*may, strict=True)):
        for allowed, inside in zip(there, (1, 0), strict=True):
            if not allowed:
                able[(sets >> at & 1) == inside] = False
    both = able & page.able & page.able[::-1]
    tight = able & page.able & (page.cells >= page.columns * (depths[0] + page.gap) - alone)
    page.solve(both[::-1] | (both | tight if alone else both))
    price = np.array([page.whole.cost[each, page.columns, rows] for each, rows in zip(
        (sets, sets[::-1]), depths, strict=True)])
    return Shares(items, price, able, page.cells[::-1] / (page.columns * (depths[1] + page.gap)))


def counted(cost: Price) -> Price:
    """Count what is dear twice."""
    return cost + (cost - GOOD) * (cost > GOOD)
