"""Numbers by language."""

from decimal import Decimal

import pytest

from presswork.load.numbers import format_fact, format_magnitude, number_text
from presswork.model.fact import Fact


def fact(value: str, unit: str = "", approx: str = "") -> Fact:
    return Fact("a", "甲", Decimal(value), unit, "", "", approx)


CHINESE = [
    ("2300", "万元", "余", "2300万余元"),
    ("2300", "万元", "多", "2300多万元"),
    ("980", "天", "余", "980余天"),
    ("60", "名", "余", "60余名"),
    ("60", "名", "约", "约60名"),
    ("60", "名", "左右", "60名左右"),
    ("60", "名", "over", "60余名"),
    ("60", "名", "", "60名"),
    ("36.94", "%", "", "36.94%"),
    ("-36.90", "%", "", "−36.90%"),
    ("12345", "人", "", "12345人"),
    ("3", "亿元", "近", "近3亿元"),
    ("5", "", "", "5"),
    ("1200", "¥", "约", "约¥1200"),
]
ENGLISH = [
    ("1660", "people", "", "1,660 people"),
    ("660", "people", "", "660 people"),
    ("1234567.50", "", "", "1,234,567.50"),
    ("980", "days", "余", "more than 980 days"),
    ("980", "days", "over", "more than 980 days"),
    ("60", "people", "约", "about 60 people"),
    ("60", "people", "about", "about 60 people"),
    ("-36.94", "%", "", "−36.94%"),
    ("21", "°C", "", "21°C"),
    ("-1200", "$", "", "−$1,200"),
    ("0", "cases", "", "0 cases"),
]


@pytest.mark.parametrize(("value", "unit", "approx", "expected"), CHINESE)
def test_chinese(value, unit, approx, expected):
    """Chinese keeps digits plain, sets units close and the hedge where Chinese does."""
    assert format_fact(fact(value, unit, approx), "zh-Hans") == expected


@pytest.mark.parametrize(("value", "unit", "approx", "expected"), ENGLISH)
def test_english(value, unit, approx, expected):
    """English divides thousands, sets units off and hedges in words before."""
    assert format_fact(fact(value, unit, approx), "en") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", "−1234.5"),
        ("en", "−1,234.5"),
        ("de", "−1.234,5"),
        ("fr-FR", "−1\u202f234,5"),
        ("xx", "−1,234.5"),
    ],
)
def test_languages(language, expected):
    """Each language has its separators; one that is not known is set like English."""
    assert number_text(Decimal("-1234.5"), language) == expected


def test_magnitude():
    """The magnitude has unit and decimals and no sign."""
    assert format_magnitude(fact("-36.90", "%"), "zh-Hans") == "36.90%"


def test_traditional():
    """Traditional Chinese translates a hedge into its own characters."""
    assert format_fact(fact("980", "天", "over"), "zh-Hant") == "980餘天"


def test_large_exponent():
    """A value is never written with an exponent."""
    assert number_text(Decimal("1E+3"), "zh-Hans") == "1000"
