"""Optional sentences on a page with one story."""

from dataclasses import replace

import pytest
from test_newspaper_sweep import FEATURES

from presswork.model.place import Place
from presswork.model.report import Faults
from presswork.model.story import Box, Intertitle, Paragraph, Run, Story
from presswork.plan.newspaper import plan
from presswork.plan.optional import shortened

WHERE = Place("s.md", 3, 1)
OVER, LAST = 125, 4  # per cent of the nominal length: a page that no elastic takes; optional paragraphs at its end


def paragraph(*texts):
    """Make a paragraph of sentences; a number before one makes it optional."""
    return Paragraph(tuple(Run(text, optional=number) for number, text in texts), WHERE)


def said(story):
    """Give the texts of its paragraphs."""
    return [block.text for block in story.blocks if isinstance(block, Paragraph)]


def test_the_fewest_characters_come_first():
    """Every choice of sentences is given once, in the order of what it leaves out."""
    story = Story("a", 1, "b", (paragraph((0, "One stays. "), (1, "Two may go. "), (2, "Three. ")),), WHERE)
    found = [(signs, *said(each)) for each, signs in shortened(story)]
    assert found == [(7, "One stays. Two may go."), (12, "One stays. Three."), (19, "One stays.")]


def test_a_paragraph_of_optional_sentences_goes_whole():
    """Where nothing is left of a paragraph it is gone, in a box too; the rest is as it was."""
    box = Box("c", (paragraph((1, "甲可去。")), paragraph((0, "乙。"))), WHERE)
    story = Story("a", 1, "b", (Intertitle(("丙",), WHERE), box), WHERE)
    [(short, signs)] = shortened(story)
    assert signs == 4
    assert short.blocks == (Intertitle(("丙",), WHERE), replace(box, blocks=box.blocks[1:]))


def test_a_story_without_them_has_no_shorter_one():
    """A story all of which must stand gives nothing."""
    assert list(shortened(Story("a", 1, "b", (paragraph((0, "One. "), (0, "Two.")),), WHERE))) == []


def planned(language, optional):
    """Plan a page too long by some lines, its last paragraphs optional or not."""
    feature = FEATURES[language]
    story = feature.story(OVER)
    last = [index for index, block in enumerate(story.blocks) if isinstance(block, Paragraph)][-LAST:]
    blocks = [replace(block, runs=tuple(replace(run, optional=index * optional) for run in block.runs))
              if index in last else block for index, block in enumerate(story.blocks)]
    story = replace(story, blocks=tuple(blocks))
    publication = replace(feature.publication, stories={feature.lead: story})
    return plan(publication, feature.edition, feature.layout, feature.compositor)


@pytest.mark.parametrize("language", FEATURES)
def test_a_page_leaves_them_out_rather_than_fail(language):
    """A story that no elastic takes stands without its optional sentences; the plan says how much was left out."""
    with pytest.raises(Faults):
        planned(language, optional=0)
    made = planned(language, optional=1)
    assert any("of optional sentences left out" in told for told in made.elastic)
    [galley] = made.galleys.values()
    [page] = made.pages
    assert len(galley.lines) == len({placed.line for flow in page.flows for placed in flow.lines})
