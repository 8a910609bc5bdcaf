"""Inking a content stream: spots, overprint where it helps, and nothing that only seems to be nothing."""

from dataclasses import replace

import pytest

from presswork.finish.inking import Inker, rules_overprint, spot_parts
from presswork.model.plates import spot_resource
from presswork.model.style import Ink

RED = Ink("red", "#c8161d", (0, 100, 95, 0), spot="Red")
BLACK = "/DeviceCMYK cs\n0 0 0 1 scn"


def inked(*lines, inks=(), rules=True):
    """Ink lines of operators, 12 pt the largest text that overprints."""
    items = [line.encode() for text in lines for line in text.split("\n")]
    return [item.decode() for item in Inker(spot_parts({ink.name: ink for ink in inks}), 12, rules).inked(items)]


def over(lines):
    """Give what stands between overprint switched on and off."""
    return [lines[at + 1] for at, line in enumerate(lines) if line == "/PressOver gs"]


@pytest.mark.parametrize(("size", "printed"), [(8, ["[<0001>] TJ"]), (12, ["[<0001>] TJ"]), (13, [])])
def test_small_black_text_overprints(size, printed):
    """Black text overprints up to the condition's size; larger text knocks out, so that no ground shines through."""
    assert printed == over(inked(BLACK, f"/F {size} Tf", "[<0001>] TJ"))


@pytest.mark.parametrize("colour", ["0 0 0 .7 scn", "0 1 .95 0 scn", "0 0 0 0 scn", ".6 .4 .4 1 scn"])
def test_other_text_knocks_out(colour):
    """Grey, colour, white and rich black never overprint."""
    assert [] == over(inked("/DeviceCMYK cs", colour, "/F 8 Tf", "[<0001>] TJ"))


def test_black_rules_overprint_where_the_paper_takes_it():
    """A thin black rule overprints unless black over the layout's inks is more than the paper takes."""
    rule = "10 10 200 .5 re"
    assert ["f"] == over(inked(BLACK, rule, "f"))
    assert [] == over(inked(BLACK, rule, "f", rules=False))
    assert [] == over(inked(BLACK, "10 10 200 20 re", "f"))


def test_rules_are_judged_by_the_heaviest_ink():
    """Black over a red of 195 % is 295 %: coated paper takes it, newsprint does not. A spot is one plate."""
    inks = {"red": replace(RED, spot="")}
    assert (True, False, True) == (rules_overprint(inks, 300), rules_overprint(inks, 240),
                                   rules_overprint({"red": RED}, 240))


def test_a_spot_has_its_plate():
    """An ink that is a spot is written as its plate, at its tint; other inks stay what they are."""
    pale = replace(RED, name="pale", cmyk=(0, 15, 14.25, 0), tint=15)
    lines = inked("/DeviceCMYK cs", "0 1 0.95 0 scn", "0 0.15 0.1425 0 scn", "0 0 0 1 scn", inks=(RED, pale))
    space = spot_resource("Red")
    assert [f"/{space} cs 1 scn", f"/{space} cs 0.15 scn", "0 0 0 1 scn"] == lines[1:]


@pytest.mark.parametrize("path", ["5 5 0 20 re", "5 5 20 0 re", "5 5 m\n25 5 l\n25 5 l"])
def test_a_fill_without_area_is_taken_out(path):
    """A path without area would still be painted a pixel wide."""
    assert [*path.split("\n"), "n"] == inked("q", path, "f*")[1:]


def test_a_ring_of_rectangles_is_a_fill():
    """A rule that is written as an outer and an inner rectangle of no width is painted."""
    assert "f*" in inked(BLACK, "182 225 0 144 re\n182 225 .4 144 re", "f*")
