"""Numerals in columns: numbers that stand on their decimal points."""

from presswork.chart.finish import Plate
from presswork.chart.lanes import missing
from presswork.chart.sheet import Cell
from presswork.model.style import TypeStyle

COMMAS = {"de", "fr", "es", "it", "nl", "pt", "ru"}  # languages that write a comma before decimals


def said(cell: Cell, *, bare: bool) -> str:
    """Say a number, ``bare`` without its unit, which then stands at the head of its column."""
    return cell.text.removesuffix(cell.tail).rstrip() if bare and cell.tail == cell.unit else cell.text


def sides(ax: Plate, cell: Cell, style: TypeStyle, language: str, *, bare: bool) -> tuple[float, float]:
    """Measure a number before and after its decimal point, pt; a word for a missing one stands wholly before."""
    if not cell.text:
        return ax.length(missing(language), ax.voice("note")), 0.0
    text = said(cell, bare=bare)
    point = cell.number.find("," if language.partition("-")[0] in COMMAS else ".")
    cut = len(cell.head) + (point if point >= 0 else len(cell.number))
    before = ax.length(text[:cut], style)
    return before, ax.length(text, style) - before
