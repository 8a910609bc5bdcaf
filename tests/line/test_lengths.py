"""Stories of other lengths and shapes than the demo's: they fit, or say so; nothing is clipped."""

import pypdfium2
import pytest
from demo_page import body_texts, make, neutral_story, planned, write_publication
from pdf_reader import bare

from presswork.model.report import Faults

STORIES = {  # name: (characters, paragraphs, intertitles, figures)
    "1700": (1700, 17, True, ""),
    "2300": (2300, 17, True, ""),
    "2600": (2600, 17, True, ""),
    "2300 without intertitles": (2300, 17, False, ""),
    "1700 with one figure": (1700, 17, True, "[ferry]"),
    "2800 with one figure": (2800, 17, True, "[ferry]"),
    "2000 in five paragraphs": (2000, 5, False, ""),
    "2000 in sixty paragraphs": (2000, 60, True, ""),
    "300": (300, 3, False, ""),
    "24": (24, 1, False, ""),
}


def write(name, folder):
    length, paragraphs, titles, figures = STORIES[name]
    return write_publication(folder, neutral_story(length, paragraphs, titles), figures)


def attempt(folder):
    """Plan a page: (publication, layout, plan), or None where the planner says that the story is over."""
    try:
        return planned(folder)
    except Faults as faults:
        if ["overset"] != [finding.slug for finding in faults.findings]:
            raise
        return None


@pytest.mark.parametrize("name", STORIES)
def test_every_line_is_placed_once(name, tmp_path):
    """A page that stands has each line of the story exactly once, in order, on a place of its own."""
    if not (stands := attempt(write(name, tmp_path))):
        assert STORIES[name][0] > 2500
        return
    publication, layout, plan = stands
    placed = [line for page in plan.pages for flow in page.flows for line in flow.lines]
    galley = plan.galleys["lead"]
    assert list(range(len(galley.lines))) == [line.line for line in placed]
    assert bare("".join(body_texts(publication.stories["lead"]))) == bare("".join(line.text for line in galley.lines))
    column = layout.page.column + layout.page.gutter
    places = [((line.x - layout.page.inner + 0.1) // column, round(line.baseline, 2)) for line in placed]
    assert len(places) == len(set(places))
    assert [] == [line for line in placed if not on_page(line, layout.page)]


def on_page(line, page):
    """Tell whether a placed line stands between the page's margins."""
    return page.top - 0.1 <= line.baseline <= page.height - page.bottom and line.x >= page.inner - 0.1


@pytest.mark.parametrize("name", STORIES)
def test_no_line_stands_on_a_figure(name, tmp_path):
    """No line of the body runs into a slot of the page."""
    if not (stands := attempt(write(name, tmp_path))):
        return
    _, layout, plan = stands
    size = layout.styles["body"].size
    taken = [slot for slot in plan.pages[0].slots if slot.name not in ("bar", "rule")]
    for line in plan.pages[0].flows[0].lines:
        top, bottom = line.baseline - 0.88 * size + 0.1, line.baseline + 0.12 * size - 0.1
        struck = [
            slot.name
            for slot in taken
            if slot.x - 1 < line.x < slot.x + slot.width and slot.y < bottom and top < slot.y + slot.height
        ]
        assert [] == struck


@pytest.mark.parametrize("name", STORIES)
def test_headline_has_room(name, tmp_path):
    """The head is as high as its headline, however small the page makes it."""
    if not (stands := attempt(write(name, tmp_path))):
        return
    page = stands[2].pages[0]
    [head] = [slot for slot in page.slots if slot.name == "head"]
    assert head.height >= page.values["headline_size"]


@pytest.mark.parametrize("name", ["2300", "1700 with one figure", "300"])
def test_page_is_painted_whole(name, tmp_path):
    """The finished page says the whole story."""
    folder = write(name, tmp_path)
    [built] = make(folder, tmp_path / "out")
    with pypdfium2.PdfDocument(built.path) as pdf:
        assert 1 == len(pdf)
        said = bare(pdf[0].get_textpage().get_text_range())
    assert bare("".join(body_texts(planned(folder)[0].stories["lead"]))) in said


def test_a_page_with_white_says_so(tmp_path):
    """A story too short for its page is built, with a warning that says how short."""
    [built] = make(write("300", tmp_path), tmp_path / "out")
    assert "underset" in [finding.slug for finding in built.warnings]
