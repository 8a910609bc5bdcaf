"""Slicing: the cheapest way to cut a page into the rectangles of its stories, exact for pages cut from edge to edge.

A dynamic programme over sets of stories, widths and depths: a rectangle is one story's, or an upper over a lower one
with empty rows between them, or a left beside a right one. Trees are canonical: what stands on top of a cut across is
no cut across, what stands at the left of a cut down is no cut down. What may be left out (house notices) is part of
the sets: the cheapest set that holds all that must run wins. Prior art: Gange, Marriott, Stuckey, "Optimal automatic
table layout" and "Optimal guillotine layout" (DocEng 2011, 2012).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from presswork.plan.issue.leaf import Corner, Leaf, Table

Costs = NDArray[np.float64]
INF = float("inf")
NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Element:
    """Something that stands on a page: its leaves, whether it may be left out, and edges that it must touch."""

    name: str
    table: Table
    optional: bool = False
    edges: frozenset[str] = frozenset()


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
class Window:
    """Prices of a set of stories at one width: [left corner, right corner, depth from ``low``]."""

    low: int
    costs: Costs

    @property
    def high(self) -> int:
        """Give the depth after the last."""
        return self.low + int(self.costs.shape[2])

    def at(self, rows: int) -> Costs | None:
        """Give the prices at one depth."""
        return self.costs[:, :, rows - self.low] if self.low <= rows < self.high else None


def _merged(windows: Sequence[Window]) -> Window | None:
    """Take the cheaper of several windows everywhere."""
    if len(windows) < 2:
        return windows[0] if windows else None
    low, high = min(each.low for each in windows), max(each.high for each in windows)
    classes = windows[0].costs.shape[0]
    costs = np.full((classes, classes, high - low), INF)
    for each in windows:
        part = costs[:, :, each.low - low:each.high - low]
        np.minimum(part, each.costs, out=part)
    return Window(low, costs)


def _trimmed(window: Window | None) -> Window | None:
    """Drop the depths at the ends that nothing fills."""
    if window is None:
        return None
    full = np.flatnonzero(np.isfinite(window.costs).any(axis=(0, 1)))
    if not full.size:
        return None
    return Window(window.low + int(full[0]), window.costs[:, :, full[0]:full[-1] + 1])


@dataclass(slots=True)
class _Cell:
    """What a set of stories costs at one width, by the kind of cut at its root."""

    leaf: Window | None = None
    across: Window | None = None
    down: Window | None = None
    standing: Window | None = None  # no cut across: may stand on top of one
    lying: Window | None = None  # no cut down: may stand at the left of one
    any: Window | None = None
    under: Window | None = None  # the cheapest right corners, with the price of standing under each class


@dataclass
class Page:
    """A page to be cut: its elements, columns, rows and gap, the number of head classes and the prices."""

    elements: Sequence[Element]
    columns: int
    rows: int
    gap: int
    classes: int
    weights: Mapping[str, float]
    cells: dict[tuple[int, int], _Cell] = field(default_factory=dict)

    @cached_property
    def clash(self) -> Costs:
        """Price heads side by side: of one class, of neighbouring classes, and art beside art."""
        count = self.classes + 1
        costs = np.zeros((count, count))
        prices = {0: self.weights["tombstone"], 1: self.weights["neighbours"], 2: self.weights["near"]}
        for left in range(count):
            for right in range(count):
                costs[left, right] = prices.get(abs(left - right), 0.0) if left and right else 0.0
        costs[0, 0] = self.weights["art"]
        return costs

    @cached_property
    def order(self) -> Costs:
        """Price a head under a weaker one: [class above, class below]."""
        count = self.classes + 1
        above, below = np.indices((count, count))
        return np.where((below > 0) & (above > below), self.weights["under"] * (above - below), 0.0)

    def banned(self, mask: int, other: int, edges: tuple[str, str]) -> bool:
        """Tell whether a cut keeps an element of ``mask`` from its first edge, or one of ``other`` from its second."""
        return bool(mask & self._edged[edges[1]] or other & self._edged[edges[0]])

    @cached_property
    def _edged(self) -> dict[str, int]:
        return {edge: sum(1 << at for at, each in enumerate(self.elements) if edge in each.edges)
                for edge in ("top", "bottom", "left", "right")}

    @cached_property
    def required(self) -> int:
        """Give the set that must run."""
        return sum(1 << at for at, each in enumerate(self.elements) if not each.optional)

    def solve(self) -> None:
        """Price every set at every width."""
        for mask in sorted(range(1, 1 << len(self.elements)), key=lambda each: (each.bit_count(), each)):
            for width in range(1, self.columns + 1):
                cell = self._cell(mask, width)
                if cell.any is not None:
                    self.cells[mask, width] = cell

    def _cell(self, mask: int, width: int) -> _Cell:
        cell = _Cell()
        if mask.bit_count() == 1:
            cell.leaf = self._leaf(mask.bit_length() - 1, width)
        else:
            pairs = list(_pairs(mask))
            over = [window for one, other in pairs if (window := self._across(one, other, width))]
            beside = [window for one, other in pairs for left in range(1, width)
                      if (window := self._down(one, other, left, width))]
            cell.across, cell.down = _trimmed(_merged(over)), _trimmed(_merged(beside))
        cell.standing = _merged([each for each in (cell.leaf, cell.down) if each])
        cell.lying = _merged([each for each in (cell.leaf, cell.across) if each])
        cell.any = _merged([each for each in (cell.leaf, cell.across, cell.down) if each])
        if cell.any:
            cheapest = cell.any.costs.min(axis=1)  # [left corner, depth]
            cell.under = Window(cell.any.low, (self.order[:, :, None] + cheapest[None]).min(axis=1)[:, None, :])
        return cell

    def _leaf(self, at: int, width: int) -> Window | None:
        table = self.elements[at].table.get(width, {})
        depths = {rows: corners for rows, corners in table.items() if rows <= self.rows}
        if not depths:
            return None
        low, high = min(depths), max(depths)
        costs = np.full((self.classes + 1, self.classes + 1, high - low + 1), INF)
        for rows, corners in depths.items():
            for (left, right), leaves in corners.items():
                costs[left, right, rows - low] = leaves[0].cost
        return Window(low, costs)

    def _across(self, one: int, other: int, width: int) -> Window | None:
        """Price ``one`` over ``other``."""
        upper, lower = self.cells.get((one, width)), self.cells.get((other, width))
        if not (upper and lower and upper.standing and lower.under) or self.banned(one, other, ("top", "bottom")):
            return None
        top, foot = upper.standing, lower.under
        low = top.low + self.gap + foot.low
        count = min(top.costs.shape[2] + foot.costs.shape[2] - 1, self.rows - low + 1)
        if count <= 0:
            return None
        pad = top.costs.shape[2] - 1
        padded = np.pad(foot.costs, ((0, 0), (0, 0), (pad, pad)), constant_values=INF)
        views = sliding_window_view(padded, pad + 1, axis=2)[:, :, :count, ::-1]  # [class, 1, depth, upper]
        return Window(low, (top.costs[:, :, None, :] + views).min(axis=3))

    def _down(self, one: int, other: int, left: int, width: int) -> Window | None:
        """Price ``one`` in the left columns beside ``other``."""
        first, second = self.cells.get((one, left)), self.cells.get((other, width - left))
        if not first or not second or not first.lying or not second.any or self.banned(one, other, ("left", "right")):
            return None
        near, far = first.lying, second.any
        low, high = max(near.low, far.low), min(near.high, far.high)
        if low >= high:
            return None
        lefts = near.costs[:, :, low - near.low:high - near.low]
        rights = far.costs[:, :, low - far.low:high - far.low]
        met = (lefts[:, :, None, :] + self.clash[None, :, :, None]).min(axis=1)  # [left, right's left corner, depth]
        return Window(low, (met[:, :, None, :] + rights[None]).min(axis=1))

    def best(self) -> tuple[float, int, Corner] | None:
        """Give the price of the cheapest page, its set and corners."""
        return next(iter(self.ranked()), None)

    def ranked(self) -> list[tuple[float, int, Corner]]:
        """List the pages of different sets and corners, the cheapest first."""
        found = []
        for mask in range(1, 1 << len(self.elements)):
            cell = self.cells.get((mask, self.columns))
            if mask & self.required != self.required or not cell or not cell.any:
                continue
            if (costs := cell.any.at(self.rows)) is not None:
                found += [(float(costs[corner]), mask, (int(corner[0]), int(corner[1])))
                          for corner in zip(*np.nonzero(np.isfinite(costs)), strict=True)]
        return sorted(found)

    def tree(self, mask: int, corners: Corner) -> Node:
        """Give the cheapest page of a set with these corners."""
        window = self.cells[mask, self.columns].any
        costs = window.at(self.rows) if window else None
        if costs is None:
            raise ValueError("the page has no such set")
        return self._node(mask, self.columns, self.rows, corners, float(costs[corners]), "any")

    def _node(self, mask: int, width: int, rows: int, corners: Corner, price: float, kind: str) -> Node:
        """Find the cut that gave a price."""
        if mask.bit_count() == 1:
            leaves = self.elements[mask.bit_length() - 1].table[width][rows][corners]
            return Node(width, rows, leaves[0])
        if kind != "standing":
            for one, other in _pairs(mask):
                if parts := self._cut_across(one, other, width, rows, corners, price):
                    return Node(width, rows, None, True, parts)
        if kind != "lying":
            for one, other in _pairs(mask):
                for left in range(1, width):
                    if parts := self._cut_down(one, other, left, width, rows, corners, price):
                        return Node(width, rows, None, False, parts)
        raise ValueError("no cut gives the price of the page")

    def _cut_across(self, one: int, other: int, width: int, rows: int, corners: Corner,
                    price: float) -> tuple[Node, Node] | None:
        upper, lower = self.cells.get((one, width)), self.cells.get((other, width))
        if not upper or not lower or not upper.standing or not lower.any or self.banned(one, other, ("top", "bottom")):
            return None
        for depth in range(upper.standing.low, upper.standing.high):
            above, below = upper.standing.at(depth), lower.any.at(rows - depth - self.gap)
            if above is None or below is None or not np.isfinite(above[corners]):
                continue
            priced = below + self.order[corners[0]][:, None]
            found = np.unravel_index(int(priced.argmin()), priced.shape)
            if abs(above[corners] + priced[found] - price) < NEAR:
                foot = int(found[0]), int(found[1])
                return (self._node(one, width, depth, corners, float(above[corners]), "standing"),
                        self._node(other, width, rows - depth - self.gap, foot, float(below[foot]), "any"))
        return None

    def _cut_down(self, one: int, other: int, left: int, width: int, rows: int, corners: Corner,
                  price: float) -> tuple[Node, Node] | None:
        first, second = self.cells.get((one, left)), self.cells.get((other, width - left))
        if not first or not second or not first.lying or not second.any or self.banned(one, other, ("left", "right")):
            return None
        near, far = first.lying.at(rows), second.any.at(rows)
        if near is None or far is None:
            return None
        priced = near[corners[0]][:, None] + self.clash + far[:, corners[1]][None, :]
        found = np.unravel_index(int(priced.argmin()), priced.shape)
        if abs(float(priced[found]) - price) >= NEAR:
            return None
        one_corner, two_corner = (corners[0], int(found[0])), (int(found[1]), corners[1])
        return (self._node(one, left, rows, one_corner, float(near[one_corner]), "lying"),
                self._node(other, width - left, rows, two_corner, float(far[two_corner]), "any"))


def _pairs(mask: int) -> Iterator[tuple[int, int]]:
    """Give every way to part a set in two, in order."""
    part = (mask - 1) & mask
    while part:
        yield part, mask ^ part
        part = (part - 1) & mask
