"""Outline and page labels: headings as bookmarks, pages by their numbers (ISO 32000-1, 12.3.3 and 12.4.2)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from presswork.finish.tree import HEADING, Element

AIR = 6.0  # pt above a heading's line to which its bookmark leads


@dataclass(slots=True)
class Entry:
    """A bookmark: its heading's level, text, page and element, and the entries under it."""

    level: int
    title: str
    page: Any
    thing: Any
    corner: tuple[float, float] | None = None
    under: "list[Entry]" = field(default_factory=list)

    def count(self) -> int:
        """Count the entries below it, at any depth."""
        return sum(1 + entry.count() for entry in self.under)


def entries(document: Element, words: Callable[[Element], str],
            place: Callable[[Element], tuple[float, float] | None] = lambda _element: None) -> list[Entry]:
    """Give the headings of a tree, each under the next higher one; ``place`` is the top left of an element, pt."""
    found: list[Entry] = []
    above: list[Entry] = []
    for element in document.walk():
        title = " ".join(words(element).split())
        page = next(pages_of(element), None) if HEADING.fullmatch(element.role) else None
        if page is None or not title:
            continue
        entry = Entry(int(element.role[1]), title, page, element.thing, place(element))
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].under if above else found).append(entry)
        above.append(entry)
    return found


def pages_of(element: Element) -> Iterator[Any]:
    """Give the pages of an element's content, in order."""
    for each in element.walk():
        for kid in each.content:
            page = kid.get("/Pg") if isinstance(kid, Dictionary) else None
            page = each.thing.get("/Pg") if page is None else page
            if page is not None:
                yield page


def outline(pdf: pikepdf.Pdf, found: list[Entry], *, structure: bool) -> None:
    """Write the outline; with ``structure`` it leads to elements, which PDF/UA-2 asks for (ISO 14289-2, 8.8)."""
    if not found:
        return
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _level(pdf, root, found, structure)
    pdf.Root.Outlines = root
    pdf.Root.PageMode = Name.UseOutlines


def _level(pdf: pikepdf.Pdf, parent: Any, found: list[Entry], structure: bool) -> None:
    things = [pdf.make_indirect(Dictionary(Title=String(entry.title), Parent=parent)) for entry in found]
    for at, (entry, thing) in enumerate(zip(found, things, strict=True)):
        if structure:
            thing.A = Dictionary(S=Name.GoTo, D=Array([entry.page, *_place(entry)]),
                                 SD=Array([entry.thing, *_place(entry)]))
        else:
            thing.Dest = Array([entry.page, *_place(entry)])
        if at:
            thing.Prev, things[at - 1].Next = things[at - 1], thing
        if entry.under:
            _level(pdf, thing, entry.under, structure)
    parent.First, parent.Last = things[0], things[-1]
    parent.Count = sum(1 + entry.count() for entry in found)


def _place(entry: Entry) -> list[Any]:
    """Give the destination of a bookmark on its page: a little above its line, at the reader's own zoom (0)."""
    if entry.corner is None:
        return [Name.Fit]
    return [Name.XYZ, 0, round(entry.corner[1] + AIR, 2), 0]


def label_pages(pdf: pikepdf.Pdf, first: int = 1) -> None:
    """Give the pages their numbers from ``first``, as they are printed."""
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first)]))
