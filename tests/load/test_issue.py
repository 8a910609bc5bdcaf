"""Issues: the brief of an edition of several pages, the bank of notices, and sentences that may be left out."""

from pathlib import Path

import pytest

from presswork.load.publication import load_publication
from presswork.model.issue import Ear, IssueBrief, Notice, Pin, Section
from presswork.model.report import Faults

YAML = """\
title: The Paper
language: en
issuer: The Office
date: 2026-11-29
tables: [facts.csv]
notices:
  - {id: letters, title: Write to us, text: "In {{ fact.days }}.", label: Notice}
editions:
  issue:
    layout: gazette
    stories: [lead, rail]
    plan: plan.yaml
    options:
      pages: 4
      nameplate: The Paper of Record
      sections:
        - {name: News, pages: 1-2}
        - {name: Trade, pages: 4}
        - {name: Home, pages: [3, 1]}
      ears: [{title: Inside, text: "{{ fact.days }} of it", note: P. 3}]
      guide: 3
      pins:
        lead: {page: 1, columns: 3, position: top left, head: 40, jump: true, figure: 2, top: true, quote: false}
        rail: {figure: 0, jump: false}
  page: {layout: single, stories: [lead]}
"""
LAYOUT = """\
planner: {planner}
page: {{size: [210, 297], rows: 70, margin: {{top: 12, bottom: 12, inner: 12, outer: 12}}, columns: 5, gutter: 4}}
inks: {{text: {{srgb: "#000000", cmyk: [0, 0, 0, 100]}}}}
faces: {{}}
styles: {{}}
options: {{pages: 1, nameplate: "", sections: [], ears: [], guide: 0, pins: {{}}}}
"""
FILES = {
    "pub/publication.yaml": YAML,
    "pub/plan.yaml": "pages: []\n",
    "pub/facts.csv": "id,label,value,unit,period,source\ndays,days,9,days,2026,the office\n",
    "pub/stories/lead.md": "---\nheadline: Lead\nsection: News\ndateline: MAINZ\njumphead: The lead\n---\n\nWords.\n",
    "pub/stories/rail.md": "---\nkind: briefs\nheadline: Briefs\n---\n\n## One\n\nShort.\n\n## Two\n\nShort too.\n",
    "layouts/gazette/layout.yaml": LAYOUT.format(planner="issue"),
    "layouts/single/layout.yaml": LAYOUT.format(planner="newspaper"),
}


