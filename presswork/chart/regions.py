"""Regions: outlines fitted into a frame, classes of their values, and the key that tells them."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from presswork.chart.finish import Plate, Tight
from presswork.chart.lanes import missing
from presswork.chart.scale import tick_texts
from presswork.chart.sheet import Outline, Sheet
from presswork.model.units import MM

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]
# Fills of so many classes, from the lowest to the highest.
FILLS = {1: ("shade3",), 2: ("shade4", "shade2"), 3: ("shade5", "shade3", "shade1"),
         4: ("shade5", "shade4", "shade2", "shade1"),
         5: ("shade5", "shade4", "shade3", "shade2", "shade1")}  # fmt: skip


class Class(NamedTuple):
    """A class of values: from ``low`` up to ``high``, and its fill."""

    low: float
    high: float
    role: str


def classes_of(values: Sequence[float], count: int) -> list[Class]:
    """Part values into so many classes of near equal number (quantiles); equal values never part."""
    known = sorted(values)
    low, high = (rounded(known[at], way) for at, way in ((0, math.floor), (-1, math.ceil)))
    cuts = {rounded(known[len(known) * at // count], round) for at in range(1, count)}
    edges = [low, *sorted(cut for cut in cuts if low < cut < high), high]
    roles = FILLS[len(edges) - 1]
    return [Class(low, high, role) for low, high, role in zip(edges[:-1], edges[1:], roles, strict=True)]


def rounded(value: float, way: Callable[[float], float]) -> float:
    """Round a value to two figures, so that a key can be read."""
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 1) if value else 1.0
    return float(f"{way(value / step + (1e-9 if way is math.floor else -1e-9)) * step:.12g}")


def role_of(value: float, classes: Sequence[Class]) -> str:
    """Give the fill of a value; none where it is missing."""
    if math.isnan(value):
        return ""
    return next((each.role for each in reversed(classes) if value >= each.low), classes[0].role)


def fitted(outlines: Sequence[Outline], frame: Box) -> dict[str, list[Ring]]:
    """Fit outlines into a frame, north up: degrees on an equal-area projection, other coordinates as they are."""
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    degrees = west >= -181 and east <= 181 and south >= -91 and north <= 91
    way = projection(west, south, east, north) if degrees else lambda x, y: (x, -y)
    shapes = {outline.name: [[way(x, y) for x, y in ring] for ring in outline.rings] for outline in outlines}
    flat = [point for rings in shapes.values() for ring in rings for point in ring]
    x0, y0 = min(x for x, _ in flat), min(y for _, y in flat)
    wide, high = max(x for x, _ in flat) - x0 or 1.0, max(y for _, y in flat) - y0 or 1.0
    left, top, right, foot = frame
    per = min((right - left) / wide, (foot - top) / high)
    down = top + ((foot - top) - high * per) / 2
    return {name: [[(left + (x - x0) * per, down + (y - y0) * per) for x, y in ring] for ring in rings]
            for name, rings in shapes.items()}  # fmt: skip


def projection(west: float, south: float, east: float, north: float) -> Callable[[float, float], Point]:
    """Choose an equal-area projection for a span of degrees: areas are read as amounts in a shaded map.

    Albers' conic with its two true parallels a sixth inside the span; Lambert's cylinder, true in the middle, where the
    span is wider than 150 degrees or lies on both sides of the equator (Snyder, Map Projections, 1987, 76-103). y down.
    """
    low, high = (math.radians(south + (north - south) * part) for part in (1 / 6, 5 / 6))
    cone, centre = (math.sin(low) + math.sin(high)) / 2, (west + east) / 2
    if abs(cone) < 0.1 or east - west > 150:
        true = math.cos(math.radians((south + north) / 2)) ** 2
        return lambda x, y: (math.radians(x) * true, -math.sin(math.radians(y)))
    outer = math.cos(low) ** 2 + 2 * cone * math.sin(low)

    def albers(x: float, y: float) -> Point:
        radius = math.sqrt(max(0.0, outer - 2 * cone * math.sin(math.radians(y)))) / cone
        turn = cone * math.radians(x - centre)
        return radius * math.sin(turn), radius * math.cos(turn)

    return albers


def middle_of(rings: Sequence[Ring]) -> tuple[float, float]:
    """Give the middle of a region's largest ring: its centroid, or the middle of its level where that is outside."""
    ring = max(rings, key=lambda each: abs(area(each)))
    size = area(ring) or 1e-9
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / (6 * size)
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / (6 * size)
    cuts = sorted(a + (y - b) / (d - b) * (c - a) for (a, b), (c, d) in pairs if (b > y) != (d > y))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    if spans and not any(low <= x <= high for low, high in spans):
        low, high = max(spans, key=lambda span: span[1] - span[0])
        x = (low + high) / 2
    return x, y


def area(ring: Ring) -> float:
    """Give the area of a ring with its sign (the shoelace formula)."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a * d - c * b for (a, b), (c, d) in pairs) / 2


def holds(rings: Sequence[Ring], box: Box) -> bool:
    """Say whether a box lies wholly inside a region."""
    left, top, right, foot = box
    spots = [(left + (right - left) * at / 4, y) for at in range(5) for y in (top, (top + foot) / 2, foot)]
    return all(odd(rings, x, y) for x, y in spots)


def odd(rings: Sequence[Ring], x: float, y: float) -> bool:
    """Say whether a point lies inside (the even-odd rule)."""
    hits = 0
    for ring in rings:
        for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True):
            hits += (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a)
    return hits % 2 == 1


def legend(ax: Plate, table: Sheet, classes: Sequence[Class], *, gaps: bool) -> float:
    """Set the classes in a line above a map: a patch and its span each; give the height, pt."""
    style, ends = ax.voice("note"), tick_texts([*(each.low for each in classes), classes[-1].high], table.language)
    unit, x, y, side = table.rows[0].tail, 0.0, style.leading / 2, style.size * 0.8
    words = [f"{low}–{high}" if low != high else low for low, high in pairwise(ends)]
    words[-1] += (" " if unit[:1].isascii() and unit[:1].isalpha() else "") + unit
    said = [(word, each.role) for word, each in zip(words, classes, strict=True)]
    for word, role in [*said, *([(missing(table.language), "")] if gaps else [])]:
        wide = side + 3 + ax.length(word, style)
        if wide > ax.wide:
            raise Tight(f"has a key that needs {wide / MM:.0f} mm of width; {ax.wide / MM:.0f} mm are there")
        if x and x + wide > ax.wide:
            x, y = 0.0, y + style.leading + 1
        patch(ax, (x, y - side / 2, x + side, y + side / 2), role)
        ax.level(x + side + 3, y, word, style, "label")
        x += wide + 10
    return y + style.leading / 2 + 5


def corners(box: Box) -> Ring:
    """Give the corners of a box."""
    left, top, right, foot = box
    return [(left, top), (right, top), (right, foot), (left, foot)]


def patch(ax: Plate, box: Box, role: str) -> None:
    """Fill a square, or outline it where there is no number."""
    left, top, right, foot = box
    if role:
        ax.box(left, top, right - left, foot - top, role)
    else:
        ax.shape([corners(box)], "", edge="muted", weight=0.4)
        ax.solids.append(box)
