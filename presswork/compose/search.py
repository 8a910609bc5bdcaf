"""Search: the cheapest ways through a table of lines, one for each paragraph in it.

First back from the end: for each break, what the lines after it cost at the least, taken one by one. Then forward along
these: where no two neighbours on the way cost anything together, it is the best way. Where they do, the ways are
followed in the order of what they must cost in all (Hart, Nilsson & Raphael, A Formal Basis for the Heuristic
Determination of Minimum Cost Paths, 1968): the least cost from a break on is never too high, so the first way to reach
the end is the best.
"""

import heapq
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from presswork.compose.demerits import LADDER, LADDER_LIMIT, LAST_HYPHEN, NEIGHBOURS, NORMAL
from presswork.compose.marks import FORBIDDEN
from presswork.compose.pricing import Line, Table
from presswork.compose.sums import Places

ROUNDING = 1e-6
TIE = 1e-9  # costs that differ by no more are equal


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


def cheapest(table: Table, ends: Sequence[int]) -> list[Way | None]:
    """Find the best way through each paragraph, which stop at ``ends``. None: there is none."""
    begins = [0, *ends[:-1]]
    search = _Search(table, begins)
    ways: list[Way | None] = []
    for begin, end, lines in zip(begins, ends, search.straight(begins, ends), strict=True):
        least = search.least[begin]
        way = _along(begin, end, lines) if least < FORBIDDEN else None
        ways.append(search.best(begin, end, way) if way and way.total > least + ROUNDING else way)
    return ways


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


def _along(begin: int, end: int, lines: Sequence[Line]) -> Way:
    """Cost lines one after another."""
    way = Way(0.0, 0, 0.0, begin, NORMAL, 0, 0.0, None)
    for line in lines:
        cost, row = after(way.kind, way.hyphens, line, line[0] == end)
        way = Way(0.0, 0, way.total + cost, line[0], line[2], row, cost, way)
    return way


class _Search:
    """A search under way.

    ``onward`` is the least cost of the lines from each break on, ``rest`` the same of all that follows a line which
    ends there (nothing follows where its paragraph stops), ``ways`` that of each line and what follows it.
    """

    def __init__(self, table: Table, begins: Sequence[int]) -> None:
        self.table, self.first = table, table.first.tolist()
        self.onward, self.rest = np.empty(table.count), np.full(table.count + 1, FORBIDDEN)
        self.ways = np.empty(len(table.stop))
        self._back([*begins, table.count])
        self.least = dict(zip(begins, self.onward[begins].tolist(), strict=True))

    def _back(self, edges: list[int]) -> None:
        """Cost what follows each break, the last ones of all paragraphs first, then those before them."""
        first, rest, cost, stop = self.table.first, self.rest, self.table.cost, self.table.stop
        breaks, steps = self._steps(edges)
        counts = np.diff(first)[breaks]
        places = np.append(0, counts.cumsum())  # of the lines from each break, in that order
        rows = np.arange(places[-1]) + np.repeat(first[breaks] - places[:-1], counts)
        cost, stop, ways = cost[rows], stop[rows], np.empty(len(rows))
        rest[edges] = 0.0
        for start, end in pairwise(steps):
            one, two = places[start], places[end]
            ways[one:two] = cost[one:two] + rest[stop[one:two]]
            chosen = breaks[start:end]
            rest[chosen] = self.onward[chosen] = np.minimum.reduceat(ways[one:two], places[start:end] - one)
            rest[edges] = 0.0
        self.ways[rows] = ways

    def _steps(self, edges: Sequence[int]) -> tuple[Places, list[int]]:
        """Order the breaks so that they can be costed in steps; gives them, and where each step begins.

        Those of a step have lines that all end behind the last of them in their paragraph.
        """
        table = self.table
        nearest = np.minimum.accumulate(table.stop[table.first[:-1]][::-1])[::-1]  # end of the lines from there on
        places = np.arange(1, table.count + 1)
        starts = np.minimum(np.searchsorted(nearest, places), places - 1).tolist()
        groups: list[tuple[int, int, int]] = []
        for begin, end in pairwise(edges):
            step, stop = 0, end
            while stop > begin:
                groups.append((step, start := starts[stop - 1], stop))
                step, stop = step + 1, start
        steps, start_of, stop_of = np.array(sorted(groups)).T
        many = stop_of - start_of
        at = np.append(0, many.cumsum())
        breaks = np.arange(table.count) + np.repeat(start_of - at[:-1], many)
        return breaks, [*at[np.searchsorted(steps, np.arange(steps[-1] + 1))].tolist(), table.count]

    def straight(self, begins: Sequence[int], ends: Sequence[int]) -> list[list[Line]]:
        """Follow the lines that cost least one by one, the longest of equals, through every paragraph."""
        table, rest = self.table, self.onward
        best = (self.ways <= np.repeat(rest + TIE, np.diff(table.first))).nonzero()[0]
        chosen = best[np.searchsorted(best, table.first[1:]) - 1]
        following: list[int] = table.stop[chosen].tolist()
        rows: list[int] = []
        counts: list[int] = []
        for begin, end in zip(begins, ends, strict=True):
            at, before = begin, len(rows)
            while at < end:
                rows.append(at)
                at = following[at]
            counts.append(len(rows) - before)
        lines = iter(self._lines(chosen[rows]))
        return [[next(lines) for _ in range(count)] for count in counts]

    def best(self, begin: int, end: int, known: Way) -> Way:
        """Follow all ways in the order of what they must cost; ``known`` is one that may not be the best."""
        number, bound = 0, known.total
        heap = [Way(self.least[begin], 0, 0.0, begin, NORMAL, 0, 0.0, None)]
        done: set[tuple[int, int, int]] = set()
        while heap:
            way = heapq.heappop(heap)
            state = way.at, way.kind, way.hyphens
            if way.at == end or way.least >= bound:
                return way if way.least < bound else known
            if state in done:
                continue
            done.add(state)
            for line in self._from(way.at, bound - way.total):
                number += 1
                cost, row = after(way.kind, way.hyphens, line, line[0] == end)
                total = way.total + cost
                least = total + float(self.rest[line[0]])
                if least < bound:
                    heapq.heappush(heap, Way(least, number, total, line[0], line[2], row, cost, way))
        return known

    def _from(self, at: int, bound: float) -> Iterator[Line]:
        """List the lines from a break with which the rest can cost less than ``bound``."""
        start = self.first[at]
        return self._lines(start + (self.ways[start:self.first[at + 1]] < bound).nonzero()[0])

    def _lines(self, rows: Places) -> Iterator[Line]:
        table = self.table
        columns = (table.stop[rows], table.cost[rows], table.kind[rows], table.hyphen[rows])
        return zip(*(column.tolist() for column in columns), strict=True)
