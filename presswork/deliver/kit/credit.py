"""Credits inside pictures: caption, credit, alternative text and embargo as XMP and, in a JPEG, as IPTC-IIM too.

IPTC Photo Metadata Standard 2023.2 names the properties; XMP Specification Part 3 says where a packet stands in a JPEG
(APP1) and a PNG (iTXt), Adobe's image resources 0x0404 and 0x0425 hold IIM 4.2 and its digest. The picture's own data
are not touched; XMP and IIM that it had are replaced.
"""

import datetime as dt
import hashlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from presswork.finish.xmp import CREATOR, alternatives, many, text, wrapped

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
}
XMP_HEAD, EXTENDED = b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP, KEYWORD = b"Photoshop 3.0\0", b"XML:com.adobe.xmp\0\0\0\0\0"
PNG_HEAD, JPEG_HEAD = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
APP0, APP1, APP13, SCAN = 0xE0, 0xE1, 0xED, 0xDA


@dataclass(frozen=True, slots=True)
class Credit:
    """What is to be written into a picture; "" is not written."""

    title: str
    caption: str
    alt: str
    credit: str
    source: str
    rights: str
    terms: str
    language: str
    day: dt.date
    embargo: dt.datetime | None = None


def credited(data: bytes, credit: Credit) -> bytes:
    """Write a credit into a JPEG or PNG. Raises ValueError for bytes that are neither, or broken."""
    if data.startswith(PNG_HEAD):
        return _png(data, xmp(credit, "image/png"))
    if data.startswith(JPEG_HEAD):
        return _jpeg(data, xmp(credit, "image/jpeg"), iim(credit))
    raise ValueError("neither JPEG nor PNG")


def xmp(credit: Credit, media: str) -> bytes:
    """Write the packet (IPTC Core and Extension by their XMP names)."""
    return wrapped(_properties(credit, media), NAMESPACES)


def _properties(credit: Credit, media: str) -> Iterator[str]:
    tongue = credit.language
    spoken = {"dc:title": credit.title, "dc:description": credit.caption, "dc:rights": credit.rights,
              "xmpRights:UsageTerms": credit.terms, "Iptc4xmpCore:AltTextAccessibility": credit.alt}
    plain = {"photoshop:Headline": credit.title, "photoshop:Credit": credit.credit, "photoshop:Source": credit.source}
    yield text("dc:format", media)
    yield from (alternatives(name, value, tongue) for name, value in spoken.items() if value)
    yield from (text(name, value) for name, value in plain.items() if value)
    if credit.credit:
        yield many("dc:creator", "Seq", (credit.credit,))
    yield many("dc:language", "Bag", (tongue,))
    if credit.rights:
        yield text("xmpRights:Marked", "True")
    if credit.embargo:
        yield text("photoshop:Instructions", f"Embargo {credit.embargo.isoformat()}")
        yield text("prism:embargoDate", credit.embargo.isoformat())
    yield text("xmp:CreatorTool", CREATOR)
    yield text("xmp:MetadataDate", f"{credit.day.isoformat()}T00:00:00Z")


def iim(credit: Credit) -> bytes:
    """Write IIM 4.2: record 1 says UTF-8, record 2 the credit. Each value is cut to the octets that IIM gives it."""
    moment = credit.embargo
    values = [(5, 64, credit.title), (105, 256, credit.title), (120, 2000, credit.caption), (110, 32, credit.credit),
              (80, 32, credit.credit), (115, 32, credit.source), (116, 128, credit.rights)]
    if moment:
        values += [(30, 8, moment.strftime("%Y%m%d")), (35, 11, moment.strftime("%H%M%S%z")[:11]),
                   (40, 256, f"Embargo {moment.isoformat()}")]
    records = [(at, _cut(value, most)) for at, most, value in sorted(values) if value]
    return b"".join([_dataset(1, 90, b"\x1b%G"), _dataset(2, 0, b"\0\4"), *(_dataset(2, at, v) for at, v in records)])


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _cut(value: str, most: int) -> bytes:
    """Give UTF-8 of at most so many octets, no character cut in two."""
    return value.encode()[:most].decode(errors="ignore").encode()


def _resource(number: int, data: bytes) -> bytes:
    """Write an image resource: an empty name, the length, data padded to an even count."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + b"\0" * (len(data) % 2)


def _jpeg(data: bytes, packet: bytes, record: bytes) -> bytes:
    segments, rest = _segments(data)
    kept = [(marker, body) for marker, body in segments
            if not (marker == APP1 and body.startswith((XMP_HEAD, EXTENDED)))
            and not (marker == APP13 and body.startswith(PHOTOSHOP))]
    front = next((at for at, (marker, body) in enumerate(kept)
                  if marker != APP0 and not (marker == APP1 and body.startswith(b"Exif"))), len(kept))
    resources = PHOTOSHOP + _resource(0x0404, record) + _resource(0x0425, hashlib.md5(record).digest())  # noqa: S324
    ours = [(APP1, XMP_HEAD + packet), (APP13, resources)]
    return b"".join([JPEG_HEAD, *(_segment(marker, body) for marker, body in [*kept[:front], *ours, *kept[front:]]),
                     rest])  # fmt: skip


def _segment(marker: int, body: bytes) -> bytes:
    if len(body) > 0xFFFD:
        raise ValueError("a segment is longer than JPEG allows")
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _segments(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """Cut a JPEG into the segments before its scan, and the rest from the scan on (ITU-T T.81, B.1.1)."""
    segments: list[tuple[int, bytes]] = []
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError("a JPEG marker is missing")
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == SCAN:
            return segments, data[at:]
        if size < 2 or at + 2 + size > len(data):
            break
        segments.append((marker, data[at + 4 : at + 2 + size]))
        at += 2 + size
    raise ValueError("the JPEG ends before its scan")


def _png(data: bytes, packet: bytes) -> bytes:
    chunks, at = [], len(PNG_HEAD)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or at != len(data):
        raise ValueError("the PNG is broken")
    kept = [chunk for chunk in chunks if not (chunk[0] == b"iTXt" and chunk[1].startswith(KEYWORD[:18]))]
    return PNG_HEAD + b"".join(_chunk(*chunk) for chunk in [kept[0], (b"iTXt", KEYWORD + packet), *kept[1:]])


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
