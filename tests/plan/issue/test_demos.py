"""Issues planned whole: the text is all there, the pages are full, nothing lies on anything, what was asked is kept."""

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from issues import demo, lines_of, modules

from presswork.model.issue import Pin
from presswork.model.report import Faults
from presswork.plan.grid import Grid

IN_COLUMN = 20  # pt between the left edges of lines of one column, at most


def test_every_line_stands_once_in_order(planned):
    """Text in is text out: each story's lines, in reading order, over all pages and jumps."""
    for story in planned.edition.stories:
        assert lines_of(planned, story) == list(range(len(planned.plan.galleys[story].lines)))


def test_modules_cover_the_page(planned):
    """Every cell of the grid of a page belongs to exactly one module, the guide, furniture or a gap."""
    page, columns = planned.layout.page, planned.layout.page.columns
    for each in planned.plan.pages:
        cells = Counter((column, row) for module in each.values["modules"]
                        for column in range(module.column, module.column + module.columns)
                        for row in range(module.row, module.row + module.rows))
        grid = Grid(page, page.inner)
        for slot in each.slots:
            if slot.name == "guide":
                first = round((slot.x - grid.x(0)) / (page.column + page.gutter))
                top, rows = round((slot.y - grid.y(0)) / page.baseline), round(slot.height / page.baseline)
                across = round((slot.width + page.gutter) / (page.column + page.gutter))
                cells.update((column, row) for column in range(first, first + across) for row in range(top, top + rows))
        assert max(cells.values()) == 1
        top, foot = min(row for _, row in cells), max(row for _, row in cells)
        empty = [(column, row) for column in range(columns) for row in range(top, foot + 1)
                 if (column, row) not in cells]
        assert all((column, row - 1) in cells and (column, row + 1) in cells for column, row in empty)  # gaps


def test_columns_end_on_the_last_baseline(planned):
    """The columns of a page that stand at its foot all end on one line."""
    for page in planned.plan.pages:
        foot = max(module.row + module.rows for module in page.values["modules"])
        last = {round(max(line.baseline for line in flow.lines), 2) for flow in page.flows
                for module in page.values["modules"] if module.story == flow.galley
                and module.row + module.rows == foot and module.kind == "story" and not module.jump_to}
        assert len(last) <= 1


def test_lines_do_not_meet(planned):
    """No two lines of text on a page are nearer than a row in one column."""
    size = planned.layout.page.baseline
    for page in planned.plan.pages:
        lines = [line for flow in page.flows for line in flow.lines]
        near = [(one, other) for one, other in combinations(lines, 2) if abs(one.x - other.x) < IN_COLUMN
                and abs(one.baseline - other.baseline) < size * 0.8]
        assert near == []


def test_a_bar_stands_beside_the_rows_of_each_intertitle_that_leaves_it_room(planned):
    """Where the style of intertitles stands in, each of their lines has a bar beside it, and no other line has."""
    row = planned.layout.page.baseline
    for page in planned.plan.pages:
        bars = [slot for slot in page.slots if slot.name == "bar"]
        lines = [(line, planned.plan.galleys[flow.galley]) for flow in page.flows for line in flow.lines]
        blocks = [(line, galley.blocks[galley.lines[line.line].block]) for line, galley in lines]
        heads = [line for line, block in blocks if block.style.startswith("intertitle") and block.shift]
        barred = [line for line, block in blocks for bar in bars
                  if abs(line.x - block.shift - bar.x) < 1 and bar.y < line.baseline < bar.y + bar.height]
        assert sorted(heads, key=id) == sorted(barred, key=id)
        assert sum(round(bar.height / row) for bar in bars) == len(heads)


def test_parts_stay_in_their_module(planned):
    """Heads, figures and cutlines lie inside the rectangle of their module."""
    for _, module in modules(planned):
        frame = module.frame
        for part in module.parts:
            slot = part.slot
            assert slot.x >= frame.x - 0.1
            assert slot.x + slot.width <= frame.x + frame.width + 0.1
            assert slot.y >= frame.y - 0.1
            assert slot.y + slot.height <= frame.y + frame.height + planned.layout.page.baseline


