"""Structure: painted passages enter the tag tree, one element a paragraph over columns and pages (ISO 32000-1, 14.7).

WeasyPrint closes its own marked-content sequence round each placeholder; ours are written in its stead: the sequence
is ended at once, each passage gets an MCID after the page's own, and an artifact is opened for the end to close.
"""

from typing import Any

import pydyf

from presswork.paint.panel import Panel
from presswork.paint.placeholder import Late

OPEN, CLOSE = b"EMC\n", b"/Artifact BMC\n"


class TagTree:
    """The tag tree of a document while panels are added to it."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = self._object(pdf.catalog["StructTreeRoot"])
        nums = self._object(self.root["ParentTree"])["Nums"]
        self.parents = {nums[index]: nums[index + 1] for index in range(0, len(nums), 2)}
        self.elements: dict[str, pydyf.Dictionary] = {}

    def _object(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def holder(self, page: int, late: Late) -> pydyf.Dictionary:
        """Give the element that WeasyPrint made for a placeholder, emptied of the placeholder's own content."""
        element: pydyf.Dictionary = self._object(self.parents[page][late.mcid])
        element["K"] = pydyf.Array(kid for kid in element["K"] if kid != late.mcid)
        return element

    def passage(self, page: int, holder: pydyf.Dictionary, key: str, role: str) -> int:
        """Add a passage to its element (made at its first one) and give its MCID on the page."""
        element = self.elements.get(key) if key else holder
        if element is None:
            element = self.elements[key] = pydyf.Dictionary({
                "Type": "/StructElem", "S": f"/{role}", "P": holder.reference, "K": pydyf.Array()})
            self.pdf.add_object(element)
            holder["K"].append(element.reference)
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
        element["S"] = "/Span" if all(not passage.key for passage in panel.passages) else "/Div"
