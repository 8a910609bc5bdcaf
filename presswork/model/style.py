"""The look as values: inks, faces and type styles, declared once in layout.yaml."""

from dataclasses import dataclass

ASCENT = 0.88  # em above the baseline of a Han em box (CLREQ 2.2.4; the ideographic em box of the Noto faces)


@dataclass(frozen=True, slots=True)
class Ink:
    """A named colour: ``srgb`` as #rrggbb, ``cmyk`` in percent.

    With ``spot`` it is printed by a plate of that name, at ``tint`` percent; ``cmyk`` then is its stand-in, as tinted.
    ``grey`` is its share of black in percent where black is the only plate; below 0: the share that is as dark.
    """

    name: str
    srgb: str
    cmyk: tuple[float, float, float, float]
    spot: str = ""
    tint: float = 100.0
    grey: float = -1.0

    @property
    def black(self) -> bool:
        """Tell the black plate, solid and alone."""
        return not self.spot and self.cmyk == (0, 0, 0, 100)

    @property
    def mixed(self) -> bool:
        """Tell an ink that more than one plate prints."""
        return not self.spot and sum(part > 0 for part in self.cmyk) > 1


@dataclass(frozen=True, slots=True)
class Face:
    """A font face: a family with weight (100-900), slant and, of a variable font, other axes such as opsz."""

    family: str
    weight: int = 400
    italic: bool = False
    axes: tuple[tuple[str, float], ...] = ()

    @property
    def name(self) -> str:
        """Give a name for messages and caches: ``Noto Serif CJK SC 500 opsz=14``."""
        parts = [self.family, str(self.weight), *(["italic"] if self.italic else [])]
        return " ".join([*parts, *(f"{axis}={value:g}" for axis, value in self.axes)])


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How a text is set. Sizes and leading in pt, indent and tracking in em of the style's size.

    ``faces`` is the stack for fallback by glyph: a Latin face first serves Latin letters and figures, the Han
    face after it serves the rest; Latin faces may be drawn at ``latin_scale`` of the size. ``strong``,
    ``emphasis`` and ``lead`` are stacks for marked runs. ``align``: justify, left, center or right; ``role`` is
    the tag, ``shift`` the left shift and ``rise`` the lift off the baseline in pt.

    ``prohibition`` is the level of what may not begin or end a line (basic, gb or strict: CLREQ 3.1.6); ``hang`` lets
    stops hang outside the measure, ``protrude`` moves Latin marks out by a part of their width, ``expand`` lets the
    letters of a line of words be so much wider or narrower (0.02: 2 %), ``letterspace`` lets them stand so many em
    further apart, and 0.4 of that nearer; ``dots`` sets emphasis with dots under the
    characters in place of another face; ``caps`` sets capitals, ``small_caps`` small ones, which the face must have;
    ``drop`` is the number of lines of an opening's initial (0: none); ``display`` sets full-width marks at half their
    width and closes the gaps between Han and Latin, as heads are set.
    """

    name: str
    faces: tuple[Face, ...]
    size: float
    leading: float
    align: str = "left"
    indent: float = 0.0
    tracking: float = 0.0
    ink: str = "text"
    strong: tuple[Face, ...] = ()
    emphasis: tuple[Face, ...] = ()
    lead: tuple[Face, ...] = ()
    lead_ink: str = ""
    lead_scale: float = 1.0
    latin_scale: float = 1.0
    features: tuple[str, ...] = ()
    hyphenate: bool = True
    balance: bool = False
    role: str = "P"
    shift: float = 0.0
    rise: float = 0.0
    prohibition: str = "strict"
    hang: bool = False
    protrude: bool = False
    expand: float = 0.0
    letterspace: float = 0.0
    dots: bool = False
    small_caps: bool = False
    drop: int = 0
    caps: bool = False
    display: bool = False


def first_baseline(leading: float, size: float) -> float:
    """Give the baseline of a line of ``leading`` pt whose em box of ``size`` pt stands in its middle."""
    return (leading - size) / 2 + ASCENT * size
