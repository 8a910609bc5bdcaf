"""Dummies: a page as a written plan has it, and the plan of a made-up issue as text (plan.yaml).

A module whose column, row, columns and rows are given stands there; of one with less given what is given is kept and
the rest is planned round it. What else is said of a story (the size of its head, its figure, its quote, how many of its
optional sentences are left out) is kept as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

from presswork.model.issue import CONTINUED, GUIDE, NOTICES, Spot
from presswork.model.report import Faults, Finding
from presswork.plan.issue.copy import Copy
from presswork.plan.issue.leaf import Leaf, Table
from presswork.plan.issue.making import Made, Standing, changed, meetings
from presswork.plan.issue.rules import Rules
from presswork.plan.issue.slicing import Element

NEAREST = 5  # depths that an error names
SAME = 0.05  # pt by which two sizes of a head may differ


@dataclass(frozen=True, slots=True)
class Dummy:
    """What a written plan says of one page."""

    spots: tuple[Spot, ...]
    rules: Rules
    page: int

    @property
    def fixed(self) -> bool:
        """Tell whether every module has its rectangle."""
        return all(spot.fixed for spot in self.spots)

    def spot(self, name: str) -> Spot:
        """Give the spot of an element; the rest of a jump has a line's number after its name."""
        whole = name.partition(CONTINUED)
        known = {spot.name: spot for spot in self.spots}
        return known.get(name) or known.get(whole[0] + CONTINUED) or known[whole[0]]

    def held(self, element: Element) -> Element:
        """Hold an element to its spot: its width, its depth, and the edges of the page that it touches.

        Raises Faults where it has no such shape.
        """
        spot = self.spot(element.name)
        table = shaped(element.table, spot)
        if not any(table.values()):
            raise Faults([self._unfit(spot, element.table)])
        table, before = granted(table, spot), table
        if not table:
            raise Faults([self._ungranted(spot, before)])
        columns, depth = self.rules.layout.page.columns, self.rules.depth(self.page)
        edges = {"left": spot.column == 1, "top": spot.row == 1,
                 "right": spot.column and spot.column + spot.columns - 1 == columns,
                 "bottom": spot.row and spot.row + spot.rows - 1 == depth}
        kept = frozenset(edge for edge, held in edges.items() if held) or element.edges
        return replace(element, table=table, edges=kept,
                       variant=(*element.variant, spot.columns, spot.rows, *spot.wishes.items()))

    def made(self, elements: Sequence[Element], ranks: Mapping[str, int]) -> Made:
        """Put every element where it is to stand. Raises Faults where modules overlap or leave the page open."""
        order = {spot.name: at for at, spot in enumerate(self.spots)}
        placed = sorted(((self.spot(each.name), each) for each in elements), key=lambda each: order[each[0].name])
        if wrong := [*self._wrong([spot for spot, _ in placed])]:
            raise Faults(wrong)
        standing = []
        for spot, each in placed:
            corners = each.table[spot.columns][spot.rows]
            leaf = min(corners.items(), key=lambda one: (one[1][0].cost, one[0]))[1][0]
            standing.append(Standing(leaf, spot.column - 1, spot.row - 1))
        met = float(meetings([standing], self.rules, ranks)[0])
        whole = Made(tuple(standing), sum(each.leaf.cost for each in standing) + met, met)
        return changed(whole, elements, self.rules, ranks)

    def _wrong(self, spots: Sequence[Spot]) -> Iterator[Finding]:
        """Find modules that overlap, and columns that are not full from the first row to the last."""
        for one, other in combinations(spots, 2):
            if (one.column < other.column + other.columns and other.column < one.column + one.columns
                    and one.row < other.row + other.rows and other.row < one.row + one.rows):
                yield self._finding(other, f"'{other.name}' lies on '{one.name}'", "move one of the two")
        for column in range(1, self.rules.layout.page.columns + 1):
            here = sorted((spot for spot in spots if spot.column <= column < spot.column + spot.columns),
                          key=lambda spot: spot.row)
            row = 1
            for spot in here:
                if spot.row > row:
                    yield self._finding(spot, f"column {column} is open from row {row} to {spot.row - 1}",
                                        f"let '{spot.name}' begin at row {row}")
                row = spot.row + spot.rows + self.rules.gap
            if row - self.rules.gap != self.rules.depth(self.page) + 1:
                yield self._finding(here[-1] if here else spots[0], f"column {column} ends at row "
                                    f"{row - self.rules.gap - 1} of {self.rules.depth(self.page)}",
                                    "give its last module the rows that are left")

    def _unfit(self, spot: Spot, table: Table) -> Finding:
        depths = sorted(table.get(spot.columns, {}), key=lambda rows: (abs(rows - spot.rows), rows))[:NEAREST]
        can = ", ".join(f"{spot.columns} x {rows}" for rows in sorted(depths))
        wide = ", ".join(str(width) for width in sorted(width for width, each in table.items() if each))
        return self._finding(spot, f"'{spot.name}' cannot fill {spot.columns} columns x {spot.rows} rows",
                             f"it can fill {can}" if can else f"it can be {wide} columns wide")

    def _ungranted(self, spot: Spot, table: Table) -> Finding:
        """Tell what of a story's head, figure, quote and optional sentences there is no leaf for, and what there is."""
        had = [shown(leaf) for depths in table.values() for at in depths.values() for kept in at.values()
               for leaf in kept]
        can = [f"{name} {', '.join(sorted({_said(each[name]) for each in had}))}" for name in spot.wishes]
        sides = (spot.columns, "columns"), (spot.rows, "rows")
        where = " x ".join(f"{count} {what}" for count, what in sides if count)
        asked = ", ".join(f"{name} {_said(value)}" for name, value in spot.wishes.items())
        return self._finding(spot, f"'{spot.name}' cannot have {asked}{f' in {where}' if where else ''}",
                             f"it can have {'; '.join(can)}, not all of them together, or delete a value")

    def _finding(self, spot: Spot, what: str, cure: str) -> Finding:
        return Finding(spot.place, f"page {self.page} of the plan: {what}", "plan-unfit", cure)


