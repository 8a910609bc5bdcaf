"""Filling: the pages of an issue made up from what stands on each, with notices where they help.

The front page is made first where a story jumps from it, for the rest of the story depends on it. Of an issue that is
near only the pages are made up again on which something else stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from presswork.model.issue import GUIDE, Notice
from presswork.plan.issue.area import INF
from presswork.plan.issue.desk import SLOTS, Desk
from presswork.plan.issue.making import Made
from presswork.plan.issue.sharing import GOOD, counted
from presswork.plan.issue.stand import TURN, Stand, Turned, notices_of

WAYS = 30  # ways to make up a page from which stories jump, of which
ALTERNATIVES, NEAR = 6, 2  # so many are tried, each with another rest: at first, and after an exchange
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Issue:
    """An issue made up: its pages, which story stands where, the jumps, the pages that could not be filled."""

    pages: Mapping[int, Made]
    placed: Mapping[str, int]
    jumps: tuple[Turned, ...] = ()
    misfits: tuple[int, ...] = ()

    @property
    def cost(self) -> float:
        """Give the price of all pages."""
        return sum(made.cost for made in self.pages.values())

    @property
    def rank(self) -> tuple[int, float]:
        """Give what tells the better of two issues: pages not filled, then the price, what is dear counted twice."""
        return len(self.misfits), sum(counted(made.cost) for made in self.pages.values())

    @cached_property
    def stand(self) -> Stand:
        """Give what stands where."""
        return Stand(self.placed, tuple(turned.story for turned in self.jumps), self.jumps)


def filled(desk: Desk, stand: Stand, near: Issue | None = None) -> Issue:
    """Make up all pages, that from which stories jump in the ways that leave different rests.

    Of an issue that is ``near`` the pages are kept on which the same stands, and its jumps where they can be had again.
    """
    changed = changed_pages(desk, near, stand) if near else tuple(desk.pages)
    done = {page: made for page, made in near.pages.items() if page not in changed} if near else {}
    turned = near.jumps if near else ()
    if tuple(each.story for each in turned) == stand.jumping and not any(each.page in changed for each in turned):
        return _rest_of(desk, done, replace(stand, turned=turned), trial=bool(near and not near.misfits))
    page, best = stand.placed[stand.jumping[0]], None
    opening = replace(stand, turned=(), jumping=tuple(name for name in stand.jumping if stand.placed[name] == page))
    ends = {stand.placed[name + TURN] for name in opening.jumping}
    fronts = _fronts(desk, page, opening)
    alike = [each for each in fronts if each[1] == turned] or fronts[:NEAR] if turned else fronts
    for front, turned in alike:
        kept = {at: made for at, made in done.items() if at not in ends and at != page}
        found = _rest_of(desk, {**kept, page: front}, replace(opening, turned=turned))
        if best is None or found.rank < best.rank:
            best = found
        if not ends & set(found.misfits) and (found.misfits or all(found.pages[end].cost < GOOD for end in ends)):
            break
    return best or Issue({}, stand.placed, (), tuple(desk.pages))


def _fronts(desk: Desk, page: int, stand: Stand) -> list[tuple[Made, tuple[Turned, ...]]]:
    """Make the page up from which stories jump: the cheapest way for each place to stop at, with house notices too."""
    plain = desk.page(page, stand, (), WAYS)
    fronts = plain if plain and (desk.crowded or plain[0].cost <= GOOD) else [
        *plain, *desk.page(page, stand, desk.publication.notices, WAYS, 1)]
    found: dict[tuple[Turned, ...], Made] = {}
    for front in sorted(fronts, key=lambda made: made.cost):
        found.setdefault(tuple(Turned(name, page, _stop(front, name)) for name in stand.jumping), front)
    return [(front, turned) for turned, front in found.items()][:ALTERNATIVES]


def _stop(front: Made, name: str) -> int:
    filled = front.leaf(name).filled
    return filled.stops[-1] if filled else 0


def _rest_of(desk: Desk, done: Mapping[int, Made], stand: Stand, *, trial: bool = False) -> Issue:
    """Make up the pages that are not done: as they are, then with notices where they are not filled, or dear."""
    made = dict(done)
    for page in desk.pages:
        if page not in done and (found := next(iter(desk.page(page, stand, trial=trial)), None)):
            made[page] = found
    wanting = sorted((page for page in desk.pages if page not in done and (page not in made or made[page].cost > GOOD)),
                     key=lambda page: (page in made, page))
    for page in wanting:
        if found := _noticed(desk, page, stand, made, trial=trial or page in made):
            made[page] = found
    misfits = tuple(page for page in desk.pages if page not in made)
    return Issue(dict(sorted(made.items())), stand.placed, stand.turned, misfits)


def _noticed(desk: Desk, page: int, stand: Stand, made: Mapping[int, Made], *, trial: bool) -> Made | None:
    """Make a page up with a notice, or with two, where that is cheaper than without."""
    spare, best = spare_notices(desk, made), made.get(page)
    slots = SLOTS if not desk.crowded else 0 if best else 1
    for number in range(1, min(slots, len(spare)) + 1):
        if desk.least(page, stand, spare, number) < (best.cost if best else INF):
            found = next(iter(desk.page(page, stand, spare, 1, number, trial=trial)), None)
            best = min((each for each in (best, found) if each), key=lambda each: each.cost, default=None)
        if best and best.cost <= GOOD:
            break
    return best


def strained(desk: Desk, issue: Issue) -> Issue:
    """Make open pages up, and those on which heads of one class meet, with modules that they have only in need."""
    tombstone, pages = desk.rules.weights["tombstone"], dict(issue.pages)
    met = [page for page, made in issue.pages.items() if made.met >= tombstone]
    for page in (*issue.misfits, *met) if not desk.brief.plan else ():
        before = pages.pop(page, None)
        spare = spare_notices(desk, pages)
        ways = [*([before] if before else ()), *(made for slots in range(SLOTS + 1) for made in desk.page(
            page, issue.stand, spare[:slots and len(spare)], 1, slots, strained=True))]
        if ways and not any(turned.page == page for turned in issue.jumps):
            pages[page] = min(ways, key=lambda made: made.cost)
        elif before:
            pages[page] = before
    misfits = tuple(page for page in desk.pages if page not in pages)
    return replace(issue, pages=dict(sorted(pages.items())), misfits=misfits)


def spare_notices(desk: Desk, made: Mapping[int, Made]) -> list[Notice]:
    """List the notices that stand on no page."""
    used = notices_of(made)
    return [notice for notice in desk.publication.notices if notice.id not in used]


def changed_pages(desk: Desk, near: Issue, stand: Stand) -> tuple[int, ...]:
    """List the pages on which something else stands than on those of an issue that is near."""
    changed = {page for page in desk.pages if stand.pages.get(page, NONE) != near.stand.pages.get(page, NONE)}
    guide = stand.placed.get(GUIDE)
    if guide and desk.entries(stand.placed) != desk.entries(near.placed):
        changed.add(guide)
    return tuple(sorted(changed))
