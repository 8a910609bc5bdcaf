"""Pages of issues: everything that the plan puts on a page is painted, reads in order and has its tag."""

import re


def bare(text):
    """Drop white space and soft hyphens: what a reader's program makes of line ends differs."""
    return re.sub(r"[\s\u00ad\u0002\ufffe]+", "", text)


def planned(issue, number):
    """Give the lines of each story on a page, in reading order."""
    page = issue.plan.pages[number - 1]
    return {flow.galley: "".join(issue.plan.galleys[flow.galley].lines[placed.line].text for placed in flow.lines)
            for flow in page.flows}


def test_text_is_whole(issue):
    """Each story's lines are in the file, none lost and none out of order, also those of a story that jumps."""
    for number in (1, 2):
        text = bare(issue.text(number))
        for story, lines in planned(issue, number).items():
            assert bare(lines) in text, story


def test_heads_are_in_the_file(issue):
    """Kickers, headlines, decks and jump lines are painted, with the page that they send to."""
    for number, page in enumerate(issue.plan.pages, 1):
        text = bare(issue.text(number)).lower()
        said = [part.text for module in page.values["modules"] for part in module.parts if part.text]
        assert said
        assert [] == [words for words in said if bare(words).lower() not in text]


def test_furniture(issue):
    """The front page has nameplate, date and guide; the inner page the paper's name in its folio line."""
    front, inner = bare(issue.text(1)), bare(issue.text(2))
    plate = bare(issue.publication.editions[0].issue.nameplate)
    assert plate in front
    assert plate in inner
    assert str(issue.publication.date.year) in front
    for entry in issue.plan.pages[0].values["guide"]:
        assert bare(entry.headline) in front


def test_heads_have_tags(issue):
    """The nameplate is the one H1, each story's head an H2, intertitles H3; one article a story, also if it jumps."""
    tags = issue.tags()
    modules = [module for page in issue.plan.pages for module in page.values["modules"]]
    assert "H1" == next(tag for tag in tags if tag in ("H1", "H2", "H3"))
    stories = {module.story for module in modules}
    assert len(stories) < len(modules)
    assert (1, len(stories), len(stories)) == (tags.count("H1"), tags.count("H2"), tags.count("Art"))
    assert tags.count("H3")
    assert sum(part.name == "figure" for module in modules for part in module.parts) == tags.count("Figure")
