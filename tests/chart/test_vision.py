"""Colours as readers see them: differences, colour blindness, contrast."""

import pytest

from presswork.chart.apart import check_inks
from presswork.chart.light import contrast
from presswork.chart.plates import black
from presswork.chart.vision import SIGHTS, ciede2000, difference
from presswork.house import shelves
from presswork.load.layout import load_layout

# Sharma, Wu and Dalal 2005, table 1: the pairs that try each branch of the formula.
PAIRS = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
    ((50, 0, 0), (50, -1, 2), 2.3669), ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195), ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065), ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (56, -27, -3), 31.9030), ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "expected"), PAIRS)
def test_published_differences(one, two, expected):
    """The difference is that of the published pairs, either way round."""
    assert expected == pytest.approx(ciede2000(one, two), abs=5e-5)
    assert expected == pytest.approx(ciede2000(two, one), abs=5e-5)


@pytest.mark.parametrize("sight", SIGHTS)
def test_grey_stays_grey(sight):
    """Greys look the same to everyone, and black is far from white."""
    assert difference("#777777", "#777777", sight) < 0.01
    assert difference("#000000", "#ffffff", sight) == pytest.approx(100, abs=0.5)


def test_red_and_green_of_one_lightness():
    """A red and a green that are plain to most are near to eyes without green cones."""
    red, green = "#c04040", "#6b7a2a"
    assert difference(red, green) > 30
    assert difference(red, green, "deutan") < difference(red, green) / 2


def test_contrast():
    """Black on white is 21:1, a colour on itself 1:1."""
    assert (21, 1) == (pytest.approx(contrast("#000000", "#ffffff")), pytest.approx(contrast("#b9161d", "#b9161d")))


@pytest.mark.parametrize("plates", ["", "red", "black"])
@pytest.mark.parametrize(("name", "language", "options"), [
    ("newspaper", "zh-Hans", {}), ("special", "zh-Hans", {}), ("newspaper-modern", "en", {}), ("gazette", "en", {}),
    ("brochure", "en", {"theme": "sober"}), ("brochure", "zh-Hans", {"theme": "warm"}),
    ("brochure", "zh-Hans", {"theme": "bold"}),
])
def test_house_inks(name, language, options, plates):
    """The house's layouts tell six lines and four fills apart, in any sight, and their marks and text stand out."""
    chosen = {**options, "plates": plates.replace("black", "")}
    layout = load_layout(name, shelves("layouts"), language, chosen)
    assert [] == check_inks(black(layout) if plates == "black" else layout)
