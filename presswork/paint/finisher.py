"""The finisher: fills the late objects of a rendered document, embeds the fonts, completes the tag tree."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from presswork.model.story import LABEL, REFERENCE
from presswork.model.style import Ink
from presswork.paint import links, structure
from presswork.paint.fontbook import FontBook
from presswork.paint.inline import Piece, pieces
from presswork.paint.operators import ENTER, LEAVE, passage, rules
from presswork.paint.panel import ARTIFACT, Panel, Passage
from presswork.paint.placeholder import Late, late_objects
from presswork.paint.reading import running

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
         overprint: float = 0.0, language: str = "") -> dict[int, structure.Said]:
    """Paint every panel and give the words of the tag tree's elements by object number.

    ``panels`` are those that the templates made: each must be drawn exactly once. ``dress`` paints what stands round
    the pages, before the fonts are embedded; black text of at most ``overprint`` pt overprints in CMYK. Stretches in
    another script than that of ``language`` name theirs.
    """
    pages = page_objects(pdf)
    streams = [referenced(pdf, page["Contents"]) for page in pages]
    drawn = late_objects(streams)
    times = Counter(id(late.panel) for lates in drawn for late in lates)
    if wrong := [panel for panel in panels if times[id(panel)] != 1]:
        text = wrong[0].passages[0].strokes[0].line.text if wrong[0].passages and wrong[0].passages[0].strokes else ""
        raise PaintingError(f"the composed text “{text}” was drawn {times[id(wrong[0])]} times, not once "
                            f"({len(wrong)} of {len(panels)} such texts)")
    book = FontBook()
    tree = structure.TagTree(pdf) if "StructTreeRoot" in pdf.catalog else None
    anchors = links.anchors(drawn)
    if tree:
        for index, stream in enumerate(streams):
            tree.decorate(index, stream)
    hand = _Hand(tree, book, inks, space, overprint, anchors, language)
    for index, lates in enumerate(drawn):
        for late in lates:
            late.content = _painted(late, index, hand)
    if tree:
        tree.join()
        links.settle(pdf, tree, anchors)
    if dress:
        dress(pdf, book)
    if pages and book.faces:
        fonts = referenced(pdf, referenced(pdf, pages[0]["Resources"])["Font"])
        book.embed(pdf, fonts)
    return tree.texts if tree else {}


@dataclass(frozen=True, slots=True)
class _Hand:
    """What painting needs besides the panel."""

    tree: structure.TagTree | None
    book: FontBook
    inks: Mapping[str, Ink]
    space: str
    overprint: float
    anchors: links.Anchors
    language: str

    def paint(self, part: Passage) -> bytes:
        """Write a passage."""
        return passage(part, self.book, self.inks, self.space, self.overprint)

    def rule(self, panel: Panel) -> bytes:
        """Draw the rules of a panel's lines."""
        return rules(panel.ruled, self.inks, self.space)


def _painted(late: Late, page: int, hand: _Hand) -> bytes:
    tree = hand.tree
    if tree is None or late.mcid is None:
        shown = [*map(hand.paint, late.panel.passages), hand.rule(late.panel)]
        return b"".join([ENTER, *shown, LEAVE]) if any(shown) else b""
    holder = tree.holder(page, late)
    structure.settle(holder, late.panel)
    if late.panel.story:
        tree.flows.setdefault(late.panel.story, []).append(holder)
    if late.panel.anchor:
        tree.elements[links.INSIDE + late.panel.anchor] = holder
    if late.panel.group:
        tree.groups.setdefault(late.panel.group, []).append(holder)
    marked = [_marked(tree, holder, page, late, (part, piece), hand)
              for part in late.panel.passages for piece in pieces(part, hand.language)]
    if drawn := hand.rule(late.panel):
        marked.append(structure.artifact(drawn))
    return b"".join([structure.OPEN, ENTER, *marked, LEAVE, b"\n", structure.CLOSE])


def _marked(tree: structure.TagTree, holder: pydyf.Dictionary, page: int, late: Late, cut: tuple[Passage, Piece],
            hand: _Hand) -> bytes:
    """Mark a piece of a passage: as an artifact, as content of its element, or of what stands in that."""
    part, piece = cut
    shown, content = piece.part, hand.paint(piece.part)
    link = links.known(piece.link, hand.anchors)
    boxes = links.rectangles(shown) if link else []
    made = [links.annotation(box, late.matrix, link, _words(part, shown)) for box in boxes]
    if part.role == ARTIFACT:  # a jump line is not read in the midst of its story; its link is there all the same
        if made:
            tree.link(page, holder, made)
        return structure.artifact(content)
    element = _element(tree, holder, part, piece, link)
    if made:
        element = tree.link(page, element, made)
    if piece.language:
        element = tree.span(element, piece.language)
    corner = links.corner(shown.strokes[0], late.matrix) if shown.strokes else (0.0, 0.0)
    tree.say(element, _words(part, shown), corner)
    return structure.marked(tree.mark(page, element), str(element["S"])[1:], content)


def _element(tree: structure.TagTree, holder: pydyf.Dictionary, part: Passage, piece: Piece, link: str,
             ) -> pydyf.Dictionary:
    """Give the element of a piece: that of its passage, a label beside it, a reference in it."""
    if piece.tag == LABEL and part.key:
        return tree.label(holder, part)
    element = tree.element(holder, part)
    return tree.reference(element, link[1:]) if piece.tag == REFERENCE and link else element


def _words(part: Passage, shown: Passage) -> str:
    """Give the words of a piece of a passage: its lines where it is whole, else its runs."""
    if shown is part:
        return running([stroke.line for stroke in part.strokes])
    return running([stroke.line for stroke in shown.strokes]) + " " * shown.spaced
