"""Lockups: texts composed together, where each stands and what it is."""

import pytest
from painting import LAYOUT

from presswork.compose.compositor import Compositor
from presswork.paint.lockup import locked
from presswork.paint.panel import ARTIFACT

LATIN = {"style": "latin", "text": "one"}


def locked_up(*pieces):
    """Lock pieces up; gives the passages, the width and the height."""
    return locked(Compositor(LAYOUT, "en"), pieces, "lockup7")


def test_pieces_stand_under_one_another_or_where_they_say():
    """Each begins a gap under the one before it, or at its own top; one may end at its x."""
    parts, wide, high = locked_up(LATIN, {**LATIN, "gap": 4}, {**LATIN, "y": 100, "x": 50, "right": True})
    first, second, third = (part.strokes[0] for part in parts)
    assert [each.baseline - first.baseline for each in (second, third)] == pytest.approx([19, 100])
    assert [first.x, third.x, wide, high] == pytest.approx([0, 50 - first.line.width, 50, 115])


def test_a_piece_stands_in_its_element():
    """Each is a paragraph or what it says, as one with the piece before it where it goes on; artifacts are in none."""
    parts, *_ = locked_up({**LATIN, "role": "Lbl"}, LATIN, {**LATIN, "on": True}, {**LATIN, "artifact": True})
    assert [(part.role, part.within) for part in parts] == [
        ("Span", ("Lbl lockup7.0",)), ("Span", ("P lockup7.1",)), ("Span", ("P lockup7.1",)), (ARTIFACT, ())]
    assert len({part.key for part in parts if part.within}) == 3


def test_words_of_a_lockup_are_read_apart():
    """A space follows words, and what stands beside others ends in one."""
    beside = [{**LATIN, "text": "1,100"}, {**LATIN, "text": "sheets", "gap": 3}]
    parts, *_ = locked_up(LATIN, {"beside": beside}, {"style": "song", "text": "河边"})
    assert [part.spaced for part in parts] == [True, False, True, False]


def test_what_says_nothing_takes_no_room():
    """A piece without text is as if it were not there."""
    assert locked_up(LATIN, {**LATIN, "text": "", "gap": 9})[1:] == locked_up(LATIN)[1:]
