"""Marks of a sheet: cuts, folds, collation, colour bar and label, all outside the pages."""

from collections.abc import Iterator, Sequence

from presswork.finish.marks import circle
from presswork.impose.outlines import outlined
from presswork.impose.sheet import Paper, Side
from presswork.model.units import MM

LENGTH, WEIGHT = 4 * MM, 0.25
STEP, BAR = 9 * MM, (3 * MM, 8 * MM)   # collation: a bar on each spine, one step lower than the one before
LABEL = 6.0
PATCH = 4 * MM


def sheet_marks(side: Side, paper: Paper, label: str, patches: Sequence[str], *, collated: bool) -> str:
    """Draw the marks of a side. The pages keep the gutter free, marks begin beyond it."""
    parts = [f"q /PressAll CS 1 SCN {WEIGHT} w [] 0 d", *_cuts(side, paper), *_targets(side, paper)]
    parts += [f"{WEIGHT} w [3 2] 0 d", *_folds(side, paper), "[] 0 d Q", *_bar(side, paper, patches)]
    x, y = side.block[0] + 2 * MM, side.block[3] + paper.gutter + 1.4 * MM
    parts += ["q 0 0 0 1 k", *outlined(label, x, y, LABEL), "Q"]
    if collated and side.outer_spine:
        parts.append(_collation(side))
    return "\n".join(parts)


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"


def _ends(side: Side, paper: Paper) -> tuple[float, float, float, float]:
    """Give where marks begin: outside the bleed of the outer pages."""
    left, low, right, high = side.block
    off = paper.gutter + 1 * MM
    return left - off, low - off, right + off, high + off


def _level(side: Side, left: float, right: float, y: float, length: float) -> Iterator[str]:
    """Draw a level mark at both ends of a side, where there is paper for it."""
    if side.ends[0]:
        yield _line(left, y, left - length, y)
    if side.ends[1]:
        yield _line(right, y, right + length, y)


def _cuts(side: Side, paper: Paper) -> Iterator[str]:
    left, low, right, high = _ends(side, paper)
    for x in side.cuts_x:
        yield _line(x, high, x, high + LENGTH)
        yield _line(x, low, x, low - LENGTH)
    for y in side.cuts_y:
        yield from _level(side, left, right, y, LENGTH)


def _folds(side: Side, paper: Paper) -> Iterator[str]:
    left, low, right, high = _ends(side, paper)
    for x in side.folds_x:
        yield _line(x, high, x, high + 1.5 * LENGTH)
        yield _line(x, low, x, low - 1.5 * LENGTH)
    for y in side.folds_y:
        yield from _level(side, left, right, y, 1.5 * LENGTH)


def _targets(side: Side, paper: Paper) -> Iterator[str]:
    """Draw a registration target at either side, a third up, clear of cuts and folds."""
    left, low, right, high = _ends(side, paper)
    y = low + (high - low) * 0.34
    for x in (x for x, there in zip((left - 2 * MM, right + 2 * MM), side.ends, strict=True) if there):
        yield _line(x - 1.8 * MM, y, x + 1.8 * MM, y)
        yield _line(x, y - 1.8 * MM, x, y + 1.8 * MM)
        yield circle(x, y, 1.1 * MM)


def _bar(side: Side, paper: Paper, patches: Sequence[str]) -> Iterator[str]:
    """Draw the colour bar at the sheet's tail, where there is room for it over the label."""
    y = side.block[3] + paper.gutter + LENGTH + 2.5 * MM
    if y + PATCH > paper.height - 1 * MM:
        return
    x = side.block[0] + 20 * MM
    yield "q"
    while x + len(patches) * PATCH < side.block[2]:
        for patch in patches:
            yield f"{patch} {x:.2f} {y:.2f} {PATCH:.2f} {PATCH:.2f} re f"
            x += PATCH
        x += 4 * PATCH
    yield "Q"


def _collation(side: Side) -> str:
    """Draw the bar that shows on the signature's spine: together they make stairs, and a gap shows in them."""
    line, low, height = side.outer_spine or (0, 0, 0)
    wide, tall = BAR
    steps = max(1, int((height - 20 * MM - tall) // STEP))
    y = low + height - 10 * MM - tall - STEP * ((side.signature - 1) % steps)
    return f"q 0 0 0 1 k {line - wide / 2:.3f} {y:.3f} {wide:.3f} {tall:.3f} re f Q"
