"""Charts that have no room: what a plan gives a chart is tried, and where it is too low the issue is planned again."""

from dataclasses import replace

import pytest

from presswork.compose.compositor import Compositor
from presswork.model.issue import IssueBrief
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.makeup import make_up


@pytest.fixture(scope="module")
def desk(gazette):
    """Give the gazette's desk with a chart that asks for less height than its seven rows of marks take."""
    publication = gazette.publication
    steam = publication.stories["steam"]
    blocks = tuple(replace(block, figure="hour") if getattr(block, "figure", "") else block for block in steam.blocks)
    stories = {"steam": replace(steam, blocks=blocks), **{name: publication.stories[name] for name in (
        "bible", "oxford", "stick", "point", "taxes", "linotype")}}
    edition = replace(gazette.edition, stories=tuple(stories))
    setter = Compositor(gazette.layout, publication.language, publication.names)
    return Desk(replace(publication, stories=stories), edition, setter, gazette.desk.rules, IssueBrief(2))


def test_a_shape_is_tried_by_drawing_the_chart(desk):
    """The lowest rows over three columns have no room for seven rows of marks, the highest have; two columns never."""
    gallery = desk.nursery.filler.gallery
    shapes = gallery.shapes("hour", 3)
    assert (False, True) == (gallery.fits(shapes[0]), gallery.fits(shapes[-1]))
    assert not any(gallery.fits(shape) for shape in gallery.shapes("hour", 2))


def test_charts_of_an_issue_have_room(desk):
    """Whatever height a page would like a chart to have, on the pages that are made it can be drawn."""
    made = make_up(desk)
    gallery = desk.nursery.filler.gallery
    shown = [hung.shape for page in made.pages.values() for each in page.standing for hung in each.leaf.art]
    assert "hour" in {shape.figure for shape in shown}
    assert all(gallery.fits(shape) for shape in shown)


def test_what_was_refused_is_not_offered_again(desk):
    """After a chart was refused no shape of it is as low over as many columns."""
    fresh = replace(desk, known={}, tight={})
    low = fresh.nursery.filler.gallery.shapes("hour", 3)[0]
    fresh.redraw({("hour", 3): low.rows})
    assert low.rows < min(shape.rows for shape in fresh.nursery.filler.gallery.shapes("hour", 3))
