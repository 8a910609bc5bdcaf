"""Sheaves: a chapter ready for pages, with its quotes and figures, and the pages that it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from presswork.model.layout import Layout
from presswork.plan.brochure.chapters import Chapter
from presswork.plan.brochure.side import text_pattern
from presswork.plan.pour import Leg, Sheet

COUNT = 100.0  # pt under which a count has no room for marks that can be told apart
AIR = 2  # rows from text to a figure or a count


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull quote: its words, broken for a column and for all columns, each with the rows that it takes."""

    said: str
    text: str
    rows: int
    wide: str
    line: int
    tall: int = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a figure take over its plot and under it with their air, pt."""

    over: float
    under: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure with the line of the galley that it belongs to; the rows that it needs, its words, the most rows.

    A figure larger than ``most`` only fills a page: what its values do not need is left to the text.
    """

    name: str
    line: int
    rows: int
    words: Words
    most: int = 1000

    def within(self, room: int, more: int = 0) -> int:
        """Give its rows where ``room`` are offered, and ``more`` than it would take of them."""
        return max(self.rows, min(room, self.most) + more)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A chapter ready for pages: galley, quotes and figures, the rows at the top of its first page, its count.

    ``panel`` tells that the chapter opens in a panel of ink at that top; ``count`` is a fact that may fill a last page,
    ``other`` one for a page of figures after it.
    """

    chapter: Chapter
    sheet: Sheet
    quotes: tuple[Pull, ...]
    figures: tuple[Plot, ...]
    top: int
    panel: bool = False
    count: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One text page: rows above its text, of its columns, of its quote and its figure (0: none), and which.

    ``display`` are the rows at the foot for a quote over all columns, ``count`` for a count, on a last page with room.
    """

    top: int
    rows: int
    quote: int = 0
    figure: int = 0
    pull: int = -1
    plot: int = -1
    display: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Poured:
    """The pages of a chapter with the legs of text on each; ``plates`` are figures for pages of their own after it."""

    shapes: tuple[Shape, ...]
    legs: tuple[tuple[Leg, ...], ...]
    plates: tuple[str, ...] = ()
    quotes: tuple[Pull, ...] = ()

    @property
    def top(self) -> int:
        """Give the rows over the text of the first page."""
        return self.shapes[0].top


@dataclass(frozen=True, slots=True)
class Measures:
    """What shapes pages: rows of the live area, text columns, and the rows that figures and counts may take."""

    rows: int
    columns: int
    figure: Mapping[str, int]

    @classmethod
    def of(cls, layout: Layout) -> "Measures":
        """Take them from a layout; figures are declared in shares of the live area, %."""
        rule: Any = layout.plan["figure"]
        rows = layout.page.rows
        figure = {name: max(1, round(rows * share / 100)) for name, share in rule.items()}
        figure["count"] = max(figure["count"], ceil(COUNT / layout.page.baseline))
        return cls(rows, text_pattern(layout)[1], figure)
