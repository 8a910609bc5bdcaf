"""Properties of the composer: what holds for any text at any measure."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from setting import compositor, shown

from presswork.model.report import Faults
from presswork.model.story import Run

HAN = st.sampled_from("一二三的是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动")
MARKS = st.sampled_from("，。、；：？！（）《》“”‘’「」…—·％")
LATIN = st.text(st.sampled_from("abcdefgXYZ0123456789.,-%"), min_size=1, max_size=9)
CHINESE = st.lists(st.one_of(HAN, HAN, HAN, MARKS, LATIN, st.just(" ")), min_size=1, max_size=120).map("".join)
ENGLISH = st.lists(st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=14),
                   min_size=1, max_size=60).map(" ".join)
MEASURE = st.integers(4, 60)


def said(lines) -> str:
    kept = ("".join(text for run in line.runs for text in run.texts) for line in lines)
    kept = (text.removesuffix("\u00ad" * line.hyphen) for text, line in zip(kept, lines, strict=True))
    return "".join("".join(kept).split())


@settings(max_examples=150, deadline=None)
@given(CHINESE, MEASURE)
def test_chinese_keeps_every_character(text, measure):
    """No character is lost, added or moved, whatever the text and the measure."""
    setter = compositor()
    lines = setter.paragraph((Run(text),), setter.style("zh"), measure * 10.0)
    assert said(lines) == "".join(text.split())


@settings(max_examples=80, deadline=None)
@given(ENGLISH, MEASURE)
def test_english_keeps_every_character(text, measure):
    """No letter is lost, added or moved in English, hyphens at line ends aside."""
    setter = compositor("en")
    lines = setter.paragraph((Run(text),), setter.style("en"), measure * 10.0)
    assert said(lines) == "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(CHINESE, MEASURE)
def test_no_line_is_wider_than_its_measure(text, measure):
    """A line never runs past its measure, also where nothing fits well."""
    setter = compositor()
    lines = setter.paragraph((Run(text),), setter.style("zh"), measure * 10.0)
    assert all(line.width <= measure * 10 + 0.02 for line in lines)


@settings(max_examples=40, deadline=None)
@given(CHINESE, MEASURE)
def test_the_same_twice(text, measure):
    """Composing is deterministic, and a fresh compositor sets the same lines."""
    first, second = (each.paragraph((Run(text),), each.style("zh"), measure * 10.0)
                     for each in (compositor(), compositor()))
    assert first == second
    assert unicodedata.is_normalized("NFC", shown(first))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60), MEASURE)
def test_any_unicode_is_kept_or_named(text, measure):
    """Of any text, each character is set, in order, or the fault names those that no face has."""
    setter = compositor()
    text = unicodedata.normalize("NFC", text)
    named, lines = (), ()
    try:
        lines = setter.paragraph((Run(text),), setter.style("zh"), measure * 10.0)
    except Faults as faults:
        named = faults.findings
    assert all("U+" in finding.what for finding in named)
    if named:
        return
    kept = "".join(text.split()).replace("\u200b", "").replace("\u00ad", "")
    assert said(lines).replace("\u00ad", "") == kept


@settings(max_examples=60, deadline=None)
@given(CHINESE, MEASURE)
def test_a_paragraph_set_again_is_the_same(text, measure):
    """What the lines say, set again at the same measure, gives the same lines."""
    setter, text = compositor(), "".join(text.split())
    once = setter.paragraph((Run(text),), setter.style("zh"), measure * 10.0)
    again = setter.paragraph((Run("".join(line.text for line in once)),), setter.style("zh"), measure * 10.0)
    assert [line.text for line in once] == [line.text for line in again]


@settings(max_examples=60, deadline=None)
@given(ENGLISH, st.integers(14, 60))
def test_english_set_again_is_the_same(text, measure):
    """What the lines of an English paragraph say, set again at the same measure, gives the same lines."""
    setter = compositor("en")
    once = setter.paragraph((Run(text),), setter.style("en"), measure * 10.0)
    told = "".join(line.text if line.hyphen else f"{line.text} " for line in once).rstrip()
    again = setter.paragraph((Run(told),), setter.style("en"), measure * 10.0)
    assert told == text
    assert [line.text for line in once] == [line.text for line in again]
    assert all(line.width <= measure * 10 + 0.02 for line in once)
