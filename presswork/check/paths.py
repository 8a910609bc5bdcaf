"""Path operators: lines, grounds and clips (ISO 32000-1, 8.5)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from presswork.check.geometry import Box, around, common, put, scale
from presswork.check.mark import FILL, STROKE
from presswork.check.reader import Act, Reader

LINE_LIKE = 4  # times as long as thick
PAINT = {"f": (1, 0), "F": (1, 0), "f*": (1, 0), "S": (0, 1), "s": (0, 1), "B": (1, 1), "B*": (1, 1), "b": (1, 1),
         "b*": (1, 1), "n": (0, 0)}


def move(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``m``."""
    reader.subpaths.append([_point(reader, operands[0], operands[1])])


def line_to(reader: Reader, _operator: str, operands: Any) -> None:
    """Take l, c, v and y: the box round a curve's points holds the curve."""
    if not reader.subpaths:
        reader.subpaths.append([])
    reader.subpaths[-1] += [_point(reader, operands[at], operands[at + 1]) for at in range(0, len(operands), 2)]


def rectangle(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``re``."""
    x, y, width, height = (float(value) for value in operands)
    reader.subpaths.append([put(reader.state.matrix, *point) for point in (
        (x, y), (x + width, y), (x + width, y + height), (x, y + height))])


def _point(reader: Reader, x: Any, y: Any) -> tuple[float, float]:
    return put(reader.state.matrix, float(x), float(y))


def clip(reader: Reader, _operator: str, _operands: Any) -> None:
    """Take W and W*: they hold from the next painting operator on."""
    reader.clipping = True


def paint(reader: Reader, operator: str, _operands: Any) -> None:
    """Take the operators that end a path."""
    paths = [path for path in reader.subpaths if path]
    fill, stroke = PAINT[operator]
    if paths:
        if fill:
            _filled(reader, paths, each=not operator.endswith("*"))
        if stroke:
            _stroked(reader, paths)
        if reader.clipping:
            reader.state.clip = common(around(point for path in paths for point in path), reader.state.clip)
    reader.subpaths, reader.clipping = [], False


def _filled(reader: Reader, paths: Sequence[Sequence[tuple[float, float]]], *, each: bool) -> None:
    state = reader.state
    box = reader.seen(around(point for path in paths for point in path))
    if box is None:
        return
    rulers = [reader.seen(around(path)) for path in paths if _straight(path)] if each else [box]
    thin = min((side for ruler in rulers if (side := _thickness(ruler)) is not None), default=None)
    if state.fill.family == "Pattern":
        reader.patterned(box)
        return
    reader.mark(FILL, box, state.fill, state.fill_parts, over=state.over_fill, alpha=state.alpha_fill,
                size=thin or 0.0, lines=thin is not None, whole=len(paths) == 1 and _straight(paths[0]))


def _stroked(reader: Reader, paths: Sequence[Sequence[tuple[float, float]]]) -> None:
    state = reader.state
    width = state.width * scale(state.matrix)
    left, low, right, high = around(point for path in paths for point in path)
    half = width / 2
    box = reader.seen((left - half, low - half, right + half, high + half))
    if box is not None:
        reader.mark(STROKE, box, state.stroke, state.stroke_parts, over=state.over_stroke,
                    alpha=state.alpha_stroke, size=width)


def shade(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``sh``."""
    reader.shading(reader.resources.Shading[str(operands[0])], reader.state.clip)

def _straight(path: Sequence[tuple[float, float]]) -> bool:
    """Tell a rectangle along the axes: four corners, or five with the first one again."""
    if len(path) not in (4, 5):
        return False
    return all(abs(one[0] - two[0]) < 0.01 or abs(one[1] - two[1]) < 0.01 for one, two in pairwise(path))


def _thickness(box: Box | None) -> float | None:
    """Give the lesser side of a box that is a line, None of one that is not."""
    if box is None:
        return None
    width, height = box[2] - box[0], box[3] - box[1]
    thin, long = min(width, height), max(width, height)
    return thin if long > LINE_LIKE * thin else None


OPERATORS: dict[str, Act] = {
    "m": move, **dict.fromkeys(("l", "c", "v", "y"), line_to), "re": rectangle, "W": clip, "W*": clip,
    **dict.fromkeys(PAINT, paint), "sh": shade,
}
