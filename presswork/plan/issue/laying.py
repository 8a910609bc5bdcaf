"""Laying: a made-up page becomes modules, slots and flows, in pt from the page's top left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from presswork.model.galley import Galley
from presswork.model.issue import GUIDE, NOTICES
from presswork.model.module import BRIEFS, CONTINUATION, NOTICE, STORY, Module, Part
from presswork.model.plan import Flow, Placed, Slot
from presswork.plan.grid import Frame, Grid
from presswork.plan.issue.flow import shared
from presswork.plan.issue.heads import Piece
from presswork.plan.issue.leaf import Leaf
from presswork.plan.issue.making import Standing
from presswork.plan.issue.rules import Rules

TINT = "tint"
AIR = 0.25  # rows between a column rule and what it meets


@dataclass(frozen=True, slots=True)
class Laid:
    """A module on its page with its flow of text and the slots of its rules and its bars."""

    module: Module
    flow: Flow | None
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Lays the modules of one page; ``top`` is the page's first row of modules, ``words`` the furniture's."""

    rules: Rules
    grid: Grid
    top: int
    words: Mapping[str, str]
    briefs: frozenset[str]

    def module(self, each: Standing, galley: Galley | None, jump_to: int, jump_from: int) -> Laid:
        """Lay one module. ``galley`` is the story's, which both parts of a jump share."""
        leaf, row = each.leaf, each.row + self.top
        kind = (NOTICE if leaf.story.startswith(NOTICES) else BRIEFS if leaf.story in self.briefs
                else CONTINUATION if jump_from else STORY)
        frame = self.grid.slot("frame", each.column, row, leaf.columns, leaf.rows)
        inset = self.rules.inset if kind in (NOTICE, BRIEFS) else 0.0
        parts = [*self._group(each, row, inset), *self._art(each, row), *self._insets(each, row, inset)]
        if jump_to:
            parts.append(self._jump_line(each, jump_to))
        module = Module(leaf.story.removeprefix(NOTICES), kind, frame, tuple(parts), TINT if inset else "", jump_to,
                        jump_from, each.column, row, leaf.columns, leaf.rows)
        flow = Flow(leaf.story, tuple(self._lines(each, galley, row, inset))) if galley else None
        if kind not in (STORY, CONTINUATION):
            return Laid(module, flow, ())
        bars = self._bars(each, galley, row) if galley else ()
        return Laid(module, flow, (*self._rules(leaf, each.column, row), *bars))

    def _part(self, piece: Piece, column: int, top: float, inset: float = 0.0) -> Part:
        """Give a piece its place; ``top`` in pt from the page's top."""
        inset += piece.inset
        name, width = piece.name, self.rules.layout.page.span(piece.columns) - 2 * inset
        slot = Slot(name, self.grid.x(column + piece.column) + inset, top + piece.top, width, piece.height,
                    piece.text if name == "figure" else "")
        return Part(name, slot, "" if name == "figure" else piece.text, piece.style, piece.size, piece.leading,
                    piece.columns)

    def _group(self, each: Standing, row: int, inset: float) -> Iterator[Part]:
        group = each.leaf.group
        if group:
            down = self.rules.row / 2 if inset else 0.0
            yield from (self._part(piece, each.column, self.grid.y(row + each.leaf.top) + down, inset)
                        for piece in group.pieces)

    def _art(self, each: Standing, row: int) -> Iterator[Part]:
        for hung in each.leaf.art:
            for piece in hung.shape.pieces:
                yield self._part(piece, each.column + hung.column, self.grid.y(row + hung.row))

    def _insets(self, each: Standing, row: int, inset: float) -> Iterator[Part]:
        for box in each.leaf.insets:
            column, top = each.column + box.column, self.grid.y(row + box.row)
            if box.name == "quote":
                piece = box.pieces[0]
                slot = self.grid.slot("quote", column, row + box.row, 1, box.rows)
                yield Part("quote", slot, piece.text, piece.style, piece.size, piece.leading)
            else:
                side = self.rules.inset if box.name == "box" else inset
                yield from (self._part(piece, column, top, side) for piece in box.pieces)

    def _jump_line(self, each: Standing, page: int) -> Part:
        style = self.rules.layout.styles[self.rules.style("jump-line")]
        slot = self.grid.slot("jump-line", each.right - 1, self.top + each.foot - 1, 1, 1)
        text = self.words.get("jump_to", "{page}").format(page=page)
        return Part("jump-line", slot, text, style.name, style.size, style.leading)

    def _lines(self, each: Standing, galley: Galley, row: int, inset: float) -> Iterator[Placed]:
        styles = self.rules.layout.styles
        for frame, rows in _legs(each.leaf):
            for line, down in rows.items():
                block = galley.blocks[galley.lines[line].block]
                yield Placed(line, self.grid.x(each.column + frame.column) + inset + block.shift,
                             self.grid.baseline(row + frame.row + down, styles[block.style].size))

    def _bars(self, each: Standing, galley: Galley, row: int) -> Iterator[Slot]:
        """Mark the rows of each intertitle that stands in from its column's edge: the layout may set a bar there."""
        for frame, rows in _legs(each.leaf):
            for first, last in galley.intertitles():
                if first.shift and first.start in rows:
                    top, depth = rows[first.start], rows[last.stop - 1] - rows[first.start] + 1
                    yield self.grid.slot("bar", each.column + frame.column, row + frame.row + top, 1, depth)

    def _rules(self, leaf: Leaf, column: int, row: int) -> Iterator[Slot]:
        """Draw the rules between a module's columns, over the rows that no head and no art crosses."""
        spans = [(0, leaf.group.columns, leaf.top, leaf.top + leaf.group.rows)] if leaf.group else []
        spans += [(hung.column, hung.column + hung.shape.columns, hung.row, hung.row + hung.shape.rows)
                  for hung in leaf.art]
        for at in range(1, leaf.columns):
            crossed = [(top, foot) for first, last, top, foot in spans if first < at < last]
            edge = 0 if leaf.group and leaf.group.columns <= at else leaf.top + (leaf.group.rows if leaf.group else 0)
            first, last = max(_gaps(crossed, edge, leaf.rows), key=lambda gap: (gap[1] - gap[0], -gap[0]))
            if last - first > 1:
                x = self.grid.x(column + at) - self.rules.layout.page.gutter / 2
                height = (last - first - 2 * AIR) * self.rules.row
                yield Slot("rule", x, self.grid.y(row + first + AIR), 0.0, height)


