"""Typesetting in templates: charts placed whole and in parts."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from painting import LAYOUT, panel

from presswork.compose.compositor import Compositor
from presswork.model.plan import Flow, PagePlan, Placed, PlannedPage
from presswork.paint.lettering import Lettered
from presswork.paint.panel import Panel
from presswork.paint.placeholder import Replacements
from presswork.paint.typesetting import Typesetter


@pytest.fixture
def desk():
    """Make a typesetter with one chart, 400 pt wide, its texts at 10 and at 300 pt."""
    first, last = (panel(word).passages[0].strokes[0] for word in ("左", "右"))
    passage = replace(panel("左").passages[0], strokes=(replace(first, x=10.0), replace(last, x=300.0)))
    chart = Lettered("<svg></svg>", Panel(400.0, 90.0, (passage,)))
    return Typesetter(SimpleNamespace(layout=None), None, {"chart": chart}, Replacements())


def placed(desk):
    """List the text and place of what the last placeholder paints."""
    each = desk.replacements.panels[-1]
    return each.width, [(stroke.line.text, stroke.x) for passage in each.passages for stroke in passage.strokes]


def test_a_chart_is_placed_whole(desk):
    """Without a width the chart stands as it is drawn."""
    assert 'class="lettered" style="width:400.000pt' in desk.drawing("chart")
    assert placed(desk) == (400.0, [("左", 10.0), ("右", 300.0)])


def test_a_chart_over_two_pages_is_placed_in_two(desk):
    """Each part has the texts that begin in it, at their place in it, and shows the drawing from its start on."""
    assert "left:0.000pt" in desk.drawing("chart", 0, 250)
    assert placed(desk) == (250, [("左", 10.0)])
    assert "left:-250.000pt" in desk.drawing("chart", 250, 150)
    assert placed(desk) == (150, [("右", 50.0)])


def test_texts_side_by_side_are_one_placeholder():
    """Each piece has its own style and place, its gap before it, and the height is that of the highest."""
    compositor = Compositor(LAYOUT, "zh-Hans")
    desk = Typesetter(compositor, None, {}, Replacements())
    desk.beside({"style": "song", "text": "约", "size": 5, "leading": 20, "high": 10, "spaced": True},
                {"style": "song", "text": "十二", "size": 10, "leading": 10, "gap": 4})
    made = desk.replacements.panels[-1]
    assert (made.width, made.height) == (pytest.approx(29), 10)
    assert [(part.strokes[0].line.text, part.strokes[0].x, part.spaced) for part in made.passages] == [
        ("约", 0.0, True), ("十二", pytest.approx(9), False)]


def test_a_snug_text_is_as_wide_as_its_lines():
    """With a measure a text takes all of it, snug only what its widest line has."""
    desk = Typesetter(Compositor(LAYOUT, "zh-Hans"), None, {}, Replacements())
    desk.compose("song", "河边", 100)
    desk.compose("song", "河边", 100, snug=True)
    assert [each.width for each in desk.replacements.panels] == [100, pytest.approx(20)]


def test_a_drawing_of_paths_is_an_image_of_its_own(desk):
    """It says its title; one without says nothing; any other drawing stays as it is."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="4pt" height="3pt" viewBox="0 0 4 3" fill="#ffffff">'
    assert 'alt="两格"' in desk.drawn(f'{head}<title>两格</title><path d="M0 0h1" /></svg>')
    assert 'alt=" "' in desk.drawn(f'{head}<path d="M0 0h1" /></svg>')
    assert desk.drawn(f"{head}<text>a</text></svg>") == f"{head}<text>a</text></svg>"


def test_words_are_followed_by_a_space_and_han_is_not():
    """What is read after a text does not run into it; a template may say otherwise."""
    desk = Typesetter(Compositor(LAYOUT, "zh-Hans"), None, {}, Replacements())
    desk.compose("latin", "1,100 sheets")
    desk.compose("song", "河边")
    desk.compose("latin", "1,100", spaced=False)
    desk.beside({"style": "song", "text": "约"}, {"style": "latin", "text": "240 sheets"})
    assert [[part.spaced for part in each.passages] for each in desk.replacements.panels] == [
        [True], [False], [False], [False, True]]


@pytest.mark.parametrize(("style", "words", "spaced"), [("latin", "one two three ", True), ("song", "河边的雾", False)])
def test_a_paragraph_that_goes_on_keeps_its_word_space(style, words, spaced):
    """The last line on a page ends in the space that stood there, where its paragraph goes on and words meet."""
    compositor = Compositor(LAYOUT, "zh-Hans")
    galley = compositor.set_text((words * 9).strip(), compositor.style(style), 60.0)
    flows = [Flow("lead", (Placed(at, 0.0, 10.0),)) for at in (0, len(galley.lines) - 1)]
    pages = [PlannedPage(at + 1, "page", (), (flow,)) for at, flow in enumerate(flows)]
    desk = Typesetter(compositor, PagePlan(tuple(pages), {"lead": galley}), {}, Replacements())
    for page in pages:
        desk.flow(page)
    assert [each.passages[-1].spaced for each in desk.replacements.panels] == [spaced, False]
