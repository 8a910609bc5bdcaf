"""The fabric of the page: body lines on the grid and in their columns, breaks where the craft allows them."""

import re
from itertools import pairwise

import pytest
from demo_page import body_texts
from pdf_reader import bare, texts_of

# CLREQ 3.1.5 (W3C) and GB/T 15834-2011, written again here so that a slip in the composer's tables shows.
NEVER_FIRST = set("，。、；：？！）》〉」』】〕”’…—·々％%‰℃,.;:?!)]}")
NEVER_LAST = set("（《〈「『【〔“‘([{¥￥$€£")
UNITS = "元年月日号时分秒个名人件起家次岁条项位所届级倍米吨亩户台辆只天处份种类期套间座幅"
NUMBER = re.compile(
    rf"[+\-−]?\d+(?:[.,:]\d+)*[%％]?[余多]?[万亿千百]*[余多]?(?:[{UNITS}]|连冠|平方米|公里)?|[A-Z]+\d+|\d+[A-Z]+"
)
DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
TOLERANCE = 0.1  # pt


@pytest.fixture(scope="module")
def galley(page):
    """Give the galley of the page's story."""
    return page[2].galleys["lead"]


@pytest.fixture(scope="module")
def pairs(galley):
    """Give the two lines on either side of each break inside a paragraph."""
    lines = [line for line in galley.lines if galley.blocks[line.block].role == "P"]
    return [(one.text, two.text) for one, two in pairwise(lines) if one.block == two.block]


@pytest.fixture
def body(screen, page):
    """Give the shown texts of the story's paragraphs, as they stand in the file."""
    story = page[0].stories["lead"]
    whole, shown = bare("".join(body_texts(story))), texts_of(screen.pages[0])
    said = [bare(each.text) for each in shown]
    start = next(index for index in range(len(said)) if whole.startswith("".join(said[index : index + 4])))
    count, at = 0, start
    while count < len(whole):
        count += len(said[at])
        at += 1
    return [each for each in shown[start:at] if each.size == pytest.approx(page[1].styles["body"].size, abs=0.02)]


def test_body_lines_stand_on_the_grid(body, page, galley):
    """Every em box of the body stands in the middle of a row of the grid, within 0.1 pt."""
    row, size = page[1].page.baseline, page[1].styles["body"].size
    first = (row - size) / 2 + 0.88 * size
    off = [each for each in body
           if abs(each.baseline - first - round((each.baseline - first) / row) * row) > TOLERANCE]
    assert len(body) >= sum(galley.blocks[line.block].style == "body" for line in galley.lines)
    assert [] == off


def test_body_lines_stand_in_their_columns(body, page):
    """Every body line begins and ends inside a column; only a mark's blank half may stand outside."""
    sheet = page[1].page
    step = sheet.column + sheet.gutter
    for each in body:
        left = sheet.inner + (each.left + each.size / 2 - sheet.inner) // step * step
        assert left - TOLERANCE <= each.left + blank(each, 0, NEVER_LAST)
        assert each.right - blank(each, -1, NEVER_FIRST) <= left + sheet.column + TOLERANCE


def blank(shown, end, marks):
    """Give the width of the half of a full-width mark at an end of a text that has no ink."""
    return shown.size / 2 if shown.text[end] in marks else 0.0


def test_full_lines_fill_the_measure(galley):
    """A justified line is as wide as its column, whether it was closed or opened."""
    short = [
        line.text
        for line in galley.lines
        if galley.blocks[line.block].style == "body" and not line.last and abs(line.width - galley.measure) > TOLERANCE
    ]
    assert [] == short


def test_no_forbidden_mark_at_a_line_end(pairs):
    """No line begins with a closing mark or a unit sign, none ends with an opening mark or currency."""
    assert [] == [two for _, two in pairs if two[0] in NEVER_FIRST]
    assert [] == [one for one, _ in pairs if one[-1] in NEVER_LAST]


def test_no_number_is_divided(pairs):
    """A number keeps its sign, decimals, thousands and unit on one line."""
    assert [] == divided(pairs, NUMBER)


def test_no_date_is_divided(pairs):
    """A date keeps its year, month and day on one line."""
    assert [] == divided(pairs, DATE)


def divided(pairs, pattern):
    """List the breaks that fall inside a match of a pattern."""
    return [
        f"{one[-8:]} | {two[:8]}"
        for one, two in pairs
        for found in pattern.finditer(one + two)
        if found.start() < len(one) < found.end()
    ]


def test_no_last_line_of_one_character(galley):
    """A paragraph's last line has at least two characters (孤字)."""
    lone = [
        line.text for line in galley.lines if line.last and not line.first and len(re.sub(r"\W", "", line.text)) < 2
    ]
    assert [] == lone


def test_no_line_is_opened_too_wide(galley):
    """No line is opened by more than an eighth of an em a character."""
    assert [] == [(line.text, line.stretch) for line in galley.lines if line.stretch > 0.125]


def test_columns_break_where_they_may(page, galley):
    """No first line alone at a foot, no last one at a top, no intertitle within two lines of a foot."""
    placed = page[2].pages[0].flows[0].lines
    feet = [one.line for one, two in pairwise(placed) if two.baseline < one.baseline]
    assert 3 == len(feet)
    for foot in feet:
        last, first = galley.lines[foot], galley.lines[foot + 1]
        assert not galley.blocks[last.block].keep
        if last.block == first.block:
            assert not last.first
            assert not first.last
        block = galley.blocks[last.block]
        headed = last.block and galley.blocks[last.block - 1].keep
        assert not (headed and foot < min(block.start + 1, block.stop - 1))
