"""Paragraphs composed together: the same lines as each alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from setting import compositor
from test_properties import CHINESE, ENGLISH

from presswork.compose import takes
from presswork.compose.takes import forget
from presswork.model.story import Run

MEASURE = st.integers(8, 40)


def set_twice(language, name, texts, measure):
    """Set texts each alone, then together."""
    setter = compositor(language)
    style = setter.style(name)
    forget()
    alone = [setter.paragraph((Run(text),), style, measure * 10.0) for text in texts]
    forget()
    setter.foresee(((Run(text),), style, measure * 10.0) for text in texts)
    return alone, [setter.paragraph((Run(text),), style, measure * 10.0) for text in texts]


def check(alone, together):
    """Hold lines to the same breaks, places and advances."""
    assert [[line.text for line in lines] for lines in together] == [[line.text for line in lines] for lines in alone]
    for one, other in zip(sum(alone, ()), sum(together, ()), strict=True):
        assert (other.first, other.last, other.hyphen) == (one.first, one.last, one.hyphen)
        assert (other.badness, other.width) == pytest.approx((one.badness, one.width), abs=1e-6)
        for run, its in zip(other.runs, one.runs, strict=True):
            assert (run.glyphs, run.texts) == (its.glyphs, its.texts)
            assert run.advances == pytest.approx(its.advances, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.lists(CHINESE, min_size=1, max_size=6), MEASURE)
def test_chinese_together_is_as_alone(texts, measure):
    """Chinese paragraphs of any length, with words and numbers in them."""
    check(*set_twice("zh-Hans", "zh", texts, measure))


@settings(max_examples=30, deadline=None)
@given(st.lists(ENGLISH, min_size=1, max_size=5), MEASURE)
def test_english_together_is_as_alone(texts, measure):
    """English paragraphs, with hyphens."""
    check(*set_twice("en", "en", texts, measure))


ADDRESSES = st.from_regex(r"https://www\.[a-z]{3,9}\.org(/[a-z0-9]{1,12}){1,9}", fullmatch=True)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(CHINESE, ENGLISH, ADDRESSES), min_size=2, max_size=5), MEASURE)
def test_scripts_together_are_as_alone(texts, measure):
    """Paragraphs of Chinese, of English and of addresses in one text: none changes how another is priced."""
    check(*set_twice("zh-Hans", "zh", texts, measure))


def test_many_paragraphs_take_several_takes(monkeypatch):
    """A text of more characters than a take holds is composed in several, all of it."""
    monkeypatch.setattr(takes, "TAKE", 100)
    texts = [f"{number}清晨六点，河边的雾还没有散，第一班渡船已经靠岸。" * 2 for number in range(9)]
    check(*set_twice("zh-Hans", "zh", texts, 16))


def test_what_cannot_be_set_together_is_left():
    """A character that no face has is named when its paragraph is asked for, not before."""
    setter = compositor()
    forget()
    setter.foresee(((Run(text),), setter.style("zh"), 160.0) for text in ("雾\U000e0001散", "还没有散"))
    assert [copy.runs[0].text for copy in takes._kept] == ["还没有散"]
