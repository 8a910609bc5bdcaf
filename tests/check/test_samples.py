"""After a build only those pages are drawn whose pictures' own pixels do not tell how much ink is printed."""

import io
from dataclasses import replace

import numpy as np
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from sound import add, saved, sound

from presswork.check.paper import read_paper
from presswork.check.preflight import mixed
from presswork.check.samples import most
from presswork.finish.conditions import condition

LIGHT, HEAVY = (60, 40, 20, 30), (240, 220, 200, 250)  # of 255: 59 and 357 percent of ink
OVER = "/Over gs BT /F1 9 Tf 0 0 0 1 k 1 0 0 1 {x} 320 Tm (over) Tj ET"


def jpeg(pdf, inks=LIGHT, mode="CMYK", *, decode=True):
    """Make a picture of one colour as Pillow writes it: four inks turned round, which its Decode array undoes."""
    out = io.BytesIO()
    Image.new(mode, (400, 400), inks if mode == "CMYK" else inks[0]).save(out, "JPEG", quality=95)
    stream = Stream(pdf, out.getvalue())
    stream.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 400, "/Height": 400, "/BitsPerComponent": 8,
                   "/ColorSpace": Name("/DeviceCMYK" if mode == "CMYK" else "/DeviceGray"), "/Filter": Name.DCTDecode})
    if mode == "CMYK" and decode:
        stream.Decode = Array([1, 0] * 4)
    return pdf.make_indirect(stream)


def drawn(tmp_path, change):
    """Say whether a page with a photograph in JPEG, changed in one way, is to be drawn."""
    pdf = sound()
    pdf.pages[0].obj.Resources.XObject.Im = jpeg(pdf)
    change(pdf)
    return bool(mixed(read_paper(saved(pdf, tmp_path / "page.pdf")), condition("coated")))


def heavy(pdf):
    """Put in a picture of too much ink."""
    pdf.pages[0].obj.Resources.XObject.Im = jpeg(pdf, HEAVY)


def masked(pdf):
    """Give the picture a soft mask."""
    pdf.pages[0].obj.Resources.XObject.Im.SMask = jpeg(pdf, mode="L")


def keyed(pdf):
    """Leave a colour of the picture out."""
    pdf.pages[0].obj.Resources.XObject.Im.Mask = Array([0, 9] * 4)


def thin(pdf):
    """Place the picture once more, half transparent."""
    add(pdf, "/T gs 100 0 0 100 260 300 cm /Im Do", ExtGState__T=Dictionary(Type=Name.ExtGState, ca=.5))


def overprinted(pdf):
    """Print black over the picture's inks."""
    add(pdf, OVER.format(x=150))


def printed_over(pdf):
    """Let the picture itself print over what is below it."""
    add(pdf, "/Over gs 100 0 0 100 260 300 cm /Im Do")


@pytest.mark.parametrize(("change", "wanted"), [
    (bool, False), (lambda pdf: add(pdf, OVER.format(x=300)), False),
    (lambda pdf: pdf.pages[0].obj.Resources.XObject.__setattr__("Im", jpeg(pdf, mode="L")), False),
    (heavy, True), (masked, True), (keyed, True), (thin, True), (overprinted, True), (printed_over, True),
])
def test_which_pages_are_drawn(change, wanted, tmp_path):
    """A plain picture within the limit needs no drawing, one that is heavy, or mixed with other inks, does."""
    assert drawn(tmp_path, change) is wanted


@pytest.mark.parametrize(("mode", "inks", "decode", "ink"), [
    ("CMYK", LIGHT, True, 150 / 2.55), ("CMYK", LIGHT, False, (1020 - 150) / 2.55), ("L", (55,), True, 200 / 2.55),
])
def test_the_heaviest_pixel(mode, inks, decode, ink):
    """The ink of a pixel is what a renderer prints of it, by its Decode array, within what JPEG rounds."""
    assert most(jpeg(sound(), inks, mode, decode=decode)) == pytest.approx(ink, abs=3)


def test_a_picture_in_colour_where_none_was_ordered(tmp_path):
    """In two plates four inks are to be seen, whatever their sum."""
    pdf = sound()
    pdf.pages[0].obj.Resources.XObject.Im = jpeg(pdf)
    printing = replace(condition("coated"), inks=("Black", "Red"))
    assert mixed(read_paper(saved(pdf, tmp_path / "page.pdf")), printing) == (1,)


def test_every_pixel_counts():
    """One dark spot of a light picture is enough to look at its page."""
    inks = np.full((400, 400, 4), 20, dtype=np.uint8)
    inks[200:208, 200:208] = 230
    pdf = sound()
    out = io.BytesIO()
    Image.fromarray(inks, "CMYK").save(out, "JPEG", quality=95, subsampling=0)
    made = jpeg(pdf)
    made.write(out.getvalue(), filter=Name.DCTDecode)
    made.Decode = Array([1, 0] * 4)
    assert most(made) > 340


def test_what_was_weighed_is_not_weighed_again():
    """A JPEG's ink is taken as it was measured when it was made; turned round it is another picture's."""
    assert most(jpeg(sound()), lambda _jpeg: 77.0) == 77
    assert most(jpeg(sound(), decode=False), lambda _jpeg: 77.0) > 300
