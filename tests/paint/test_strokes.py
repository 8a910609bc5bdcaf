"""Drawings of plain paths become operators; anything else is left to WeasyPrint."""

import math
import re

import pytest

from presswork.paint import strokes

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="30pt" viewBox="0 0 40 30" fill="#ffffff">'


def drawn(path, **attributes):
    """Give the operators of one path, after the limit of mitres."""
    given = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    root = strokes.read(f'{HEAD}<title>a</title><path d="{path}" {given} /></svg>')
    return [line.decode() for line in strokes.operators(root)][1:]


def plain(text):
    """Write numbers as they are read."""
    return [re.sub(r"\.?0+(?= |$)", "", line) for line in text]


def test_points_are_written_as_they_stand():
    """Absolute and relative commands lead to the same points; a closed path goes on from where it began."""
    whole = ["1 2 m", "5 2 l", "5 6 l", "h", "2 3 m", "9 9 l", "f"]
    assert [*whole[:3], "h", "2 3 m", "9 9 l"] == plain(drawn("M1 2L5 2V6ZM2 3L9 9"))[1:-1]
    assert [*whole[:3], "h", "2 3 m", "9 9 l"] == plain(drawn("m1 2h4v4zm1 1l7 6"))[1:-1]


def test_a_command_is_repeated_without_its_letter():
    """More points after a move are lines, as SVG says."""
    assert ["1 2 m", "3 4 l", "5 6 l"] == plain(drawn("M1 2 3 4 5 6"))[1:-1]


def test_curves_keep_their_handles():
    """A curve is written with three points, relative ones from where it begins."""
    assert "2 2 3 3 4 1 c" == plain(drawn("M1 1c1 1 2 2 3 0"))[2]


@pytest.mark.parametrize(("path", "count"), [("M10 0A10 10 0 0 1 0 10", 1), ("M10 0A10 10 0 0 1 -10 0", 2),
                                             ("M10 0A10 10 0 1 0 0 10", 3), ("M10 0a10 10 0 1 1 -10 -10", 3)])
def test_arcs_stay_on_their_circle(path, count):
    """An arc is as many curves as it has quarters, and each curve ends and has its middle on the circle."""
    lines = drawn(path)
    start = (10.0, 0.0)
    curves = [[float(part) for part in line.split()[:-1]] for line in lines if line.endswith(" c")]
    assert count == len(curves)
    for x1, y1, x2, y2, x3, y3 in curves:
        middle = ((start[0] + 3 * x1 + 3 * x2 + x3) / 8, (start[1] + 3 * y1 + 3 * y2 + y3) / 8)
        assert math.hypot(*middle) == pytest.approx(10, abs=0.01)
        assert math.hypot(x3, y3) == pytest.approx(10, abs=0.001)
        start = (x3, y3)


def test_strokes_have_their_pen():
    """Width, dashes, caps and joins are written before the path, a fill only where there is one."""
    lines = drawn("M0 0h9", fill="none", stroke="#ff0000", stroke_width="2.5", stroke_dasharray="1 2",
                  stroke_linecap="round")
    assert ["2.5 w", "[1 2] 0 d", "1 J", "0 j", "1 0 0 RG"] == lines[:5]
    assert "S" == lines[-1]


def test_inks_of_the_press_are_four_parts():
    """A colour of the press is written as WeasyPrint writes it, for the plates are read from that."""
    lines = drawn("M0 0h9v9z", fill="device-cmyk(0% 10% 100% 50%)")
    assert ["/DeviceCMYK cs", "0 0.1 1 0.5 scn"] == lines[:2]
    assert "f" == lines[-1]


@pytest.mark.parametrize("inside", [
    '<text x="1" y="2">a</text>', '<path d="M0 0Q1 1 2 2" fill="none" />', '<path d="M0 0A4 5 0 0 1 2 2" />',
    '<path d="M0 0h1" fill="url(#a)" />', '<path d="M0 0h1" opacity="0.5" />', '<g><path d="M0 0h1" /></g>',
])  # fmt: skip
def test_other_things_are_left_to_weasyprint(inside):
    """Text, other curves, ellipses, gradients, transparency and groups are not written here."""
    assert strokes.read(f"{HEAD}{inside}</svg>") is None


def test_other_units_are_left_to_weasyprint():
    """A drawing that is scaled by its viewBox is not written here."""
    assert strokes.read(HEAD.replace("0 0 40 30", "0 0 80 60") + "</svg>") is None
