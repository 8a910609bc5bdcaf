"""Leaves: every cheap way in which one story fills a rectangle of whole columns and rows exactly.

For each width the depth follows from the area: lines, head, art and what stands in the columns are given, so only one
or two depths can be full. A leaf that is kept has had its lines flowed, so its price is the true one.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from presswork.plan.grid import Frame
from presswork.plan.issue.art import Gallery, Shape
from presswork.plan.issue.copy import Copy, Variant
from presswork.plan.issue.flow import DEEPEST, Filled, fill
from presswork.plan.issue.heads import Group, Header, Piece, Term
from presswork.plan.issue.rules import Rules

KEPT = 2  # leaves kept for each depth and pair of corners
CANDIDATES = 900  # ways tried for each width, the cheapest first
ARTS = 48  # of which so many with different art
LEAST_LEG = 5  # rows of a text column in a story of several
QUOTED = 9  # rows of text that a column with a pull quote keeps
FIRST, REST = 8, 8  # lines that a jump leaves on its page, and sends on
WANTED = {1: (3, 5), 2: (2, 4), 3: (1, 3), 4: (1, 2), 5: (1, 2)}  # columns of five that a rank wants
Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hung:
    """A figure in its module: its shape, its first column and row."""

    shape: Shape
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Inset:
    """A pull quote or a box in one column: what it is, its column, first row and rows, and its pieces."""

    name: str
    column: int
    row: int
    rows: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A module filled: what fills it, its price by term, the classes of its top corners (0: no head there)."""

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

    @property
    def quotes(self) -> int:
        """Count its pull quotes."""
        return sum(1 for inset in self.insets if inset.name == "quote")


