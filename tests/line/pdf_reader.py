"""A small reader of finished PDFs, independent of Presswork: shown text with its place, and the tag tree.

Coordinates are pt from the page's top left, y downwards, as on the page plan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Shown:
    """A text-showing operator: what it says, where its pen starts and ends, and the MCID it stands in."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    mcid: int | None


@dataclass
class Element:
    """An element of the tag tree with its own marked content and its children, in order."""

    role: str
    kids: "list[Element | tuple[int, int]]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """Give this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def text(self, marked: dict[tuple[int, int], str]) -> str:
        """Give the text of the element and all below it."""
        return "".join(kid.text(marked) if isinstance(kid, Element) else marked.get(kid, "") for kid in self.kids)


def times(first: Matrix, second: Matrix) -> Matrix:
    """Multiply two matrices (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class Font:
    """A font's codes: what they say and how wide they are (1/1000 em)."""

    def __init__(self, font: Any) -> None:
        self.texts = dict(_pairs(bytes(font.ToUnicode.read_bytes()))) if "/ToUnicode" in font else {}
        self.wide = font.Subtype == "/Type0"
        below = font.DescendantFonts[0] if self.wide else font
        self.default, self.widths = float(below.get("/DW", 1000)), dict(_widths(below.get("/W", [])))
        encoding = font.get("/Encoding")
        self.cids = dict(_cids(bytes(encoding.read_bytes()))) if isinstance(encoding, pikepdf.Stream) else {}

    def shown(self, data: bytes) -> tuple[str, float]:
        """Give the text of a string of codes and its width."""
        step = 2 if self.wide else 1
        codes = [int.from_bytes(data[at : at + step], "big") for at in range(0, len(data), step)]
        wide = sum(self.widths.get(self.cids.get(code, code), self.default) for code in codes)
        return "".join(self.texts.get(code, "") for code in codes), wide


def _pairs(cmap: bytes) -> Iterator[tuple[int, str]]:
    """Read the bfchar and bfrange rows of a ToUnicode CMap."""
    for row in re.finditer(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", row[1]):
            yield int(code, 16), bytes.fromhex(text.decode()).decode("utf-16-be")
    for row in re.finditer(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", row[1]):
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                yield code, chr(int(text, 16) + step)


def _cids(cmap: bytes) -> Iterator[tuple[int, int]]:
    for row in re.finditer(rb"begincidchar(.*?)endcidchar", cmap, re.DOTALL):
        for code, cid in re.findall(rb"<(\w+)>\s*(\d+)", row[1]):
            yield int(code, 16), int(cid)


def _widths(array: Any) -> Iterator[tuple[int, float]]:
    items, at = list(array), 0
    while at < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            yield from ((first + step, float(width)) for step, width in enumerate(items[at + 1]))
            at += 2
        else:
            yield from ((cid, float(items[at + 2])) for cid in range(first, int(items[at + 1]) + 1))
            at += 3


@dataclass
class Pen:
    """The graphics and text state while a content stream is read."""

    ctm: Matrix = UNIT
    text: Matrix = UNIT
    font: Font | None = None
    size: float = 0.0


def texts_of(page: pikepdf.Page) -> list[Shown]:
    """Read a page's text in the order in which it is painted, forms left out."""
    fonts = {name: Font(font) for name, font in page.Resources.get("/Font", {}).items()}
    turn: Matrix = (1, 0, 0, -1, -float(page.mediabox[0]), float(page.mediabox[3]))
    pen, kept, marks, shown = Pen(), [], [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append((pen.ctm, pen.font, pen.size))
            case "Q":
                pen.ctm, pen.font, pen.size = kept.pop()
            case "cm":
                pen.ctm = times(tuple(map(float, operands)), pen.ctm)
            case "BT":
                pen.text = UNIT
            case "Tf":
                pen.font, pen.size = fonts[str(operands[0])], float(operands[1])
            case "Tm":
                pen.text = tuple(map(float, operands))
            case "Td" | "TD":
                pen.text = times((1, 0, 0, 1, *map(float, operands)), pen.text)
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                marks.append(properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None)
            case "EMC":
                marks.pop()
            case "TJ" | "Tj":
                mcid = next((int(mark) for mark in reversed(marks) if mark is not None), None)
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                shown.append(_show(pen, parts, turn, mcid))
    return shown


def _show(pen: Pen, parts: Any, turn: Matrix, mcid: int | None) -> Shown:
    said, wide = "", 0.0
    for part in parts:
        if isinstance(part, pikepdf.String):
            text, width = pen.font.shown(bytes(part))
            said, wide = said + text, wide + width
        else:
            wide -= float(part)
    place = times(times(pen.text, pen.ctm), turn)
    pen.text = times((1, 0, 0, 1, wide / 1000 * pen.size, 0), pen.text)
    right = times(times(pen.text, pen.ctm), turn)
    scale = (place[0] ** 2 + place[1] ** 2) ** 0.5
    return Shown(said, place[4], right[4], place[5], pen.size * scale, mcid)


def tag_tree(pdf: pikepdf.Pdf) -> Element:
    """Read the tag tree; marked content is (page index, MCID)."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    root = Element("StructTreeRoot")
    _grow(root, pdf.Root.StructTreeRoot, None, pages)
    return root


def _grow(element: Element, node: Any, page: int | None, pages: dict[tuple[int, int], int]) -> None:
    if "/Pg" in node:
        page = pages[node.Pg.objgen]
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            element.kids.append((page, int(kid)))
        elif kid.get("/Type") == "/MCR":
            element.kids.append((pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)))
        elif kid.get("/Type") != "/OBJR":
            child = Element(str(kid.S)[1:])
            element.kids.append(child)
            _grow(child, kid, page, pages)


def marked_texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """Give the text of each marked-content sequence by (page index, MCID)."""
    texts: dict[tuple[int, int], str] = {}
    for index, page in enumerate(pdf.pages):
        for shown in texts_of(page):
            if shown.mcid is not None:
                texts[index, shown.mcid] = texts.get((index, shown.mcid), "") + shown.text
    return texts


def bare(text: str) -> str:
    """Take white space out: the composer sets its own."""
    return "".join(text.split())


def content_streams(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Give (name, stream or page) of every page and form with drawing operators."""
    for index, page in enumerate(pdf.pages):
        yield f"page {index + 1}", page
    for number, thing in enumerate(pdf.objects):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield f"form {number}", thing
