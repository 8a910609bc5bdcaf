"""Where a value was written, so that every finding can name it."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source file: path as the user would type it, line and column from 1 (0: not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give ``file:line:column``, without the parts that are not known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the cells of a table begin: ``lines`` and ``cells`` are offsets in the file, ``wide`` cells make a row."""

    file: str
    lines: Sequence[int]
    cells: Sequence[int]
    wide: int

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell, both counted from 0."""
        offset = self.cells[row * self.wide + column]
        line = bisect.bisect_right(self.lines, offset)
        return Place(self.file, line, offset - self.lines[line - 1] + 1)
