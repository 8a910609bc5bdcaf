"""Assignment: which story stands on which page, inside the windows of its section, by rank and by the room it takes.

A local search of moves and exchanges from the editor's order; it has no chance in it, and ends when nothing helps.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

MOST = 6.5        # items that a page takes with ease
OVERFULL = 900.0  # times the square of what a page's least load is over what can be closed, or its most under it
SPILT = 400.0     # times what the least load is over nearly all of a page, so much of it
NEARLY = 0.98
EVEN = 160.0      # times the square of a page's distance from its capacity
CROWDED = 8.0     # times the square of items over MOST
LEADERLESS = 8.0  # a page without a story of rank 1 or 2
CROWNED = 3.0     # each further one
LATE = 0.12       # times rank and page: the stronger stands further in front, of an issue of so many pages
PAGES = 8         # or fewer; in a longer one the same is shared over all its pages
ROUNDS, AFTER = 12, 12  # changes of a page, on average; changes in all of an assignment that is near
NEAR, INF = 1e-9, float("inf")
USUAL, LEAST, GREATEST, COUNT, LEADERS = range(5)

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that must stand on a page: its rank, the pages that it may have, the room that it takes.

    Room is counted in cells of the grid, columns x rows with the gap under it: the least, the usual and the most that
    it can take without harm.
    """

    name: str
    rank: int
    windows: tuple[int, ...]
    least: float
    usual: float
    most: float
    weight: int = 1  # items that it counts for


def assign(items: Sequence[Item], rooms: Mapping[int, float], order: Mapping[str, int],
           near: Mapping[str, int] | None = None) -> dict[str, int]:
    """Give each item its page. ``rooms`` are the cells of the pages, ``order`` the editor's, which breaks ties.

    With an assignment that is ``near`` only what must move is moved, and what that upsets.
    """
    first = _first(items, rooms, order, near or {})
    board = _Board(items, rooms, first)
    upset = {page for name, page in first.items() if (near or {}).get(name) != page}
    upset |= {page for name, page in (near or {}).items() if first.get(name) != page}
    dirty = [at for at, page in enumerate(board.numbers) if page in upset]
    for _ in range(ROUNDS * len(rooms) if near is None else AFTER):
        dirty.sort(key=lambda at: (-board.costs[at], at))
        while dirty:
            gains = board.changes(dirty[0], 1, under=-NEAR)
            if gains:
                dirty = sorted({*dirty, *board.move(gains[0][1])})
                break
            del dirty[0]
        else:
            break
    return board.placed


def exchanges(items: Sequence[Item], placed: Mapping[str, int], rooms: Mapping[int, float], page: int,
              most: int) -> list[dict[str, int]]:
    """List the assignments one move or exchange away that change a page, the likeliest first."""
    board = _Board(items, rooms, placed)
    return [{**placed, **{items[item].name: board.numbers[at] for item, at in moves}}
            for _, moves in board.changes(board.numbers.index(page), most, pairs=True)]


def price(items: Sequence[Item], placed: Mapping[str, int], rooms: Mapping[int, float]) -> float:
    """Price an assignment."""
    return float(_Board(items, rooms, placed).costs.sum())


def _first(items: Sequence[Item], rooms: Mapping[int, float], order: Mapping[str, int],
           near: Mapping[str, int]) -> dict[str, int]:
    """Place the strongest first, each on the emptiest of its pages; what may stay where it is ``near`` stays."""
    placed = {item.name: near[item.name] for item in items if near.get(item.name) in item.windows}
    loads = dict.fromkeys(rooms, 0.0)
    for item in items:
        if item.name in placed:
            loads[placed[item.name]] += item.usual
    free: Callable[[int], tuple[float, int]] = lambda page: (loads[page] / rooms[page], page)  # noqa: E731
    for item in sorted(items, key=lambda each: (len(each.windows) > 1, each.rank, order.get(each.name, 0))):
        if item.name not in placed:
            page = min(item.windows, key=free)
            placed[item.name] = page
            loads[page] += item.usual
    return placed


Moves = tuple[tuple[int, int], ...]  # (item, page), both by index


