"""Imposed files: pages become form XObjects, their operators as they are, on new pages the size of the sheet.

Output intent, metadata and Info go with them, so that a PDF/X-4 stays one.
"""

import hashlib
import io
import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf

from presswork.impose.bar import bar_of
from presswork.impose.marks import sheet_marks
from presswork.impose.sheet import Box, Paper, Place, Side

DOCUMENT_ID = re.compile(rb"(uuid:|xmp\.did:)[0-9a-fA-F-]{36}")


def impose(source: Path, sheets: Sequence[Sequence[Side]], paper: Paper, title: str, *, collated: bool) -> bytes:
    """Write the sides, in order, as pages of one PDF. Sides of one inner sequence share a page (work-and-turn)."""
    out = io.BytesIO()
    with pikepdf.open(source) as pdf, pikepdf.new() as made:
        forms: dict[int, Any] = {}
        bar = bar_of(source, pdf)
        spaces = {name: made.copy_foreign(pdf.make_indirect(space)) for name, space in bar.spaces.items()}
        count = len({(side.signature) for sides in sheets for side in sides})
        for sides in sheets:
            names = " and ".join(side.name for side in sides)
            label = f"{title}   sheet {sides[0].signature} of {count}, {names}"
            marks = [sheet_marks(side, paper, label, bar.patches, collated=collated) for side in sides]
            page = _sheet(made, pdf, sides, paper, marks, forms)
            for name, space in {**spaces, "/PressAll": _registration(made)}.items():
                page.add_resource(space, pikepdf.Name.ColorSpace, pikepdf.Name(name))
        _identity(pdf, made, hashlib.sha256(repr(sheets).encode()).digest())
        made.save(out, deterministic_id=True, min_version=pdf.pdf_version)
    return out.getvalue()


def _sheet(made: pikepdf.Pdf, pdf: pikepdf.Pdf, sides: Sequence[Side], paper: Paper, marks: Sequence[str],
           forms: dict[int, Any]) -> pikepdf.Page:
    page = made.add_blank_page(page_size=(paper.width, paper.height))
    content = []
    for side, drawn in zip(sides, marks, strict=True):
        for place in side.places:
            if place.page not in forms:
                forms[place.page] = _form(made, pdf, place.page)
            name = f"/P{place.page}"
            page.add_resource(forms[place.page], pikepdf.Name.XObject, pikepdf.Name(name), replace_existing=True)
            content.append(_placed(place, name, pdf.pages[place.page - 1]))
        content.append(drawn)
    blocks = [side.block for side in sides]
    trim = (min(b[0] for b in blocks), min(b[1] for b in blocks), max(b[2] for b in blocks), max(b[3] for b in blocks))
    page.obj.TrimBox = _rectangle(trim)
    page.obj.BleedBox = _rectangle((trim[0] - paper.gutter, trim[1] - paper.gutter, trim[2] + paper.gutter,
                                    trim[3] + paper.gutter))
    page.obj.Contents = made.make_stream("\n".join(content).encode())
    if any("/Group" in pdf.pages[place.page - 1].obj for side in sides for place in side.places):
        page.obj.Group = pikepdf.Dictionary(Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency,
                                            CS=pikepdf.Name.DeviceCMYK, I=True)
    return page


def _rectangle(box: Box) -> pikepdf.Array:
    return pikepdf.Array([round(part, 4) for part in box])


def _form(made: pikepdf.Pdf, pdf: pikepdf.Pdf, number: int) -> Any:
    """Make the form of a page, as far as its bleed goes."""
    page = pdf.pages[number - 1]
    form = made.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form.BBox = pikepdf.Array([float(part) for part in page.obj.get("/BleedBox", page.trimbox)])
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    return form


def _placed(place: Place, name: str, page: pikepdf.Page) -> str:
    """Give the operators that put a page in its place: its trim's corner there, turned about the trim's middle."""
    left, low, right, high = (float(part) for part in page.trimbox)
    x0, y0, x1, y1 = place.clip
    clip = f"{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re W n"
    if place.turned:
        matrix = f"-1 0 0 -1 {place.x + right:.4f} {place.y + high:.4f} cm"
    else:
        matrix = f"1 0 0 1 {place.x - left:.4f} {place.y - low:.4f} cm"
    return f"q {clip} {matrix} {name} Do Q"


def _registration(made: pikepdf.Pdf) -> Any:
    ramp = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 1])
    return made.make_indirect(pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, ramp]))


def _identity(pdf: pikepdf.Pdf, made: pikepdf.Pdf, digest: bytes) -> None:
    """Take over intent, metadata and Info; the sheet is a document of its own, and its id follows from both."""
    for key in ("/OutputIntents", "/Lang"):
        if key in pdf.Root:
            made.Root[key] = made.copy_foreign(pdf.Root[key]) if pdf.Root[key].is_indirect else _copied(pdf, made, key)
    for key, value in pdf.docinfo.items():
        made.docinfo[key] = value if isinstance(value, pikepdf.Name) else str(value)
    if "/Metadata" in pdf.Root:
        data = bytes(pdf.Root.Metadata.read_bytes())
        fresh = str(uuid.UUID(bytes=hashlib.sha256(data + digest).digest()[:16], version=5)).encode()
        stream = made.make_stream(DOCUMENT_ID.sub(lambda found: found[1] + fresh, data))
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        made.Root.Metadata = stream


def _copied(pdf: pikepdf.Pdf, made: pikepdf.Pdf, key: str) -> Any:
    return made.copy_foreign(pdf.make_indirect(pdf.Root[key]))
