"""Attachments: a publication's sources inside its archive file, the data of charts inside every tagged one.

ISO 19005-3, 6.8 and annex E; ISO 32000-2, 14.13, of which 14.13.5 is for figures.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from presswork.finish import tree
from presswork.finish.record import Record

# suffix: (media type, relationship of the file to the pages)
MEDIA = {
    ".yaml": ("application/yaml", "Source"), ".md": ("text/markdown", "Source"), ".csv": ("text/csv", "Data"),
    ".svg": ("image/svg+xml", "Source"), ".jpg": ("image/jpeg", "Source"), ".jpeg": ("image/jpeg", "Source"),
    ".png": ("image/png", "Source"), ".json": ("application/json", "Data"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to attach: its name as the publication's folder has it, its bytes and what it is.

    ``alt`` is the alternative text of the figures whose data it is.
    """

    name: str
    data: bytes
    about: str = ""
    alt: str = ""

    @property
    def suffix(self) -> str:
        """Give the ending of the name."""
        return "." + self.name.rpartition(".")[2].lower()


def attach(pdf: pikepdf.Pdf, sources: Sequence[Source], record: Record) -> None:
    """Attach files to a PDF, sorted by name; their dates are the publication's.

    A chart's data are its figure's as well, so that a reader of the figure is led to its table.
    """
    pairs: list[pikepdf.Object] = []
    figures: dict[str, pikepdf.Object] = {}
    for source in sorted(sources, key=lambda source: source.name):
        media, relation = MEDIA.get(source.suffix, ("application/octet-stream", "Source"))
        stream = pdf.make_stream(source.data)
        date = String(record.issued.strftime("D:%Y%m%d%H%M%SZ"))
        stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{media}")
        stream.Params = Dictionary(Size=len(source.data), CreationDate=date, ModDate=date,
                                   CheckSum=String(hashlib.md5(source.data, usedforsecurity=False).digest()))
        spec = pdf.make_indirect(Dictionary(
            Type=Name.Filespec, F=String(source.name), UF=String(source.name), Desc=String(source.about or source.name),
            AFRelationship=Name(f"/{relation}"), EF=Dictionary(F=stream, UF=stream)))
        pairs += [String(source.name), spec]
        if source.alt:
            figures[source.alt] = spec
    if pairs:
        pdf.Root.Names = pdf.Root.get("/Names", Dictionary())
        pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array(pairs)))
        pdf.Root.AF = Array(pairs[1::2])
    if figures and "/StructTreeRoot" in pdf.Root:
        for element in tree.read(pdf).walk():
            alt = str(element.thing.get("/Alt", ""))
            if element.role == "Figure" and alt in figures:
                element.thing.AF = Array([figures[alt]])
