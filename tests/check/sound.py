"""A sound press page made by hand, small and whole, for tests to spoil."""

import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from presswork.check.preflight import preflight
from presswork.finish.conditions import condition
from presswork.model.units import MM

COATED = condition("coated")
TRIM = [37.0, 37.0, 37 + 210 * MM, 37 + 297 * MM]
CONTENT = """\
q 0 0 0 .1 k {bleed} re f Q
q 0 0 0 1 k {middle} 120 40 re f Q
q /Over gs BT /F1 9 Tf 0 0 0 1 k 1 0 0 1 120 500 Tm (ten years) Tj ET Q
q BT /F1 24 Tf 0 1 .95 0 k 1 0 0 1 120 600 Tm (Headline) Tj ET Q
q .5 w 0 0 0 1 K 120 480 m 400 480 l S Q
q 100 0 0 100 120 300 cm /Im Do Q
q .25 w /All CS 1 SCN 5 {low} m 20 {low} l S Q
"""
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><rdf:Description rdf:about="">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmp:CreateDate>2022-10-12</xmp:CreateDate>
<xmp:ModifyDate>2022-10-12</xmp:ModifyDate><xmp:MetadataDate>2022-10-12</xmp:MetadataDate>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sound</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


def sound(pages: int = 1) -> Pdf:
    """Make a PDF/X-4 of A4 pages with bleed, black text that overprints, a rule, a picture and a crop mark."""
    pdf = Pdf.new()
    bleed = [TRIM[0] - 8.504, TRIM[1] - 8.504, TRIM[2] + 8.504, TRIM[3] + 8.504]
    size = f"{bleed[0]} {bleed[1]} {bleed[2] - bleed[0]} {bleed[3] - bleed[1]}"
    content = CONTENT.format(bleed=size, middle="120 700", low=TRIM[1])
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(TRIM[2] + 37, TRIM[3] + 37))
        page.obj.TrimBox, page.obj.BleedBox = Array(TRIM), Array(bleed)
        page.obj.Contents = pdf.make_stream(content.encode())
        page.obj.Resources = Dictionary(
            Font=Dictionary(F1=font(pdf)), XObject=Dictionary(Im=picture(pdf)),
            ExtGState=Dictionary(Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)),
            ColorSpace=Dictionary(All=spot("All", [1, 1, 1, 1])))
    profile = Stream(pdf, condition("coated").profile.read_bytes())
    profile.N = 4
    pdf.Root.OutputIntents = Array([Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
        RegistryName=String("http://www.color.org"), Info=String("coated"),
        DestOutputProfile=pdf.make_indirect(profile))])
    metadata = Stream(pdf, XMP.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.docinfo["/Title"], pdf.docinfo["/Trapped"] = "Sound", Name("/False")
    return pdf


def font(pdf: Pdf, *, embedded: bool = True) -> Dictionary:
    """Make a font; its program is never run, only looked for."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Sound, Flags=4,
                            FontBBox=Array([0, -200, 1000, 800]),
                            ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80)
    if embedded:
        descriptor.FontFile2 = pdf.make_stream(PROGRAM)
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Sound, FirstChar=32, LastChar=126,
        Widths=Array([500] * 95), FontDescriptor=pdf.make_indirect(descriptor), Encoding=Name.WinAnsiEncoding))


def picture(pdf: Pdf, pixels: int = 400, space: str = "/DeviceCMYK", bits: int = 8) -> Stream:
    """Make a picture: 100 pt wide on the page, so 400 pixels are 288 an inch."""
    parts = {"/DeviceCMYK": 4, "/DeviceRGB": 3, "/DeviceGray": 1}[space]
    row = bytes([60] * ((pixels * parts * bits + 7) // 8))
    stream = Stream(pdf, zlib.compress(row * pixels))
    stream.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": pixels, "/Height": pixels,
                   "/ColorSpace": Name(space), "/BitsPerComponent": bits, "/Filter": Name.FlateDecode})
    return pdf.make_indirect(stream)


def spot(name: str, solid: list[float]) -> Array:
    """Make a Separation space."""
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array(solid))
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, ramp])


def add(pdf: Pdf, operators: str, **resources: object) -> None:
    """Paint more on the first page; ``resources`` go under Kind__Name."""
    page = pdf.pages[0]
    for key, value in resources.items():
        kind, name = key.split("__")
        if f"/{kind}" not in page.obj.Resources:
            page.obj.Resources[f"/{kind}"] = Dictionary()
        page.obj.Resources[f"/{kind}"][f"/{name}"] = value
    page.contents_add(f"\nq {operators} Q\n".encode())


def program() -> bytes:
    """Cut a small TrueType program out of the house's sans, so that renderers have letters to draw."""
    import uharfbuzz as hb  # noqa: PLC0415 - once

    from presswork.faces import resolve  # noqa: PLC0415
    from presswork.model.style import Face  # noqa: PLC0415

    file = resolve(Face("Libre Franklin", 400))
    face = hb.Face(hb.Blob.from_file_path(str(file.path)))
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).update(range(32, 127))
    return bytes(hb.subset(face, plan).blob.data)


PROGRAM = program()


def saved(pdf: Pdf, path: Path, **options: object) -> Path:
    """Write a PDF as a press file is written."""
    pdf.save(path, min_version="1.6", deterministic_id="encryption" not in options, **options)
    return path


ENCRYPTED = pikepdf.Encryption(owner="o", user="")
LOCKED = pikepdf.Encryption(owner="o", user="u")


def rules(path, printing=COATED, **options) -> set[str]:
    """Name the rules that a file breaks."""
    return {fault.rule for fault in preflight(path, printing, **options).faults}
