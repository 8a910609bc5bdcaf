"""Pricing: what sets of modules cost at each width and depth, as tables and as the few entries that have a price.

Most sets have a price at a few depths only: of the cells of all tables less than one in a hundred. What joins two sets
joins their entries, so the work is that of the entries, not of the tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from presswork.plan.issue.leaf import Table

Costs = NDArray[np.float64]
Corners = NDArray[np.uint8]
Sets = NDArray[np.int64]
INF = float("inf")
SHELF = 4000  # sets whose prices are kept
BATCH = 200_000  # pairs of entries that are joined at once


@dataclass(frozen=True, slots=True)
class Stock:
    """The cheapest leaf of an element at each width and depth: width, rows, price, and its corners as one number."""

    width: Sets
    rows: Sets
    cost: Costs
    corners: Corners

    @classmethod
    def of(cls, table: Table) -> "Stock":
        """Give the stock of a table of leaves."""
        found = [(width, rows, *min((leaves[0].cost, 16 * left + right) for (left, right), leaves in corners.items()))
                 for width, depths in table.items() for rows, corners in depths.items()]
        width, rows, cost, both = zip(*found, strict=True) if found else ((), (), (), ())
        return cls(np.array(width, np.int64), np.array(rows, np.int64), np.array(cost, np.float64),
                   np.array(both, np.uint8))

    @property
    def least(self) -> float:
        """Give the price of the cheapest leaf; 0 where there is none."""
        return float(self.cost.min(initial=INF)) if len(self.cost) else 0.0

    def cells(self, gap: int, most: float) -> int:
        """Give the fewest cells that a leaf takes which costs no more than ``most``, the gap under it counted."""
        cells = (self.width * (self.rows + gap))[self.cost <= most]
        return int(cells.min()) if len(cells) else 0


Kept = tuple[Sets, Costs, Corners]  # a set's entries: place in its table, price, corners


@dataclass(slots=True)
class Shelf:
    """The prices of sets, kept for other pages; ``joined`` counts the pairs of entries that were joined so far."""

    kept: dict[tuple[int, float, int, int, bool], tuple[Kept, Kept]] = field(default_factory=dict)
    stocks: dict[tuple[object, ...], tuple[int, Stock]] = field(default_factory=dict)
    joined: int = 0

    def stock(self, key: tuple[object, ...], table: Table) -> tuple[int, Stock]:
        """Give the number of an element, by its key, and its stock."""
        if key not in self.stocks:
            self.stocks[key] = len(self.stocks), Stock.of(table)
        return self.stocks[key]

    def clear(self) -> None:
        """Forget the sets where there are too many."""
        if len(self.kept) > SHELF:
            self.kept.clear()


@dataclass(slots=True)
class Prices:
    """Prices of sets by width and depth: [set, columns, rows]; ``corners`` are 16 times the left class and the right.

    ``least`` is over all depths: [set, columns]. Of what has a price, by set and width, ``rows``, ``price`` and
    ``both`` (its corners) are the entries; those of a set at a width begin at ``first`` and are ``count``.
    """

    cost: Costs
    corners: Corners
    least: Costs
    first: Sets
    count: Sets
    rows: Sets
    price: Costs
    both: Corners

    @classmethod
    def none(cls, shape: tuple[int, int, int]) -> "Prices":
        """Give sets that have no price yet."""
        return cls(np.full(shape, INF), np.zeros(shape, np.uint8), np.full(shape[:-1], INF),
                   np.zeros(shape[:-1], np.int64), np.zeros(shape[:-1], np.int64), np.zeros(0, np.int64), np.zeros(0),
                   np.zeros(0, np.uint8))

    def put(self, place: Sets, price: Costs, both: Corners) -> None:
        """Put prices at places of the whole table, the cheapest of each, of the same price the greatest corners."""
        cost, corners = self.cost.reshape(-1), self.corners.reshape(-1)
        np.minimum.at(cost, place, price)
        best = price == cost[place]
        np.maximum.at(corners, place[best], both[best])

    def settle(self, masks: Sets) -> list[Kept]:
        """List the entries of sets, all of whose prices are put; gives those of each, to be kept."""
        cost, shape = self.cost[masks], self.cost.shape
        place = np.flatnonzero(cost < INF)
        self.least[masks] = cost.min(axis=-1)
        at, cells = np.divmod(place, shape[1] * shape[2])
        counts = np.bincount(place // shape[2], minlength=len(masks) * shape[1]).reshape(-1, shape[1])
        self.count[masks] = counts
        self.first[masks] = len(self.rows) + (np.cumsum(counts) - counts.ravel()).reshape(counts.shape)
        price, both = cost.ravel()[place], self.corners.reshape(shape[0], -1)[masks[at], cells]
        self.rows = np.concatenate((self.rows, cells % shape[2]))
        self.price = np.concatenate((self.price, price))
        self.both = np.concatenate((self.both, both))
        ends = [0, *np.cumsum(counts.sum(axis=1)).tolist()]
        return [(cells[one:other], price[one:other], both[one:other]) for one, other in pairwise(ends)]

    def take(self, masks: Sets, kept: Sequence[Kept]) -> None:
        """Take the entries of sets that were kept."""
        size = self.cost.shape[1] * self.cost.shape[2]
        place = np.concatenate([each[0] for each in kept]) + np.repeat(masks * size, [len(each[0]) for each in kept])
        self.cost.reshape(-1)[place] = np.concatenate([each[1] for each in kept])
        self.corners.reshape(-1)[place] = np.concatenate([each[2] for each in kept])

    def cheaper(self, masks: Sets, one: "Prices", other: "Prices") -> None:
        """Take of two prices of each of some sets the cheaper."""
        first, second = one.cost[masks], other.cost[masks]
        better = second < first
        self.cost[masks] = np.where(better, second, first)
        self.corners[masks] = np.where(better, other.corners[masks], one.corners[masks])


def spread(first: Sets, count: Sets) -> tuple[Sets, Sets]:
    """Give for groups of ``count`` entries from ``first`` on the group and the number of every entry."""
    group = np.repeat(np.arange(len(count)), count)
    return group, np.arange(len(group)) + (first - np.cumsum(count) + count)[group]


def batches(count: Sets) -> Iterator[slice]:
    """Part groups of so many entries into runs of no more than a batch each, a single group apart."""
    number = (np.cumsum(count) - 1) // BATCH
    ends = [0, *(np.flatnonzero(np.diff(number)) + 1), len(count)]
    yield from (slice(one, other) for one, other in pairwise(ends) if other > one)


def order_of(count: int, weights: Mapping[str, float]) -> Costs:
    """Price a head under a weaker one: [corners above, corners below], of so many classes and none."""
    above, below = np.indices((count + 1, count + 1))
    return np.where((below > 0) & (above > below), weights["under"] * (above - below), 0.0)


def clash_of(count: int, weights: Mapping[str, float]) -> Costs:
    """Price heads side by side: of one class, of neighbouring classes, and art beside art: [class, class]."""
    costs = np.zeros((count + 1, count + 1))
    prices = {0: weights["tombstone"], 1: weights["neighbours"], 2: weights["near"]}
    for left in range(1, count + 1):
        for right in range(1, count + 1):
            costs[left, right] = prices.get(abs(left - right), 0.0)
    costs[0, 0] = weights["art"]
    return costs
