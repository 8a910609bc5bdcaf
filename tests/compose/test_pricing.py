"""The table of prices holds the same costs as the lines one by one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from setting import ROMAN, SONG, STYLES
from test_properties import CHINESE, ENGLISH

from presswork.compose import breaking
from presswork.compose.atoms import SPACE
from presswork.compose.costing import Paragraph
from presswork.compose.cutting import cut
from presswork.compose.joining import joined
from presswork.compose.marks import FORBIDDEN
from presswork.model.story import Run


def paragraph(text, name, language, measure):
    """Cut a text for a style."""
    style = STYLES[name]
    atoms = joined(cut((Run(text),), style, language), {}, language != "en", style.prohibition)
    return Paragraph(atoms, (measure,), style) if atoms else None


def lines_of(table, at):
    """List the lines from a break: the break after, cost, class."""
    part = slice(table.first[at], table.first[at + 1])
    return zip(table.stop[part].tolist(), table.cost[part].tolist(), table.kind[part].tolist(), strict=True)


def check(made, measure):
    """Hold every line of the table to what the line alone costs."""
    table, sums = made.table(0.5), made.sums
    for at in range(made.count):
        start = sums.begin[at]
        for stop, cost, kind in lines_of(table, at):
            if cost >= FORBIDDEN or start >= made.count:
                continue
            last = sums.end[stop]
            slack = sums.width[start] + measure + sums.lead[start] - sums.width[last] + sums.trail[last]
            alone, its_kind = made.line(start, stop, measure, slack)
            assert cost == pytest.approx(alone + made.costs[stop], abs=1e-6)
            assert kind == its_kind or abs(cost % 1) < 1e-6  # on the edge of two classes


@settings(max_examples=40, deadline=None)
@given(CHINESE)
def test_chinese_lines_cost_the_same(text):
    """Opened, closed and mixed lines of Chinese."""
    if made := paragraph(text, "zh", "zh-Hans", 120.0):
        check(made, 120.0)


@settings(max_examples=40, deadline=None)
@given(ENGLISH)
def test_english_lines_cost_the_same(text):
    """Lines of words, with hyphens."""
    if made := paragraph(text, "en", "en", 120.0):
        check(made, 120.0)


def test_no_line_within_the_price_is_missing():
    """Every line that costs at most 24 and does not end the paragraph is in the table."""
    text = "清晨六点，河边的雾还没有散，第一班GPS渡船已经靠岸。老船工笑一笑：“桥上快，水上慢，各有各的好。”" * 2
    made = paragraph(text, "zh", "zh-Hans", 120.0)
    table, sums = made.table(0.25), made.sums
    for at in range(made.count):
        found = set()
        for stop in range(at + 1, made.count):
            slack = sums.width[at] + 120.0 + sums.lead[at] - sums.width[stop] + sums.trail[stop]
            cost = made.line(at, stop, 120.0, slack)[0] + made.costs[stop] if slack < 100 else FORBIDDEN
            if cost <= 24.0:
                found.add(stop)
        assert found == {stop for stop, cost, _ in lines_of(table, at) if cost <= 24.0 and stop < made.count}


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.tuples(st.just("zh"), CHINESE), st.tuples(st.just("en"), ENGLISH)), st.integers(4, 24))
def test_the_way_through_the_table_is_the_best(text, em):
    """The search in the table costs what the search forward from every break, with every line, costs."""
    name, words = text
    made = paragraph(words, name, "en" if name == "en" else "zh-Hans", em * 10.0) if words.strip() else None
    lines = breaking.tabled(made)[0] if made else None
    if lines:
        ends = breaking._pass(made, FORBIDDEN, FORBIDDEN, carry=False)
        assert sum(line.cost for line in lines) == pytest.approx(min(end.total for end in ends), abs=1e-5)


@settings(max_examples=100, deadline=None)
@given(st.one_of(CHINESE, ENGLISH), st.sampled_from(["zh-Hans", "en"]), st.integers(3, 30))
def test_a_text_that_is_not_filled_has_the_best_lines(text, language, em):
    """Of ragged text the search that leaves out what costs too much finds the lines that the whole search finds."""
    style = replace(STYLES["left"], faces=(ROMAN, SONG))
    atoms = joined(cut((Run(text),), style, language), {}, language != "en", style.prohibition) if text.strip() else []
    if atoms and atoms[0].kind is not SPACE:
        made = Paragraph(atoms, (em * style.size,), style)
        ends = breaking._pass(made, FORBIDDEN, FORBIDDEN, carry=False)
        if ends:
            assert breaking.break_lines(made) == breaking._traced(made, min(ends, key=lambda end: end.total))
