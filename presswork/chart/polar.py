"""Polar canvas: arcs, wedges and marks about a centre, clockwise from twelve o'clock; what is off it is not drawn."""

import itertools
import math
from dataclasses import dataclass

from presswork.chart.art import place

SECTOR = math.pi / 6  # one Bézier for an arc this long is exact to 1e-6


@dataclass(frozen=True, slots=True)
class Plate:
    """The canvas and the centre of the rings on it; arcs wholly outside the canvas are not drawn."""

    width: float
    height: float
    x: float
    y: float

    def point(self, radius: float, angle: float) -> tuple[float, float]:
        """Give the point at ``angle`` clockwise from twelve o'clock."""
        return self.x + radius * math.sin(angle), self.y - radius * math.cos(angle)

    def sees(self, radius: float, thickness: float, start: float, stop: float) -> bool:
        """Tell whether an arc of at most one sector may touch the canvas."""
        points = [self.point(radius, start + (stop - start) * part / 2) for part in range(3)]
        slack = thickness / 2 + radius * (stop - start) ** 2 / 8
        xs, ys = [x for x, _ in points], [y for _, y in points]
        right, low = self.width + slack, self.height + slack
        return max(xs) > -slack and max(ys) > -slack and min(xs) < right and min(ys) < low

    def arc(self, radius: float, thickness: float, start: float, stop: float) -> str:
        """Write the path of an arc, or nothing where it is off the canvas."""
        pieces = max(1, math.ceil((stop - start) / SECTOR - 1e-6))
        cuts = [start + (stop - start) * piece / pieces for piece in range(pieces + 1)]
        if not any(self.sees(radius, thickness, *pair) for pair in itertools.pairwise(cuts)):
            return ""
        size = place(radius, radius)
        ends = (f"A{size} 0 0 1 {place(*self.point(radius, cut))}" for cut in cuts[1:])
        return f"M{place(*self.point(radius, start))}{''.join(ends)}"

    def wedge(self, radius: float, thickness: float, start: float, stop: float) -> str:
        """Write the outline of a broad mark: viewers set the butt ends of a coarsely drawn arc askew."""
        inner, outer = radius - thickness / 2, radius + thickness / 2
        there = self.arc(outer, 2 * thickness, start, stop)
        pieces = max(1, math.ceil((stop - start) / SECTOR - 1e-6))
        cuts = [stop + (start - stop) * piece / pieces for piece in range(pieces + 1)]
        size = place(inner, inner)
        back = (f"A{size} 0 0 0 {place(*self.point(inner, cut))}" for cut in cuts[1:])
        return f"{there}L{place(*self.point(inner, stop))}{''.join(back)}Z" if there else ""

    def marks(self, radius: float, thickness: float, step: float, share: float, first: int, stop: int) -> str:
        """Write the path of marks ``first`` to ``stop``, a subpath for as many as a sector holds."""
        size = max(1, int(SECTOR / step))
        spans = ((at, min(at + size, stop)) for at in range(first, stop, size))
        tail = (1 - share) / 2
        return "".join(self.arc(radius, thickness, a * step, (b - tail) * step) for a, b in spans)
