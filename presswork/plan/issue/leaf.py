"""Leaves: every cheap way in which one story fills a rectangle of whole columns and rows exactly.

A leaf is a body under a head group, with a figure over it, between head and body, beside the head, in its columns or at
its foot. A leaf that is kept has had its lines flowed, so its price is the true one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from presswork.plan.grid import Frame
from presswork.plan.issue.art import Shape
from presswork.plan.issue.bodies import ALL, FILLED, FIRST, REST, Art, Body, Filler, Hung, Inset, Part
from presswork.plan.issue.copy import Copy, Variant
from presswork.plan.issue.flow import Filled
from presswork.plan.issue.heads import Group, Header, Piece, Term
from presswork.plan.issue.rules import Rules

__all__ = ["FIRST", "REST", "Corner", "Hung", "Inset", "Leaf", "Nursery", "Table", "cells_of", "stopping"]
KEPT = 2  # leaves kept for each depth and pair of corners
BESIDE = 3  # head groups that a figure may stand beside
WANTED = {1: (3, 5), 2: (2, 4), 3: (1, 3), 4: (1, 2), 5: (1, 2)}  # columns of five that a rank wants
Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A module filled: what fills it, its price by term, the classes of its top corners (0: no head there).

    Its last ``short`` columns end one row before the others.
    """

    story: str
    columns: int
    rows: int
    corners: Corner
    terms: tuple[Term, ...]
    cost: float
    group: Group | None = None
    top: int = 0
    variant: Variant | None = None
    start: int = 0
    frames: tuple[Frame, ...] = ()
    filled: Filled | None = None
    art: tuple[Hung, ...] = ()
    insets: tuple[Inset, ...] = ()
    told: tuple[str, ...] = ()
    jumps: bool = False
    pieces: tuple[Piece, ...] = ()
    short: int = 0

    @property
    def quotes(self) -> int:
        """Count its pull quotes."""
        return sum(1 for inset in self.insets if inset.name == "quote")


Table = dict[int, dict[int, dict[Corner, list[Leaf]]]]  # columns -> rows -> corners -> leaves, the cheapest first


class _Draft(NamedTuple):
    """A leaf before it is put together: its price, what fills it, what that costs beside, a figure over all of it."""

    cost: float
    group: Group
    body: Body
    base: tuple[Term, ...]
    across: tuple[str, Shape] | None


Drafts = dict[int, dict[Corner, list[_Draft]]]


