"""Press: what PDF/X-4 (ISO 15930-7) and printers ask beyond WeasyPrint's own variant.

Plates, overprint, blending in the inks of the press, boxes and marks, the output intent by its registered name, and an
identity that follows from the content.
"""

import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from presswork.finish.inking import Inker, rules_overprint, spot_parts
from presswork.finish.marks import MARGIN, Slug, marks
from presswork.finish.spaces import add_spaces, add_states
from presswork.model.condition import Condition
from presswork.model.style import Ink
from presswork.model.units import MM
from presswork.paint.finisher import page_objects, referenced
from presswork.paint.fontbook import FontBook

DOCUMENT_ID = re.compile(rb"xmp\.did:[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a press file is dressed with: condition, inks of the layout, plates as inks, slugs by page; bleed in pt."""

    condition: Condition
    inks: Mapping[str, Ink]
    plates: tuple[Ink, ...]
    slugs: Sequence[Slug]
    bleed: float


def dress(pdf: pydyf.PDF, book: FontBook, sheet: Sheet) -> None:
    """Ink the furniture, name spaces and states, set the boxes and draw the marks."""
    pages = page_objects(pdf)
    resources = referenced(pdf, pages[0]["Resources"])
    add_spaces(pdf, referenced(pdf, resources["ColorSpace"]), sheet.inks)
    rules = rules_overprint(sheet.inks, sheet.condition.total_ink)
    for stream in _contents(pdf, pages):
        inker = Inker(spot_parts(sheet.inks), sheet.condition.limits.overprint, rules)
        stream.stream = inker.inked(stream.stream)
    states = [resources["ExtGState"], *(each["ExtGState"] for each in _inner(pdf))]
    for each in states:
        add_states(each)
    blends = any(_blends(state) for each in states for state in each.values())
    for page, slug in zip(pages, sheet.slugs, strict=True):
        _frame(pdf, page, sheet, slug, book)
        if blends:
            page["Group"] = pydyf.Dictionary({"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK", "I": "true"})
    _intent(pdf, sheet.condition)


def _groups(pdf: pydyf.PDF) -> Iterator[Any]:
    """Give the forms with a transparency group: they blend in the inks of the press."""
    yield from (each for each in pdf.objects if isinstance(each, pydyf.Stream) and "Group" in each.extra)


def _contents(pdf: pydyf.PDF, pages: Sequence[Any]) -> Iterator[Any]:
    yield from (referenced(pdf, page["Contents"]) for page in pages)
    for group in _groups(pdf):
        group.extra["Group"]["CS"] = "/DeviceCMYK"
        yield group


def _inner(pdf: pydyf.PDF) -> Iterator[Any]:
    for group in _groups(pdf):
        resources = group.extra["Resources"]
        yield referenced(pdf, resources) if isinstance(resources, bytes) else resources


def _blends(state: Any) -> bool:
    """Tell a state that makes something transparent."""
    if isinstance(state, bytes | str):
        return True
    return any(float(state.get(key, 1)) < 1 for key in ("ca", "CA")) or "SMask" in state or "BM" in state


def _frame(pdf: pydyf.PDF, page: Any, sheet: Sheet, slug: Slug, book: FontBook) -> None:
    """Clip the page at its bleed, widen the sheet round it and draw the marks there. Printed pages have no links."""
    left, low, right, high = page["TrimBox"]
    width, height = float(right - left), float(high - low)
    bleed, edge = sheet.bleed, max(MARGIN * MM, sheet.bleed)
    box = [left - bleed, low - bleed, right + bleed, high + bleed]
    before = pydyf.Stream([f"q {box[0]:.4f} {box[1]:.4f} {box[2] - box[0]:.4f} {box[3] - box[1]:.4f} re W n".encode()])
    after = pydyf.Stream([b"Q", f"q 1 0 0 1 {left:.4f} {low:.4f} cm".encode(),
                          marks(width, height, slug, sheet.plates, book), b"Q"], compress=True)
    pdf.add_object(before)
    pdf.add_object(after)
    page["Contents"] = pydyf.Array([before.reference, page["Contents"], after.reference])
    page["BleedBox"] = pydyf.Array(box)
    page["MediaBox"] = pydyf.Array([left - edge, low - edge, right + edge, high + edge])
    page.pop("Annots", None)


def _intent(pdf: pydyf.PDF, condition: Condition) -> None:
    """Name the printing condition in the output intent as it is registered (ISO 32000-1, 14.11.5)."""
    for intent in pdf.catalog["OutputIntents"]:
        intent["OutputConditionIdentifier"] = pydyf.String(condition.characterisation or "Custom")
        intent["OutputCondition"] = pydyf.String(condition.about or condition.name)
        intent["Info"] = pydyf.String(f"{condition.about or condition.name}, total ink {condition.total_ink:g} %")
        if condition.registry:
            intent["RegistryName"] = pydyf.String(condition.registry)


def finish(_document: Any, pdf: pydyf.PDF) -> None:
    """Replace the random DocumentID by one made from the content streams: same input, same bytes."""
    streams = [each for each in pdf.objects if isinstance(each, pydyf.Stream)]
    metadata = [each for each in streams if each.extra.get("Type") == "/Metadata"]
    whole = hashlib.sha256()
    for each in streams:
        if each not in metadata:
            whole.update(each.data)
    identity = b"xmp.did:" + str(uuid.UUID(bytes=whole.digest()[:16], version=5)).encode()
    for each in metadata:
        each.stream = [DOCUMENT_ID.sub(identity, part) if isinstance(part, bytes) else part for part in each.stream]