@dataclass(frozen=True, slots=True)
class Hanging:
    """Where the figures of a story stand: under the head at the right, over it, beside it, or at the foot."""

    figures: tuple[tuple[str, Shape], ...]
    terms: tuple[Term, ...]

    @property
    def cost(self) -> float:
        """Give the price."""
        return sum(price for _, price in self.terms)

    def shape(self, place: str) -> Shape | None:
        """Give the figure at a place."""
        return next((shape for where, shape in self.figures if where == place), None)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to fill a module, before its depth is known."""

    variant: Variant
    group: Group
    hanging: Hanging
    byline: int
    quote: tuple[int, tuple[Piece, ...]] | None
    terms: tuple[Term, ...]
    cost: float


Table = dict[int, dict[int, dict[Corner, list[Leaf]]]]  # columns -> rows -> corners -> leaves, the cheapest first


@dataclass(slots=True)
class Nursery:
    """Grows the leaves of stories by a layout's rules. ``deepest`` is the depth of the deepest page, rows."""

    header: Header
    gallery: Gallery
    rules: Rules
    deepest: int
    spare: int = 0
    grown: dict[tuple[str, str, int], Table] = field(default_factory=dict)

    def story(self, copy: Copy) -> Table:
        """Give the leaves of a whole story."""
        key = copy.story.id, "", self.spare
        if key not in self.grown:
            self.grown[key] = {width: self._width(copy, width) for width in self._widths(copy)}
        return self.grown[key]

    def opening(self, copy: Copy) -> Table:
        """Give the leaves of the first part of a story that jumps, at every depth that it can fill."""
        key = copy.story.id, "jump", self.spare
        if key not in self.grown:
            self.grown[key] = {width: self._width(copy, width, jumps=True) for width in self._widths(copy)}
        return self.grown[key]

    def rest(self, copy: Copy, start: int, line: str) -> Table:
        """Give the leaves of a story from line ``start``, under its jump head and the ``line`` that says whence."""
        columns = self.rules.layout.page.columns
        return {width: self._width(copy, width, start=start, line=line) for width in range(1, min(columns, 4) + 1)}

    def _widths(self, copy: Copy) -> Sequence[int]:
        if copy.pin.columns:
            return (copy.pin.columns,)
        low, high = self._wanted(copy)
        return range(max(1, low - 1), min(self.rules.layout.page.columns, high + 1) + 1)

    def _wanted(self, copy: Copy) -> tuple[int, int]:
        """Give the columns that a story wants by its rank."""
        if copy.briefs:
            return 1, self.rules.layout.page.columns
        low, high = WANTED[min(copy.rank, 5)]
        return low, max(low, round(high * self.rules.layout.page.columns / 5))

    def _width(self, copy: Copy, width: int, *, jumps: bool = False, start: int = 0,
               line: str = "") -> dict[int, dict[Corner, list[Leaf]]]:
        table: dict[int, dict[Corner, list[Leaf]]] = {}
        ways = sorted(self._ways(copy, width, jumps=jumps, start=start, line=line), key=lambda way: way.cost)
        for way in ways[:CANDIDATES]:
            for rows in self._depths(copy, way, width, jumps=jumps, start=start):
                corners = self._corners(copy, way)
                kept = table.setdefault(rows, {}).setdefault(corners, [])
                if len(kept) >= KEPT and kept[-1].cost <= way.cost:
                    continue
                leaf = self._leaf(copy, way, width, rows, corners, jumps=jumps, start=start)
                if leaf:
                    kept.append(leaf)
                    kept.sort(key=lambda each: each.cost)
                    del kept[KEPT:]
        return {rows: {corners: kept for corners, kept in sorted(at.items()) if kept}
                for rows, at in sorted(table.items()) if any(at.values())}

    def _ways(self, copy: Copy, width: int, *, jumps: bool, start: int, line: str) -> Iterator[_Way]:
        weights = self.rules.weights
        low, high = self._wanted(copy)
        side = weights["narrow"] * max(0, low - width) + weights["wide"] * max(0, width - high)
        base: tuple[Term, ...] = (("width", side),) if side and not copy.pin.columns and not start else ()
        if jumps:
            base = (*base, ("jump", weights["jump"] if copy.pin.jump is None else 0.0))
        quotes = self._quotes(copy, start)
        for hanging in self._hangings(copy, width, jumps=jumps, start=start):
            beside = hanging.shape("beside")
            for group in self._groups(copy, width, width - (beside.columns if beside else 0), start, line):
                for variant, quote in product(self._variants(copy, jumps=jumps, start=start), quotes):
                    extra: tuple[Term, ...] = ((variant.term, variant.cost),) if variant.cost else ()
                    if quote:
                        extra = (*extra, ("quote", self._quote_price(copy)))
                    for byline in self._bylines(copy, group, start):
                        terms = (*base, *hanging.terms, *group.terms, *extra)
                        yield _Way(variant, group, hanging, byline, quote, terms, sum(price for _, price in terms))

    def _variants(self, copy: Copy, *, jumps: bool, start: int) -> list[Variant]:
        whole = copy.variants[0]
        if jumps:
            return [whole]
        return [each for each in copy.variants
                if not start or (each is whole or each.galley.lines[:start] == whole.galley.lines[:start])]

    def _groups(self, copy: Copy, width: int, span: int, start: int, line: str) -> list[Group]:
        if start:
            group = self.header.jump(copy, width, line)
            return [group] if group else []
        return self.header.groups(copy, width, span)[:9]

    def _bylines(self, copy: Copy, group: Group, start: int) -> list[int]:
        """Give the rows that a byline may take at the top of the first column."""
        if start or group.byline or not copy.story.byline or copy.briefs:
            return [0]
        rows = self.header.byline(copy)
        return [rows + 1, rows]

    def _quotes(self, copy: Copy, start: int) -> list[tuple[int, tuple[Piece, ...]] | None]:
        """Give the pull quote that a module may have, and none."""
        chosen = copy.quotes[1:2] if start else copy.quotes[:1]
        if not chosen or not copy.pin.quote:
            return [None]
        piece = self.gallery.piece("quote", chosen[0])
        rows = math.ceil(piece.height / self.rules.row) + self.rules.pad["quote"]
        top = (rows * self.rules.row - piece.height) / 2
        return [None, (rows, (replace(piece, top=top),))]

    def _quote_price(self, copy: Copy) -> float:
        weights, lines = self.rules.weights, copy.lines
        return weights["quote"] if lines < 60 else weights["quote-middle"] if lines < 100 else weights["quote-long"]

    def _hangings(self, copy: Copy, width: int, *, jumps: bool, start: int) -> list[Hanging]:
        """Give the ways to hang a story's figures, the cheapest first."""
        figures = (copy.figures[1:] if start else copy.figures[:1] if jumps else copy.figures)[:2]
        if copy.pin.figure == 0:
            figures = ()
        if not figures:
            return [Hanging((), ())]
        weights = self.rules.weights
        first = [*self._first(copy, figures[0], width, bare=bool(start))]
        if not copy.pin.figure:
            first.append(Hanging((), (("figure-dropped", weights["figure-dropped"]),)))
        found = list(first)
        if len(figures) > 1:
            dropped = "second-dropped", weights["second-dropped"]
            found = [replace(each, terms=(*each.terms, dropped)) for each in first]
            feet = [shape for span in range(1, width) for shape in self.gallery.shapes(figures[1], span)]
            for one, foot in product(first, feet):
                place, shape = one.figures[0] if one.figures else ("", foot)
                if place in ("under", "beside") and shape.columns + foot.columns <= width:
                    found.append(Hanging((*one.figures, ("foot", foot)), (*one.terms, *_term("figure", foot.cost))))
        return sorted(found, key=lambda each: each.cost)[:ARTS]

    def _first(self, copy: Copy, figure: str, width: int, *, bare: bool) -> Iterator[Hanging]:
        spans = (copy.pin.figure,) if copy.pin.figure else range(1, width + 1)
        for span in spans:
            if span > width:
                continue
            narrow = self.rules.weights["figure-narrow"] if span == 1 < width else 0.0
            for shape in self.gallery.shapes(figure, span):
                price = _term("figure", shape.cost + narrow)
                yield Hanging((("under", shape),), price)
                if span == width and not bare:
                    yield Hanging((("over", shape),), (*price, ("figure-over", 0.5)))
                if span <= width - 2 and not bare:
                    yield Hanging((("beside", shape),), (*price, ("figure-beside", 0.5)))
                if width > 1 and span == width:
                    yield Hanging((("foot", shape),), (*price, ("figure-foot", 1.0)))

    def _corners(self, copy: Copy, way: _Way) -> Corner:
        if way.hanging.shape("over") or copy.briefs:
            return 0, 0
        return way.group.rank, 0 if way.hanging.shape("beside") else way.group.rank

    def _columns(self, way: _Way, width: int) -> list[tuple[int, int]]:
        """Give for each column the rows that are taken at its top and at its foot."""
        over, under = way.hanging.shape("over"), way.hanging.shape("under")
        beside, foot = way.hanging.shape("beside"), way.hanging.shape("foot")
        base = way.group.rows + (over.rows + 1 if over else 0)
        columns = []
        for column in range(width):
            top, bottom = base, 0
            if under and column >= width - under.columns:
                top += under.rows + 1
            if beside and column >= width - beside.columns:
                top = beside.rows + 1
            if foot and column < foot.columns:
                bottom = foot.rows + 1
            columns.append((top + (way.byline if column == 0 else 0), bottom))
        return columns

    def _depths(self, copy: Copy, way: _Way, width: int, *, jumps: bool, start: int) -> range:
        """Give the depths at which a way may be full."""
        taken = sum(top + bottom for top, bottom in self._columns(way, width))
        taken += (way.quote[0] if way.quote else 0) + self._box_rows(copy, start)
        sheet = way.variant.sheet
        if jumps:
            low = FIRST + 1
            high = sheet.depth[-1] - REST
        else:
            swallowed = min(width, sheet.opens[-1] - sheet.opens[start])
            text = sheet.depth[-1] - sheet.depth[start] - (sheet.before[start] if start else 0)
            low = text - swallowed
            high = text + DEEPEST * (sheet.opens[-1] - sheet.opens[start]) + self.spare
        return range(max(1, -(-(taken + low) // width)), min(self.deepest, (taken + high) // width) + 1)

    def _box_rows(self, copy: Copy, start: int) -> int:
        return sum(self.gallery.box_rows(box) + 1 for box in copy.boxes) if not start else 0

    def _leaf(self, copy: Copy, way: _Way, width: int, rows: int, corners: Corner, *, jumps: bool,
              start: int) -> Leaf | None:
        laid = self._frames(copy, way, width, rows, jumps=jumps, start=start)
        if laid is None:
            return None
        frames, insets = laid
        filled = fill(way.variant.sheet, [frame.rows for frame in frames], self.rules.weights, start,
                      whole=not jumps, spare=0 if jumps else self.spare)
        if filled is None or (jumps and not FIRST <= filled.stops[-1] <= way.variant.sheet.lines - REST):
            return None
        terms = (*way.terms, *_term("lines", filled.cost),
                 *self._proportions(copy, way, width, rows, filled, jumps=jumps))
        cost = sum(price for _, price in terms)
        told = (*way.group.told, *((way.variant.told,) if way.variant.told else ()),
                *((f"{filled.opened} rows before intertitles",) if filled.opened else ()))
        over, top = way.hanging.shape("over"), 0
        if over:
            top = over.rows + 1
        hung = []
        for place, shape in way.hanging.figures:
            column, row = {"over": (0, 0), "under": (width - shape.columns, way.group.rows),
                           "beside": (width - shape.columns, 0), "foot": (0, rows - shape.rows)}[place]
            hung.append(Hung(shape, column, row))
        if way.byline:
            insets = (*insets, Inset("byline", 0, top + way.group.rows, way.byline,
                                     (self.gallery.piece("byline", copy.story.byline),)))
        return Leaf(copy.story.id, width, rows, corners, terms, cost, way.group, top, way.variant, start, frames,
                    filled, tuple(hung), insets, told, jumps)

    def _frames(self, copy: Copy, way: _Way, width: int, rows: int, *, jumps: bool,
                start: int) -> tuple[tuple[Frame, ...], tuple[Inset, ...]] | None:
        """Lay out the text frames of a module in reading order, with what stands between them."""
        spans = [[top, rows - bottom] for top, bottom in self._columns(way, width)]
        insets = []
        if not start:
            for box in copy.boxes:
                deep = self.gallery.box_rows(box)
                insets.append(Inset("box", width - 1, spans[-1][1] - deep, deep, self.gallery.box(box)))
                spans[-1][1] -= deep + 1
        if jumps:
            spans[-1][1] -= 1
        least = LEAST_LEG if width > 1 else 1
        if any(bottom - top < least for top, bottom in spans):
            return None
        frames = [Frame(column, top, bottom - top) for column, (top, bottom) in enumerate(spans)]
        if way.quote:
            deep, pieces = way.quote
            column = max(range(width), key=lambda at: (frames[at].rows >= QUOTED + deep, -abs(2 * at - width + 0.5)))
            frame = frames[column]
            if frame.rows < QUOTED + deep or (jumps and column == width - 1 and frame.rows < 2 * QUOTED + deep):
                return None
            above = (frame.rows - deep) // 2
            insets.append(Inset("quote", column, frame.row + above, deep, pieces))
            frames[column:column + 1] = [Frame(column, frame.row, above),
                                         Frame(column, frame.row + above + deep, frame.rows - deep - above)]
        return tuple(frames), tuple(insets)

    def _proportions(self, copy: Copy, way: _Way, width: int, rows: int, filled: Filled, *,
                     jumps: bool) -> Iterator[Term]:
        """Price a module's shape: columns too long to read, a body too low, a module too tall; an early jump."""
        page, weights = self.rules.layout.page, self.rules.weights
        legs = [rows - top - bottom for top, bottom in self._columns(way, width)]
        limit = round(0.7 * self.deepest)
        if (long := sum(max(0, leg - limit) for leg in legs)) and not copy.briefs:
            yield "leg", weights["leg"] * long
        if (low := 9 - max(legs)) > 0:
            yield "body", weights["body"] * low
        if rows * page.baseline > 3.2 * page.span(width) and not copy.briefs and width > 1:
            yield "tall", weights["tall"]
        if jumps and (short := way.variant.sheet.lines / 2 - filled.stops[-1]) > 0:
            yield "jump-short", weights["jump-short"] * short


def _term(name: str, price: float) -> tuple[Term, ...]:
    return ((name, price),) if price else ()
