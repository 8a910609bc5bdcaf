"""Marginalia: notes beside the lines that cite facts, and the strip of numbers over a chapter's text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from presswork.compose.compositor import Compositor
from presswork.load.numbers import format_fact, number_text
from presswork.model.fact import Fact
from presswork.model.layout import Layout
from presswork.model.plan import Slot
from presswork.plan.side import Side, text_pattern

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
    full, gutter = layout.page.span(columns * span), layout.page.gutter
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
    if not text:
        return 0.0
    look = replace(compositor.style(style), size=size)
    return max(line.width for line in compositor.set_text(text, look, 10_000.0).lines)


def note_slots(compositor: Compositor, side: Side, wanted: Sequence[tuple[float, Fact]], top: float) -> Iterator[Slot]:
    """Stack notes in the margin, each as near to its line as the others allow; what has no room is left out.

    ``wanted`` is (y of the line's top, fact). Heights are pt.
    """
    page = side.grid.page
    x, width = side.grid.x(side.margin), margin_width(compositor.layout)
    heights = [note_height(compositor, fact, width) for _, fact in wanted]
    foot = page.height - page.bottom
    while wanted and top + sum(heights) > foot:
        wanted, heights = wanted[:-1], heights[:-1]
    limits = [foot - sum(heights[at:]) for at in range(len(heights))]
    y = top
    for (line, fact), height, limit in zip(wanted, heights, limits, strict=True):
        y = max(y, min(line, limit))
        yield Slot("note", x, y, width, height, fact.id)
        y += height


def margin_width(layout: Layout) -> float:
    """Give the width of the margin of notes, pt."""
    return layout.page.span(text_pattern(layout)[0])


def note_height(compositor: Compositor, fact: Fact, width: float) -> float:
    """Measure a margin note: number, label, period, and the air after it."""
    parts: tuple[tuple[str, str], ...] = (("note-label", fact.label), ("note", fact.period))
    lines = 1 + sum(len(compositor.text(text, style, width).lines) for style, text in parts if text)
    return lines * compositor.style("note").leading + 16.8
