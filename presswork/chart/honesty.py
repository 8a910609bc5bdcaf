"""Honesty: what makes a chart say more, or less, than its numbers. One rule is one function in a table.

Sources of the rules: E. R. Tufte, The Visual Display of Quantitative Information (1983), chapters 2 and 3; D. Huff,
How to Lie with Statistics (1954), chapters 5 and 6; S. Few, Show Me the Numbers (2nd ed. 2012); L. Lo et al.,
Misinformed by Visualization, Computer Graphics Forum 41 (2022), 515-525. They are warnings: an editor may have a
reason.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from presswork.chart import shows as show
from presswork.chart.sheet import Sheet
from presswork.chart.times import time_of
from presswork.chart.vision import lab
from presswork.load.numbers import number_text
from presswork.model.figure import Figure
from presswork.model.report import WARNING, Finding

MOST_HUES, MOST_PARTS = 6, 5
UNEVEN = 1.5  # the longest interval against the shortest: months and leap years stay under it
CHROMA, APART = 20.0, 25.0  # CIELAB: a colour of less chroma is a grey; hues that are nearer (degrees) are one
STARTS = ("start", "from", "floor", "least", "minimum", "ymin", "xmin", "baseline")
SECONDS = ("right", "second", "secondary", "twin", "second_axis", "right_axis")
RANGE = re.compile(r"\D*?(\d+(?:\.\d+)?)\s*(?:[-–—~～至]|to)\s*(\d+(?:\.\d+)?)\D*")
BARE = {"no", "false", "0", ""}


@dataclass(frozen=True, slots=True)
class Case:
    """A chart before the rules: figure, sheet, options with their defaults, what its kind shows, its drawing or ""."""

    figure: Figure
    sheet: Sheet
    options: Mapping[str, object]
    shows: frozenset[str]
    svg: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        """Name the units of the numbers, each once."""
        return tuple(dict.fromkeys(cell.unit for _, _, cell in self.sheet.cells() if not cell.value.is_nan()))


Told = tuple[str, str]  # what is wrong, the cure
Rule = Callable[[Case], Told | None]


def dishonest(case: Case) -> list[Finding]:
    """Tell what every rule finds, in the order of the table."""
    figure = case.figure
    told = [(slug, found) for slug, rule in RULES.items() if (found := rule(case))]
    return [Finding(figure.place, f"figure {figure.id} {what}", slug, cure, WARNING) for slug, (what, cure) in told]


def truncated(case: Case) -> Told | None:
    """Find a length that does not begin at 0 (Tufte: the size of the effect in the graphic is that in the data)."""
    if show.LENGTH not in case.shows:
        return None
    name = next((name for name in STARTS if _number(case.options.get(name)) not in {None, 0.0}), "")
    if not name and str(case.options.get("zero", "auto")).lower() in BARE:
        name = "zero"
    if not name:
        return None
    return (f"begins its lengths at {case.options[name]}, not at 0 (option {name})",
            "begin at 0, or draw dots or a line, whose place and not length is read")


def dual(case: Case) -> Told | None:
    """Find two scales, or two units on one (Few, "Dual-Scaled Axes in Graphs")."""
    second = next((name for name in SECONDS if str(case.options.get(name) or "").lower() not in BARE), "")
    if second:
        return f"has two scales (option {second})", "draw two charts side by side, or small multiples"
    if show.APART in case.shows or len(case.units) < 2:
        return None
    named = " and ".join(unit or "no unit" for unit in case.units[:3])
    return f"draws {named} on one scale", "draw a chart a unit, or choose table, numbers or small multiples"


def unequal(case: Case) -> Told | None:
    """Find unequal intervals of time, or unequal classes, at equal distances."""
    rows = case.sheet.rows
    if len(rows) < 3:
        return None
    labels = [row.label for row in rows]
    ranges = [RANGE.fullmatch(label.replace(",", "")) for label in labels]
    times = [time_of(row.axis) for row in rows]
    dated = len(set(labels)) == 1 or all(time_of(label) is not None for label in labels)
    if show.TIMES in case.shows and dated and None not in times and not case.sheet.times:
        return "has dates that are not in order", "sort the rows by date"
    if not case.shows & {show.STEPS, show.LENGTH}:
        return None
    if all(ranges) and not dated:
        widths = [float(match[2]) - float(match[1]) for match in ranges if match]
        return _uneven(widths, "classes", f"{labels[0]} and {labels[widths.index(max(widths))]}")
    if show.STEPS in case.shows and dated and case.sheet.times:
        gaps = [two - one for one, two in zip(case.sheet.times, case.sheet.times[1:], strict=False)]
        at = gaps.index(max(gaps))
        return _uneven(gaps, "intervals", f"{rows[at].axis} to {rows[at + 1].axis}")
    return None


def _uneven(gaps: list[float], what: str, where: str) -> Told | None:
    if min(gaps) <= 0 or max(gaps) / min(gaps) <= UNEVEN:
        return None
    return (f"sets unequal {what} at equal distances ({where})",
            "add the rows that are missing, make the intervals equal, or choose line or column, which stand at dates")


def many_hues(case: Case) -> Told | None:
    """Find more colours than a reader keeps apart (S. Few; BBC and FT house rules: six at most)."""
    series = len(case.sheet.series) if case.shows & {show.LINES, show.FILLS} else 0
    count = max(series, hues(case.svg) if case.svg else 0)
    if count <= MOST_HUES:
        return None
    return (f"tells {count} series apart by look; a reader keeps {MOST_HUES}",
            "name one in focus and let the others be grey, add the small ones up, or choose small multiples")


def no_unit(case: Case) -> Told | None:
    """Find numbers that nobody says the unit of."""
    if case.figure.measure or not case.units or any(case.units):
        return None
    return "says no unit", "write under measure: what is counted and in which unit"


def no_source(case: Case) -> Told | None:
    """Find a chart that does not say where its numbers come from."""
    if case.figure.source.strip():
        return None
    known = next((row.source for row in case.sheet.rows if row.source), "")
    return "says no source", f"write source: {known}" if known else "write under source: where the numbers come from"


def many_parts(case: Case) -> Told | None:
    """Find a circle in more parts than an eye compares (Cleveland and McGill, JASA 79 (1984), 531-554)."""
    count = len(case.sheet.rows)
    if show.ANGLE not in case.shows or count <= MOST_PARTS:
        return None
    return f"has {count} parts; more than {MOST_PARTS} cannot be compared", "choose bar, or add the small ones up"


def no_whole(case: Case) -> Told | None:
    """Find shares of one whole that do not add up to it, but for rounding."""
    if show.PARTS not in case.shows or not case.sheet.rows:
        return None
    wholes = [[cell for cell in row.cells if not cell.value.is_nan()] for row in case.sheet.rows]
    if len(case.sheet.series) == 1:
        wholes = [[cell for cells in wholes for cell in cells]]
    for row, cells in zip(case.sheet.rows, wholes, strict=False):
        if len(cells) < 2 or not all(cell.percent for cell in cells):
            continue
        total = sum((cell.value for cell in cells), Decimal(0))
        slack = sum((Decimal(5).scaleb(int(cell.value.as_tuple().exponent) - 1) for cell in cells), Decimal(0))
        if abs(total - 100) > slack:
            name = f" in {row.label}" if len(case.sheet.series) > 1 else ""
            return (f"has shares that add up to {number_text(total, case.sheet.language)}%{name}, not to 100%",
                    "add what is missing as a part of its own, or draw bars side by side")
    return None


def absolute(case: Case) -> Told | None:
    """Find a difference in units, or in percentage points, drawn as a change in percent (Huff, chapter 8)."""
    if show.RELATIVE not in case.shows or len(case.sheet.series) > 1:
        return None
    row = next((row for row in case.sheet.rows if not row.value.is_nan() and not row.percent), None)
    if row is None:
        return None
    return (f"draws {row.label} {row.text}, which is no percentage, as a change from a base",
            "write the change in percent, or choose diverging for differences in units")


RULES: Mapping[str, Rule] = {
    "chart-truncated": truncated, "chart-dual": dual, "chart-intervals": unequal, "chart-hues": many_hues,
    "chart-unit": no_unit, "chart-source": no_source, "chart-parts": many_parts, "chart-sum": no_whole,
    "chart-absolute": absolute,
}  # fmt: skip


def hues(svg: str) -> int:
    """Count the hues of a drawing; greys are none, and shades of one hue are one."""
    found: list[float] = []
    for colour in sorted(_colours(svg)):
        _, a, b = lab(colour)
        hue = math.degrees(math.atan2(b, a))
        if math.hypot(a, b) >= CHROMA and all(abs((hue - other + 180) % 360 - 180) > APART for other in found):
            found.append(hue)
    return len(found)


def _colours(svg: str) -> Iterator[str]:
    for node in ET.fromstring(svg).iter():  # noqa: S314 - the chart stage wrote it
        yield from {value.lower() for name in ("fill", "stroke")
                    if re.fullmatch("#[0-9a-fA-F]{6}", value := node.get(name, ""))}


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