def _legs(leaf: Leaf) -> Iterator[tuple[Frame, dict[int, int]]]:
    """Give each frame of a module's body with the row, from the frame's top, of each line in it."""
    if leaf.variant is None or leaf.filled is None:
        return
    start = leaf.start
    for frame, stop in zip(leaf.frames, leaf.filled.stops, strict=True):
        yield frame, dict(shared(leaf.variant.sheet, start, stop, frame.rows))
        start = stop


def _gaps(crossed: Sequence[tuple[int, int]], top: int, foot: int) -> list[tuple[int, int]]:
    """Give the runs of rows between ``top`` and ``foot`` that nothing crosses."""
    gaps = []
    for start, stop in sorted(crossed):
        gaps.append((top, start - 1 if start > top else start))
        top = max(top, stop)
    return [*gaps, (top, foot)]


def partings(standing: Sequence[Standing], grid: Grid, rules: Rules, top: int) -> Iterator[Slot]:
    """Draw the rules between modules: a line in the row over each that stands under another, one between neighbours."""
    tinted = {id(each) for each in standing if each.leaf.story.startswith((NOTICES, GUIDE))
              or (each.leaf.group and not each.leaf.group.rank)}
    for each in standing:
        if each.row and id(each) not in tinted:
            yield grid.slot("rule-h", each.column, top + each.row - rules.gap / 2, each.leaf.columns, 0)
    for one in standing:
        for other in standing:
            first, last = max(one.row, other.row), min(one.foot, other.foot)
            if one.right == other.column and first < last and not {id(one), id(other)} & tinted:
                x = grid.x(other.column) - rules.layout.page.gutter / 2
                yield Slot("rule", x, grid.y(top + first), 0.0, (last - first) * rules.row, "story")
