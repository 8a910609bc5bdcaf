"""The finish that all charts share: a plate measured in points, with the layout's type and inks.

A plate is matplotlib Axes whose data coordinates are points from the frame's top left corner, y down. A
chart kind draws with its verbs (``say``, ``number``, ``box``, ``cells``, ``rule``, ``dot``, ``shoot``), or
with those of matplotlib and the inks of ``ink(role)``. What does not fit raises Tight: nothing is clipped in
silence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from presswork.chart import fonts
from presswork.chart.look import FLOOR, Look
from presswork.chart.sheet import Row
from presswork.chart.wrap import wrap
from presswork.model.style import Face, TypeStyle

Anchor = Literal["start", "middle", "end"]
MIDDLE = 0.37  # em from the baseline up to the optical middle of Han characters and of lining figures
GAP = 0.05  # em between Han and Latin letters or digits, beside what the letters' own bearings give
UNIT = 0.29  # a unit's size beside its figure (board/newspaper/spec.md, rule 10)
BEARING = 0.1  # pt that ink may stand out of a frame: the overhang of round letters


class Tight(Exception):  # noqa: N818 - a state of the page, as Faults is
    """What does not fit its frame. The stage makes a finding of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text on the plate with the box of its ink: left, top, right, bottom in pt."""

    text: str
    box: fonts.Box


class Plate(Axes):
    """The frame of a chart. ``wide`` and ``high`` are its size, pt; ``said`` and ``solids`` what is on it."""

    wide: float
    high: float
    look: Look
    said: list[Said]
    solids: list[fonts.Box]

    @classmethod
    def of(cls, wide: float, high: float, look: Look) -> "Plate":
        """Make an empty plate in a figure of its own."""
        figure = Figure(figsize=(wide / 72, high / 72), dpi=72)
        plate = cls(figure, (0.0, 0.0, 1.0, 1.0))
        figure.add_axes(plate)
        plate.set_axis_off()
        plate.set_xlim(0, wide)
        plate.set_ylim(high, 0)
        plate.set_autoscale_on(False)
        plate.wide, plate.high, plate.look, plate.said, plate.solids = wide, high, look, [], []
        return plate

    def ink(self, role: str) -> str:
        """Give the sRGB value of a role's ink. Raises Tight where the layout has no such role."""
        if role not in self.look.inks:
            raise Tight(f"asks for the ink role {role}, which the layout does not map")
        return self.look.inks[role].srgb

    def voice(self, name: str, size: float = 0.0) -> TypeStyle:
        """Give a voice, at another size if one is given (never under 6.5 pt)."""
        style = self.look.voices[name]
        return replace(style, size=max(size, FLOOR)) if size else style

    # Text

    def _runs(self, text: str, style: TypeStyle) -> list[tuple[str, Face, float, float]]:
        """Part a text into (run, face, size, gap before it): Han stands off Latin letters and digits."""
        runs: list[tuple[str, Face, float, float]] = []
        for run, face in fonts.split(text, style):
            latin = face == style.faces[0] and len(style.faces) > 1
            size = style.size * (style.latin_scale if latin else 1.0)
            gap = bool(runs) and runs[-1][0][-1].isalnum() and run[0].isalnum()
            runs.append((run, face, size, GAP * style.size if gap else 0.0))
        return runs

    def length(self, text: str, style: TypeStyle) -> float:
        """Measure a text set in one line, pt."""
        features = tuple(style.features)
        return sum(
            gap + fonts.width(run, face, features, size, style.tracking)
            for run, face, size, gap in self._runs(text, style)
        )

    def fold(self, text: str, style: TypeStyle, limit: float) -> list[str]:
        """Break a text into lines of at most ``limit`` pt. Raises Tight where a word is wider than that."""
        lines = wrap(text, limit, lambda part: self.length(part, style))
        if (widest := max(self.length(line, style) for line in lines)) > limit + BEARING:
            raise Tight(f"has no room for '{text}' ({widest:.0f} pt wide, {limit:.0f} pt there)")
        return lines

    def say(
        self, x: float, y: float, text: str, style: TypeStyle, role: str, anchor: Anchor = "start"
    ) -> float:
        """Set a text in one line on the baseline ``y`` and give its width, pt."""
        total, features = self.length(text, style), tuple(style.features)
        pen = x - {"start": 0.0, "middle": total / 2, "end": total}[anchor]
        for run, face, size, gap in self._runs(text, style):
            pen += gap
            name = FontProperties(family=[fonts.family(face, features)], weight=face.weight, size=size)
            self.text(
                pen, y, run, fontproperties=name, color=self.ink(role), va="baseline", ha="left",
                parse_math=False, clip_on=False, gid=f"tracking:{style.tracking * size:g}",
            )  # fmt: skip
            left, top, right, bottom = fonts.ink(run, face, features, size, style.tracking)
            self.said.append(Said(run, (pen + left, y + top, pen + right, y + bottom)))
            pen += fonts.width(run, face, features, size, style.tracking)
        return total

    def level(
        self, x: float, y: float, text: str, style: TypeStyle, role: str, anchor: Anchor = "start"
    ) -> float:
        """Set a text with its optical middle on ``y``."""
        return self.say(x, y + MIDDLE * style.size, text, style, role, anchor)

    def block(self, x: float, y: float, lines: Sequence[str], style: TypeStyle, role: str) -> None:
        """Set lines below one another, the middle of the block on ``y``."""
        for at, line in enumerate(lines):
            self.level(x, y + (at - (len(lines) - 1) / 2) * style.leading, line, style, role)

    def unit(self, style: TypeStyle) -> TypeStyle:
        """Give the voice of the unit beside a figure of this voice."""
        return self.voice("unit", UNIT * style.size)

    def figure_width(self, row: Row, style: TypeStyle) -> float:
        """Measure a figure with hedge and unit, pt."""
        small, gap = self.unit(style), 0.09 * style.size
        sides = [self.length(part, small) + gap for part in (row.head, row.tail) if part]
        return self.length(row.number, style) + sum(sides)

    def fit(self, row: Row, voice: str, wide: float, most: float) -> float:
        """Give the largest size, up to ``most`` pt, at which a figure is no wider than ``wide`` pt."""
        low, high = FLOOR, most
        if self.figure_width(row, self.voice(voice, low)) > wide:
            raise Tight(f"has no room for '{row.text}'")
        for _ in range(16):
            size = (low + high) / 2
            low, high = (
                (size, high) if self.figure_width(row, self.voice(voice, size)) <= wide else (low, size)
            )
        return low

    def number(
        self, x: float, y: float, row: Row, style: TypeStyle, role: str, anchor: Anchor = "start"
    ) -> None:
        """Set a large figure on the baseline ``y``, its hedge and unit small beside it in the ink of labels.

        An accent keeps its own: only small type in the ink of values would need several plates.
        """
        small, gap = self.unit(style), 0.09 * style.size
        pen = x - (self.figure_width(row, style) if anchor == "end" else 0.0)
        beside = "label" if role == "value" else role
        if row.head:
            pen += self.say(pen, y, row.head, small, beside) + gap
        pen += self.say(pen, y, row.number, style, role) + gap
        if row.tail:
            self.say(pen, y, row.tail, small, beside)

    def cap(self, style: TypeStyle) -> float:
        """Measure how high the figures of a voice stand on the baseline at most, pt."""
        run, face, size, _ = self._runs("0123456789", style)[0]
        return -fonts.ink(run, face, tuple(style.features), size)[1]

    # Marks: drawn one over the other in the order of the calls

    def _put(self, artist: Artist) -> None:
        artist.set_clip_on(False)
        artist.set_zorder(1 + 1e-4 * (len(self.patches) + len(self.lines)))
        if isinstance(artist, Patch):
            self.add_patch(artist)
        elif isinstance(artist, Line2D):
            self.add_line(artist)

    def box(self, x: float, y: float, wide: float, high: float, role: str, *, solid: bool = True) -> None:
        """Fill a rectangle; a negative width goes left. A solid one must not be written on."""
        left, width = (x, wide) if wide >= 0 else (x + wide, -wide)
        if width:
            self._put(Rectangle((left, y), width, high, facecolor=self.ink(role), linewidth=0))
        if solid and width:
            self.solids.append((left, y, left + width, y + high))

    def cells(self, boxes: Iterable[fonts.Box], role: str, *, outline: float = 0.0) -> None:
        """Fill many rectangles (left, top, right, bottom) as one shape, or outline them inside."""
        half, paths = outline / 2, []
        for left, top, right, bottom in boxes:
            self.solids.append((left, top, right, bottom))
            x, y, x2, y2 = left + half, top + half, right - half, bottom - half
            codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
            paths.append(Path([(x, y), (x2, y), (x2, y2), (x, y2), (x, y)], codes))
        if paths:
            shape = PathPatch(Path.make_compound_path(*paths), linewidth=outline, joinstyle="miter")
            shape.set_facecolor("none" if outline else self.ink(role))
            shape.set_edgecolor(self.ink(role) if outline else "none")
            self._put(shape)

    def rule(self, x: float, y: float, x2: float, y2: float, role: str, weight: float) -> None:
        """Draw a rule, ``weight`` pt (the press needs 0.25)."""
        self._put(Line2D([x, x2], [y, y2], color=self.ink(role), linewidth=weight, solid_capstyle="butt"))

    def dot(self, x: float, y: float, radius: float, role: str, *, ring: float = 0.0) -> None:
        """Draw a dot, or with ``ring`` a circle of that line weight on paper."""
        face = self.ink("paper" if ring else role)
        self._put(Circle((x, y), radius, facecolor=face, edgecolor=self.ink(role), linewidth=ring))
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

    def settle(self) -> None:
        """Look the plate over. Raises Tight for text outside the frame, on other text or on a solid mark."""
        for at, said in enumerate(self.said):
            left, top, right, bottom = said.box
            if (
                left < -BEARING
                or top < -BEARING
                or right > self.wide + BEARING
                or bottom > self.high + BEARING
            ):
                raise Tight(f"has no room for '{said.text}' inside its frame")
            hit = next((other.text for other in self.said[:at] if touch(said.box, other.box)), "")
            if hit or any(touch(said.box, solid) for solid in self.solids):
                neighbour = f"'{hit}'" if hit else "its marks"
                raise Tight(f"has no room for '{said.text}' beside {neighbour}")


def touch(one: fonts.Box, two: fonts.Box) -> bool:
    """Say whether two boxes share more than a hair."""
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return across > BEARING and down > BEARING


def register(look: Look) -> None:
    """Tell matplotlib of the faces, by the names that the SVG has."""
    known = {(entry.name, entry.weight, entry.fname, entry.index) for entry in fontManager.ttflist}
    for (name, weight), file in fonts.cuts(look.voices.values()).items():
        if (name, weight, file.path, file.index) not in known:
            fontManager.ttflist.insert(
                0, FontEntry(fname=file.path, index=file.index, name=name, weight=weight)
            )
