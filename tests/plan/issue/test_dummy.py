"""A plan written down is an issue planned: read back it gives the same pages, and what an editor changes is kept."""

import re
from dataclasses import replace

import pytest
from issues import demo

from presswork.load.dummy import read_dummy
from presswork.load.ledger import Ledger
from presswork.model.report import Faults
from presswork.plan.issue.dummy import written
from presswork.plan.issue.makeup import alternatives

NAME = "printing-gazette"


@pytest.fixture(scope="module")
def text(gazette):
    """Write the gazette's plan."""
    return "\n".join(written(gazette.issue.pages)) + "\n"


def spots(text, tmp_path, gazette):
    """Read a plan."""
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    ledger = Ledger()
    notices = tuple(notice.id for notice in gazette.publication.notices)
    found = read_dummy(file, gazette.edition.stories, notices, gazette.edition.issue.pages, ledger)
    return found, [finding.slug for finding in ledger.errors]


def test_a_plan_read_back_gives_the_same_pages(text, tmp_path, gazette):
    """Written, read and planned again, an issue is the same, part for part and line for line."""
    found, wrong = spots(text, tmp_path, gazette)
    assert [] == wrong
    again = demo(NAME, lambda brief: replace(brief, plan=found))
    assert gazette.plan.pages == again.plan.pages


def test_what_is_deleted_is_planned(text, tmp_path, gazette):
    """A page without the rows and places of its modules is planned anew with the same modules."""
    lines = [line.split(", column")[0] + "}" if "column" in line and number > text.count("\n") * 0.7 else line
             for number, line in enumerate(text.splitlines())]
    found, _ = spots("\n".join(lines), tmp_path, gazette)
    again = demo(NAME, lambda brief: replace(brief, plan=found))
    assert [{module.story for module in page.values["modules"]} for page in gazette.plan.pages] == [
        {module.story for module in page.values["modules"]} for page in again.plan.pages]


def test_modules_that_overlap_are_told(text, tmp_path, gazette):
    """A module moved on to another is an error that names both and the line of the file."""
    first = next(line for line in text.splitlines() if "row: 1, columns: 5" in line or "row: 1, columns: 4" in line)
    moved = text.replace(first, first.replace("row: 1,", "row: 2,"))
    found, _ = spots(moved, tmp_path, gazette)
    with pytest.raises(Faults) as told:
        demo(NAME, lambda brief: replace(brief, plan=found))
    assert {finding.slug for finding in told.value.findings} == {"plan-unfit"}
    assert all(finding.place.file.endswith("plan.yaml") for finding in told.value.findings)


def test_a_rectangle_that_a_story_cannot_fill_is_told(text, tmp_path, gazette):
    """The error says which rectangles near it the story can fill."""
    story = next(line for line in text.splitlines() if "story: sutra" in line)
    found, _ = spots(text.replace(story, "      - {story: sutra, columns: 2, rows: 70}"), tmp_path, gazette)
    with pytest.raises(Faults) as told:
        demo(NAME, lambda brief: replace(brief, plan=found))
    assert "it can fill 2 x" in told.value.findings[0].cure


def test_a_story_left_out_of_a_plan_is_told(text, tmp_path, gazette):
    """Every story of the issue stands in its plan, and nothing else does."""
    story = next(line for line in text.splitlines() if "story: sutra" in line)
    _, wrong = spots(text.replace(story, ""), tmp_path, gazette)
    assert ["wrong-value"] == wrong
    _, wrong = spots(text.replace("story: sutra", "story: sutras"), tmp_path, gazette)
    assert {"unknown-story", "wrong-value"} == set(wrong)


def test_alternatives_are_other_plans_that_can_be_read(tmp_path, gazette):
    """The next best issues differ from the first and from each other, and each is a plan without a mistake."""
    texts = ["\n".join(written(issue.pages)) for issue in alternatives(gazette.desk, gazette.issue, 3)]
    assert len(set(texts)) == len(texts) == 3
    assert [[]] * 3 == [spots(text, tmp_path, gazette)[1] for text in texts]


def whole(gazette):
    """Write the gazette's plan with what each story shows."""
    return "\n".join(written(gazette.issue.pages, gazette.desk.copies)) + "\n"


def test_a_whole_plan_read_back_gives_the_same_pages(tmp_path, gazette):
    """With heads, figures, quotes and optional sentences written down an issue is the same again."""
    text = whole(gazette)
    assert all(word in text for word in (", head: ", ", deck: ", ", figure: ", ", quote: ", ", optional: "))
    found, wrong = spots(text, tmp_path, gazette)
    assert [] == wrong
    assert gazette.plan.pages == demo(NAME, lambda brief: replace(brief, plan=found)).plan.pages


def test_what_a_story_shows_can_be_changed(tmp_path, gazette):
    """A figure taken from a story in its plan is left out, and its page is planned round it."""
    text = whole(gazette)
    story = next(name for name, figure in re.findall(r"story: (\w+), column.*figure: (\d)", text)
                 if figure != "0" and name != "steam")
    bare = re.sub(r", (column|row|columns|rows|head|deck|figure|quote|optional): [^,}]+", "", text)
    found, wrong = spots(bare.replace(f"story: {story}}}", f"story: {story}, figure: 0}}"), tmp_path, gazette)
    assert [] == wrong
    again = demo(NAME, lambda brief: replace(brief, plan=found))
    made = next(each for page in again.issue.pages.values() for each in page.standing if each.leaf.story == story)
    assert () == made.leaf.art


def test_what_a_story_cannot_show_is_told(tmp_path, gazette):
    """The error says what the story can have in its rectangle."""
    story = next(line for line in whole(gazette).splitlines() if "story: sutra" in line)
    found, _ = spots(whole(gazette).replace(story, story.split(", head: ")[0] + ", quote: true}"), tmp_path, gazette)
    with pytest.raises(Faults) as told:
        demo(NAME, lambda brief: replace(brief, plan=found))
    assert ["plan-unfit"] == [finding.slug for finding in told.value.findings]
    assert "quote false" in told.value.findings[0].cure


def test_only_a_story_shows_something(tmp_path, gazette):
    """A size of head for the guide is a mistake of the file."""
    text = whole(gazette).replace("guide: true", "guide: true, head: 20")
    _, wrong = spots(text, tmp_path, gazette)
    assert ["wrong-value"] == wrong


def test_a_deck_can_be_asked_for(tmp_path, gazette):
    """A story whose deck had no room has it where its plan says so, and the page is planned round it."""
    text = whole(gazette)
    bare = re.sub(r", (column|row|columns|rows|head|deck|figure|quote|optional): [^,}]+", "", text)
    story, had = next(iter(re.findall(r"story: (\w+), column.*deck: (true|false)", text)))
    asked = {"true": "false", "false": "true"}[had]
    found, wrong = spots(bare.replace(f"story: {story}}}", f"story: {story}, deck: {asked}}}"), tmp_path, gazette)
    assert [] == wrong
    again = demo(NAME, lambda brief: replace(brief, plan=found))
    made = next(each for page in again.issue.pages.values() for each in page.standing if each.leaf.story == story)
    assert [asked == "true"] == [any(piece.name == "deck" for piece in made.leaf.group.pieces)]
