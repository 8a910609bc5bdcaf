"""The grid: from columns and rows to points on a page."""

from dataclasses import dataclass

from presswork.model.layout import Page
from presswork.model.plan import Slot
from presswork.model.style import first_baseline


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows of one column that take text: column from 0, first row and number of rows of the live area."""

    column: int
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A page's grid. ``left`` is the x of column 0 in pt (inner or outer margin, by the side of the spread)."""

    page: Page
    left: float

    def x(self, column: float) -> float:
        """Give the left edge of a column, pt from the page's left."""
        return self.left + column * (self.page.column + self.page.gutter)

    def y(self, row: float) -> float:
        """Give the top of a row of the live area, pt from the page's top."""
        return self.page.top + row * self.page.baseline

    def baseline(self, row: float, size: float) -> float:
        """Give the baseline of a text of ``size`` pt whose em box stands in the middle of a row, pt from the top."""
        return self.y(row) + first_baseline(self.page.baseline, size)

    def slot(self, name: str, column: int, row: float, columns: int, rows: float, content: str = "") -> Slot:
        """Make a slot of whole columns and rows."""
        return Slot(name, self.x(column), self.y(row), self.page.span(columns), rows * self.page.baseline, content)
