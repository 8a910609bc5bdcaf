"""Fonts of a PDF: whether they are embedded, and how wide their codes are (ISO 32000-1, 9.7 and 9.8)."""

import struct
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pikepdf

from presswork.check.spaces import FAULTY

FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class Face:
    """A font as a page names it."""

    name: str
    kind: str
    embedded: bool
    page: int


class Widths:
    """Advances of a font's codes in 1/1000 em, near enough to say where text stands."""

    def __init__(self, font: Any) -> None:
        self.wide = font.get("/Subtype") == "/Type0"
        self.default, self.known = 500.0, dict[int, float]()
        try:
            self._read(font)
        except FAULTY:
            self.known = {}

    def _read(self, font: Any) -> None:
        if not self.wide:
            first = int(font.get("/FirstChar", 0))
            self.known = {first + step: float(width) for step, width in enumerate(font.get("/Widths", []))}
            return
        below = font.DescendantFonts[0]
        self.default = float(below.get("/DW", 1000))
        items, at = list(below.get("/W", [])), 0
        while at + 1 < len(items):
            first = int(items[at])
            if isinstance(items[at + 1], pikepdf.Array):
                self.known |= {first + step: float(width) for step, width in enumerate(items[at + 1])}
                at += 2
            else:
                last = min(int(items[at + 1]), first + 65535)
                self.known |= dict.fromkeys(range(first, last + 1), float(items[at + 2]))
                at += 3

    def of(self, data: bytes) -> tuple[float, int]:
        """Give the width of a string in 1/1000 em and how many codes it has."""
        pairs = len(data) // 2
        codes = struct.unpack_from(f">{pairs}H", data) if self.wide else tuple(data)
        return sum(map(self.known.get, codes, repeat(self.default))), len(codes)


def read_face(font: Any, page: int) -> Face:
    """Read a font's name, kind and whether its program is in the file."""
    kind = str(font.get("/Subtype", "/?"))[1:]
    name = str(font.get("/BaseFont", font.get("/Name", "/?")))[1:]
    if kind == "Type3":
        return Face(name, kind, embedded=True, page=page)
    below = font.DescendantFonts[0] if kind == "Type0" else font
    descriptor = below.get("/FontDescriptor", {})
    return Face(name, kind, any(key in descriptor for key in FILES), page)
