"""The corpus: a paragraph for each rule, set and compared with its text trace (corpus.golden)."""

import itertools
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from setting import ROMAN, SONG, compositor, shown, trace

from presswork.compose import marks
from presswork.model.story import EMPHASIS, NOTE, Run

HERE = Path(__file__).parent
GOLDEN = HERE / "corpus.golden"


def entries() -> list[tuple[str, float, str]]:
    lines = (HERE / "corpus.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.split(" | ", 2) for line in lines if line and not line.startswith("#"))
    return [(name, float(measure), text) for name, measure, text in parts]


# The first word of a name: the language, and what it changes in the style.
LANGUAGES = {"en": "en", "de": "de", "fr": "fr", "hant": "zh-Hant", "ja": "ja", "ko": "ko"}
CHANGES = {
    "hang": {"hang": True}, "dots": {"dots": True, "emphasis": (SONG,)}, "drop": {"drop": 3}, "flush": {"indent": 0},
    "ragged": {"align": "left"}, "basic": {"prohibition": "basic"}, "balanced": {"align": "left", "balance": True},
    "margins": {"protrude": True, "expand": 0.015},
}


def composed(name: str, measure: float, text: str):
    """Set an entry: *words* between asterisks are emphasised, ^figures^ are notes' numbers."""
    first, _, rest = name.partition(" ")
    first = first if rest else ""
    latin = first in {"en", "de", "fr", "margins"}
    setter = compositor(LANGUAGES.get(first, "en" if latin else "zh-Hans"), ("欧阳修远",))
    style = replace(setter.style("en"), faces=(ROMAN, SONG)) if latin else setter.style("zh")
    style = replace(style, **CHANGES.get(first, {}))
    return setter.paragraph(runs(text), style, measure * 10)


def runs(text: str) -> tuple[Run, ...]:
    """Read the marks of an entry."""
    marked = {"*": frozenset({EMPHASIS}), "^": frozenset({NOTE})}
    parts = re.split(r"(\*[^*]+\*|\^[^^]+\^)", text)
    return tuple(Run(part.strip(part[0]), marked[part[0]]) if part[0] in marked else Run(part)
                 for part in parts if part)


@pytest.fixture(scope="module")
def goldens() -> dict[str, str]:
    if os.environ.get("PRESSWORK_GOLDENS") == "write":
        blocks = [f"== {name}\n{trace(composed(name, measure, text))}" for name, measure, text in entries()]
        GOLDEN.write_text("\n".join(blocks) + "\n", encoding="utf-8")
    blocks = GOLDEN.read_text(encoding="utf-8").split("== ")[1:]
    return {block.split("\n", 1)[0]: block.split("\n", 1)[1].rstrip("\n") for block in blocks}


@pytest.mark.parametrize(("name", "measure", "text"), entries(), ids=[entry[0] for entry in entries()])
def test_trace(name, measure, text, goldens):
    """The paragraph is set as its golden says; PRESSWORK_GOLDENS=write makes them anew, to be read in the diff."""
    assert trace(composed(name, measure, text)) == goldens[name]


@pytest.mark.parametrize(("name", "measure", "text"), entries(), ids=[entry[0] for entry in entries()])
def test_rules_of_line_ends(name, measure, text):
    """No line opens with a closing mark, none closes with an opening one, and none is wider than its measure."""
    lines = composed(name, measure, text)
    for before, line in itertools.pairwise(lines):
        assert line.text[0] not in marks.CLOSERS | set(",.;:!?)%")
        assert before.text[-1] not in marks.NO_END
    assert all(line.width <= measure * 10 + 0.02 for line in lines)


@pytest.mark.parametrize(("name", "measure", "text"), entries(), ids=[entry[0] for entry in entries()])
def test_nothing_lost(name, measure, text):
    """The glyphs stand for the text, character for character, white space and added hyphens aside."""
    lines = composed(name, measure, text)
    said = ("".join(t for run in line.runs for t in run.texts) for line in lines)
    said = "".join(text.removesuffix("\u00ad" * line.hyphen) for text, line in zip(said, lines, strict=True))
    assert "".join(said.split()) == "".join("".join(run.text for run in runs(text)).split())
    assert shown(lines)


def test_full_lines_fill_the_measure():
    """Every line but the last ends on the measure within 0.01 pt, where it has a place that can give at all."""
    for name, measure, text in entries():
        loose = name.startswith(("ragged", "balanced", "drop"))  # not filled, or narrower beside an initial
        for line in composed(name, measure, text)[:-1] if not loose else ():
            if " " in line.text or any(marks.is_han(character) for character in line.text):
                assert line.width == pytest.approx(measure * 10, abs=0.01), (name, line.text)
