"""A story's galley: what stands under its text, and what its lines are called."""

from dataclasses import replace

import pytest
from setting import compositor

from presswork.compose.loupe import holes
from presswork.compose.story import story_galley
from presswork.model.place import Place
from presswork.model.story import NOTE, Notes, Paragraph, Run, Story

WHERE = Place("s.md", 1, 1)
TEXT = Paragraph((Run("沿河的渡口冬季照常开船"), Run("1", frozenset({NOTE})), Run("，票价不变。")), WHERE)
STORY = Story("ferry", 1, "渡口", (TEXT, Notes((Paragraph((Run("以站牌为准。"),), WHERE),), WHERE)), WHERE)


@pytest.mark.parametrize("measure", [40.0, 60.0, 80.0, 100.0, 120.0])
def test_a_notes_number_never_opens_a_line(measure):
    """The superior figure stays with the word before it, whatever the measure."""
    galley = story_galley(compositor(), STORY, measure)
    text = [line for line in galley.lines if line.block == 0]
    assert sum("1" in line.text for line in text) == 1
    assert not any(line.text.startswith("1") for line in text)


def test_notes_stand_under_the_story():
    """Each note is a paragraph of its own after the text, opened by its number, smaller than the body."""
    galley = story_galley(compositor(), STORY, 120.0)
    body, note = galley.blocks
    assert (body.role, note.role, note.rows_before) == ("P", "Note", 1)
    line = galley.lines[note.start]
    assert line.text == "1\u2002以站牌为准。"
    assert line.runs[0].rise > 0
    assert max(run.size for run in line.runs) < max(run.size for run in galley.lines[0].runs)


def test_a_line_with_holes_is_named():
    """A paragraph that no rule can set well in a narrow column is named with its place and its worst line."""
    text = Paragraph((Run("渡口有internationalization和uncharacteristically两个长词"),), Place("s.md", 7, 1))
    told = list(holes([story_galley(compositor(), replace(STORY, blocks=(text,)), 130.0)]))
    assert [(each.slug, str(each.place)) for each in told] == [("loose-line", "s.md:7:1")]
    assert not list(holes([story_galley(compositor(), STORY, 120.0)]))