def shown(leaf: Leaf) -> dict[str, float | int | bool]:
    """Tell what a plan can ask of a leaf: its head's size, its deck, its figure's columns, its quote, sentences out."""
    pieces = leaf.group.pieces if leaf.group else ()
    return {"head": leaf.group.size if leaf.group else 0.0, "deck": any(piece.name == "deck" for piece in pieces),
            "figure": leaf.art[0].shape.columns if leaf.art else 0, "quote": leaf.quotes > 0,
            "optional": len(leaf.variant.left_out) if leaf.variant else 0}


def shaped(table: Table, spot: Spot) -> Table:
    """Keep the leaves that have the columns and the rows of a spot."""
    return {width: {rows: corners for rows, corners in depths.items() if spot.rows in (0, rows)}
            for width, depths in table.items() if spot.columns in (0, width)}


def granted(table: Table, spot: Spot) -> Table:
    """Keep the leaves that have what a plan asks of a story."""
    kept: Table = {}
    for width, depths in table.items():
        for rows, at in depths.items():
            for corners, leaves in at.items():
                if fit := [leaf for leaf in leaves if _grants(leaf, spot)]:
                    kept.setdefault(width, {}).setdefault(rows, {})[corners] = fit
    return kept


def _grants(leaf: Leaf, spot: Spot) -> bool:
    has = shown(leaf)
    return all(abs(has[name] - value) < SAME for name, value in spot.wishes.items())


def _said(value: float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}"


def written(pages: Mapping[int, Made], copies: Mapping[str, Copy] = MappingProxyType({})) -> Iterator[str]:
    """Write a plan down, a line at a time; with the stories' ``copies`` also what each of them shows."""
    yield "# Where each module stands: columns and rows count from 1, rows from the first below the page's head."
    yield "# Of a story also: head, its size in pt; deck and quote, whether it has them; figure, the columns of its"
    yield "# first figure (0: none); optional, the optional sentences left out. continued: true is the rest of a story"
    yield "# that jumps."
    yield "# Change what you like and name this file in the edition (plan: plan.yaml). A value that you delete is"
    yield "# planned anew; to plan the whole issue anew, take the line away from the edition."
    yield "pages:"
    for number, page in pages.items():
        yield f"  - page: {number}"
        yield "    modules:"
        for each in page.standing:
            leaf = each.leaf
            story, turn, _ = leaf.story.partition(CONTINUED)
            name = ("guide: true" if story == GUIDE else f"notice: {story.removeprefix(NOTICES)}"
                    if story.startswith(NOTICES) else f"story: {story}{', continued: true' if turn else ''}")
            asked = "".join(_asked(leaf, copies[story], rest=bool(turn))) if story in copies else ""
            yield (f"      - {{{name}, column: {each.column + 1}, row: {each.row + 1}, columns: {leaf.columns}, "
                   f"rows: {leaf.rows}{asked}}}")


def _asked(leaf: Leaf, copy: Copy, *, rest: bool) -> Iterator[str]:
    """Write what a story shows, as far as it has a choice; of the ``rest`` of one that jumps the sentences left out."""
    has = shown(leaf)
    choices = {"head": not copy.briefs and not rest, "deck": copy.story.deck and not rest,
               "figure": copy.figures and not rest, "quote": copy.quotes and not rest,
               "optional": not leaf.jumps and any(each.left_out for each in copy.variants)}
    yield from (f", {name}: {_said(has[name])}" for name, choice in choices.items() if choice)
