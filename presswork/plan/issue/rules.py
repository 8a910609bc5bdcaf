"""Rules: a layout's planning values for issues, with the defaults of what it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from presswork.model.layout import Layout
from presswork.plan.issue.weights import weights

FURNITURE = (("masthead", 6), ("folio", 2), ("foot", 1), ("gap", 1))  # rows, where a layout says nothing
DEFAULT_HEADS = ({"style": "headline", "sizes": (36, 30, 24), "lines": 2},)
STYLES = ("kicker", "subhead", "deck", "byline", "quote", "box-title", "box", "cutline", "jump-line", "jump-head",
          "rail-title", "brief-head", "brief", "notice-title", "notice", "guide-title", "guide",
          "chart-title", "chart-measure", "chart-source")


@dataclass(frozen=True, slots=True)
class HeadClass:
    """How the heads of one rank are set: a style, its sizes in pt from the largest, lines at most."""

    style: str
    sizes: tuple[float, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class GuideRule:
    """Where the front page's guide stands: its columns, its position, pt before the first entry and between entries."""

    columns: int
    position: frozenset[str]
    head: float
    entry: float


@dataclass(frozen=True, slots=True)
class Rules:
    """A layout's planning values for issues. Rows of the grid and columns, pt where it says so.

    ``masthead``, ``folio`` and ``foot`` are rows of furniture, each followed by ``gap`` rows, as are modules that
    stand one over another; ``air`` is the least space in pt between a head group and its text; ``inset`` in pt of
    text on tint (rails, boxes, notices); ``pad`` rows of a box or quote that its lines do not take; ``weights`` prices.
    """

    layout: Layout
    masthead: int
    folio: int
    foot: int
    gap: int
    air: float
    inset: float
    pad: Mapping[str, int]
    heads: tuple[HeadClass, ...]
    figure: Mapping[str, float]
    guide: GuideRule
    weights: Mapping[str, float]

    @property
    def row(self) -> float:
        """Give the height of a row, pt."""
        return self.layout.page.baseline

    def head(self, rank: int) -> HeadClass:
        """Give the head class of a rank."""
        return self.heads[min(rank, len(self.heads)) - 1]

    def top(self, page: int) -> int:
        """Give the first row of a page's modules."""
        return (self.masthead if page == 1 else self.folio) + self.gap

    def depth(self, page: int) -> int:
        """Count the rows of a page's modules."""
        return self.layout.page.rows - self.top(page) - self.foot - (self.gap if self.foot else 0)

    def style(self, name: str) -> str:
        """Name the type style of a part: the style of its own name, or the body's."""
        return name if name in self.layout.styles else "body"


def rules_of(layout: Layout) -> Rules:
    """Read a layout's planning values."""
    plan: Mapping[str, Any] = layout.plan
    heads = tuple(HeadClass(each["style"], tuple(float(size) for size in each["sizes"]), int(each["lines"]))
                  for each in plan.get("heads", DEFAULT_HEADS))
    rows = {name: int(plan.get(name, least)) for name, least in FURNITURE}
    guide = plan.get("guide", {})
    position = frozenset(str(guide.get("position", "right")).split())
    return Rules(
        layout, rows["masthead"], rows["folio"], rows["foot"], rows["gap"], float(plan.get("air", 5.0)),
        float(plan.get("inset", 0.0)), {"quote": 2, "box": 2, **plan.get("pad", {})}, heads,
        {"least": 0.36, "best": 0.62, "most": 0.85, **plan.get("figure", {})},
        GuideRule(int(guide.get("columns", 1)), position, float(guide.get("head", 24)), float(guide.get("entry", 22))),
        weights(plan.get("weights")))
