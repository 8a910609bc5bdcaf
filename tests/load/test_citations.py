"""Citations and their expressions."""

from decimal import Decimal

import pytest

from presswork.load.citations import Citations
from presswork.load.ledger import Ledger
from presswork.model.fact import Fact
from presswork.model.place import Place

FACTS = {
    "drop": Fact("drop", "降*幅", Decimal("-36.94"), "%", "今年", "报道"),
    "sum": Fact("sum", "总数", Decimal(2300), "万元", "三年", "报道", "余"),
}


def render(text, language="zh-Hans"):
    ledger = Ledger()
    citations = Citations(FACTS, language, ledger)
    return citations.render(text, lambda offset: Place("f", 1, offset + 1)), ledger, citations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("降{{ fact.drop.abs }}。", "降36.94%。"),
        ("{{fact.drop}}", "−36.94%"),
        ("{{ fact.sum }}", "2300万余元"),
        ("{{ fact.sum.number }}{{ fact.sum.unit }}", "2300万元"),
        ("{{ fact.sum.label }}{{ fact.sum.period }}{{ fact.sum.source }}", "总数三年报道"),
        ("{{ fact.sum.value }}", "2300"),
        ("{{ fact['sum'].number }}", "2300"),
        ("{{ (fact.sum.value / 7) | round(2) }}", "328.57"),
        ("{{ fact.drop.value | abs }}", "36.94"),
        ("{{ fact.sum.value * 2 + fact.drop.value }}", "4563.06"),
        ("{{ '{{' }} } } {单}", "{{ } } {单}"),
        ("没有", "没有"),
    ],
)
def test_render(text, expected):
    """An expression gives what it names, in the language of the publication."""
    result, ledger, _ = render(text)
    assert not ledger.errors
    assert result == expected


def test_language():
    """A calculated number is written as the language writes numbers."""
    assert render("{{ fact.sum.value + 0 }}", "en")[0] == "2,300"


def test_each_error_has_its_column():
    """Two wrong expressions of one text are two errors; the sound one between is kept."""
    result, ledger, _ = render("{{ fact.a }}中{{ fact.sum }}{{ fact.b }}")
    assert [finding.place.column for finding in ledger.errors] == [1, 28]
    assert "中2300万余元" in result


def test_cited():
    """The ids that were cited are known afterwards."""
    assert render("{{ fact.sum.unit }}{{ fact['drop'] }}")[2].cited == {"sum", "drop"}


def test_mask_keeps_length():
    """A masked text is as long as the text, so that places stay."""
    citations = Citations(FACTS, "zh-Hans", Ledger())
    text = "甲{{ fact.drop }}乙{{fact.sum}}丙{{ fact.no }}"
    masked = citations.mask(text, lambda _: Place("f"))
    assert len(masked) == len(text)
    assert "fact" not in masked
    assert citations.fill(masked).rstrip() == "甲−36.94%乙2300万余元丙"
