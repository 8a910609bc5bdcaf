"""Where a value was written, so that every finding can name it."""

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
