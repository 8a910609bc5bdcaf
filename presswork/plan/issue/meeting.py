"""Meetings: what it costs that modules stand beside and over each other, for many orders of one page at once.

Heads side by side (a tombstone where they are of one class), art beside art, a stronger story under a weaker one, a
notice over a story, a column that ends short at the page's foot, and a page whose strongest story is not at its top.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from presswork.model.issue import NOTICES
from presswork.plan.issue.leaf import Leaf
from presswork.plan.issue.rules import Rules

LEADING = 30.0  # the page's strongest story is not at its top
ARTS = 3  # figures of a module at one of its sides, at most

Grid = NDArray[np.int64]
Prices = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Modules:
    """The modules of a page as arrays: [page or 1, module]; ``left`` and ``right`` art as [page or 1, module, art].

    Rows count from a module's own first; a head of rank 0 is none, art of no rows is none.
    """

    columns: Grid
    rows: Grid
    rank: Grid
    head: tuple[Grid, Grid]
    left: tuple[Grid, Grid]
    right: tuple[Grid, Grid]
    short: Grid
    notice: NDArray[np.bool_]
    lead: NDArray[np.bool_]

    @classmethod
    def of(cls, pages: Sequence[Sequence[Leaf]], ranks: Mapping[str, int]) -> "Modules":
        """Give the modules of pages that have as many of them each."""
        groups = [[leaf.group for leaf in leaves] for leaves in pages]
        top = [[leaf.top for leaf in leaves] for leaves in pages]
        deep = [[group.rows if group and group.rank else 0 for group in each] for each in groups]
        strongest = [min((ranks[leaf.story] for leaf in leaves if ranks.get(leaf.story)), default=0)
                     for leaves in pages]
        return cls(
            _grid([[leaf.columns for leaf in leaves] for leaves in pages]),
            _grid([[leaf.rows for leaf in leaves] for leaves in pages]),
            _grid([[group.rank if group else 0 for group in each] for each in groups]),
            (_grid(top), _grid(top) + _grid(deep)),
            _sides([[_art(leaf, right=False) for leaf in leaves] for leaves in pages]),
            _sides([[_art(leaf, right=True) for leaf in leaves] for leaves in pages]),
            _grid([[leaf.short for leaf in leaves] for leaves in pages]),
            np.array([[leaf.story.startswith(NOTICES) for leaf in leaves] for leaves in pages]),
            np.array([[bool(first) and ranks.get(leaf.story) == first for leaf in leaves]
                      for leaves, first in zip(pages, strongest, strict=True)]))

    def met(self, column: Grid, row: Grid, rules: Rules) -> Prices:
        """Price pages whose modules stand at ``column`` and ``row``: [page, module]."""
        across, foot = column + self.columns, row + self.rows
        beside = (across[:, :, None] == column[:, None]) & _overlap(row, foot)
        over = (foot[:, :, None] <= row[:, None]) & _overlap(column, across)
        total: Prices = (np.where(beside, self._beside(row, rules), 0.0)
                         + np.where(over, self._over(rules), 0.0)).sum(axis=(1, 2))
        last = foot.max(axis=1, keepdims=True)
        total += rules.weights["short-foot"] * np.where(foot == last, self.short, 0).sum(axis=1)
        total += LEADING * ((self.lead.any(axis=1)) & ~(self.lead & (row == 0)).any(axis=1))
        return total

    def _beside(self, row: Grid, rules: Rules) -> Prices:
        """Price each module as the left neighbour of each."""
        weights = rules.weights
        steps = np.zeros(max(3, int(self.rank.max()) + 1))
        steps[:3] = weights["tombstone"], weights["neighbours"], weights["near"]
        classes = steps[np.abs(self.rank[:, :, None] - self.rank[:, None])]
        headed = self.rank > 0
        meets = headed[:, :, None] & headed[:, None] & _overlap(row + self.head[0], row + self.head[1])
        price: Prices = np.where(meets, classes, 0.0)
        edges = [(*(edge[:, :, one] for edge in self.right), *(edge[:, :, other] for edge in self.left))
                 for one in range(ARTS) for other in range(ARTS)]
        for top, foot, other_top, other_foot in edges:
            if foot.any() and other_foot.any():
                meet = ((row + top)[:, :, None] < (row + other_foot)[:, None]) & (
                    (row + other_top)[:, None] < (row + foot)[:, :, None])
                price = price + weights["art"] * (meet & (foot > top)[:, :, None] & (other_foot > other_top)[:, None])
        return price

    def _over(self, rules: Rules) -> Prices:
        """Price each module over each."""
        headed = self.rank > 0
        under = np.where(headed[:, :, None] & headed[:, None],
                         np.maximum(0, self.rank[:, :, None] - self.rank[:, None]), 0)
        price: Prices = (rules.weights["under"] * under
                         + rules.weights["notice-over"] * (self.notice[:, :, None] & ~self.notice[:, None]))
        return price


def _overlap(first: Grid, last: Grid) -> NDArray[np.bool_]:
    """Tell which spans of [page, module] have something in common: [page, module, module]."""
    shared: NDArray[np.bool_] = (first[:, :, None] < last[:, None]) & (first[:, None] < last[:, :, None])
    return shared


def _grid(values: Sequence[Sequence[int]]) -> Grid:
    return np.array(values, dtype=np.int64)


def _art(leaf: Leaf, *, right: bool) -> list[tuple[int, int]]:
    """Give the rows of a module's art that stands at its side."""
    edge = leaf.columns if right else 0
    return [(hung.row, hung.row + hung.shape.rows) for hung in leaf.art
            if (hung.column + hung.shape.columns if right else hung.column) == edge][:ARTS]


def _sides(pages: Sequence[Sequence[list[tuple[int, int]]]]) -> tuple[Grid, Grid]:
    filled = [[[*arts, *((0, 0),) * (ARTS - len(arts))] for arts in page] for page in pages]
    found = np.array(filled, dtype=np.int64)
    return found[..., 0], found[..., 1]
