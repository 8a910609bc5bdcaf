"""A long feature and two charts on one page: whatever its length, the page is full, or an error says what to do."""

import re
from functools import cache

import pytest
from lengths import Feature

from presswork.model.report import Faults

FEATURES = {
    "zh": Feature("yongkang-decade", "lead", ("record", "sixteen", "base", "safety"), ("declines", "fraud")),
    "en": Feature("printing-gazette", "steam", ("handpress", "paper"), ("speeds", "duties"), nominal=4100),
}
STEPS = range(60, 126, 5)  # per cent of the nominal length
CASES = [(language, percent) for language in FEATURES for percent in STEPS]
OVER = {("zh", 125), ("en", 125)}  # what no elastic takes


@cache
def attempt(language, percent):
    """Plan a page: its plan, or the finding of the planner."""
    try:
        return FEATURES[language].planned(percent), None
    except Faults as faults:
        [finding] = faults.findings
        return None, finding


def ends(language, plan):
    """Give for each column how many rows it ends above its foot: the page's, or what stands there."""
    page, [planned] = FEATURES[language].layout.page, plan.pages
    [foot] = [slot for slot in planned.slots if slot.name == "foot"]
    found = []
    for column in range(page.columns):
        x = page.inner + column * (page.column + page.gutter)
        at = [line.baseline for line in planned.flows[0].lines if x - 0.1 <= line.x < x + page.column]
        under = [slot.y - page.baseline for slot in planned.slots if slot.name in ("figure", "quote")
                 and slot.x - 0.1 <= x < slot.x + slot.width and slot.y > max(at)]
        found.append(int((min([*under, foot.y]) - max(at)) / page.baseline))
    return found


@pytest.mark.parametrize(("language", "percent"), CASES)
def test_page_is_full_or_says_why(language, percent):
    """All columns end on the last row of what they stand in, one of them at most a row before it; or lines are told."""
    plan, finding = attempt(language, percent)
    assert ((language, percent) in OVER) == (plan is None)
    if plan:
        assert sum(ends(language, plan)) <= 1
        assert "underset" not in {told.slug for told in plan.findings}
    else:
        assert finding.slug == "overset"
        assert re.search(r"\d+ lines? over .*worth in lines if taken off: \S+ \d+", finding.what)


@pytest.mark.parametrize(("language", "percent"), CASES)
def test_page_has_few_quotes(language, percent):
    """No page has more than two pull quotes."""
    plan, _ = attempt(language, percent)
    slots = [slot.name for slot in plan.pages[0].slots] if plan else []
    assert slots.count("quote") <= 2


@pytest.mark.parametrize("language", FEATURES)
def test_text_in_is_text_out(language):
    """At every length each line of the story stands once, in order."""
    for percent in STEPS:
        plan, _ = attempt(language, percent)
        if plan:
            [galley] = plan.galleys.values()
            placed = [line.line for line in plan.pages[0].flows[0].lines]
            assert placed == list(range(len(galley.lines)))


def test_what_is_over_can_be_cut():
    """The characters that an overset names are enough: with so many less the page stands."""
    feature = FEATURES["zh"]
    _, finding = attempt("zh", 125)
    signs = int(re.search(r"\d+", finding.cure)[0])
    nominal = sum(len(block.text) for block in feature.story(100).blocks if hasattr(block, "text"))
    assert feature.planned(125 - 100 * signs / nominal - 1).pages
