"""Pouring: a galley's lines run through frames in order, whole lines only.

Between columns: no last line of a paragraph alone at a column's top, no first line alone at its foot, no intertitle
within two lines of the foot (newspaper practice; Bringhurst 2.4.6).
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.story import LABEL, REFERENCE, TEXT, TO_NOTE
from presswork.plan.grid import Frame

NOTED = "Note"  # the role of a footnote's block


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
    """A galley prepared for pouring; with ``feet`` a footnote stands at the foot of the column that names it."""

    galley: Galley
    feet: bool = False

    @cached_property
    def notes(self) -> Mapping[int, GalleyBlock]:
        """Give the notes that stand at feet by the line that is the first to name each."""
        if not self.feet:
            return {}
        lines = self.galley.lines
        known = {links_of(lines[block.start]).get(LABEL, "").replace(TEXT, TO_NOTE): block
                 for block in self.galley.blocks if block.role == NOTED and block.start < block.stop}
        named: dict[str, int] = {}
        for at, line in enumerate(lines):
            for run in line.runs:
                if run.tag == REFERENCE and run.link in known:
                    named.setdefault(run.link, at)
        return dict(sorted((at, known[link]) for link, at in named.items()))

    @cached_property
    def small(self) -> list[bool]:
        """Tell for each line whether it is of a note that stands at a foot."""
        small = [False] * len(self.galley.lines)
        for block in self.notes.values():
            small[block.start:block.stop] = [True] * (block.stop - block.start)
        return small

    @cached_property
    def footing(self) -> list[int]:
        """Give the rows of the notes that all lines before each line name."""
        rows = [0]
        for at in range(len(self.galley.lines)):
            note = self.notes.get(at)
            rows.append(rows[-1] + (note.stop - note.start if note else 0))
        return rows

    @cached_property
    def before(self) -> list[int]:
        """Give for each line the empty rows before it."""
        rows = [0] * len(self.galley.lines)
        for block in self.galley.blocks:
            if block.start < block.stop and not self.small[block.start]:
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
        for rows, small in zip(self.before, self.small, strict=True):
            depth.append(depth[-1] + (0 if small else rows + 1))
        return depth

    @cached_property
    def may_break(self) -> list[bool]:
        """Tell for each line whether a column may end after it."""
        return [self._legal(index) for index in range(len(self.galley.lines))]

    def _legal(self, index: int) -> bool:
        lines, blocks, small = self.galley.lines, self.galley.blocks, self.small
        after = next((at for at in range(index + 1, len(lines)) if not small[at]), None)
        if after is None:
            return index == len(lines) - 1
        if small[index + 1]:  # notes go with the text before them, wherever they stand
            return False
        index = next((at for at in range(index, -1, -1) if not small[at]), 0)
        block, following = blocks[lines[index].block], blocks[lines[after].block]
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

    def foot(self, start: int, stop: int) -> int:
        """Give the rows of the notes that lines ``start`` to ``stop`` name, with a row over them."""
        rows = self.footing[stop] - self.footing[start]
        return rows + 1 if rows else 0

    def taken(self, start: int, stop: int) -> int:
        """Give the rows of lines ``start`` to ``stop`` as a leg with its notes."""
        return self.rows(start, stop) + self.foot(start, stop)


def pour(sheet: Sheet, frames: Sequence[Frame], airy: int = -1, most_opened: int = 1, start: int = 0,
         ) -> tuple[list[Leg], int]:
    """Fill frames in order from line ``start`` on; gives the legs and the number of lines that found no room.

    A leg that ends short is opened before its intertitles, by at most ``most_opened`` rows each. The frame ``airy``
    takes a row less, so that it is opened and the rest of the story moves on by one.
    """
    legs: list[Leg] = []
    count = len(sheet.galley.lines)
    for index, frame in enumerate(frames):
        room = frame.rows - (index == airy)
        stop = min(count, bisect_right(sheet.depth, sheet.depth[start] + _before(sheet, start) + room) - 1)
        while stop > start and not (sheet.may_break[stop - 1] and sheet.taken(start, stop) <= room):
            stop -= 1
        empty = frame.rows - sheet.taken(start, stop)
        opened = _opened(sheet, start, stop, empty, most_opened)
        legs.append(Leg(frame, start, stop, empty - sum(rows for _, rows in opened), opened))
        start = stop
    return legs, count - start


def evened(sheet: Sheet, legs: Sequence[Leg], opened: int = 2) -> tuple[Leg, ...]:
    """Let the columns of a page, which the story goes on from, end level: the text of its longer ones moves on.

    What all leave empty is put before their intertitles, ``opened`` rows each at most, as far as all have such.
    """
    legs = _levelled(sheet, legs, opened)
    empty = [leg.frame.rows - sheet.taken(leg.start, leg.stop) for leg in legs]
    shared = [_opened(sheet, leg.start, leg.stop, rows, opened) for leg, rows in zip(legs, empty, strict=True)]
    left = max(rows - sum(each for _, each in places) for rows, places in zip(empty, shared, strict=True))
    return tuple(
        replace(leg, empty=min(left, rows), opened=_opened(sheet, leg.start, leg.stop, max(0, rows - left), opened))
        for leg, rows in zip(legs, empty, strict=True))


def levelled(sheet: Sheet, legs: Sequence[Leg], opened: int = 2) -> tuple[Leg, ...]:
    """Let the columns of the last page, on which all text stands, end level as far as breaks and heads allow.

    Each takes at most ``opened`` rows before each of its heads, its first line apart; none is longer than the longest.
    """
    legs = _levelled(sheet, legs, opened)
    empty = [leg.frame.rows - sheet.taken(leg.start, leg.stop) for leg in legs]
    return tuple(
        replace(leg, empty=rows - sum(each for _, each in places), opened=places)
        for leg, rows in zip(legs, empty, strict=True)
        for places in [_opened(sheet, leg.start, leg.stop, rows - min(empty), opened)])


def _levelled(sheet: Sheet, legs: Sequence[Leg], opened: int) -> Sequence[Leg]:
    """End the columns of a page elsewhere where they are more than a row apart: as level as the same text allows."""
    empty = [leg.frame.rows - sheet.taken(leg.start, leg.stop) for leg in legs]
    if max(empty) - min(empty) <= 1:
        return legs
    places = [[at for at in range(max(leg.start, leg.stop - sum(empty)), leg.stop + 1)
               if at == leg.stop or (at > leg.start and sheet.may_break[at - 1])] for leg in legs[:-1]]  # fmt: skip
    ways = ([legs[0].start, *stops, legs[-1].stop] for stops in product(*map(reversed, places)))
    tried = ([replace(leg, start=start, stop=stop) for leg, (start, stop) in zip(legs, pairwise(way), strict=True)]
             for way in ways if way == sorted(way))  # fmt: skip
    fitting = [way for way in tried if all(sheet.taken(leg.start, leg.stop) <= leg.frame.rows for leg in way)]
    return min(fitting, key=lambda way: _apart(sheet, way, opened), default=legs)


def _apart(sheet: Sheet, legs: Sequence[Leg], opened: int) -> tuple[int, int]:
    """Give the rows by which columns end apart once they are opened before their heads, and before."""
    empty = [leg.frame.rows - sheet.taken(leg.start, leg.stop) for leg in legs]
    least = min(empty)
    heads = [sum(1 for at in range(leg.start + 1, leg.stop) if sheet.before[at]) for leg in legs]
    left = [max(0, rows - least - opened * count) for rows, count in zip(empty, heads, strict=True)]
    return max(left), max(empty) - least


def _before(sheet: Sheet, line: int) -> int:
    return sheet.before[line] if line < len(sheet.before) else 0


def _opened(sheet: Sheet, start: int, stop: int, empty: int, most: int) -> tuple[tuple[int, int], ...]:
    """Share empty rows out before the heads of a leg, its first line apart: as evenly as whole rows allow."""
    places = [index for index in range(start + 1, stop) if sheet.before[index]]
    each, over = divmod(min(empty, most * len(places)), len(places)) if places else (0, 0)
    shared = ((place, each + (at < over)) for at, place in enumerate(places))
    return tuple((place, rows) for place, rows in shared if rows)


def rows_of(sheet: Sheet, leg: Leg) -> list[tuple[int, int]]:
    """Give (line, row of the live area) for each line of a leg, and for those of its notes, at its foot."""
    extra = dict(leg.opened)
    row, placed = leg.frame.row, []
    for index in range(leg.start, leg.stop):
        if sheet.small[index]:
            continue
        row += (sheet.before[index] if index > leg.start else 0) + extra.get(index, 0)
        placed.append((index, row))
        row += 1
    return [*placed, *zip(noted(sheet, leg), range(foot_row(sheet, leg), leg.frame.row + leg.frame.rows), strict=True)]


def noted(sheet: Sheet, leg: Leg) -> list[int]:
    """List the lines of the notes at the foot of a leg."""
    named = (note for at, note in sheet.notes.items() if leg.start <= at < leg.stop)
    return [line for note in named for line in range(note.start, note.stop)]


def foot_row(sheet: Sheet, leg: Leg) -> int:
    """Give the row on which the notes at the foot of a leg begin: what its frame has left stands over them."""
    return leg.frame.row + leg.frame.rows - (sheet.footing[leg.stop] - sheet.footing[leg.start])


def links_of(line: Line) -> dict[str, str]:
    """Give where the runs of a line lead, by their tags."""
    return {run.tag: run.link for run in line.runs if run.tag}
