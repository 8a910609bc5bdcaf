"""The tag tree of a written file, read and mended so that assistive technology meets what an editor meant.

Wrappers without meaning go, rows of headings get their scope, captions stand in their figure, and an element in another
script than the document's says its language (ISO 14289-1, 7; ISO 32000-1, 14.8).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

HAN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # compiled when it is asked for: it is large, and few ask
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
HEADING = re.compile(r"H[1-6]")
TRANSPARENT = ("NonStruct", "Div", "TBody")  # kept where they hold content of their own, or where a table needs them
BLOCKS = ("Document", "Part", "Art", "Sect", "BlockQuote")  # a text that stands in one alone is a paragraph
WRAPPERS = ("NonStruct", "Div")  # what <figure> becomes
GONE_IF_EMPTY = ("Span", "NonStruct", "Div", "P", "Caption", "Art", "Sect", "Part", "Link")
BULLET = "•"
SENTENCE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\u2019\u201d\u300d\u300f\uff09)\]\"'\u00bb]*$")
LEAST_LETTERS = 8  # fewer Latin letters in a Chinese document are a name or a unit


@dataclass(slots=True)
class Element:
    """An element of the tag tree: its role, its object, its elements in order, and whether it holds content itself."""

    role: str
    thing: Any
    kids: "list[Element | Any]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """Give the kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def content(self) -> list[Any]:
        """Give the kids that are content: marked content and annotations."""
        return [kid for kid in self.kids if not isinstance(kid, Element)]

    def walk(self) -> "Iterator[Element]":
        """Go through the tree in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()


def read(pdf: pikepdf.Pdf) -> Element:
    """Read the tag tree from its root's first element, the Document."""
    kids = pdf.Root.StructTreeRoot.K
    return _element(kids[0] if isinstance(kids, Array) else kids)


def _element(thing: Any) -> Element:
    kids = thing.get("/K", Array())
    found = Element(str(thing.S)[1:], thing)
    for kid in kids if isinstance(kids, Array) else [kids]:
        inner = isinstance(kid, Dictionary) and "/S" in kid
        found.kids.append(_element(kid) if inner else kid)
    return found


def write(element: Element) -> None:
    """Put the elements back as they now stand."""
    for each in element.walk():
        each.thing.S = Name(f"/{each.role}")
        each.thing.K = Array([kid.thing if isinstance(kid, Element) else kid for kid in each.kids])
        for kid in each.elements:
            kid.thing.P = each.thing


def mend(document: Element, words: Callable[[Element], str], language: str) -> None:
    """Mend the tree in place; ``words`` gives an element's text."""
    _flatten(document)
    for kid in document.elements:  # a page of a paper
        if kid.role == "Sect" and any(each.role == "Art" for each in kid.elements):
            kid.role = "Part"
    for element in document.walk():
        _scope(element)
        _labelled(element)
        _contents(element)
        _numbered(element, words)
    _rank_headings(document)
    _languages(document, words, language)


def _flatten(element: Element) -> None:
    """Take out elements that hold nothing, and wrappers that mean nothing."""
    kids: list[Element | Any] = []
    for kid in element.kids:
        if not isinstance(kid, Element):
            kids.append(kid)
            continue
        _flatten(kid)
        if kid.role in WRAPPERS:
            _captioned(kid)
        if kid.role in GONE_IF_EMPTY and not kid.kids:
            continue
        wrapper = kid.role in TRANSPARENT and not kid.content and "/Alt" not in kid.thing
        if wrapper and not (kid.role == "TBody" and element.role == "Table"):
            kids += kid.kids
        else:
            kids.append(kid)
        if element.role in BLOCKS and kid.role == "Span" and not wrapper:
            kid.role = "P"
    element.kids = kids


def _captioned(element: Element) -> None:
    """Put a figure's words, which stand beside it, into one caption inside it (ISO 32000-2, 14.8.4.8.4).

    Each of several captions becomes a paragraph of the first.
    """
    captions = [kid for kid in element.elements if kid.role == "Caption"]
    figures = [kid for kid in element.elements if kid.role == "Figure"]
    if element.role in {"Figure", "Table", "L"} or len(figures) != 1 or not captions:
        return
    words = [kid for kid in element.elements if kid.role in {"Caption", "P", "Span"}]
    if len(words) > 1:
        captions[0].kids = [kid for each in words for kid in _paragraphs(each)]
    figures[0].kids.insert(0, captions[0])
    element.kids = [kid for kid in element.kids if all(kid is not moved for moved in words)]