class _Board:
    """Items on pages, as arrays."""

    def __init__(self, items: Sequence[Item], rooms: Mapping[int, float], placed: Mapping[str, int]) -> None:
        self.items, self.numbers = items, list(rooms)
        room = np.array([rooms[page] for page in self.numbers])[:, None]
        index = {page: at for at, page in enumerate(self.numbers)}
        self.at = np.array([index[placed[item.name]] for item in items], dtype=int)
        rows = [(item.usual, item.least, item.most, item.weight, 1 <= item.rank <= 2) for item in items]
        self.parts = np.array(rows, dtype=float).reshape(len(items), 5)
        self.scale = np.ones((len(self.numbers), 5))
        self.scale[:, :COUNT] = room
        late = LATE * min(1.0, PAGES / len(self.numbers))
        self.late = late * np.array([item.weight * (5 - item.rank) for item in items], dtype=float)
        rows_of = {windows: [page in windows for page in self.numbers]
                   for windows in {item.windows: None for item in items}}
        self.window = np.array([rows_of[item.windows] for item in items], dtype=bool).reshape(len(items), -1)
        self.sums = np.zeros((len(self.numbers), 5))
        np.add.at(self.sums, self.at, self.parts)
        self.costs = _price(self.sums / self.scale)

    @property
    def placed(self) -> dict[str, int]:
        """Give each item's page."""
        return {item.name: self.numbers[at] for item, at in zip(self.items, self.at, strict=True)}

    def move(self, moves: Moves) -> set[int]:
        """Move items; gives the pages that change."""
        touched = {page for _, page in moves} | {int(self.at[item]) for item, _ in moves}
        for item, page in moves:
            self.sums[self.at[item]] -= self.parts[item]
            self.sums[page] += self.parts[item]
            self.at[item] = page
        pages = sorted(touched)
        self.costs[pages] = _price(self.sums[pages] / self.scale[pages])
        return touched

    def changes(self, page: int, most: int, *, pairs: bool = False,
                under: float = INF) -> list[tuple[float, Moves]]:
        """List the moves and exchanges that change a page, with what each adds to the price, the best first.

        ``pairs``: two items are exchanged for one too; ``under``: only those that add less.
        """
        here, away = np.flatnonzero(self.at == page), np.flatnonzero(self.at != page)
        groups: list[tuple[int, ...]] = [(at,) for at in range(len(here))]
        groups += [*combinations(range(len(here)), 2)] if pairs else []
        gains = self._moved(page, here), self._taken(page, away), self._exchanged(page, here, groups, away)
        among = np.concatenate([each.ravel() for each in gains])
        if most < len(among):
            under = min(under, float(np.partition(among, most)[most]) + NEAR)
        found = [*((gain, ((int(here[item]), target),)) for gain, item, target in _under(gains[0], under)),
                 *((gain, ((int(away[item]), page),)) for gain, _, item in _under(gains[1], under)),
                 *((gain, (*((int(here[item]), int(self.at[away[other]])) for item in groups[group]),
                           (int(away[other]), page))) for gain, group, other in _under(gains[2], under))]
        return sorted(found)[:most]

    def _moved(self, page: int, here: Indices) -> Numbers:
        """Price the move of each item of a page to each other one: [item, page]."""
        out = _price((self.sums[page] - self.parts[here]) / self.scale[page]) - self.costs[page]
        pages = np.arange(len(self.costs))
        there = _price((self.sums + self.parts[here][:, None]) / self.scale) - self.costs
        gains: Numbers = out[:, None] + there + self.late[here][:, None] * (pages - page)
        return np.where(self.window[here] & (pages != page), gains, INF)

    def _taken(self, page: int, away: Indices) -> Numbers:
        """Price the move of each other item to a page: [0, item]."""
        source = self.at[away]
        gains = (_price((self.sums[page] + self.parts[away]) / self.scale[page]) - self.costs[page]
                 - self.costs[source] + _price((self.sums[source] - self.parts[away]) / self.scale[source])
                 + self.late[away] * (page - source))
        return np.where(self.window[away, page], gains, INF)[None]

    def _exchanged(self, page: int, here: Indices, groups: Sequence[tuple[int, ...]], away: Indices) -> Numbers:
        """Price the exchange of groups of items of a page for each one of another: [group, item]."""
        among = np.zeros((len(groups), len(here)))
        for at, group in enumerate(groups):
            among[at, list(group)] = 1
        there = self.at[away]
        able = self.window[away, page] & (among @ ~self.window[here][:, there] == 0)
        change = self.parts[away] - (among @ self.parts[here])[:, None]
        gains = (_price((self.sums[page] + change) / self.scale[page]) - self.costs[page] - self.costs[there]
                 + _price((self.sums[there] - change) / self.scale[there])
                 + ((among @ self.late[here])[:, None] - self.late[away]) * (there - page))
        return np.where(able, gains, INF)


def _under(gains: Numbers, most: float) -> Iterator[tuple[float, int, int]]:
    """List what is under a price: (price, row, column)."""
    for row, column in zip(*np.nonzero(gains < most), strict=True):
        yield float(gains[row, column]), int(row), int(column)


def _price(load: Numbers) -> Numbers:
    """Price pages: too full, too empty, uneven or crowded, without a leader."""
    usual, least, most, count, leaders = (load[..., at] for at in (USUAL, LEAST, GREATEST, COUNT, LEADERS))
    price: Numbers = (
        EVEN * (usual - 1) ** 2 + SPILT * np.maximum(0, least - NEARLY)
        + OVERFULL * (np.maximum(0, least - 1) ** 2 + np.maximum(0, 1 - most) ** 2)
        + CROWDED * np.maximum(0, count - MOST) ** 2 + np.where(leaders < 1, LEADERLESS, CROWNED * (leaders - 1)))
    return price
