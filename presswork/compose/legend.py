"""Legends: the words round a figure, over it the finding and the measure, under it caption, source and credit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from presswork.compose.compositor import Compositor
from presswork.model.figure import Figure

PICTURE = "picture"
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Legend:
    """Pairs of a style's name and a text, ``over`` and ``under`` the art."""

    over: tuple[tuple[str, str], ...]
    under: tuple[tuple[str, str], ...]


def legend(figure: Figure, words: Mapping[str, str]) -> Legend:
    """Give the words of a figure in reading order; a credit that its source names is not said twice."""
    credit = "" if figure.credit and figure.credit.lower() in figure.source.lower() else figure.credit
    source = words["source"] + figure.source if figure.source else ""
    over = (("chart-title", figure.title), ("chart-measure", figure.measure))
    under = (("cutline", figure.caption), ("chart-source", source), ("chart-source", credit))
    return Legend(tuple(pair for pair in over if pair[1]), tuple(pair for pair in under if pair[1]))


def room(figure: Figure, compositor: Compositor, width: float) -> float:
    """Give the height that a figure's words and the air round its art take at ``width``, pt."""
    air = compositor.layout.plan.get("figure_air")
    if not isinstance(air, list):
        return float(compositor.layout.plan["figure_head"])  # type: ignore[arg-type]
    said = legend(figure, compositor.layout.furniture(compositor.language))
    return sum(air) + _height(said.over, compositor, width) + _height(said.under, compositor, width)


def _height(lines: Lines, compositor: Compositor, width: float) -> float:
    return sum(len(compositor.text(text, style, width).lines) * compositor.style(style).leading
               for style, text in lines)
