"""Links: runs of text that lead elsewhere, with the places on the page where a reader clicks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pydyf

from presswork.model.style import ASCENT
from presswork.paint.panel import Passage, Stroke
from presswork.paint.placeholder import PX

Rectangle = tuple[float, float, float, float]
PRINTED = 4  # annotation flag (ISO 32000-1, 12.5.3), which PDF/A asks for


def segments(part: Passage) -> Iterator[tuple[str, Passage]]:
    """Cut a passage where a link begins or ends; gives the link of each piece ("" for none), in reading order."""
    if not any(run.link for stroke in part.strokes for run in stroke.line.runs):
        yield "", part
        return
    pieces = [(run.link, replace(stroke, line=replace(stroke.line, runs=(run,))))
              for stroke in part.strokes for run in stroke.line.runs]
    for link, group in groupby(pieces, key=lambda piece: piece[0]):
        yield link, replace(part, strokes=tuple(stroke for _, stroke in group))


def rectangles(part: Passage) -> list[Rectangle]:
    """Give the box of each stroke of a link: left, top, right, bottom in pt from the panel's top left."""
    return [_box(stroke) for stroke in part.strokes]


def _box(stroke: Stroke) -> Rectangle:
    run = stroke.line.runs[0]
    left, base = stroke.x + run.x, stroke.baseline - run.rise
    return left, base - ASCENT * run.size, left + sum(run.advances), base + (1 - ASCENT) * run.size


def annotation(box: Rectangle, matrix: Any, link: str) -> pydyf.Dictionary:
    """Make a link annotation; ``matrix`` takes the panel's px to the page's pt (ISO 32000-1, 12.5.6.5)."""
    points: Sequence[tuple[float, float]] = [matrix.transform_point(x * PX, y * PX)
                                             for x, y in (box[:2], box[2:])]
    (x1, y1), (x2, y2) = points
    rectangle = [round(value, 2) for value in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))]
    return pydyf.Dictionary({
        "Type": "/Annot", "Subtype": "/Link", "Rect": pydyf.Array(rectangle), "F": PRINTED,
        "BS": pydyf.Dictionary({"W": 0}), "Contents": pydyf.String(link),
        "A": pydyf.Dictionary({"Type": "/Action", "S": "/URI", "URI": pydyf.String(link)})})
