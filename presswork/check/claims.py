"""Claims: the standards that a file says it keeps, by its XMP (ISO 19005-3, 6.6.4; ISO 14289-1, 5)."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pikepdf

AID, UID = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"


def claimed(path: Path) -> tuple[str, ...]:
    """Give the ids of the standards that a file names: ("3u", "ua1"), () for none or for a file that cannot be read."""
    try:
        with pikepdf.open(path) as pdf:
            packet = bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else b""
        root = ET.fromstring(packet) if packet else None  # noqa: S314 - expat bounds entities itself
    except (OSError, pikepdf.PdfError, RuntimeError, ValueError, ET.ParseError):
        return ()
    if root is None:
        return ()
    archive, access = _value(root, f"{AID}part"), _value(root, f"{UID}part")
    level = _value(root, f"{AID}conformance").lower()
    return tuple(name for name in (f"{archive}{level}" if archive else "", f"ua{access}" if access else "") if name)


def _value(root: ET.Element, name: str) -> str:
    """Give a property, written as an element or as an attribute."""
    for each in root.iter():
        if each.tag == name:
            return (each.text or "").strip()
        if name in each.attrib:
            return each.attrib[name].strip()
    return ""
