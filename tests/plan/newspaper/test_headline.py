"""The headline of a page with one story: one line, two lines, too long."""

from dataclasses import replace

import pytest

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.model.place import Place
from presswork.model.report import Faults
from presswork.model.story import Story
from presswork.plan.newspaper.headline import heads

LAYOUT = load_layout("newspaper", shelves("layouts"))
SETTER = Compositor(LAYOUT, "zh-Hans")
STORY = Story("lead", 1, "十年守一城", (), Place("lead.md", 1, 1), kicker="公共安全", subhead="——一份工作记录")
PART = "电信网络诈骗案件连续三年下降而破案率上升"


def test_a_short_headline_takes_one_line():
    """What fits on one line is set on one, at the largest size first."""
    found = heads(LAYOUT, STORY, 0, 0, SETTER)
    assert {head.lines for head in found} == {1}
    assert found[0].size == max(tier["size"] for tier in LAYOUT.plan["head"])


def test_a_long_headline_takes_two():
    """What one line cannot take is set on two, broken by sense, in more rows, within the page's width."""
    story = replace(STORY, headline=PART * 2)
    found = heads(LAYOUT, story, 0, 0, SETTER)
    assert {head.lines for head in found} == {2}
    full = LAYOUT.page.span(LAYOUT.page.columns)
    for head in found:
        style = replace(SETTER.style("headline"), size=head.size, balance=True)
        lines = SETTER.set_text(story.headline, style, full).lines
        assert len(lines) == 2
        assert max(line.width for line in lines) <= full + 0.01
        assert head.rows * LAYOUT.page.baseline > 2 * head.size


def test_a_headline_too_long_tells_by_how_much():
    """What two lines cannot take is a fault that names the characters to cut; with so many less it fits."""
    story = replace(STORY, headline=PART * 4)
    with pytest.raises(Faults) as raised:
        heads(LAYOUT, story, 0, 0, SETTER)
    [finding] = raised.value.findings
    assert finding.slug == "long-headline"
    over = int(finding.cure.split()[1])
    assert heads(LAYOUT, replace(story, headline=story.headline[:-over]), 0, 0, SETTER)
