"""Reading: a walk through a file's tag tree as a screen reader tells it, an element a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from presswork.check.paper import UnreadableError
from presswork.check.spoken import Texts, spoken
from presswork.finish.tree import HEADING, Element, read

INLINE = ("Span", "Link", "Quote", "Reference", "Em", "Strong", "Code", "Lbl")  # told within their line
GROUPS = {"Document": "document", "Part": "part", "Sect": "section", "Art": "article", "BlockQuote": "quotation",
          "Caption": "caption", "Aside": "aside", "TOC": "contents", "Figure": "graphic", "Note": "note"}
SCOPES = {"/Column": "column head", "/Row": "row head"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What is told of an element: how deep it stands, its role, what it is called and what it says."""

    depth: int
    role: str
    what: str
    text: str = ""

    def __str__(self) -> str:
        """Give the line, indented."""
        return "  " * self.depth + ": ".join(part for part in (self.what, self.text) if part)


def heard(path: Path) -> list[Heard]:
    """Walk through a file in reading order; [] for a file without tags. Raises UnreadableError."""
    try:
        with pikepdf.open(path) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                return []
            pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            return list(_told(read(pdf), 0, _Ear(pages, spoken(pdf))))
    except (OSError, pikepdf.PdfError) as error:
        raise UnreadableError("unreadable", " ".join(str(error).split())[:120]) from None


@dataclass(frozen=True, slots=True)
class _Ear:
    """The words of a file's content by page and MCID."""

    pages: dict[tuple[int, int], int]
    texts: Texts

    def words(self, element: Element) -> str:
        """Give the words of an element with those of what stands in its lines; a link says that it is one."""
        if "/ActualText" in element.thing:
            return str(element.thing.ActualText)
        words = "".join(self.words(kid) if isinstance(kid, Element) else self._content(element, kid)
                        for kid in element.kids if not isinstance(kid, Element) or kid.role in INLINE)
        return f"[link] {words}" if element.role == "Link" and words else words

    def _content(self, element: Element, kid: Any) -> str:
        if not isinstance(kid, pikepdf.Dictionary):
            return self.texts.get((self.pages.get(element.thing.Pg.objgen, -1), int(kid)), "")
        if "/MCID" in kid:
            page = kid.get("/Pg", element.thing.get("/Pg"))
            return self.texts.get((self.pages.get(page.objgen, -1), int(kid.MCID)), "")
        said = kid.get("/Obj", pikepdf.Dictionary()).get("/Contents", "")
        shown = any(not isinstance(each, pikepdf.Dictionary) or "/MCID" in each for each in element.content)
        return "" if shown else str(said)  # a link without words of its own says what its annotation does


def _told(element: Element, depth: int, ear: _Ear) -> Iterator[Heard]:
    text = " ".join(ear.words(element).replace("\u00ad", "").split())
    what = _called(element)
    if element.role == "Figure":
        text = str(element.thing.get("/Alt", ""))
    tells = bool(what or text)
    if tells:
        yield Heard(depth, element.role, what, text)
    for kid in element.elements:
        if kid.role not in INLINE:
            yield from _told(kid, depth + tells, ear)


def _called(element: Element) -> str:
    """Say what an element is, "" for a paragraph and what only wraps."""
    if HEADING.fullmatch(element.role):
        return f"heading {element.role[1]}"
    if element.role == "L":
        return f"list of {sum(kid.role == 'LI' for kid in element.elements)}"
    if element.role == "Table":
        rows = [each for each in element.walk() if each.role == "TR"]
        return f"table, {len(rows)} rows, {max((len(row.elements) for row in rows), default=0)} columns"
    if element.role in {"TH", "TD"}:
        attributes = element.thing.get("/A", pikepdf.Dictionary())
        scope = attributes.get("/Scope", "") if isinstance(attributes, pikepdf.Dictionary) else ""
        return SCOPES.get(str(scope), "cell")
    language = str(element.thing.Lang) if "/Lang" in element.thing else ""
    return ", ".join(part for part in (GROUPS.get(element.role, ""), language) if part)
