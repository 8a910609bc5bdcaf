"""Boxes and matrices of PDF pages (ISO 32000-1, 8.3.3)."""

import math
from collections.abc import Iterable, Sequence

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(one: Matrix, two: Matrix) -> Matrix:
    """Give the matrix that does ``one``, then ``two``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def put(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Give where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scale(matrix: Matrix) -> float:
    """Give the factor by which lengths grow on average."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def around(points: Iterable[tuple[float, float]]) -> Box:
    """Give the box round points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def corners(matrix: Matrix, box: Box) -> Box:
    """Give the box round a box that a matrix moved."""
    left, low, right, high = box
    return around(put(matrix, x, y) for x in (left, right) for y in (low, high))


def common(one: Box | None, two: Box | None) -> Box | None:
    """Give what two boxes share; None stands for everything."""
    if one is None or two is None:
        return one or two
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def apart(one: Box, two: Box, slack: float = 0.0) -> bool:
    """Say whether two boxes have nothing in common."""
    return (one[2] <= two[0] + slack or one[0] >= two[2] - slack
            or one[3] <= two[1] + slack or one[1] >= two[3] - slack)


def inside(one: Box, two: Box, slack: float = 0.05) -> bool:
    """Say whether the first box is in the second, give or take ``slack`` pt."""
    low = one[0] >= two[0] - slack and one[1] >= two[1] - slack
    return low and one[2] <= two[2] + slack and one[3] <= two[3] + slack


def ordered(values: Sequence[float]) -> Box:
    """Give a rectangle with its corners in order."""
    left, low, right, high = (float(value) for value in values)
    return min(left, right), min(low, high), max(left, right), max(low, high)
