"""Faults: what a printer would call about, with page and place."""

from dataclasses import dataclass

from presswork.model.report import ERROR

NOTE = "note"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding of the preflight: ``page`` from 1 (0: the file), ``box`` left, top, right, bottom in mm from the trim.

    ``count`` says how many places of the page have it; ``boxes`` are the first of them.
    """

    rule: str
    what: str
    page: int = 0
    boxes: tuple[Box, ...] = ()
    count: int = 1
    severity: str = ERROR
    cure: str = ""

    @property
    def where(self) -> str:
        """Name page and place, "" for the whole file."""
        if not self.page:
            return ""
        if not self.boxes:
            return f"page {self.page}"
        left, top, *_ = self.boxes[0]
        more = f" and {self.count - 1} more" if self.count > 1 else ""
        return f"page {self.page}, {left:.1f} x {top:.1f} mm{more}"

    def __str__(self) -> str:
        """Give ``where: what (rule); cure`` on one line."""
        return f"{self.where}{': ' if self.page else ''}{self.what} ({self.rule}); {self.cure}"
