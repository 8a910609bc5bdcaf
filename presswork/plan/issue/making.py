"""Making up: a page's elements become the cheapest cut page, its parts then exchanged where heads would meet.

What the cutting cannot see is put right afterwards: exchanging the parts of a cut changes no shape, so no text is set
anew, and heads that stand side by side further down, or pictures, come apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from presswork.model.issue import NOTICES
from presswork.plan.issue.leaf import Leaf
from presswork.plan.issue.meeting import Modules
from presswork.plan.issue.pricing import INF, Shelf
from presswork.plan.issue.rules import Rules
from presswork.plan.issue.slicing import Element, Node, Page

EXCHANGED = 9  # cuts of a page whose parts are exchanged, in every combination
TREES = 6  # cut pages whose orders are tried
BREADTH, ORDERS = 8, 4  # cut pages, and orders of each, that are looked at for each way that is to look different
ABOUT = 4  # rows by which modules of two ways are about as large, and stand about as high
FAIR = 20.0  # that a way may be dearer than the first and be as good to look at
NEAR = 1e-6
SLACKS = 40.0, 100.0, float("inf")  # that a page may cost over the cheapest leaves of its elements: at first, at last


@dataclass(frozen=True, slots=True)
class Standing:
    """A leaf on its page: column and row (from the first row of modules) of its top left corner."""

    leaf: Leaf
    column: int
    row: int

    @property
    def right(self) -> int:
        """Give the column after its last."""
        return self.column + self.leaf.columns

    @property
    def foot(self) -> int:
        """Give the row after its last."""
        return self.row + self.leaf.rows


@dataclass(frozen=True)
class Made:
    """A page made up: the leaves where they stand, its price, and what the leaves and the meeting of heads cost."""

    standing: tuple[Standing, ...]
    cost: float
    met: float

    @cached_property
    def notices(self) -> frozenset[str]:
        """Name the house notices that stand on it."""
        return frozenset(each.leaf.story.removeprefix(NOTICES) for each in self.standing
                         if each.leaf.story.startswith(NOTICES))

    def leaf(self, name: str) -> Leaf:
        """Give the leaf of an element."""
        return next(each.leaf for each in self.standing if each.leaf.story == name)


def made_up(elements: Sequence[Element], rules: Rules, rows: int, ranks: Mapping[str, int], most: int,
            shelf: Shelf, *, trial: bool = False) -> list[Made]:
    """Make a page up in at most ``most`` ways, the cheapest first; none where no cut is full.

    A ``trial`` has none either where the page is much dearer than its modules alone need be.
    """
    for slack in SLACKS[:1] if trial else SLACKS:
        page = Page(elements, rules.layout.page.columns, rows, rules.gap, len(rules.heads), rules.weights, shelf, slack)
        page.solve()
        if found := _ways(page, rules, ranks, most):
            return found
    return []


def _ways(page: Page, rules: Rules, ranks: Mapping[str, int], most: int) -> list[Made]:
    """Give the ways to make up a page that has been priced."""
    elements = page.elements
    edges = {each.name: each.edges for each in elements}
    found: dict[tuple[tuple[str, int, int], ...], Made] = {}
    for tree in page.ranked(max(most * 3, TREES)):
        inside = sum(leaf.cost for leaf in tree.leaves())
        if len(found) >= most and inside >= sorted(made.cost for made in found.values())[most - 1]:
            continue
        for best in _permuted(tree, edges, rules, page.rows, ranks):
            made = changed(best, elements, rules, ranks)
            key = tuple(sorted((each.leaf.story, each.column, each.row) for each in made.standing))
            if key not in found or made.cost < found[key].cost:
                found[key] = made
    return sorted(found.values(), key=lambda each: each.cost)[:most]


def varied(elements: Sequence[Element], rules: Rules, rows: int, ranks: Mapping[str, int], first: Made, most: int,
           shelf: Shelf) -> list[Made]:
    """Make a page up in ``most`` ways that look different, the ``first`` one of them: fewer where there are no more.

    Those whose modules have other shapes are taken before those that only place them otherwise, and these before those
    with another head, figure, deck or quote in the same places; what is much dearer than the first only where all
    others are too few.
    """
    edges, found = {each.name: each.edges for each in elements}, [first]
    for slack in SLACKS:
        page = Page(elements, rules.layout.page.columns, rows, rules.gap, len(rules.heads), rules.weights, shelf, slack)
        page.solve()
        ways = sorted((made for tree in page.varied(BREADTH * most)
                       for made in _permuted(tree, edges, rules, rows, ranks, ORDERS)), key=lambda made: made.cost)
        alike: set[frozenset[object]] = {tell(made) for tell in TELLING for made in found}
        for dearest in (first.cost + FAIR, INF):
            for tell in TELLING:
                for made in ways:
                    if made.cost <= dearest and tell(made) not in alike:
                        found.append(made)
                        alike |= {each(made) for each in TELLING}
        if len(found) >= most:
            break
    return [first, *sorted(found[1:most], key=lambda made: made.cost)]


def _shapes(made: Made) -> frozenset[tuple[object, ...]]:
    """Give about how large each module is, whichever the notices are."""
    return frozenset((_kind(each), each.leaf.columns, each.leaf.rows // ABOUT) for each in made.standing)


def _placing(made: Made) -> frozenset[tuple[object, ...]]:
    """Give about where each module stands."""
    return frozenset((_kind(each), each.column, each.row // ABOUT) for each in made.standing)


def _look(made: Made) -> frozenset[tuple[object, ...]]:
    """Give what a reader can tell ways to make a page up by."""
    return frozenset((each.leaf.story, each.column, each.row, each.leaf.columns, each.leaf.rows, *look_of(each.leaf))
                     for each in made.standing)


def _kind(each: Standing) -> str:
    return NOTICES if each.leaf.story.startswith(NOTICES) else each.leaf.story


def look_of(leaf: Leaf) -> tuple[object, object, object, object]:
    """Give what shows of a leaf inside its rectangle: its head, its deck, its figures, its quotes."""
    pieces = leaf.group.pieces if leaf.group else ()
    return (leaf.group.size if leaf.group else 0.0, any(piece.name == "deck" for piece in pieces),
            tuple((hung.column, hung.row, hung.shape.columns) for hung in leaf.art), leaf.quotes)


TELLING = _shapes, _placing, _look  # from what is seen first


def changed(made: Made, elements: Sequence[Element], rules: Rules, ranks: Mapping[str, int]) -> Made:
    """Take another leaf of the same shape where it brings heads or pictures apart."""
    tables = {each.name: each.table for each in elements}
    for at, each in enumerate(made.standing):
        if not made.met:
            break
        same = tables.get(each.leaf.story, {}).get(each.leaf.columns, {}).get(each.leaf.rows, {})
        ways = [(*made.standing[:at], replace(each, leaf=leaf), *made.standing[at + 1:]) for leaves in same.values()
                for leaf in leaves if leaf is not each.leaf and leaf.cost < each.leaf.cost + made.met - NEAR]
        if ways:
            met = meetings(ways, rules, ranks)
            costs = [sum(one.leaf.cost for one in way) + float(price) for way, price in zip(ways, met, strict=True)]
            best = int(np.argmin(costs))
            if costs[best] < made.cost - NEAR:
                made = Made(ways[best], costs[best], float(met[best]))
    return made


def meetings(ways: Sequence[Sequence[Standing]], rules: Rules, ranks: Mapping[str, int]) -> NDArray[np.float64]:
    """Price how modules meet on a page made up in several ways, each of as many modules."""
    modules = Modules.of([[each.leaf for each in way] for way in ways], ranks)
    column, row = (np.array([[getattr(each, name) for each in way] for way in ways]) for name in ("column", "row"))
    return modules.met(column, row, rules)


def _permuted(tree: Node, edges: Mapping[str, frozenset[str]], rules: Rules, rows: int, ranks: Mapping[str, int],
              most: int = 1) -> list[Made]:
    """Exchange the parts of cuts, in the ``most`` cheapest orders; the pinned edges are kept."""
    leaves = [*tree.leaves()]
    column, row = _orders(tree, rules.gap)
    modules = Modules.of([leaves], ranks)
    touches = {"top": row == 0, "left": column == 0, "right": column + modules.columns == rules.layout.page.columns,
               "bottom": row + modules.rows == rows}
    kept = np.ones(len(row), dtype=bool)
    for at, leaf in enumerate(leaves):
        for edge in edges.get(leaf.story, frozenset()):
            kept &= touches[edge][:, at]
    column, row = column[kept], row[kept]
    if not len(row):
        return []
    met = modules.met(column, row, rules)
    inside = sum(leaf.cost for leaf in leaves)
    return [Made(tuple(Standing(leaf, int(column[best, at]), int(row[best, at])) for at, leaf in enumerate(leaves)),
                 inside + float(met[best]), float(met[best]))
            for best in np.argsort(met.round(6), kind="stable")[:most]]


def _orders(tree: Node, gap: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the column and the row of each leaf in every order of the parts of a tree's cuts, its own first."""
    paths = [*_paths(tree, gap, (), iter(range(len([*tree.leaves()])))) ]
    cuts = min(EXCHANGED, len(paths) - 1)
    exchanged = np.arange(1 << cuts)[:, None] >> np.arange(cuts) & 1
    places = np.zeros((2, 1 << cuts, len(paths)), dtype=np.int64)
    for at, path in enumerate(paths):
        for cut, over, second, deep in path:
            last = exchanged[:, cut] != second if cut < cuts else np.full(1 << cuts, second)
            places[int(over), :, at] += deep * last
    return places[0], places[1]


def _paths(node: Node, gap: int, path: tuple[tuple[int, bool, bool, int], ...],
           numbers: Iterator[int]) -> Iterator[tuple[tuple[int, bool, bool, int], ...]]:
    """Give for each leaf the cuts over it: number, across, whether it stands in the second part, the other's size."""
    if node.leaf:
        yield path
        return
    cut, (one, other) = next(numbers), node.parts
    for part, rest, second in ((one, other, False), (other, one, True)):
        size = rest.rows + gap if node.over else rest.columns
        yield from _paths(part, gap, (*path, (cut, node.over, second, size)), numbers)
