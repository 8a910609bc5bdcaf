"""Plates: a layout's inks as a job in black alone prints them.

An ink says its share of black under ``grey`` in layout.yaml; one that does not has the share that is as dark. Jobs in
black and a spot have inks of their own, in the layout's ``plates/`` (see presswork/load/overlays.py).
"""

from dataclasses import replace

from presswork.chart.light import curved, luminance
from presswork.model.layout import Layout
from presswork.model.style import Ink

BLACK = "black"  # the name of the job of one plate
SOLID = 28  # the sRGB value of solid black on paper


def black(layout: Layout) -> Layout:
    """Print every ink of a layout as a share of black."""
    return replace(layout, inks={name: in_black(ink) for name, ink in layout.inks.items()})


def in_black(ink: Ink) -> Ink:
    """Give an ink as a share of black."""
    share = ink.grey if ink.grey >= 0 else darkness(ink.srgb)
    value = round(255 - share / 100 * (255 - SOLID))
    return Ink(ink.name, f"#{value:02x}{value:02x}{value:02x}", (0, 0, 0, share))


def darkness(srgb: str) -> float:
    """Give the share of black, in whole percent, that is as dark as a colour."""
    value = 255 * curved(luminance(srgb))
    return float(round(min(100.0, max(0.0, (255 - value) / (255 - SOLID) * 100))))
