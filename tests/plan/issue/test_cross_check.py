"""The slicing programme against a solver that knows nothing of it: CP-SAT packs the same modules on the same page.

The solver places rectangles freely. A packing that no straight cuts can make is ruled out by asking for one relation
that it has not, until what is found can be cut: every packing ruled out was as cheap or cheaper, so that one is the
cheapest cut page.
"""

import random
from itertools import combinations, permutations, product

import pytest

from presswork.plan.issue.leaf import Leaf
from presswork.plan.issue.slicing import Element, Page
from presswork.plan.issue.weights import WEIGHTS

cp_model = pytest.importorskip("ortools.sat.python.cp_model")

COLUMNS, ROWS, GAP = 5, 24, 1
SIZE = COLUMNS, ROWS + GAP  # a module is taken a gap deeper than it is, on a page a gap deeper
FREE = dict.fromkeys(("tombstone", "neighbours", "near", "art", "under"), 0.0)  # heads may meet for nothing
PAGES = range(20)
SIDES = {"left": (0, 0), "right": (0, 1), "top": (1, 0), "bottom": (1, 1)}  # axis, and which end of it


def elements(seed):
    """Make 4 to 6 modules up; on some pages one has a pinned edge, on some one may be left out."""
    chance = random.Random(seed)
    count, found = 4 + seed % 3, []
    for at in range(count):
        cells, table = COLUMNS * ROWS / count * chance.uniform(0.6, 1.4), {}
        for width in sorted(chance.sample(range(1, COLUMNS + 1), chance.randint(2, 4))):
            near = round(cells / width)
            depths = {max(2, min(ROWS, near + chance.randint(-4, 4))) for _ in range(chance.randint(3, 6))}
            table[width] = {rows: leaves(chance, at, width, rows) for rows in sorted(depths)}
        edges = {chance.choice(sorted(SIDES))} if at == 0 and seed % 4 == 1 else set()
        found.append(Element(f"module {at}", table, optional=at == count - 1 and seed % 5 == 0, edges=frozenset(edges)))
    return found


def leaves(chance, at, width, rows):
    """Give the leaves of one shape: heads of one or two classes, prices in whole numbers."""
    kinds = sorted(chance.sample(range(1, 5), chance.randint(1, 2)))
    return {(kind, kind): [Leaf(f"module {at}", width, rows, (kind, kind), (), float(chance.randint(0, 60)))]
            for kind in kinds}


def sliced(modules, weights=FREE):
    """Give the price of the modules of the cheapest cut page, None where none is full."""
    page = Page(modules, COLUMNS, ROWS, GAP, 4, weights)
    page.solve()
    return min((round(sum(leaf.cost for leaf in tree.leaves())) for tree in page.ranked(1)), default=None)


