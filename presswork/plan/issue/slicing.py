"""Slicing: the cheapest way to cut a page into the rectangles of its stories, for pages cut from edge to edge.

A dynamic programme over sets of stories, widths and depths: a rectangle is one story's, or an upper over a lower one
with empty rows between them, or a left beside a right one. Trees are canonical: what stands on top of a cut across is
no cut across, what stands at the left of a cut down is no cut down. What may be left out (house notices) is part of
the sets: the cheapest set that holds all that must run wins. Each set keeps at each width and depth its cheapest cut
with the classes of its top corners, so heads that meet are priced while the page is built. All sets of one size are
priced at once. Prior art: Gange, Marriott, Stuckey, "Optimal automatic table layout" and "Optimal guillotine layout"
(DocEng 2011, 2012).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from presswork.plan.issue.leaf import Leaf, Table

Costs = NDArray[np.float64]
Corners = NDArray[np.int8]
Sets = NDArray[np.int64]
INF = float("inf")
EDGES = ("top", "bottom", "left", "right")
SHELF = 4000  # sets whose prices are kept
BATCH = 128  # parts of sets that are priced at once


@dataclass(frozen=True, slots=True)
class Element:
    """Something that stands on a page: its leaves, whether it may be left out, and edges that it must touch.

    ``variant`` tells tables of one name apart.
    """

    name: str
    table: Table
    optional: bool = False
    edges: frozenset[str] = frozenset()
    variant: tuple[object, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Give what its prices depend on."""
        return self.name, self.edges, self.variant


@dataclass(frozen=True, slots=True)
class Node:
    """A cut page: a ``leaf``, or parts ``over`` each other or beside each other."""

    columns: int
    rows: int
    leaf: Leaf | None = None
    over: bool = False
    parts: "tuple[Node, ...]" = ()

    def leaves(self) -> "Iterator[Leaf]":
        """Give the leaves in tree order."""
        if self.leaf:
            yield self.leaf
        for part in self.parts:
            yield from part.leaves()


