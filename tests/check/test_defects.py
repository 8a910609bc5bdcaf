"""Every defect that a printer calls about is found, and named; a sound file has none."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from sound import COATED, ENCRYPTED, LOCKED, MM, TRIM, add, font, picture, rules, saved, sound, spot

from presswork.check.preflight import preflight
from presswork.check.rules import CURES
from presswork.model.report import ERROR

TEXT = "BT /F1 {size} Tf {colour} 1 0 0 1 {x} {y} Tm (seeded) Tj ET"


def text(size: float = 9, colour: str = "0 0 0 1 k", x: float = 130, y: float = 400) -> str:
    return TEXT.format(size=size, colour=colour, x=x, y=y)


def metadata(pdf, old: str, new: str) -> None:
    data = pdf.Root.Metadata.read_bytes().decode()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new).encode())


def box(pdf, name: str, *grow: float) -> None:
    """Move the edges of a box by mm: left, low, right, high."""
    page = pdf.pages[0].obj
    page[f"/{name}"] = Array([float(edge) + by * MM for edge, by in zip(page[f"/{name}"], grow, strict=True)])


def drop(pdf, name: str) -> None:
    del pdf.pages[0].obj[f"/{name}"]


def intent(pdf, **values: object) -> None:
    for key, value in values.items():
        pdf.Root.OutputIntents[0][f"/{key}"] = value


def profile(pdf, start: int, data: bytes) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    old = stream.read_bytes()
    stream.write(old[:start] + data + old[start + len(data):])


def annotate(pdf) -> None:
    rect = Array([200, 200, 260, 220])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def group(pdf, space: str) -> None:
    pdf.pages[0].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name(space))


def shading(pdf, parts: int) -> Dictionary:
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * parts), C1=Array([1] * parts))
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 100, 0]), Function=ramp)


def calibrated(pdf, parts: int) -> Array:
    stream = Stream(pdf, b"not read")
    stream.N = parts
    return Array([Name.ICCBased, pdf.make_indirect(stream)])


def placed(pdf, **values: object) -> None:
    """Put a picture of its own on the page."""
    add(pdf, "100 0 0 100 300 300 cm /New Do", XObject__New=picture(pdf, **values))


def altered(pdf) -> None:
    pdf.pages[0].obj.Resources.XObject.Im.Alternates = Array([])


def form(pdf) -> Stream:
    made = Stream(pdf, b"")
    made.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9]), "/Ref": Dictionary()})
    return pdf.make_indirect(made)


def nested(pdf) -> Stream:
    """Put a picture in RGB into a form in a form."""
    inner = Stream(pdf, b"q 100 0 0 100 0 0 cm /Im Do Q")
    inner.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 100, 100]),
                  "/Resources": Dictionary(XObject=Dictionary(Im=picture(pdf, space="/DeviceRGB")))})
    outer = Stream(pdf, b"/In Do")
    outer.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 100, 100]),
                  "/Resources": Dictionary(XObject=Dictionary(In=pdf.make_indirect(inner)))})
    return pdf.make_indirect(outer)


def postscript(pdf) -> Stream:
    made = Stream(pdf, b"showpage")
    made.update({"/Type": Name.XObject, "/Subtype": Name.PS})
    return pdf.make_indirect(made)


def packed(pdf, name: str) -> Stream:
    """Make a picture that says how it is packed; nothing unpacks it here."""
    made = picture(pdf)
    made.Filter = Name(f"/{name}")
    return made


def drawn_letters(pdf) -> Dictionary:
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, Name=Name.Drawn, FontBBox=Array([0, 0, 500, 500]), FirstChar=97,
        LastChar=97, FontMatrix=Array([.001, 0, 0, .001, 0, 0]), Widths=Array([500]), CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])), Resources=Dictionary()))


def tiled(pdf) -> Stream:
    made = Stream(pdf, b"1 0 0 rg 0 0 5 5 re f")
    made.update({"/Type": Name.Pattern, "/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/XStep": 9, "/YStep": 9,
                 "/BBox": Array([0, 0, 9, 9]), "/Resources": Dictionary()})
    return pdf.make_indirect(made)


def attach(pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))


# what is wrong, how the sound file is spoilt, the rule that finds it
DEFECTS = [
    ("no X in the metadata", lambda p: metadata(p, "PDF/X-4", "PDF/A-3"), "not-pdfx"),
    ("no title", lambda p: metadata(p, "dc:title", "dc:name"), "metadata"),
    ("Trapped unknown", lambda p: p.docinfo.__setitem__("/Trapped", Name.Unknown), "trapped"),
    ("no output intent", lambda p: p.Root.__delitem__("/OutputIntents"), "output-intent"),
    ("two output intents", lambda p: p.Root.OutputIntents.append(p.Root.OutputIntents[0]), "output-intent"),
    ("intent without a profile", lambda p: p.Root.OutputIntents[0].__delitem__("/DestOutputProfile"), "output-intent"),
    ("a monitor's profile", lambda p: profile(p, 12, b"mntr"), "output-profile"),
    ("an RGB profile", lambda p: profile(p, 16, b"RGB "), "output-profile"),
    ("made for newsprint", lambda p: intent(p, OutputConditionIdentifier=String("CGATS TR 002")), "other-condition"),
    ("condition without a registry", lambda p: p.Root.OutputIntents[0].__delitem__("/RegistryName"), "no-registry"),
    ("JavaScript", lambda p: p.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String(""))), "action"),
    ("a form field", lambda p: p.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([Dictionary()]))), "form-field"),
    ("layers", lambda p: p.Root.__setitem__("/OCProperties", Dictionary()), "layer"),
    ("no trim", lambda p: drop(p, "TrimBox"), "no-trim"),
    ("no bleed box", lambda p: drop(p, "BleedBox"), "bleed-box"),
    ("1 mm of bleed", lambda p: box(p, "BleedBox", 2, 2, -2, -2), "bleed-box"),
    ("bleed outside the sheet", lambda p: box(p, "BleedBox", -20, 0, 0, 0), "box-order"),
    ("a crop box on the trim", lambda p: p.pages[0].obj.__setitem__("/CropBox", Array(TRIM)), "crop-box"),
    ("a page turned", lambda p: p.pages[0].obj.__setitem__("/Rotate", 90), "turned"),
    ("a page scaled", lambda p: p.pages[0].obj.__setitem__("/UserUnit", 2), "user-unit"),
    ("an annotation on the page", annotate, "annotation"),
    ("a font that is not there", lambda p: add(p, "/Over gs BT /F2 9 Tf 1 0 0 1 130 400 Tm (a) Tj ET",
                                               Font__F2=font(p, embedded=False)), "font-missing"),
    ("text in RGB", lambda p: add(p, text(colour="0 0 0 rg")), "rgb"),
    ("a picture in RGB", lambda p: placed(p, space="/DeviceRGB"), "rgb"),
    ("RGB with a profile", lambda p: add(p, "/C cs 1 0 0 sc 130 400 50 50 re f", ColorSpace__C=calibrated(p, 3)),
     "rgb-profile"),
    ("CMYK with a profile", lambda p: add(p, "/C cs 1 0 0 0 sc 130 400 50 50 re f", ColorSpace__C=calibrated(p, 4)),
     "cmyk-profile"),
    ("grey with a profile", lambda p: add(p, "/C cs .5 sc 130 400 50 50 re f", ColorSpace__C=calibrated(p, 1)),
     "grey-profile"),
    ("registration colour on the page", lambda p: add(p, "/All cs 1 scn 130 400 50 50 re f"), "registration"),
    ("a spot misspelt", lambda p: add(
        p, "/A cs 1 scn 130 400 50 50 re f /B cs 1 scn 130 300 50 50 re f",
        ColorSpace__A=spot("PANTONE 485 C", [0, .95, 1, 0]), ColorSpace__B=spot("Pantone 485C", [0, .95, 1, 0])),
     "spot-typo"),
    ("one spot in two looks", lambda p: add(
        p, "/A cs 1 scn 130 400 50 50 re f /B cs 1 scn 130 300 50 50 re f",
        ColorSpace__A=spot("Rot", [0, 1, 1, 0]), ColorSpace__B=spot("Rot", [0, .5, 1, 0])), "spot-looks"),
    ("350 % of ink", lambda p: add(p, "1 1 1 .5 k 130 400 50 50 re f"), "colour-ink"),
    ("white that overprints", lambda p: add(p, f"/Over gs {text(20, '0 0 0 0 k')}"), "white-overprint"),
    ("a gradient of three parts", lambda p: add(p, "130 400 50 50 re W n /S sh", Shading__S=shading(p, 3)), "gradient"),
    ("rich black text", lambda p: add(p, f"/Over gs {text(9, '.6 .4 .4 1 k')}"), "rich-text"),
    ("small text in three inks", lambda p: add(p, text(7, ".5 .5 .5 0 k")), "many-inks"),
    ("text of 4 pt", lambda p: add(p, f"/Over gs {text(4)}"), "small-text"),
    ("black text that knocks out", lambda p: add(p, text(9)), "knockout-black"),
    ("overprint without OPM", lambda p: add(p, f"/O gs {text(9)}", ExtGState__O=Dictionary(OP=True, op=True, OPM=0)),
     "knockout-black"),
    ("text at the knife", lambda p: add(p, f"/Over gs {text(9, x=40)}"), "near-trim"),
    ("invisible text", lambda p: add(p, f"/Over gs 3 Tr {text(9)}"), "hidden-text"),
    ("a hairline", lambda p: add(p, "0.1 w 0 0 0 1 K 130 400 m 300 400 l S"), "hairline"),
    ("a line of no width", lambda p: add(p, "0 w 0 0 0 1 K 130 400 m 300 400 l S"), "hairline"),
    ("a filled hairline", lambda p: add(p, "0 0 0 1 k 130 400 200 .1 re f"), "hairline"),
    ("a thin line in two inks", lambda p: add(p, "0.3 w 0 1 1 0 K 130 400 m 300 400 l S"), "inked-line"),
    ("a picture of 72 pixels an inch", lambda p: placed(p, pixels=100), "low-ppi"),
    ("a picture of 200 pixels an inch", lambda p: placed(p, pixels=280), "soft-ppi"),
    ("a bitmap of 300 pixels an inch", lambda p: placed(p, pixels=416, space="/DeviceGray", bits=1), "low-ppi"),
    ("a picture of 16 bits", lambda p: placed(p, bits=16), "deep-picture"),
    ("a picture with an alternate", altered, "alternates"),
    ("a ground that stops at the trim", lambda p: add(p, f"1 0 0 0 k 37 200 100 {TRIM[3] - 200} re f"), "bleed-art"),
    ("a mark in the bleed", lambda p: add(p, f".5 w /All CS 1 SCN 30 {TRIM[1]} m 36 {TRIM[1]} l S"), "mark-in-bleed"),
    ("transparent without a space", lambda p: add(p, "/T gs 0 0 0 1 k 130 400 50 50 re f",
                                                  ExtGState__T=Dictionary(ca=.5)), "no-blend-space"),
    ("blending in RGB", lambda p: group(p, "/DeviceRGB"), "blend-space"),
    ("a transfer curve", lambda p: add(p, "/T gs 130 400 50 50 re f", ExtGState__T=Dictionary(TR=Dictionary())),
     "press-setting"),
    ("a reference to another file", lambda p: add(p, "/R Do", XObject__R=form(p)), "foreign"),
    ("a picture in RGB in a form", lambda p: add(p, "1 0 0 1 300 300 cm /Out Do", XObject__Out=nested(p)), "rgb"),
    ("a pattern in RGB", lambda p: add(p, "/Pattern cs /P scn 130 400 50 50 re f", Pattern__P=tiled(p)), "rgb"),
    ("PostScript in the page", lambda p: add(p, "/Ps Do", XObject__Ps=postscript(p)), "foreign"),
    ("a picture with OPI", lambda p: p.pages[0].obj.Resources.XObject.Im.__setitem__("/OPI", Dictionary()),
     "alternates"),
    ("a picture in JPEG 2000", lambda p: add(p, "100 0 0 100 300 300 cm /New Do", XObject__New=packed(p, "JPXDecode")),
     "picture-codec"),
    ("letters that are drawings", lambda p: add(p, "/Over gs BT /F3 9 Tf 1 0 0 1 130 400 Tm (a) Tj ET",
                                                Font__F3=drawn_letters(p)), "font-type3"),
    ("small white text out of four inks",
     lambda p: add(p, f".8 .6 .4 .4 k 120 390 100 30 re f {text(6, '0 0 0 0 k')}"), "reversed-text"),
    ("a profile that does not fit its parts",
     lambda p: p.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 3), "output-profile"),
    ("a profile cut short", lambda p: p.Root.OutputIntents[0].DestOutputProfile.write(
        p.Root.OutputIntents[0].DestOutputProfile.read_bytes()[:9000]), "output-profile"),
    ("an attachment", attach, "attachment"),
    ("an art box beside the trim", lambda p: p.pages[0].obj.__setitem__("/ArtBox", Array(TRIM)), "art-box"),
    ("an operator without its font", lambda p: add(p, "BT /F9 9 Tf (a) Tj ET"), "damaged"),
    ("a unit that is no number", lambda p: p.pages[0].obj.__setitem__("/UserUnit", Name.Inch), "damaged"),
    ("an annotation that is a number", lambda p: p.pages[0].obj.__setitem__("/Annots", Array([5])), "damaged"),
    ("a JPEG cut short", lambda p: p.pages[0].obj.Resources.XObject.Im.write(b"\xff\xd8\xff", filter=Name.DCTDecode),
     "damaged"),
]


@pytest.mark.parametrize(("spoil", "rule"), [case[1:] for case in DEFECTS], ids=[case[0] for case in DEFECTS])
def test_defect_is_found(spoil, rule, tmp_path):
    """A sound file that is spoilt in one way gives the rule for it, and no error of another name."""
    pdf = sound()
    spoil(pdf)
    faults = preflight(saved(pdf, tmp_path / "spoilt.pdf"), COATED, rendered=False).faults
    assert rule in {fault.rule for fault in faults}
    assert set() == {fault.rule for fault in faults if fault.severity == ERROR} - {rule} - FOLLOWS.get(rule, set())


# what cannot but be found beside the defect itself
FOLLOWS = {
    "no-trim": {"bleed-box", "bleed-art", "registration", "box-order"},
    "bleed-box": {"mark-in-bleed"}, "box-order": {"mark-in-bleed"},
    "rgb": {"knockout-black"}, "damaged": {"knockout-black"},
}


def test_enough_defects():
    """The table has more than forty defects, each under its own name."""
    assert len(DEFECTS) > 40
    assert len({case[0] for case in DEFECTS}) == len(DEFECTS)


def test_every_rule_is_explained():
    """Each rule has a cure, and stands in docs/press.md with what it is told for."""
    text = (Path(__file__).parents[2] / "docs" / "press.md").read_text(encoding="utf-8")
    assert [] == [rule for rule in CURES if f"`{rule}`" not in text]
    assert {case[2] for case in DEFECTS} <= set(CURES)


def test_version(tmp_path):
    """A file of PDF 2.0, or one without an ID, is no PDF/X-4."""
    pdf = sound()
    pdf.save(tmp_path / "two.pdf", min_version="2.0")
    assert {"pdf-version"} == rules(tmp_path / "two.pdf", rendered=None)
    data = saved(sound(), tmp_path / "one.pdf").read_bytes()
    (tmp_path / "bare.pdf").write_bytes(data.replace(b"/ID [", b"/XD ["))
    assert {"no-id"} == rules(tmp_path / "bare.pdf", rendered=None)


def test_encryption(tmp_path):
    """An encrypted file is told, and one that asks for a password is judged without a crash."""
    assert "encrypted" in rules(saved(sound(), tmp_path / "a.pdf", encryption=ENCRYPTED), rendered=None)
    assert {"encrypted"} == rules(saved(sound(), tmp_path / "b.pdf", encryption=LOCKED), rendered=None)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.6\n" + b"\xff" * 99], ids=["empty", "text", "noise"])
def test_no_pdf(data, tmp_path):
    """What is no PDF is told as such."""
    file = tmp_path / "broken.pdf"
    file.write_bytes(data)
    verdict = preflight(file, COATED)
    assert ["unreadable"] == [fault.rule for fault in verdict.faults]
    assert not verdict.clean


def test_no_pages(tmp_path):
    """A file without a page is no order, drawn or not."""
    pdf = sound()
    del pdf.pages[0]
    for rendered in (True, None):
        assert {"no-pages"} == rules(saved(pdf, tmp_path / "none.pdf"), rendered=rendered) - {"unused-plate"}


def test_cut_short(tmp_path):
    """A file that was cut short is judged by what is left of it, without a crash."""
    whole = saved(sound(), tmp_path / "whole.pdf").read_bytes()
    for share in (0.3, 0.6, 0.9):
        file = tmp_path / "short.pdf"
        file.write_bytes(whole[: int(len(whole) * share)])
        assert not preflight(file, COATED, rendered=False).clean


def test_page_sizes(tmp_path):
    """Pages of two sizes in one file are told."""
    pdf = sound(2)
    pdf.pages[1].obj.TrimBox = Array([37, 37, 337, 437])
    assert "page-sizes" in rules(saved(pdf, tmp_path / "two.pdf"), rendered=None)


def test_place(tmp_path):
    """A fault says its page and where it stands, in mm from the trim's top left corner."""
    pdf = sound(2)
    page = pdf.pages[1]
    x, y = TRIM[0] + 20 * MM, TRIM[3] - 50 * MM
    page.contents_add(f"\nq 0.1 w 0 0 0 1 K {x} {y} m {x + 30 * MM} {y} l S Q\n".encode())
    verdict = preflight(saved(pdf, tmp_path / "line.pdf"), COATED, rendered=None)
    [fault] = [fault for fault in verdict.faults if fault.rule == "hairline"]
    assert 2 == fault.page
    assert (pytest.approx(20, abs=0.1), pytest.approx(50, abs=0.1), pytest.approx(50, abs=0.1)) == fault.boxes[0][:3]
    assert str(fault).startswith("page 2, 20.0 x 50.0 mm: a line of 0.10 pt")


