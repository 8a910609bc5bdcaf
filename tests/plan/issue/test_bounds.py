"""What bounds a page and prices its orders, against pages that were made up."""

from itertools import permutations

import numpy as np
import pytest

from presswork.plan.issue.area import floor, worth_of
from presswork.plan.issue.desk import SHARED
from presswork.plan.issue.making import SLACKS, meetings
from presswork.plan.issue.pricing import INF
from presswork.plan.issue.sharing import counted
from presswork.plan.issue.slicing import Element, Page


def elements(planned, page):
    """Give the elements of a page of an issue."""
    return [*planned.desk._elements(page, planned.issue.stand)]


def cut(planned, number, slack, loose=0):
    """Cut a page of an issue in every way under a slack, and price it; ``loose`` cells are left to every set."""
    rules = planned.desk.rules
    page = Page([Element(each.name, each.table, edges=each.edges) for each in elements(planned, number)],
                rules.layout.page.columns, rules.depth(number), rules.gap, len(rules.heads), rules.weights,
                slack=slack, loose=loose)
    page.solve()
    return page


def test_cells_bound_every_page(planned):
    """What a page's modules cost is never under what their cells alone say."""
    for number, page in planned.issue.pages.items():
        inside = sum(each.leaf.cost for each in page.standing if not each.leaf.story.startswith("notice"))
        worths = [worth_of(each.table, planned.desk.rules.gap) for each in elements(planned, number)]
        if not any(each.leaf.story.startswith("notice") for each in page.standing):
            assert floor(worths, round(planned.desk.rooms[number])) <= inside + 1e-6


def test_cells_that_do_not_add_up_have_no_price(planned):
    """A page of one short story cannot be filled, however it is cut."""
    least = min(elements(planned, 2), key=lambda each: max(each.table))
    assert float("inf") == floor([worth_of(least.table, planned.desk.rules.gap)], round(planned.desk.rooms[2]))


def test_meetings_of_many_ways_are_those_of_each(planned):
    """Priced together or one by one, in whatever order its modules are named, a page's meetings cost the same."""
    for page in planned.issue.pages.values():
        ways = [*permutations(page.standing)][::17][:12]
        together = meetings(ways, planned.desk.rules, planned.desk.ranks)
        assert np.allclose(together, [meetings([way], planned.desk.rules, planned.desk.ranks)[0] for way in ways])
        assert together == pytest.approx(page.met)


def test_sets_shared_between_two_pages_are_priced_as_each_page_is(planned):
    """The cheapest way to share the stories of two pages counts no more than the pages that are cut of them now."""
    desk, stand = planned.desk, planned.issue.stand
    pages = [page for page in planned.issue.pages if page > 1][:2]
    alone = [cut(planned, page, SLACKS[0]) for page in pages]
    prices = [page.whole.cost[-1, page.columns, page.rows] for page in alone]
    if sum(len(page.elements) for page in alone) <= SHARED and max(prices) < INF:
        held = {name: frozenset(pages) for page in pages for name in stand.pages[page]}
        best = desk.splits(tuple(pages), stand, held, 1, INF)
        assert best[0][0] <= sum(map(counted, prices)) + 1e-6


def test_a_set_given_up_is_dearer_than_the_slack(planned):
    """Under a slack the cheapest page is the same, as long as it is within it."""
    for number in planned.issue.pages:
        found = []
        for slack in (SLACKS[0], INF):
            page = cut(planned, number, slack)
            found.append([sum(leaf.cost for leaf in tree.leaves()) for tree in page.ranked(1)])
        if found[0]:
            assert found[0] == pytest.approx(found[1])


def test_sets_that_leave_the_others_no_room_are_given_up_for_nothing(planned):
    """Cut with sets of any size the page has the same cheapest cuts, and as many entries or more."""
    for number in planned.issue.pages:
        tight, loose = (cut(planned, number, INF, cells) for cells in (0, 10_000))
        assert [*map(costs, tight.ranked(6))] == [*map(costs, loose.ranked(6))]
        assert len(tight.whole.price) <= len(loose.whole.price)


def costs(tree):
    """Give what the leaves of a cut page are and cost."""
    return [(leaf.story, leaf.columns, leaf.rows, leaf.cost) for leaf in tree.leaves()]
