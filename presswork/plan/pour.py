"""Pouring: a galley's lines run through frames in order, whole lines only.

Between columns: no last line of a paragraph alone at a column's top, no first line alone at its foot, no intertitle
within two lines of the foot (newspaper practice; Bringhurst 2.4.6).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from presswork.model.galley import Galley
from presswork.plan.grid import Frame


@dataclass(frozen=True, slots=True)
class Leg:
    """What one frame took: lines ``start`` to ``stop``, rows left empty, and the rows put before intertitles."""

    frame: Frame
    start: int
    stop: int
    empty: int
    opened: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A galley prepared for pouring."""

    galley: Galley

    @cached_property
    def before(self) -> list[int]:
        """Give for each line the empty rows before it."""
        rows = [0] * len(self.galley.lines)
        for block in self.galley.blocks:
            if block.start < block.stop:
                rows[block.start] = block.rows_before
        return rows

    @cached_property
    def deepest(self) -> int:
        """Give the most empty rows before a line."""
        return max(self.before, default=0)

    @cached_property
    def openings(self) -> int:
        """Count the places where a row can be put in."""
        return sum(1 for rows in self.before if rows)

    @cached_property
    def depth(self) -> list[int]:
        """Give the rows that all lines before each line take, with the empty rows before them."""
        depth = [0]
        for rows in self.before:
            depth.append(depth[-1] + rows + 1)
        return depth

    @cached_property
    def may_break(self) -> list[bool]:
        """Tell for each line whether a column may end after it."""
        return [self._legal(index) for index in range(len(self.galley.lines))]

    def _legal(self, index: int) -> bool:
        lines, blocks = self.galley.lines, self.galley.blocks
        if index == len(lines) - 1:
            return True
        block, following = blocks[lines[index].block], blocks[lines[index + 1].block]
        if block.keep:
            return False
        size = block.stop - block.start
        if block is not following:
            return True if size > 1 or index == 0 else not blocks[lines[index - 1].block].keep
        alone_at_foot = index == block.start
        alone_at_top = index == block.stop - 2
        return not (alone_at_foot or alone_at_top)

    def rows(self, start: int, stop: int) -> int:
        """Give the rows of lines ``start`` to ``stop`` as a leg: the empty rows before its first line drop out."""
        return self.depth[stop] - self.depth[start] - self.before[start] if stop > start else 0


def pour(sheet: Sheet, frames: Sequence[Frame], airy: int = -1, most_opened: int = 1) -> tuple[list[Leg], int]:
    """Fill frames in order; gives the legs and the number of lines that found no room.

    A leg that ends short is opened before its intertitles, by at most ``most_opened`` rows each. The frame ``airy``
    takes a row less, so that it is opened and the rest of the story moves on by one.
    """
    legs: list[Leg] = []
    start, count = 0, len(sheet.galley.lines)
    for index, frame in enumerate(frames):
        room = frame.rows - (index == airy)
        stop = min(count, bisect_right(sheet.depth, sheet.depth[start] + _before(sheet, start) + room) - 1)
        while stop > start and not sheet.may_break[stop - 1]:
            stop -= 1
        empty = frame.rows - sheet.rows(start, stop)
        opened = _opened(sheet, start, stop, empty, most_opened)
        legs.append(Leg(frame, start, stop, empty - sum(rows for _, rows in opened), opened))
        start = stop
    return legs, count - start


def _before(sheet: Sheet, line: int) -> int:
    return sheet.before[line] if line < len(sheet.before) else 0


def _opened(sheet: Sheet, start: int, stop: int, empty: int, most: int) -> tuple[tuple[int, int], ...]:
    """Share empty rows out before the intertitles of a leg, its first line apart."""
    places = [index for index in range(start + 1, stop) if sheet.before[index]]
    shared: list[tuple[int, int]] = []
    for place in places:
        rows = min(most, empty)
        if rows:
            shared.append((place, rows))
            empty -= rows
    return tuple(shared)


def rows_of(sheet: Sheet, leg: Leg) -> list[tuple[int, int]]:
    """Give (line, row of the live area) for each line of a leg."""
    extra = dict(leg.opened)
    row, placed = leg.frame.row, []
    for index in range(leg.start, leg.stop):
        row += (sheet.before[index] if index > leg.start else 0) + extra.get(index, 0)
        placed.append((index, row))
        row += 1
    return placed
