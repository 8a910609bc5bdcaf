"""Pins that no page can keep are told as pins, before the lines that they cost."""

from dataclasses import replace

import pytest
from issues import desk_of

from presswork.model.issue import Pin
from presswork.model.place import Place
from presswork.plan.issue.makeup import Issue
from presswork.plan.issue.misfit import misfits
from presswork.plan.issue.pinned import Pinned

PLACE = Place("publication.yaml", 7, 9)
STORIES = "steam", "bible", "weekly", "stick", "oxford"
TOP_LEFT = frozenset({"top", "left"})


def told(**pins):
    """Say what is told of a gazette with such pins."""
    made = {story: replace(pin, story=story, place=PLACE) for story, pin in pins.items()}
    desk = desk_of("printing-gazette", lambda brief: replace(brief, pins=made), STORIES)
    return [(finding.slug, finding.place, finding.what) for finding in Pinned(desk).unkept()]


@pytest.mark.parametrize(("pins", "what"), [
    ({"steam": Pin("", columns=4, head=80.0)}, "the headline of 'steam' has no room in 4 columns at 80 pt"),
    ({"stick": Pin("", columns=2, figure=3)}, "the figure of 'stick' is to span 3 columns of 2"),
    ({"oxford": Pin("", figure=2)}, "the story 'oxford' is to have a figure, but its text places none"),
    ({"steam": Pin("", page=1, position=TOP_LEFT), "bible": Pin("", page=1, position=TOP_LEFT)},
     "'steam' and 'bible' cannot both stand top left of page 1"),
    ({"bible": Pin("", page=2, columns=3, top=True), "weekly": Pin("", page=2, columns=3, top=True)},
     "'bible' and 'weekly' take 6 columns of 5 at the top of page 2"),
    ({"steam": Pin("", page=1, columns=5)}, "the guide and 'steam' take 6 columns of 5 at the top of page 1"),
])
def test_a_pin_that_no_page_can_keep_is_one_error_at_its_place(pins, what):
    """A head, a figure or a place that cannot be had is named, once, where the pin stands."""
    assert told(**pins) == [("pin-unfit", PLACE, what)]


def test_pins_that_can_be_kept_are_not_told():
    """The demo's own pins, and a head that has just room, are no faults."""
    assert Pinned(desk_of("printing-gazette")).unkept() == []
    assert told(steam=Pin("", page=1, columns=4, position=TOP_LEFT, head=42.0)) == []


def test_a_head_may_be_as_large_as_the_error_says():
    """The size that the cure names has room, the next half point has not."""
    pins = {"steam": Pin("steam", columns=4, head=80.0, place=PLACE)}
    desk = desk_of("printing-gazette", lambda brief: replace(brief, pins=pins), STORIES)
    cure = Pinned(desk).unkept()[0].cure
    size = float(cure.split()[1])
    assert told(steam=Pin("", columns=4, head=size)) == []
    assert told(steam=Pin("", columns=4, head=size + 0.5)) != []


def test_a_page_that_cannot_be_filled_for_a_pin_tells_the_pin_alone():
    """Where a pin is the cause, no lines are told to be cut or added."""
    pins = {"steam": Pin("steam", columns=4, head=80.0, place=PLACE)}
    desk = desk_of("printing-gazette", lambda brief: replace(brief, pins=pins), STORIES)
    found = misfits(desk, Issue({}, {}, (), (1,)))
    assert [finding.slug for finding in found] == ["pin-unfit"]