class Packing:
    """A page as the solver has it: for each module its shape and its place, no two on one another, no cell open."""

    def __init__(self, modules):
        """Model the page."""
        self.model = cp_model.CpModel()
        self.there = [self.model.new_bool_var(f"there {at}") for at in range(len(modules))]
        self.ends, self.prices, self.cells = [], [], []
        boxes = [self._box(module, there) for module, there in zip(modules, self.there, strict=True)]
        self.model.add_no_overlap_2d([box[0] for box in boxes], [box[1] for box in boxes])
        self.model.add(sum(self.cells) == SIZE[0] * SIZE[1])
        self.model.minimize(sum(self.prices))
        self.before = {(one, other, axis): self._before(one, other, axis)
                       for one, other in permutations(range(len(modules)), 2) for axis in (0, 1)}
        for one, other in combinations(range(len(modules)), 2):  # of two that are there one ends before the other
            apart = [self.before[pair] for pair in self.before if set(pair[:2]) == {one, other}]
            self.model.add_bool_or([*apart, ~self.there[one], ~self.there[other]])

    def _box(self, module, there):
        """Model one module: one of its shapes, at the edges that it must touch."""
        shapes = {(width, rows + GAP): round(min(kept[0].cost for kept in at.values()))
                  for width, depths in module.table.items() for rows, at in depths.items()}
        taken = {shape: self.model.new_bool_var(f"{module.name} {shape}") for shape in shapes}
        self.model.add(sum(taken.values()) == there)
        if not module.optional:
            self.model.add(there == 1)
        self.prices += [price * taken[shape] for shape, price in shapes.items()]
        self.cells += [shape[0] * shape[1] * each for shape, each in taken.items()]
        ends, intervals = [], []
        for axis, most in enumerate(SIZE):
            first, long, last = (self.model.new_int_var(0, most, f"{module.name} {axis} {part}")
                                 for part in ("first", "long", "last"))
            self.model.add(long == sum(shape[axis] * each for shape, each in taken.items()))
            intervals.append(self.model.new_optional_interval_var(first, long, last, there, f"{module.name} {axis}"))
            ends.append((first, last))
        for axis, end in (SIDES[edge] for edge in module.edges):
            self.model.add(ends[axis][end] == SIZE[axis] * end)
        self.ends.append(ends)
        return intervals

    def _before(self, one, other, axis):
        """Name the relation that a module ends before another begins, across or down."""
        known = self.model.new_bool_var(f"{one} before {other} on {axis}")
        self.model.add(self.ends[one][axis][1] <= self.ends[other][axis][0]).only_enforce_if(known)
        return known

    def solved(self):
        """Give the price of the cheapest packing and its modules' ends by axis; None where no packing is full."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers, solver.parameters.random_seed = 1, 1
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None, {}
        assert cp_model.OPTIMAL == status
        return round(solver.objective_value), {at: [tuple(map(solver.value, axis)) for axis in ends]
                                               for at, ends in enumerate(self.ends) if solver.value(self.there[at])}

    def rule_out(self, boxes, price):
        """Ask for a relation that these boxes have not, whichever modules they are and however they are mirrored.

        With only those that they have they cannot be cut; and no packing that is left is cheaper than ``price``.
        """
        ends, pairs = list(boxes.values()), list(permutations(range(len(boxes)), 2))
        held = {(one, other, axis) for one, other in pairs for axis in (0, 1)
                if ends[one][axis][1] <= ends[other][axis][0]}
        wanting = set()
        for turned in product((False, True), repeat=2):
            like = {(other, one, axis) if turned[axis] else (one, other, axis) for one, other, axis in held}
            for names in permutations(range(len(self.there)), len(boxes)):
                wanting.add(frozenset((names[one], names[other], axis) for one, other in pairs for axis in (0, 1)
                                      if (one, other, axis) not in like))
        for relations in sorted(map(sorted, wanting)):
            missing = sorted({name for one, other, _ in relations for name in (one, other)})
            self.model.add_bool_or([*(self.before[each] for each in relations), *(~self.there[at] for at in missing)])
        self.model.add(sum(self.prices) >= price)


def cuttable(boxes):
    """Tell whether boxes can be parted by straight cuts from edge to edge, again and again."""
    if len(boxes) == 1:
        return True
    for axis in (0, 1):
        for place in sorted({box[axis][1] for box in boxes}):
            one = [box for box in boxes if box[axis][1] <= place]
            other = [box for box in boxes if box[axis][0] >= place]
            if one and other and len(one) + len(other) == len(boxes):
                return cuttable(one) and cuttable(other)
    return False


def core(boxes):
    """Give the fewest of the boxes that cannot be parted."""
    sets = (dict(chosen) for count in range(4, len(boxes) + 1) for chosen in combinations(sorted(boxes.items()), count))
    return next(chosen for chosen in sets if not cuttable(list(chosen.values())))


def packed(modules):
    """Give the prices of the cheapest packing, and of the cheapest that can be cut."""
    packing = Packing(modules)
    free, boxes = packing.solved()
    price = free
    while boxes and not cuttable(list(boxes.values())):
        packing.rule_out(core(boxes), price)
        price, boxes = packing.solved()
    return free, price


@pytest.fixture(scope="module")
def compared():
    """Give for each page the programme's price, and the solver's of any packing and of one that can be cut."""
    return [(sliced(modules), *packed(modules)) for modules in map(elements, PAGES)]


def test_no_cut_page_is_cheaper(compared):
    """The programme's price is that of the solver's cheapest cut page, on every page."""
    assert [cut for _, _, cut in compared] == [ours for ours, _, _ in compared]
    assert all(ours is not None for ours, _, _ in compared)


def test_only_what_cannot_be_cut_is_cheaper(compared):
    """Where no cut is asked for a pinwheel of modules is cheaper on two of the pages, and nothing is on the others."""
    assert [8, 14] == [seed for seed, (ours, free, _) in zip(PAGES, compared, strict=True) if free < ours]


def test_prices_of_heads_that_meet_only_add(compared):
    """Where heads that meet cost something, what the modules themselves cost is never under the solver's price."""
    assert all(cut <= sliced(elements(seed), WEIGHTS) for seed, (_, _, cut) in zip(PAGES, compared, strict=True))