def test_a_jump_leads_both_ways(planned):
    """A story that goes on elsewhere says where, and its rest says whence."""
    told = {module.story: (page.number, module.jump_to) for page, module in modules(planned) if module.jump_to}
    back = {module.story: (module.jump_from, page.number) for page, module in modules(planned) if module.jump_from}
    assert told
    assert told == back
    assert all(any(part.name == "jump-line" and str(module.jump_to) in part.text for part in module.parts)
               for _, module in modules(planned) if module.jump_to)


def test_pins_are_kept(planned):
    """The lead stands on page 1 at its top, as its pin says."""
    for story, pin in planned.edition.issue.pins.items():
        page, module = next((page, module) for page, module in modules(planned) if module.story == story)
        assert pin.page in (0, page.number)
        assert pin.columns in (0, module.columns)
        assert "left" not in pin.position or module.column == 0
        assert bool(module.jump_to) == bool(pin.jump)


def test_sections_keep_their_pages(planned):
    """A story stands on a page of its section; the rest of a jump may stand elsewhere."""
    windows = {section.name: section.pages for section in planned.edition.issue.sections}
    for page, module in modules(planned):
        story = planned.publication.stories.get(module.story)
        if module.kind == "story" and story.section in windows and not module.jump_from and story.rank > 1:
            assert page.number in windows[story.section]


def test_quotes_are_few(planned):
    """No page has more than two pull quotes."""
    for page in planned.plan.pages:
        assert sum(part.name == "quote" for module in page.values["modules"] for part in module.parts) <= 2


def test_an_issue_is_planned_the_same_again(planned):
    """The same issue gives the same plan."""
    assert demo(planned.publication.id).plan.pages == planned.plan.pages


def test_a_pinned_story_moves():
    """A story pinned to the foot of another page stands there, and the rest is planned round it."""
    def pinned(brief):
        return replace(brief, pins={**brief.pins, "rotary": Pin("rotary", page=2, position=frozenset({"bottom"}))})

    found = demo("printing-gazette", pinned)
    page, module = next(each for each in modules(found) if each[1].story == "rotary")
    foot = max(other.row + other.rows for other in page.values["modules"])
    assert (page.number, module.row + module.rows) == (2, foot)


def test_too_much_is_an_error_that_names_the_page():
    """Text for six pages on two is an overset with page, story and lines; nothing is dropped."""
    with pytest.raises(Faults) as told:
        demo("printing-gazette", lambda brief: replace(brief, pages=2, sections=(), pins={}))
    assert {finding.slug for finding in told.value.findings} == {"overset"}
    assert all("lines over" in finding.what for finding in told.value.findings)
    assert all(re.match(r"cut (more than )?\d+ lines? from", finding.cure) for finding in told.value.findings)


def test_an_issue_that_no_plan_can_hold_says_so_with_its_lines():
    """Text for four pages on one is told as a whole: the lines over what the page can hold, and what would help."""
    with pytest.raises(Faults) as told:
        demo("printing-gazette", lambda brief: replace(brief, pages=1, sections=(), pins={}, guide=0))
    first = told.value.findings[0]
    lines, = re.findall(r"^no plan can hold this issue: .* are (\d+) lines over what its 1 page can", first.what)
    assert int(lines) > 500
    assert first.cure.startswith(f"cut {lines} lines from its stories; or ")
    assert "add a page: " in first.cure


def test_too_little_is_an_error_that_names_the_page():
    """Three short stories on four pages are an underset."""
    with pytest.raises(Faults) as told:
        demo("printing-gazette", lambda brief: replace(brief, sections=(), pins={}),
             ["steam", "point", "sutra", "stick"], notices=())
    assert "underset" in {finding.slug for finding in told.value.findings}
