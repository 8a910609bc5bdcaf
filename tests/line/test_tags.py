"""The tag tree of the screen page: what assistive technology reads."""

import pikepdf
import pytest
from pdf_reader import bare, marked_texts, tag_tree

from presswork.model.story import Intertitle, Paragraph


@pytest.fixture(scope="module")
def elements(files):
    """Give (role, text) of every element, in reading order."""
    with pikepdf.open(files["screen"]) as pdf:
        marked = marked_texts(pdf)
        return [(element.role, bare(element.text(marked))) for element in tag_tree(pdf).walk()]


@pytest.fixture(scope="module")
def story(page):
    """Give the page's story."""
    return page[0].stories["lead"]


def test_a_paragraph_is_one_p(elements, story):
    """Each paragraph is the text of exactly one P, also where it runs on in the next column."""
    said = [text for role, text in elements if role == "P"]
    paragraphs = [bare(block.text) for block in story.blocks if isinstance(block, Paragraph)]
    assert [1] * len(paragraphs) == [said.count(text) for text in paragraphs]


def test_a_paragraph_runs_on_over_columns(page):
    """The demo has a paragraph that a column's foot divides, so the test above shows something."""
    _, _, plan = page
    flow = plan.pages[0].flows[0]
    columns: dict[int, set[float]] = {}
    for placed in flow.lines:
        columns.setdefault(plan.galleys[flow.galley].lines[placed.line].block, set()).add(round(placed.x))
    assert any(len(places) > 1 for places in columns.values())


def test_heads_are_heads(elements, story):
    """The headline is the one H1, each intertitle one H2, of one line or two."""
    assert [bare(story.headline)] == [text for role, text in elements if role == "H1"]
    titles = [bare("".join(block.lines)) for block in story.blocks if isinstance(block, Intertitle)]
    assert titles == [text for role, text in elements if role == "H2"]


def test_reading_order_is_story_order(elements, story):
    """Headline, deck and body follow each other in the tree as they do in the story."""
    said = [text for _, text in elements]
    body = ["".join(block.lines) if isinstance(block, Intertitle) else block.text
            for block in story.blocks if isinstance(block, Intertitle | Paragraph)]
    wanted = [bare(text) for text in (story.headline, story.deck, *body)]
    places = [said.index(text) for text in wanted]
    assert sorted(places) == places


def test_figures_have_alt_text(files):
    """Every Figure of the tree says what it shows."""
    with pikepdf.open(files["screen"]) as pdf:
        figures = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
        assert figures
        assert [] == [str(figure.get("/K")) for figure in figures if not str(figure.get("/Alt", ""))]


def test_document_says_its_language_and_title(screen):
    """The catalog has the language and asks viewers for the title."""
    assert "zh-Hans" == str(screen.Root.Lang)
    assert bool(screen.Root.MarkInfo.Marked)
    assert "十年在岗" == str(screen.docinfo["/Title"])
