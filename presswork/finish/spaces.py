"""Colour spaces and states that a press file's content calls by name (ISO 32000-1, 8.6.6.4 and 8.4.5)."""

from collections.abc import Iterable, Mapping
from typing import Any

import pydyf

from presswork.model.plates import spot_resource
from presswork.model.style import Ink

REGISTRATION = "PressAll"
UNUSED = ("lab-d50", "lab-d65", "device-cmyk")  # WeasyPrint offers them to every page; inks need none of them


def separation(plate: str, solid: Iterable[float]) -> pydyf.Array:
    """Give the Separation space of a plate: ``solid`` are its parts in DeviceCMYK, 0-1; tints run evenly up to it."""
    ramp = pydyf.Dictionary({
        "FunctionType": 2, "Domain": pydyf.Array([0, 1]), "N": 1, "C0": pydyf.Array([0, 0, 0, 0]),
        "C1": pydyf.Array(list(solid))})
    return pydyf.Array(["/Separation", _name(plate), "/DeviceCMYK", ramp])


def _name(text: str) -> str:
    """Write a name with what may not stand in one as #xx (ISO 32000-1, 7.3.5)."""
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+"
    return "/" + "".join(chr(byte) if byte in plain else f"#{byte:02X}" for byte in text.encode())


def add_spaces(pdf: pydyf.PDF, spaces: Any, inks: Mapping[str, Ink]) -> None:
    """Put the spaces of the spot inks and of registration among the page's colour spaces."""
    for name in UNUSED:
        spaces.pop(name, None)
    for ink in inks.values():
        if ink.spot and spot_resource(ink.spot) not in spaces:
            solid = [round(part / ink.tint, 4) for part in ink.cmyk]
            spaces[spot_resource(ink.spot)] = _indirect(pdf, separation(ink.spot, solid))
    spaces[REGISTRATION] = _indirect(pdf, separation("All", [1, 1, 1, 1]))


def _indirect(pdf: pydyf.PDF, value: Any) -> bytes:
    pdf.add_object(value)
    reference: bytes = value.reference
    return reference


def add_states(states: Any) -> None:
    """Put the two overprint states among graphics states; OPM 1 leaves plates alone that an ink does not name."""
    states["PressOver"] = pydyf.Dictionary({"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1})
    states["PressKnock"] = pydyf.Dictionary({"Type": "/ExtGState", "OP": "false", "op": "false"})
