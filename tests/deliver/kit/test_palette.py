"""Colours by night: what could be read by day can be read on the night's ground."""

import pytest

from presswork.chart.light import contrast
from presswork.deliver.kit.palette import LEGIBLE, at_night


def test_contrast():
    """Black on white has the greatest contrast, a colour with itself none."""
    assert (21, 1) == (round(contrast("#000000", "#ffffff")), contrast("#b9161d", "#b9161d"))


@pytest.mark.parametrize("paper", ["#ffffff", "#f4efe8"])
@pytest.mark.parametrize("ink", ["#1c1a19", "#b9161d", "#6b6763", "#8b8884", "#b9b5b0", "#0b3d91", "#1f7a3d"])
def test_inks_stay_legible(ink, paper):
    """An ink's contrast with the paper is at night what it was by day, or what text needs."""
    assert contrast(at_night(ink, paper), at_night(paper, paper)) >= min(contrast(ink, paper), LEGIBLE)


def test_light_is_turned_round():
    """What was darker is lighter at night; the paper is the darkest."""
    shades = [at_night(colour) for colour in ("#1c1a19", "#6b6763", "#b9b5b0", "#ffffff")]
    assert sorted(shades, reverse=True) == shades
