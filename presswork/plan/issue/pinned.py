"""Pins that no page can keep: a head, a width or a figure that the story cannot have, or places that two cannot share.

They are looked for when a page could not be filled: what is told then is the pin, not the lines that it costs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from presswork.model.issue import GUIDE
from presswork.model.place import Place
from presswork.model.report import Finding
from presswork.plan.issue.copy import Copy
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.leaf import Table
from presswork.plan.issue.slicing import EDGES

SLUG = "pin-unfit"
STEP, SMALLEST = 0.5, 6.0  # pt: sizes of a head that are tried in place of the one that has no room
CORNERS = tuple(frozenset({one, other}) for one in ("top", "bottom") for other in ("left", "right"))


class _Held(NamedTuple):
    """What is held to edges of a page: its name, the edges, the least columns and rows that it can have."""

    name: str
    edges: frozenset[str]
    columns: int
    rows: int
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Pinned:
    """Looks at the pins of an issue."""

    desk: Desk

    def unkept(self) -> list[Finding]:
        """Tell of each pin that its story cannot keep by itself; where there is none, of those that exclude another."""
        alone = [finding for copy in self.desk.copies.values() if copy.pin.place for finding in self._alone(copy)]
        return alone or [finding for page in self.desk.pages for finding in self._together(page)]

    def _alone(self, copy: Copy) -> Iterator[Finding]:
        pin, name = copy.pin, copy.story.id
        if pin.figure and not copy.figures:
            yield self._finding(pin.place, f"the story '{name}' is to have a figure, but its text places none",
                                "place one in it, or take the pin's figure away")
        elif pin.figure and pin.columns and pin.figure > pin.columns:
            yield self._finding(pin.place, f"the figure of '{name}' is to span {pin.figure} columns of {pin.columns}",
                                f"give {pin.columns} at most, or the story more columns")
        elif not any(self._table(copy).values()):
            yield self._headed(copy) if pin.head and not self._heads(copy) else self._finding(
                pin.place, f"the story '{name}' cannot {self._asked(copy)}", "free one of these")

    def _table(self, copy: Copy) -> Table:
        nursery = self.desk.nursery
        return (copy.pin.jump is not True and nursery.story(copy)) or nursery.opening(copy)

    def _heads(self, copy: Copy) -> bool:
        columns = (copy.pin.columns,) if copy.pin.columns else range(1, self.desk.rules.layout.page.columns + 1)
        return any(self.desk.nursery.header.groups(copy, width, width) for width in columns)

    def _headed(self, copy: Copy) -> Finding:
        """Tell of a head that is too large, and of the largest that is not."""
        size = copy.pin.head
        while size > SMALLEST and not self._heads(replace(copy, pin=replace(copy.pin, head=size))):
            size -= STEP
        where = f"{copy.pin.columns} columns" if copy.pin.columns else "any columns"
        cure = f"give {size:g} pt at most" if size > SMALLEST else "free the head"
        return self._finding(copy.pin.place, f"the headline of '{copy.story.id}' has no room in {where} at "
                             f"{copy.pin.head:g} pt", cure)

    def _asked(self, copy: Copy) -> str:
        pin = copy.pin
        said = ((pin.columns, f"be {pin.columns} columns wide"), (pin.head, f"have a head of {pin.head:g} pt"),
                (pin.figure, f"have a figure over {pin.figure} columns"), (pin.jump, "jump"))
        return " and ".join(text for asked, text in said if asked) or "be set"

    def _together(self, page: int) -> Iterator[Finding]:
        """Tell of what cannot stand at the edges of one page together."""
        held = [*self._held(page)]
        for one, other in combinations(held, 2):
            if corner := next((each for each in CORNERS if each <= one.edges and each <= other.edges), None):
                where = " ".join(sorted(corner, key=EDGES.index))
                yield self._clash(page, (one, other), f"cannot both stand {where}")
                return
        columns, depth, gap = self.desk.rules.layout.page.columns, self.desk.rules.depth(page), self.desk.rules.gap
        for edge in EDGES:
            here = [each for each in held if edge in each.edges]
            across = edge in ("top", "bottom")
            taken = sum(each.columns if across else each.rows + gap for each in here) - (0 if across else gap)
            if len(here) > 1 and taken > (columns if across else depth):
                counted = f"{taken} columns of {columns}" if across else f"{taken} rows of {depth}"
                yield self._clash(page, here, f"take {counted} at the {edge}")
                return

    def _held(self, page: int) -> Iterator[_Held]:
        """Give what is held to edges of a page, the guide first."""
        desk = self.desk
        if page == 1 and desk.brief.guide and len(desk.pages) > 1:
            rule = desk.rules.guide
            yield _Held(GUIDE.strip(":"), rule.position.intersection(EDGES), rule.columns,
                        min(min(depths) for depths in desk.guide(()).values()))
        lead = next((copy for copy in desk.copies.values() if copy.rank == 1 and not copy.pin.position), None)
        for copy in desk.copies.values():
            pin = copy.pin
            edges = pin.edges.intersection(EDGES) | ({"top"} if copy == lead else frozenset[str]())
            table = {width: depths for width, depths in self._table(copy).items() if depths} if edges else {}
            if table and desk.windows(copy) == (page,):
                yield _Held(copy.story.id, edges, min(table), min(min(depths) for depths in table.values()), pin.place)

    def _clash(self, page: int, held: Sequence[_Held], what: str) -> Finding:
        names = " and ".join(f"the {each.name}" if each.name == GUIDE.strip(":") else f"'{each.name}'" for each in held)
        return self._finding(held[-1].place, f"{names} {what} of page {page}", "free one of them, or let it be smaller")

    def _finding(self, place: Place | None, what: str, cure: str) -> Finding:
        return Finding(place or self.desk.edition.place, what, SLUG, cure)
