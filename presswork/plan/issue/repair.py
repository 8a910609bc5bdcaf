"""Repair: pages that are not filled, or dear, share their stories with others anew, or exchange one for another.

A page's stories and those of another are cut for all their sets at once, so every way to share them is compared. What
is then made up is bounded first by the cells of what stands on the pages that change. Work is counted, never timed.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from heapq import heappop, heappush

from presswork.plan.issue.area import INF
from presswork.plan.issue.assign import Item, assign, exchanges, price
from presswork.plan.issue.desk import SHARED, Desk
from presswork.plan.issue.filling import NONE, WAYS, Issue, changed_pages, filled, spare_notices, strained
from presswork.plan.issue.sharing import counted
from presswork.plan.issue.stand import TURN, Stand

LOOKED = 24  # exchanges of a page that are looked at, of which
EXCHANGES, BETTERED = 14, 2  # so many are tried: for a page that is not filled, and for one that is dear
CAST, RECAST = 8, 3  # stories among which the best for a page are chosen, and choices tried
PARTNERS, SPLITS = 4, 2  # pages with which a page shares its stories anew (a very dear one twice as many), and ways
DEAR = 30.0       # a page that costs more is one for which exchanges are tried
HOPS = 16         # pages to which a lack wanders
GAIN = 2.0        # that sharing two pages' stories anew must promise
OPEN = 1000.0     # what a page that is not filled counts as


def repaired(desk: Desk, items: list[Item], best: Issue, jumping: tuple[str, ...], most: int,
             slack: float = INF, *, give_up: bool = False) -> Issue:
    """Better an issue, page by page, until no page is dear or the desk has done ``most`` of work.

    Open pages are closed with sets of stories under a ``slack``; those of any price may be strained too. An issue with
    a page that cannot be closed so may be of no use: ``give_up``.
    """
    tried: set[tuple[int, frozenset[object]]] = set()
    while desk.work < most:
        key = next((each for each in _wanting(best) if each not in tried), None)
        if key is None:
            break
        tried.add(key)
        page, before = key[0], best
        if page in best.misfits and page in best.stand.pages:
            for need in (False, True)[:1 + (slack == INF)]:
                best = _closed(desk, items, best, page, jumping, most, slack, need=need) if best is before else best
            if give_up and best is before:
                break
        if best is before:
            best = _bettered(desk, items, best, page, jumping, most)
    return best


def _wanting(issue: Issue) -> Iterator[tuple[int, frozenset[object]]]:
    """List the pages that want an exchange: those that are not filled, then the dear ones, the dearest first.

    With an open page goes all that stands anywhere, with a dear one what stands on it: what did not help is tried again
    when that has changed.
    """
    yield from ((page, frozenset(issue.placed.items())) for page in issue.misfits)
    dear = [(-made.cost, page) for page, made in issue.pages.items() if made.cost > DEAR]
    yield from ((page, issue.stand.pages.get(page, NONE)) for _, page in sorted(dear))


def _bettered(desk: Desk, items: list[Item], best: Issue, page: int, jumping: tuple[str, ...], most: int) -> Issue:
    """Share the stories of a page and of another between them anew, then try the likeliest exchanges.

    The first that fills a page that was open, or makes one good that was dear, is taken, else the best.
    """
    open_page, found = page in best.misfits, best
    for placed in (*_shared(desk, items, best, page), *_near(desk, items, best, page, jumping)):
        stand = Stand(placed, jumping, best.jumps)
        if _change(desk, best, stand) >= _worth(found) - _worth(best):
            continue
        other = filled(desk, stand, best)
        if other.rank < found.rank:
            found = other
            if len(other.misfits) < len(best.misfits) if open_page else other.pages[page].cost <= DEAR:
                break
        if desk.work > most:
            break
    return found


def _closed(desk: Desk, items: list[Item], best: Issue, page: int, jumping: tuple[str, ...], most: int,
            slack: float, *, need: bool) -> Issue:
    """Share the stories of an open page with each other page until fewer are open than before.

    Where no page will do the open one is filled at the cost of another, which is open in its place, an open one before
    all, and then that which has the least on it: so the lack wanders until a page can close it.
    """
    windows = {item.name: frozenset(item.windows) for item in items}
    fixed = {turned.page for turned in best.jumps}  # pages from which stories jump are not shared
    start = Stand(best.placed, jumping, best.jumps)
    ways = [(0, 0.0, 0, page, start, frozenset(best.misfits))]
    seen = {(page, start.pages[page])}
    for _ in range(HOPS):
        if not ways or desk.work > most:
            break
        _, _, _, page, stand, lacking = heappop(ways)
        here = stand.pages
        for other in _partners(here, windows, page):
            if fixed & {page, other}:
                continue
            names = here[page] | here[other]
            held = {name: windows[name] for name in names}
            both, one = desk.lightened((page, other), stand, held, SPLITS, slack, strained=need)
            left = lacking - {page} | {other}
            closing = both if len(lacking - {page, other}) < len(best.misfits) else []
            closing += [each for _, each in one] if len(left) < len(best.misfits) else []
            for chosen in closing:
                found = filled(desk, _shift(stand, (page, other), chosen), best)
                found = strained(desk, found) if need else found
                if len(found.misfits) < len(best.misfits):
                    return found
            for cells, chosen in one:
                if (other, names - chosen) not in seen:
                    seen.add((other, names - chosen))
                    heappush(ways, (len(left), cells, len(seen), other, _shift(stand, (page, other), chosen), left))
    return best


def _shift(stand: Stand, pages: tuple[int, int], chosen: Container[str]) -> Stand:
    """Give the first of two pages what is ``chosen`` of what stands on both, the other the rest."""
    first, other = pages
    there = {name: first if name in chosen else other for at in pages for name in stand.pages[at]}
    return replace(stand, placed={**stand.placed, **there})


def _partners(here: Mapping[int, frozenset[str]], windows: Mapping[str, Container[int]], page: int) -> list[int]:
    """List the pages that can share what stands on them with a page."""
    return [other for other in here if other != page and len(here[other] | here[page]) <= SHARED
            and any(other in windows[name] for name in here[page])]


def _shared(desk: Desk, items: list[Item], best: Issue, page: int) -> Iterator[dict[str, int]]:
    """List assignments in which a page and one of the dearest others share what stands on them anew."""
    if page not in best.stand.pages:
        return
    windows = {item.name: item.windows for item in items}
    here = best.stand.pages
    cost = {at: counted(best.pages[at].cost) if at in best.pages else OPEN for at in desk.pages}
    most = PARTNERS if cost[page] <= 2 * DEAR else 2 * PARTNERS
    for other in sorted(_partners(here, windows, page), key=lambda at: (-cost[at], at))[:most]:
        held = {name: frozenset(windows[name]) for name in here[page] | here[other]}
        for _, names in desk.splits((page, other), best.stand, held, SPLITS, cost[page] + cost[other] - GAIN):
            there = dict.fromkeys(here[page] | here[other], other) | dict.fromkeys(names, page)
            if there.items() - best.placed.items():
                yield {**best.placed, **there}


def _near(desk: Desk, items: list[Item], best: Issue, page: int, jumping: tuple[str, ...]) -> Iterator[dict[str, int]]:
    """List assignments in which a page has other stories: those that fill it best, and those an exchange away."""
    open_page = page in best.misfits
    if open_page:
        yield from _recast(desk, items, best.placed, page, jumping)
    near = exchanges(items, best.placed, desk.rooms, page, LOOKED)
    least = sorted((_change(desk, best, Stand(placed, jumping, best.jumps)), at) for at, placed in enumerate(near))
    yield from (near[at] for _, at in least[:EXCHANGES if open_page else BETTERED])


def _worth(issue: Issue) -> float:
    return issue.rank[0] * OPEN + issue.rank[1]


def _change(desk: Desk, near: Issue, stand: Stand) -> float:
    """Give what an issue must cost at least more than one that is near it, by the cells of what stands on its pages."""
    changed = changed_pages(desk, near, stand)
    spare = spare_notices(desk, {page: made for page, made in near.pages.items() if page not in changed})
    before = sum(counted(near.pages[page].cost) if page in near.pages else OPEN for page in changed)
    turns = any(turned.page in changed for turned in near.jumps)
    ends = {page for name, page in stand.placed.items() if name.endswith(TURN)} if turns else set()
    least = (min(desk.least(page, stand), desk.least(page, stand, spare, 1)) for page in changed if page not in ends)
    return sum(min(OPEN, counted(each)) for each in least) - before


def _recast(desk: Desk, items: list[Item], placed: Mapping[str, int], page: int,
            jumping: tuple[str, ...]) -> list[dict[str, int]]:
    """List assignments in which a page has the stories that fill it best, the others sharing the other pages."""
    free = [item for item in items if page in item.windows and len(item.windows) > 1]
    held = sum(1 for item in items if item.windows == (page,))
    free = sorted(free, key=lambda item: placed[item.name] != page)[:max(0, CAST - held)]
    names = {item.name for item in free if item.name in desk.copies}
    there = {name: page if name in names else at for name, at in placed.items()}
    sets = {frozenset(each.leaf.story for each in made.standing) & names: made.cost
            for made in desk.casts(page, Stand(there, jumping), names, WAYS)[::-1]}
    found: list[tuple[float, dict[str, int]]] = []
    inside = {item.name: replace(item, windows=(page,)) for item in items}
    beside = {item.name: replace(item, windows=_beside(item, page)) for item in items}
    for chosen, cost in sorted(sets.items(), key=lambda each: each[1])[:2 * RECAST]:
        kept = [(inside if item.name in chosen else beside)[item.name] for item in items]
        if all(item.windows for item in kept):
            other = assign(kept, desk.rooms, desk.order, placed)
            found.append((cost + price(items, other, desk.rooms), other))
    return [other for _, other in sorted(found, key=lambda each: each[0])][:RECAST]


def _beside(item: Item, page: int) -> tuple[int, ...]:
    """Give the pages that an item may have where it is not chosen for one: that one only where there is no other."""
    return item.windows if item.windows == (page,) else tuple(at for at in item.windows if at != page)
