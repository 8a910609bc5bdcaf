"""Inks are kept within what the paper takes, and that is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presswork.finish.conditions import condition
from presswork.finish.holding import held, within
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.model.style import Ink

PARTS = st.tuples(*[st.integers(0, 100).map(float)] * 4)
BLUE = Ink("key", "#13233c", (100, 85, 45, 45))


@given(parts=PARTS, total=st.integers(150, 400))
def test_no_ink_is_over_the_total(parts, total):
    """Whatever an ink is mixed of, its parts stay within the total, its black is kept and no part grows."""
    ink = held(Ink("any", "#000000", parts), total)
    assert sum(ink.cmyk) <= max(total, parts[3])
    assert parts[3] == ink.cmyk[3]
    assert all(new <= old for new, old in zip(ink.cmyk, parts, strict=True))


@given(parts=PARTS)
def test_what_is_within_stays(parts):
    """An ink that the paper takes is left as it was declared."""
    ink = Ink("any", "#000000", parts)
    assert ink == held(ink, sum(parts))


def test_shares_are_equal():
    """Colours give way in equal shares, so that the ink keeps its hue."""
    assert (84.0, 72.0, 38.0, 45) == held(BLUE, 240).cmyk


def test_a_spot_is_no_mixture():
    """What stands in for a spot on screen is never printed, so that it is never held back."""
    spot = replace(BLUE, spot="Blue")
    assert spot == held(spot, 100)


@pytest.mark.parametrize(("name", "told"), [("coated", []), ("newsprint", ["ink-held"])])
def test_it_is_told(name, told):
    """A warning names each ink that gave way, with what is printed: 275 % on newsprint, but not on coated paper."""
    layout = load_layout("newspaper", shelves("layouts", None))
    kept, findings = within(replace(layout, inks={**layout.inks, "key": BLUE}), condition(name))
    assert told == [finding.slug for finding in findings]
    assert all("275 %" in finding.what and "84 72 38 45" in finding.what for finding in findings)
    assert sum(kept.inks["key"].cmyk) <= condition(name).total_ink
