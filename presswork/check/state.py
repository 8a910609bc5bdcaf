"""The graphics state while a content stream is read (ISO 32000-1, 8.4)."""

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import pikepdf

from presswork.check.faces import Widths
from presswork.check.geometry import UNIT, Box, Matrix
from presswork.check.spaces import GRAY, Space

ODD_STATES = ("/TR", "/TR2", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2")


@dataclass(slots=True)
class State:
    """What a painting operator depends on."""

    matrix: Matrix = UNIT
    clip: Box | None = None
    fill: Space = GRAY
    stroke: Space = GRAY
    fill_parts: tuple[float, ...] = (0.0,)
    stroke_parts: tuple[float, ...] = (0.0,)
    width: float = 1.0
    over_fill: bool = False
    over_stroke: bool = False
    mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    font: Widths | None = None
    size: float = 0.0
    rendering: int = 0
    spacing: float = 0.0
    words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    pattern: Any = None

    def copy(self) -> "State":
        """Give a copy, for ``q``."""
        return State(*_ALL(self))

    def take(self, values: Any) -> None:
        """Take an ExtGState dictionary (8.4.5). OP sets overprint for fills too unless op is there."""
        if "/OP" in values:
            self.over_stroke = bool(values["/OP"])
            self.over_fill = bool(values.get("/op", values["/OP"]))
        elif "/op" in values:
            self.over_fill = bool(values["/op"])
        self.mode = int(values.get("/OPM", self.mode))
        self.alpha_fill = float(values.get("/ca", self.alpha_fill))
        self.alpha_stroke = float(values.get("/CA", self.alpha_stroke))
        self.width = float(values.get("/LW", self.width))


_ALL = attrgetter(*(each.name for each in fields(State)))


def odd(values: Any) -> list[str]:
    """Name what of an ExtGState a printer's own settings must decide: transfer curves, halftones, black generation."""
    found = [key[1:] for key in ODD_STATES if key in values and str(values[key]) not in ("/Default", "/Identity")]
    return [*found, *(["HT"] if "/HT" in values and str(values["/HT"]) != "/Default" else [])]


def blends(values: Any) -> bool:
    """Tell an ExtGState that makes something transparent."""
    mode = values.get("/BM", pikepdf.Name("/Normal"))
    mask = values.get("/SMask", pikepdf.Name("/None"))
    plain = str(mode) in ("/Normal", "/Compatible")
    return not plain or str(mask) != "/None" or any(float(values.get(key, 1)) < 1 for key in ("/ca", "/CA"))
