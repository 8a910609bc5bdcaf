"""Counting in templates: what templates call to have facts drawn as marks, in the inks of the target."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from presswork.chart.art import Drawing, Quantity, draw_art
from presswork.chart.inks import recolour
from presswork.chart.svg import titled
from presswork.house import shelves
from presswork.load.numbers import format_fact
from presswork.model.fact import Fact
from presswork.model.layout import Layout
from presswork.model.publication import Publication


def quantity(fact: Fact, language: str, hot: Sequence[str] = ()) -> Quantity:
    """Give a fact as something to draw; those in ``hot`` take the accent ink."""
    shown = format_fact(fact, language)
    return Quantity(fact.label, fact.value, shown, fact.unit, fact.approx, fact.id in hot)


def counter(publication: Publication, layout: Layout, target: str) -> Callable[..., Drawing]:
    """Make the templates' function ``count(name, facts, width, height, marked=(), **options)``: pt.

    One that is ``decorative`` has no words: whatever it shows is said beside it.
    """
    inks = {name: ink.srgb for name, ink in layout.inks.items()}
    folders = shelves("charts", Path(publication.folder) if publication.folder else None)

    def count(
        name: str,
        facts: Sequence[str],
        width: float,
        height: float,
        marked: Sequence[str] = (),
        *,
        decorative: bool = False,
        **options: object,
    ) -> Drawing:
        values = [quantity(publication.facts[fact], publication.language, marked) for fact in facts]
        drawing = draw_art(
            name, values, inks, width, height, folders=folders, language=publication.language, **options
        )
        svg = recolour(drawing.svg, layout, target)
        return replace(drawing, svg=svg if decorative else titled(svg, drawing.alt))

    return count
