"""Colour spaces of a PDF as values (ISO 32000-1, 8.6)."""

from dataclasses import dataclass
from typing import Any

import pikepdf

DEVICE = {"/DeviceGray": 1, "/G": 1, "/DeviceRGB": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4}
LONG = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK", "/I": "Indexed"}
PARTS = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
BLACK = "Black"


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, number of parts, plate names of Separation and DeviceN, and what it is built on."""

    family: str
    parts: int = 0
    names: tuple[str, ...] = ()
    base: "Space | None" = None
    solid: tuple[float, ...] = ()

    @property
    def root(self) -> "Space":
        """Give the space that the colours are in: that of an Indexed or Pattern space's base."""
        return self.base.root if self.family in ("Indexed", "Pattern") and self.base else self


GRAY, RGB, CMYK = Space("DeviceGray", 1), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
PATTERN, UNKNOWN = Space("Pattern"), Space("unknown")
BY_NAME = {"/DeviceGray": GRAY, "/G": GRAY, "/DeviceRGB": RGB, "/RGB": RGB, "/DeviceCMYK": CMYK, "/CMYK": CMYK,
           "/Pattern": PATTERN}
FAULTY = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, NotImplementedError)


def read_space(value: Any, resources: Any = None, depth: int = 0) -> Space:
    """Read a colour space from a name or an array; what cannot be read is ``unknown``."""
    try:
        if isinstance(value, pikepdf.Name):
            return _named(str(value), resources, depth)
        return _array(value, resources, depth)
    except FAULTY:
        return UNKNOWN


def _named(name: str, resources: Any, depth: int) -> Space:
    listed = resources.get("/ColorSpace", {}) if resources is not None else {}
    default = {"/DeviceGray": "/DefaultGray", "/DeviceRGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK"}.get(name, "")
    if default and default in listed and depth < 1:
        return read_space(listed[default], resources, depth + 1)
    if name in BY_NAME:
        return BY_NAME[name]
    return read_space(listed[name], None, depth + 1) if name in listed and depth < 4 else UNKNOWN


def _array(value: Any, resources: Any, depth: int) -> Space:
    kind = str(value[0])
    if kind in BY_NAME and kind != "/Pattern":
        return BY_NAME[kind]
    if kind == "/ICCBased":
        parts = int(value[1].get("/N", 0))
        return Space("ICCBased", parts)
    if kind in ("/Indexed", "/I", "/Pattern"):
        base = read_space(value[1], resources, depth + 1) if len(value) > 1 else None
        return Space(LONG.get(kind, kind[1:]), 1, base=base)
    if kind in ("/Separation", "/DeviceN"):
        named = [value[1]] if kind == "/Separation" else list(value[1])
        names = tuple(str(name)[1:] for name in named)
        solid = _solid(value[3]) if kind == "/Separation" else ()
        return Space(kind[1:], len(names), names, read_space(value[2], resources, depth + 1), solid)
    return Space(kind[1:], PARTS.get(kind[1:], 0))


def _solid(function: Any) -> tuple[float, ...]:
    """Give the full tint's colour of an exponential ramp, () of other functions."""
    return tuple(float(part) for part in function.C1) if "/C1" in function else ()


def outputs(function: Any) -> int:
    """Count the parts that a shading's function gives, 0 where that cannot be told (ISO 32000-1, 7.10)."""
    if isinstance(function, pikepdf.Array):
        return len(function)
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        return len(function.get("/C0", [0]))
    if kind == 3:
        return outputs(function.Functions[0])
    return len(function.get("/Range", [])) // 2
