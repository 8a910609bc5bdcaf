"""Links: runs of text that lead elsewhere, with the places on the page where a reader clicks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import pydyf

from presswork.model.style import ASCENT
from presswork.paint.panel import Passage, Stroke
from presswork.paint.placeholder import PX, Late
from presswork.paint.structure import TagTree

Rectangle = tuple[float, float, float, float]
Anchors = Mapping[str, tuple[int, float, float, str]]  # by name: page from 0, left and top in pt, story
INSIDE = "#"
PRINTED = 4  # annotation flag (ISO 32000-1, 12.5.3), which PDF/A asks for


class Inside(pydyf.Dictionary):
    """The action of a link to a place in the document, by the name of its anchor."""

    def __init__(self, name: str) -> None:
        super().__init__({"Type": "/Action", "S": "/GoTo"})
        self.name = name


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


def anchors(drawn: Sequence[Sequence[Late]]) -> Anchors:
    """Give the places that links inside the document may lead to, from the panels of each page."""
    return {late.panel.anchor: (page, *_point(late.matrix, *late.panel.corner), late.panel.story)
            for page, lates in enumerate(drawn) for late in lates if late.panel.anchor}


def known(link: str, places: Anchors) -> bool:
    """Say whether a link leads anywhere: out of the document, or to a place in it."""
    return not link.startswith(INSIDE) or link[1:] in places


def settle(pdf: pydyf.PDF, tree: TagTree, places: Anchors) -> None:
    """Give the links inside the document their destinations, now that the tag tree is whole.

    ``D`` is a place on a page; ``SD`` is the element to be read, which PDF/UA-2 asks for (ISO 32000-2, 12.6.4.2).
    """
    for page in pdf.page_references:
        for reference in pdf.objects[int(page.split()[0])].get("Annots", ()):
            action = pdf.objects[int(reference.split()[0])].get("A", {})
            if not isinstance(action, Inside):
                continue
            number, left, top, story = places[action.name]
            place = pydyf.Array(["/XYZ", round(left, 2), round(top, 2), 0])
            holder = tree.flows[story][0]
            target = tree.article(holder) or holder
            action["D"] = pydyf.Array([pdf.page_references[number], *place])
            action["SD"] = pydyf.Array([target.reference, *place])


def corner(part: Passage, matrix: Any) -> tuple[float, float]:
    """Give the top left of a passage's first line on its page, pt from the left and the bottom."""
    if not part.strokes:
        return 0.0, 0.0
    stroke = part.strokes[0]
    high = max((ASCENT * run.size + run.rise for run in stroke.line.runs), default=0.0)
    return _point(matrix, stroke.x, stroke.baseline - high)


def _point(matrix: Any, x: float, y: float) -> tuple[float, float]:
    left, top = matrix.transform_point(x * PX, y * PX)
    return float(left), float(top)


def annotation(box: Rectangle, matrix: Any, link: str, words: str = "") -> pydyf.Dictionary:
    """Make a link annotation; ``matrix`` takes the panel's px to the page's pt (ISO 32000-1, 12.5.6.5).

    ``words`` tell a link inside the document to those who do not see it.
    """
    points: Sequence[tuple[float, float]] = [matrix.transform_point(x * PX, y * PX)
                                             for x, y in (box[:2], box[2:])]
    (x1, y1), (x2, y2) = points
    rectangle = [round(value, 2) for value in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))]
    inside = link.startswith(INSIDE)
    action = Inside(link[1:]) if inside else pydyf.Dictionary({
        "Type": "/Action", "S": "/URI", "URI": pydyf.String(link)})
    return pydyf.Dictionary({
        "Type": "/Annot", "Subtype": "/Link", "Rect": pydyf.Array(rectangle), "F": PRINTED,
        "BS": pydyf.Dictionary({"W": 0}), "Contents": pydyf.String(words if inside else link), "A": action})
