"""Making up: a page's elements become the cheapest cut page, its parts then exchanged where heads would meet.

What the cutting cannot see is put right afterwards: exchanging the parts of a cut changes no shape, so no text is set
anew, and heads that stand side by side further down, or pictures, come apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from presswork.model.issue import NOTICES
from presswork.plan.issue.leaf import Leaf
from presswork.plan.issue.rules import Rules
from presswork.plan.issue.slicing import Element, Node, Page, Shelf

PERMUTED = 512  # orders tried
TREES = 6  # cut pages whose orders are tried
NEAR = 1e-6
LEADING = 30.0   # the page's strongest story is not at its top


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


@dataclass(frozen=True, slots=True)
class Made:
    """A page made up: the leaves where they stand, its price, and what the leaves and the meeting of heads cost."""

    standing: tuple[Standing, ...]
    cost: float
    met: float

    def leaf(self, name: str) -> Leaf:
        """Give the leaf of an element."""
        return next(each.leaf for each in self.standing if each.leaf.story == name)


def made_up(elements: Sequence[Element], rules: Rules, rows: int, ranks: Mapping[str, int], most: int,
            shelf: Shelf) -> list[Made]:
    """Make a page up in at most ``most`` ways, the cheapest first; none where no cut is full."""
    page = Page(elements, rules.layout.page.columns, rows, rules.gap, len(rules.heads), rules.weights, shelf)
    page.solve()
    edges = {each.name: each.edges for each in elements}
    found: dict[tuple[tuple[str, int, int], ...], Made] = {}
    for tree in page.ranked(max(most * 3, TREES)):
        inside = sum(leaf.cost for leaf in tree.leaves())
        if len(found) >= most and inside >= sorted(made.cost for made in found.values())[most - 1]:
            continue
        made = _permuted(tree, edges, rules, rows, ranks)
        if made:
            made = changed(made, elements, rules, ranks)
            key = tuple(sorted((each.leaf.story, each.column, each.row) for each in made.standing))
            if key not in found or made.cost < found[key].cost:
                found[key] = made
    return sorted(found.values(), key=lambda each: each.cost)[:most]


def changed(made: Made, elements: Sequence[Element], rules: Rules, ranks: Mapping[str, int]) -> Made:
    """Take another leaf of the same shape where it brings heads or pictures apart."""
    tables = {each.name: each.table for each in elements}
    for at, each in enumerate(made.standing if made.met else ()):
        same = tables.get(each.leaf.story, {}).get(each.leaf.columns, {}).get(each.leaf.rows, {})
        for leaves in same.values():
            for leaf in leaves:
                standing = (*made.standing[:at], replace(made.standing[at], leaf=leaf), *made.standing[at + 1:])
                met = meetings(standing, rules, ranks)
                cost = sum(one.leaf.cost for one in standing) + met
                if cost < made.cost - NEAR:
                    made = Made(standing, cost, met)
    return made


def _permuted(tree: Node, edges: Mapping[str, frozenset[str]], rules: Rules, rows: int,
              ranks: Mapping[str, int]) -> Made | None:
    """Exchange the parts of cuts; the pinned edges are kept."""
    best: Made | None = None
    inside = sum(leaf.cost for leaf in tree.leaves())
    for order in islice(_orders(tree), PERMUTED):
        standing = tuple(_placed(order, 0, 0, rules.gap))
        if not all(_keeps(each, edges.get(each.leaf.story, frozenset()), rules, rows) for each in standing):
            continue
        met = meetings(standing, rules, ranks)
        if best is None or inside + met < best.cost - NEAR:
            best = Made(standing, inside + met, met)
        if met < NEAR:
            break
    return best


def _orders(node: Node) -> Iterator[Node]:
    """Give every order of the parts of a tree's cuts, the tree's own first."""
    if not node.parts:
        yield node
        return
    one, other = node.parts
    for first in _orders(one):
        for second in _orders(other):
            yield replace(node, parts=(first, second))
            yield replace(node, parts=(second, first))


def _placed(node: Node, column: int, row: int, gap: int) -> Iterator[Standing]:
    if node.leaf:
        yield Standing(node.leaf, column, row)
        return
    for part in node.parts:
        yield from _placed(part, column, row, gap)
        column, row = (column, row + part.rows + gap) if node.over else (column + part.columns, row)


def _keeps(each: Standing, edges: frozenset[str], rules: Rules, rows: int) -> bool:
    at = {"top": each.row == 0, "left": each.column == 0, "right": each.right == rules.layout.page.columns,
          "bottom": each.foot == rows}
    return all(at[edge] for edge in edges)


def meetings(standing: Sequence[Standing], rules: Rules, ranks: Mapping[str, int]) -> float:
    """Price how modules meet: heads side by side, art beside art, a stronger story under a weaker one."""
    weights, total = rules.weights, 0.0
    side = {0: weights["tombstone"], 1: weights["neighbours"], 2: weights["near"]}
    for one, other in combinations(standing, 2):
        if (one.right == other.column or other.right == one.column) and one.row < other.foot and other.row < one.foot:
            heads = _head(one), _head(other)
            if heads[0] and heads[1] and heads[0][0] < heads[1][1] and heads[1][0] < heads[0][1]:
                total += side.get(abs(_rank(one) - _rank(other)), 0.0)
            total += weights["art"] * _art_meets(one, other)
        for upper, lower in ((one, other), (other, one)):
            if upper.foot <= lower.row and upper.column < lower.right and lower.column < upper.right:
                total += weights["under"] * max(0, _rank(upper) - _rank(lower)) * bool(_rank(upper) and _rank(lower))
                total += weights["notice-over"] * (_notice(upper) and not _notice(lower))
    last = max(each.foot for each in standing)
    total += weights["short-foot"] * sum(each.leaf.short for each in standing if each.foot == last)
    ranked = [(ranks[each.leaf.story], each.row) for each in standing if ranks.get(each.leaf.story)]
    strongest = min((rank for rank, _ in ranked), default=0)
    return total + (LEADING if all(row for rank, row in ranked if rank == strongest) else 0.0)


def _notice(each: Standing) -> bool:
    return each.leaf.story.startswith(NOTICES)


def _rank(each: Standing) -> int:
    return each.leaf.group.rank if each.leaf.group else 0


def _head(each: Standing) -> tuple[int, int] | None:
    """Give the rows of a module's head, None where it has none."""
    group = each.leaf.group
    return (each.row + each.leaf.top, each.row + each.leaf.top + group.rows) if group and group.rank else None


def _art_meets(one: Standing, other: Standing) -> int:
    """Count the pictures of two modules that stand side by side."""
    left, right = (one, other) if one.right == other.column else (other, one)
    edge = [(left.row + hung.row, left.row + hung.row + hung.shape.rows) for hung in left.leaf.art
            if hung.column + hung.shape.columns == left.leaf.columns]
    near = [(right.row + hung.row, right.row + hung.row + hung.shape.rows) for hung in right.leaf.art
            if hung.column == 0]
    return sum(1 for top, foot in edge for other_top, other_foot in near if top < other_foot and other_top < foot)
