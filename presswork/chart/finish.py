"""The finish that all charts share: a plate measured in points, with the layout's type and inks.

A plate is matplotlib Axes whose data coordinates are points from the frame's top left corner, y down. A
chart kind draws with its verbs (``say``, ``number`` and those of brush.py), or with those of matplotlib and the inks
of ``ink(role)``. What does not fit raises Tight: nothing is clipped in silence.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from matplotlib.font_manager import FontEntry, FontProperties, fontManager

from presswork.chart import fonts
from presswork.chart.brush import Brush, Tight, blank, empty
from presswork.chart.labels import crosses, meet
from presswork.chart.light import contrast
from presswork.chart.look import FLOOR, Look
from presswork.chart.sheet import Cell
from presswork.chart.wrap import wrap
from presswork.model.style import Face, TypeStyle

__all__ = ["Anchor", "Plate", "Said", "Tight", "register"]
Anchor = Literal["start", "middle", "end"]
MIDDLE = 0.37  # em from the baseline up to the optical middle of Han characters and of lining figures
GAP = 0.05  # em between Han and Latin letters or digits, beside what the letters' own bearings give
UNIT = 0.29  # a unit's size beside its figure (board/newspaper/spec.md, rule 10)
BEARING = 0.1  # pt that ink may stand out of a frame: the overhang of round letters
OVERHANG = 0.8  # pt that a letter may overhang its own width: a text at an edge is moved by it
AIR = 0.4  # pt between two labels at the least


@dataclass(frozen=True, slots=True)
class Said:
    """A run of text on the plate: the box of its ink in pt, the number of its label, the mark that it stands in."""

    text: str
    box: fonts.Box
    label: int = 0
    within: fonts.Box | None = None


class Plate(Brush):
    """The frame of a chart. ``wide`` and ``high`` are its size, pt; ``said`` the texts on it.

    ``left_out`` are labels that found no room, and that the chart may do without.
    """

    said: list[Said]
    left_out: list[str]
    labels: int
    held: bool
    _lengths: dict[object, float]
    _solid: "np.ndarray[tuple[int, int], np.dtype[np.float64]] | None" = None

    @classmethod
    def of(cls, wide: float, high: float, look: Look) -> "Plate":
        """Make an empty plate in a figure of its own."""
        figure = empty(wide, high)
        plate = cls(figure, (0.0, 0.0, 1.0, 1.0))
        figure.add_axes(plate)
        blank(plate, wide, high, look)
        plate.said, plate.left_out, plate.labels, plate.held, plate._lengths = [], [], 0, False, {}
        return plate

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
        key = text, style.name, style.size, style.tracking, style.faces
        if key not in self._lengths:
            features = tuple(style.features)
            self._lengths[key] = sum(
                gap + fonts.width(run, face, features, size, style.tracking)
                for run, face, size, gap in self._runs(text, style)
            )
        return self._lengths[key]

    def fold(self, text: str, style: TypeStyle, limit: float) -> list[str]:
        """Break a text into lines of at most ``limit`` pt. Raises Tight where a word is wider than that."""
        lines = wrap(text, limit, lambda part: self.length(part, style))
        if (widest := max(self.length(line, style) for line in lines)) > limit + BEARING:
            raise Tight(f"has no room for '{text}' ({widest:.0f} pt wide, {limit:.0f} pt there)")
        return lines

    def box_of(self, text: str, style: TypeStyle) -> tuple[float, float]:
        """Give the width of a text and the height that its line takes, pt."""
        return self.length(text, style), style.size * 1.1

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take all that is said inside as one label: its parts may stand close."""
        outer, self.held = self.held, True
        self.labels += not outer
        try:
            yield
        finally:
            self.held = outer

    def say(
        self, x: float, y: float, text: str, style: TypeStyle, role: str, anchor: Anchor = "start",
        within: fonts.Box | None = None,
    ) -> float:  # fmt: skip
        """Set a text in one line on the baseline ``y`` and give its width, pt.

        ``within`` is the box of the mark that it is set on, and must not leave.
        """
        self.labels += not self.held
        total, features = self.length(text, style), tuple(style.features)
        pen = x - {"start": 0.0, "middle": total / 2, "end": total}[anchor]
        pen += self._nudge(text, style, pen)
        for run, face, size, gap in self._runs(text, style):
            pen += gap
            name = FontProperties(family=[fonts.family(face, features)], weight=face.weight, size=size)
            self.text(
                pen, y, run, fontproperties=name, color=self.ink(role), va="baseline", ha="left",
                parse_math=False, clip_on=False, gid=f"tracking:{style.tracking * size:g}",
            )  # fmt: skip
            left, top, right, bottom = fonts.ink(run, face, features, size, style.tracking)
            self.said.append(Said(run, (pen + left, y + top, pen + right, y + bottom), self.labels, within))
            pen += fonts.width(run, face, features, size, style.tracking)
        return total

    def _nudge(self, text: str, style: TypeStyle, pen: float) -> float:
        """Give the way back into the frame of a text whose last or first letter overhangs it by a hair."""
        runs = self._runs(text, style)
        if not runs or not (pen < 1 or pen + self.length(text, style) > self.wide - 1):
            return 0.0
        features, (first, face, size, _) = tuple(style.features), runs[0]
        left = pen + fonts.ink(first, face, features, size, style.tracking)[0]
        last, face, size, _ = runs[-1]
        ink, wide = (part(last, face, features, size, style.tracking) for part in (fonts.ink, fonts.width))
        right = pen + self.length(text, style) + ink[2] - wide  # type: ignore[index, operator]
        over = min(0.0, self.wide - right) if right > self.wide else max(0.0, -left)
        return over if abs(over) < OVERHANG else 0.0

    def level(
        self, x: float, y: float, text: str, style: TypeStyle, role: str, anchor: Anchor = "start",
        within: fonts.Box | None = None,
    ) -> float:  # fmt: skip
        """Set a text with its optical middle on ``y``."""
        return self.say(x, y + MIDDLE * style.size, text, style, role, anchor, within)

    def block(
        self, x: float, y: float, lines: Sequence[str], style: TypeStyle, role: str, anchor: Anchor = "start"
    ) -> None:
        """Set lines below one another, the middle of the block on ``y``."""
        with self.one():
            for at, line in enumerate(lines):
                self.level(x, y + (at - (len(lines) - 1) / 2) * style.leading, line, style, role, anchor)

    def on(self, role: str) -> str:
        """Name the role, paper or label, that is read best on a mark of a role."""
        return max(("paper", "label"), key=lambda each: contrast(self.ink(each), self.ink(role)))

    def unit(self, style: TypeStyle) -> TypeStyle:
        """Give the voice of the unit beside a figure of this voice."""
        return self.voice("unit", UNIT * style.size)

    def figure_width(self, row: Cell, style: TypeStyle) -> float:
        """Measure a figure with hedge and unit, pt."""
        small, gap = self.unit(style), 0.09 * style.size
        sides = [self.length(part, small) + gap for part in (row.head, row.tail) if part]
        return self.length(row.number, style) + sum(sides)

    def fit(self, row: Cell, voice: str, wide: float, most: float) -> float:
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
        self, x: float, y: float, row: Cell, style: TypeStyle, role: str, anchor: Anchor = "start"
    ) -> None:
        """Set a large figure on the baseline ``y``, its hedge and unit small beside it in the ink of labels.

        An accent keeps its own: only small type in the ink of values would need several plates.
        """
        small, gap = self.unit(style), 0.09 * style.size
        pen = x - (self.figure_width(row, style) if anchor == "end" else 0.0)
        beside = "label" if role == "value" else role
        with self.one():
            if row.head:
                pen += self.say(pen, y, row.head, small, beside) + gap
            pen += self.say(pen, y, row.number, style, role) + gap
            if row.tail:
                self.say(pen, y, row.tail, small, beside)

    def cap(self, style: TypeStyle) -> float:
        """Measure how high the figures of a voice stand on the baseline at most, pt."""
        run, face, size, _ = self._runs("0123456789", style)[0]
        return -fonts.ink(run, face, tuple(style.features), size)[1]

    def settle(self) -> None:
        """Look the plate over. Raises Tight for text outside the frame, on other text, on a mark or on a line."""
        for at, said in enumerate(self.said):
            left, top, right, bottom = said.box
            room = said.within or (0.0, 0.0, self.wide, self.high)
            if (
                left < room[0] - BEARING
                or top < room[1] - BEARING
                or right > room[2] + BEARING
                or bottom > room[3] + BEARING
            ):
                raise Tight(f"has no room for '{said.text}' inside its {'mark' if said.within else 'frame'}")
            hit = next((other.text for other in self.said[:at] if near(said, other)), "")
            if hit or (not said.within and self.marked(said.box)):
                neighbour = f"'{hit}'" if hit else "its marks"
                raise Tight(f"has no room for '{said.text}' beside {neighbour}")

    def marked(self, box: fonts.Box) -> bool:
        """Say whether a mark or a line of data runs through a box."""
        if self._solid is None or len(self._solid) != len(self.solids):
            self._solid = np.array(self.solids, dtype=float).reshape(-1, 4)
        lefts, tops, rights, bottoms = self._solid.T
        wide = np.minimum(box[2], rights) - np.maximum(box[0], lefts)
        high = np.minimum(box[3], bottoms) - np.maximum(box[1], tops)
        return bool(((wide > BEARING) & (high > BEARING)).any()) or any(
            crosses(line, box, 0.0) for line in self.traces
        )


def near(one: Said, two: Said) -> bool:
    """Say whether two texts lie on each other, or two labels so near that they touch."""
    slack = BEARING if one.label == two.label else -AIR
    return meet(one.box, two.box, slack)


def register(look: Look) -> None:
    """Tell matplotlib of the faces, by the names that the SVG has."""
    known = {(entry.name, entry.weight, entry.fname, entry.index) for entry in fontManager.ttflist}
    for (name, weight), file in fonts.cuts(look.voices.values()).items():
        if (name, weight, file.path, file.index) not in known:
            fontManager.ttflist.insert(
                0, FontEntry(fname=file.path, index=file.index, name=name, weight=weight)
            )
