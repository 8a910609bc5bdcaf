"""Fonts in the file: text extracts as it was written, widths are the face's, names follow from the bytes."""

import re

import pikepdf
import pypdfium2
import pytest
from painting import LATIN, SONG, embed, lines, panel, written

from presswork.compose.shaping import shaper
from presswork.paint.fontbook import FIRST_SPARE, FontBook
from presswork.paint.placeholder import Replacements


def document(*texts, style="song"):
    """Write a document with each text in a panel of its own."""
    replacements = Replacements()
    return written("".join(embed(replacements.add(panel(text, style))) for text in texts), replacements)


def extracted(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)


def descendants(file):
    """Give the descendant fonts of our own faces, by their resource name."""
    with pikepdf.open(file) as pdf:
        fonts = pdf.pages[0].Resources.Font
        yield from ((name, font, font.DescendantFonts[0]) for name, font in fonts.items() if name.startswith("/P"))


def test_one_glyph_two_texts():
    """… and ⋯ share a glyph in the Noto CJK faces; each extracts as it was written, in either order."""
    song = shaper(SONG)
    assert song.font.get_nominal_glyph(ord("…")) == song.font.get_nominal_glyph(ord("⋯"))
    assert "雾……散⋯⋯了" in extracted(document("雾……散⋯⋯了"))
    assert "散⋯⋯雾……了" in extracted(document("散⋯⋯雾……了"))


def test_second_text_gets_a_code_of_its_own():
    """The first text of a glyph has its glyph id as code; others get spare codes, always the same."""
    face = FontBook().face(shaper(SONG).key)
    glyph = shaper(SONG).font.get_nominal_glyph(ord("…"))
    codes = [face.code(glyph, "…"), face.code(glyph, "⋯"), face.code(glyph, "…"), face.code(glyph, "⋯")]
    assert [glyph, FIRST_SPARE, glyph, FIRST_SPARE] == codes


def test_spare_codes_are_different():
    """Every second text has a code that no other has."""
    face = FontBook().face(shaper(SONG).key)
    codes = [face.code(glyph, text) for glyph in (10, 11, 12) for text in ("a", "b", "c")]
    assert 9 == len(set(codes))


def test_quotes_dashes_and_numbers_extract():
    """Marks, dashes, signs and Latin letters extract as they were typed."""
    text = "“渡口”——全长2.4公里，减少−36.94%；《小报》·GPS"
    assert "".join(text.split()) in extracted(document(text))


def test_ligatures_extract_as_letters():
    """A ligature extracts as the letters that it stands for."""
    assert "Officefiles" in extracted(document("Office files", style="latin"))


def test_widths_are_the_faces():
    """The W array holds the natural advances of the glyphs used, in thousandths of an em."""
    for _, _, font in descendants(document("渡口12", "渡")):
        assert 1000 == int(font.DW)
        widths = font.W
        for at in range(0, len(widths), 2):
            glyph, width = int(widths[at]), float(widths[at + 1][0])
            face = shaper(SONG)
            assert pytest.approx(face.font.get_glyph_h_advance(glyph) * 1000 / face.upem, abs=0.01) == width


def test_subset_names_follow_from_the_bytes():
    """The same text gives the same subset name, another text another one (ISO 32000-1, 9.6.4)."""
    one, same, other = (
        [str(font.BaseFont) for _, font, _ in descendants(document(text))] for text in ("渡口的船", "渡口的船", "石桥")
    )
    assert one == same
    assert one != other
    assert re.fullmatch(r"/[A-Z]{6}\+NotoSerifCJK\w*-\w+", one[0])


def test_subset_is_small():
    """A few characters do not carry the whole face."""
    assert len(document("渡口的船").getvalue()) < 30_000


@pytest.mark.parametrize(
    ("style", "program", "kind"),
    [("song", "/FontFile3", "/CIDFontType0"), ("latin", "/FontFile2", "/CIDFontType2")],
)
def test_font_program_by_kind(style, program, kind):
    """A CFF face is embedded as CIDFontType0C, a TrueType face as it is."""
    with pikepdf.open(document("Ferry 12", style=style)) as pdf:
        [font] = [font for name, font in pdf.pages[0].Resources.Font.items() if name.startswith("/P")]
        below = font.DescendantFonts[0]
        assert kind == below.Subtype
        assert program in below.FontDescriptor


def test_codes_are_glyph_ids():
    """Without double glyphs codes are glyph ids and the encoding is Identity-H."""
    with pikepdf.open(document("渡口的船")) as pdf:
        assert ["/Identity-H"] == [
            str(font.Encoding) for name, font in pdf.pages[0].Resources.Font.items() if name.startswith("/P")
        ]


def test_book_opens_a_face_once():
    """Faces are numbered in the order of their first use."""
    book = FontBook()
    keys = [run.face for line in lines("渡口 Ferry") for run in line.runs] + [shaper(LATIN).key]
    assert [book.face(key).name for key in keys] == [book.face(key).name for key in keys]
    assert [f"P{number}" for number in range(len(book.faces))] == [face.name for face in book.faces.values()]
