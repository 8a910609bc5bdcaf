"""Labels of several lines: few, even, and divided where the sense lets them."""

import pytest

from presswork.chart.wrap import wrap


@pytest.mark.parametrize(("text", "limit", "lines"), [
    ("集体二等功", 6, ["集体二等功"]),
    ("国家级集体荣誉", 6, ["国家级", "集体荣誉"]),
    ("国家级个人荣誉", 6, ["国家级", "个人荣誉"]),
    ("电信网络诈骗案损", 6, ["电信网络", "诈骗案损"]),
    ("近十年，按年度计", 5, ["近十年，", "按年度计"]),
    ("2019—2022年平均数", 8, ["2019—", "2022年平均数"]),
    ("one two three four", 9, ["one two", "three", "four"]),
])  # fmt: skip
def test_lines(text, limit, lines):
    """Chinese is filled from its last line, words from the first, and no closing mark begins a line."""
    assert wrap(text, limit, len) == lines
