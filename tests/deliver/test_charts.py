"""Charts on their own: the same chart in four formats, complete, and the same bytes each time."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from presswork.chart import cache as store
from presswork.deliver.card import Size, card_of
from presswork.deliver.charts import chart_files, charts_of
from presswork.house import house_folder, shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.report import Faults

SVG = "{http://www.w3.org/2000/svg}"
DEMO = Path("data/yongkang-decade")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keep every test's drawings to itself."""
    monkeypatch.setattr("presswork.chart.cache.folder", lambda: tmp_path / "cache")


@pytest.fixture(scope="module")
def publication():
    return load_publication(house_folder() / DEMO)


@pytest.fixture(scope="module")
def layout(publication):
    return load_layout("newspaper", shelves("layouts"), publication.language)


@pytest.fixture
def written(publication, layout):
    def write(*formats, names=("fraud",), **size):
        return chart_files(publication, layout, names=names, formats=formats, size=Size(**size))

    return write


def test_names(written):
    """Each chart asked for has a file of each format, by its id, sorted."""
    expected = ["days.csv", "days.svg", "fraud.csv", "fraud.svg"]
    assert expected == list(written("svg", "csv", names=("fraud", "days")))


def test_all_charts(publication):
    """Without names every figure that is drawn from data is a chart; pictures are none."""
    expected = [figure.id for figure in publication.figures.values() if figure.kind != "picture"]
    assert expected == [figure.id for figure in charts_of(publication)]


def test_same_bytes(written, tmp_path):
    """Two runs, the second without a cache, give the same bytes in every format."""
    first = written("svg", "pdf", "png", "csv")
    for entry in (tmp_path / "cache").iterdir():
        entry.unlink()
    assert first == written("svg", "pdf", "png", "csv")


def test_svg_is_complete(written):
    """The SVG has its texts as text, carries their faces, and points to nothing outside itself."""
    root = ET.fromstring(written("svg")["fraud.svg"])
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert {"打击", "移诉", "1660"} <= {re.sub("人$", "", text) for text in texts}
    assert "近三年电诈案件打击" in "".join(texts)
    style = root.find(f"{SVG}style").text
    families = {node.get("font-family").split(",")[0] for node in root.iter(f"{SVG}text")}
    assert families == set(re.findall(r"font-family:(\w+)", style))
    assert all(url.startswith("data:font/") for url in re.findall(r"url\(([^)]*)\)", style))
    assert "1660" in root.find(f"{SVG}desc").text


def test_svg_letters_have_places(written):
    """Every letter has its own place, so that a viewer's own face cannot push words into each other."""
    root = ET.fromstring(written("svg")["fraud.svg"])
    for node in root.iter(f"{SVG}text"):
        assert len(node.text) == len(node.get("x").split())


def test_pdf_text(written):
    """The PDF's text extracts: finding, labels, values, source."""
    page = pypdfium2.PdfDocument(written("pdf")["fraud.pdf"])[0]
    text = "".join(page.get_textpage().get_text_range().split())
    for words in ("近三年电诈案件打击1660人", "移诉", "1225人", "资料来源："):
        assert words in text


def test_pdf_fonts_and_tags(written):
    """The PDF embeds each face, none as Type 3, and its figure says the numbers."""
    with pikepdf.open(io.BytesIO(written("pdf")["fraud.pdf"])) as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") ==
                 "/Font"]
        kinds = {str(font.Subtype) for font in fonts}
        assert {"/Type0", "/CIDFontType0", "/CIDFontType2"} >= kinds
        figures = [str(thing.Alt) for thing in pdf.objects
                   if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"]
        assert len(figures) == 1
        assert "1225" in figures[0]
        assert "en" not in str(pdf.Root.Lang)


def test_pdf_is_vector(written):
    """The PDF holds no picture."""
    with pikepdf.open(io.BytesIO(written("pdf")["fraud.pdf"])) as pdf:
        assert not [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
                    and thing.get("/Subtype") == "/Image"]


@pytest.mark.parametrize(("width", "dpi", "pixels"), [(120, 300, 1417), (100, 72, 283), (25.4 * 4, 150, 600)])
def test_png_size(written, width, dpi, pixels):
    """A picture is as many pixels wide as its width in mm at its pixels an inch, which it tells."""
    image = Image.open(io.BytesIO(written("png", width=width, dpi=dpi)["fraud.png"]))
    assert pixels == image.width
    assert dpi == pytest.approx(image.info["dpi"][0], abs=0.02)


def test_png_shows_the_inks(written):
    """A picture's ground is paper, and the row in focus is in the accent."""
    image = Image.open(io.BytesIO(written("png", dpi=100)["fraud.png"])).convert("RGB")
    colours = {colour: count for count, colour in image.getcolors(1 << 20)}
    assert (255, 255, 255) == image.getpixel((0, 0))
    assert colours[0xB9, 0x16, 0x1D] > 2000


def test_csv_rows(written):
    """The CSV has heads and the rows that the chart draws."""
    rows = list(csv.reader(io.StringIO(written("csv")["fraud.csv"].decode())))
    assert ["打击", "1660人"] == rows[1][:2]


def test_height_asked_for(publication, layout):
    """A card has the height that was asked for."""
    assert 80 == pytest.approx(card_of(publication.figures["fraud"], publication, layout, Size(120, 80)).height
                               * 25.4 / 72)


def test_grows_until_it_has_room(publication, layout):
    """A chart whose labels have no room in a flat card gets a higher one."""
    flat = card_of(publication.figures["fraud"], publication, layout, Size(120)).height
    assert flat < card_of(publication.figures["timeline"], publication, layout, Size(120)).height


def test_too_small(written):
    """A size without room for the chart is an error, not a clipped word."""
    with pytest.raises(Faults, match="chart-tight"):
        written("csv", names=("timeline",), width=60, height=30)


def test_unknown_chart(written):
    """A chart that is not there is an error that lists those that are."""
    with pytest.raises(Faults, match=r"no chart has the id fruad \(unknown-figure\); choose from declines, fraud"):
        written("csv", names=("fruad",))


def test_tight_is_remembered(publication, layout, monkeypatch):
    """Why a frame is too small is kept, so that asking again draws nothing."""
    with pytest.raises(Faults) as first:
        card_of(publication.figures["timeline"], publication, layout, Size(60, 30))
    monkeypatch.setattr("presswork.chart.draw._svg", lambda *_: pytest.fail("drawn again"))
    with pytest.raises(Faults) as second:
        card_of(publication.figures["timeline"], publication, layout, Size(60, 30))
    assert str(first.value) == str(second.value)
    assert not store.read_tight("0" * 64)
