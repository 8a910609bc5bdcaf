"""The self-test of the hook into WeasyPrint's pages: run it first when WeasyPrint changes."""

import pikepdf
import pypdfium2
import pytest
from painting import embed, panel, rendered, written

from presswork.paint.finisher import PaintingError
from presswork.paint.placeholder import Replacements

TEXT = "河边的雾还没有散"
PLACES = {  # where a template may put a placeholder: (html round it, css)
    "block": ("<div>{}</div>", ""),
    "flex": ("<div style='display:flex'><p>x</p>{}</div>", ""),
    "absolute": ("<div style='position:absolute;left:30pt;top:40pt'>{}</div>", ""),
    "grid": ("<div style='display:grid;grid-template-columns:1fr 1fr'>{}</div>", ""),
    "inline": ("<p>x {} y</p>", "embed{display:inline}"),
    "table": ("<table><tr><td>{}</td></tr></table>", ""),
    "overflow": ("<div style='overflow:hidden;width:200pt'>{}</div>", ""),
}


@pytest.mark.parametrize("place", PLACES)
def test_drawn_once_in(place):
    """A panel is drawn exactly once wherever a template puts it, and its text can be read."""
    html, css = PLACES[place]
    replacements = Replacements()
    file = written(html.format(embed(replacements.add(panel(TEXT)))), replacements, css)
    with pypdfium2.PdfDocument(file) as pdf:
        assert 1 == pdf[0].get_textpage().get_text_range().count(TEXT)


def test_drawn_where_it_stands():
    """The panel's top left is the placeholder's: 30 pt from the left, 40 pt from the top."""
    replacements = Replacements()
    html = PLACES["absolute"][0].format(embed(replacements.add(panel(TEXT))))
    with pypdfium2.PdfDocument(written(html, replacements, "@page{margin:0}")) as pdf:
        text = pdf[0].get_textpage()
        left, bottom, _, _ = text.get_charbox(0, loose=True)
        assert pytest.approx(30, abs=0.1) == left
        assert 200 - 52 - 4 < bottom < 200 - 52


def test_many_panels_on_pages():
    """Panels are drawn once each over several pages, in the order of the document."""
    replacements = Replacements()
    html = "".join(embed(replacements.add(panel(f"第{number}班渡船靠岸"))) for number in range(1, 20))
    with pypdfium2.PdfDocument(written(html, replacements)) as pdf:
        assert len(pdf) > 1
        said = "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)
    assert "".join(f"第{number}班渡船靠岸" for number in range(1, 20)) == said


HIDDEN = {"visibility": "visibility:hidden", "display": "display:none"}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_panel_is_an_error(how):
    """A text that a style hides is not silently lost: writing raises PaintingError."""
    replacements = Replacements()
    document = rendered(embed(replacements.add(panel(TEXT)), HIDDEN[how]), replacements)
    with pytest.raises(PaintingError, match="drawn 0 times"):
        document.write(pdf_tags=True)


def test_panel_drawn_twice_is_an_error():
    """A panel in two places is an error: its paragraph would be read twice."""
    replacements = Replacements()
    url = replacements.add(panel(TEXT))
    with pytest.raises(PaintingError, match="drawn 2 times"):
        rendered(embed(url) + embed(url), replacements).write(pdf_tags=True)


def test_one_hidden_and_one_twice_is_an_error():
    """Two slips that even out in number are seen all the same."""
    replacements = Replacements()
    one, two = replacements.add(panel(TEXT)), replacements.add(panel("渡口"))
    with pytest.raises(PaintingError):
        rendered(embed(one) + embed(one) + embed(two, "display:none"), replacements).write(pdf_tags=True)


def test_faded_panel_is_drawn_or_an_error():
    """A placeholder below full opacity is either painted or refused, never lost."""
    replacements = Replacements()
    document = rendered(embed(replacements.add(panel(TEXT)), "opacity:.5"), replacements)
    with pytest.raises(PaintingError):
        document.write(pdf_tags=True)


def test_written_twice_is_the_same():
    """One rendered document can be written again and again."""
    replacements = Replacements()
    document = rendered(embed(replacements.add(panel(TEXT))), replacements)
    assert document.write(pdf_tags=True) == document.write(pdf_tags=True)


def test_panel_without_tags():
    """In a document without tags a panel is painted without marked content of its own."""
    replacements = Replacements()
    document = rendered(embed(replacements.add(panel(TEXT))), replacements)
    file = document.write(uncompressed_pdf=True)
    assert b"/MCID" not in file
    assert b" TJ" in file


def test_content_stream_is_balanced():
    """What a panel adds opens and closes its own graphics state and marked content."""
    replacements = Replacements()
    with pikepdf.open(written(embed(replacements.add(panel(TEXT))), replacements)) as pdf:
        told = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    assert told.count("q") == told.count("Q")
    assert told.count("BDC") + told.count("BMC") == told.count("EMC")
    assert told.count("BT") == told.count("ET")
