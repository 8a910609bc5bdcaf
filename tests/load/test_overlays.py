"""Overlays: what an option, the language and the press's paper lay over a layout."""

from pathlib import Path

import pytest

from presswork.house import shelves
from presswork.load.layout import load_layout

HERE = Path(__file__).parent


@pytest.mark.parametrize(("options", "ground"), [
    ({}, (100, 85, 45, 45)), ({"press": "coated"}, (100, 85, 45, 45)), ({"press": "newsprint"}, (100, 70, 0, 50)),
    ({"press": "newsprint", "theme": "warm"}, (0, 85, 85, 25)),
    ({"press": "newsprint", "theme": "bold"}, (0, 14, 100, 0)),
    ({"press": "newsprint", "plates": "red"}, (0, 0, 0, 100)), ({"press": "press/ours.icc"}, (100, 85, 45, 45)),
])
def test_a_theme_has_other_mixtures_on_other_paper(options, ground):
    """On newsprint a theme's own file for it is laid over the theme, plates over both; its screen colour stays."""
    layout = load_layout("brochure", shelves("layouts", HERE), "zh-Hans", options, None)
    plain = load_layout("brochure", shelves("layouts", HERE), "zh-Hans", {**options, "press": ""}, None)
    assert layout.inks["ground"].cmyk == ground
    assert {name: ink.srgb for name, ink in layout.inks.items()} == {name: ink.srgb for name, ink in plain.inks.items()}


def test_the_paper_that_a_layout_prints_on_by_itself(tmp_path):
    """A layout whose own condition is newsprint takes the mixtures for it without being asked."""
    place = tmp_path / "layouts" / "brochure"
    (place / "press").mkdir(parents=True)
    (place / "press" / "newsprint.yaml").write_text("inks: {text: {cmyk: [0, 0, 0, 90]}}", encoding="utf-8")
    house = Path(shelves("layouts", HERE)[-1]) / "brochure" / "layout.yaml"
    (place / "layout.yaml").write_text(house.read_text(encoding="utf-8").replace("press: coated", "press: newsprint"),
                                       encoding="utf-8")
    layout = load_layout("brochure", [tmp_path / "layouts", *shelves("layouts", HERE)], "en", {}, None)
    assert (layout.inks["text"].cmyk, layout.inks["ground"].cmyk) == ((0, 0, 0, 90), (100, 70, 0, 50))
