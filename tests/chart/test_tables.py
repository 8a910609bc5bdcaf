"""Plain tables that charts draw: what can only mean one thing is drawn, all else is one error at its row."""

import pytest
from chart_office import make_figure, make_publication

from presswork.chart.draw import draw_figure, sheet_of
from presswork.load.ledger import Ledger
from presswork.load.tables import read_table
from presswork.model.report import Faults


@pytest.fixture
def read(tmp_path):
    def read(data, language="zh-Hans"):
        path, ledger = tmp_path / "cases.csv", Ledger()
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        made = read_table(path, ledger)
        assert () == ledger.errors
        return make_publication([], [made.table], language)

    return read


def values(publication, kind="line", **options):
    return sheet_of(make_figure(kind, table="cases", **options), publication)


SAME = {
    "plain": "年份,发案\n2014,1200\n2015,980.5\n2016,\n",
    "byte order mark": b"\xef\xbb\xbf" + "年份,发案\n2014,1200\n2015,980.5\n2016,\n".encode(),
    "full-width digits": "年份,发案\n2014,１２００\n2015,９８０．５\n2016,－\n",
    "thousands, both ways": '年份,发案\n2014,"1,200"\n2015,980.5\n2016,—\n',
    "full-width comma": "年份,发案\n2014,１，２００\n2015,980.5\n2016,无\n",
    "line ends of another system": "年份,发案\r\n2014,1200\r\n2015,980.5\r\n2016,n/a\r\n",
    "a unit in the head": "年份,发案（起）\n2014,1200\n2015,980.5\n2016,\n",
    "a unit in the cells": "年份,发案\n2014,1200起\n2015,980.5 起\n2016,..\n",
}


@pytest.mark.parametrize("name", SAME)
def test_one_meaning(name, read):
    """However a table writes them, the numbers and the gap are the same."""
    sheet = values(read(SAME[name]))
    assert ["1200", "980.5", "NaN"] == [str(row.value) for row in sheet.rows]
    assert (2014.0, 2015.0, 2016.0) == sheet.times


DATES = ("2014年7月", "2014-07", "2014/7", "Jul 2014", "1 July 2014", "2014年第3季度", "2014 Q3", "July 1, 2014")


@pytest.mark.parametrize("date", DATES)
def test_dates(date, read):
    """Every form of a date stands at the same place on the axis."""
    sheet = values(read(f'日期,发案\n2013,1\n"{date}",2\n'))
    assert (2013.0, 2014.5) == sheet.times


def test_a_word_for_a_number(read, newspaper):
    """A word in a number column is one error, at its line and column of the file and with the column's name."""
    publication = read("项目,2020,2021\n盗抢,12,9\n\n电诈,31,许多\n交通,3,4\n")
    with pytest.raises(Faults, match=r"cases.csv:4:7: .*no number in the row '电诈' under 2021 \(许多\)") as caught:
        draw_figure(make_figure("grouped", table="cases"), publication, newspaper, 258, 120)
    (finding,) = caught.value.findings
    assert ("chart-number", 4, 7) == (finding.slug, finding.place.line, finding.place.column)


def test_a_word_after_quoted_cells(read, newspaper):
    """Quoted cells with commas and line ends do not mislead about where a word stands."""
    publication = read('项目,说明,数量\n"盗,抢","一\n二",12\n电诈,"三",许多\n')
    with pytest.raises(Faults, match=r"cases.csv:4:8: .*no number in the row '电诈' \(许多\)"):
        draw_figure(make_figure("bar", table="cases"), publication, newspaper, 258, 120)


def test_too_many_rows_are_told_before_they_are_read(read, newspaper):
    """Of a table longer than its kind takes no row is read."""
    publication = read("n,value\n" + "".join(f"{at},{at % 97}\n" for at in range(20_000)), "en")
    with pytest.raises(Faults, match=r"has 20000 rows; bar takes 1 to 60 \(chart-rows\)"):
        draw_figure(make_figure("bar", table="cases"), publication, newspaper, 258, 120)


def test_a_long_table_is_counted(read, newspaper):
    """A histogram of twenty thousand rows is drawn, and told by its extremes."""
    publication = read("n,value\n" + "".join(f"{at},{at % 97}\n" for at in range(20_000)), "en")
    art = draw_figure(make_figure("histogram", table="cases", title=""), publication, newspaper, 258, 130)
    assert "highest 96 0" not in art.alt
    assert art.alt.endswith("lowest 0 0.")
    assert 20_001 == len(art.data)
