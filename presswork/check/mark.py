"""Marks: everything that a page's content paints, one value a painting operator."""

from dataclasses import dataclass, field

from presswork.check.faces import Face, Widths
from presswork.check.geometry import Box
from presswork.check.spaces import Space

TEXT, FILL, STROKE, IMAGE, SHADING = "text", "fill", "stroke", "image", "shading"
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image's own: width and height in pixels, bits a part, pixels an inch as placed, a stencil, filters.

    ``number`` is that of its object, (0, 0) for an inline one.
    """

    width: int
    height: int
    bits: int
    ppi: float
    stencil: bool
    alternates: bool = False
    number: tuple[int, int] = (0, 0)
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted: ``box`` in pt on the page, the inks it asks for, and what a rule needs to judge it.

    ``size`` is the type size of text, the width of a stroke, the lesser side of a fill that is a line, in pt; 0 where
    there is none. ``within`` names what holds it: "", form, soft mask, pattern. ``whole`` fills are all of their box.
    """

    page: int
    kind: str
    box: Box | None
    space: Space
    parts: tuple[float, ...] = ()
    size: float = 0.0
    over: bool = False
    mode: int = 0
    alpha: float = 1.0
    within: str = ""
    hidden: bool = False
    pixels: Pixels | None = None
    lines: bool = False
    whole: bool = False
    given: int = 0

    @property
    def inks(self) -> dict[str, float]:
        """Give the plates that a plain colour asks for, 0-1; {} where that cannot be told."""
        space = self.space
        if space.family in ("DeviceCMYK", "ICCBased") and space.parts == len(self.parts) == 4:
            return dict(zip(PROCESS, self.parts, strict=True))
        if space.parts == len(self.parts) == 1 and space.family in ("DeviceGray", "ICCBased", "CalGray"):
            return {"Black": 1 - self.parts[0]}
        if space.family in ("Separation", "DeviceN") and len(space.names) == len(self.parts):
            return dict(zip(space.names, self.parts, strict=True))
        return {}


@dataclass(slots=True)
class Painted:
    """What a document's content was found to hold."""

    marks: list[Mark] = field(default_factory=list)
    groups: list[tuple[int, str, Space | None]] = field(default_factory=list)
    blends: set[int] = field(default_factory=set)
    states: list[tuple[int, str]] = field(default_factory=list)
    fonts: dict[str, Face] = field(default_factory=dict)
    widths: dict[str, Widths] = field(default_factory=dict)
    troubles: list[tuple[int, str]] = field(default_factory=list)
    foreign: list[tuple[int, str]] = field(default_factory=list)
