"""Footnotes of the brochure: at the end of their chapter, or at the feet of columns."""

from dataclasses import replace
from typing import Any

import pytest
from books import FORMATS, planned, whole

from presswork.model.publication import Publication
from presswork.model.report import Faults
from presswork.model.story import NOTE, Intertitle, Notes, Paragraph, Run


def test_footnotes_stand_in_their_chapter(chinese: Publication) -> None:
    """A note stands at the end of the chapter that names it, each chapter's numbered from 1."""
    place = next(iter(chinese.stories.values())).place

    def noted(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
        named: list[Any] = []
        number = 0
        for block in blocks:
            named.append(block)
            if isinstance(block, Intertitle):
                number += 1
                named.append(Paragraph((Run(f"第{number}处"), Run(str(number), frozenset({NOTE}))), place))
        items = tuple(Paragraph((Run(f"注文{at}"),), place) for at in range(1, number + 1))
        return (*named, Notes(items, place))

    plan = planned(chinese, noted)
    whole(plan)
    for at in range(1, 5):
        galley = plan.galleys[f"chapter-{at}"]
        last = galley.blocks[-1]
        assert last.role == "Note"
        text = "".join(line.text for line in galley.lines[last.start : last.stop])
        assert text.split("\u2002") == ["1", f"注文{at}"]
        assert [block.role for block in galley.blocks].count("Note") == 1


def _everywhere(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Name a note in each paragraph; every fifth is long."""
    named: list[Any] = []
    items: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            words = f"注文{len(items) + 1}" + "说明出处的话。" * (12 if len(items) % 5 == 4 else 1)
            items.append(Paragraph((Run(words),), block.place))
            block = replace(block, runs=(*block.runs, Run(str(len(items)), frozenset({NOTE}))))  # noqa: PLW2901
        named.append(block)
    return (*named, Notes(tuple(items), items[0].place))


@pytest.mark.parametrize("format_", FORMATS)
def test_footnotes_stand_at_the_foot_of_their_column(chinese: Publication, format_: str) -> None:
    """Where the edition says so, a note stands under the text of the column that names it, ending with the column."""
    plan = planned(chinese, _everywhere, footnotes="column", format=format_)
    whole(plan)
    for page in plan.pages:
        for flow in page.flows:
            galley = plan.galleys[flow.galley]
            columns: dict[float, list[tuple[float, bool, int]]] = {}
            for placed in flow.lines:
                block = galley.lines[placed.line].block
                x = placed.x - galley.blocks[block].shift
                small = galley.blocks[block].role == "Note"
                columns.setdefault(round(x), []).append((placed.baseline, small, placed.line))
            for lines in columns.values():
                text, notes = ([each for each in lines if each[1] is small] for small in (False, True))
                known = _tagged(galley, [(0.0, False, at) for at in range(len(galley.lines))], "Reference")
                labels = [label for label in _tagged(galley, notes, "Lbl") if label in known]  # not those of a deck
                assert _tagged(galley, text, "Reference") == labels
                assert not (notes and text) or max(text)[0] < min(notes)[0]


def _tagged(galley: Any, lines: list[tuple[float, bool, int]], tag: str) -> list[str]:
    """List what the runs of a tag say on some lines."""
    runs = [run for _, _, line in lines for run in galley.lines[line].runs if run.tag == tag]
    return ["".join(run.texts).strip() for run in runs]


def test_a_footnote_too_long_for_a_foot_is_told(chinese: Publication) -> None:
    """A note of more than a third of a column is an error with its place."""
    def long(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
        *named, notes = _everywhere(blocks)
        last = replace(notes.items[-1], runs=(Run("很长的注文。" * 90),))
        return (*named, Notes((*notes.items[:-1], last), notes.place))

    with pytest.raises(Faults) as found:
        planned(chinese, long, footnotes="column")
    assert {each.slug for each in found.value.findings} == {"long-note"}
