"""Inking: a page's furniture gets its plates. Spot inks their own, black rules and small black text overprint.

WeasyPrint writes one operator an item, and every ink as ``/DeviceCMYK cs`` and four parts. Those parts are an ink's
name here: where they are a spot's stand-in, the spot is written (ISO 32000-1, 8.6.6.4). Solid black is let overprint
(8.6.7) where plates that do not meet would show paper: in small text and, where the paper takes that much ink, in
rules. Larger black things knock out, so that no ground shines through them. Fills without area are taken out.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from presswork.model.plates import spot_resource
from presswork.model.style import Ink
from presswork.paint.operators import KNOCK, OVER, number

RULE = 2.0  # pt: what is thinner is a rule
OPERATOR = re.compile(rb"(\S+)\s*\Z")
BLACK = (0.0, 0.0, 0.0, 1.0)
FILLS, STROKES = {b"f", b"f*", b"F"}, {b"S", b"s"}
SHOWN = {b"Tj", b"TJ", b"'", b'"'}
PATH_ENDS = {b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"n"}

Parts = tuple[float, ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """What of the graphics state tells a rule from a ground: inks, line width, text size, clip; ``scale`` to pt."""

    fill: Parts = ()
    stroke: Parts = ()
    width: float = 1.0
    size: float = 0.0
    scale: float = 1.0
    clip: Box | None = None


@dataclass(slots=True)
class Inker:
    """Reads the items of one content stream and writes them anew."""

    spots: Mapping[Parts, Ink]
    overprint: float
    rules: bool = True
    pen: Pen = field(default_factory=Pen)
    kept: list[Pen] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    clipping: bool = False

    def inked(self, items: Sequence[Any]) -> list[Any]:
        """Give the items with spots, and overprint switched on and off round what it is for."""
        out: list[Any] = []
        for item in items:
            data = item.encode() if isinstance(item, str) else item
            found = OPERATOR.search(data) if isinstance(data, bytes) else None
            if found is None:
                out.append(item)
                continue
            operator = found[1]
            if operator in FILLS and self._empty():
                data = operator = b"n"
            over = self._over(operator)
            spot = self._read(operator, data)
            out += [OVER.encode(), data, KNOCK.encode()] if over else [spot or data]
        return out

    def _read(self, operator: bytes, data: bytes) -> bytes:
        """Take an operator into the state; gives what is written in its place, b"" for itself."""
        if operator == b"q":
            self.kept.append(self.pen)
        elif operator == b"Q" and self.kept:
            self.pen = self.kept.pop()
        elif operator in (b"scn", b"SCN", b"k", b"K"):
            return self._colour(operator, _numbers(data))
        elif operator == b"cm":
            a, b, c, d, *_ = _numbers(data)
            self.pen = replace(self.pen, scale=self.pen.scale * math.sqrt(abs(a * d - b * c)), clip=None)
        elif operator == b"w":
            self.pen = replace(self.pen, width=_numbers(data)[0])
        elif operator == b"Tf":
            self.pen = replace(self.pen, size=float(data.split()[-2]))
        elif operator in (b"W", b"W*"):
            self.clipping = True
        else:
            self._path(operator, data)
        return b""

    def _colour(self, operator: bytes, parts: Parts) -> bytes:
        lower = operator.islower()
        self.pen = replace(self.pen, fill=parts) if lower else replace(self.pen, stroke=parts)
        ink = self.spots.get(_rounded(parts))
        if ink is None:
            return b""
        space, paint = ("cs", "scn") if lower else ("CS", "SCN")
        return f"/{spot_resource(ink.spot)} {space} {number(ink.tint / 100)} {paint}".encode()

    def _path(self, operator: bytes, data: bytes) -> None:
        if operator == b"re":
            x, y, width, height = _numbers(data)[-4:]
            self.points += [(x, y), (x + width, y + height)]
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            parts = _numbers(data)
            self.points += list(zip(parts[::2], parts[1::2], strict=False))
        elif operator in PATH_ENDS:
            if self.clipping and self.points:
                self.pen = replace(self.pen, clip=_common(_box(self.points), self.pen.clip))
            self.clipping = False
            self.points = []

    def _empty(self) -> bool:
        """Tell a path without area: a printer would still paint it as fine as it can (ISO 32000-1, 8.5.3.3)."""
        if not self.points:
            return False
        left, low, right, high = _common(_box(self.points), self.pen.clip)
        return right <= left or high <= low

    def _over(self, operator: bytes) -> bool:
        pen = self.pen
        if operator in SHOWN:
            return pen.fill == BLACK and pen.size * pen.scale <= self.overprint + 0.01
        if not self.rules:
            return False
        if operator in STROKES:
            return pen.stroke == BLACK and pen.width * pen.scale <= RULE
        if operator in FILLS and pen.fill == BLACK and self.points:
            left, low, right, high = _common(_box(self.points), pen.clip)
            return min(right - left, high - low) * pen.scale <= RULE
        return False


def _numbers(data: bytes) -> Parts:
    """Read the numbers before an operator; names among them are passed over."""
    return tuple(float(word) for word in data.split()[:-1] if not word.startswith(b"/"))


def _rounded(parts: Parts) -> Parts:
    return tuple(round(part, 4) for part in parts)


def _box(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _common(box: Box, clip: Box | None) -> Box:
    if clip is None:
        return box
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])


def rules_overprint(inks: Mapping[str, Ink], total: float) -> bool:
    """Say whether black on any ink of the layout stays within ``total`` percent of ink."""
    grounds = [sum(ink.cmyk[:3]) if not ink.spot else 100.0 for ink in inks.values()]
    return max(grounds, default=0.0) + 100 <= total


def spot_parts(inks: Mapping[str, Ink]) -> dict[Parts, Ink]:
    """Give the spot inks by the parts that stand for them."""
    return {_rounded(tuple(part / 100 for part in ink.cmyk)): ink for ink in inks.values() if ink.spot}
