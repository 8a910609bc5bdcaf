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

    A passage without a key belongs to the element round the placeholder (a head in its <h1>). ``within`` are the keys
    of the groups that it stands in, from outside, each "TAG NAME"; ``spaced`` says that a word space follows it.
    """

    key: str
    role: str
    strokes: tuple[Stroke, ...]
    within: tuple[str, ...] = ()
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """What one placeholder paints: ``width`` x ``height`` pt, passages in reading order.

    ``story`` names the story whose text it is: on several pages it is read as one. ``anchor`` is a name that links
    inside the document lead to, at ``corner`` (pt from the panel's top left). Panels of one ``group`` stand in sections
    that are read as one. ``tag`` is that of the placeholder's element where it is not a text as any other. ``ruled``
    are the lines with rules, which are drawn and not read.
    """

    width: float
    height: float
    passages: tuple[Passage, ...]
    story: str = ""
    anchor: str = ""
    corner: tuple[float, float] = (0.0, 0.0)
    group: str = ""
    tag: str = ""
    ruled: tuple[Stroke, ...] = ()