@dataclass(slots=True)
class Nursery:
    """Grows the leaves of stories by a layout's rules. ``filler`` fills their bodies."""

    header: Header
    filler: Filler
    rules: Rules
    grown: dict[tuple[str, bool], Table] = field(default_factory=dict)

    def story(self, copy: Copy) -> Table:
        """Give the leaves of a whole story."""
        return self._grown(Part(copy))

    def opening(self, copy: Copy) -> Table:
        """Give the leaves of the first part of a story that jumps, at every depth that it can fill."""
        return self._grown(Part(copy, jumps=True))

    def rest(self, copy: Copy, start: int, line: str) -> Table:
        """Give the leaves of a story from line ``start``, under its jump head and the ``line`` that says whence."""
        part, table = Part(copy, start), {}
        for width in range(1, min(self.rules.layout.page.columns, 4) + 1):
            group = self.header.jump(copy, width, line)
            if group:
                table[width] = self._width(part, width, [group])
        return table

    def forget(self, names: Collection[str]) -> None:
        """Forget the leaves of stories."""
        self.grown = {key: table for key, table in self.grown.items() if key[0] not in names}

    def _grown(self, part: Part) -> Table:
        key = part.copy.story.id, part.jumps
        if key not in self.grown:
            self.grown[key] = {width: self._width(part, width, self.header.groups(part.copy, width, width))
                               for width in self._widths(part.copy)}
        return self.grown[key]

    def _widths(self, copy: Copy) -> Sequence[int]:
        if copy.pin.columns:
            return (copy.pin.columns,)
        low, high = self._wanted(copy)
        columns = self.rules.layout.page.columns
        return range(max(1, low - 1), columns + 1 if self.header.strained else min(columns, high + 2) + 1)

    def _wanted(self, copy: Copy) -> tuple[int, int]:
        """Give the columns that a story wants by its rank."""
        if copy.briefs:
            return 1, self.rules.layout.page.columns
        low, high = WANTED[min(copy.rank, 5)]
        return low, max(low, round(high * self.rules.layout.page.columns / 5))

    def _width(self, part: Part, width: int, groups: Sequence[Group]) -> dict[int, dict[Corner, list[Leaf]]]:
        """Give the leaves of one width."""
        table: Drafts = {}
        base = self._base(part, width)
        plain = self._bodies(part, width, [Art()])
        for across, price in self._across(part, width):
            self._join(table, part, width, groups, plain, (*base, *price), across)
        self._join(table, part, width, groups, self._bodies(part, width, self._arts(part, width)), base)
        for span, shapes in self._beside(part, width):
            for group in self.header.groups(part.copy, width, width - span)[:BESIDE]:
                narrow = self.rules.weights["figure-narrow"] * (span == 1)
                arts = [Art((*_term("figure", shape.cost + narrow), ("figure-beside", 0.5)), shape, lift=group.rows)
                        for shape in shapes if shape.rows + 1 > group.rows]
                self._join(table, part, width, [group], self._bodies(part, width, arts), base)
        return {rows: {corners: [self._leaf(part, width, draft) for draft in kept]
                       for corners, kept in sorted(at.items())} for rows, at in sorted(table.items())}

    def _bodies(self, part: Part, width: int, arts: Sequence[Art]) -> Mapping[int, Body]:
        return self.filler.bodies(part, width, arts, ALL if self.header.strained else FILLED)

    def _base(self, part: Part, width: int) -> tuple[Term, ...]:
        weights, copy = self.rules.weights, part.copy
        low, high = self._wanted(copy)
        side = weights["narrow"] * max(0, low - width) + weights["wide"] * max(0, width - high)
        base = _term("width", side) if not copy.pin.columns and not part.start else ()
        return (*base, *_term("jump", weights["jump"])) if part.jumps and copy.pin.jump is None else base

    def _figures(self, part: Part) -> tuple[str, ...]:
        copy = part.copy
        if copy.pin.figure == 0:
            return ()
        return (copy.figures[1:] if part.start else copy.figures[:1] if part.jumps else copy.figures)[:2]

    def _across(self, part: Part, width: int) -> Iterator[tuple[tuple[str, Shape] | None, tuple[Term, ...]]]:
        """Give what may stand over all columns: nothing, or the first figure over the head or under it."""
        figures, weights, pin = self._figures(part), self.rules.weights, part.copy.pin
        second = _term("second-dropped", weights["second-dropped"]) if len(figures) > 1 else ()
        if not figures:
            yield None, ()
            return
        if not pin.figure:
            yield None, (*_term("figure-dropped", weights["figure-dropped"] * (1 + (part.copy.rank == 1))), *second)
        if pin.figure in (None, width):
            for shape in self.filler.gallery.shapes(figures[0], width):
                price = (*_term("figure", shape.cost), *second)
                yield ("under", shape), price
                if not part.start:
                    yield ("over", shape), (*price, ("figure-over", 0.5))

    def _arts(self, part: Part, width: int) -> list[Art]:
        """Give the ways to hang figures in the columns, the cheapest first."""
        figures, weights, gallery = self._figures(part), self.rules.weights, self.filler.gallery
        if not figures:
            return []
        spans = (part.copy.pin.figure,) if part.copy.pin.figure else range(1, width)
        first = [Art(_term("figure", shape.cost + weights["figure-narrow"] * (span == 1)), shape)
                 for span in spans if span < width for shape in gallery.shapes(figures[0], span)]
        if len(figures) == 1:
            return first
        found = [replace(art, terms=(*art.terms, ("second-dropped", weights["second-dropped"]))) for art in first]
        feet = [shape for span in range(1, width) for shape in gallery.shapes(figures[1], span)]
        found += [replace(art, terms=(*art.terms, *_term("figure-2", foot.cost)), below=foot)
                  for art in first for foot in feet if art.above and art.above.columns + foot.columns <= width]
        return sorted(found, key=lambda art: art.cost)[:60]

    def _beside(self, part: Part, width: int) -> Iterator[tuple[int, Sequence[Shape]]]:
        """Give the shapes of a figure that stands beside the head, at the right."""
        figures, pin = self._figures(part), part.copy.pin
        if len(figures) == 1 and not part.start:
            for span in range(1, width - 1):
                if pin.figure in (None, span):
                    yield span, self.filler.gallery.shapes(figures[0], span)

    def _join(self, table: Drafts, part: Part, width: int, groups: Sequence[Group],
              bodies: Mapping[int, Body], base: tuple[Term, ...], across: tuple[str, Shape] | None = None) -> None:
        """Put heads on bodies, and keep the cheapest of each depth."""
        before = sum(price for _, price in base)
        deep = across[1].rows + 1 if across else 0
        for group in groups:
            corners, paid = self._corners(part.copy, group, width, across), before + group.cost
            for body in bodies.values():
                rows = group.rows + body.rows + deep
                if rows > self.filler.deepest:
                    continue
                tall = self._tall(part.copy, width, rows)
                cost = paid + body.cost + tall
                kept = table.setdefault(rows, {}).setdefault(corners, [])
                if len(kept) < KEPT or cost < kept[-1].cost:
                    kept.append(_Draft(cost, group, body, (*base, *_term("tall", tall)), across))
                    kept.sort(key=lambda each: each.cost)
                    del kept[KEPT:]

    def _corners(self, copy: Copy, group: Group, width: int, across: tuple[str, Shape] | None) -> Corner:
        if copy.briefs or (across and across[0] == "over"):
            return 0, 0
        return group.rank, group.rank if group.columns == width else 0

    def _tall(self, copy: Copy, width: int, rows: int) -> float:
        page = self.rules.layout.page
        tall = rows * page.baseline > 3.2 * page.span(width) and not copy.briefs and width > 1
        return self.rules.weights["tall"] if tall else 0.0

    def _leaf(self, part: Part, width: int, draft: _Draft) -> Leaf:
        """Put a leaf together."""
        group, body, across = draft.group, draft.body, draft.across
        deep = across[1].rows + 1 if across else 0
        over = deep if across and across[0] == "over" else 0
        down = group.rows + deep
        art = [Hung(hung.shape, hung.column, hung.row + down) for hung in body.art]
        if across:
            art.insert(0, Hung(across[1], 0, 0 if over else group.rows))
        terms = (*draft.base, *group.terms, *body.terms)
        return Leaf(part.copy.story.id, width, down + body.rows, self._corners(part.copy, group, width, across), terms,
                    sum(price for _, price in terms), group, over, body.variant, part.start,
                    tuple(Frame(frame.column, frame.row + down, frame.rows) for frame in body.frames),
                    body.filled, tuple(art), tuple(replace(inset, row=inset.row + down) for inset in body.insets),
                    (*group.told, *body.told), part.jumps, short=body.short)


def _term(name: str, price: float) -> tuple[Term, ...]:
    return ((name, price),) if price else ()


def stopping(table: Table, line: int) -> Table:
    """Keep the leaves of a table that end after so many lines."""
    return {width: {rows: kept for rows, corners in depths.items() if (kept := {
        both: fit for both, leaves in corners.items() if (fit := [
            leaf for leaf in leaves if leaf.filled and leaf.filled.stops[-1] == line])})}
            for width, depths in table.items()}


def cells_of(table: Table, gap: int) -> int:
    """Give the fewest cells that a leaf of a table takes, the gap under it counted; 0 where there is none."""
    return min((width * (rows + gap) for width, depths in table.items() for rows in depths), default=0)
