"""Colour and graphics state operators (ISO 32000-1, 8.4 and 8.6)."""

from typing import Any

import pikepdf

from presswork.check.geometry import times
from presswork.check.reader import Act, Reader, matrix
from presswork.check.spaces import Space, read_space
from presswork.check.state import blends, odd

DEVICE = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}


def save(reader: Reader, _operator: str, _operands: Any) -> None:
    """Take ``q``."""
    reader.kept.append(reader.state.copy())


def restore(reader: Reader, _operator: str, _operands: Any) -> None:
    """Take ``Q``."""
    if reader.kept:
        reader.state = reader.kept.pop()


def concat(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``cm``."""
    reader.state.matrix = times(matrix(operands), reader.state.matrix)


def weight(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``w``."""
    reader.state.width = float(operands[0])


def graphics(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``gs``."""
    values = reader.resources.ExtGState[str(operands[0])]
    reader.state.take(values)
    reader.found.states += [(reader.page, name) for name in odd(values)]
    if blends(values):
        reader.found.blends.add(reader.page)
    mask = values.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
        reader.form(mask.G, "soft mask")


def device(reader: Reader, operator: str, operands: Any) -> None:
    """Take g, rg, k and their strokes."""
    space = read_space(pikepdf.Name(DEVICE[operator.lower()]), reader.resources)
    _set(reader, operator.islower(), space, tuple(float(part) for part in operands), None)


def space(reader: Reader, operator: str, operands: Any) -> None:
    """Take cs and CS; a space begins with its own black (8.6.3)."""
    chosen = read_space(operands[0], reader.resources)
    if chosen.family in ("Separation", "DeviceN"):
        parts: tuple[float, ...] = (1.0,) * chosen.parts
    else:
        parts = (0.0,) * (chosen.parts - 1) + ((1.0,) if chosen.parts == 4 else (0.0,)) * (chosen.parts > 0)
    _set(reader, operator.islower(), chosen, parts, None)


def colour(reader: Reader, operator: str, operands: Any) -> None:
    """Take sc, scn and their strokes."""
    lower = operator.islower()
    space = reader.state.fill if lower else reader.state.stroke
    named = operands and isinstance(operands[-1], pikepdf.Name)
    parts = tuple(float(part) for part in (operands[:-1] if named else operands))
    pattern = reader.resources.get("/Pattern", {}).get(str(operands[-1])) if named else None
    _set(reader, lower, space, parts, pattern)


def _set(reader: Reader, fill: bool, space: Space, parts: tuple[float, ...], pattern: Any) -> None:
    state = reader.state
    if fill:
        state.fill, state.fill_parts, state.pattern = space, parts, pattern
    else:
        state.stroke, state.stroke_parts = space, parts



OPERATORS: dict[str, Act] = {
    "q": save, "Q": restore, "cm": concat, "w": weight, "gs": graphics,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), device), "cs": space, "CS": space,
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), colour),
}
