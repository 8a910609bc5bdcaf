"""The press page: its boxes, its printing condition, and no colour but inks."""

import pikepdf
import pytest
from pdf_reader import content_streams

from presswork.model.units import MM

RGB_OPERATORS = {"rg", "RG"}
RGB_SPACES = {"/DeviceRGB", "/CalRGB", "/RGB"}


def test_one_output_intent(press):
    """There is one GTS_PDFX output intent with a CMYK profile in it."""
    [intent] = press.Root.OutputIntents
    assert "/GTS_PDFX" == intent.S
    assert 4 == int(intent.DestOutputProfile.N)
    assert b"CMYK" == intent.DestOutputProfile.read_bytes()[16:20]


def test_version_is_named(press):
    """The metadata says PDF/X-4."""
    assert b"PDF/X-4" in press.Root.Metadata.read_bytes()
    assert press.pdf_version >= "1.6"


def test_trim_is_a4(press):
    """The trim box is A4."""
    left, bottom, right, top = map(float, press.pages[0].TrimBox)
    assert (pytest.approx(210, abs=0.05), pytest.approx(297, abs=0.05)) == (
        (right - left) / MM,
        (top - bottom) / MM,
    )


def test_bleed_is_3_mm(press):
    """The bleed box is 3 mm outside the trim box on every side, and inside the media box."""
    trim, bleed, media = (list(map(float, press.pages[0][box])) for box in ("/TrimBox", "/BleedBox", "/MediaBox"))
    sides = [abs(one - two) / MM for one, two in zip(trim, bleed, strict=True)]
    assert [pytest.approx(3, abs=0.05)] * 4 == sides
    assert media[0] <= bleed[0] + 0.01
    assert media[2] >= bleed[2] - 0.01


def test_no_rgb_operator(press):
    """No content stream sets a colour in RGB, by operator or by colour space."""
    found = []
    for name, stream in content_streams(press):
        for operands, operator in pikepdf.parse_content_stream(stream):
            spaces = {str(operand) for operand in operands if isinstance(operand, pikepdf.Name)} & RGB_SPACES
            if str(operator) in RGB_OPERATORS or (str(operator) in ("cs", "CS") and spaces):
                found.append(f"{name}: {operator}")
    assert [] == found


def test_no_rgb_object(press):
    """No picture, group or colour space of the file is in RGB."""
    found = []
    for thing in press.objects:
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
            space = thing.get("/ColorSpace", thing.get("/CS"))
            if space is not None and not isinstance(space, pikepdf.Dictionary) and "RGB" in repr(space):
                found.append(repr(thing)[:80])
    assert [] == found


def test_body_is_black_alone(press):
    """Body text is printed in black alone."""
    inks = {
        tuple(map(float, operands))
        for operands, operator in pikepdf.parse_content_stream(press.pages[0])
        if str(operator) == "k"
    }
    assert (0.0, 0.0, 0.0, 1.0) in inks
    assert [] == [ink for ink in inks if sum(ink) > 2.4]


def test_fonts_are_embedded(press):
    """Every font of the file carries its program."""
    descriptors = [
        thing
        for thing in press.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    ]
    assert descriptors
    bare = [
        str(each.FontName) for each in descriptors if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(each.keys())
    ]
    assert [] == bare
