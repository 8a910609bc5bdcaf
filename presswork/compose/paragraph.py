"""Paragraphs: runs, a style and measures become lines, one paragraph at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from presswork.compose import marks, sense
from presswork.compose.atoms import SPACE, Atom, cut_to, freed
from presswork.compose.breaking import Break, break_lines
from presswork.compose.candidates import EMERGENCY
from presswork.compose.costing import Paragraph, each_line, uneven
from presswork.compose.cutting import cut
from presswork.compose.initial import Initial, initial
from presswork.compose.joining import joined
from presswork.compose.justify import SetLine, justify, merged, natural
from presswork.compose.latin import unparted
from presswork.compose.runs import glyph_runs, hyphenated
from presswork.compose.stick import Order, stand
from presswork.model.galley import Line
from presswork.model.story import Run
from presswork.model.style import TypeStyle


@dataclass(frozen=True, slots=True)
class Copy:
    """One paragraph to be composed: ``measures`` of its lines in pt (the last serves the rest), ``indent`` in pt."""

    runs: tuple[Run, ...]
    style: TypeStyle
    measures: tuple[float, ...]
    indent: float
    language: str
    names: tuple[str, ...]
    looseness: int = 0

    def __hash__(self) -> int:
        """Hash what tells copies apart; the style has many values, and few copies differ in it alone."""
        return hash((self.runs, self.measures, self.indent, self.looseness))

    @property
    def rooms(self) -> tuple[float, ...]:
        """Give the room of its lines, pt: the first is indented, the last serves the rest."""
        return (self.measures[0] - self.indent, *(self.measures[1:] or self.measures))


def composed(copy: Copy) -> tuple[Line, ...]:
    """Compose a paragraph. Raises MissingGlyphsError."""
    start = initial(copy.runs, copy.style, copy.language) if copy.style.drop and copy.runs else None
    if start:
        full = copy.measures[-1]
        narrow = replace(copy, runs=start.rest, indent=0.0, measures=(full - start.width,) * start.lines + (full,))
        lines = _composed(narrow, start)
        if len(lines) >= start.lines:
            return lines
    return _composed(copy, None)


def atoms_of(copy: Copy) -> list[Atom]:
    """Cut a paragraph into atoms that know their neighbours, none wider than a line. Raises MissingGlyphsError."""
    text = "".join([run.text for run in copy.runs])
    wide = copy.language.startswith(("zh", "ja"))
    costs = marks.undivided(text, copy.names) if wide else unparted(text, copy.names)
    if copy.style.balance:
        for index, cost in sense.inside(text, copy.language).items():
            costs[index] = max(cost, costs.get(index, 0.0))
    atoms = joined(cut(copy.runs, copy.style, copy.language), costs, wide, copy.style.prohibition)
    return cut_to(atoms, min(copy.rooms), copy.language) if atoms else atoms


def ordered(copy: Copy, breaks: Sequence[Break], start: Initial | None = None) -> list[Order]:
    """Give the lines of a paragraph their rooms and indents."""
    rooms, last = copy.rooms, len(breaks) - 1
    deep, wide = (start.lines, start.width) if start else (0, 0.0)
    return [Order(*each, rooms[min(index, len(rooms) - 1)],
                  (0.0 if index else copy.indent) + (wide if index < deep or not index else 0.0),
                  index == 0, index == last)
            for index, each in enumerate(breaks)]


def set_lines(paragraph: Paragraph, orders: Sequence[Order], language: str) -> list[Line]:
    """Set lines as they were chosen."""
    return [line or _line(paragraph.atoms, paragraph.style, order, language)
            for order, line in zip(orders, stand(paragraph, orders), strict=True)]


def _composed(copy: Copy, start: Initial | None) -> tuple[Line, ...]:
    atoms = atoms_of(copy)
    if all(atom.kind is SPACE for atom in atoms):
        return ()
    if not start and (line := _alone(atoms, copy)):
        return (line,)
    paragraph, breaks = _broken(atoms, copy.rooms, copy.style, copy.looseness)
    lines = set_lines(paragraph, ordered(copy, breaks, start), copy.language)
    if start:
        opening = lines[0]
        lines[0] = opening._replace(text=start.text + opening.text, runs=(start.run, *opening.runs))
    return tuple(lines)


def _alone(atoms: Sequence[Atom], copy: Copy) -> Line | None:
    """Set a text that is not filled and clearly narrower than its measure: one line, for which nothing is summed up.

    It is the line that a search finds (see breaking). None: it must be searched for.
    """
    style, room = copy.style, copy.rooms[0]
    if copy.looseness or style.align == "justify":
        return None
    shown = [index for index, atom in enumerate(atoms) if atom.kind is not SPACE]
    start, stop = shown[0], shown[-1] + 1
    if sum(atom.width + atom.gap for atom in atoms[start:stop]) > room - style.size:
        return None
    [order] = ordered(copy, [Break(start, stop, 0.0)])
    line = _line(atoms, style, order, copy.language)
    slack = room - (line.width - order.indent)
    return line._replace(badness=each_line(style) + (uneven(slack, room) if style.balance else 0.0))


def _broken(atoms: list[Atom], measures: Sequence[float], style: TypeStyle,
            looseness: int) -> tuple[Paragraph, list[Break]]:
    """Break a paragraph; where a line cannot be had within the rules, once more with every break allowed."""
    paragraph = Paragraph(atoms, measures, style)
    breaks = break_lines(paragraph, looseness)
    if all(each.cost < EMERGENCY for each in breaks):
        return paragraph, breaks
    paragraph = Paragraph(freed(atoms), measures, style)
    return paragraph, break_lines(paragraph)


def _line(atoms: Sequence[Atom], style: TypeStyle, order: Order, language: str) -> Line:
    room = order.room
    chosen = atoms[order.start:order.stop]
    hyphen = bool(chosen[-1].hyphen) and not order.last
    pieces = merged(chosen, hyphen, language)
    filled = style.align == "justify" and not order.last
    line = justify(pieces, room, style) if filled else _natural(pieces, room, style)
    shift = {"right": room - line.width, "center": (room - line.width) / 2}.get(style.align, 0.0)
    runs = glyph_runs(line, order.indent + shift, style.tracking, style.rise)
    return Line("".join([atom.text for atom in chosen]), hyphenated(runs) if hyphen else runs,
                order.indent + line.width, line.stretch, line.marks, 0, order.first, order.last, hyphen, order.cost,
                line.space)


def _natural(pieces: Sequence[Atom], room: float, style: TypeStyle) -> SetLine:
    """Set a line at its natural width, closed where it is wider than its room."""
    line = natural(pieces)
    return line if line.width <= room + 0.01 else justify(pieces, room, style)
