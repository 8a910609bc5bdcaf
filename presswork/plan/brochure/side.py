"""Sides: a page as the left or the right half of a spread, with its margin and its text columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from presswork.model.layout import Layout
from presswork.plan.grid import Grid

COLUMNS, NUMERAL = 12, 2  # of the grid; those of a chapter's numeral


@dataclass(frozen=True, slots=True)
class Side:
    """A page's side: where text columns and margin start, in columns of the grid; ``span`` of a text column."""

    grid: Grid
    text: tuple[int, ...]
    span: int
    margin: int
    left: bool

    @property
    def strip(self) -> tuple[int, int]:
        """Give the first column and the columns of what stands over the text: beside the numeral where none is free."""
        wide = len(self.text) * self.span
        if wide <= COLUMNS - NUMERAL:
            return self.text[0], wide
        return (NUMERAL if self.left else 0), COLUMNS - NUMERAL

    @property
    def numeral(self) -> int:
        """Give the first column of the chapter's numeral: in the margin, or outside over the text."""
        return self.margin if self.margin_columns else 0 if self.left else COLUMNS - NUMERAL

    @property
    def margin_columns(self) -> int:
        """Count the columns of the margin of notes."""
        return COLUMNS - len(self.text) * self.span

    @classmethod
    def of(cls, layout: Layout, number: int) -> "Side":
        """Give the side of a page by its number: even pages lie on the left, the margin lies outside."""
        page, left = layout.page, number % 2 == 0
        margin, count, span = text_pattern(layout)
        first = margin if left else 0
        starts = tuple(first + at * span for at in range(count))
        return cls(Grid(page, page.outer if left else page.inner), starts, span, 0 if left else count * span, left)


def text_pattern(layout: Layout) -> tuple[int, int, int]:
    """Give the columns of the grid in the margin, the number of text columns, and the columns of the grid in each."""
    rule: Mapping[str, Any] = layout.plan["text"]  # type: ignore[assignment]
    return int(rule["margin"]), int(rule["columns"]), int(rule["span"])
