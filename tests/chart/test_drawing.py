"""Drawings: SVG pictures fitted to their frame, in the layout's inks, with labels at the charts' sizes."""

import re

import pytest

from presswork.chart.drawing import draw_drawing
from presswork.chart.inks import recolour
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.model.figure import Figure
from presswork.model.report import Faults

FIGURE = Figure("plan", "picture", "Plan", file="plan.svg", alt="A plan of the press")
ART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><title>Plan</title>
<rect x="0" y="0" width="200" height="100" fill="none" stroke="var(--ink-focus, #f00)" stroke-width="0.4"/>
<text x="100" y="50" text-anchor="middle">platen</text>{more}</svg>"""


@pytest.fixture(scope="module")
def layout():
    return load_layout("newspaper", shelves("layouts", None))


@pytest.fixture
def fitted(tmp_path, layout):
    def fit(width=100.0, height=100.0, more="", art=ART):
        (tmp_path / "plan.svg").write_text(art.format(more=more), encoding="utf-8")
        return draw_drawing(FIGURE, tmp_path, layout, width, height)

    return fit


def test_scaled_into_the_middle(fitted):
    """A drawing twice as wide as high takes the width of a square frame and stands in its middle."""
    assert 'transform="translate(0.000 25.000) scale(0.50000)"' in fitted().svg


def test_labels_keep_their_size(fitted):
    """A label has the same size in a frame of twice the width; only its place moves."""
    small, large = fitted(100, 50).svg, fitted(400, 200).svg
    size = r'font-size="([\d.]+)px"'
    assert re.findall(size, small) == re.findall(size, large)
    assert re.findall(r'<text[^>]* y="([\d.]+)"', small) == ["25.000"]
    assert re.findall(r'<text[^>]* y="([\d.]+)"', large) == ["100.000"]


def test_lines_never_finer_than_they_print(fitted):
    """A line of 0.4 at a quarter of the size would be 0.1 pt: it is kept at 0.25 pt, in two plates at 0.51 pt."""
    art = ART.replace("platen", "a")
    assert 'stroke-width="2.04"' in fitted(50, 25, art=art).svg
    assert 'stroke-width="1"' in fitted(50, 25, art=art.replace("--ink-focus", "--ink-text")).svg


def test_a_groups_line_is_kept_too(fitted):
    """A line takes ink and weight from its group, or the weight of 1 that SVG gives it, and is kept as firm."""
    art = ART.replace("platen", "a")
    inner = '<line x1="0" y1="0" x2="9" y2="9"/>'
    group = f'<g stroke="var(--ink-text)" stroke-width="0.3">{inner}</g>'
    assert 'y2="9" stroke-width="1"' in fitted(50, 25, art=art, more=group).svg
    bare = inner.replace("/>", ' stroke="var(--ink-red)"/>')
    small = fitted(20, 10, art=art.replace("a</text>", "</text>"), more=bare).svg
    assert re.search(r'y2="9"[^>]* stroke-width="5.1"', small)


def test_inks_of_the_target(fitted, layout):
    """A drawing's inks are the layout's: sRGB on screen, four inks in press, and no other colour."""
    press = recolour(fitted().svg, layout, "press")
    assert "device-cmyk(0% 100% 95% 0%)" in press
    assert not re.findall(r"#[0-9a-f]{3,6}", press)


def test_unknown_ink(fitted):
    """An ink that the layout does not have is an error that lists those it has."""
    with pytest.raises(Faults, match="drawing-ink") as told:
        fitted(more='<circle cx="5" cy="5" r="2" fill="var(--ink-mauve)"/>')
    assert "red" in told.value.findings[0].cure


@pytest.mark.parametrize("more", ['<text x="199" y="20">out</text>', '<text x="95" y="52">on it</text>'])
def test_labels_have_room(fitted, more):
    """A label that leaves the frame, or lies on another, is an error at the figure."""
    with pytest.raises(Faults, match="drawing-tight"):
        fitted(more=more)


def test_alternative_text(fitted):
    """The drawing is told by the figure's alternative text."""
    assert "A plan of the press" == fitted().alt
