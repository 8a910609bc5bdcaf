"""Files that a printer takes as they are: the preflight finds no fault in any, drawn or not."""

import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from sound import MM, TRIM, add, font, picture, saved, sound, spot

from presswork.check.preflight import preflight
from presswork.finish.conditions import condition
from presswork.model.report import ERROR, WARNING

ALL = ("Cyan", "Magenta", "Yellow", "Black", "Gold")
OVER = "/Over gs BT /F1 {size} Tf {colour} 1 0 0 1 130 400 Tm (clean) Tj ET"


def grouped(pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True)


def transparent(pdf) -> None:
    """Lay a transparent ground in a page that names the space it blends in."""
    grouped(pdf)
    add(pdf, "/T gs 0 .5 0 0 k 130 400 50 50 re f", ExtGState__T=Dictionary(Type=Name.ExtGState, ca=.5))


def soft_masked(pdf) -> None:
    """Give a picture in inks a soft mask in grey."""
    grouped(pdf)
    made = picture(pdf)
    made.SMask = picture(pdf, space="/DeviceGray")
    add(pdf, "100 0 0 100 300 300 cm /New Do", XObject__New=made)


def shaded(pdf) -> None:
    """Draw a gradient of four parts."""
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 1, 0]))
    add(pdf, "130 400 90 90 re W n /S sh", Shading__S=Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([130, 400, 220, 400]), Function=ramp))


def gilded(pdf) -> None:
    """Print a spot that was ordered, solid and at a tint."""
    add(pdf, "/G cs 1 scn 130 400 50 50 re f .3 scn 230 400 50 50 re f", ColorSpace__G=spot("Gold", [0, .2, .6, .2]))


def mixed_plates(pdf) -> None:
    """Mix black and a spot in one space."""
    mix = Stream(pdf, b"{ 0.8 mul 0 exch dup 0.2 mul exch 5 -1 roll }")
    mix.update({"/FunctionType": 4, "/Domain": Array([0, 1, 0, 1]), "/Range": Array([0, 1] * 4)})
    add(pdf, "/N cs .5 .5 scn 130 400 50 50 re f", ColorSpace__N=Array([
        Name.DeviceN, Array([Name.Black, Name.Gold]), Name.DeviceCMYK, pdf.make_indirect(mix)]))


def nested(pdf) -> None:
    """Put text into a form in a form."""
    resources = Dictionary(Font=Dictionary(F1=font(pdf)), ExtGState=pdf.pages[0].obj.Resources.ExtGState)
    inner = Stream(pdf, OVER.format(size=9, colour="0 0 0 1 k").encode())
    inner.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 600, 800]),
                  "/Resources": resources})
    outer = Stream(pdf, b"/In Do")
    outer.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 600, 800]),
                  "/Resources": Dictionary(XObject=Dictionary(In=pdf.make_indirect(inner)))})
    add(pdf, "/Out Do", XObject__Out=pdf.make_indirect(outer))


def noted(pdf) -> None:
    """Keep a note outside the bleed, as proofing programs do."""
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([2, 2, 12, 12]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def stencilled(pdf) -> None:
    """Draw line art of one bit at 1200 pixels an inch in black."""
    add(pdf, "20 0 0 20 300 300 cm /New Do", XObject__New=picture(pdf, 416, "/DeviceGray", bits=1))


def small(pdf) -> None:
    """Trim the page to A5."""
    page = pdf.pages[0].obj
    left, low = TRIM[:2]
    trim = [left, low, left + 148 * MM, low + 210 * MM]
    page.TrimBox, page.BleedBox = Array(trim), Array([trim[0] - 8.51, trim[1] - 8.51, trim[2] + 8.51, trim[3] + 8.51])
    page.MediaBox = Array([0, 0, trim[2] + 37, trim[3] + 37])
    page.Contents = pdf.make_stream(b"/Over gs BT /F1 9 Tf 0 0 0 1 k 1 0 0 1 120 500 Tm (ten years) Tj ET")


def newsprint(pdf) -> None:
    intent = pdf.Root.OutputIntents[0]
    intent.OutputConditionIdentifier = String("CGATS TR 002")
    intent.DestOutputProfile.write(condition("newsprint").profile.read_bytes())


CLEAN = [
    ("as it is", lambda _pdf: None),
    ("two inks in small type", lambda p: add(p, OVER.format(size=8, colour="0 1 1 0 k"))),
    ("transparent", transparent), ("a soft mask", soft_masked), ("a gradient in inks", shaded),
    ("an ordered spot", gilded), ("black mixed with a spot", mixed_plates), ("forms in forms", nested),
    ("a note beside the page", noted), ("line art", stencilled), ("A5", small), ("for newsprint", newsprint),
    ("a rule of a quarter point", lambda p: add(p, ".25 w 0 0 0 1 K 130 400 m 300 400 l S")),
    ("large white type out of four inks",
     lambda p: add(p, ".8 .6 .4 .4 k 120 390 200 40 re f BT /F1 12 Tf 0 0 0 0 k 1 0 0 1 130 400 Tm (clean) Tj ET")),
    ("black type on a ground",
     lambda p: add(p, f"0 .3 .3 0 k 120 390 100 30 re f {OVER.format(size=9, colour='0 g')}")),
]


def test_enough_clean_files():
    """The table has at least twelve files, each under its own name."""
    assert len({name for name, _ in CLEAN}) == len(CLEAN) >= 12


@pytest.mark.parametrize(("name", "change"), CLEAN, ids=[name for name, _ in CLEAN])
def test_clean(name, change, tmp_path):
    """A sound file with one thing more that prints well has no error and no warning."""
    pdf = sound()
    change(pdf)
    printing = condition("newsprint" if name == "for newsprint" else "coated")
    verdict = preflight(saved(pdf, tmp_path / "clean.pdf"), printing, plates=ALL)
    grave = [str(fault) for fault in verdict.faults if fault.severity in (ERROR, WARNING)]
    assert [] == [fault for fault in grave if "not-measured" not in fault]
