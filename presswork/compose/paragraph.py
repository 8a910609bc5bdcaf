"""Paragraphs: runs, a style and measures become lines; what was composed once is kept."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from presswork.compose import marks, sense
from presswork.compose.atoms import SPACE, Atom, cut_to, freed
from presswork.compose.breaking import Break, break_lines
from presswork.compose.candidates import EMERGENCY
from presswork.compose.costing import Paragraph
from presswork.compose.cutting import cut
from presswork.compose.initial import Initial, initial
from presswork.compose.joining import joined
from presswork.compose.justify import SetLine, justify, merged, natural
from presswork.compose.latin import unparted
from presswork.compose.runs import glyph_runs, hyphenated
from presswork.compose.stick import stand
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


@functools.lru_cache(maxsize=1 << 15)
def compose(copy: Copy) -> tuple[Line, ...]:
    """Compose a paragraph. Raises MissingGlyphsError.

    Lines are kept by all that they depend on, so that composing a story again costs its changed paragraphs alone.
    """
    start = initial(copy.runs, copy.style, copy.language) if copy.style.drop and copy.runs else None
    if start:
        full = copy.measures[-1]
        narrow = replace(copy, runs=start.rest, indent=0.0, measures=(full - start.width,) * start.lines + (full,))
        lines = _composed(narrow, start)
        if len(lines) >= start.lines:
            return lines
    return _composed(copy, None)


def _composed(copy: Copy, start: Initial | None) -> tuple[Line, ...]:
    atoms = _atoms(copy)
    if not any(atom.kind is not SPACE for atom in atoms):
        return ()
    first = copy.measures[0] - copy.indent
    measures = (first, *(copy.measures[1:] or copy.measures))
    paragraph, breaks = _broken(cut_to(atoms, min(measures), copy.language), measures, copy.style, copy.looseness)
    rooms = [measures[min(index, len(measures) - 1)] for index in range(len(breaks))]
    indents = [copy.indent, *(start.width if start and index < start.lines else 0.0 for index in range(1, len(breaks)))]
    indents[0] += start.width if start else 0.0
    lines = [line or _line(paragraph.atoms, breaks[index], copy, rooms[index], indents[index],
                           (index == 0, index == len(breaks) - 1))
             for index, line in enumerate(stand(paragraph, breaks, rooms, indents))]
    if start:
        opening = lines[0]
        lines[0] = replace(opening, text=start.text + opening.text, runs=(start.run, *opening.runs))
    return tuple(lines)


def _atoms(copy: Copy) -> list[Atom]:
    text = "".join(run.text for run in copy.runs)
    wide = copy.language.startswith(("zh", "ja"))
    costs = {**(marks.undivided(text, copy.names) if wide else unparted(text, copy.names))}
    if copy.style.balance:
        for index, cost in sense.inside(text, copy.language).items():
            costs[index] = max(cost, costs.get(index, 0.0))
    return joined(cut(copy.runs, copy.style, copy.language), costs, wide, copy.style.prohibition)


def _broken(atoms: list[Atom], measures: Sequence[float], style: TypeStyle,
            looseness: int) -> tuple[Paragraph, list[Break]]:
    """Break a paragraph; where a line cannot be had within the rules, once more with every break allowed."""
    paragraph = Paragraph(atoms, measures, style)
    breaks = break_lines(paragraph, looseness)
    if all(each.cost < EMERGENCY for each in breaks):
        return paragraph, breaks
    paragraph = Paragraph(freed(atoms), measures, style)
    return paragraph, break_lines(paragraph)


def _line(atoms: Sequence[Atom], each: Break, copy: Copy, room: float, indent: float,
          ends: tuple[bool, bool]) -> Line:
    style, (first, last) = copy.style, ends
    chosen = atoms[each.start:each.stop]
    hyphen = bool(chosen[-1].hyphen) and not last
    pieces = merged(chosen, hyphen, copy.language)
    line = justify(pieces, room, style) if style.align == "justify" and not last else _natural(pieces, room, style)
    shift = {"right": room - line.width, "center": (room - line.width) / 2}.get(style.align, 0.0)
    runs = glyph_runs(line, indent + shift, style.tracking, style.rise)
    return Line("".join([atom.text for atom in chosen]), hyphenated(runs) if hyphen else runs, indent + line.width,
                line.stretch, line.marks, 0, first, last, hyphen, each.cost, line.space)


def _natural(pieces: Sequence[Atom], room: float, style: TypeStyle) -> SetLine:
    """Set a line at its natural width, closed where it is wider than its room."""
    line = natural(pieces)
    return line if line.width <= room + 0.01 else justify(pieces, room, style)
