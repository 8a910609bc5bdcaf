"""Pictures come to a page by address, one by one, and wait on disk."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import weasyprint
from PIL import Image

from presswork.finish.conditions import condition
from presswork.model.figure import Figure
from presswork.paint import negatives, separation
from presswork.paint.fetching import address, fetcher
from presswork.paint.pictures import data_of, markup, placed
from presswork.paint.placeholder import Replacements

FIGURE = Figure("gate", "picture", "The gate", file="gate.jpg", alt="An iron gate")


@pytest.fixture
def picture(tmp_path: Path):
    """Give a picture of 3000 x 2000 pixels in a frame of 300 x 200 pt: 720 an inch."""
    Image.linear_gradient("L").resize((3000, 2000)).convert("RGB").save(tmp_path / "gate.jpg")
    return placed(FIGURE, tmp_path, 300, 200)


def test_a_picture_by_its_address(picture):
    """The page has the picture's own data, asked for once, and its cache keeps a place on disk in their stead."""
    asked, replacements = [], Replacements()
    source = {address("门 gate"): lambda: asked.append(1) or data_of(picture, None)}
    page = weasyprint.HTML(string=markup(picture, None, address=address("门 gate")), url_fetcher=fetcher(source))
    file = page.render(cache=replacements).write_pdf()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        [shown] = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Width") == 3000]
        assert picture.path.read_bytes() == shown.read_raw_bytes()
    assert [1] == asked
    assert [] == [key for key in replacements if isinstance(dict.__getitem__(replacements, key), bytes)]


def test_other_addresses_are_fetched_as_ever():
    """Data inside an address still come from there."""
    assert b"abc" == fetcher({}).fetch("data:text/plain,abc").read()


@pytest.mark.parametrize(("name", "widths"), [("coated", [1500, 1300]), ("newsprint", [834, 834])])
def test_the_press_keeps_enough_pixels(name, widths, picture):
    """Far more pixels than the press can show are scaled down, to two a line of its screen or by halves; fewer stay."""
    made = [data_of(picture, condition(name))]
    Image.open(picture.path).resize((1300, 867)).save(picture.path)  # 312 an inch
    made.append(data_of(picture, condition(name)))
    assert {"image/jpeg"} == {media for _, media in made}
    assert widths == [Image.open(io.BytesIO(data)).width for data, _ in made]


def test_a_separation_is_kept(picture, tmp_path, monkeypatch):
    """A picture is separated once; a broken entry, another paper and another frame are separated anew."""
    monkeypatch.setattr("presswork.paint.negatives.folder", lambda: tmp_path / "kept")
    made, done = separation._separated, []
    monkeypatch.setattr(separation, "_separated", lambda *args, **more: done.append(1) or made(*args, **more))
    first = data_of(picture, condition("coated"))
    assert first == data_of(picture, condition("coated"))
    assert [1] == done
    [entry] = (tmp_path / "kept").glob("*.jpg")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert first == data_of(picture, condition("coated"))
    data_of(picture, condition("newsprint"))
    data_of(replace(picture, width=290), condition("coated"))
    assert 4 == len(done)


def test_a_negative_is_weighed_when_it_is_made(picture, tmp_path, monkeypatch):
    """The ink of its heaviest pixel is kept by what it is made of; what is not whole, or another file, has none."""
    monkeypatch.setattr("presswork.paint.negatives.folder", lambda: tmp_path / "kept")
    data, _ = data_of(picture, condition("coated"))
    with Image.open(io.BytesIO(data)) as image:
        heaviest = np.asarray(image).sum(axis=2, dtype=np.uint16).max() / 2.55
    weight = negatives.weight(data)
    assert weight is not None
    assert heaviest - 0.1 <= weight <= heaviest + separation.CALM + 5
    assert negatives.weight(data + b" ") is None
