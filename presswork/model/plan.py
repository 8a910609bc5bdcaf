"""Page plans: pages of frames on the column x baseline grid, each with its slice of a galley."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from presswork.model.galley import Galley
from presswork.model.report import Finding


@dataclass(frozen=True, slots=True)
class Placed:
    """A galley line on a page: its index in the galley, left edge and baseline in pt from the page's top left."""

    line: int
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Flow:
    """What of a galley stands on one page: lines in reading order, absolute on the page."""

    galley: str
    lines: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A rectangle for furniture or art on the page, pt from the page's top left."""

    name: str
    x: float
    y: float
    width: float
    height: float
    content: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page: its number, the template pattern that dresses it, slots for furniture and flows of text."""

    number: int
    pattern: str
    slots: tuple[Slot, ...]
    flows: tuple[Flow, ...]
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PagePlan:
    """All pages with the galleys that they show.

    ``elastic`` says what was stretched to fit, a line each; ``findings`` warn of what the page had to do without.
    """

    pages: tuple[PlannedPage, ...]
    galleys: Mapping[str, Galley]
    elastic: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
