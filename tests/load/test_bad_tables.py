"""Bad tables: each is read right, or is one clear error at its row and column."""

import pytest

from presswork.load.ledger import Ledger
from presswork.load.tables import read_table

HEAD = "id,label,value,unit,period,source\n"
GOOD = HEAD + "a,甲,1660,人,2016,报道\n"
# name: (bytes, values read) or (bytes, slug, line, column)
READ = {
    "byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), ["1660"]),
    "full-width digits": (GOOD.replace("1660", "１６６０").encode(), ["1660"]),
    "full-width point and minus": (GOOD.replace("1660", "－３６．９４").encode(), ["-36.94"]),
    "thousands": (GOOD.replace("1660", '"1,660"').encode(), ["1660"]),
    "line ends of other systems": (GOOD.replace("\n", "\r\n").encode(), ["1660"]),
    "empty lines": ((GOOD + "\n,,,,,\n\n").encode(), ["1660"]),
}
TOLD = {
    "text in a number column": (GOOD.replace("1660", "许多").encode(), "bad-number", 2, 5),
    "a short row": ((GOOD + "b,乙,3\n").encode(), "ragged-row", 3, 5),
    "a long row": ((GOOD + "b,乙,3,人,2017,报道,多\n").encode(), "ragged-row", 3, 17),
    "GBK": (GOOD.encode("gbk"), "not-utf8", 2, 3),
    "UTF-16": (GOOD.encode("utf-16"), "not-utf8", 1, 1),
    "semicolons": (GOOD.replace(",", ";").encode(), "bad-csv", 1, 1),
    "tabs": (GOOD.replace(",", "\t").encode(), "bad-csv", 1, 1),
    "a head twice": (GOOD.replace("unit", "label").encode(), "duplicate-column", 1, 16),
    "an empty file": (b"", "bad-csv", 1, 1),
    "an open quote": (GOOD.replace("甲", '"甲').encode(), "bad-csv", 2, 3),
}


@pytest.fixture
def read(tmp_path):
    def read(data):
        path, ledger = tmp_path / "table.csv", Ledger()
        path.write_bytes(data)
        return read_table(path, ledger), ledger.errors

    return read


@pytest.mark.parametrize("name", READ)
def test_read(name, read):
    """A table that can only mean one thing is read."""
    data, values = READ[name]
    table, errors = read(data)
    assert () == errors
    assert values == [str(fact.value) for fact in table.table.facts]


@pytest.mark.parametrize("name", TOLD)
def test_told(name, read):
    """A table that cannot be read is one error at its row and column, with a cure."""
    data, slug, line, column = TOLD[name]
    _, (error,) = read(data)
    assert (slug, line, column) == (error.slug, error.place.line, error.place.column)
    assert error.cure


def test_many_rows(read):
    """A table of many rows is read whole; its last row's mistake is found there."""
    rows = "".join(f"f{n},甲,{n},人,2016,报道\n" for n in range(20_000))
    table, errors = read((HEAD + rows + "x,乙,没有,人,2016,报道\n").encode())
    assert 20_000 == len(table.table.facts)
    assert ["bad-number", 20_002] == [errors[0].slug, errors[0].place.line]
