"""The next ways to make a page up: as many as are asked for, each a whole page, and no two that look the same."""

from dataclasses import replace

from presswork.plan.issue.makeup import ways
from presswork.plan.issue.making import look_of
from presswork.plan.issue.planning import laid_out

ASKED = 4


def seen(made):
    """Give what a reader sees of a page: where each module stands and what shows in it."""
    return frozenset((each.leaf.story, each.column, each.row, each.leaf.columns, each.leaf.rows, look_of(each.leaf))
                     for each in made.standing)


def test_every_page_has_as_many_ways_as_are_asked_for(planned):
    """Front pages with a jump and pages of few stories have them too; the way that was chosen is the first."""
    found = {page: ways(planned.desk, page, planned.issue, ASKED) for page in planned.issue.pages}
    assert dict.fromkeys(found, ASKED) == {page: len({*map(seen, each)}) for page, each in found.items()}
    assert planned.issue.pages == {page: each[0] for page, each in found.items()}


def test_each_way_is_a_whole_page_with_the_same_stories(planned):
    """A page made up otherwise is laid out with the others as they are: every line stands in the paper once."""
    names = {each.leaf.story for page in planned.issue.pages.values() for each in page.standing}
    for page in planned.issue.pages:
        for made in ways(planned.desk, page, planned.issue, ASKED)[1:]:
            other = replace(planned.issue, pages={**planned.issue.pages, page: made})
            plan = laid_out(planned.desk, other)
            now = {each.leaf.story for at in other.pages.values() for each in at.standing}
            assert {name for name in names ^ now if not name.startswith("notice")} == set()
            for name in planned.desk.copies:
                found = sorted(line.line for at in plan.pages for flow in at.flows if flow.galley == name
                               for line in flow.lines)
                assert found == [*range(len(plan.galleys[name].lines))]
