"""Text operators, told as a trace: F font size, M pen, T ‹text› adjustment ‹text›; inks as written."""

from dataclasses import replace

import pytest
from painting import INKS, LAYOUT, STYLES, lines, trace

from presswork.compose.compositor import Compositor
from presswork.model.galley import GlyphRun, Rule
from presswork.model.story import LEAD, Run
from presswork.model.style import first_baseline
from presswork.paint.fontbook import FontBook
from presswork.paint.operators import CMYK, SRGB, colour, number, passage, rules, shown
from presswork.paint.panel import Passage, Stroke


def traced(text, style="song", measure=120.0, space=SRGB):
    """Trace a paragraph painted from the top left, rows of 15 pt."""
    strokes = tuple(Stroke(line, 0.0, 12.0 + 15 * row) for row, line in enumerate(lines(text, style, measure)))
    book = FontBook()
    return trace(passage(Passage("", "P", strokes), book, INKS, space), book)


def test_plain_line():
    """A line of full-width characters is one string without adjustments."""
    assert """\
BT
0.11 0.102 0.098 rg
F P0 10
M 0 12
T ‹河边的雾还没有散›
ET
""" == traced("河边的雾还没有散")


def test_rules_of_a_line():
    """A rule is a filled box in its ink, half its weight over and under where it stands."""
    line = lines("河边")[0]._replace(rules=(Rule(0.0, 60.0, 12.0, 0.8, "text"), Rule(2.0, 50.0, -3.0, 0.4, "red")))
    assert rules((Stroke(line, 20.0, 30.0),), INKS, CMYK) == (
        b"0 0 0 1 k\n20 17.6 60 0.8 re f\n0.15 1 0.95 0.08 k\n22 32.8 50 0.4 re f\n")
    assert rules((), INKS, CMYK) == b""


def test_full_lines_and_a_last_one():
    """Lines go down by rows; ink and font are named once."""
    assert """\
BT
0.11 0.102 0.098 rg
F P0 10
M 0 12
T ‹清晨六点河边的雾还没有散›
M 0 27
T ‹第一班渡船已经靠岸›
ET
""" == traced("清晨六点河边的雾还没有散第一班渡船已经靠岸")


def test_gaps_round_numbers():
    """Between Han characters and figures stands a quarter of an em; no space is written."""
    assert """\
BT
0.11 0.102 0.098 rg
F P0 10
M 0 12
T ‹船行› -250 ‹12› -250 ‹分钟›
ET
""" == traced("船行12分钟")


def test_marks_that_meet_are_halved():
    """Two full-width marks in a row give up half an em between them."""
    assert """\
BT
0.11 0.102 0.098 rg
F P0 10
M 0 12
T ‹写着“小心台阶›
/Span <</ActualText <feff201d3002>>> BDC
T ‹”› 500 ‹。›
EMC
ET
""" == traced("写着“小心台阶”。")


def test_opening_mark_at_a_line_start():
    """An opening mark at a line's start gives up its blank half: its glyph moves left of the line."""
    assert "T 500 ‹“小心台阶”›" in traced("“小心台阶”")


def test_line_opened_to_its_measure():
    """A justified line is opened evenly between its characters; what rounding leaves is carried on."""
    assert """\
BT
0.11 0.102 0.098 rg
F P0 10
M 0 12
T ‹柳› -55.6 ‹树› -55.5 ‹石› -55.6 ‹桥› -55.5 ‹白› -55.6 ‹墙› -55.5 ‹都› -55.6 ‹倒› -55.5 ‹映› -55.6 ‹水›
M 0 27
T ‹面也很静›
ET
""" == traced("柳树石桥白墙都倒映水面也很静", measure=105.0)


def test_lead_in_its_face_and_ink():
    """A run-in lead has a face and an ink of its own, then the body's come back."""
    runs = [Run("渡口。", frozenset({LEAD})), Run("船已经靠岸")]
    assert """\
BT
0.725 0.086 0.114 rg
F P0 10
M 0 12
T ‹渡口。›
0.11 0.102 0.098 rg
F P1 10
M 30 12
T ‹船已经靠岸›
ET
""" == traced(runs)


def test_press_text_is_black_alone():
    """In CMYK the text ink is K alone; other inks keep their four parts."""
    assert "\n0 0 0 1 k\n" in traced("渡口", space=CMYK)
    assert "0.15 1 0.95 0.08 k" == colour(INKS["red"], CMYK)
    assert "rg" not in traced("渡口", space=CMYK)


def test_tracking_stands_between_characters():
    """Tracking is an adjustment after each character."""
    assert "T ‹渡› -100 ‹口›" in traced("渡口", "spaced")


def test_rounding_does_not_add_up():
    """Many advances that cannot be written exactly end within a thousandth of an em of where they should."""
    book, key = FontBook(), lines("渡")[0].runs[0].face
    glyph = lines("渡")[0].runs[0].glyphs[0]
    run = GlyphRun(key, 8.2, "text", 0, (glyph,) * 40, (8.2 + 1 / 30,) * 40, ("渡",) * 40, (0.0,) * 40)
    moves = [float(part.split("<")[0]) for part in shown(run, book)[1:-4].split(">") if part.split("<")[0]]
    assert pytest.approx(-39 * (1 / 30) / 8.2 * 1000, abs=0.2) == sum(moves)


def test_rise_lifts_the_pen():
    """A run's rise lifts it off the baseline (y grows downwards on a panel)."""
    line = lines("渡")[0]
    run = line.runs[0]
    risen = GlyphRun(run.face, run.size, run.ink, run.x, run.glyphs, run.advances, run.texts, run.offsets, 3.5)
    book = FontBook()
    part = Passage("", "P", (Stroke(type(line)(line.text, (risen,), 10, 0, 0, 0, first=True, last=True), 5, 12),))
    assert "M 5 8.5" in trace(passage(part, book, INKS, SRGB), book)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (-0.0001, "0"), (1.5, "1.5"), (12, "12"), (0.12345, "0.123")])
def test_numbers_are_short(value, text):
    """Numbers have at most three decimals and no empty ones."""
    assert text == number(value)


def test_first_baseline_centres_the_em_box():
    """A line's em box stands in the middle of its leading."""
    assert pytest.approx(2.5 + 8.8) == first_baseline(15, 10)


def test_line_ends_extract_as_word_spaces():
    """Words on two lines are two words, in Latin and not in Chinese."""
    assert "‹spaper› 10 ‹s ›" in traced("a small printer of newspapers and compositors", "latin", 60.0)
    assert " ›" not in traced("第一班渡船已经靠岸“12”分钟以后第二班渡船才会靠岸", measure=60.0)


def test_hyphens_of_the_composer_extract_as_soft_ones():
    """A hyphen that only a line end asked for is U+00AD, so that the word stays whole when it is copied."""
    style = replace(STYLES["latin"], align="justify", hyphenate=True)
    runs = [Run("a small printer of manufactured newspapers")]
    made = Compositor(LAYOUT, "en").paragraph(runs, style, 62.0, indent=0)
    assert any(line.hyphen for line in made)
    book = FontBook()
    part = Passage("", "P", tuple(Stroke(line, 0.0, 12.0 + 15 * row) for row, line in enumerate(made)))
    assert "\u00ad" in trace(passage(part, book, INKS, SRGB), book)
