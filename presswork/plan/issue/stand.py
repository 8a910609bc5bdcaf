"""Stands: what stands on the pages of an issue while it is made up, and the names of what does."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from presswork.model.issue import CONTINUED
from presswork.plan.issue.leaf import Leaf
from presswork.plan.issue.making import Made

TURN = CONTINUED  # after the name of the rest of a story that jumps


@dataclass(frozen=True, slots=True)
class Turned:
    """A story that jumps: the page it starts on, the line at which it goes on."""

    story: str
    page: int
    start: int

    @property
    def name(self) -> str:
        """Name the element of its rest."""
        return f"{self.story}{TURN}{self.start}"


@dataclass(frozen=True)
class Stand:
    """What stands on the pages: the page of each item, the stories that jump from theirs, and the jumps made so far."""

    placed: Mapping[str, int]
    jumping: tuple[str, ...] = ()
    turned: tuple[Turned, ...] = ()

    @cached_property
    def pages(self) -> Mapping[int, frozenset[str]]:
        """Give what stands on each page that is not empty."""
        pages: dict[int, set[str]] = {}
        for name, page in self.placed.items():
            pages.setdefault(page, set()).add(name)
        return {page: frozenset(names) for page, names in pages.items()}


def notices_of(made: Mapping[int, Made]) -> frozenset[str]:
    """Name the notices that stand on pages."""
    return frozenset[str]().union(*(page.notices for page in made.values()))


def rest_of(leaf: Leaf) -> str:
    """Give the story of a leaf that is the rest of one, else ""."""
    return leaf.story.partition(TURN)[0] if TURN in leaf.story else ""


def item_of(name: str) -> str:
    """Give the item of an element: the first part of a story that jumps is the story, its rest has a line's number."""
    story, turn, line = name.partition(TURN)
    return story + turn if line else story
