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
from presswork.plan.issue.pricing import INF, Costs, Prices, Sets, Shelf, Stock, batches, clash_of, order_of, spread

DEEPER = 2  # ways at least in which each part of a cut is cut where a page is cut in many
EDGES = ("top", "bottom", "left", "right")


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


@dataclass(frozen=True, slots=True)
class _Cut:
    """The first cut of a page: across or down, the sets on its two sides, and where it is made."""

    cost: float
    over: bool
    one: int
    other: int
    at: int


@lru_cache(maxsize=128)
def _sets(count: int, size: int) -> tuple[Sets, Sets]:
    """List the sets of ``size`` of ``count`` elements, and for each of them all its true subsets: [set, subset]."""
    masks = [sum(1 << at for at in chosen) for chosen in combinations(range(count), size)]
    return np.array(masks), np.array([_subsets(mask) for mask in masks])


@lru_cache(maxsize=2048)
def _subsets(mask: int) -> list[int]:
    """List the true subsets of a set."""
    found, part = [], (mask - 1) & mask
    while part:
        found.append(part)
        part = (part - 1) & mask
    return found


@dataclass
class Page:
    """A page to be cut: its elements, columns, rows and gap, the number of head classes and the prices.

    ``shelf`` keeps the prices of sets for other pages of as many rows. A set that costs more than ``slack`` over the
    cheapest leaves of its elements is given up, and so is one that takes more cells than the others' least leaves of
    the ``room`` (of this page, or of two that share the elements), beyond ``loose`` cells more than its own least.
    """

    elements: Sequence[Element]
    columns: int
    rows: int
    gap: int
    classes: int
    weights: Mapping[str, float]
    shelf: Shelf = field(default_factory=Shelf)
    slack: float = INF
    room: int = 0
    loose: int = 0
    ends: NDArray[np.bool_] = field(init=False)
    standing: Prices = field(init=False)  # no cut across: may stand on top of one
    lying: Prices = field(init=False)  # no cut down: may stand at the left of one
    whole: Prices = field(init=False)

    def __post_init__(self) -> None:
        """Price nothing yet."""
        self.ends = np.zeros(1 << len(self.elements), dtype=bool)
        self.room = self.room or self.columns * (self.rows + self.gap)
        shape = 1 << len(self.elements), self.columns + 1, self.rows + 1
        self.standing, self.lying, self.whole = (Prices.none(shape) for _ in range(3))

    @cached_property
    def clash(self) -> Costs:
        """Price heads side by side: [class, class]."""
        return clash_of(self.classes, self.weights)

    @cached_property
    def order(self) -> Costs:
        """Price a head under a weaker one: [class above, class below]."""
        return order_of(self.classes, self.weights)

    @cached_property
    def _edged(self) -> dict[str, int]:
        return {edge: sum(1 << at for at, each in enumerate(self.elements) if edge in each.edges) for edge in EDGES}

    @cached_property
    def required(self) -> int:
        """Give the set that must run."""
        return sum(1 << at for at, each in enumerate(self.elements) if not each.optional)

    @cached_property
    def _stocks(self) -> list[tuple[int, Stock]]:
        return [self.shelf.stock(each.key, each.table) for each in self.elements]

    @cached_property
    def _names(self) -> list[int]:
        """Give each set a number that is the same on every page: a bit for each of its elements."""
        names = [0]
        for number, _ in self._stocks:
            names += [name | 1 << number for name in names]
        return names

    @cached_property
    def bound(self) -> Costs:
        """Give for each set the price over which it is given up."""
        bound: Costs = self._within @ np.array([stock.least for _, stock in self._stocks]) + self.slack
        return bound

    @cached_property
    def able(self) -> NDArray[np.bool_]:
        """Tell which sets can take no more cells than the page has."""
        able: NDArray[np.bool_] = self.cells <= self.columns * (self.rows + self.gap)
        return able

    @cached_property
    def cells(self) -> Sets:
        """Give for each set the cells that it takes at least."""
        least = [stock.cells(self.gap, self.bound[1 << at]) for at, (_, stock) in enumerate(self._stocks)]
        cells: Sets = self._within @ np.array(least)
        return cells

    @cached_property
    def spare(self) -> int:
        """Give the cells that modules can take beyond their least, all together."""
        return max(self.loose, self.room - int(self.cells[self.required]))

    @cached_property
    def _most(self) -> Sets:
        """Give for each set the most cells that it can take while the others have their least."""
        most: Sets = self.cells + self.spare
        return most

    @property
    def _within(self) -> Sets:
        """Tell which elements are in each set: [set, element]."""
        count = len(self.elements)
        return np.arange(1 << count)[:, None] >> np.arange(count) & 1

    def solve(self, wanted: NDArray[np.bool_] | None = None) -> None:
        """Price every set that can be a part of the page, at every width; or of the sets that are ``wanted``.

        Of those that are a part of none that is wanted the price at the page's width alone is known.
        """
        count = len(self.elements)
        parts = self.able if wanted is None else np.zeros_like(wanted)
        sets = np.arange(1 << count)
        if wanted is not None:
            for at in range(count):
                parts |= (sets >> at & 1 == 0) & (parts | wanted)[sets | 1 << at]
            self.ends = wanted & ~parts
            parts |= wanted
        self._leaves()
        self.shelf.clear()
        for size in range(2, count + 1):
            masks, ones = _sets(count, size)
            here = parts[masks] & (masks != (1 << count) - 1)
            if here.any():
                self._priced(masks[here], ones[here])

    def _priced(self, masks: Sets, ones: Sets) -> None:
        """Price sets of one size, or take their prices from the shelf."""
        keys = [(self.rows, self.slack, self.spare, self._names[mask], bool(self.ends[mask])) for mask in masks]
        kept = [self.shelf.kept.get(key) for key in keys]
        fresh = np.array([each is None for each in kept])
        both = self.lying, self.standing
        if known := [each for each in kept if each]:
            for prices, own in zip(both, zip(*known, strict=True), strict=True):
                prices.take(masks[~fresh], own)
        if fresh.any():
            self._across(masks[fresh], ones[fresh])
            self._down(masks[fresh], ones[fresh])
        news = zip(*(prices.settle(masks) for prices in both), strict=True)
        self.shelf.kept.update((key, new) for key, old, new in zip(keys, kept, news, strict=True) if old is None)
        self.whole.cheaper(masks, *both)
        self.whole.settle(masks)

    def _leaves(self) -> None:
        """Price the sets of one element."""
        places, costs, corners = [np.zeros(0, np.int64)], [np.zeros(0)], [np.zeros(0, np.uint8)]
        for at, (_, stock) in enumerate(self._stocks):
            fit = (stock.rows <= self.rows) & (stock.width <= self.columns) & (stock.cost <= self.bound[1 << at])
            fit &= stock.width * (stock.rows + self.gap) <= self._most[1 << at]
            places.append(((1 << at) * (self.columns + 1) + stock.width[fit]) * (self.rows + 1) + stock.rows[fit])
            costs.append(stock.cost[fit])
            corners.append(stock.corners[fit])
        ones = 1 << np.arange(len(self.elements))
        for prices in (self.standing, self.lying, self.whole):
            prices.put(np.concatenate(places), np.concatenate(costs), np.concatenate(corners))
            prices.settle(ones)

    def _allowed(self, one: Sets, other: Sets, edges: tuple[str, str]) -> NDArray[np.bool_]:
        """Tell which cuts keep no element from an edge that it must touch."""
        allowed: NDArray[np.bool_] = ((one & self._edged[edges[1]]) == 0) & ((other & self._edged[edges[0]]) == 0)
        return allowed

    def _across(self, masks: Sets, ones: Sets) -> None:
        """Price every set as an upper part over a lower one: entries of both that have one width."""
        one, two = self.standing, self.whole
        at, part = np.nonzero(self._allowed(ones, masks[:, None] ^ ones, ("top", "bottom")))
        above = ones[at, part]
        least = one.least[above] + two.least[masks[at] ^ above]
        worth = (least < INF) & (least <= self.bound[masks[at]][:, None])
        worth[self.ends[masks[at]], :self.columns] = False
        split, width = np.nonzero(worth)
        mask, above = masks[at[split]], above[split]
        below = mask ^ above
        group, upper = spread(one.first[above, width], one.count[above, width])
        near = one.price[upper] + two.least[below, width][group] <= self.bound[mask][group]
        group, upper = group[near], upper[near]
        first, count = two.first[below, width][group], two.count[below, width][group]
        self.shelf.joined += int(count.sum())
        for run in batches(count):
            pair, lower = spread(first[run], count[run])
            top, own = upper[run][pair], group[run][pair]
            rows = one.rows[top] + self.gap + two.rows[lower]
            price = one.price[top] + two.price[lower] + self.order[one.both[top] >> 4, two.both[lower] >> 4]
            set_, wide = mask[own], width[own]
            good = (rows <= self.rows) & (price <= self.bound[set_]) & (wide * (rows + self.gap) <= self._most[set_])
            own = own[good]
            place = (mask[own] * (self.columns + 1) + width[own]) * (self.rows + 1) + rows[good]
            self.lying.put(place, price[good], one.both[top[good]])

    def _down(self, masks: Sets, ones: Sets) -> None:
        """Price every set as a left part beside a right one: entries of the left with the right's of as many rows."""
        one, two = self.lying, self.whole
        widths, lefts = np.array([(width, left) for width in range(2, self.columns + 1) for left in range(1, width)],
                                 dtype=int).reshape(-1, 2).T
        at, part = np.nonzero(self._allowed(ones, masks[:, None] ^ ones, ("left", "right")))
        near = ones[at, part]
        least = one.least[near][:, lefts] + two.least[masks[at] ^ near][:, widths - lefts]
        worth = (least < INF) & (least <= self.bound[masks[at]][:, None])
        worth[np.ix_(self.ends[masks[at]], widths < self.columns)] = False
        split, cut = np.nonzero(worth)
        mask, near = masks[at[split]], near[split]
        far, left = mask ^ near, lefts[cut]
        group, entry = spread(one.first[near, left], one.count[near, left])
        self.shelf.joined += len(group)
        rows, right = one.rows[entry], (widths - lefts)[cut][group]
        price = one.price[entry] + two.cost[far[group], right, rows]
        corners = two.corners[far[group], right, rows]
        price += self.clash[one.both[entry] & 15, corners >> 4]
        good = price <= self.bound[mask][group]
        good &= price < INF
        good &= widths[cut][group] * (rows + self.gap) <= self._most[mask][group]
        group = group[good]
        place = (mask[group] * (self.columns + 1) + widths[cut][group]) * (self.rows + 1) + rows[good]
        self.standing.put(place, price[good], (one.both[entry[good]] & 240) | (corners[good] & 15))

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

    def varied(self, most: int) -> list[Node]:
        """Cut the page in ``most`` cheap ways that differ in any of their cuts, or in how a leaf is filled."""
        found: list[tuple[float, Node]] = []
        for mask in range(1, 1 << len(self.elements)):
            if mask & self.required == self.required and (mask.bit_count() == 1 or self.able[mask]):
                found += self._nodes(mask, self.columns, self.rows, "whole", most)
        return [node for _, node in sorted(found, key=lambda each: each[0])[:most]]

    def _nodes(self, mask: int, width: int, rows: int, kind: str, most: int) -> list[tuple[float, Node]]:
        """Cut a set in its ``most`` cheapest ways, with the price of their leaves and of their first meetings."""
        if mask.bit_count() == 1:
            table = self.elements[mask.bit_length() - 1].table.get(width, {}).get(rows, {})
            leaves = sorted((leaf for kept in table.values() for leaf in kept), key=lambda leaf: leaf.cost)
            return [(leaf.cost, Node(width, rows, leaf)) for leaf in leaves[:most]]
        found: list[tuple[float, Node]] = []
        deeper = max(DEEPER, most // 2)
        for cut in self._cuts(mask, width, rows, kind, most):
            near = (width, cut.at, "standing") if cut.over else (cut.at, rows, "lying")
            far = (width, rows - cut.at - self.gap, "whole") if cut.over else (width - cut.at, rows, "whole")
            ones, others = self._nodes(cut.one, *near, deeper), self._nodes(cut.other, *far, deeper)
            least = ones[0][0] + others[0][0]
            found += [(cut.cost + one - least + other, Node(width, rows, None, cut.over, (first, second)))
                      for one, first in ones for other, second in others]
        return sorted(found, key=lambda each: each[0])[:most]

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
            able = self.standing.least[ones, width] + self.whole.least[others, width] < INF
            one, other = _both(ones, others, able & self._allowed(ones, others, ("top", "bottom")))
            depths = np.arange(rows - self.gap + 1)
            lower, lower_left = (each[other, width][:, depths[::-1]] for each in (self.whole.cost, self.whole.corners))
            upper, upper_left = (each[one, width][:, depths] for each in (self.standing.cost, self.standing.corners))
            price = upper + lower + self.order[upper_left >> 4, lower_left >> 4]
            found += _cheapest(price, one, other, most, over=True, first=0)
        if kind != "lying" and width > 1:
            lefts, near, far = np.arange(1, width), self.lying, self.whole
            cost = near.cost[ones[:, None], lefts, rows] + far.cost[others[:, None], width - lefts, rows]
            able = (cost < INF).any(axis=1) & self._allowed(ones, others, ("left", "right"))
            one, other = _both(ones, others, able)
            meet = near.corners[one[:, None], lefts, rows] & 15, far.corners[other[:, None], width - lefts, rows] >> 4
            found += _cheapest(cost[able] + self.clash[meet], one, other, most, over=False, first=1)
        return sorted(found, key=lambda cut: cut.cost)[:most]


def _both(ones: Sets, others: Sets, able: NDArray[np.bool_]) -> tuple[Sets, Sets]:
    return ones[able], others[able]


def _cheapest(price: Costs, ones: Sets, others: Sets, most: int, *, over: bool, first: int) -> list[_Cut]:
    """List the cheapest cuts of a table of prices: [subset, place of the cut from ``first``]."""
    flat = price.ravel()
    order = np.argsort(flat, kind="stable")[:most]
    return [_Cut(float(flat[at]), over, int(ones[at // price.shape[1]]), int(others[at // price.shape[1]]),
                 int(at % price.shape[1]) + first) for at in order if flat[at] < INF]
