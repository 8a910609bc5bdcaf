"""Looks: the type and inks of a layout's charts. A layout's own styles named chart-* override these."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from presswork.chart.inks import roles
from presswork.model.layout import Layout
from presswork.model.style import Face, Ink, TypeStyle

FLOOR = 6.5  # pt: the least size of text in a chart
# Lines are told apart without colour: on, off, on, off in pt.
DASHES: Mapping[str, tuple[float, ...]] = {
    "long": (5.0, 2.0), "short": (2.2, 1.6), "dots": (1.0, 1.4), "mixed": (5.0, 1.6, 1.2, 1.6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trait:
    """How a series is drawn: the ink role, the dash and the weight (pt) of its line, its marker."""

    role: str
    dash: str = ""
    weight: float = 1.1
    marker: str = "dot"


# Series in their order, each unlike the others by value, dash or marker as well as by name; the one in focus takes
# FOCUS. The first role in each is that of ROLES in inks.py.
FOCUS = Trait("focus", weight=1.9)
SERIES: tuple[Trait, ...] = (
    Trait("value", weight=1.4), Trait("context", marker="square"), Trait("context", "long", marker="ring"),
    Trait("value", "short", marker="triangle"), Trait("gone", weight=1.5, marker="diamond"),
    Trait("context", "dots", 1.3, "square"), Trait("value", "mixed", 1.0, "ring"),
    Trait("gone", "long", 1.3, "triangle"),
)  # fmt: skip


def traits(count: int, accent: int) -> list[Trait]:
    """Give ``count`` series their looks; ``accent`` is the one in focus, or -1."""
    others = iter(SERIES[1:] if 0 <= accent < count else SERIES)
    return [FOCUS if at == accent else next(others) for at in range(count)]


def _style(name: str, size: float, latin: Face, han: Face, features: tuple[str, ...] = ()) -> TypeStyle:
    return TypeStyle(name, (latin, han), size, size * 1.26, features=features)


def _sans(weight: int, han: int) -> tuple[Face, Face]:
    return Face("Libre Franklin", weight), Face("Noto Sans CJK SC", han)


# The newspaper's voices (board/newspaper/spec.md, "Charts"): sans labels, display serif figures.
VOICES: Mapping[str, TypeStyle] = {
    "label": replace(_style("chart-label", 7.4, *_sans(500, 500)), latin_scale=0.96),
    "value": replace(_style("chart-value", 8.2, *_sans(600, 700)), latin_scale=1.0),
    "focus": replace(_style("chart-focus", 9.2, *_sans(800, 700)), latin_scale=1.0),
    "figure": _style(
        "chart-figure",
        27,
        Face("Newsreader", 500, axes=(("opsz", 72.0),)),
        Face("Noto Serif CJK SC", 700),
        ("pnum",),
    ),
    "unit": _style(
        "chart-unit", 8, Face("Newsreader", 600, axes=(("opsz", 14.0),)), Face("Noto Serif CJK SC", 700)
    ),
    "note": replace(_style("chart-note", 6.8, *_sans(400, 400)), latin_scale=0.96),
    "scale": _style("chart-scale", 6.5, *_sans(400, 400)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What the finish draws with: inks by role, voices by name, and the language of the words."""

    inks: Mapping[str, Ink]
    voices: Mapping[str, TypeStyle]
    language: str


def voices(layout: Layout) -> dict[str, TypeStyle]:
    """Give the voices of a layout's charts by short name; its style ``chart-label`` replaces ``label``."""
    table = {
        **VOICES,
        **{name[6:]: style for name, style in layout.styles.items() if name.startswith("chart-")},
    }
    return {name: replace(table[name], size=max(table[name].size, FLOOR)) for name in sorted(table)}


def look(layout: Layout, language: str, kind: str = "") -> Look:
    """Gather the look of a layout's charts of one kind. Raises Faults where a role has no ink."""
    return Look(roles(layout, kind), voices(layout), language)
