"""Flow: whole lines of a galley fill the legs of a story exactly, each leg to its last baseline.

No last line of a paragraph alone at a column's top, no first line alone at its foot, no intertitle within two lines
of the foot (newspaper practice; Bringhurst 2.4.6): what breaks the first two costs, the last is never done.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from presswork.model.galley import Galley

NEVER = float("inf")
DEEPEST = 1  # rows that may be put before one intertitle
SHORT = 3  # lines of a paragraph that should not be parted


@dataclass(frozen=True, slots=True)
class Sheet:
    """A galley prepared for flowing: for each line the empty rows before it, the rows above it, the price of a break.

    ``depth[n]`` counts the rows of the first n lines with the empty rows before them, ``opens[n]`` the places among
    them where rows can be put; ``price[n]`` is what a leg that ends after n lines costs.
    """

    before: tuple[int, ...]
    depth: tuple[int, ...]
    opens: tuple[int, ...]
    price: tuple[float, ...]

    @property
    def lines(self) -> int:
        """Count the lines."""
        return len(self.before)

    def rows(self, start: int, stop: int) -> int:
        """Give the rows of lines ``start`` to ``stop`` as a leg: the empty rows before its first line drop out."""
        return self.depth[stop] - self.depth[start] - self.before[start] if stop > start else 0


@dataclass(frozen=True, slots=True)
class Filled:
    """Legs filled: ``stops`` are the lines after which each ends, ``opened`` the rows put before intertitles."""

    stops: tuple[int, ...]
    cost: float
    opened: int = 0
    bad: int = 0


def sheet_of(galley: Galley, weights: Mapping[str, float]) -> Sheet:
    """Prepare a galley."""
    before = [0] * len(galley.lines)
    for block in galley.blocks:
        if block.start < block.stop:
            before[block.start] = block.rows_before
    depth = tuple(accumulate((rows + 1 for rows in before), initial=0))
    opens = tuple(accumulate((1 if rows else 0 for rows in before), initial=0))
    price = (0.0, *(_price(galley, index, weights) for index in range(len(galley.lines))))
    return Sheet(tuple(before), depth, opens, price)


def _price(galley: Galley, index: int, weights: Mapping[str, float]) -> float:
    """Price a leg's end after a line."""
    lines, blocks = galley.lines, galley.blocks
    if index == len(lines) - 1:
        return 0.0
    block, following = blocks[lines[index].block], blocks[lines[index + 1].block]
    if block.keep:
        return NEVER
    first_of_section = block.start > 0 and blocks[lines[block.start - 1].block].keep
    close = weights["intertitle-foot"] if first_of_section and index - block.start < 1 else 0.0
    if block is not following:
        return close
    size = block.stop - block.start
    widow = weights["widow"] if index == block.stop - 2 else 0.0
    orphan = weights["orphan"] if index == block.start and not close else 0.0
    return close + widow + orphan + (weights["parted"] if size <= SHORT else 0.0)


def fill(sheet: Sheet, legs: Sequence[int], weights: Mapping[str, float], start: int = 0, *,
         whole: bool = True) -> Filled | None:
    """Fill legs of so many rows from line ``start``, each to its last row; None where no legal way fills them all.

    ``whole``: the last leg ends with the last line; else the story may go on elsewhere.
    """
    states: dict[int, tuple[float, tuple[int, ...], int]] = {start: (0.0, (), 0)}
    for number, room in enumerate(legs):
        ends = whole and number == len(legs) - 1
        following: dict[int, tuple[float, tuple[int, ...], int]] = {}
        for line, (cost, stops, opened) in states.items():
            for stop, rows in _stops(sheet, line, room):
                if ends and stop != sheet.lines:
                    continue
                price = cost + sheet.price[stop] + weights["opened"] * rows
                if stop not in following or price < following[stop][0]:
                    following[stop] = price, (*stops, stop), opened + rows
        if not following:
            return None
        states = following
    cost, stops, opened = min(states.values())
    bad = sum(1 for stop in stops if sheet.price[stop] >= min(weights["widow"], weights["orphan"]))
    return Filled(stops, cost, opened, bad)


def _stops(sheet: Sheet, line: int, room: int) -> list[tuple[int, int]]:
    """List (stop, rows to put before intertitles) of a leg that takes lines from ``line``."""
    if line >= sheet.lines:
        return []
    depth, opens, price = sheet.depth, sheet.opens, sheet.price
    top, opened = depth[line] + sheet.before[line], opens[line + 1]
    last = min(sheet.lines, bisect_right(depth, top + room) - 1)
    most = DEEPEST * (opens[last] - opened)
    found = []
    for stop in range(last, line, -1):
        over = room - depth[stop] + top
        if over > most:
            break
        if over <= DEEPEST * (opens[stop] - opened) and price[stop] < NEVER:
            found.append((stop, over))
    return found


def shared(sheet: Sheet, start: int, stop: int, room: int) -> list[tuple[int, int]]:
    """Give (line, row from the leg's top) for each line of a leg, empty rows shared before its intertitles."""
    over = room - sheet.rows(start, stop)
    places = [line for line in range(start + 1, stop) if sheet.before[line]]
    extra = dict.fromkeys(places, 0)
    for turn in range(DEEPEST * len(places)):
        if over > turn:
            extra[places[turn % len(places)]] += 1
    row, placed = 0, []
    for line in range(start, stop):
        row += (sheet.before[line] if line > start else 0) + extra.get(line, 0)
        placed.append((line, row))
        row += 1
    return placed
