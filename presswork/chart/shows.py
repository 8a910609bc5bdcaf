"""What a chart kind shows: by what its marks mean the numbers, so that one can ask whether they do.

A kind of the house has a row here; a kind of your own says it in its file, as the plain constant ``SHOWS``:

    length    a mark's length or area is the number, so its scale begins at 0
    angle     parts of a circle, or of a field of cells, are the numbers
    parts     the numbers of a bar (or of the whole chart, where it has one series) are parts of one whole
    relative  a row is a change in percent from a base
    times     rows stand at their dates, so that unequal intervals are drawn unequal
    steps     rows stand at even distances, whatever their dates
    fills     series lie side by side as fills
    lines     series are lines with markers
    apart     every number has a place of its own, so that units may differ
"""

from collections.abc import Mapping
from pathlib import Path

from presswork.chart import kinds

LENGTH, ANGLE, PARTS, RELATIVE, TIMES, STEPS, FILLS, LINES, APART = (
    "length", "angle", "parts", "relative", "times", "steps", "fills", "lines", "apart")  # fmt: skip
SHOWS: Mapping[str, tuple[str, ...]] = {
    "area": (LENGTH, TIMES, FILLS),
    "bar": (LENGTH, STEPS),
    "bullet": (LENGTH, STEPS),
    "change": (RELATIVE, STEPS),
    "column": (LENGTH, TIMES),
    "diverging": (LENGTH, STEPS),
    "donut": (ANGLE, PARTS, FILLS),
    "dot": (STEPS,),
    "flow": (LENGTH, FILLS),
    "grouped": (LENGTH, STEPS, FILLS),
    "histogram": (LENGTH,),
    "line": (TIMES, LINES),
    "lollipop": (LENGTH, STEPS),
    "map": (APART,),
    "marks": (LENGTH, APART),
    "multiples": (TIMES,),
    "number": (APART,),
    "numbers": (APART,),
    "pie": (ANGLE, PARTS, FILLS),
    "scatter": (APART,),
    "slope": (),
    "stacked": (LENGTH, STEPS, PARTS, FILLS),
    "table": (APART,),
    "tiles": (APART,),
    "timeline": (APART,),
    "waffle": (APART,),
}


def shows(kind: str, path: Path | None = None) -> frozenset[str]:
    """Give what a kind shows: as its file says, else as the table does, else nothing."""
    own = kinds.constant(path, "SHOWS", None) if path else None
    return frozenset(map(str, own)) if isinstance(own, tuple | list) else frozenset(SHOWS.get(kind, ()))
