"""The font book: which glyphs of which faces a document uses, and their embedding (ISO 32000-1, 9.7).

Fonts are composite, Identity-H. A glyph that stands for two texts (… and ⋯ share one in the Noto CJK faces) gets a
second code, and the font an embedded CMap, so that text extracts as it was written.
"""

import hashlib
import re
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pydyf
import uharfbuzz as hb

from presswork.faces import font

INSTANCE = re.compile(r"(.+-\d{3}(?:Italic)?)-[0-9a-f]{24}")  # see faces.instance
FIRST_SPARE = 0xE000  # codes for second texts, above every glyph id in practice used by one document


@dataclass(slots=True)
class BookFace:
    """One face in the book: codes by (glyph, text), and natural widths in 1/1000 em."""

    name: str
    path: str
    index: int
    font: Any
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    first: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> int:
        """Give the character code that shows a glyph and extracts as ``text``."""
        code = self.codes.get((glyph, text))
        if code is None:
            known = self.first.setdefault(glyph, text)
            code = glyph if known == text else FIRST_SPARE + len(self.codes) - len(self.first)
            self.codes[glyph, text] = code
        return code

    def width(self, glyph: int) -> float:
        """Give the natural advance in 1/1000 em, rounded as it is written."""
        width = self.widths.get(glyph)
        if width is None:
            width = self.widths[glyph] = round(self.font.get_glyph_h_advance(glyph) * 1000 / self.font.face.upem, 2)
        return width


class FontBook:
    """All faces of a document, by face key (``path#index``)."""

    def __init__(self) -> None:
        self.faces: dict[str, BookFace] = {}

    def face(self, key: str) -> BookFace:
        """Open a face."""
        face = self.faces.get(key)
        if face is None:
            path, index = key.rsplit("#", 1)
            opened = font(path, int(index))
            face = self.faces[key] = BookFace(f"P{len(self.faces)}", path, int(index), opened)
        return face

    def embed(self, pdf: pydyf.PDF, fonts: pydyf.Dictionary) -> None:
        """Add a subset of each face to the PDF and name it in the resources ``fonts``."""
        for face in self.faces.values():
            font = _composite(pdf, face)
            pdf.add_object(font)
            fonts[face.name] = font.reference


def _subset(face: BookFace) -> tuple[bytes, str, bool]:
    """Cut the used glyphs out: font program, its FontFile3 subtype ("" for TrueType), and whether it is CFF."""
    source = face.font.face
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *face.first})
    cff = "CFF " in source.table_tags
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if not (cff and _cid_keyed(face)):
        plan.flags |= hb.SubsetFlags.RETAIN_GIDS
    drop = {"GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "meta", "STAT"}
    plan.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_tag(name) for name in drop)
    cut = hb.subset(source, plan)
    if cff:
        return bytes(cut.reference_table("CFF ").data), "CIDFontType0C", True
    return bytes(cut.blob.data), "", False


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _cid_keyed(face: BookFace) -> bool:
    """Tell a CID-keyed CFF table: its Top DICT opens with the operator ROS (12 30; Adobe TN 5176, 9).

    Read from the file: HarfBuzz would copy the whole table, 24 MB for a Noto CJK face.
    """
    with Path(face.path).open("rb") as file:
        head = file.read(12 + 4 * (face.index + 1))
        start = struct.unpack_from(">I", head, 12 + 4 * face.index)[0] if head[:4] == b"ttcf" else 0
        file.seek(start)
        count = struct.unpack(">4xH6x", file.read(12))[0]
        tables = dict(struct.iter_unpack(">4s4xI4x", file.read(16 * count)))
        file.seek(tables[b"CFF "])
        return b"\x0c\x1e" in file.read(400)


