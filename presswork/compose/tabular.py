"""Tables inside a column: each cell a text of its own, the rows one under another on the column's lines.

Columns are as wide as their widest cell where the measure has room; where it has not, the widest give way first, and
their cells take several lines; what it has more is shared out between them. Figures are ranged right. A line of the
galley holds the lines of its row's cells, and the rules over and under them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest

from presswork.compose.compositor import Compositor
from presswork.model.galley import Cell, Line, Rule
from presswork.model.layout import TableRules
from presswork.model.report import Faults, Finding
from presswork.model.story import STRONG, Run, TableSlot
from presswork.model.style import ASCENT, TypeStyle

SMALLER = 0.92   # of the body's size
GUTTER, WIDEST = 1.0, 3.0  # em between columns, and the most where the measure has more room
NARROWEST = 3.0  # em of a column whose cells are divided
_COUNTED = "人个名件起次项位级家户台辆支种套吨米元"  # what figures of a column count
_FIGURES = re.compile(rf"[+\-−–±<>≈约近逾超]?[¥￥$€£]?[\d.,:/ ]+[余多]?"
                      rf"(?:[%％‰万亿千百]*[余多]?[{_COUNTED}]?|[a-zA-Z]{{1,3}})")


def table_lines(compositor: Compositor, slot: TableSlot, body: TypeStyle, measure: float) -> tuple[Line, ...]:
    """Set a table of cells at ``measure`` pt, heads first. Raises Faults where its columns do not fit."""
    style = replace(body, size=body.size * SMALLER, align="left", indent=0.0, drop=0, hyphenate=True)
    natural = [max(_width(compositor, cell, row == 0, style) for row, cell in enumerate(column))
               for column in zip(*slot.cells, strict=True)]
    gutter, gutters = GUTTER * style.size, len(natural) - 1
    widths = _widths(natural, measure - gutter * gutters, NARROWEST * style.size)
    if not widths:
        least = sum(min(width, NARROWEST * style.size) for width in natural) + gutter * gutters
        what = f"a table of {len(natural)} columns is {least - measure:.0f} pt wider than the column it stands in"
        raise Faults([Finding(slot.place, what, "table-in-column", "take out a column, or make it a figure")])
    if gutters:
        gutter = min(WIDEST * style.size, (measure - sum(widths)) / gutters)
    lefts = [0.0, *accumulate(width + gutter for width in widths)]
    right = [all(_FIGURES.fullmatch(cell.strip()) for cell in column if cell.strip()) for column in
             zip(*slot.cells[1:], strict=True)] or [False] * len(widths)
    places = list(zip(lefts, widths, right, strict=False))
    lines = [line for row, cells in enumerate(slot.cells) for line in _row(compositor, cells, row, places, style)]
    rules = _rules(lines, lefts[-1] - gutter, style, compositor.layout.table)
    return tuple(line._replace(first=index == 0, last=index == len(lines) - 1, rules=ruled)
                 for index, (line, ruled) in enumerate(zip(lines, rules, strict=True)))


def _rules(lines: Sequence[Line], length: float, style: TypeStyle, weights: TableRules) -> Iterator[tuple[Rule, ...]]:
    """Give the rules of each line of a table, half way between the em boxes of two lines."""
    below = -(style.leading - style.size) / 2 - (1 - ASCENT) * style.size
    rows = [line.cells[0].row for line in lines]
    for index, (row, following) in enumerate(zip(rows, [*rows[1:], -1], strict=True)):
        under = weights.under if following < 0 else weights.head if not row else weights.row
        heights = [(below + style.leading, weights.over * (index == 0)), (below, under * (row != following))]
        yield tuple(Rule(0.0, length, rise, weight, weights.ink) for rise, weight in heights if weight)


def _widths(natural: Sequence[float], room: float, least: float) -> list[float]:
    """Fit columns into ``room`` pt: the widest give way down to ``least``. Empty: they do not fit."""
    if sum(natural) <= room:
        return list(natural)
    if sum(min(width, least) for width in natural) > room:
        return []
    given, left = 0.0, sorted(natural)
    while left and left[0] * len(left) <= room - given:  # the narrow columns keep their width
        given += left.pop(0)
    share = max((room - given) / len(left), least) if left else 0.0
    return [min(width, share) for width in natural]


def _width(compositor: Compositor, cell: str, head: bool, style: TypeStyle) -> float:
    return compositor.width(_runs(cell, head), style) + 0.01


def _cell(compositor: Compositor, text: str, head: bool, style: TypeStyle, width: float) -> tuple[Line, ...]:
    return compositor.paragraph(_runs(text, head), style, width)


def _runs(text: str, head: bool) -> tuple[Run, ...]:
    return (Run(text.strip(), frozenset({STRONG} if head else ())),)


def _row(compositor: Compositor, cells: Sequence[str], row: int, places: Sequence[tuple[float, float, bool]],
         style: TypeStyle) -> Iterator[Line]:
    """Set a row: its first line holds the first lines of its cells, and so on."""
    columns = [_cell(compositor, cell, row == 0, replace(style, align="right") if right else style, width)
               for cell, (_, width, right) in zip(cells, places, strict=True)]
    for level in zip_longest(*columns):
        parts = [Cell(_moved(line, places[column][0]), row, column, row == 0)
                 for column, line in enumerate(level) if line]
        lines = [part.line for part in parts]
        yield Line("\u3000".join(line.text for line in lines), tuple(run for line in lines for run in line.runs),
                   max(line.width for line in lines), 0.0, 0.0, 0, first=False, last=False,
                   badness=max(line.badness for line in lines), cells=tuple(parts))


def _moved(line: Line, left: float) -> Line:
    """Move a cell's line to its column."""
    return line._replace(runs=tuple(run._replace(x=run.x + left) for run in line.runs), width=line.width + left)
