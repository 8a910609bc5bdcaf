"""Make-up: stories go to pages, the pages are made up, and what does not fill is put right by exchanges and jumps.

No jump is tried first, then each of the likeliest stories alone, then, where a page is open, two of them: the first
issue that is good enough is taken.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice, product

from presswork.model.issue import GUIDE, NOTICES
from presswork.plan.issue.assign import Item, assign
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.filling import Issue, filled, strained
from presswork.plan.issue.making import SLACKS, Made
from presswork.plan.issue.repair import repaired
from presswork.plan.issue.stand import TURN, Stand, notices_of

__all__ = ["Issue", "alternatives", "items_of", "make_up", "ways"]
CHOICES = 4096  # issues compared for alternatives
TRIES, AGAIN, LAST = 24000, 6000, 1500  # work for each page of an issue: at first, again, without hope
MORE = 12000  # and on the best of them
LONG = 8  # pages of an issue over which other jumps are tried near what is there, not from the beginning
REDRAWN = 5  # times that an issue is made up anew for charts that had no room
FRONT, OVER = 60.0, 1.5  # a front page that costs more, and so much more than the others, is worth a jump
JUMPED = 0.55     # share of a story that is thought to stay on its page until it is known
JUMPERS = 3       # stories tried for a jump


def make_up(desk: Desk) -> Issue:
    """Make an issue up; where charts turn out to have no room on its pages they become higher, and it is made again."""
    made = _made_up(desk)
    for _ in range(REDRAWN):
        refused = desk.refused(made.pages)
        if not refused:
            break
        desk.redraw(refused)
        made = _made_again(desk, made)
    return made


def _made_again(desk: Desk, made: Issue) -> Issue:
    """Make an issue up again from where its stories stood; where a page is open then, anew."""
    jumping = tuple(turned.story for turned in made.jumps)
    if made.misfits or desk.brief.plan:
        return _made_up(desk)
    again = filled(desk, Stand(made.placed, jumping))
    if again.pages:
        most = desk.work + AGAIN * len(desk.pages)
        again = strained(desk, repaired(desk, items_of(desk, jumping), again, jumping, most))
    return _made_up(desk) if again.misfits else again


def _made_up(desk: Desk) -> Issue:
    """Make an issue up: without a jump that nobody asked for where it can be, else with one or two."""
    if desk.brief.plan:
        jumping = tuple(spot.name.removesuffix(TURN) for spot in desk.brief.plan if spot.name.endswith(TURN))
        return filled(desk, Stand({spot.name: spot.page for spot in desk.brief.plan}, jumping))
    best: Issue | None = None
    left: dict[tuple[str, ...], int] = {}  # pages that stay open where these stories jump
    for at, jumping in enumerate(_jumpings(desk)):
        if best and len(jumping) > 1 and not (best.misfits and all(left[name,] < left[()] for name in jumping)):
            continue
        made = _issue(desk, jumping, TRIES if not at else AGAIN, best)
        left[jumping] = len(made.misfits)
        if best is None or made.rank < best.rank:
            best = made
        if desk.packed if best.misfits else best.pages[1].cost <= max(FRONT, OVER * best.cost / len(best.pages)):
            break
    if best is None:
        raise ValueError("an issue has at least one way to be made up")
    jumping = tuple(turned.story for turned in best.jumps)
    if not at or desk.packed:
        return best
    return strained(desk, repaired(desk, items_of(desk, jumping), best, jumping, desk.work + MORE * len(desk.pages)))


def ways(desk: Desk, page: int, issue: Issue, most: int) -> list[Made]:
    """Give ``most`` good ways to make a page up with what stands on it that look different, the one chosen first."""
    used = notices_of(issue.pages) - notices_of({page: issue.pages[page]})
    here = any(each.leaf.story.startswith(NOTICES) for each in issue.pages[page].standing)
    spare = [notice for notice in desk.publication.notices if notice.id not in used] if here else []
    return desk.choices(page, issue.stand, spare, issue.pages[page], most)


def _jumpings(desk: Desk) -> Iterator[tuple[str, ...]]:
    """List the stories that may jump, none first, in the order in which they are tried."""
    asked = tuple(name for name, copy in desk.copies.items() if copy.pin.jump)
    if asked:
        yield asked
        return
    yield ()
    likely = [copy.story.id for copy in sorted(desk.jumpers, key=lambda copy: (copy.rank, -copy.lines))[:JUMPERS]]
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


def _issue(desk: Desk, jumping: tuple[str, ...], tries: int, near: Issue | None) -> Issue:
    """Make up all pages of one assignment, and of those near it where a page is not filled, or dear.

    At most ``tries`` of work is done for each page of the issue; less where the text is more than all pages hold.
    """
    items = items_of(desk, jumping)
    placed = assign(items, desk.rooms, desk.order, near.placed if near and len(desk.pages) > LONG else None)
    hopeless = sum(item.least for item in items) > sum(desk.rooms.values())
    most = desk.work + (LAST if hopeless else tries) * len(desk.pages)
    best = first = filled(desk, Stand(placed, jumping), near)
    if jumping and not first.pages:  # no front page from which these stories jump can be made
        return first
    full = near is not None and not near.misfits
    best = repaired(desk, items, first, jumping, most, SLACKS[1], give_up=full or not jumping)
    if best.misfits and full:
        return best
    if best.misfits and not jumping:
        best = repaired(desk, items, first, jumping, desk.work + tries * len(desk.pages), SLACKS[-1])
    if jumping and best is not first:
        best = min(best, filled(desk, Stand(best.placed, jumping)), key=lambda issue: issue.rank)
    return strained(desk, best)


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
