"""Pictures: their pixels for the frame, and their inks for the press."""

import base64
import io
import re
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import weasyprint
from PIL import Image

from presswork.finish.conditions import condition
from presswork.model.figure import Figure
from presswork.model.report import WARNING, Faults
from presswork.paint.pictures import data_of, markup, placed, window
from presswork.paint.separation import CALM, jpeg

FIGURE = Figure("gate", "picture", "The gate", file="gate.png", alt="An iron gate")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.linear_gradient("L").resize((600, 300)).convert("RGB").save(tmp_path / "gate.png")
    return tmp_path


def test_enough_pixels(folder):
    """A picture of 216 pixels an inch is taken without a word."""
    assert () == placed(FIGURE, folder, 200, 100).findings


def test_few_pixels_warn(folder):
    """Under 150 pixels an inch there is a warning that names them."""
    (found,) = placed(FIGURE, folder, 360, 180).findings
    assert (WARNING, True) == (found.severity, "120 pixels an inch" in found.what)


def test_too_few_pixels_fail(folder):
    """Under 100 pixels an inch the picture is refused, with the width it should have."""
    with pytest.raises(Faults, match="at least 1125 pixels wide"):
        placed(FIGURE, folder, 540, 270)


def test_no_image_fails(folder):
    """A file that is no image is a fault of the figure, not a traceback."""
    (folder / "gate.png").write_text("not an image", encoding="utf-8")
    with pytest.raises(Faults, match="bad-picture"):
        placed(FIGURE, folder, 200, 100)


def test_press_picture_is_separated(folder):
    """For the press a picture has four inks and stays within the condition's total ink."""
    newsprint = condition("newsprint")
    element = markup(placed(FIGURE, folder, 200, 100), newsprint)
    data = base64.b64decode(re.search(r"base64,([^\"]+)", element)[1])
    image = Image.open(io.BytesIO(data))
    assert "CMYK" == image.mode
    inks = [sum(image.getpixel((x, y))) / 2.55 for x in range(0, 600, 50) for y in range(0, 300, 5)]
    assert max(inks) <= newsprint.total_ink + 5


def test_alternative_text(folder):
    """The element says what the picture shows, in quotes that cannot break it."""
    element = markup(placed(Figure("g", "picture", "t", file="gate.png", alt='"Gate" & fence'), folder, 200, 100), None)
    assert 'alt="&quot;Gate&quot; &amp; fence"' in element


def test_a_crop_keeps_the_focal_point(folder):
    """A picture cropped to a square shows its focal point: at the left edge the dark end, at the right the light."""
    Image.linear_gradient("L").rotate(90).resize((600, 300)).convert("RGB").save(folder / "gate.png")
    shown = {}
    for focal in ((0.0, 0.5), (1.0, 0.5)):
        figure = Figure("g", "picture", "t", file="gate.png", focal=focal)
        element = markup(placed(figure, folder, 100, 100), None)
        html = weasyprint.HTML(string=f"<style>@page{{size:100pt;margin:0}}body{{margin:0}}</style>{element}")
        page = pypdfium2.PdfDocument(html.write_pdf())[0].render(scale=1).to_pil()
        shown[focal] = page.crop((0, 0, 100, 10)).resize((1, 1)).getpixel((0, 0))[0]
    assert abs(shown[0.0, 0.5] - shown[1.0, 0.5]) > 60


def test_a_screen_gets_the_pixels_it_shows(folder):
    """A picture of 216 pixels an inch has 150 for the screen, in its frame's shape; one of fewer stays as it is."""
    data, media = data_of(placed(FIGURE, folder, 200, 100), None, ppi=150)
    assert ("image/png", (417, 208)) == (media, Image.open(io.BytesIO(data)).size)
    assert (folder / "gate.png").read_bytes() == data_of(placed(FIGURE, folder, 300, 150), None, ppi=150)[0]
    assert (folder / "gate.png").read_bytes() == data_of(placed(FIGURE, folder, 200, 100), None)[0]


@pytest.mark.parametrize("focal", [(0.0, 0.5), (0.5, 0.5), (1.0, 0.5), (0.3, 0.9)])
@pytest.mark.parametrize("frame", [(100, 100), (300, 50), (200, 100), (33.3, 71.7)])
def test_the_hidden_part_is_left_out(frame, focal, folder):
    """The press's data are what the frame shows round the focal point, no more than a pixel on any side."""
    left, top, right, foot = window((600, 300), frame, focal)
    scale = max(frame[0] / 600, frame[1] / 300)
    wide, high = frame[0] / scale, frame[1] / scale
    assert (right - left - wide, foot - top - high) == pytest.approx((1, 1), abs=1.01)
    assert (left, top) == pytest.approx((focal[0] * (600 - wide), focal[1] * (300 - high)), abs=1.01)
    assert 0 <= left < right <= 600
    assert 0 <= top < foot <= 300


def test_the_press_shows_a_photograph_upright(folder):
    """A photograph that its camera's note turns stands upright on press, counted by its upright pixels."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.linear_gradient("L").resize((900, 1800)).convert("RGB").save(folder / "gate.jpg", exif=exif)
    picture = placed(Figure("gate", "picture", "The gate", file="gate.jpg", alt="An iron gate"), folder, 430, 215)
    image = Image.open(io.BytesIO(data_of(picture, condition("coated"))[0]))
    assert ((), (1800, 900)) == (picture.findings, image.size)


@pytest.mark.parametrize("turned", [1, 6])
def test_the_press_gets_two_pixels_a_line_of_its_screen(turned, folder):
    """A photograph of far more pixels than a dot screen shows has 300 to 360 an inch on coated paper."""
    exif = Image.Exif()
    exif[0x0112] = turned
    size = (4000, 2000) if turned == 1 else (2000, 4000)
    Image.linear_gradient("L").resize(size).convert("RGB").save(folder / "gate.jpg", exif=exif)
    picture = placed(Figure("gate", "picture", "The gate", file="gate.jpg", alt="An iron gate"), folder, 216, 108)
    image = Image.open(io.BytesIO(data_of(picture, condition("coated"))[0]))
    assert 900 <= image.width == 2 * image.height <= 1080
    dark = [image.getpixel(place)[3] > 128 for place in ((2, 2), (image.width - 3, 2), (2, image.height - 3))]
    assert dark == ([True, True, False] if turned == 1 else [False, True, False])


def test_jpeg_adds_no_ink_to_a_light_picture():
    """Of noise, the worst there is for JPEG, no pixel comes to more ink than the margin that is left without a look."""
    noise = np.random.default_rng(1).integers(0, 255, (600, 600, 4), dtype=np.uint8)
    asked = noise.astype(np.uint16).sum(axis=2)
    with Image.open(io.BytesIO(jpeg(Image.fromarray(noise, "CMYK")))) as image:
        shown = np.asarray(image).astype(np.uint16).sum(axis=2)
    heavy = asked > 2.55 * 200
    assert (shown.astype(int) - asked)[heavy].max() / 2.55 < CALM


def test_a_screen_does_not_learn_where_a_camera_stood(folder):
    """A photograph that is made smaller is upright and has no Exif."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "a camera"
    Image.linear_gradient("L").resize((900, 1800)).convert("RGB").save(folder / "gate.jpg", exif=exif)
    figure = Figure("gate", "picture", "The gate", file="gate.jpg", alt="An iron gate")
    image = Image.open(io.BytesIO(data_of(placed(figure, folder, 200, 100), None, ppi=150)[0]))
    assert (dict(image.getexif()), True) == ({}, image.width > image.height)
