"""Plates: what a set of inks asks the printer to make."""

import hashlib
from collections.abc import Iterable

from presswork.model.style import Ink

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def plates(inks: Iterable[Ink]) -> tuple[str, ...]:
    """Name the plates of inks: process plates in the order of the trade, then spots in the order of the layout.

    Inks that mix colours, or no spot at all, make a process job with all four, which its pictures need; black and
    spots make no other.
    """
    listed = list(inks)
    mixed = any(any(ink.cmyk[:3]) for ink in listed if not ink.spot)
    process = PROCESS if mixed or not any(ink.spot for ink in listed) else PROCESS[3:]
    return (*process, *dict.fromkeys(ink.spot for ink in listed if ink.spot))


def in_colour(names: Iterable[str]) -> bool:
    """Say whether pictures can be printed in colour: with all four process plates."""
    return set(PROCESS) <= set(names)


def spot_resource(spot: str) -> str:
    """Give the name by which a content stream calls a spot's colour space."""
    return f"Spot{hashlib.sha256(spot.encode()).hexdigest()[:8]}"