def _paragraphs(element: Element) -> Iterator[Element | Any]:
    """Give what a caption holds as paragraphs; a paragraph is its own."""
    for kid in element.kids if element.role == "Caption" else [element]:
        if isinstance(kid, Element) and kid.role == "Span":
            kid.role = "P"
        yield kid


def _scope(element: Element) -> None:
    """Say of each heading cell whether it heads its column or its row (ISO 32000-1, table 349)."""
    if element.role != "TR":
        return
    cells = [kid for kid in element.elements if kid.role in {"TH", "TD"}]
    whole = all(cell.role == "TH" for cell in cells)
    for cell in cells:
        if cell.role == "TH":
            attributes = cell.thing.get("/A", Dictionary(O=Name.Table))
            attributes.Scope = Name.Column if whole else Name.Row
            cell.thing.A = attributes


def _labelled(element: Element) -> None:
    """Put an item's label, which its body begins with, before the body (ISO 32000-1, 14.8.4.3.3)."""
    if element.role != "LI" or [kid.role for kid in element.elements] != ["LBody"]:
        return
    [body] = element.elements
    first = next(iter(body.elements), None)
    if first is None or body.content:
        return
    label = first if first.role == "Lbl" else None
    if label is None and first.role == "P" and [kid.role for kid in first.elements] == ["Lbl"] and not first.content:
        [label] = first.elements
    if label:
        body.kids = [kid for kid in body.kids if kid is not first]
        element.kids.insert(0, label)


def _contents(element: Element) -> None:
    """Make a list each of whose items leads to a place in the document a table of contents (14.8.4.2, table 333)."""
    items = [kid for kid in element.elements if kid.role == "LI"]
    if element.role != "L" or not items or not all(any(map(_leads, item.walk())) for item in items):
        return
    element.role = "TOC"
    for item in items:
        item.role = "TOCI"
        item.kids = [inner for kid in item.kids for inner in _unpacked(kid)]


def _unpacked(kid: Element | Any) -> list[Element | Any]:
    return kid.kids if isinstance(kid, Element) and kid.role == "LBody" else [kid]


def _leads(element: Element) -> bool:
    """Tell a link inside the document."""
    return element.role == "Link" and any(
        isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.get("/A", Dictionary()).get("/S") == "/GoTo"
        for kid in element.content)


def _numbered(element: Element, words: Callable[[Element], str]) -> None:
    """Say of a list how its items are labelled (ISO 32000-1, table 347)."""
    if element.role != "L" or "/A" in element.thing:
        return
    label = next((kid for item in element.elements for kid in item.elements if kid.role == "Lbl"), None)
    sign = words(label).strip().rstrip(".") if label else ""
    numbering = "Decimal" if sign.isdigit() else "Disc" if sign == BULLET else "None"
    element.thing.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{numbering}"))


def _rank_headings(document: Element) -> None:
    """Let no heading be more than one level below the one before it, and the first be an H1 (ISO 14289-1, 7.4.2)."""
    level = 0
    for element in document.walk():
        if HEADING.fullmatch(element.role):
            level = min(int(element.role[1]), level + 1)
            element.role = f"H{level}"


def _languages(document: Element, words: Callable[[Element], str], language: str) -> None:
    """Name the language of blocks that are wholly in another script than the document's."""
    han = language.split("-", maxsplit=1)[0] in {"zh", "ja", "ko"}
    for element in document.walk():
        if element.content and "/Lang" not in element.thing:
            text = words(element)
            letters = len(LATIN.findall(text))
            if han and letters >= LEAST_LETTERS and not re.search(HAN, text):
                element.thing.Lang = String("en")
            elif not (han or letters) and re.search(HAN, text):
                element.thing.Lang = String("zh-Hans")


def plain_lines(element: Element, words: Callable[[Element], str]) -> None:
    """Let a paragraph be what is one: a line of furniture that ends no sentence is a block without more meaning.

    Labels, datelines, sources and the like are then passed over by whoever goes from paragraph to paragraph, and no
    such line seems to be the broken half of one. This is for PDF 1.7, whose Div is "a generic block-level element"
    (ISO 32000-1, table 333); in PDF 2.0 it holds no text of its own. Text of a story is never asked.
    """
    for kid in element.elements:
        plain_lines(kid, words)
        furniture = not kid.content or element.role == "Caption"
        text = words(kid).strip() if kid.role == "P" and furniture else ""
        if text and not SENTENCE.search(text):
            kid.role = "Div"
