"""Bodies: the columns of text of a module, filled exactly, with the figures, quotes and boxes that stand in them.

The depth follows from the area: the lines and what stands in the columns are given, so only a few depths can be full.
What stands over all columns (head, deck, a figure across) makes a module deeper and leaves its body as it is, so each
body is filled once and serves all the heads of its story.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from presswork.plan.grid import Frame
from presswork.plan.issue.art import Gallery, Shape
from presswork.plan.issue.copy import Copy, Variant
from presswork.plan.issue.flow import DEEPEST, Filled, fill
from presswork.plan.issue.heads import Piece, Term
from presswork.plan.issue.rules import Rules

FILLED, ALL = 260, 2600  # fillings tried for each width of a story, the cheapest first; in need
LEAST_LEG, LOW_LEG = 5, 3  # rows of a text column in a story of several, and in one of few lines
QUOTED = 9  # rows of text that a column with a pull quote keeps
QUOTE_AIR = 2  # rows of air that a quote may have over its least
FIRST, REST = 8, 8  # lines that a jump leaves on its page, and sends on


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


Laid = tuple[tuple[Frame, ...], tuple[Inset, ...], tuple[int, ...]]  # frames, what stands between them, their rows


@dataclass(frozen=True, slots=True)
class Art:
    """Figures in the columns of a body.

    The last ``notch`` columns begin so many rows lower, the first ``foot`` columns end so many rows higher. ``above``
    is the figure in the notch, ``below`` the one at the foot; ``lift`` counts the rows by which the upper one stands
    over the body's first row.
    """

    terms: tuple[Term, ...] = ()
    above: Shape | None = None
    below: Shape | None = None
    lift: int = 0

    @property
    def notch(self) -> tuple[int, int]:
        """Give the columns and rows that the upper figure takes."""
        return (self.above.columns, self.above.rows + 1 - self.lift) if self.above else (0, 0)

    @property
    def foot(self) -> tuple[int, int]:
        """Give the columns and rows that the lower figure takes."""
        return (self.below.columns, self.below.rows + 1) if self.below else (0, 0)

    @property
    def cost(self) -> float:
        """Give the price."""
        return sum(price for _, price in self.terms)

    def hung(self, width: int, rows: int) -> tuple[Hung, ...]:
        """Hang the figures in a body ``rows`` deep."""
        above = (Hung(self.above, width - self.above.columns, -self.lift),) if self.above else ()
        return (*above, *((Hung(self.below, 0, rows - self.below.rows),) if self.below else ()))


@dataclass(frozen=True, slots=True)
class Body:
    """A body filled: its depth, its frames in reading order, what stands in it, its price by term.

    Its last ``short`` columns end one row before the others.
    """

    rows: int
    variant: Variant
    frames: tuple[Frame, ...]
    filled: Filled
    art: tuple[Hung, ...]
    insets: tuple[Inset, ...]
    terms: tuple[Term, ...]
    cost: float
    told: tuple[str, ...]
    short: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What of a story is set: from line ``start``, and whether it ends elsewhere."""

    copy: Copy
    start: int = 0
    jumps: bool = False

    @property
    def variants(self) -> Sequence[Variant]:
        """Give the ways of setting it: those that leave what has been printed as it is."""
        whole = self.copy.variants[0]
        if self.jumps:
            return [whole]
        return [each for each in self.copy.variants
                if not self.start or each is whole or each.galley.lines[:self.start] == whole.galley.lines[:self.start]]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to fill a body, before its depth is known."""

    variant: Variant
    art: Art
    quote: tuple[int, tuple[Piece, ...]] | None
    quoted: float
    short: int
    shortened: float
    cost: float

    @property
    def terms(self) -> tuple[Term, ...]:
        """Give its price by term."""
        return (*self.art.terms, *_term(self.variant.term, self.variant.cost), *_term("quote", self.quoted),
                *_term("short", self.shortened))


@dataclass(slots=True)
class Filler:
    """Fills the bodies of stories by a layout's rules. ``deepest`` is the depth of the deepest page, rows."""

    gallery: Gallery
    rules: Rules
    deepest: int
    known: dict[tuple[object, ...], Filled | None] = field(default_factory=dict)
    quoted: dict[tuple[object, ...], list[tuple[tuple[int, tuple[Piece, ...]] | None, float]]] = field(
        default_factory=dict)

    def bodies(self, part: Part, width: int, arts: Sequence[Art], most: int = FILLED) -> Mapping[int, Body]:
        """Give the cheapest body of each depth, of ``most`` fillings that are tried."""
        found: dict[int, Body] = {}
        taken: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        laid: dict[tuple[object, ...], Laid | None] = {}
        tries = 0
        for way in sorted(self._ways(part, arts, width), key=lambda way: way.cost):
            across = id(way.art), way.short
            if across not in taken:
                taken[across] = self._columns(part, way, width)
            columns = taken[across]
            for rows in self._depths(part, way, width):
                if rows in found and found[rows].cost <= way.cost:
                    continue
                key = columns, rows, way.quote and way.quote[0]
                if key not in laid:
                    laid[key] = self._frames(part, way, columns, rows)
                body = self._body(part, way, columns, rows, laid[key])
                tries += 1
                if body and (rows not in found or body.cost < found[rows].cost):
                    found[rows] = body
            if tries > most:
                break
        return dict(sorted(found.items()))

    def _ways(self, part: Part, arts: Sequence[Art], width: int) -> Iterator[_Way]:
        quotes = self._quotes(part)
        shorts = [(short, self.rules.weights["short"] * short) for short in range(1 if part.jumps else width)]
        for art in arts:
            paid = art.cost
            for variant in part.variants:
                for quote, quoted in quotes:
                    cost = paid + variant.cost + quoted
                    for short, shortened in shorts:
                        yield _Way(variant, art, quote, quoted, short, shortened, cost + shortened)

    def _quotes(self, part: Part) -> list[tuple[tuple[int, tuple[Piece, ...]] | None, float]]:
        key = part.copy.story.id, part.start, part.copy.pin.quote
        if key not in self.quoted:
            self.quoted[key] = [(None, 0.0), *self._quoted(part)]
        return self.quoted[key]

    def _quoted(self, part: Part) -> Iterator[tuple[tuple[int, tuple[Piece, ...]], float]]:
        """Give the pull quote that a module may have, with a little more air or less."""
        copy, weights = part.copy, self.rules.weights
        chosen = copy.quotes[1:2] if part.start else copy.quotes[:1]
        if not chosen or not copy.pin.quote:
            return
        price = (weights["quote"] if copy.lines < 60 else weights["quote-middle"] if copy.lines < 100
                 else weights["quote-long"])
        piece = self.gallery.piece("quote", chosen[0])
        least = math.ceil(piece.height / self.rules.row) + self.rules.pad["quote"]
        for air in range(QUOTE_AIR + 1):
            top = ((least + air) * self.rules.row - piece.height) / 2
            yield (least + air, (replace(piece, top=top),)), price + weights["quote-air"] * air

    def _columns(self, part: Part, way: _Way, width: int) -> tuple[tuple[int, int], ...]:
        """Give for each column the rows that are taken at its top and at its foot."""
        (notch, down), (foot, up) = way.art.notch, way.art.foot
        taken = [[down if column >= width - notch else 0, up if column < foot else 0] for column in range(width)]
        taken[-1][1] += self._box_rows(part) + part.jumps
        for column in range(width - way.short, width):
            taken[column][1] += 1
        return tuple((top, bottom) for top, bottom in taken)

    def _box_rows(self, part: Part) -> int:
        if part.start or not part.copy.boxes:
            return 0
        return sum(self.gallery.box_rows(box) + 1 for box in part.copy.boxes)

    def _depths(self, part: Part, way: _Way, width: int) -> range:
        """Give the depths at which a way may be full."""
        (notch, down), (foot, up) = way.art.notch, way.art.foot
        taken = notch * down + foot * up + self._box_rows(part) + part.jumps + way.short
        taken += way.quote[0] if way.quote else 0
        sheet, start = way.variant.sheet, part.start
        if part.jumps:
            low, high = FIRST, sheet.depth[-1] - REST
        else:
            places = sheet.opens[-1] - sheet.opens[start]
            text = sheet.depth[-1] - sheet.depth[start] - (sheet.before[start] if start else 0)
            low, high = text - min(width, places), text + DEEPEST * places
        return range(max(1, -(-(taken + low) // width)), min(self.deepest, (taken + high) // width) + 1)

    def _body(self, part: Part, way: _Way, columns: Sequence[tuple[int, int]], rows: int,
              laid: Laid | None) -> Body | None:
        if laid is None:
            return None
        frames, insets, depths = laid
        filled = self._filled(part, way.variant, depths)
        if filled is None or (part.jumps and not FIRST <= filled.stops[-1] <= way.variant.sheet.lines - REST):
            return None
        legs = [rows - top - bottom for top, bottom in columns]
        terms = (*way.terms, *_term("lines", filled.cost), *self._proportions(part, way, legs, filled))
        told = (*((way.variant.told,) if way.variant.told else ()),
                *((f"{filled.opened} rows before intertitles",) if filled.opened else ()),
                *(("pull quote",) if way.quote else ()),
                *((f"{way.short} column{'s' * (way.short > 1)} a row short",) if way.short else ()))
        return Body(rows, way.variant, frames, filled, way.art.hung(len(columns), rows), insets, terms,
                    sum(price for _, price in terms), told, way.short)

    def _filled(self, part: Part, variant: Variant, legs: tuple[int, ...]) -> Filled | None:
        key = id(variant), part.start, part.jumps, legs
        if key not in self.known:
            self.known[key] = fill(variant.sheet, legs, self.rules.weights, part.start, whole=not part.jumps)
        return self.known[key]

    def _frames(self, part: Part, way: _Way, columns: Sequence[tuple[int, int]], rows: int) -> Laid | None:
        """Lay out the frames of a body in reading order, with what stands between them, and the rows of each."""
        width, spans = len(columns), [(top, rows - bottom) for top, bottom in columns]
        least = min(LEAST_LEG, max(LOW_LEG, part.copy.lines // width)) if width > 1 else 1
        if any(bottom - top < least for top, bottom in spans):
            return None
        insets, at = [], spans[-1][1] + 1
        for box in part.copy.boxes[::-1] if not part.start else ():
            deep = self.gallery.box_rows(box)
            insets.append(Inset("box", width - 1, at, deep, self.gallery.box(box)))
            at += deep + 1
        frames = [Frame(column, top, bottom - top) for column, (top, bottom) in enumerate(spans)]
        if way.quote:
            deep, pieces = way.quote
            column = max(range(width), key=lambda at: (frames[at].rows >= QUOTED + deep, -abs(2 * at - width + 0.5)))
            frame = frames[column]
            if frame.rows < QUOTED + deep or (part.jumps and column == width - 1 and frame.rows < 2 * QUOTED + deep):
                return None
            above = (frame.rows - deep) // 2
            insets.append(Inset("quote", column, frame.row + above, deep, pieces))
            frames[column:column + 1] = [Frame(column, frame.row, above),
                                         Frame(column, frame.row + above + deep, frame.rows - deep - above)]
        return tuple(frames), tuple(insets), tuple(frame.rows for frame in frames)

    def _proportions(self, part: Part, way: _Way, legs: Sequence[int], filled: Filled) -> Iterator[Term]:
        """Price columns too long to read, a body too low, an early jump."""
        weights, copy = self.rules.weights, part.copy
        limit = round(0.7 * self.deepest)
        if (long := sum(max(0, leg - limit) for leg in legs)) and not copy.briefs:
            yield "leg", weights["leg"] * long
        if (low := 9 - max(legs)) > 0:
            yield "body", weights["body"] * low
        if part.jumps and (short := way.variant.sheet.lines / 2 - filled.stops[-1]) > 0:
            yield "jump-short", weights["jump-short"] * short


def _term(name: str, price: float) -> tuple[Term, ...]:
    return ((name, price),) if price else ()
