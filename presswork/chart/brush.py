"""The marks of charts: Axes in points from the top left corner, with verbs that draw in the layout's inks.

Marks lie one over the other in the order of the calls. ``solids`` are the boxes and ``traces`` the lines that no text
may touch; grid lines are neither.
"""

import itertools
import math
from collections.abc import Iterable, Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from presswork.chart import fonts
from presswork.chart.light import contrast
from presswork.chart.look import DASHES, Look

Point = tuple[float, float]
# A marker's corners on a circle of radius 1 round its point: Tukey's order, the plainest first.
MARKERS: dict[str, tuple[Point, ...]] = {
    "square": ((-0.84, -0.84), (0.84, -0.84), (0.84, 0.84), (-0.84, 0.84)),
    "triangle": ((0, -1.15), (1.05, 0.7), (-1.05, 0.7)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
}


class Tight(Exception):  # noqa: N818 - a state of the page, as Faults is
    """What does not fit its frame. The stage makes a finding of it."""


class Brush(Axes):
    """The frame of a chart, ``wide`` x ``high`` pt, and what draws on it."""

    wide: float
    high: float
    look: Look
    put: int
    solids: list[fonts.Box]
    traces: list[fonts.Box]

    def _open(self, wide: float, high: float, look: Look) -> None:
        self.set_axis_off()
        self.set_xlim(0, wide)
        self.set_ylim(high, 0)
        self.set_autoscale_on(False)
        self.wide, self.high, self.look = wide, high, look
        self.solids, self.traces, self.put = [], [], 0

    def ink(self, role: str) -> str:
        """Give the sRGB value of a role's ink. Raises Tight where the layout has no such role."""
        if role not in self.look.inks:
            raise Tight(f"asks for the ink role {role}, which the layout does not map")
        return self.look.inks[role].srgb

    def _put(self, artist: Artist) -> None:
        """Add a mark over those before it; the frame's limits are fixed, so that it need not be measured."""
        artist.set_clip_on(False)
        self.put += 1
        artist.set_zorder(1 + 1e-4 * self.put)
        self.add_artist(artist)

    def box(self, x: float, y: float, wide: float, high: float, role: str, *, solid: bool = True) -> None:
        """Fill a rectangle; a negative width goes left, a negative height up. A solid one must not be written on."""
        left, width = (x, wide) if wide >= 0 else (x + wide, -wide)
        top, height = (y, high) if high >= 0 else (y + high, -high)
        if width and height:
            self._put(Rectangle((left, top), width, height, facecolor=self.ink(role), linewidth=0))
            self.rim(((left, top), (left + width, top), (left + width, top + height), (left, top + height)), role)
            if solid:
                self.solids.append((left, top, left + width, top + height))

    def cells(self, boxes: Iterable[fonts.Box], role: str, *, outline: float = 0.0) -> None:
        """Fill many rectangles (left, top, right, bottom) as one shape, or outline them inside."""
        half, paths = outline / 2, []
        for left, top, right, bottom in boxes:
            self.solids.append((left, top, right, bottom))
            x, y, x2, y2 = left + half, top + half, right - half, bottom - half
            paths.append(ring([(x, y), (x2, y), (x2, y2), (x, y2)]))
        if paths:
            shape = PathPatch(Path.make_compound_path(*paths), linewidth=outline, joinstyle="miter")
            shape.set_facecolor("none" if outline else self.ink(role))
            shape.set_edgecolor(self.ink(role) if outline else "none")
            self._put(shape)

    def shape(self, rings: Sequence[Sequence[Point]], role: str, *, edge: str = "", weight: float = 0.0) -> None:
        """Fill rings of corners as one shape (a hole where they lie in one another), with an ``edge`` in an own ink."""
        path = Path.make_compound_path(*(ring(corners) for corners in rings))
        shape = PathPatch(path, facecolor=self.ink(role) if role else "none", linewidth=weight, joinstyle="round")
        shape.set_edgecolor(self.ink(edge) if edge else "none")
        self._put(shape)

    def rim(self, corners: Sequence[Point], role: str) -> None:
        """Outline a fill that is too light to stand off the paper (contrast under 3:1, WCAG 2.2, 1.4.11)."""
        if role.startswith("shade") and contrast(self.ink(role), self.ink("paper")) < 3:
            self._put(PathPatch(ring(corners), facecolor="none", edgecolor=self.ink("muted"), linewidth=0.35))

    def rule(self, x: float, y: float, x2: float, y2: float, role: str, weight: float, *, dash: str = "") -> None:
        """Draw a rule, ``weight`` pt (the press needs 0.25); ``dash`` names one of DASHES."""
        self._put(self._line([x, x2], [y, y2], role, weight, dash))

    def trace(
        self, points: Sequence[Point], role: str, weight: float, *, dash: str = "", halo: float = 0.0
    ) -> None:
        """Draw a line of data, broken where a value is missing, with a ``halo`` of paper so much wider."""
        for part in whole(points):
            xs, ys = [x for x, _ in part], [y for _, y in part]
            if halo:
                self._put(self._line(xs, ys, "paper", weight + halo, ""))
            self._put(self._line(xs, ys, role, weight, dash))
            self.traces.extend((x, y, x2, y2) for (x, y), (x2, y2) in itertools.pairwise(part))

    def _line(self, xs: Sequence[float], ys: Sequence[float], role: str, weight: float, dash: str) -> Line2D:
        line = Line2D(xs, ys, color=self.ink(role), linewidth=weight, solid_capstyle="butt", dash_capstyle="butt")
        if dash:
            line.set_linestyle((0, tuple(part / weight for part in DASHES[dash])))
        return line

    def dot(self, x: float, y: float, radius: float, role: str, *, ring: float = 0.0) -> None:
        """Draw a dot, or with ``ring`` a circle of that line weight on paper."""
        face = self.ink("paper" if ring else role)
        self._put(Circle((x, y), radius, facecolor=face, edgecolor=self.ink(role), linewidth=ring))
        self.solids.append((x - radius, y - radius, x + radius, y + radius))

    def spot(self, x: float, y: float, radius: float, role: str, marker: str = "dot") -> None:
        """Draw a marker of a series on a rim of paper: dot, ring, square, triangle or diamond."""
        if marker in {"dot", "ring"}:
            self._put(Circle((x, y), radius + 0.8, facecolor=self.ink("paper"), linewidth=0))
            self.dot(x, y, radius - (0.45 if marker == "ring" else 0), role, ring=0.9 if marker == "ring" else 0)
            return
        for grown, ink in ((radius + 0.8, "paper"), (radius, role)):
            corners = [(x + grown * across, y + grown * down) for across, down in MARKERS[marker]]
            self._put(Polygon(corners, facecolor=self.ink(ink), linewidth=0))
        self.solids.append((x - radius, y - radius, x + radius, y + radius))

    def shoot(self, x: float, x2: float, y: float, role: str, weight: float) -> None:
        """Draw a level arrow from ``x`` to ``x2``; its point is the value, and a short way is all head."""
        sign = 1 if x2 >= x else -1
        head = min(abs(x2 - x), 3.4 * weight)
        half = max(head * 0.55, weight / 2)
        neck = x2 - sign * head
        shaft = neck + sign * min(head, 0.5)
        self.rule(x, y, shaft, y, role, weight)
        self._put(
            Polygon([(x2, y), (neck, y - half), (neck, y + half)], facecolor=self.ink(role), linewidth=0)
        )
        self.solids.append((min(x2, neck), y - half, max(x2, neck), y + half))


def blank(brush: Brush, wide: float, high: float, look: Look) -> None:
    """Give an empty frame its measures and its look."""
    brush._open(wide, high, look)  # noqa: SLF001 - the one door to it


def empty(wide: float, high: float) -> Figure:
    """Make a figure of a size in pt, a point a dot."""
    return Figure(figsize=(wide / 72, high / 72), dpi=72)


def ring(corners: Sequence[Point]) -> Path:
    """Make a closed path of corners."""
    codes = [Path.MOVETO, *[Path.LINETO] * (len(corners) - 1), Path.CLOSEPOLY]
    return Path([*corners, corners[0]], codes)


def whole(points: Sequence[Point]) -> list[list[Point]]:
    """Part a line at the points without a value."""
    parts: list[list[Point]] = [[]]
    for x, y in points:
        if math.isnan(y):
            parts.append([])
        else:
            parts[-1].append((x, y))
    return [part for part in parts if part]
