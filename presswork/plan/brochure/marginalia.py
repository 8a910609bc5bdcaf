"""Marginalia: notes beside the lines that cite facts, and the strip of numbers over a chapter's text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from presswork.compose.compositor import Compositor
from presswork.load.numbers import format_fact, number_text
from presswork.model.fact import Fact
from presswork.model.figure import Figure
from presswork.model.layout import Layout
from presswork.model.plan import Slot
from presswork.plan.brochure.side import COLUMNS, NUMERAL, Side, text_pattern

FIGURE, LEAST, UNIT = 34.0, 20.0, 7.4  # pt: a strip's numbers, as small as they may get, their units
LONG_UNIT = 40.0  # pt: a unit wider than this stands with the label
AIR, UNDER = 12.6, 4.2  # pt over and under a strip's numbers


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a strip: its fact, its label, whether its unit stands beside it."""

    fact: Fact
    label: str
    unit: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of numbers: ``size`` of the numbers, ``width`` and ``step`` of a cell, pt; the rows that it takes."""

    cells: tuple[Cell, ...]
    size: float
    width: float
    step: float
    rows: int


def strip_of(compositor: Compositor, facts: Sequence[Fact]) -> Strip | None:
    """Set facts side by side in cells of like width; those that would be too small fall out, the last first."""
    layout = compositor.layout
    _, columns, span = text_pattern(layout)
    full, gutter = layout.page.span(min(columns * span, COLUMNS - NUMERAL)), layout.page.gutter
    most = max(1, min(len(facts), int((full + gutter) / (70 + gutter))))
    for count in range(min(most, len(facts)), 0, -1):
        step = (full + gutter) / max(count, 3)
        cells = tuple(_cell(compositor, fact) for fact in facts[:count])
        sizes = [_size(compositor, cell, step - gutter) for cell in cells]
        if min(sizes) >= LEAST or count == 1:
            size = min(sizes)
            deep = max(len(compositor.text(cell.label, "note-label", step - gutter).lines) for cell in cells)
            high = AIR + size + UNDER + deep * compositor.style("note-label").leading
            return Strip(cells, size, step - gutter, step, ceil(high / layout.page.baseline))
    return None


def _cell(compositor: Compositor, fact: Fact) -> Cell:
    before, _, after = _parts(compositor, fact)
    beside = _wide(compositor, "unit", before + after, UNIT) <= LONG_UNIT
    label = fact.label if beside else f"{fact.label}, {after.strip()}"
    return Cell(fact, label, beside)


def _parts(compositor: Compositor, fact: Fact) -> tuple[str, str, str]:
    return format_fact(fact, compositor.language).partition(number_text(fact.value, compositor.language))


def _size(compositor: Compositor, cell: Cell, width: float) -> float:
    """Give the size at which a cell's number stands in its width, at most FIGURE."""
    before, number, after = _parts(compositor, cell.fact)
    beside = _wide(compositor, "unit", before + after, UNIT) + 8 if cell.unit and before + after else 0.0
    return min(FIGURE, FIGURE * (width - beside) / max(1.0, _wide(compositor, "numeral", number, FIGURE)))


def _wide(compositor: Compositor, style: str, text: str, size: float) -> float:
    return compositor.width(text, replace(compositor.style(style), size=size))


@dataclass(frozen=True, slots=True)
class Note:
    """A note for the margin: the slot that takes it and its content, the y that it wants and its height, pt."""

    slot: str
    content: str
    y: float
    height: float


def fact_note(compositor: Compositor, fact: Fact, y: float) -> Note:
    """Make the note on a fact beside a line whose top is ``y``."""
    return Note("note", fact.id, y, note_height(compositor, fact, margin_width(compositor.layout)))


def chart_note(compositor: Compositor, figure: Figure, y: float, words: Mapping[str, str]) -> Note:
    """Make the note beside a figure whose top is ``y``: its number, its source and credit."""
    width = margin_width(compositor.layout)
    lines = len(compositor.text(credited(figure, words), "note", width).lines) if figure.source or figure.credit else 0
    return Note("chart-note", figure.id, y, (1 + lines) * compositor.style("note").leading + 16.8)


def credited(figure: Figure, words: Mapping[str, str]) -> str:
    """Say where a figure comes from: its source, and its credit where that is not said there."""
    source = words["source"] + figure.source if figure.source else ""
    credit = figure.credit if figure.credit.lower() not in figure.source.lower() else ""
    return words["stop"].join(part for part in (source, credit) if part)


def note_slots(side: Side, wanted: Sequence[Note], top: float) -> Iterator[Slot]:
    """Stack notes in the margin, each as near to its line as the others allow.

    Those on facts that have no room are left out, the last first: they stand in the notes at the end.
    """
    page, notes = side.grid.page, list(wanted)
    x, width = side.grid.x(side.margin), page.span(side.margin_columns)
    foot = page.height - page.bottom
    while top + sum(note.height for note in notes) > foot:
        last = max((at for at, note in enumerate(notes) if note.slot == "note"), default=-1)
        if last < 0:
            return
        del notes[last]
    y = top
    for at, note in enumerate(notes):
        limit = foot - sum(each.height for each in notes[at:])
        y = max(y, min(note.y, limit))
        yield Slot(note.slot, x, y, width, note.height, note.content)
        y += note.height


def margin_width(layout: Layout) -> float:
    """Give the width of the margin of notes, pt; 0 where the text takes the whole page."""
    columns = text_pattern(layout)[0]
    return layout.page.span(columns) if columns else 0.0


def note_height(compositor: Compositor, fact: Fact, width: float) -> float:
    """Measure a margin note: number, label, period, and the air after it."""
    parts: tuple[tuple[str, str], ...] = (("note-label", fact.label), ("note", fact.period))
    lines = 1 + sum(len(compositor.text(text, style, width).lines) for style, text in parts if text)
    return lines * compositor.style("note").leading + 16.8
