"""Holding back: inks of a layout kept within what the paper of a printing condition takes.

A layout is drawn once and printed on coated paper and on newsprint. A mixture that asks for more ink than the paper
takes gives up colour in equal shares and keeps its black, which draws, as pictures do (ISO 12647-2, 5.2). Where the
designer wants another mixture, the layout lays ``press/CONDITION.yaml`` over its inks.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from presswork.model.condition import Condition
from presswork.model.layout import Layout
from presswork.model.report import WARNING, Finding
from presswork.model.style import Ink


def within(layout: Layout, condition: Condition) -> tuple[Layout, tuple[Finding, ...]]:
    """Give a layout with its process inks within the condition's total, and a warning for each that gave way."""
    inks = {name: held(ink, condition.total_ink) for name, ink in layout.inks.items()}
    return replace(layout, inks=inks), tuple(_told(layout, inks, condition))


def held(ink: Ink, total: float) -> Ink:
    """Give an ink whose four parts are at most ``total`` percent together; a spot stays what it is."""
    *colours, black = ink.cmyk
    if ink.spot or sum(ink.cmyk) <= total:
        return ink
    share = max(total - black, 0) / sum(colours)
    cyan, magenta, yellow = (float(math.floor(part * share)) for part in colours)
    return replace(ink, cmyk=(cyan, magenta, yellow, black))


def _told(layout: Layout, inks: dict[str, Ink], condition: Condition) -> Iterator[Finding]:
    for name, ink in layout.inks.items():
        if inks[name].cmyk != ink.cmyk:
            parts = " ".join(f"{part:g}" for part in inks[name].cmyk)
            what = (f"the ink {name} asks for {sum(ink.cmyk):g} % of ink, {condition.name} takes "
                    f"{condition.total_ink:g} %: it is printed as {parts}")
            yield Finding(layout.place, what, "ink-held", f"give it another cmyk in press/{condition.name}.yaml",
                          WARNING)
