"""What readers of the PDF get: the text that the editor wrote, however far its glyphs were moved."""

import re
import subprocess

import pypdfium2
import pytest
from painting import INKS, embed, lines, panel, written

from presswork.paint.fontbook import FontBook
from presswork.paint.operators import SRGB, passage
from presswork.paint.panel import Passage, Stroke
from presswork.paint.placeholder import Replacements

MARKS = "他说……“这里有3.5公里”，再说⋯⋯吧。”——（试）《书》「引」，（一）：“二”。"
LOOSE = "这一段里有internationalization和uncharacteristically两个长词"
BOUND = "北京\u00a0大学到湖边10\u00a0km；soft\u00adhyphen\u00adation。"
FIRM = ("An office of affluent fjord fishermen sent fifty baffled officials to characterise extraordinarily "
        "complicated regulations about internationalisation, and five difficult affidavits followed.")
GAPS = "从G20峰会到OpenType的1,234.5万元，涨36.94%，约￥50；见https://example.org/a-b/c.html。"
HANT = "繁體中文，標點居中。「引號」與『書名』——……數字2022年。"
KANA = "日本語のテキスト、ゞ々ー。「かぎ」、ッャュ。"
HANGUL = "한국어 문장도 손상 없이 조판됩니다. 2022년 10월."
RARE = "生僻字：𠮷野家、“𠮷”，《𠮷》、㐂、䶮、龘；和internationalization一起𠮷。"
NESTED = "他说：“她问‘谁写的“序”？’，没有人答。”（“一”）、（“二”）；《“三”》，“四”。"
CASES = [(text, "song", "zh-Hans", measure) for text in (MARKS, LOOSE, BOUND, GAPS, RARE, NESTED)
         for measure in (60.0, 92.0, 120.0)] + [
    (FIRM, "book", "en", measure) for measure in (84.0, 100.0, 120.0)] + [
    (text, "song", language, measure) for text, language in ((HANT, "zh-Hant"), (KANA, "ja"), (HANGUL, "ko"))
    for measure in (60.0, 120.0)]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[2]} {case[3]:g} {case[0][:6]}")
def case(request, tmp_path):
    """Write a text as a page of one column."""
    text, style, language, measure = request.param
    replacements = Replacements()
    made = panel(text, style, measure=measure, language=language)
    file = tmp_path / "page.pdf"
    file.write_bytes(written(embed(replacements.add(made), width=measure, height=made.height), replacements).getvalue())
    return text, language, file


def bare(text, language):
    """Leave what must be the same: in Chinese, lines have no space between them; a soft hyphen is no letter."""
    told = re.sub("[\u00ad\ufffe\x02]\\s*", "", text).replace("\u00a0", " ").replace("\x0c", "")
    return re.sub(r"\s+", "" if language != "en" else " ", told).strip()


def test_pdfium_reads_the_text(case):
    """Chromium's reader gives the words as written, in order, none added."""
    text, language, file = case
    with pypdfium2.PdfDocument(file) as opened:
        said = opened[0].get_textpage().get_text_range()
    assert bare(text, language) == bare(said, language)


def test_poppler_reads_the_text(case):
    """Pdftotext gives the words as written, each line of the page as one line."""
    text, language, file = case
    said = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, check=True).stdout
    assert bare(text, language) == bare(said.decode(), language)


def test_marks_set_close_keep_their_line(tmp_path):
    """Where marks share an em, poppler sees no new line between them."""
    replacements = Replacements()
    made = panel(MARKS, measure=400.0)
    file = tmp_path / "page.pdf"
    file.write_bytes(written(embed(replacements.add(made), width=280, height=30), replacements).getvalue())
    said = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, check=True).stdout
    assert len(said.decode().split("\n")) <= 3


def test_only_what_would_mislead_is_said_again():
    """A line at its natural width has no text beside its glyphs."""
    line = lines("清晨六点，河边的雾还没有散。", measure=300.0)
    drawn = passage(Passage("", "P", (Stroke(line[0], 0, 0),)), FontBook(), INKS, SRGB)
    assert b"ActualText" not in drawn


def test_a_mark_that_hangs_out_does_not_cover_its_space():
    """A comma over the line's edge and the word space after it are plain glyphs: nothing is said in their place."""
    text = "Iron, ink, paper, a press, a day and a boy, all of it paid for, is what a sheet of news, then, took."
    composed = lines(text, "book", 64.0, "en")
    assert [line.text[-1] for line in composed[:-1]].count(",") > 1
    strokes = tuple(Stroke(line, 0.0, 15.0 * row) for row, line in enumerate(composed))
    assert b"ActualText" not in passage(Passage("", "P", strokes), FontBook(), INKS, SRGB)
