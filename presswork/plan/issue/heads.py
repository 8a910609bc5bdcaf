"""Heads: the head groups that a story can have over so many columns, measured in the real faces.

A group is kicker, headline, subhead, deck and byline, from the top down, with the least air before the text; its depth
is whole rows. A headline is broken by sense and fitted to its columns: as large as its class and its lines allow.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from presswork.compose.compositor import Compositor
from presswork.model.galley import Galley
from presswork.model.style import TypeStyle
from presswork.plan.issue.copy import Copy
from presswork.plan.issue.rules import HeadClass, Rules

Term = tuple[str, float]
FULL = 0.8  # of its measure that a head's longest line should fill
FITTED = 0.985  # of its measure that a fitted head fills, so that nothing touches its neighbour
HALF = 0.5  # pt: sizes are fitted to half points
PLENTY = 2  # lines of a head that cost nothing
PARTING = "，。；：？！、,;:?!—"  # marks at which a head is best broken
AIRY = 1  # rows of air that a head may have more; one row further where a page has no other way
LEVELS = 2  # classes of heads of a layout in which no story has another's
LINES = 4  # lines that a headline may have in one column


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a module that is not body text: columns from the module's left, top and height in pt from its top.

    ``inset`` is what it keeps clear of its columns' edges on both sides, pt.
    """

    name: str
    column: int
    columns: int
    top: float
    height: float
    text: str
    style: str
    size: float
    leading: float
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A head group over ``columns``: its depth in rows, the class of its head (0: none), its pieces and its price."""

    columns: int
    rows: int
    rank: int
    size: float
    pieces: tuple[Piece, ...]
    terms: tuple[Term, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def cost(self) -> float:
        """Give the price."""
        return sum(price for _, price in self.terms)


@dataclass(slots=True)
class _Stack:
    """A head group while it grows downwards."""

    columns: int
    top: float = 0.0
    pieces: list[Piece] = field(default_factory=list)

    def put(self, name: str, galley: Galley, style: TypeStyle, columns: int = 0, column: int = 0,
            after: float = 0.0) -> None:
        text = "\n".join(line.text.rstrip() for line in galley.lines)
        height = len(galley.lines) * style.leading
        self.pieces.append(Piece(name, column, columns or self.columns, self.top, height, text, style.name, style.size,
                                 style.leading))
        self.top += height + after


@dataclass(frozen=True, slots=True)
class Header:
    """Makes head groups by a layout's rules; ``strained`` with those that only a page without another way may have."""

    compositor: Compositor
    rules: Rules
    strained: bool = False

    def groups(self, copy: Copy, columns: int, span: int) -> list[Group]:
        """Give the head groups of a story ``columns`` wide whose head spans ``span`` of them, the cheapest first."""
        if copy.briefs:
            return [self._rail(copy, columns)]
        found: dict[tuple[int, int], Group] = {}
        for level, price in self._levels(copy):
            for style, head, terms in self._headlines(copy, span, level):
                for group in self._under(copy, span, style, head, (*price, *terms)):
                    for more in range(AIRY + 1 + self.strained):
                        key = group.rows + more, level
                        if key not in found or group.cost + self._air(more) < found[key].cost:
                            found[key] = replace(self._airy(group, more), rank=level)
        return sorted(found.values(), key=lambda group: (group.cost, group.rows, group.rank))

    def _levels(self, copy: Copy) -> Iterator[tuple[int, tuple[Term, ...]]]:
        """Give the classes of head that a story may have: its own, and the next, which parts two heads of one class.

        A head that stands beside one of its own class is set a class smaller, in the least class a class larger (the
        usual cure of tombstones: Harrower, The Newspaper Designer's Handbook).
        """
        least = len(self.rules.heads)
        own = min(copy.rank, least)
        yield own, ()
        if self.strained and not copy.pin.head and own > 1 and least > LEVELS:
            yield own + 1 if own < least else own - 1, (("class", self.rules.weights["class"]),)

    def _air(self, rows: int) -> float:
        return self.rules.weights["air"] * rows ** 3

    def _airy(self, group: Group, more: int) -> Group:
        """Give a group with so many rows of air more under it; half of it goes under the headline."""
        if not more:
            return group
        half = more * self.rules.row / 2
        at = next(index for index, piece in enumerate(group.pieces) if piece.name == "head")
        pieces = tuple(replace(piece, top=piece.top + half * (index > at)) for index, piece in enumerate(group.pieces))
        return replace(group, rows=group.rows + more, pieces=pieces, terms=(*group.terms, ("air", self._air(more))),
                       told=(*group.told, f"{more} row{'s' * (more > 1)} of air under the head"))

    def jump(self, copy: Copy, columns: int, line: str) -> Group | None:
        """Give the head of a continuation; None where it has no room in these columns."""
        style = self.compositor.style(self.rules.style("jump-head"))
        text = copy.story.jumphead or copy.story.kicker or copy.story.headline
        head = self.compositor.head(text, style, self._span(columns), 1 if columns > 1 else PLENTY + 1)
        if head is None:
            return None
        stack = _Stack(columns)
        stack.put("jump-head", head, style)
        self._text(stack, "jump-from", line, columns)
        return Group(columns, self._rows(stack.top), len(self.rules.heads), style.size, tuple(stack.pieces))

    def _rail(self, copy: Copy, columns: int) -> Group:
        stack = _Stack(columns, 0.0)
        self._text(stack, "rail-title", copy.story.headline, columns)
        return Group(columns, self._rows(stack.top), 0, 0.0, tuple(stack.pieces))

    def _headlines(self, copy: Copy, span: int, level: int) -> Iterator[tuple[TypeStyle, Galley, tuple[Term, ...]]]:
        """Give the headline of a class in each number of lines, as large as it may be, and smaller."""
        kind, weights = self.rules.head(level), self.rules.weights
        sizes = (copy.pin.head,) if copy.pin.head else kind.sizes
        fixed = bool(copy.pin.head)
        most = kind.lines + (1 if span <= PLENTY and copy.rank > 1 else 0)
        for lines in range(1, min(LINES, most) + 1):
            for style, head in self._fitted(copy.story.headline, kind, sizes, self._span(span), lines, pinned=fixed):
                fill = max(line.width for line in head.lines) / self._span(span)
                steps = sum(1 for size in sizes if size > style.size + HALF)
                inside = _inside(copy.story.headline, head)
                prices = {"size": weights["size"] * steps, "head-break": weights["head-break"] * inside,
                          "lines": weights["lines"] * max(0, lines - PLENTY),
                          "short-head": weights["short-head"] * max(0.0, FULL - fill) if lines > 1 or steps else 0.0}
                yield style, head, tuple((name, price) for name, price in prices.items() if price)

    def _fitted(self, text: str, kind: HeadClass, sizes: tuple[float, ...], measure: float, lines: int,
                *, pinned: bool) -> Iterator[tuple[TypeStyle, Galley]]:
        """Set a headline in so many lines at the largest size that its measure takes, then at those that save room."""
        base = self.compositor.style(kind.style)
        ratio = base.leading / base.size
        given = 0.0
        for size in sizes:
            if given and lines * (given - size) * ratio < self.rules.row / 2:
                continue
            style = replace(base, size=size, leading=round(size * ratio, 2))
            head = self.compositor.head(text, style, measure, lines)
            if not head or len(head.lines) != lines:
                continue
            wide = max(line.width for line in head.lines)
            larger = math.floor(min(sizes[0], size * FITTED * measure / wide) / HALF) * HALF
            if not given and larger > size and not pinned:
                fitted = replace(base, size=larger, leading=round(larger * ratio, 2))
                again = self.compositor.head(text, fitted, measure, lines)
                if again and len(again.lines) == lines:
                    given = larger
                    yield fitted, again
                    continue
            given = size
            yield style, head

    def _under(self, copy: Copy, span: int, style: TypeStyle, head: Galley, terms: tuple[Term, ...]) -> Iterator[Group]:
        """Give the groups of one headline: with the deck and without, the byline beside the deck or under it."""
        story, weights = copy.story, self.rules.weights
        for deck in (True, False) if story.deck else (False,):
            stack = _Stack(span)
            if story.kicker:
                self._text(stack, "kicker", story.kicker, span)
            stack.put("head", head, style, after=2.0)
            if story.subhead:
                self._text(stack, "subhead", story.subhead, span, after=2.0)
            beside = deck and bool(story.byline) and span > PLENTY
            top = stack.top
            if deck:
                self._text(stack, "deck", story.deck, span - 1 if beside else span, after=2.0)
            if beside:
                bottom, stack.top = stack.top, top
                self._text(stack, "byline", story.byline, 1, column=span - 1, after=2.0)
                stack.top = max(bottom, stack.top)
            elif story.byline:
                self._text(stack, "byline", story.byline, span, after=2.0)
            told = () if deck or not story.deck else ("deck left out",)
            price = () if deck or not story.deck else (("deck", weights["deck"]),)
            yield Group(span, self._rows(stack.top), min(copy.rank, len(self.rules.heads)), style.size,
                        self._aired(stack), (*terms, *price), told)

    def _aired(self, stack: _Stack) -> tuple[Piece, ...]:
        """Share what is left of the group's last row: half of it goes under the headline, where something follows."""
        left = self._rows(stack.top) * self.rules.row - self.rules.air - stack.top
        at = next(index for index, piece in enumerate(stack.pieces) if piece.name == "head")
        down = 0.5 * left if len(stack.pieces) > at + 1 else 0.0
        return tuple(replace(piece, top=piece.top + down * (index > at)) for index, piece in enumerate(stack.pieces))

    def _text(self, stack: _Stack, name: str, text: str, columns: int, column: int = 0, after: float = 0.0) -> None:
        style = self.compositor.style(self.rules.style(name))
        stack.put(name, self.compositor.set_text(text, style, self._span(columns)), style, columns, column, after)

    def _span(self, columns: int) -> float:
        return self.rules.layout.page.span(columns)

    def _rows(self, depth: float) -> int:
        return math.ceil((depth + self.rules.air) / self.rules.row - 1e-6)


def _inside(text: str, head: Galley) -> int:
    """Count the lines of a head that end inside its parts, where it has marks that part it."""
    parted = any(mark in text[:-1] for mark in PARTING)
    return sum(1 for line in head.lines[:-1] if line.text.rstrip()[-1:] not in PARTING) if parted else 0
