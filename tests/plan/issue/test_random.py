"""Issues made up by chance, from a seed: text in is text out, pins are kept, and the pages are full."""

import random
import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from presswork.load.dummy import read_dummy
from presswork.load.ledger import Ledger
from presswork.model.issue import Pin
from presswork.model.story import FigureSlot, Intertitle, Paragraph
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.dummy import written
from presswork.plan.issue.makeup import make_up
from presswork.plan.issue.misfit import beyond
from presswork.plan.issue.planning import laid_out
from presswork.plan.issue.stand import rest_of

BENCH = Path(__file__).parents[3] / "bench" / "issues.py"
PAGES = 1, 2  # of the issues


@pytest.fixture(scope="module", params=["zh", "en"])
def pool(request):
    """Give a language's sentences, heads and figures, as the bench takes them from the demos."""
    spec = spec_from_file_location("bench_issues", BENCH)
    bench = module_from_spec(spec)
    sys.modules["bench_issues"] = bench
    spec.loader.exec_module(bench)
    return bench.Pool(*bench.DEMOS[request.param])


def pinned(desk, **pins):
    """Give a desk with pins on stories."""
    other = Desk(desk.publication, desk.edition, desk.compositor, desk.rules, desk.brief)
    copies = {name: replace(copy, pin=pins.get(name, copy.pin)) for name, copy in desk.copies.items()}
    vars(other).update(copies=copies, nursery=desk.nursery)
    return other


@pytest.fixture(scope="module")
def made(pool):
    """Make issues up: (desk, issue) of one page, and of two whose lead jumps."""
    one, two = (pool.desk(random.Random(pages), pages, 0.93) for pages in PAGES)
    lead = next(iter(two.copies))
    two = pinned(two, **{lead: Pin(lead, jump=True)})
    return [(desk, make_up(desk)) for desk in (one, two)]


def bare(text):
    """Give a text without spaces and hyphens, which lines drop or add."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u2010\u00ad")


def source(story, left_out):
    """Give the text of a story that stands in its columns."""
    parts = []
    for block in story.blocks:
        if isinstance(block, Paragraph):
            parts += [run.text for run in block.runs if run.optional not in left_out or not run.optional]
        elif isinstance(block, Intertitle):
            parts += block.lines
        else:
            assert isinstance(block, FigureSlot) or block.pull
    return "".join(parts)


def test_text_in_is_text_out(made):
    """The lines that stand in the paper, in reading order over all pages and jumps, are the story's text."""
    for desk, issue in made:
        plan = laid_out(desk, issue)
        variants = {rest_of(each.leaf) or each.leaf.story: each.leaf.variant for page in issue.pages.values()
                    for each in page.standing if each.leaf.variant and not each.leaf.jumps}
        for name, copy in desk.copies.items():
            lines = [line.line for page in plan.pages for flow in page.flows if flow.galley == name
                     for line in flow.lines]
            assert lines == list(range(len(plan.galleys[name].lines)))
            text = "".join(plan.galleys[name].lines[line].text for line in lines)
            opening = copy.story.dateline + (" – " if copy.story.dateline else "")
            assert bare(text) == bare(opening + source(copy.story, variants[name].left_out))


def test_every_page_is_full(made):
    """At a load of 0.93 of what the pages hold every page is full, and the pinned jump is made."""
    assert [()] * len(PAGES) == [issue.misfits for _, issue in made]
    assert [0, 1] == [len(issue.jumps) for _, issue in made]


def test_an_issue_a_tenth_too_long_is_full(pool):
    """Where pages are open their lack goes to others until all are full: figures and decks are left out, no line is."""
    desk = pool.desk(random.Random("a tenth"), 3, 1.1)
    issue = make_up(desk)
    assert () == issue.misfits
    assert {name for name, copy in desk.copies.items() if copy.rank} == {
        rest_of(each.leaf) or each.leaf.story for page in issue.pages.values() for each in page.standing
        if not each.leaf.story.startswith("notice")}
    assert 0 >= beyond(desk)[0]


def test_a_pin_is_kept_in_any_issue(made):
    """A story pinned to the foot of the last page stands there."""
    desk = made[1][0]
    name = next(name for name, copy in desk.copies.items() if copy.rank > 2)
    page = make_up(pinned(desk, **{name: Pin(name, page=2, position=frozenset({"bottom"}))})).pages[2]
    foot = max(each.foot for each in page.standing)
    assert [foot] == [each.foot for each in page.standing if each.leaf.story == name]


def test_any_plan_read_back_gives_the_same_pages(made, tmp_path):
    """Written with all that its stories show, read and planned again, any issue is the same, jumps included."""
    for desk, issue in made:
        file = tmp_path / "plan.yaml"
        file.write_text("\n".join(written(issue.pages, desk.copies)) + "\n", encoding="utf-8")
        ledger = Ledger()
        notices = tuple(notice.id for notice in desk.publication.notices)
        found = read_dummy(file, desk.edition.stories, notices, desk.brief.pages, ledger)
        assert () == tuple(ledger.errors)
        again = pinned(desk)
        again.brief = replace(desk.brief, plan=found)
        assert laid_out(desk, issue).pages == laid_out(again, make_up(again)).pages
