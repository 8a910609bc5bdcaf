"""Tables: CSV with places."""

from decimal import Decimal

import pytest

from presswork.load.ledger import Ledger
from presswork.load.tables import parse_number, read_table, scan_rows

HEAD = "id,label,value,unit,period,source,approx,note,extra\n"


def read(tmp_path, content):
    path = tmp_path / "facts.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    ledger = Ledger()
    return read_table(path, ledger), ledger


def test_scan():
    """Quoted cells keep commas, quotes and line ends; each cell has its offset."""
    rows = scan_rows('a, b \n"c,1","d ""x""\n2"\n\n,\n')
    assert [[(cell.text, cell.start) for cell in row] for row in rows] == [
        [("a", 0), ("b", 2)],
        [("c,1", 6), ('d "x" 2', 12)],
    ]


def test_fact(tmp_path):
    """A row becomes a fact with its exact value and its place."""
    table, ledger = read(tmp_path, HEAD + "a,甲,36.90,%,今年,报道,约,注,x\n")
    assert not ledger.errors
    (fact,) = table.table.facts
    assert (fact.id, fact.label, str(fact.value), fact.unit, fact.approx, fact.note) == (
        "a",
        "甲",
        "36.90",
        "%",
        "约",
        "注",
    )
    assert str(fact.place).endswith("facts.csv:2:1")
    assert table.table.columns[-1] == "extra"


def test_byte_order_mark_and_windows_ends(tmp_path):
    """A table saved by a spreadsheet, with a byte order mark and CRLF, is read."""
    table, ledger = read(tmp_path, b"\xef\xbb\xbf" + "年,事\r\n2014,成立\r\n".encode())
    assert not ledger.errors
    assert (table.table.columns, table.table.rows) == (("年", "事"), (("2014", "成立"),))
    assert not table.table.facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [("１２．５０", "12.50"), ("−3", "-3"), ("－３", "-3"), ("1,660", "1660"), ("+2", "2"), ("0", "0")],
)
def test_number(text, expected):
    """Fullwidth digits, all minus signs and thousands commas are understood."""
    assert str(parse_number(text)) == str(Decimal(expected))


@pytest.mark.parametrize("text", ["", "1e3", "1.2.3", "1,66", "十", "12%", "1 2", "inf", "٣"])
def test_no_number(text):
    """What is not plainly a number is none."""
    assert parse_number(text) is None


def test_normalised_row(tmp_path):
    """The table's cells have a value's plain digits too."""
    table, _ = read(tmp_path, HEAD + "a,甲,１２,%,今年,报道,,,\n")
    assert table.table.rows[0][2] == "12"


def test_rows_go_on_after_a_fault(tmp_path):
    """Every wrong row is told, the sound ones are kept, and ids of wrong rows are known."""
    table, ledger = read(tmp_path, HEAD + "a,甲,x,,p,s,,,\nb,乙,1,,p,s,,,\nc,丙,1\nd,,1,,p,s,,,\n")
    assert [finding.slug for finding in ledger.errors] == ["bad-number", "ragged-row", "missing-value"]
    assert [fact.id for fact in table.table.facts] == ["b"]
    assert table.lame == {"a", "c", "d"}
