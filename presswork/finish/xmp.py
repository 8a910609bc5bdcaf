"""XMP (ISO 16684-1): a packet from a record: Dublin Core, rights, IPTC Core where it fits, and identifications.

PDF/A-2 and -3 want a description of each schema that they do not know (ISO 19005-3, 6.6.2.3); PDF/UA's is given here.
"""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from presswork import __version__
from presswork.finish.record import Record

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/", "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
CREATOR = f"Presswork {__version__}"


@dataclass(frozen=True, slots=True)
class Standard:
    """What a file says it keeps: PDF/A part, level and revision, PDF/UA part and revision; "" is not said."""

    part: str = ""
    level: str = ""
    revision: str = ""
    access: str = ""
    access_revision: str = ""


def packet(record: Record, standard: Standard | None = None, *, media: str = "application/pdf") -> bytes:
    """Write the packet of a file of a media type; ``standard`` is what a PDF keeps."""
    return wrapped([*_core(record, media), *(_identified(standard) if standard else ())], NAMESPACES)


def wrapped(properties: Iterable[str], namespaces: Mapping[str, str]) -> bytes:
    """Write properties in one description as a packet; ``namespaces`` are all that they use, by prefix."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in namespaces.items())
    body = "\n".join(properties)
    return (f'{HEAD}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n'
            '<?xpacket end="r"?>').encode()


def stamp(record: Record) -> str:
    """Give the record's moment as XMP writes it."""
    return record.issued.strftime("%Y-%m-%dT%H:%M:%SZ")


def _core(record: Record, media: str) -> Iterator[str]:
    yield text("dc:format", media)
    yield alternatives("dc:title", record.title, record.language)
    yield many("dc:creator", "Seq", (record.creator,))
    yield many("dc:publisher", "Bag", (record.creator,))
    yield many("dc:language", "Bag", (record.language,))
    yield many("dc:date", "Seq", (stamp(record),))
    yield text("dc:identifier", record.identifier)
    if record.description:
        yield alternatives("dc:description", record.description, record.language)
    if record.subjects:
        yield many("dc:subject", "Bag", record.subjects)
        yield text("pdf:Keywords", ", ".join(record.subjects))
    if record.rights:
        yield alternatives("dc:rights", record.rights, record.language)
        yield text("xmpRights:Marked", "True")
    yield from _iptc(record)
    if record.embargo:
        yield text("photoshop:Instructions", f"Embargo {record.embargo.isoformat()}")
    moment = stamp(record)
    yield from (text(f"xmp:{name}", moment) for name in ("CreateDate", "ModifyDate", "MetadataDate"))
    yield text("xmp:CreatorTool", CREATOR)
    yield text("pdf:Producer", CREATOR)
    yield text("xmpMM:DocumentID", record.identifier)


def _iptc(record: Record) -> Iterator[str]:
    """Give what IPTC Core says of news (IPTC Photo Metadata Standard 2023.2), as far as PDF/A knows it (6.6.2.3)."""
    said = {"photoshop:Headline": record.headline, "photoshop:Credit": record.creator,
            "photoshop:Source": record.creator, "photoshop:DateCreated": record.issued.strftime("%Y-%m-%d"),
            "photoshop:City": record.town, "xmpRights:WebStatement": record.url}
    yield from (text(name, value) for name, value in said.items() if value)
    yield many("xmpRights:Owner", "Bag", (record.creator,))
    if record.terms:
        yield alternatives("xmpRights:UsageTerms", record.terms, record.language)


def _identified(standard: Standard) -> Iterator[str]:
    said = {"pdfaid:part": standard.part, "pdfaid:conformance": standard.level, "pdfaid:rev": standard.revision,
            "pdfuaid:part": standard.access, "pdfuaid:rev": standard.access_revision}
    yield from (text(name, value) for name, value in said.items() if value)
    if standard.access and standard.part in {"2", "3"}:
        yield _schema("PDF/UA identification schema", "pdfuaid", {"part": ("Integer", "Part of ISO 14289 kept")})


def _schema(title: str, prefix: str, properties: Mapping[str, tuple[str, str]]) -> str:
    """Describe a schema (ISO 19005-3, tables 3 and 4)."""
    rows = "".join(f'<rdf:li rdf:parseType="Resource">{text("pdfaProperty:name", name)}'
                   f'{text("pdfaProperty:valueType", kind)}{text("pdfaProperty:category", "internal")}'
                   f'{text("pdfaProperty:description", words)}</rdf:li>'
                   for name, (kind, words) in properties.items())
    return ('<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
            f'{text("pdfaSchema:schema", title)}{text("pdfaSchema:namespaceURI", NAMESPACES[prefix])}'
            f'{text("pdfaSchema:prefix", prefix)}<pdfaSchema:property><rdf:Seq>{rows}</rdf:Seq></pdfaSchema:property>'
            '</rdf:li></rdf:Bag></pdfaExtension:schemas>')


def _text(value: str) -> str:
    """Write text as XML does; xml.sax would import half of the network for it."""
    return html.escape(value, quote=False)


def text(name: str, value: str) -> str:
    """Write a simple property."""
    return f"<{name}>{_text(value)}</{name}>"


def many(name: str, kind: str, values: tuple[str, ...]) -> str:
    """Write an array: ``kind`` is Seq, Bag or Alt."""
    items = "".join(f"<rdf:li>{_text(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def alternatives(name: str, value: str, language: str) -> str:
    """Write a text by language: what stands for all, and the language's own."""
    items = "".join(f'<rdf:li xml:lang="{html.escape(tag)}">{_text(value)}</rdf:li>' for tag in ("x-default", language))
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"
