"""Plates: what a set of inks asks the printer to make."""

import hashlib
from collections.abc import Iterable

from presswork.model.style import Ink

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def plates(inks: Iterable[Ink]) -> tuple[str, ...]:
    """Name the plates of inks: process plates in the order of the trade, then spots in the order of the layout."""
    listed = list(inks)
    process = [name for index, name in enumerate(PROCESS) if any(ink.cmyk[index] for ink in listed if not ink.spot)]
    return (*process, *dict.fromkeys(ink.spot for ink in listed if ink.spot))


def in_colour(names: Iterable[str]) -> bool:
    """Say whether pictures can be printed in colour: with all four process plates."""
    return set(PROCESS) <= set(names)


def spot_resource(spot: str) -> str:
    """Give the name by which a content stream calls a spot's colour space."""
    return f"Spot{hashlib.sha256(spot.encode()).hexdigest()[:8]}"
