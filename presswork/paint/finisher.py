"""The finisher: fills the late objects of a rendered document, embeds the fonts, completes the tag tree."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pydyf

from presswork.model.style import Ink
from presswork.paint import links, structure
from presswork.paint.fontbook import FontBook
from presswork.paint.operators import ENTER, LEAVE, passage
from presswork.paint.panel import ARTIFACT, Panel, Passage
from presswork.paint.placeholder import Late, late_objects
from presswork.paint.reading import running, said

Dress = Callable[[pydyf.PDF, FontBook], None]


class PaintingError(Exception):
    """A template hid a placeholder (visibility, margin box, opacity) or drew one twice."""


def page_objects(pdf: pydyf.PDF) -> list[Any]:
    """List the page dictionaries in order."""
    return [pdf.objects[int(reference.split()[0])] for reference in pdf.page_references]


def referenced(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Follow a reference."""
    return pdf.objects[int(reference.split()[0])]


def fill(pdf: pydyf.PDF, panels: Sequence[Panel], inks: Mapping[str, Ink], space: str, dress: Dress | None = None,
         overprint: float = 0.0) -> dict[int, structure.Said]:
    """Paint every panel and give the words of the tag tree's elements by object number.

    ``panels`` are those that the templates made: each must be drawn exactly once. ``dress`` paints what stands round
    the pages, before the fonts are embedded; black text of at most ``overprint`` pt overprints in CMYK.
    """
    pages = page_objects(pdf)
    drawn = late_objects([referenced(pdf, page["Contents"]) for page in pages])
    times = Counter(id(late.panel) for lates in drawn for late in lates)
    if wrong := [panel for panel in panels if times[id(panel)] != 1]:
        text = wrong[0].passages[0].strokes[0].line.text if wrong[0].passages and wrong[0].passages[0].strokes else ""
        raise PaintingError(f"the composed text “{text}” was drawn {times[id(wrong[0])]} times, not once "
                            f"({len(wrong)} of {len(panels)} such texts)")
    book = FontBook()
    tree = structure.TagTree(pdf) if "StructTreeRoot" in pdf.catalog else None
    anchors = links.anchors(drawn)
    for index, lates in enumerate(drawn):
        for late in lates:
            late.content = _painted(late, index, tree, book, inks, space, overprint, anchors)
    if tree:
        tree.join()
        links.settle(pdf, tree, anchors)
    if dress:
        dress(pdf, book)
    if pages and book.faces:
        fonts = referenced(pdf, referenced(pdf, pages[0]["Resources"])["Font"])
        book.embed(pdf, fonts)
    return tree.texts if tree else {}


def _painted(late: Late, page: int, tree: structure.TagTree | None, book: FontBook, inks: Mapping[str, Ink],
             space: str, overprint: float, anchors: links.Anchors) -> bytes:
    if tree is None or late.mcid is None:
        return b"".join([ENTER, *(passage(part, book, inks, space, overprint) for part in late.panel.passages), LEAVE])
    holder = tree.holder(page, late)
    structure.settle(holder, late.panel)
    if late.panel.story:
        tree.flows.setdefault(late.panel.story, []).append(holder)
    marked = [_marked(tree, holder, page, late, (part, link if links.known(link, anchors) else "", piece),
                      passage(piece, book, inks, space, overprint))
              for part in late.panel.passages for link, piece in links.segments(part)]
    return b"".join([structure.OPEN, ENTER, *marked, LEAVE, b"\n", structure.CLOSE])


def _marked(tree: structure.TagTree, holder: pydyf.Dictionary, page: int, late: Late,
            piece: tuple[Passage, str, Passage], content: bytes) -> bytes:
    """Mark a piece of a passage: as an artifact, as content of its element, or of a link in it."""
    part, link, shown = piece
    boxes = links.rectangles(shown) if link else []
    made = [links.annotation(box, late.matrix, link, _words(part, shown)) for box in boxes]
    if part.role == ARTIFACT:  # a jump line is not read in the midst of its story; its link is there all the same
        if made:
            tree.link(page, holder, made)
        return structure.artifact(content)
    element, role = tree.element(holder, part.key, part.role), part.role.rpartition(">")[2]
    if made:
        element, role = tree.link(page, element, made), "Link"
    tree.say(element, _words(part, shown), links.corner(shown, late.matrix))
    return structure.marked(tree.mark(page, element), role, content)


def _words(part: Passage, shown: Passage) -> str:
    """Give the words of a piece of a passage: its lines where it is whole, else its runs."""
    if shown is part:
        return running([stroke.line for stroke in part.strokes])
    return "".join(said(stroke.line.runs) for stroke in shown.strokes)
