"""Structure: painted passages enter the tag tree, one element a paragraph over columns and pages (ISO 32000-1, 14.7).

WeasyPrint closes its own marked-content sequence round each placeholder; ours are written in its stead: the sequence
is ended at once, each passage gets an MCID after the page's own, and an artifact is opened for the end to close.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from presswork.paint.panel import Panel, Passage
from presswork.paint.placeholder import Late

OPEN, CLOSE = b"EMC\n", b"/Artifact BMC\n"
ARTICLE, SECTIONS = ("/Art",), ("/Sect", "/Part")
HEADING = re.compile("H[1-6]")
WORDLESS = " "  # the alternative text of a drawing that says nothing


@dataclass(slots=True)
class Said:
    """What an element of the tag tree says, and where it begins: pt from the left and the bottom of its page."""

    words: str = ""
    left: float = 0.0
    top: float = 0.0


class TagTree:
    """The tag tree of a document while panels are added to it."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = self._object(pdf.catalog["StructTreeRoot"])
        self.nums = nums = self._object(self.root["ParentTree"])["Nums"]
        self.parents = {nums[index]: nums[index + 1] for index in range(0, len(nums), 2)}
        self.elements: dict[str, pydyf.Dictionary] = {}
        self.texts: dict[int, Said] = {}
        self.flows: dict[str, list[pydyf.Dictionary]] = {}
        self.groups: dict[str, list[pydyf.Dictionary]] = {}
        self.cited: list[tuple[str, pydyf.Dictionary]] = []  # notes by the names of their places, and what names them

    def _object(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def holder(self, page: int, late: Late) -> pydyf.Dictionary:
        """Give the element that WeasyPrint made for a placeholder, emptied of the placeholder's own content."""
        element: pydyf.Dictionary = self._object(self.parents[page][late.mcid])
        element["K"] = pydyf.Array(kid for kid in element["K"] if kid != late.mcid)
        return element

    def element(self, holder: pydyf.Dictionary, part: Passage) -> pydyf.Dictionary:
        """Give the element of a passage, made at its first one; without a key it is the holder."""
        return self._known(self.group(holder, part), part.key, part.role) if part.key else holder

    def group(self, holder: pydyf.Dictionary, part: Passage) -> pydyf.Dictionary:
        """Give the element in which that of a passage stands: its innermost group, made at its first passage."""
        key = part.key.partition("/")[0]
        for name in part.within:
            key = f"{key}/{name}"
            holder = self._known(holder, key, name.partition(" ")[0])
        return holder

    def label(self, holder: pydyf.Dictionary, part: Passage) -> pydyf.Dictionary:
        """Give the label of an item: beside its body, or in a note."""
        parent = self.group(holder, part) if part.role == "LBody" else self.element(holder, part)
        return self._known(parent, f"{part.key}/Lbl", "Lbl")

    def reference(self, parent: pydyf.Dictionary, name: str) -> pydyf.Dictionary:
        """Give an element for a note's number in a text (ISO 32000-1, 14.8.4.4.1); ``name`` is the note's place."""
        element = self._child(parent, "Reference")
        self.cited.append((name, element))
        return element

    def _known(self, parent: pydyf.Dictionary, key: str, role: str) -> pydyf.Dictionary:
        if key not in self.elements:
            self.elements[key] = self._child(parent, role)
        return self.elements[key]

    def refer(self, annotation: bytes, target: pydyf.Dictionary) -> None:
        """Let the Link of an annotation refer to the element that it leads to (ISO 32000-2, table 355).

        One to a note does not: the Reference round it does.
        """
        link = self._object(self.parents[self._object(annotation)["StructParent"]])
        if target["S"] != "/Note":
            link["Ref"] = pydyf.Array([target.reference])

    def span(self, parent: pydyf.Dictionary, language: str) -> pydyf.Dictionary:
        """Give an element for words in another language (ISO 32000-1, 14.9.2)."""
        element = self._child(parent, "Span")
        element["Lang"] = pydyf.String(language)
        return element

    def _child(self, parent: pydyf.Dictionary, role: str) -> pydyf.Dictionary:
        child = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{role}", "P": parent.reference, "K": pydyf.Array()})
        if role == "Note":  # ISO 14289-1, 7.9: each has a name of its own
            child["ID"] = pydyf.String(f"note-{len(self.elements)}")
        self.pdf.add_object(child)
        parent["K"].append(child.reference)
        return child

    def link(self, page: int, parent: pydyf.Dictionary, annotations: Sequence[pydyf.Dictionary]) -> pydyf.Dictionary:
        """Add a Link with its annotations to an element (ISO 32000-1, 14.8.4.4.2), and these to the page."""
        element, where = self._child(parent, "Link"), self._object(self.pdf.page_references[page])
        if annotations and "Annots" not in where:
            where["Annots"] = pydyf.Array()
        for made in annotations:
            made["StructParent"] = number = max(self.parents, default=-1) + 1
            self.pdf.add_object(made)
            where["Annots"].append(made.reference)
            self.parents[number] = element.reference
            self.nums += [number, element.reference]
            element["K"].append(pydyf.Dictionary({
                "Type": "/OBJR", "Obj": made.reference, "Pg": self.pdf.page_references[page]}))
        return element

    def say(self, element: pydyf.Dictionary, text: str, corner: tuple[float, float]) -> None:
        """Keep the words of an element by its object number, for outline and languages; ``corner`` is their start."""
        self.texts.setdefault(element.number, Said("", *corner)).words += text

    def around(self, element: pydyf.Dictionary, *roles: str) -> pydyf.Dictionary | None:
        """Give the nearest element of one of the roles in which an element stands, None where there is none."""
        while element["S"] not in roles and "P" in element:
            element = self._object(element["P"])
            if "S" not in element:
                return None
        return element if element["S"] in roles else None

    def target(self, key: str, story: str, group: str) -> pydyf.Dictionary:
        """Give the element to which a link leads: one by its key, a story's article, or a group's section."""
        if key in self.elements:
            return self.elements[key]
        holder = (self.flows if story else self.groups)[story or group][0]
        return self.around(holder, *(ARTICLE if story else SECTIONS)) or holder

    def join(self) -> None:
        """Put together what is read as one.

        Of a story that jumps, the text into its first part, the rest after it; of a group, the sections of its pages.
        """
        for first, *others in self.flows.values():
            article = self.around(first, *ARTICLE)
            for holder in others:
                part = self.around(holder, *ARTICLE)
                if article is None or part is None or part is article:
                    continue
                self._move(holder, first)
                self._move(part, article)
        for first, *others in self.groups.values():
            section = self.around(first, *SECTIONS)
            for holder in others:
                part = self.around(holder, *SECTIONS)
                if section is not None and part is not None and part is not section:
                    self._move(part, section)

    def _move(self, source: pydyf.Dictionary, target: pydyf.Dictionary) -> None:
        for kid in source["K"]:
            if isinstance(kid, bytes) and "S" in (thing := self._object(kid)):
                thing["P"] = target.reference
            target["K"].append(kid)
        source["K"] = pydyf.Array()

    def decorate(self, page: int, stream: pydyf.Stream) -> None:
        """Make drawings without words artifacts of a page's content: they are not read (ISO 14289-1, 7.3)."""
        for at, item in enumerate(stream.stream):
            if not isinstance(item, pydyf.Dictionary) or "MCID" not in item:
                continue
            mcid = item["MCID"]
            element = self._object(self.parents[page][mcid])
            if element["S"] == "/Figure" and _wordless(element):
                element.pop("Alt", None)
                stream.stream[at - 1:at + 2] = ["/Artifact", b"", b"BMC"]
                element["S"] = "/NonStruct"
                element["K"] = pydyf.Array(kid for kid in element["K"] if kid != mcid)
                self.parents[page][mcid] = b"null"

    def mark(self, page: int, element: pydyf.Dictionary) -> int:
        """Add content of a page to an element and give its MCID."""
        mcids = self.parents[page]
        mcid = len(mcids)
        mcids.append(element.reference)
        element["K"].append(pydyf.Dictionary({
            "Type": "/MCR", "Pg": self.pdf.page_references[page], "MCID": mcid}))
        return mcid


def _wordless(element: pydyf.Dictionary) -> bool:
    """Tell a drawing without words."""
    return "Alt" not in element or getattr(element["Alt"], "string", "") == WORDLESS


def heading(role: str) -> bool:
    """Tell a heading's tag."""
    return bool(HEADING.fullmatch(role))


def marked(mcid: int, role: str, content: bytes) -> bytes:
    """Wrap a passage in its marked-content sequence."""
    return f"/{role} <</MCID {mcid}>> BDC\n".encode() + content + b"EMC\n"


def artifact(content: bytes) -> bytes:
    """Wrap a passage that is not for readers: a chart's labels, which its Alt and its data table say."""
    return b"/Artifact BMC\n" + content + b"EMC\n"


def settle(element: pydyf.Dictionary, panel: Panel) -> None:
    """Give the placeholder's element its tag: Sect round paragraphs, Span round a text of its own."""
    if panel.tag:
        element["S"] = f"/{panel.tag}"
    elif element["S"] == "/NonStruct":
        own = not panel.story and all(not passage.key for passage in panel.passages)
        element["S"] = "/Span" if own else "/Div"