def test_undeclared_plate(tmp_path):
    """With the plates named, an ink that is none of them is told, and so is colour on a black job."""
    pdf = sound()
    add(pdf, "/A cs 1 scn 130 400 50 50 re f", ColorSpace__A=spot("Gold", [0, .2, .6, .2]))
    path = saved(pdf, tmp_path / "gold.pdf")
    assert "extra-plate" in rules(path, plates=["Black"], rendered=None)
    allowed = ["Cyan", "Magenta", "Yellow", "Black", "Gold"]
    assert "extra-plate" not in rules(path, plates=allowed, rendered=None)


def test_limits_are_the_conditions(tmp_path):
    """A limit of the condition decides, not a number of the rule."""
    pdf = sound()
    add(pdf, "0.3 w 0 0 0 1 K 130 400 m 300 400 l S")
    path = saved(pdf, tmp_path / "line.pdf")
    strict = replace(COATED, limits=replace(COATED.limits, line=0.5))
    assert "hairline" not in rules(path, rendered=None)
    assert "hairline" in rules(path, strict, rendered=None)


def test_form_without_end(tmp_path):
    """A form that calls itself is told and ends."""
    pdf = sound()
    made = Stream(pdf, b"/Self Do")
    made.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])})
    made = pdf.make_indirect(made)
    made.Resources = Dictionary(XObject=Dictionary(Self=made))
    add(pdf, "/Self Do", XObject__Self=made)
    assert "damaged" in rules(saved(pdf, tmp_path / "loop.pdf"), rendered=False)


def test_sound(tmp_path):
    """The file that the others spoil has no fault at all."""
    assert set() == rules(saved(sound(), tmp_path / "sound.pdf"), rendered=None)
    with pikepdf.open(tmp_path / "sound.pdf") as pdf:
        assert 1 == len(pdf.pages)
