"""Words for those who do not see a chart: every number in them is one of the data."""

import re
from decimal import Decimal

from chart_office import make_figure, make_publication
from hypothesis import given, settings
from hypothesis import strategies as st

from presswork.chart.alt import MANY, alt_text, data_table, description
from presswork.chart.gather import gather
from presswork.model.fact import Table

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
cell = st.one_of(st.just(""), st.integers(-10**9, 10**9).map(str), st.decimals(-999, 999, places=2).map(str))
label = st.sampled_from(("案损", "G20峰会", "第3号", "Leipzig", "Type A1", "12 point"))
date = st.integers(1400, 2099).map(str) | st.dates().map(lambda day: day.isoformat())


@st.composite
def sheets(draw):
    """Make a sheet of one to three series of named or dated rows, with or without a focus."""
    dated, count, language = draw(st.booleans()), draw(st.integers(1, 3)), draw(st.sampled_from(("zh-Hans", "en")))
    names = draw(st.lists(date, unique=True, min_size=1, max_size=25)) if dated else (
        [f"{draw(label)} {at}" for at in range(draw(st.integers(1, 25)))])
    names = sorted(names) if dated else names
    rows = [(name, *(draw(cell) for _ in range(count))) for name in names]
    rows[0] = (rows[0][0], *["7"] * count)
    heads = ("year" if dated else "name", *(("value",) if count == 1 else ("甲（起）", "Women (%)", "1955")[:count]))
    focus = draw(st.sampled_from(("", names[0])))
    table = Table("t", heads, tuple(rows), ())
    figure = make_figure("line", table="t", title="", measure="", focus=focus)
    return figure, gather(figure, make_publication([], [table], language), (1, 3))


def numbers(texts):
    return {abs(Decimal(found.replace(",", ""))) for text in texts for found in NUMBER.findall(text)}


@given(sheets())
@settings(deadline=None, max_examples=60)
def test_every_number_is_in_the_data(made):
    """The alternative text and the description say no number that the table has not."""
    figure, sheet = made
    known = numbers(text for row in data_table(sheet) for text in row)
    assert numbers([alt_text(figure, sheet, "")]) <= known
    assert numbers([description(figure, sheet, "")]) <= known


@given(sheets())
@settings(deadline=None, max_examples=30)
def test_the_table_has_every_cell(made):
    """The data table has a row a row and, in order, the number of every cell as it is shown."""
    _, sheet = made
    head, *rows = data_table(sheet)
    assert len(sheet.rows) == len(rows)
    for row, cells in zip(sheet.rows, rows, strict=True):
        assert [cell.text for cell in row.cells if cell.text] == [
            text for text, name in zip(cells, head, strict=True) if text and name in (*sheet.series, "数值", "Value")]


def sheet_of(heads, rows, language="en", **values):
    figure = make_figure("line", table="t", title=values.pop("title", ""), **values)
    return figure, gather(figure, make_publication([], [Table("t", heads, rows, ())], language), (1, 3))


def test_a_large_chart_is_told_by_its_course():
    """Of many cells the alternative text has the focus and the extremes; the description has each series."""
    rows = tuple((str(1990 + at), str(at), str(50 - at)) for at in range(10))
    figure, sheet = sheet_of(("year", "Latin", "Greek"), rows, focus="Greek")
    assert len(rows) * 2 > MANY
    assert alt_text(figure, sheet, "Line chart") == (
        "Line chart of Greek: from 50 in 1990 to 41 in 1999, highest 50 in 1990, lowest 41 in 1999; "
        "highest Greek 50 in 1990, lowest Latin 0 in 1990.")
    assert "Latin: from 0 in 1990 to 9 in 1999, highest 9 in 1999, lowest 0 in 1990." in description(figure, sheet, "")


def test_measures_of_different_things_have_no_extremes_in_common():
    """People and years of life are not compared; without a focus the first measure is told."""
    rows = tuple((f"Land {chr(65 + at)}", str(at + 1), str(60 + at)) for at in range(8))
    figure, sheet = sheet_of(("name", "People (m)", "Life (years)"), rows)
    assert alt_text(figure, sheet, "Table") == "Table of People: highest Land H 8 m, lowest Land A 1 m."


def test_a_small_chart_is_told_whole():
    """Every cell of few stands in the text, in the order of the rows; a missing one is said to be."""
    rows = (("盗抢", "12", "9"), ("电诈", "", "31"))
    figure, sheet = sheet_of(("项目", "2020年（起）", "2021年（起）"), rows, "zh-Hans")
    assert alt_text(figure, sheet, "点图") == "点图，盗抢：2020年12起、2021年9起；电诈：2020年无数据、2021年31起。"
