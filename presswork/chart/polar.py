"""Polar canvas: arcs, wedges and marks about a centre, clockwise from twelve o'clock; what is off it is not drawn.

A canvas that bleeds has an edge that is cut off: what would stand in it alone is not drawn either, as it would be a
sliver where the knife is off by a hair. An arc that reaches over the cut by its thickness alone is drawn as an outline.
"""

import math
from dataclasses import dataclass

from presswork.chart.art import place

QUARTER = math.pi / 2
SECTOR = math.pi / 6  # one Bézier for an arc this long is exact to 1e-6


@dataclass(frozen=True, slots=True)
class Plate:
    """The canvas and the centre of the rings on it; ``edge`` pt of each side are cut off. What is outside goes."""

    width: float
    height: float
    x: float
    y: float
    edge: float = 0.0

    def point(self, radius: float, angle: float) -> tuple[float, float]:
        """Give the point at ``angle`` clockwise from twelve o'clock."""
        return self.x + radius * math.sin(angle), self.y - radius * math.cos(angle)

    def sees(self, radius: float, thickness: float, start: float, stop: float) -> bool:
        """Tell whether the box round an arc meets what is left of the canvas."""
        first, last = math.ceil(start / QUARTER), math.floor(stop / QUARTER)
        angles = [start, *(turn * QUARTER for turn in range(first, last + 1)), stop]
        points = [self.point(radius + side * thickness / 2, angle) for side in (-1, 1) for angle in angles]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        across = max(xs) > self.edge and min(xs) < self.width - self.edge
        return across and max(ys) > self.edge and min(ys) < self.height - self.edge

    def arc(self, radius: float, thickness: float, start: float, stop: float) -> str:
        """Write the path of an arc, or nothing where it is off the canvas."""
        return self._arc(radius, start, stop) if self.sees(radius, thickness, start, stop) else ""

    def _arc(self, radius: float, start: float, stop: float, sweep: int = 1, command: str = "M") -> str:
        pieces = max(1, math.ceil(abs(stop - start) / SECTOR - 1e-6))
        cuts = [start + (stop - start) * piece / pieces for piece in range(1, pieces + 1)]
        size = place(radius, radius)
        ends = (f"A{size} 0 0 {sweep} {place(*self.point(radius, cut))}" for cut in cuts)
        return f"{command}{place(*self.point(radius, start))}{''.join(ends)}"

    def wedge(self, radius: float, thickness: float, start: float, stop: float) -> str:
        """Write the outline of a broad mark: viewers set the butt ends of a coarsely drawn arc askew."""
        if not self.sees(radius, thickness, start, stop):
            return ""
        inner, outer = radius - thickness / 2, radius + thickness / 2
        return f"{self._arc(outer, start, stop)}{self._arc(inner, stop, start, 0, 'L')}Z"

    def stroke(self, radius: float, thickness: float, start: float, stop: float) -> tuple[str, str]:
        """Write an arc as a line to be stroked, or as an outline to be filled where its middle is off the canvas."""
        if self.sees(radius, 0, start, stop):
            return self._arc(radius, start, stop), ""
        return "", self.wedge(radius, thickness, start, stop)

    def marks(
        self, radius: float, thickness: float, step: float, share: float, first: int, stop: int
    ) -> tuple[str, str]:
        """Write marks ``first`` to ``stop``: a line to be dashed, a subpath for as many as a sector holds; outlines."""
        size = max(1, int(SECTOR / step))
        tail = (1 - share) / 2
        lines, outlines = [], []
        for at in range(first, stop, size):
            end = min(at + size, stop)
            if self.sees(radius, 0, at * step, (end - tail) * step):
                lines.append(self._arc(radius, at * step, (end - tail) * step))
            elif self.sees(radius, thickness, at * step, (end - tail) * step):
                outlines += [self.wedge(radius, thickness, n * step, (n + share) * step) for n in range(at, end)]
        return "".join(lines), "".join(outlines)
