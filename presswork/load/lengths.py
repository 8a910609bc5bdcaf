"""Lengths: ``12`` or ``12 mm``, ``34 pt``, ``3 rows``, all given in pt."""

import re

from presswork.model.units import MM

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(mm|cm|pt|in|rows?)?")
_POINTS = {"mm": MM, "cm": 10 * MM, "pt": 1.0, "in": 72.0}


def parse_length(text: str, row: float, bare: str) -> float | None:
    """Give a length in pt, or None; ``row`` is a baseline's height, ``bare`` the unit of a bare number."""
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        return None
    number, unit = float(match.group(1)), match.group(2) or bare
    return number * (row if unit.startswith("row") else _POINTS[unit])
