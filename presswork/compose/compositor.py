"""The compositor: sets a text or a whole story at a measure and gives its galley."""

from collections.abc import Sequence
from dataclasses import replace

from presswork.compose.atoms import Atom, atomize, cut_to, freed
from presswork.compose.breaking import EMERGENCY, Break, break_lines
from presswork.compose.justify import SetLine, glyph_runs, justify, merged
from presswork.compose.marks import CLOSERS
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.layout import Layout
from presswork.model.place import Place
from presswork.model.story import Run
from presswork.model.style import TypeStyle

NOWHERE = Place("text")
BALANCE_STEPS = 48


class Compositor:
    """Sets text by the styles of one layout in one language; ``names`` are never divided."""

    def __init__(self, layout: Layout, language: str, names: tuple[str, ...] = ()) -> None:
        self.layout, self.language = layout, language
        self.names = tuple(name for name in names if 1 < len(name) <= 4)

    def style(self, name: str) -> TypeStyle:
        """Give a type style by name."""
        return self.layout.styles[name]

    def layout_rows(self, name: str) -> int:
        """Give a number of rows from the layout's planning values (0 where it says nothing)."""
        rows = self.layout.plan.get(name, 0)
        return rows if isinstance(rows, int) else 0

    def paragraph(self, runs: Sequence[Run], style: TypeStyle, measure: float, place: Place = NOWHERE,
                  indent: float | None = None, block: int = 0) -> tuple[Line, ...]:
        """Compose one paragraph at ``measure`` pt; ``indent`` in em overrides the style's."""
        atoms = atomize(runs, style, self.language, self.names, place)
        if not atoms:
            return ()
        first = (style.indent if indent is None else indent) * style.size
        atoms, breaks = _broken(cut_to(atoms, measure - first, self.language), measure, first, style.size)
        return tuple(self._line(atoms, each, style, measure, first if index == 0 else 0.0, block,
                                index == 0, index == len(breaks) - 1) for index, each in enumerate(breaks))

    def text(self, text: str | Sequence[Run], style_name: str, measure: float, place: Place = NOWHERE) -> Galley:
        """Compose a text of its own (head, deck, caption); a line break in it is kept."""
        return self.set_text(text, self.style(style_name), measure, place)

    def set_text(self, text: str | Sequence[Run], style: TypeStyle, measure: float, place: Place = NOWHERE) -> Galley:
        """Compose a text of its own in a style that need not be the layout's."""
        if style.balance:
            return self._balanced(text, style, measure, place)
        parts = [(Run(part),) for part in text.split("\n")] if isinstance(text, str) else [tuple(text)]
        lines: list[Line] = []
        blocks: list[GalleyBlock] = []
        for index, runs in enumerate(parts):
            start = len(lines)
            lines += self.paragraph(runs, style, measure, place, block=index)
            blocks.append(GalleyBlock(style.name, style.role, start, len(lines)))
        return Galley(style.name, measure, tuple(lines), tuple(blocks))

    def _balanced(self, text: str | Sequence[Run], style: TypeStyle, measure: float, place: Place) -> Galley:
        """Break a head or a quotation by sense: as few lines as fit, of like length, ending where a mark stands.

        Measures from the full one down to where a line more would be needed are tried; the best galley wins.
        """
        plain = replace(style, balance=False)
        widths = [measure * step / BALANCE_STEPS for step in range(BALANCE_STEPS, BALANCE_STEPS // 3, -1)]
        galleys = [self.set_text(text, plain, width, place) for width in widths]
        count = len(galleys[0].lines)
        return min((galley for galley in galleys if len(galley.lines) == count), key=unevenness)

    def _line(self, atoms: Sequence[Atom], each: Break, style: TypeStyle, measure: float, indent: float, block: int,
              first: bool, last: bool) -> Line:
        chosen = atoms[each.start:each.stop]
        hyphen = bool(chosen[-1].hyphen) and not last
        filled = style.align == "justify" and not last
        pieces = merged(chosen, hyphen, self.language)
        room = measure - indent
        line = justify(pieces, room, style.size) if filled else self._natural(pieces, room, style)
        shift = {"right": room - line.width, "center": (room - line.width) / 2}.get(style.align, 0.0)
        return Line("".join(atom.text for atom in chosen), glyph_runs(line, indent + shift, style.tracking, style.rise),
                    indent + line.width, line.stretch, line.marks, block, first, last, hyphen, each.cost)

    @staticmethod
    def _natural(pieces: Sequence[Atom], room: float, style: TypeStyle) -> SetLine:
        """Set a line at its natural width, closed where it is wider than its room."""
        line = justify(pieces, None, style.size)
        return line if line.width <= room + 0.01 else justify(pieces, room, style.size)


def unevenness(galley: Galley) -> float:
    """Price the lines of a balanced text: difference in length, and line ends inside a sentence's part."""
    widths = [line.width for line in galley.lines]
    inside = sum(1 for line in galley.lines[:-1] if line.text[-1] not in CLOSERS | set(",.;:!?"))
    return (max(widths) - min(widths)) / max(widths) + 0.6 * inside if widths else 0.0


def _broken(atoms: list[Atom], measure: float, first: float, size: float) -> tuple[list[Atom], list[Break]]:
    """Break a paragraph; where a line cannot be had within the rules, once more with every break allowed."""
    def room(line: int) -> float:
        return measure - (first if line == 0 else 0.0)

    breaks = break_lines(atoms, room, size)
    if breaks and all(each.cost < EMERGENCY for each in breaks):
        return atoms, breaks
    atoms = freed(atoms)
    return atoms, break_lines(atoms, room, size)
