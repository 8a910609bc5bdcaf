"""Make-up: stories go to pages, the pages are made up, and what does not fill is put right by exchanges and jumps.

The front page is made first where a story jumps from it, for the rest of the story depends on it. No jump is tried
first, then each of the likeliest stories alone, then two of them: the first issue that is good enough is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

from presswork.model.issue import GUIDE, NOTICES
from presswork.plan.issue.assign import Item, assign, exchanges, price
from presswork.plan.issue.desk import GOOD, TURN, Desk, Stand, Turned, notices_of
from presswork.plan.issue.leaf import FIRST, REST
from presswork.plan.issue.making import Made

WAYS = 30  # ways to make up a page from which stories jump, of which
ALTERNATIVES, NEAR = 6, 2  # so many are tried, each with another rest: at first, and after an exchange
EXCHANGES, BETTERED = 14, 4  # exchanges tried for a page that is not filled, and for one that is dear
CHOICES = 4096  # issues compared for alternatives
CAST, RECAST = 8, 3  # stories among which the best for a page are chosen, and choices tried
TRIES, AGAIN, LAST = 20, 5, 2  # pages made up for each page of an issue: at first, with other jumps, without hope
FRONT = 60.0      # a front page that costs more is worth a jump
DEAR = 30.0       # a page that costs more is one for which exchanges are tried
JUMPED = 0.55     # share of a story that is thought to stay on its page until it is known
JUMPERS = 3       # stories tried for a jump


@dataclass(frozen=True, slots=True)
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
        return len(self.misfits), sum(made.cost + max(0.0, made.cost - GOOD) for made in self.pages.values())

    @property
    def stand(self) -> Stand:
        """Give what stands where."""
        return Stand(self.placed, tuple(turned.story for turned in self.jumps), self.jumps)


def make_up(desk: Desk) -> Issue:
    """Make an issue up: without a jump that nobody asked for where it can be, else with one or two."""
    if desk.brief.plan:
        jumping = tuple(spot.name.removesuffix(TURN) for spot in desk.brief.plan if spot.name.endswith(TURN))
        return _filled(desk, Stand({spot.name: spot.page for spot in desk.brief.plan}, jumping))
    best: Issue | None = None
    for at, jumping in enumerate(_jumpings(desk)):
        made = _issue(desk, jumping, TRIES if not at else AGAIN)
        if best is None or made.rank < best.rank:
            best = made
        if not best.misfits and best.pages[1].cost <= FRONT:
            break
    if best is None:
        raise ValueError("an issue has at least one way to be made up")
    return best


def ways(desk: Desk, page: int, issue: Issue, most: int) -> list[Made]:
    """Give the ``most`` best ways to make a page up with what stands on it, the one chosen first."""
    used = notices_of(issue.pages) - notices_of({page: issue.pages[page]})
    here = any(each.leaf.story.startswith(NOTICES) for each in issue.pages[page].standing)
    spare = [notice for notice in desk.publication.notices if notice.id not in used] if here else []
    others = [made for made in desk.page(page, issue.stand, spare, most + 1)
              if made.standing != issue.pages[page].standing]
    return [issue.pages[page], *others][:most]


def _jumpings(desk: Desk) -> Iterator[tuple[str, ...]]:
    """List the stories that may jump, none first, in the order in which they are tried."""
    asked = tuple(name for name, copy in desk.copies.items() if copy.pin.jump)
    if asked:
        yield asked
        return
    yield ()
    able = [copy for copy in desk.copies.values() if copy.pin.jump is None and not copy.briefs and copy.rank < 4
            and copy.lines >= 2 * (FIRST + REST) and len(desk.pages) > 1 and 1 in desk.windows(copy)]
    likely = [copy.story.id for copy in sorted(able, key=lambda copy: (copy.rank, -copy.lines))[:JUMPERS]]
    yield from ((name,) for name in likely)
    yield from combinations(likely, 2)



def items_of(desk: Desk, jumping: tuple[str, ...]) -> list[Item]:
    """Give what must stand on pages, with the room it takes."""
    items = []
    for name, copy in desk.copies.items():
        least, usual, most = desk.room(copy)
        windows = desk.windows(copy)
        if name in jumping:
            windows = (1,) if 1 in windows else windows[:1]
            after = tuple(page for page in desk.pages if page > windows[0])
            items.append(Item(name + TURN, 4, after, least * (1 - JUMPED) * 0.9, usual * (1 - JUMPED), most * 0.6))
            least, usual, most = least * JUMPED * 0.6, usual * JUMPED, most * 0.9
        items.append(Item(name, copy.rank, windows, least, usual, most))
    if desk.brief.guide and len(desk.pages) > 1:
        rows = min(min(depths) for depths in desk.guide(()).values()) + 4 * desk.brief.guide
        cells = rows * desk.rules.guide.columns
        items.append(Item(GUIDE, 0, (1,), cells, cells, cells + 8))
    return items


def _issue(desk: Desk, jumping: tuple[str, ...], tries: int) -> Issue:
    """Make up all pages of one assignment, and of those near it where a page is not filled, or dear.

    At most ``tries`` pages are made up for each page of the issue; fewer where the text is more than all pages hold.
    """
    items = items_of(desk, jumping)
    placed = assign(items, desk.rooms, {name: copy.order for name, copy in desk.copies.items()})
    hopeless = sum(item.least for item in items) > sum(desk.rooms.values())
    most = desk.tries + (LAST if hopeless else tries) * len(desk.pages)
    best = _filled(desk, Stand(placed, jumping))
    tried: set[tuple[int, tuple[tuple[str, int], ...]]] = set()
    while desk.tries < most:
        page = next((page for page in _wanting(best) if (page, _key(best, page)) not in tried), 0)
        if not page:
            break
        tried.add((page, _key(best, page)))
        best = _bettered(desk, items, best, page, jumping, most)
    return min(best, _filled(desk, Stand(best.placed, jumping)), key=lambda issue: issue.rank) if jumping else best


def _key(issue: Issue, page: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, at) for name, at in issue.placed.items() if at == page))


def _wanting(issue: Issue) -> Iterator[int]:
    """List the pages that want an exchange: those that are not filled, then the dear ones, the dearest first."""
    yield from issue.misfits
    dear = [(-made.cost, page) for page, made in issue.pages.items() if made.cost > DEAR]
    yield from (page for _, page in sorted(dear))


def _bettered(desk: Desk, items: list[Item], best: Issue, page: int, jumping: tuple[str, ...], most: int) -> Issue:
    """Try the likeliest exchanges of a page; the first that fills it is taken, else the best."""
    open_page = page in best.misfits
    found = best
    near = exchanges(items, best.placed, desk.rooms, page, EXCHANGES if open_page else BETTERED)
    for placed in (*_recast(desk, items, best.placed, page, jumping), *near):
        other = _filled(desk, Stand(placed, jumping), best.jumps)
        if other.rank < found.rank:
            found = other
            if open_page and len(other.misfits) < len(best.misfits):
                break
        if desk.tries > most:
            break
    return found


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
    for chosen, cost in sets.items():
        kept = [replace(item, windows=_narrowed(item, page, chosen)) for item in items]
        if all(item.windows for item in kept):
            other = assign(kept, desk.rooms, {name: copy.order for name, copy in desk.copies.items()})
            found.append((cost + price(items, other, desk.rooms), other))
    return [other for _, other in sorted(found, key=lambda each: each[0])][:RECAST]


def _narrowed(item: Item, page: int, chosen: frozenset[str]) -> tuple[int, ...]:
    """Give the pages that an item may have where ``chosen`` are those of a page."""
    if item.name in chosen or item.windows == (page,):
        return (page,)
    return tuple(at for at in item.windows if at != page)


def _filled(desk: Desk, stand: Stand, like: tuple[Turned, ...] = ()) -> Issue:
    """Make up all pages, that from which stories jump in the ways that leave different rests.

    ``like`` are the jumps of an issue that is near: where they can be had again, no others are tried.
    """
    if not stand.jumping:
        return _rest_of(desk, {}, stand)
    page, best = stand.placed[stand.jumping[0]], None
    opening = replace(stand, jumping=tuple(name for name in stand.jumping if stand.placed[name] == page))
    ends = {stand.placed[name + TURN] for name in opening.jumping}
    fronts = _fronts(desk, page, opening)
    near = [each for each in fronts if each[1] == like] or fronts[:NEAR] if like else fronts
    for front, turned in near:
        found = _rest_of(desk, {page: front}, replace(opening, turned=turned))
        if best is None or found.rank < best.rank:
            best = found
        if not ends & set(found.misfits) and (found.misfits or all(found.pages[end].cost < GOOD for end in ends)):
            break
    return best or Issue({}, stand.placed, (), tuple(desk.pages))


def _fronts(desk: Desk, page: int, stand: Stand) -> list[tuple[Made, tuple[Turned, ...]]]:
    """Make the page up from which stories jump: the cheapest way for each place to stop at, with house notices too."""
    plain = desk.page(page, stand, (), WAYS)
    fronts = plain if plain and plain[0].cost <= GOOD else [
        *plain, *desk.page(page, stand, desk.publication.notices, WAYS)]
    found: dict[tuple[Turned, ...], Made] = {}
    for front in sorted(fronts, key=lambda made: made.cost):
        found.setdefault(tuple(Turned(name, page, _stop(front, name)) for name in stand.jumping), front)
    return [(front, turned) for turned, front in found.items()][:ALTERNATIVES]


def _stop(front: Made, name: str) -> int:
    filled = front.leaf(name).filled
    return filled.stops[-1] if filled else 0


def _rest_of(desk: Desk, done: Mapping[int, Made], stand: Stand) -> Issue:
    """Make up the pages that are not done: as they are, then with notices where they are not filled, or dear."""
    plain = {page: done[page] if page in done else next(iter(desk.page(page, stand)), None) for page in desk.pages}
    made = {page: found for page, found in plain.items() if found}
    wanting = sorted((page for page in desk.pages if page not in done and (page not in made or made[page].cost > GOOD)),
                     key=lambda page: (page in made, page))
    for page in wanting:
        spare = [notice for notice in desk.publication.notices if notice.id not in notices_of(made)]
        found = next(iter(desk.page(page, stand, spare)), None) if spare else None
        if found and (page not in made or found.cost < made[page].cost):
            made[page] = found
    misfits = tuple(page for page in desk.pages if page not in made)
    return Issue(dict(sorted(made.items())), stand.placed, stand.turned, misfits)


def alternatives(desk: Desk, issue: Issue, most: int) -> list[Issue]:
    """Give the ``most`` cheapest issues with the same stories on the same pages, the one chosen first."""
    free = [page for page in issue.pages if not any(turned.page == page for turned in issue.jumps)]
    each = min(most, max(2, int(CHOICES ** (1 / max(1, len(free))))))
    found = {page: ways(desk, page, issue, each) for page in free}
    combined = sorted(product(*(range(len(found[page])) for page in free)),
                      key=lambda chosen: sum(found[page][at].cost for page, at in zip(free, chosen, strict=True)))
    picked = ({page: found[page][at] for page, at in zip(free, chosen, strict=True)} for chosen in combined)
    whole = (replace(issue, pages={**issue.pages, **pages}) for pages in picked)
    return [*islice((each for each in whole if _once(each)), most)]


def _once(issue: Issue) -> bool:
    """Tell whether no notice stands on two pages."""
    return sum(len(notices_of({page: made})) for page, made in issue.pages.items()) == len(notices_of(issue.pages))
