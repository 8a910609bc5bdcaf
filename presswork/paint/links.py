"""Links: runs of text that lead elsewhere, with the places on the page where a reader clicks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from presswork.model.story import TEXT, TO_NOTE
from presswork.model.style import ASCENT
from presswork.paint.inline import boxed
from presswork.paint.panel import Passage, Stroke
from presswork.paint.placeholder import PX, Late
from presswork.paint.reading import running
from presswork.paint.structure import TagTree, heading

Rectangle = tuple[float, float, float, float]
INSIDE = "#"
PRINTED = 4  # annotation flag (ISO 32000-1, 12.5.3), which PDF/A asks for


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links lead to: page from 0, left and top in pt; the key of its element, its story or its group."""

    page: int
    left: float
    top: float
    key: str = ""
    story: str = ""
    group: str = ""


Anchors = Mapping[str, Anchor]


class Inside(pydyf.Dictionary):
    """The action of a link to a place in the document, by the name of its anchor."""

    def __init__(self, name: str) -> None:
        super().__init__({"Type": "/Action", "S": "/GoTo"})
        self.name = name


def rectangles(part: Passage) -> list[Rectangle]:
    """Give the box of each stroke of a link: left, top, right, bottom in pt from the panel's top left."""
    return [_box(stroke) for stroke in part.strokes if stroke.line.runs]


def _box(stroke: Stroke) -> Rectangle:
    run = stroke.line.runs[0]
    (left, right), base = boxed(stroke), stroke.baseline - run.rise
    return left, base - ASCENT * run.size, right, base + (1 - ASCENT) * run.size


def anchors(drawn: Sequence[Sequence[Late]]) -> Anchors:
    """Give the places that links inside the document may lead to, from the panels of each page; the first of a name.

    A heading of a story has the name STORY/WORDS. A link to a note is itself the place to which the note leads back.
    """
    found: dict[str, Anchor] = {}
    for page, lates in enumerate(drawn):
        for late in lates:
            panel = late.panel
            if panel.anchor:
                place = _point(late.matrix, *panel.corner)
                own = "" if panel.story or panel.group else INSIDE + panel.anchor  # a text of its own
                found.setdefault(panel.anchor, Anchor(page, *place, key=own, story=panel.story, group=panel.group))
            for part in panel.passages:
                for name, stroke in _named(part, panel.story):
                    at = corner(stroke, late.matrix)
                    found.setdefault(name, Anchor(page, *at, key=part.key, story=panel.story))
    return found


def _named(part: Passage, story: str) -> list[tuple[str, Stroke]]:
    """Give the places in a passage with their names."""
    if not part.strokes:
        return []
    named = [(twin(run.link), stroke) for stroke in part.strokes for run in stroke.line.runs
             if run.link.startswith(INSIDE) and twin(run.link)]
    if story and heading(part.role):
        named.append((spelled(f"{story}/{running([stroke.line for stroke in part.strokes])}"), part.strokes[0]))
    return named


def twin(link: str) -> str:
    """Give the name of the place where a link to a note, or back from one, stands itself; "" for others."""
    name = link[len(INSIDE):]
    if TO_NOTE in name:
        return TEXT.join(name.rsplit(TO_NOTE, 1))
    return TO_NOTE.join(name.rsplit(TEXT, 1)) if TEXT in name else ""


def spelled(name: str) -> str:
    """Give a name without the white space of its words, which lines have as they fall."""
    return "".join(name.split())


def known(link: str, places: Anchors) -> str:
    """Give a link that leads out of the document or to a place in it, "" for one that leads nowhere."""
    if not link.startswith(INSIDE):
        return link
    name = next((name for name in (link[1:], spelled(link[1:])) if name in places), "")
    return INSIDE + name if name else ""


def settle(pdf: pydyf.PDF, tree: TagTree, places: Anchors) -> None:
    """Give the links inside the document their destinations, now that the tag tree is whole.

    ``D`` is a place on a page; ``SD`` is the element to be read, which PDF/UA-2 asks for (ISO 32000-2, 12.6.4.2).
    """
    for page in pdf.page_references:
        for made in pdf.objects[int(page.split()[0])].get("Annots", ()):
            action = pdf.objects[int(made.split()[0])].get("A", {})
            if not isinstance(action, Inside):
                continue
            anchor = places[action.name]
            place = pydyf.Array(["/XYZ", round(anchor.left, 2), round(anchor.top, 2), 0])
            target = tree.target(anchor.key, anchor.story, anchor.group)
            action["D"] = pydyf.Array([pdf.page_references[anchor.page], *place])
            action["SD"] = pydyf.Array([target.reference, *place])
            tree.refer(made, target)
    for name, reference in tree.cited:  # a note and what names it know each other (ISO 32000-2, 14.8.4.4.2)
        note = tree.elements[places[name].key]
        note.setdefault("Ref", pydyf.Array()).append(reference.reference)
        reference["Ref"] = pydyf.Array([note.reference])


def corner(stroke: Stroke, matrix: Any) -> tuple[float, float]:
    """Give the top left of a line on its page, pt from the left and the bottom."""
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
