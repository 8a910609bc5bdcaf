"""A text on one line: what is set without a search is what the search finds."""

from dataclasses import replace

import pytest
from setting import STYLES

from presswork.compose import paragraph
from presswork.compose.paragraph import Copy, composed
from presswork.model.story import Run

TEXTS = ("A head of five words", "“Quoted,” he said.", "一格一数", "“引文”，第3版", "  spaces round it  ", "1,660")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("align", ["left", "right", "center"])
@pytest.mark.parametrize("balance", [False, True])
@pytest.mark.parametrize("measure", [120.0, 400.0])
def test_one_line_is_the_line_of_the_search(monkeypatch, text, align, balance, measure):
    """Texts that are not filled, by the short way, have the line that a search for the best lines has."""
    look = replace(STYLES["left"], align=align, balance=balance)
    copy = Copy((Run(text),), look, (measure,), 0.0, "zh-Hans" if text > "\u2e80" else "en", ())
    [short] = composed(copy)
    monkeypatch.setattr(paragraph, "_alone", lambda *_: None)
    [searched] = composed(copy)
    assert searched._replace(badness=0.0) == short._replace(badness=0.0)
    assert searched.badness == pytest.approx(short.badness)