@pytest.fixture
def publication(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return load_publication(tmp_path / "pub", layouts=[tmp_path / "layouts"])


@pytest.fixture
def brief(publication):
    return publication.editions[0].issue


def test_sections(brief):
    """A section's pages are a number, a range or a list."""
    assert (Section("News", (1, 2)), Section("Trade", (4,)), Section("Home", (1, 3))) == brief.sections


def test_texts_and_counts(brief):
    """Texts of an issue cite facts; counts are numbers."""
    expected = IssueBrief(4, ears=(Ear("Inside", "9 days of it", "P. 3"),), guide=3, nameplate="The Paper of Record")
    assert expected.ears == brief.ears
    assert (4, 3, "The Paper of Record", "") == (brief.pages, brief.guide, brief.nameplate, brief.imprint)


def test_pins(brief):
    """A pin has what the editor fixed; the rest is open."""
    lead, rail = brief.pins["lead"], brief.pins["rail"]
    assert Pin("lead", 1, 3, frozenset({"top", "left"}), 40.0, True, 2, True, False, 0, lead.place) == lead
    assert Pin("rail", jump=False, figure=0, place=rail.place) == rail
    assert str(lead.place).endswith("publication.yaml:23:9")


def test_only_issues_have_a_brief(publication):
    """An edition of a single-page layout has no brief, and no plan is fed back to it."""
    issue, page = publication.editions
    assert issue.plan.endswith("pub/plan.yaml")
    assert (None, "") == (page.issue, page.plan)


def test_notices(publication):
    """The bank of notices is the publication's, facts cited."""
    (notice,) = publication.notices
    assert Notice("letters", "Write to us", "In 9 days.", "Notice", notice.place) == notice


def test_heads_of_stories(publication):
    """A story has its dateline, the head of its continuation and its kind."""
    lead, rail = publication.stories["lead"], publication.stories["rail"]
    assert ("story", "MAINZ", "The lead") == (lead.kind, lead.dateline, lead.jumphead)
    assert "briefs" == rail.kind


OPTIONAL = [
    ("One. {Two.} Three.", [("One. ", 0), ("Two. ", 1), ("Three.", 0)]),
    ("One. {Two.}", [("One.", 0), (" Two.", 1)]),
    ("{One.} Two.", [("One. ", 1), ("Two.", 0)]),
    ("One. {Two.} {Three.} Four.", [("One. ", 0), ("Two. ", 1), ("Three. ", 2), ("Four.", 0)]),
    ("One. {Two.} {Three.}", [("One.", 0), (" Two.", 1), (" Three.", 2)]),
    ("One. {Two.}\n{Three.}\nFour.", [("One. ", 0), ("Two. ", 1), ("Three. ", 2), ("Four.", 0)]),
    ("One. {Two **bold** words.} Three.", [("One. ", 0), ("Two ", 1), ("bold", 1), (" words. ", 1), ("Three.", 0)]),
    ("“One.” {{{ fact.days }} of them.} Three.", [("“One.” ", 0), ("9 days of them. ", 1), ("Three.", 0)]),
    ("A set {a, b}.".replace("{", r"\{").replace("}", r"\}"), [("A set {a, b}.", 0)]),
    ("`{code}` stays.", [("{code}", 0), (" stays.", 0)]),
]


@pytest.mark.parametrize(("text", "runs"), OPTIONAL)
def test_optional_sentences(text, runs, publication, tmp_path):
    """Braces hold a sentence that may be left out, with one of the spaces round it; escaped ones are printed."""
    path = Path(tmp_path, "pub", "stories", "lead.md")
    path.write_text(f"---\nheadline: Lead\nsection: News\n---\n\n{text}\n", encoding="utf-8")
    again = load_publication(tmp_path / "pub", layouts=[tmp_path / "layouts"])
    (paragraph,) = again.stories["lead"].blocks
    assert runs == [(run.text, run.optional) for run in paragraph.runs]


def test_optional_sentences_are_numbered_through_the_story(publication, tmp_path):
    """The count goes on from paragraph to paragraph."""
    path = Path(tmp_path, "pub", "stories", "lead.md")
    path.write_text("---\nheadline: Lead\n---\n\nOne. {Two.}\n\n{Three.} Four.\n", encoding="utf-8")
    again = load_publication(tmp_path / "pub", layouts=[tmp_path / "layouts"])
    assert [0, 1, 2, 0] == [run.optional for block in again.stories["lead"].blocks for run in block.runs]


def test_a_figure_in_two_stories_of_an_issue_is_told(tmp_path):
    """The error stands at the second place and names the first; in two editions the figure may stand twice."""
    files = {**FILES, "pub/publication.yaml": YAML + "figures:\n  sketch: {kind: picture, file: a.svg, alt: A}\n",
             "pub/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'></svg>",
             "pub/stories/lead.md": FILES["pub/stories/lead.md"] + "\n![](figure:sketch)\n",
             "pub/stories/rail.md": "---\nheadline: Rail\n---\n\nWords.\n\n![](figure:sketch)\n"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Faults) as told:
        load_publication(tmp_path / "pub", layouts=(tmp_path / "layouts",))
    repeated = [finding for finding in told.value.findings if finding.slug == "repeated-figure"]
    assert [("stories/rail.md", 7)] == [(finding.place.file[-15:], finding.place.line) for finding in repeated]
    assert "in lead too" in repeated[0].what
    assert "lead.md:10" in repeated[0].what
