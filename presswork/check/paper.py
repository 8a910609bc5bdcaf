"""The paper under judgement: a PDF read once into plain values."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from presswork.check.content import read_page
from presswork.check.geometry import Box, ordered
from presswork.check.mark import Painted
from presswork.check.spaces import FAULTY, Space, read_space

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
ACTIVE = {"/JavaScript", "/Launch", "/Rendition", "/Movie", "/Sound", "/GoToR", "/SubmitForm", "/ImportData"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its boxes in pt, what it is turned by, annotations as (kind, box), and the space it blends in."""

    number: int
    boxes: Mapping[str, Box]
    turned: int = 0
    unit: float = 1.0
    notes: tuple[tuple[str, Box], ...] = ()
    actions: bool = False
    group: Space | None = None
    grouped: bool = False

    @property
    def trim(self) -> Box:
        """Give the trim, or what stands in for it."""
        return self.boxes.get("TrimBox") or self.boxes.get("ArtBox") or self.boxes["MediaBox"]

    @property
    def bleed(self) -> Box:
        """Give the bleed box, or the trim."""
        return self.boxes.get("BleedBox") or self.trim


@dataclass(frozen=True, slots=True)
class Intent:
    """A GTS_PDFX output intent: the condition it names, its registry, and the header of its profile (b"": none)."""

    condition: str
    registry: str
    info: str
    header: bytes = b""
    parts: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF as the rules see it."""

    path: Path
    version: str
    leaves: tuple[Leaf, ...]
    painted: Painted
    intents: tuple[Intent, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    info: Mapping[str, str] = field(default_factory=dict)
    has_id: bool = False
    traits: tuple[str, ...] = ()
    solids: Mapping[str, frozenset[tuple[float, ...]]] = field(default_factory=dict)


class UnreadableError(Exception):
    """A file that is no PDF, is damaged beyond reading, or asks for a password; ``slug`` says which."""

    def __init__(self, slug: str, what: str) -> None:
        super().__init__(what)
        self.slug = slug


def read_paper(path: Path) -> Paper:
    """Read a PDF. Raises UnreadableError."""
    try:
        with pikepdf.open(path) as pdf:
            return _paper(path, pdf)
    except pikepdf.PasswordError:
        raise UnreadableError("encrypted", "the file asks for a password") from None
    except (OSError, pikepdf.PdfError, RecursionError) as error:
        what = " ".join(str(error).split())[:120]
        raise UnreadableError("unreadable", f"the file cannot be read as a PDF: {what}") from None


def _paper(path: Path, pdf: pikepdf.Pdf) -> Paper:
    painted = Painted()
    leaves = tuple(_leaf(number, page.obj, painted) for number, page in enumerate(pdf.pages, start=1))
    for number, page in enumerate(pdf.pages, start=1):
        resources = _inherited(page.obj, "/Resources")
        read_page(page, number, pikepdf.Dictionary() if resources is None else resources, painted)
    return Paper(path, pdf.pdf_version, leaves, painted, tuple(_intents(pdf)), _properties(pdf, painted),
                 _info(pdf), "/ID" in pdf.trailer, tuple(_traits(pdf)), _solids(painted))


def _inherited(page: Any, key: str) -> Any:
    """Look a key up on a page and above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(40):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page.Parent
    return None


def _leaf(number: int, page: Any, painted: Painted) -> Leaf:
    boxes: dict[str, Box] = {}
    for name in BOXES:
        value = _inherited(page, f"/{name}") if name in ("MediaBox", "CropBox") else page.get(f"/{name}")
        try:
            if value is not None:
                boxes[name] = ordered(value)
        except FAULTY:
            painted.troubles.append((number, f"its {name}"))
    boxes.setdefault("MediaBox", (0, 0, 612, 792))
    turned, unit = (_amount(page, key, usual, number, painted) for key, usual in (("/Rotate", 0.0), ("/UserUnit", 1.0)))
    group = page.get("/Group")
    grouped = isinstance(group, pikepdf.Dictionary)
    space = read_space(group.CS) if grouped and "/CS" in group else None
    return Leaf(number, boxes, int(turned), unit, tuple(_notes(page, number, painted)), "/AA" in page, space, grouped)


def _amount(page: Any, key: str, usual: float, number: int, painted: Painted) -> float:
    """Read a number that a page may have."""
    try:
        value = _inherited(page, key)
        return usual if value is None else float(value)
    except FAULTY:
        painted.troubles.append((number, f"its {key[1:]}"))
        return usual


def _notes(page: Any, number: int, painted: Painted) -> Iterator[tuple[str, Box]]:
    """Read the annotations of a page."""
    try:
        notes = list(page.get("/Annots", []))
    except FAULTY:
        painted.troubles.append((number, "its annotations"))
        return
    for note in notes:
        try:
            yield str(note.get("/Subtype", "/?"))[1:], ordered(note.get("/Rect", [0, 0, 0, 0]))
        except FAULTY:
            painted.troubles.append((number, "an annotation"))


def _intents(pdf: pikepdf.Pdf) -> Iterator[Intent]:
    for intent in pdf.Root.get("/OutputIntents", []):
        if str(intent.get("/S", "")) != "/GTS_PDFX":
            continue
        profile = intent.get("/DestOutputProfile")
        data = bytes(profile.read_bytes()) if profile is not None else b""
        condition, registry, info = (
            str(intent.get(key, "")) for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info"))
        parts = int(profile.get("/N", 0)) if profile is not None else 0
        yield Intent(condition, registry, info, data[:128], parts, len(data))


def _properties(pdf: pikepdf.Pdf, painted: Painted) -> dict[str, str]:
    """Read the XMP properties by local name, those of arrays with their first item."""
    if "/Metadata" not in pdf.Root:
        return {}
    try:
        root = ET.fromstring(bytes(pdf.Root.Metadata.read_bytes()))  # noqa: S314 - expat bounds entities itself
    except (ET.ParseError, *FAULTY):
        painted.troubles.append((0, "its XMP metadata"))
        return {}
    found: dict[str, str] = {}
    for described in root.iter(f"{RDF}Description"):
        found |= {name.rpartition("}")[2]: value for name, value in described.attrib.items()}
        found |= {one.tag.rpartition("}")[2]: "".join(one.itertext()).strip() for one in described}
    return found


def _info(pdf: pikepdf.Pdf) -> dict[str, str]:
    return {str(key)[1:]: str(value) for key, value in pdf.trailer.get("/Info", {}).items()}


def _traits(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Name what of a document is not for paper: encryption, forms, actions, attachments, layers."""
    root = pdf.Root
    names: Any = root.get("/Names", {})
    found = {
        "encrypted": pdf.is_encrypted, "form": "/AcroForm" in root and len(root.AcroForm.get("/Fields", [])) > 0,
        "action": "/AA" in root or isinstance(root.get("/OpenAction"), pikepdf.Dictionary),
        "attachment": "/EmbeddedFiles" in names, "layer": "/OCProperties" in root, "script": "/JavaScript" in names,
    }
    yield from (name for name, there in found.items() if there)
    if any(isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) in ACTIVE for one in pdf.objects):
        yield "active"


def _solids(painted: Painted) -> dict[str, frozenset[tuple[float, ...]]]:
    """Give each spot's stand-ins, to see whether one name is two colours."""
    found: dict[str, set[tuple[float, ...]]] = {}
    for mark in painted.marks:
        root = mark.space.root
        if root.family == "Separation" and root.solid:
            found.setdefault(root.names[0], set()).add(tuple(round(part, 3) for part in root.solid))
    return {name: frozenset(solids) for name, solids in found.items()}