def _composite(pdf: pydyf.PDF, face: BookFace) -> pydyf.Dictionary:
    program, subtype, cff = _subset(face)
    label = _postscript_name(face, program)
    extra = {"Subtype": f"/{subtype}"} if subtype else {"Length1": len(program)}
    stream = pydyf.Stream([program], extra, compress=True)
    pdf.add_object(stream)
    descriptor = pydyf.Dictionary({**_metrics(face), "FontName": f"/{label}", "FontFile3" if subtype else "FontFile2":
                                   stream.reference})
    pdf.add_object(descriptor)
    descendant = pydyf.Dictionary({
        "Type": "/Font", "Subtype": "/CIDFontType0" if cff else "/CIDFontType2", "BaseFont": f"/{label}",
        "CIDSystemInfo": pydyf.Dictionary({"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"),
                                           "Supplement": 0}),
        "FontDescriptor": descriptor.reference, "DW": 1000, "W": _widths(face)})
    if not cff:
        descendant["CIDToGIDMap"] = "/Identity"
    pdf.add_object(descendant)
    unicode_map = pydyf.Stream([_to_unicode(face)], compress=True)
    pdf.add_object(unicode_map)
    return pydyf.Dictionary({
        "Type": "/Font", "Subtype": "/Type0", "BaseFont": f"/{label}", "Encoding": _encoding(pdf, face),
        "DescendantFonts": pydyf.Array([descendant.reference]), "ToUnicode": unicode_map.reference})


def _postscript_name(face: BookFace, program: bytes) -> str:
    """Give a name with a subset tag that follows from the program's bytes (ISO 32000-1, 9.6.4)."""
    name = face.font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Face"
    if cut := INSTANCE.fullmatch(Path(face.path).stem):  # an instance keeps the name of its variable font inside
        name = cut.group(1)
    digest = hashlib.sha256(program).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    return f"{tag}+{''.join(c for c in name if c.isalnum() or c in '-_')}"


def _metrics(face: BookFace) -> dict[str, Any]:
    extents = face.font.get_font_extents("ltr")
    scale = 1000 / face.font.face.upem
    ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
    return {"Type": "/FontDescriptor", "Flags": 4, "FontBBox": pydyf.Array([-1000, descent, 2000, ascent]),
            "ItalicAngle": 0, "Ascent": ascent, "Descent": descent, "CapHeight": round(ascent * 0.75), "StemV": 80}


def _widths(face: BookFace) -> pydyf.Array:
    array = pydyf.Array()
    for glyph in sorted(face.first):
        width = face.width(glyph)
        if width != 1000:
            array += [glyph, pydyf.Array([int(width) if width == int(width) else width])]
    return array


def _cmap(kind: str, body: list[str], name: str) -> bytes:
    head = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def",
            f"/CMapName /{name} def", f"/CMapType {kind} def", "1 begincodespacerange", "<0000> <ffff>",
            "endcodespacerange"]
    return "\n".join([*head, *body, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]).encode()


def _chunks(rows: list[str], what: str) -> list[str]:
    """Write rows in the blocks of at most 100 that a CMap allows."""
    out: list[str] = []
    for start in range(0, len(rows), 100):
        block = rows[start:start + 100]
        out += [f"{len(block)} begin{what}", *block, f"end{what}"]
    return out


def _to_unicode(face: BookFace) -> bytes:
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>"
            for (_, text), code in sorted(face.codes.items(), key=lambda item: item[1]) if text]
    return _cmap("2", _chunks(rows, "bfchar"), "Presswork-Unicode")


def _encoding(pdf: pydyf.PDF, face: BookFace) -> Any:
    """Give Identity-H, or an embedded CMap where codes and glyphs differ."""
    if all(code == glyph for (glyph, _), code in face.codes.items()):
        return "/Identity-H"
    rows = [f"<{code:04x}> {glyph}" for (glyph, _), code in sorted(face.codes.items(), key=lambda item: item[1])]
    stream = pydyf.Stream([_cmap("1", _chunks(rows, "cidchar"), "Presswork-H")], {
        "Type": "/CMap", "CMapName": "/Presswork-H", "WMode": 0, "CIDSystemInfo": pydyf.Dictionary({
            "Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0})}, compress=True)
    pdf.add_object(stream)
    return stream.reference
