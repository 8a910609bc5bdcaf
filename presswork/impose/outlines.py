"""Outlines: short words drawn as paths, so that a sheet needs no font of its own."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import uharfbuzz as hb

from presswork.faces import font, resolve
from presswork.model.style import Face

LABEL = Face("Libre Franklin", 500)


@cache
def _font() -> Any:
    file = resolve(LABEL)
    return font(str(file.path), file.index)


class _Pen:
    """Takes a glyph's outline as path operators; quadratic curves become cubic ones."""

    def __init__(self, x: float, y: float, scale: float) -> None:
        self.x, self.y, self.scale = x, y, scale
        self.parts: list[str] = []
        self.at = (0.0, 0.0)

    def _put(self, points: tuple[float, ...], operator: str) -> None:
        moved = [f"{self.scale * value + (self.y if at % 2 else self.x):.2f}" for at, value in enumerate(points)]
        self.parts.append(" ".join([*moved, operator]))
        self.at = (points[-2], points[-1])

    def move(self, x: float, y: float, _data: object) -> None:
        self._put((x, y), "m")

    def line(self, x: float, y: float, _data: object) -> None:
        self._put((x, y), "l")

    def cubic(self, a: float, b: float, c: float, d: float, x: float, y: float, _data: object) -> None:
        self._put((a, b, c, d, x, y), "c")

    def quadratic(self, a: float, b: float, x: float, y: float, _data: object) -> None:
        u, v = self.at
        self._put((u + (a - u) * 2 / 3, v + (b - v) * 2 / 3, x + (a - x) * 2 / 3, y + (b - y) * 2 / 3, x, y), "c")

    def close(self, _data: object) -> None:
        self.parts.append("h")


def outlined(text: str, x: float, y: float, size: float) -> Iterator[str]:
    """Draw a line of text at x, y (pt); letters that the face lacks are left out."""
    face = _font()
    scale = size / face.face.upem
    for letter in text:
        glyph = face.get_nominal_glyph(ord(letter))
        if not glyph:
            continue
        pen = _Pen(x, y, scale)
        funcs = hb.DrawFuncs()
        funcs.set_move_to_func(pen.move)
        funcs.set_line_to_func(pen.line)
        funcs.set_cubic_to_func(pen.cubic)
        funcs.set_quadratic_to_func(pen.quadratic)
        funcs.set_close_path_func(pen.close)
        face.draw_glyph(glyph, funcs, None)
        if pen.parts:
            yield " ".join(pen.parts) + " f"
        x += face.get_glyph_h_advance(glyph) * scale
