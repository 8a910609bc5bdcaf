"""Search: the cheapest way through a table of lines.

First back from the end: for each break, what the lines after it cost at the least, taken one by one. Then forward along
these: where no two neighbours on the way cost anything together, it is the best way. Where they do, the ways are
followed in the order of what they must cost in all (Hart, Nilsson & Raphael, A Formal Basis for the Heuristic
Determination of Minimum Cost Paths, 1968): the least cost from a break on is never too high, so the first way to reach
the end is the best.
"""

import heapq
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from presswork.compose.demerits import LADDER, LADDER_LIMIT, LAST_HYPHEN, NEIGHBOURS, NORMAL
from presswork.compose.marks import FORBIDDEN
from presswork.compose.pricing import Line, Table
from presswork.compose.sums import Numbers

ROUNDING = 1e-6


class Way(NamedTuple):
    """A way to a break: what it and the rest cost at the least, its number, its own cost, and its last line."""

    least: float
    number: int
    total: float
    at: int
    kind: int
    hyphens: int
    cost: float
    before: "Way | None"


def cheapest(table: Table) -> Way | None:
    """Find the best way to the end. None: there is none."""
    rest, lines = _rest(table)
    if rest[0] >= FORBIDDEN:
        return None
    search = _Search(table, rest, lines)
    straight = search.straight()
    return straight if straight.total <= rest[0] + ROUNDING else search.best(straight)


def after(kind: int, hyphens: int, line: Line, last: bool) -> tuple[float, int]:
    """Cost a line after one of a ``kind`` that ended ``hyphens`` in a row; gives the cost and the hyphens in a row."""
    _, cost, looks, hyphenated = line
    row = 0
    if hyphenated and not last:
        row = min(hyphens + 1, len(LADDER))
        cost += LADDER_LIMIT if row >= len(LADDER) else LADDER[row]
    elif hyphens and last:
        cost += LAST_HYPHEN
    return (cost + NEIGHBOURS if looks - kind > 1 or kind - looks > 1 else cost), row


def _rest(table: Table) -> tuple[Numbers, Numbers]:
    """Give what the lines from each break on cost at the least, and the same for each line and those after it.

    Breaks are taken together where the lines from them all end behind the last of them.
    """
    rest = np.full(table.count + 1, FORBIDDEN)
    rest[-1] = 0.0
    ways = np.empty(len(table.stop))
    least = np.minimum.accumulate(table.stop[table.first[:-1]][::-1])[::-1]  # the nearest break of those that follow
    first, stop = table.first, table.count
    while stop:
        start = min(int(np.searchsorted(least, stop)), stop - 1)
        one, two = first[start], first[stop]
        ways[one:two] = table.cost[one:two] + rest[table.stop[one:two]]
        rest[start:stop] = np.minimum.reduceat(ways[one:two], first[start:stop] - one)
        stop = start
    return rest, ways


class _Search:
    """A search under way: the table, and the least cost of all that follows each break, by break and by line."""

    def __init__(self, table: Table, rest: Numbers, ways: Numbers) -> None:
        self.table, self.rest, self.ways = table, rest, ways
        self.first = table.first.tolist()

    def straight(self) -> Way:
        """Follow the lines that cost least one by one."""
        way = Way(0.0, 0, 0.0, 0, NORMAL, 0, 0.0, None)
        while way.at < self.table.count:
            start = self.first[way.at]
            index = start + int(self.ways[start:self.first[way.at + 1]].argmin())
            way = self._step(way, self._line(index), 0)
        return way

    def best(self, known: Way) -> Way:
        """Follow all ways in the order of what they must cost; ``known`` is one that may not be the best."""
        number, bound = 0, known.total
        heap = [Way(float(self.rest[0]), 0, 0.0, 0, NORMAL, 0, 0.0, None)]
        done: set[tuple[int, int, int]] = set()
        while heap:
            way = heapq.heappop(heap)
            state = way.at, way.kind, way.hyphens
            if way.at == self.table.count or way.least >= bound:
                return way if way.least < bound else known
            if state in done:
                continue
            done.add(state)
            for line in self._lines(way.at, bound - way.total):
                number += 1
                step = self._step(way, line, number)
                if step.least < bound:
                    heapq.heappush(heap, step)
        return known

    def _step(self, way: Way, line: Line, number: int) -> Way:
        stop = line[0]
        cost, row = after(way.kind, way.hyphens, line, stop == self.table.count)
        total = way.total + cost
        return Way(total + float(self.rest[stop]), number, total, stop, line[2], row, cost, way)

    def _line(self, index: int) -> Line:
        stop = int(self.table.stop[index])
        return stop, float(self.table.cost[index]), int(self.table.kind[index]), bool(self.table.hyphen[index])

    def _lines(self, at: int, bound: float) -> Iterator[Line]:
        """List the lines from a break with which the rest can cost less than ``bound``."""
        start = self.first[at]
        return map(self._line, (start + (self.ways[start:self.first[at + 1]] < bound).nonzero()[0]).tolist())
