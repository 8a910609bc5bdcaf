"""Panels: composed lines with their place on a page, waiting to be painted through one placeholder."""

from dataclasses import dataclass

from presswork.model.galley import Line

ARTIFACT = "Artifact"  # the role of a passage that stays out of the tag tree


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line on the panel: left edge and baseline in pt from the panel's top left."""

    line: Line
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one paragraph on one panel. ``key`` names the paragraph over all panels; ``role`` is its tag.

    A cell's key and tag name its table's and its row's too, outermost first, with > between. A passage without a key
    belongs to the element round the placeholder (a head in its <h1>).
    """

    key: str
    role: str
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """What one placeholder paints: ``width`` x ``height`` pt, passages in reading order.

    ``story`` names the story whose text it is: on several pages it is read as one. ``anchor`` is a name that links
    inside the document lead to, at ``corner`` (pt from the panel's top left).
    """

    width: float
    height: float
    passages: tuple[Passage, ...]
    story: str = ""
    anchor: str = ""
    corner: tuple[float, float] = (0.0, 0.0)
