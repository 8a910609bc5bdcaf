"""Screen: PDF/UA-1 (ISO 14289-1), or PDF/UA-2 (ISO 14289-2), linearised: what a reader gets.

The painter writes a tagged file; here its tree is mended, and title, language, outline, page labels and metadata are
put in. The file names no time but the publication's own.
"""

import io
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from presswork.finish import tree
from presswork.finish.attach import Source, attach
from presswork.finish.numbers import tabulate
from presswork.finish.outline import entries, label_pages, outline
from presswork.finish.record import Record
from presswork.finish.xmp import CREATOR, Standard, packet
from presswork.paint.structure import Said

UA1, UA2 = Standard(access="1"), Standard(access="2", access_revision="2024")
PDF2 = "http://iso.org/pdf2/ssn"
OLD = ("BlockQuote", "TOC", "TOCI", "Index", "Private", "Quote", "Reference", "BibEntry", "Code")  # of PDF 1.7 only


def complete(data: bytes, record: Record, texts: Mapping[int, Said], sources: Sequence[Source] = (), *,
             standard: Standard = UA1) -> bytes:
    """Give the finished file; ``texts`` are the words of the tree's elements by object number.

    Of the ``sources`` the data of its charts are attached.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        access(pdf, record, texts, standard)
        tabulate(pdf, sources)
        attach(pdf, [source for source in sources if source.alt], record)
        return saved(pdf, standard, linear=True)


def access(pdf: pikepdf.Pdf, record: Record, texts: Mapping[int, Said], standard: Standard) -> None:
    """Make a tagged file accessible: tree, outline, labels, language, title, metadata."""
    def words(element: tree.Element) -> str:
        said = (texts.get(each.thing.objgen[0]) for each in element.walk())
        return "".join(one.words for one in said if one)

    def place(element: tree.Element) -> tuple[float, float] | None:
        found = (texts.get(each.thing.objgen[0]) for each in element.walk())
        return next(((said.left, said.top) for said in found if said), None)

    document = tree.read(pdf)
    tree.mend(document, words, record.language)
    second = standard.access == "2"
    if not second:
        tree.plain_lines(document, words)
    tree.write(document)
    if second:
        _namespace(pdf, document)
    outline(pdf, entries(document, words, place), structure=second)
    if not second:
        _plain(pdf, document)
    label_pages(pdf)
    pdf.Root.Lang = String(record.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    identify(pdf, record, standard)


def identify(pdf: pikepdf.Pdf, record: Record, standard: Standard) -> None:
    """Write XMP and, up to PDF 1.7, the same in the Info dictionary."""
    metadata = pdf.make_stream(packet(record, standard))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    if standard.part == "4" or standard.access == "2":
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        return
    date = record.issued.strftime("D:%Y%m%d%H%M%SZ")
    said = {"Title": record.title, "Author": record.creator, "Subject": record.description,
            "Keywords": ", ".join(record.subjects), "Creator": CREATOR, "Producer": CREATOR,
            "CreationDate": date, "ModDate": date}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{name}": String(text) for name, text in said.items() if text}))


def _plain(pdf: pikepdf.Pdf, document: tree.Element) -> None:
    """Leave out what is of PDF 2.0: elements as destinations, and references from one to another."""
    for element in document.walk():
        if "/Ref" in element.thing:
            del element.thing["/Ref"]
    for page in pdf.pages:
        for note in page.obj.get("/Annots", Array()):
            if "/SD" in (action := note.get("/A", Dictionary())):
                del action["/SD"]


def _namespace(pdf: pikepdf.Pdf, document: tree.Element) -> None:
    """Put elements in the namespace of PDF 2.0; those it does not have keep that of 1.7 (ISO 32000-2, 14.8.6)."""
    space = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(PDF2)))
    pdf.Root.StructTreeRoot.Namespaces = Array([space])
    for element in document.walk():
        if element.role == "Art":  # its word in PDF 2.0 is Part
            element.thing.S = Name.Part
        labelled = element.role == "L" and any(kid.role == "Lbl" for item in element.elements for kid in item.elements)
        if labelled and element.thing.A.ListNumbering == Name("/None"):  # labels that are no numbers: dates, terms
            element.thing.A.ListNumbering = Name.Description
        if element.role == "Note":
            element.thing.S = Name.FENote
            element.thing.A = Dictionary(O=Name.FENote, NoteType=Name.Footnote)
        if element.role not in OLD:
            element.thing.NS = space


def saved(pdf: pikepdf.Pdf, standard: Standard, *, linear: bool) -> bytes:
    """Write the file: its identifier follows from its bytes."""
    out = io.BytesIO()
    version = "2.0" if standard.part == "4" or standard.access == "2" else "1.7"
    pdf.remove_unreferenced_resources()
    pdf.save(out, linearize=linear, deterministic_id=True, min_version=version, force_version=version,
             object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