@dataclass(slots=True)
class _Prices:
    """Prices of sets by width and depth, and the classes of their top corners: [set, columns, rows]."""

    cost: Costs
    left: Corners
    right: Corners
    least: Costs  # over all depths: [set, columns]

    @classmethod
    def none(cls, shape: tuple[int, ...]) -> "_Prices":
        return cls(np.full(shape, INF), np.zeros(shape, np.int8), np.zeros(shape, np.int8), np.full(shape[:-1], INF))

    def of(self, mask: int) -> "_Prices":
        """Give the prices of one set."""
        return _Prices(self.cost[mask].copy(), self.left[mask].copy(), self.right[mask].copy(),
                       self.least[mask].copy())

    def put(self, mask: int, other: "_Prices") -> None:
        """Put the prices of one set."""
        self.cost[mask], self.left[mask], self.right[mask] = other.cost, other.left, other.right
        self.least[mask] = other.least

    def take(self, other: "_Prices", at: Sets) -> None:
        """Take the prices of ``other``, of the sets ``at``, where they are cheaper."""
        better = other.cost < self.cost[at]
        for mine, theirs in ((self.cost, other.cost), (self.left, other.left), (self.right, other.right)):
            mine[at] = np.where(better, theirs, mine[at])
        self.least[at] = self.cost[at].min(axis=-1)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The first cut of a page: across or down, the sets on its two sides, and where it is made."""

    cost: float
    over: bool
    one: int
    other: int
    at: int


@dataclass(slots=True)
class Shelf:
    """The prices of sets, kept for other pages; ``priced`` counts the parts of sets that were priced so far."""

    kept: dict[tuple[int, float, frozenset[tuple[object, ...]]], tuple[_Prices, _Prices, _Prices]] = field(
        default_factory=dict)
    priced: int = 0


@lru_cache(maxsize=16)
def _sets(count: int, size: int) -> tuple[Sets, Sets]:
    """List the sets of ``size`` of ``count`` elements, and for each of them all its true subsets: [set, subset]."""
    masks = [sum(1 << at for at in chosen) for chosen in combinations(range(count), size)]
    return np.array(masks), np.array([_subsets(mask) for mask in masks])


def _batches(masks: Sets, ones: Sets) -> Iterator[tuple[Sets, Sets]]:
    """Part sets of one size into batches whose prices fit a processor's cache."""
    step = max(1, BATCH // max(1, ones.shape[-1]))
    for first in range(0, len(masks), step):
        yield masks[first:first + step], ones[first:first + step]


def _subsets(mask: int) -> list[int]:
    found, part = [], (mask - 1) & mask
    while part:
        found.append(part)
        part = (part - 1) & mask
    return found


@dataclass
class Page:
    """A page to be cut: its elements, columns, rows and gap, the number of head classes and the prices.

    ``shelf`` keeps the prices of sets for other pages of as many rows. A set that costs more than ``slack`` over the
    cheapest leaves of its elements is given up.
    """

    elements: Sequence[Element]
    columns: int
    rows: int
    gap: int
    classes: int
    weights: Mapping[str, float]
    shelf: Shelf = field(default_factory=Shelf)
    slack: float = INF
    standing: _Prices = field(init=False)  # no cut across: may stand on top of one
    lying: _Prices = field(init=False)  # no cut down: may stand at the left of one
    whole: _Prices = field(init=False)

    def __post_init__(self) -> None:
        """Price nothing yet."""
        shape = 1 << len(self.elements), self.columns + 1, self.rows + 1
        self.standing, self.lying, self.whole = (_Prices.none(shape) for _ in range(3))

    @cached_property
    def clash(self) -> Costs:
        """Price heads side by side: of one class, of neighbouring classes, and art beside art."""
        count = self.classes + 1
        costs = np.zeros((count, count))
        prices = {0: self.weights["tombstone"], 1: self.weights["neighbours"], 2: self.weights["near"]}
        for left in range(1, count):
            for right in range(1, count):
                costs[left, right] = prices.get(abs(left - right), 0.0)
        costs[0, 0] = self.weights["art"]
        return costs

    @cached_property
    def order(self) -> Costs:
        """Price a head under a weaker one: [class above, class below]."""
        above, below = np.indices((self.classes + 1, self.classes + 1))
        return np.where((below > 0) & (above > below), self.weights["under"] * (above - below), 0.0)

    @cached_property
    def _edged(self) -> dict[str, int]:
        return {edge: sum(1 << at for at, each in enumerate(self.elements) if edge in each.edges) for edge in EDGES}

    @cached_property
    def required(self) -> int:
        """Give the set that must run."""
        return sum(1 << at for at, each in enumerate(self.elements) if not each.optional)

    @cached_property
    def bound(self) -> Costs:
        """Give for each set the price over which it is given up."""
        least = [min((leaves[0].cost for depths in each.table.values() for corners in depths.values()
                      for leaves in corners.values()), default=0.0) for each in self.elements]
        bound: Costs = self._within @ np.array(least) + self.slack
        return bound

    @cached_property
    def able(self) -> NDArray[np.bool_]:
        """Tell which sets can take no more cells than the page has."""
        least = [min((width * (rows + self.gap) for width, depths in each.table.items()
                      for rows, corners in depths.items()
                      if min(leaves[0].cost for leaves in corners.values()) <= self.bound[1 << at]), default=0)
                 for at, each in enumerate(self.elements)]
        able: NDArray[np.bool_] = self._within @ np.array(least) <= self.columns * (self.rows + self.gap)
        return able

    @property
    def _within(self) -> Sets:
        """Tell which elements are in each set: [set, element]."""
        count = len(self.elements)
        return np.arange(1 << count)[:, None] >> np.arange(count) & 1

    def solve(self, wanted: NDArray[np.bool_] | None = None) -> None:
        """Price every set that can be a part of the page, at every width; or of the sets that are ``wanted``."""
        count = len(self.elements)
        parts = self.able if wanted is None else wanted.copy()
        sets = np.arange(1 << count)
        for at in range(count if wanted is not None else 0):
            parts |= parts[sets | 1 << at]
        for at in range(count):
            self._leaves(at)
        if len(self.shelf.kept) > SHELF:
            self.shelf.kept.clear()
        for size in range(2, count + 1):
            masks, ones = _sets(count, size)
            fresh = np.array([parts[mask] and mask != (1 << count) - 1 and not self._known(int(mask))
                              for mask in masks])
            self.shelf.priced += int(fresh.sum()) << size
            for part in _batches(masks[fresh], ones[fresh]):
                self._price(*part)
            for mask in masks[fresh]:
                self.shelf.kept[self._key(int(mask))] = (self.standing.of(mask), self.lying.of(mask),
                                                         self.whole.of(mask))

    def _price(self, masks: Sets, ones: Sets) -> None:
        """Price sets of one size."""
        across, down = self._across(masks, ones), self._down(masks, ones)
        self.lying.take(across, masks)
        self.standing.take(down, masks)
        self.whole.take(across, masks)
        self.whole.take(down, masks)

    def _key(self, mask: int) -> tuple[int, float, frozenset[tuple[object, ...]]]:
        return self.rows, self.slack, frozenset(each.key for at, each in enumerate(self.elements) if mask >> at & 1)

    def _known(self, mask: int) -> bool:
        """Take the prices of a set from the shelf; tell whether they were there."""
        kept = self.shelf.kept.get(self._key(mask))
        for prices, each in zip((self.standing, self.lying, self.whole), kept or (), strict=False):
            prices.put(mask, each)
        return kept is not None

    def _leaves(self, at: int) -> None:
        mask = 1 << at
        for width, depths in self.elements[at].table.items():
            for rows, corners in depths.items():
                if rows <= self.rows and width <= self.columns:
                    (left, right), leaves = min(corners.items(), key=lambda each: (each[1][0].cost, each[0]))
                    if leaves[0].cost > self.bound[mask]:
                        continue
                    for prices in (self.standing, self.lying, self.whole):
                        prices.cost[mask, width, rows] = leaves[0].cost
                        prices.left[mask, width, rows], prices.right[mask, width, rows] = left, right
        for prices in (self.standing, self.lying, self.whole):
            prices.least[mask] = prices.cost[mask].min(axis=-1)

    def _allowed(self, one: Sets, other: Sets, edges: tuple[str, str]) -> NDArray[np.bool_]:
        """Tell which cuts keep no element from an edge that it must touch."""
        allowed: NDArray[np.bool_] = ((one & self._edged[edges[1]]) == 0) & ((other & self._edged[edges[0]]) == 0)
        return allowed

    def _across(self, masks: Sets, ones: Sets) -> _Prices:
        """Price every set as an upper part over a lower one."""
        others = masks[:, None] ^ ones
        usable = (np.isfinite(self.standing.least[ones]) & np.isfinite(self.whole.least[others])
                  & self._allowed(ones, others, ("top", "bottom"))[:, :, None])
        at, width, part = np.nonzero(usable.transpose(0, 2, 1))
        upper, lower = ones[at, part], others[at, part]
        cells = np.isfinite(self.standing.cost[upper, width])
        cells[:, self.rows + 1 - self.gap:] = False
        cells &= self.standing.cost[upper, width] + self.whole.least[lower, width][:, None] <= self.bound[
            masks[at]][:, None]
        cut, depth = np.nonzero(cells)
        at, width, upper, lower = at[cut], width[cut], upper[cut], lower[cut]
        left, right = (corner[upper, width, depth] for corner in (self.standing.left, self.standing.right))
        deep = np.arange(self.rows + 1) - (depth + self.gap)[:, None]
        where = lower[:, None], width[:, None], np.maximum(deep, 0)
        price = np.where(deep < 0, INF, self.whole.cost[where] + self.order[left[:, None], self.whole.left[where]])
        price += self.standing.cost[upper, width, depth][:, None]
        price[price > self.bound[masks[at]][:, None]] = INF
        return self._least(len(masks), at, width, price, np.broadcast_to((16 * left + right)[:, None], price.shape))

    def _down(self, masks: Sets, ones: Sets) -> _Prices:
        """Price every set as a left part beside a right one."""
        others = masks[:, None] ^ ones
        widths, lefts = np.array([(width, left) for width in range(2, self.columns + 1) for left in range(1, width)],
                                 dtype=int).reshape(-1, 2).T
        least = self.lying.least[ones][:, :, lefts] + self.whole.least[others][:, :, widths - lefts]
        usable = (np.isfinite(least) & (least <= self.bound[masks][:, None, None])
                  & self._allowed(ones, others, ("left", "right"))[:, :, None])
        at, cut, part = np.nonzero(usable.transpose(0, 2, 1))
        near, far = (ones[at, part], lefts[cut]), (others[at, part], (widths - lefts)[cut])
        price = (self.lying.cost[near] + self.whole.cost[far]
                 + self.clash[self.lying.right[near], self.whole.left[far]])
        price[price > self.bound[masks[at]][:, None]] = INF
        return self._least(len(masks), at, widths[cut], price,
                           16 * self.lying.left[near].astype(np.int16) + self.whole.right[far])

    def _least(self, count: int, at: Sets, width: Sets, price: Costs, corners: NDArray[np.int16]) -> _Prices:
        """Give the least prices of ``count`` sets of their ways: [way, rows], sorted by set and width."""
        found = _Prices.none((count, self.columns + 1, self.rows + 1))
        if not len(at):
            return found
        key = at * (self.columns + 1) + width
        first = np.flatnonzero(np.diff(key, prepend=-1))
        least = np.minimum.reduceat(price, first, axis=0)
        spans = np.diff(first, append=len(key))
        best = np.maximum.reduceat(np.where(price == np.repeat(least, spans, axis=0), corners, -1), first, axis=0)
        place = at[first], width[first]
        found.cost[place], found.left[place], found.right[place] = least, best >> 4, best & 15
        return found

    def ranked(self, most: int) -> list[Node]:
        """Cut the page in the ``most`` cheapest ways that differ in their first cut, none of them over the slack."""
        found: list[tuple[float, int, _Cut | None]] = []
        for mask in range(1, 1 << len(self.elements)):
            if mask & self.required != self.required:
                continue
            if mask.bit_count() == 1:
                price = float(self.whole.cost[mask, self.columns, self.rows])
                found += [(price, mask, None)] if price < INF else []  # a leaf over the slack has no price
                continue
            found += [(cut.cost, mask, cut) for cut in self._cuts(mask, self.columns, self.rows, "whole", most)
                      if cut.cost <= self.bound[mask]]
        found.sort(key=lambda each: each[0])
        return [self._parts(cut, self.columns, self.rows) if cut else self._node(mask, self.columns, self.rows, "whole")
                for _, mask, cut in found[:most]]

    def _node(self, mask: int, width: int, rows: int, kind: str) -> Node:
        """Cut a set in its cheapest way."""
        if mask.bit_count() == 1:
            corners = self.elements[mask.bit_length() - 1].table[width][rows]
            return Node(width, rows, min(corners.items(), key=lambda each: (each[1][0].cost, each[0]))[1][0])
        return self._parts(self._cuts(mask, width, rows, kind, 1)[0], width, rows)

    def _parts(self, cut: _Cut, width: int, rows: int) -> Node:
        if cut.over:
            return Node(width, rows, None, True, (self._node(cut.one, width, cut.at, "standing"),
                                                  self._node(cut.other, width, rows - cut.at - self.gap, "whole")))
        return Node(width, rows, None, False, (self._node(cut.one, cut.at, rows, "lying"),
                                               self._node(cut.other, width - cut.at, rows, "whole")))

    def _cuts(self, mask: int, width: int, rows: int, kind: str, most: int) -> list[_Cut]:
        """List the cheapest first cuts of a set."""
        ones = np.array(_subsets(mask))
        others = mask ^ ones
        found: list[_Cut] = []
        if kind != "standing" and rows > self.gap:
            depths = np.arange(rows - self.gap + 1)
            lower, lower_left = (each[others, width][:, depths[::-1]] for each in (self.whole.cost, self.whole.left))
            upper, upper_left = (each[ones, width][:, depths] for each in (self.standing.cost, self.standing.left))
            price = upper + lower + self.order[upper_left, lower_left]
            price[~self._allowed(ones, others, ("top", "bottom"))] = INF
            found += _cheapest(price, ones, others, most, over=True, first=0)
        if kind != "lying" and width > 1:
            lefts = np.arange(1, width)
            near, far = self.lying, self.whole
            meet = near.right[ones[:, None], lefts, rows], far.left[others[:, None], width - lefts, rows]
            price = (near.cost[ones[:, None], lefts, rows] + far.cost[others[:, None], width - lefts, rows]
                     + self.clash[meet])
            price[~self._allowed(ones, others, ("left", "right"))] = INF
            found += _cheapest(price, ones, others, most, over=False, first=1)
        return sorted(found, key=lambda cut: cut.cost)[:most]


def _cheapest(price: Costs, ones: Sets, others: Sets, most: int, *, over: bool, first: int) -> list[_Cut]:
    """List the cheapest cuts of a table of prices: [subset, place of the cut from ``first``]."""
    flat = price.ravel()
    order = np.argsort(flat, kind="stable")[:most]
    return [_Cut(float(flat[at]), over, int(ones[at // price.shape[1]]), int(others[at // price.shape[1]]),
                 int(at % price.shape[1]) + first) for at in order if flat[at] < INF]
