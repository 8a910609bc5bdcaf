"""Spreads: a figure over two facing pages, drawn once, where only marks cross the fold."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from books import FORMATS, english, planned

from presswork.model.plan import PagePlan
from presswork.model.publication import Publication
from presswork.model.report import Faults


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Make the English publication."""
    folder: Path = tmp_path_factory.mktemp("harbour")
    return english(folder)


def standing(plan: PagePlan, name: str) -> list[tuple[str, str]]:
    """List the patterns of the pages, and the slots, in which a figure's plot stands."""
    return [(page.pattern, slot.name) for page in plan.pages for slot in page.slots
            if slot.content == name and slot.name in ("figure", "across")]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_a_spread_runs_from_outer_edge_to_outer_edge(harbour: Publication, form: str) -> None:
    """The frame begins at the left page's outer margin and ends at the right page's; the right page shows its rest."""
    plan = planned(harbour, format=form, spread=["berths"])
    assert standing(plan, "berths") == [("spread", "figure"), ("across", "across")]
    left, right = next((one, two) for one, two in zip(plan.pages, plan.pages[1:], strict=False)
                       if one.pattern == "spread")  # fmt: skip
    assert (left.number % 2, right.pattern) == (0, "across")
    plot = next(slot for slot in left.slots if slot.name == "figure")
    rest = next(slot for slot in right.slots if slot.name == "across")
    before: Any = right.values["before"]
    assert (rest.x, rest.y, rest.height) == (pytest.approx(-8.504, abs=0.001), plot.y, plot.height)
    assert before + rest.width == pytest.approx(plot.width)
    assert left.values["fold"] == pytest.approx(before + 8.504, abs=0.001)
    assert len(plan.pages) % 4 == 0


def test_a_spread_stands_at_the_chapter_that_cites_it(harbour: Publication) -> None:
    """It follows the pages of its chapter, and is the last of it; where that ends on the left, it comes before it."""
    plan = planned(harbour, spread=["berths"])
    at = next(index for index, page in enumerate(plan.pages) if page.pattern == "spread")
    assert plan.pages[at - 1].values["chapter"] == plan.pages[at].values["chapter"]
    assert [page.values["closes"] for page in plan.pages[at - 1 : at + 2]] == [False, False, True]
    plan = planned(harbour, format="a5", spread=["berths"])
    assert next(plan.pages[index + 2].pattern for index, page in enumerate(plan.pages) if page.pattern == "spread") == (
        "opener")


def test_without_a_left_page_a_figure_stays_in_the_text(harbour: Publication) -> None:
    """Where a chapter opens on the right and ends on the left, the figure stands once, in the text."""
    plan = planned(harbour, spread=["berths"], open="right")
    assert [slot for _, slot in standing(plan, "berths")] == ["figure"]


def test_what_cannot_cross_the_fold_is_told(harbour: Publication) -> None:
    """A figure that is not there, and one of a kind with words across the fold, are told at once."""
    lines = {**harbour.figures, "lines": replace(harbour.figures["berths"], id="lines", kind="line")}
    with pytest.raises(Faults) as told:
        planned(replace(harbour, figures=lines), spread=["nothing", "lines"])
    assert [each.slug for each in told.value.findings] == ["unknown-figure", "wrong-type"]


def test_line_art_on_a_plate_has_a_ground(harbour: Publication) -> None:
    """A plate of drawings alone lies on the resting ground; one with a chart or a photograph does not."""
    known = harbour.figures["berths"]
    for file, grounds in (("pictures/quay.svg", 1), ("pictures/quay.jpg", 0)):
        other = replace(known, id="quay", kind="picture", file=file, facts=(), focus="")
        book = replace(harbour, figures={**harbour.figures, "quay": other})
        plan = planned(book, figures=("berths", "dates", "quay"))
        plate = next(page for page in plan.pages if page.pattern == "plate")
        assert [slot.name for slot in plate.slots].count("ground") == grounds


def dated(publication: Publication, count: int) -> Publication:
    """Give a publication a chronology of so many dates."""
    rows = tuple((str(1700 + 13 * at), f"The quay is lengthened, work {at}", f"Deed {at}") for at in range(count))
    dates = replace(publication.tables["dates"], rows=rows)
    return replace(publication, tables={**publication.tables, "dates": dates})


@pytest.mark.parametrize("form", FORMATS)
def test_a_chronology_over_two_pages(harbour: Publication, form: str) -> None:
    """Its pages face each other, no word leaves the live area, each event stands once in order, the band is whole."""
    plan = planned(dated(harbour, 8), format=form, spread=["dates"])
    left, right = (page for page in plan.pages if page.pattern == "timeline")
    assert (left.number % 2, right.number) == (0, left.number + 1)
    assert [slot.content for page in (left, right) for slot in page.slots if slot.name == "event"] == list("01234567")
    for page in (left, right):
        head = next(slot for slot in page.slots if slot.name in ("head", "rule"))
        for slot in page.slots:
            if slot.name == "event":
                assert head.x <= slot.x < slot.x + slot.width <= head.x + head.width + 0.01
    bands = [next(slot for slot in page.slots if slot.name == "band") for page in (left, right)]
    found: Any = left.values["found"]
    assert right.values["shift"] == pytest.approx(bands[0].width - 2 * 8.504, abs=0.01)
    assert right.values["shift"] + bands[1].width == pytest.approx(found.width)  # type: ignore[operator]


def test_a_long_chronology_takes_two_pages_by_itself(harbour: Publication) -> None:
    """Of more dates than a page has places, where its pages face each other; a short one stays on a page."""
    patterns = {count: [page.pattern for page in planned(dated(harbour, count)).pages] for count in (5, 9, 40)}
    assert ("timeline" in patterns[5], "chronology" in patterns[5]) == (False, True)
    assert patterns[9].count("timeline") in (0, 2)
    assert (patterns[9].count("timeline") == 2) != ("chronology" in patterns[9])
    assert "timeline" not in patterns[40]


def test_a_chronology_without_years_stays_on_its_pages(harbour: Publication) -> None:
    """Dates that no band can show are set as type alone."""
    rows = tuple(("spring", "The quay is lengthened", "Deed") for _ in range(8))
    tables = {**harbour.tables, "dates": replace(harbour.tables["dates"], rows=rows)}
    plan = planned(replace(harbour, tables=tables), spread=["dates"])
    assert "timeline" not in [page.pattern for page in plan.pages]
