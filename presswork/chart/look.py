"""Looks: the type and inks of a layout's charts. A layout's own styles named chart-* override these."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from presswork.chart.inks import roles
from presswork.model.layout import Layout
from presswork.model.style import Face, Ink, TypeStyle

FLOOR = 6.5  # pt: the least size of text in a chart


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


def look(layout: Layout, language: str) -> Look:
    """Gather the look of a layout's charts. Raises Faults where a role has no ink."""
    return Look(roles(layout), voices(layout), language)
