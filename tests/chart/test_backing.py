"""Backings: figures that stand on an area of ink have inks that show on it, and keep clear of its edges."""

from dataclasses import replace
from pathlib import Path

import pytest

from presswork.chart.apart import check_inks
from presswork.chart.inks import roles
from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.report import Faults
from presswork.plan.issue.art import Gallery
from presswork.plan.issue.rules import rules_of

GAZETTE = Path(__file__).parents[2] / "data/printing-gazette"


@pytest.fixture(scope="module")
def layout():
    """Give the layout whose charts of change stand on navy."""
    return load_layout("newspaper-modern", shelves("layouts", GAZETTE), "en")


def test_a_kind_on_a_backing_has_inks_of_its_own(layout):
    """The roles that a backing names have its inks, and its paper is the backing; other kinds keep theirs."""
    on, off = roles(layout, "change"), roles(layout, "bar")
    assert ("navy", "amber", "paper") == (on["paper"].name, on["focus"].name, on["label"].name)
    assert ("paper", "red", "text") == (off["paper"].name, off["focus"].name, off["label"].name)


def test_contrast_is_held_against_the_backing(layout):
    """Inks that show on paper and not on the backing are told, with the backing's ink."""
    plan = {**layout.plan, "backings": {"change": {"ink": "navy", "inset": 12, "inks": {"label": "text"}}}}
    told = [found.what for found in check_inks(replace(layout, plan=plan)) if found.slug == "chart-contrast"]
    assert any("label (ink text)" in each and "against navy" in each for each in told)
    assert not [found for found in check_inks(layout) if "navy" in found.what]


def test_a_backing_without_its_ink_is_an_error(layout):
    """What a backing lacks is named."""
    plan = {**layout.plan, "backings": {"change": {"ink": "slate", "inset": 12}}}
    with pytest.raises(Faults, match="needs the ink slate"):
        roles(replace(layout, plan=plan), "change")


def test_a_figure_keeps_clear_of_its_backings_edges(layout):
    """Head, art and cutline lie inside the backing, its inset from each edge."""
    publication = load_publication(GAZETTE, layouts=shelves("layouts", GAZETTE))
    shapes = Gallery(Compositor(layout, "en", ()), rules_of(layout), publication).shapes("duties", 2)
    assert shapes
    for shape in shapes:
        backing, *others = shape.pieces
        assert ("backing", 0.0) == (backing.name, backing.top)
        assert {12.0} == {piece.inset for piece in others}
        assert min(piece.top for piece in others) >= 12
        assert max(piece.top + piece.height for piece in others) <= backing.height - 12 + 0.01
        assert backing.height <= shape.rows * layout.page.baseline
