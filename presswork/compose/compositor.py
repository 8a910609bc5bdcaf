"""The compositor: sets a text or a whole story by the styles of one layout, in one language."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from presswork.compose.cutting import LEFTWARD, MissingGlyphsError
from presswork.compose.marks import CLOSERS
from presswork.compose.paragraph import Copy
from presswork.compose.sense import INSIDE
from presswork.compose.takes import compose, foresee
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.layout import Layout
from presswork.model.place import Place
from presswork.model.report import Faults, Finding
from presswork.model.story import Run
from presswork.model.style import TypeStyle

LONGEST_NAME = 4  # characters of a name that is never divided
ENDLESS = 10_000.0  # pt: a measure that no line fills


class Compositor:
    """Sets text by the styles of one layout in one language; ``names`` are never divided."""

    def __init__(self, layout: Layout, language: str, names: tuple[str, ...] = ()) -> None:
        self.layout, self.language = layout, language
        self.names = tuple(name for name in names if 1 < len(name) <= LONGEST_NAME)
        self._changed: dict[tuple[object, ...], TypeStyle] = {}

    def style(self, name: str, **changes: Any) -> TypeStyle:
        """Give a type style by name, with ``changes`` of its values: the same one for the same changes."""
        if not changes:
            return self.layout.styles[name]
        key = name, *sorted(changes.items())
        if key not in self._changed:
            self._changed[key] = replace(self.layout.styles[name], **changes)
        return self._changed[key]

    def layout_rows(self, name: str) -> int:
        """Give a number of rows from the layout's planning values (0 where it says nothing)."""
        rows = self.layout.plan.get(name, 0)
        return rows if isinstance(rows, int) else 0

    def paragraph(self, runs: Sequence[Run], style: TypeStyle, measure: float | Sequence[float],
                  place: Place | None = None, indent: float | None = None, block: int = 0,
                  looseness: int = 0) -> tuple[Line, ...]:
        """Compose one paragraph at ``measure`` pt, or at a list of measures, the last of which serves the rest.

        ``indent`` in em overrides the style's; ``looseness`` asks for lines more or fewer than are best. Raises Faults
        for characters that no face has.
        """
        try:
            lines = compose(self._copy(runs, style, measure, indent, looseness))
        except MissingGlyphsError as missing:
            raise Faults(list(_missing(missing.characters, place, style))) from None
        return lines if block == 0 else tuple([line._replace(block=block) for line in lines])

    def foresee(self, paragraphs: Iterable[tuple[Sequence[Run], TypeStyle, float]]) -> None:
        """Compose paragraphs (runs, style, measure in pt) that will be asked for: together they take half the time."""
        foresee(self._copy(*each) for each in paragraphs)

    def _copy(self, runs: Sequence[Run], style: TypeStyle, measure: float | Sequence[float],
              indent: float | None = None, looseness: int = 0) -> Copy:
        measures = tuple(measure) if isinstance(measure, Sequence) else (measure,)
        first = (style.indent if indent is None else indent) * style.size
        if style.caps:
            runs = [replace(run, text=run.text.upper()) for run in runs]
        return Copy(tuple(runs), style, measures, first, self.language, self.names, looseness)

    def text(self, text: str | Sequence[Run], style_name: str, measure: float, place: Place | None = None) -> Galley:
        """Compose a text of its own (head, deck, caption) at ``measure`` pt; a line break in it is kept."""
        return self.set_text(text, self.style(style_name), measure, place)

    def set_text(self, text: str | Sequence[Run], style: TypeStyle, measure: float,
                 place: Place | None = None) -> Galley:
        """Compose a text of its own in a style that need not be the layout's."""
        parts = [(Run(part),) for part in text.split("\n")] if isinstance(text, str) else [tuple(text)]
        lines: list[Line] = []
        blocks: list[GalleyBlock] = []
        for index, runs in enumerate(parts):
            start = len(lines)
            lines += self.paragraph(runs, style, measure, place, block=index)
            blocks.append(GalleyBlock(style.name, style.role, start, len(lines)))
        return Galley(style.name, measure, tuple(lines), tuple(blocks))

    def width(self, text: str | Sequence[Run], style: TypeStyle | str) -> float:
        """Give the natural width of a text, pt: that of its widest line where it breaks only where it says so."""
        look = self.style(style) if isinstance(style, str) else style
        return max((line.width for line in self.set_text(text, look, ENDLESS).lines), default=0.0)

    def head(self, text: str, style: TypeStyle, measure: float, most: int) -> Galley | None:
        """Set a head over at most ``most`` lines of like length, broken by sense; None where it does not fit."""
        galley = self.set_text(text, replace(style, balance=True), measure)
        whole = all(line.badness < INSIDE and line.width <= measure + 0.01 for line in galley.lines)
        return galley if whole and len(galley.lines) <= most else None

    def head_over(self, text: str, style: TypeStyle, measure: float, most: int) -> int:
        """Count the characters to cut from a head so that it fits (0: it does)."""
        if self.head(text, style, measure, most):
            return 0
        low, high = 0, len(text)  # it fits with ``high`` characters less, and not with ``low``
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.head(text[:len(text) - middle], style, measure, most) else (middle, high)
        return math.ceil(high)


def _missing(characters: Sequence[str], place: Place | None, style: TypeStyle) -> Iterator[Finding]:
    """Tell each character that no face has; those that run to the left, which no face helps, together."""
    stack = ", ".join(face.family for face in style.faces)
    leftward = [character for character in characters if LEFTWARD.match(character)]
    if leftward:
        what = f"text that runs from right to left stands here ({leftward[0]}, U+{ord(leftward[0]):04X})"
        yield Finding(place, what, "right-to-left", "write it in letters that run to the right", near=leftward[0])
    for character in characters:
        if character not in leftward:
            what = f"no face of the style {style.name} ({stack}) has the character {character} (U+{ord(character):04X})"
            cure = "write another character or add a face that has it in layout.yaml"
            yield Finding(place, what, "missing-glyph", cure, near=character)


def unevenness(galley: Galley) -> float:
    """Price the lines of a balanced text: difference in length, and line ends inside a sentence's part."""
    widths = [line.width for line in galley.lines]
    inside = sum(1 for line in galley.lines[:-1] if line.text[-1] not in CLOSERS | set(",.;:!?"))
    return (max(widths) - min(widths)) / max(widths) + 0.6 * inside if widths else 0.0
