"""Structure: painted passages enter the tag tree, one element a paragraph over columns and pages (ISO 32000-1, 14.7).

WeasyPrint closes its own marked-content sequence round each placeholder; ours are written in its stead: the sequence
is ended at once, each passage gets an MCID after the page's own, and an artifact is opened for the end to close.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from presswork.paint.panel import Panel
from presswork.paint.placeholder import Late

OPEN, CLOSE = b"EMC\n", b"/Artifact BMC\n"


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

    def _object(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def holder(self, page: int, late: Late) -> pydyf.Dictionary:
        """Give the element that WeasyPrint made for a placeholder, emptied of the placeholder's own content."""
        element: pydyf.Dictionary = self._object(self.parents[page][late.mcid])
        element["K"] = pydyf.Array(kid for kid in element["K"] if kid != late.mcid)
        return element

    def element(self, holder: pydyf.Dictionary, key: str, role: str) -> pydyf.Dictionary:
        """Give the element of a passage, made at its first one; without a key it is the holder.

        A key and a role of several parts (Table>TR>TD) are of an element inside others.
        """
        element = self.elements.get(key) if key else holder
        if element is None:
            outer = key.rpartition(">")[0]
            roles, _, own = role.rpartition(">")
            parent = self.element(holder, outer, roles) if outer and roles else holder
            element = self.elements[key] = self._child(parent, own)
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

    def article(self, element: pydyf.Dictionary) -> pydyf.Dictionary | None:
        """Give the article in which an element stands, None where there is none."""
        while element["S"] != "/Art" and "P" in element:
            element = self._object(element["P"])
            if "S" not in element:
                return None
        return element if element["S"] == "/Art" else None

    def join(self) -> None:
        """Put the parts of a story that jumps together: its text into its first part, the rest after it."""
        for first, *others in self.flows.values():
            article = self.article(first)
            for holder in others:
                part = self.article(holder)
                if article is None or part is None or part is article:
                    continue
                self._move(holder, first)
                self._move(part, article)

    def _move(self, source: pydyf.Dictionary, target: pydyf.Dictionary) -> None:
        for kid in source["K"]:
            if isinstance(kid, bytes) and "S" in (thing := self._object(kid)):
                thing["P"] = target.reference
            target["K"].append(kid)
        source["K"] = pydyf.Array()

    def mark(self, page: int, element: pydyf.Dictionary) -> int:
        """Add content of a page to an element and give its MCID."""
        mcids = self.parents[page]
        mcid = len(mcids)
        mcids.append(element.reference)
        element["K"].append(pydyf.Dictionary({
            "Type": "/MCR", "Pg": self.pdf.page_references[page], "MCID": mcid}))
        return mcid


def marked(mcid: int, role: str, content: bytes) -> bytes:
    """Wrap a passage in its marked-content sequence."""
    return f"/{role} <</MCID {mcid}>> BDC\n".encode() + content + b"EMC\n"


def artifact(content: bytes) -> bytes:
    """Wrap a passage that is not for readers: a chart's labels, which its Alt and its data table say."""
    return b"/Artifact BMC\n" + content + b"EMC\n"


def settle(element: pydyf.Dictionary, panel: Panel) -> None:
    """Give the placeholder's element its tag: Sect round paragraphs, Span round a text of its own."""
    if element["S"] == "/NonStruct":
        own = not panel.story and all(not passage.key for passage in panel.passages)
        element["S"] = "/Span" if own else "/Div"
