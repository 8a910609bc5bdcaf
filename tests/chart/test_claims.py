"""Titles against rows: what follows is silent, what does not is told with what the rows give."""

import pytest
from chart_office import make_fact, make_figure, make_publication

from presswork.chart.evidence import untrue
from presswork.chart.gather import gather
from presswork.chart.numerals import number_of

FALLS = [("盗抢案件", "-20", "%"), ("电诈案损", "-36.94", "%")]
COUNTS = [("打击", "1660", "人"), ("移诉", "1225", "人")]
SPEEDS = [("Hand press", "250", "sheets"), ("Steam press", "1100", "sheets"), ("Rotary press", "16000", "sheets")]
SHARES = [("Latin", "77", "%"), ("Law", "10", "%")]
DUTIES = [("Stamp", "-75", "%"), ("Paper", "-50", "%")]
# language, rows, a title that follows from them, one that does not, what the rows give
CLAIMS = [
    ("zh-Hans", FALLS, "电诈案损下降36.94%", "电诈案损下降39.94%", "电诈案损 −36.94%"),
    ("zh-Hans", FALLS, "案损下降近四成", "案损下降近三成", "盗抢案件 −20%"),
    ("zh-Hans", FALLS, "案损少三成多", "案损少五成多", "电诈案损 −36.94%"),
    ("zh-Hans", FALLS, "两项指标下降", "三项指标下降", "2 that fall"),
    ("zh-Hans", FALLS, "下降20%", "上升20%", "盗抢案件 −20%"),
    ("zh-Hans", COUNTS, "打击多于移诉", "移诉多于打击", "移诉 1225人, 打击 1660人"),
    ("zh-Hans", COUNTS, "打击比移诉多35.5%", "打击比移诉多25%", "35.51% from 移诉 to 打击"),
    ("zh-Hans", COUNTS, "打击1660人", "打击1680人", "打击 1660人"),
    ("zh-Hans", COUNTS, "打击过半", "打击是移诉的两倍", "1.36 times"),
    ("en", DUTIES, "Stamp down 75%", "Stamp down 57.1%", "Stamp −75%"),
    ("en", DUTIES, "Two duties cut", "Three duties cut", "2 that fall"),
    ("en", SPEEDS, "More than sixtyfold in a century", "More than eightyfold", "64 times"),
    ("en", SPEEDS, "Rotary press the fastest", "Steam press the fastest", "Rotary press 16,000 sheets"),
    ("en", SPEEDS, "Steam press faster than Hand press", "Hand press faster than Steam press", "Hand press 250 sheets"),
    ("en", SPEEDS, "From 250 sheets to 16,000 sheets", "From 240 sheets on", "Hand press 250 sheets"),
    ("en", SHARES, "Three books in four were in Latin", "One book in four was in Latin", "Latin 77%"),
    ("en", SHARES, "More than half in Latin", "More than 80% in Latin", "Latin 77%"),
    ("en", [("1800", "100", "presses"), ("1850", "200", "presses")], "Presses doubled", "Presses tripled", "2 times"),
]


def told(language, rows, title):
    facts = [make_fact(f"f{at}", *row) for at, row in enumerate(rows)]
    publication = make_publication(facts, language=language)
    figure = make_figure("bar", [fact.id for fact in facts], title=title)
    return untrue(figure, gather(figure, publication))


@pytest.mark.parametrize("case", CLAIMS, ids=lambda case: case[2])
def test_a_claim_that_follows_is_silent(case):
    """A title that the rows bear out is not told."""
    language, rows, true, _, _ = case
    assert [] == told(language, rows, true)


@pytest.mark.parametrize("case", CLAIMS, ids=lambda case: case[3])
def test_a_claim_that_does_not_follow_is_told(case):
    """A title that the rows do not bear out is told at its place, with what they give."""
    language, rows, _, false, given = case
    (finding,) = told(language, rows, false)
    assert "chart-claim" == finding.slug
    assert given in finding.what
    assert ("publication.yaml", 29) == (finding.place.file, finding.place.line)


def test_the_row_named_is_certain():
    """Where the title names the one row that says otherwise it is an error, else a warning."""
    assert ["error", "warning"] == [told("zh-Hans", FALLS, title)[0].severity
                                    for title in ("盗抢案件下降21%", "下降21%")]


@pytest.mark.parametrize("title", [
    "一百元案损，今年少了近四十元", "近三年的电诈案件", "培养新人和骨干", "2016年以来", "公安这十年", "三成立一批",
])
def test_nothing_to_test(title):
    """A title that claims nothing of the rows is not told."""
    assert [] == told("zh-Hans", COUNTS, title)


@pytest.mark.parametrize(("text", "expected"), [
    ("36.94", "36.94"), ("三百六十", "360"), ("两千", "2000"), ("四十", "40"), ("1.2万", "12000"), ("一二〇", "120"),
    ("１６６０", "1660"), ("sixty", "60"), ("twenty-five", "25"), ("a hundred and six", "106"), ("1,700", "1700"),
    ("three thousand", "3000"), ("a dozen", "12"), ("press", "None"),
])
def test_numerals(text, expected):
    """Numbers are read in digits and in words."""
    assert expected == str(number_of(text)).removesuffix(".0")

