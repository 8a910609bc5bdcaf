"""Backings: kinds of figures that a layout sets on an area of ink, with inks that show on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from presswork.model.layout import Layout
from presswork.model.report import Faults, Finding

STYLES = ("backing-title", "backing-measure", "backing-source")  # of what is said over and under such a figure


@dataclass(frozen=True, slots=True)
class Backing:
    """An area of ``ink`` under a figure, ``inset`` pt larger on each side; ``inks`` serve roles in place of others."""

    ink: str
    inset: float
    inks: Mapping[str, str] = field(default_factory=dict)


def backing_of(layout: Layout, kind: str) -> Backing | None:
    """Give the backing of a kind of figures: plan: backings: KIND. Raises Faults where it lacks an ink or a style."""
    backings = layout.plan.get("backings", {})
    told = backings.get(kind) if isinstance(backings, Mapping) else None
    if not isinstance(told, Mapping):
        return None
    backing = Backing(str(told.get("ink", "")), float(told.get("inset", 0.0)), dict(told.get("inks", {})))
    lacking = [f"the ink {name}" for name in (backing.ink, *backing.inks.values()) if name not in layout.inks]
    lacking += [f"the style {name}" for name in STYLES if name not in layout.styles]
    if lacking:
        what = f"plan: backings: {kind} needs {', '.join(lacking)}"
        raise Faults([Finding(layout.place, what, "chart-backing", "add it, or name another")])
    return backing


def backings_of(layout: Layout) -> list[str]:
    """Name the kinds of figures that stand on backings of their own."""
    backings = layout.plan.get("backings", {})
    return sorted(backings) if isinstance(backings, Mapping) else []
