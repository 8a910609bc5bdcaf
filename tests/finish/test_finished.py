"""Finished screen and archive files: what they say of themselves, and what they carry."""

import hashlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

DEMO = Path(__file__).resolve().parents[2] / "data" / "yongkang-decade"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
# target: PDF/A part and level, PDF/UA part, PDF version
STANDARDS = {
    "screen": ("", "", "1", "1.7"),
    "screen-ua2": ("", "", "2", "2.0"),
    "archive": ("3", "U", "1", "1.7"),
    "archive-2u": ("2", "U", "1", "1.7"),
    "archive-4f": ("4", "F", "2", "2.0"),
}
EDITIONS = ("newspaper", "brochure")


def said(pdf, name):
    """Give the text of a property of the XMP packet, "" where it is not."""
    found = ET.fromstring(pdf.Root.Metadata.read_bytes()).find(f".//{name}", SPACES)
    return "" if found is None else "".join(found.itertext())


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("target", STANDARDS)
def test_it_names_its_standards(opened, edition, target):
    """A file says which part of PDF/A and PDF/UA it keeps, in the version of PDF that they are of."""
    pdf = opened(edition, target)
    parts = tuple(said(pdf, name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part"))
    assert (*parts, pdf.pdf_version) == STANDARDS[target]


@pytest.mark.parametrize("target", STANDARDS)
def test_it_says_what_it_is(opened, target):
    """Title, creator, language, rights and the publication's own day stand in the metadata."""
    pdf = opened("newspaper", target)
    assert "十年在岗" in said(pdf, "dc:title")
    assert "永康市公安局" == said(pdf, "dc:creator")
    assert "zh-Hans" == said(pdf, "dc:language")
    assert "演示刊物" in said(pdf, "dc:rights")
    assert "2022-10-12T00:00:00Z" == said(pdf, "xmp:CreateDate")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_it_says_what_news_says(opened):
    """Headline, credit and day of IPTC Core and the owner of the rights stand in the metadata."""
    pdf = opened("newspaper", "archive")
    assert "十年在岗实录" == said(pdf, "photoshop:Headline")
    assert ("永康市公安局", "2022-10-12") == (said(pdf, "photoshop:Credit"), said(pdf, "photoshop:DateCreated"))
    assert "永康市公安局" == said(pdf, "xmpRights:Owner")


def test_info_and_metadata_agree(opened):
    """Up to PDF 1.7 the Info dictionary says the same; in PDF/A-4 there is none."""
    assert "十年在岗" == str(opened("newspaper", "archive").docinfo["/Title"])
    assert "/Info" not in opened("newspaper", "archive-4f").trailer


@pytest.mark.parametrize("target", STANDARDS)
def test_headings_are_bookmarks(opened, target):
    """The outline has the headline first and its intertitles under it, each leading to its line.

    An intertitle of two lines is one bookmark.
    """
    with opened("newspaper", target).open_outline() as outline:
        assert ["十年在岗实录"] == [item.title for item in outline.root]
        children = outline.root[0].children
        assert 4 == len(children)
        assert "关口前移 把隐患拦在发案之前" == children[0].title
        places = [list(item.destination or item.action.D) for item in children]
        assert [pikepdf.Name.XYZ] * 4 == [place[1] for place in places]


def test_the_screen_file_is_linearised(finished):
    """A reader sees the first page before the last has come."""
    with pikepdf.open(finished["brochure", "screen"]) as pdf:
        assert pdf.is_linearized


def test_the_issue_is_small(finished):
    """The page and the brochure without photographs stay under 1 MB."""
    assert all(path.stat().st_size < 1_000_000 for path in finished.values())


@pytest.mark.parametrize("target", ["archive", "archive-4f"])
def test_sources_are_attached(opened, target):
    """Texts, tables and chart data are in the file, byte for byte, as what they are and of the publication's day."""
    pdf = opened("newspaper", target)
    names = pdf.Root.Names.EmbeddedFiles.Names
    specs = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    kinds = ("*.yaml", "*/*.md", "*/*.csv")
    sources = {path.relative_to(DEMO).as_posix() for kind in kinds for path in DEMO.glob(kind)}
    assert sources | {"charts/declines.csv", "charts/fraud.csv"} == set(specs)
    for name in sources:
        stream = specs[name].EF.F
        data = (DEMO / name).read_bytes()
        assert data == stream.read_bytes()
        assert hashlib.md5(data).digest() == bytes(stream.Params.CheckSum)
        assert "D:20221012000000Z" == str(stream.Params.ModDate)
    assert ("/Data", "/text/csv") == (str(specs["tables/terms.csv"].AFRelationship),
                                      str(specs["tables/terms.csv"].EF.F.Subtype))
    assert "/Source" == str(specs["stories/lead.md"].AFRelationship)
    assert len(specs) == len(pdf.Root.AF)


def test_pdf_a_2_carries_no_sources(opened):
    """PDF/A-2 takes no files but PDF/A: nothing is attached."""
    assert "/Names" not in opened("newspaper", "archive-2u").Root


@pytest.mark.parametrize("target", ["screen", "screen-ua2", "archive"])
def test_a_chart_leads_to_its_table(opened, target):
    """The data of a chart are an associated file of its figure: the table that its alternative text is of."""
    file = opened("newspaper", target)
    charts = [thing for thing in file.objects
              if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/AF" in thing]
    assert charts
    for chart in charts:
        (spec,) = chart.AF
        table = bytes(spec.EF.F.read_bytes()).decode()
        assert ("Data", "charts/") == (str(spec.AFRelationship)[1:], str(spec.UF)[:7])
        assert table.splitlines()[1].split(",")[1].strip('"') in str(chart.Alt)
