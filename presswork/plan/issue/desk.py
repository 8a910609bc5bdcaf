"""The desk: an issue is made up page by page, the front page first, with jumps, notices and exchanges where they help.

Everything is tried in a fixed order and a fixed number of times: the same issue gives the same pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, islice

from presswork.compose.compositor import Compositor
from presswork.model.issue import IssueBrief, Pin
from presswork.model.module import GuideEntry
from presswork.model.publication import Edition, Publication
from presswork.plan.issue.art import Gallery
from presswork.plan.issue.assign import Item, assign, exchanges
from presswork.plan.issue.copy import Copy, copy_of
from presswork.plan.issue.heads import Header
from presswork.plan.issue.leaf import FIRST, REST, Leaf, Nursery, Table
from presswork.plan.issue.making import Made, made_up
from presswork.plan.issue.panels import GUIDE, NOTICES, guide_table, notice_table
from presswork.plan.issue.rules import Rules
from presswork.plan.issue.slicing import Element

GOOD = 45.0      # a page that costs more is worth a notice, or an exchange
ALTERNATIVES = 6  # front pages tried for a jump whose rest must fit
ROUNDS, EXCHANGES = 3, 8  # times that a page is bettered by an exchange, and exchanges tried each time
JUMPED = 0.55    # share of a story that is thought to stay on its page until it is known
EDGES = frozenset({"top", "bottom", "left", "right"})
CROWD = 9        # elements of a page: the sets of more are too many to price
NOTICED, COMBINED = 3, 3  # notices that a page may have, and choices of so many that are tried
SPARE = 3        # rows that a story may be short of where a page can be filled in no other way
TURN = ">"       # after the name of the rest of a story that jumps


@dataclass(frozen=True, slots=True)
class Turned:
    """A story that jumps: the page it starts on, the line at which it goes on."""

    story: str
    page: int
    start: int


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue made up: its pages, which story stands where, the jump, the pages that could not be filled."""

    pages: Mapping[int, Made]
    placed: Mapping[str, int]
    jumps: tuple[Turned, ...] = ()
    misfits: tuple[int, ...] = ()

    @property
    def cost(self) -> float:
        """Give the price of all pages."""
        return sum(made.cost for made in self.pages.values())

    @property
    def worst(self) -> int:
        """Give the page that most wants an exchange: one that is not filled, else one that is dear (0: none)."""
        dear = max(self.pages, key=lambda page: self.pages[page].cost, default=0)
        return self.misfits[0] if self.misfits else dear if dear and self.pages[dear].cost > GOOD else 0


@dataclass
class Desk:
    """What the making up of one edition needs. ``brief`` is the editor's."""

    publication: Publication
    edition: Edition
    compositor: Compositor
    rules: Rules
    brief: IssueBrief
    known: dict[tuple[int, tuple[str, ...]], list[Made]] = field(default_factory=dict)
    rests: dict[str, Table] = field(default_factory=dict)

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """Measure every story."""
        return {name: copy_of(self.compositor, self.rules, self.publication.stories[name],
                              self.brief.pins.get(name, Pin(name)), order)
                for order, name in enumerate(self.edition.stories)}

    @cached_property
    def nursery(self) -> Nursery:
        """Grow the leaves of stories."""
        deepest = max(self.rules.depth(page) for page in self.pages)
        gallery = Gallery(self.compositor, self.rules, self.publication)
        return Nursery(Header(self.compositor, self.rules), gallery, self.rules, deepest)

    @property
    def pages(self) -> range:
        """List the pages."""
        return range(1, self.brief.pages + 1)

    @cached_property
    def rooms(self) -> dict[int, float]:
        """Count the cells of each page."""
        columns = self.rules.layout.page.columns
        return {page: float(columns * (self.rules.depth(page) + self.rules.gap)) for page in self.pages}

    def make_up(self) -> Issue:
        """Make the issue up: without a jump that nobody asked for, else with one, else as near as can be."""
        best: Issue | None = None
        for jumping in self._jumpings():
            made = self._issue(jumping)
            if best is None or (len(made.misfits), made.cost) < (len(best.misfits), best.cost):
                best = made
            if not best.misfits:
                return best
        if best is None:
            raise ValueError("an issue has at least one way to be made up")
        self.nursery.spare = SPARE
        self.known.clear()
        self.rests.clear()
        short = self._issue(next((turned.story for turned in best.jumps), ""))
        return short if len(short.misfits) < len(best.misfits) else best

    def ways(self, page: int, issue: Issue, most: int) -> list[Made]:
        """Give the ``most`` best ways to make a page up with what stands on it, the one chosen first."""
        opening = next((turned.story for turned in issue.jumps if turned.page == page), "")
        elements = [*self._elements(page, issue.placed, opening, issue.jumps)]
        chosen = [each.leaf.story for each in issue.pages[page].standing if each.leaf.story.startswith(NOTICES)]
        elements += [Element(NOTICES + notice.id, notice_table(self.compositor, self.rules, notice))
                     for notice in self.publication.notices if NOTICES + notice.id in chosen]
        others = [made for made in self._cut(page, elements, most) if made.standing != issue.pages[page].standing]
        return [issue.pages[page], *others][:most]

    def _jumpings(self) -> list[str]:
        """List the stories that may jump, "" for none, in the order in which they are tried."""
        asked = [name for name, copy in self.copies.items() if copy.pin.jump]
        if asked:
            return asked[:1]
        able = [copy for copy in self.copies.values() if copy.pin.jump is None and not copy.briefs
                and copy.lines > 2 * (FIRST + REST) and len(self.pages) > 1]
        longest = sorted(able, key=lambda copy: (copy.rank, -copy.lines))[:2]
        return ["", *(copy.story.id for copy in longest)]

    def _windows(self, copy: Copy) -> tuple[int, ...]:
        """Give the pages on which a story may stand."""
        if copy.pin.page:
            return (copy.pin.page,)
        if copy.rank == 1:
            return (1,)
        pages = next((section.pages for section in self.brief.sections if section.name == copy.story.section), ())
        return tuple(page for page in pages if page in self.pages) or tuple(self.pages)

    def _items(self, jumping: str) -> list[Item]:
        items = []
        for name, copy in self.copies.items():
            least, usual = self.room(copy)
            windows = self._windows(copy)
            if name == jumping:
                windows = windows[:1] if copy.rank > 1 else (1,)
                after = tuple(page for page in self.pages if page > windows[0])
                items.append(Item(name + TURN, 4, after, least * (1 - JUMPED) * 0.9, usual * (1 - JUMPED)))
                least, usual = least * JUMPED * 0.6, usual * JUMPED
            items.append(Item(name, copy.rank, windows, least, usual))
        if self.brief.guide and len(self.pages) > 1:
            rows = min(min(depths) for depths in self._guide(()).values()) + 4 * self.brief.guide
            items.append(Item(GUIDE, 0, (1,), rows, rows * self.rules.guide.columns))
        return items

    def room(self, copy: Copy) -> tuple[float, float]:
        """Give the least and the cheapest room of a story in cells, the gap under it counted."""
        table = self.nursery.story(copy)
        leaves = [leaf for depths in table.values() for corners in depths.values() for kept in corners.values()
                  for leaf in kept]
        if not leaves:
            rows = copy.lines + 6
            return rows, rows
        least = min((leaf.rows + self.rules.gap) * leaf.columns for leaf in leaves)
        best = min(leaves, key=lambda leaf: leaf.cost)
        return least, (best.rows + self.rules.gap) * best.columns

    def _issue(self, jumping: str) -> Issue:
        """Make up all pages of one assignment, and of those near it where a page cannot be filled."""
        items = self._items(jumping)
        placed = assign(items, self.rooms, {name: copy.order for name, copy in self.copies.items()})
        best = self._filled(placed, jumping)
        for _ in range(ROUNDS):
            worst = best.worst
            if not worst:
                break
            near = exchanges(items, best.placed, self.rooms, worst)[:EXCHANGES]
            found = min((self._filled(other, jumping) for other in near),
                        key=lambda each: (len(each.misfits), each.cost), default=None)
            if found is None or (len(found.misfits), found.cost) >= (len(best.misfits), best.cost):
                break
            best = found
        return best

    def _filled(self, placed: Mapping[str, int], jumping: str) -> Issue:
        if not jumping:
            return self._rest_of({}, placed, ())
        page, best = placed[jumping], None
        fronts = self._page(page, placed, jumping, (), most=ALTERNATIVES)
        for front in fronts:
            leaf = front.leaf(jumping)
            start = leaf.filled.stops[-1] if leaf.filled else 0
            found = self._rest_of({page: front}, placed, (Turned(jumping, page, start),))
            if best is None or (len(found.misfits), found.cost) < (len(best.misfits), best.cost):
                best = found
            if not best.misfits:
                break
        return best or Issue({}, placed, (), tuple(self.pages))

    def _rest_of(self, done: dict[int, Made], placed: Mapping[str, int], jumps: tuple[Turned, ...]) -> Issue:
        made, misfits = dict(done), []
        for page in self.pages:
            if page in made:
                continue
            found = self._page(page, placed, "", jumps, used=_notices(made))
            if found:
                made[page] = found[0]
            else:
                misfits.append(page)
        return Issue(dict(sorted(made.items())), placed, jumps, tuple(misfits))

    def _page(self, page: int, placed: Mapping[str, int], opening: str, jumps: tuple[Turned, ...],
              used: frozenset[str] = frozenset(), most: int = 1) -> list[Made]:
        """Make a page up: as it is, or with a house notice where it is not filled, or dear."""
        elements = [*self._elements(page, placed, opening, jumps)]
        best = self._cut(page, elements, most)
        if best and best[0].cost <= GOOD:
            return best
        spare = [notice for notice in self.publication.notices if notice.id not in used]
        panels = [Element(NOTICES + notice.id, notice_table(self.compositor, self.rules, notice)) for notice in spare]
        for count in range(1, NOTICED + 1):
            for chosen in islice(combinations(panels, count), COMBINED):
                found = self._cut(page, [*elements, *chosen], most)
                if found and (not best or found[0].cost < best[0].cost):
                    best = found
            if best:
                break
        return best

    def _cut(self, page: int, elements: Sequence[Element], most: int) -> list[Made]:
        key = page, tuple(sorted(f"{each.name}{min(min(each.table.values(), key=min, default={0: 0}), default=0)}"
                                 if each.name == GUIDE else each.name for each in elements))
        if key not in self.known or len(self.known[key]) < most:
            ranks = {name: copy.rank for name, copy in self.copies.items() if not copy.briefs}
            hopeless = len(elements) > CROWD or not self._may_fill(page, elements)
            self.known[key] = [] if hopeless else made_up(elements, self.rules, self.rules.depth(page), ranks, most)
        return self.known[key][:most]

    def _may_fill(self, page: int, elements: Sequence[Element]) -> bool:
        """Tell whether the least and the most room of a page's elements allow that they fill it."""
        cells = [[rows * width for width, depths in each.table.items() for rows in depths] for each in elements]
        room, gaps = self.rules.layout.page.columns * self.rules.depth(page), self.rooms[page] - self.rules.depth(page)
        return all(cells) and sum(map(min, cells)) <= room and sum(map(max, cells)) + gaps >= room - gaps

    def _elements(self, page: int, placed: Mapping[str, int], opening: str,
                  jumps: tuple[Turned, ...]) -> Iterator[Element]:
        here = sorted((self.copies[name] for name, at in placed.items() if at == page and name in self.copies),
                      key=lambda copy: (copy.rank, copy.order))
        for index, copy in enumerate(here):
            table = self.nursery.opening(copy) if copy.story.id == opening else self.nursery.story(copy)
            edges = copy.pin.position | ({"top"} if copy.pin.top else set())
            if not edges and copy.rank == 1 and not index:
                edges = frozenset({"top"})
            yield Element(copy.story.id, table, edges=frozenset(edges))
        for turned in jumps:
            if placed[turned.story + TURN] == page:
                yield Element(f"{turned.story}{TURN}{turned.start}", self._rest(turned))
        if placed.get(GUIDE) == page:
            yield Element(GUIDE, self._guide(self.entries(placed)), edges=self.rules.guide.position & EDGES)

    def _rest(self, turned: Turned) -> Table:
        key = f"{turned.story}{TURN}{turned.start}"
        if key not in self.rests:
            text = self.words.get("jump_from", "{page}").format(page=turned.page)
            table = self.nursery.rest(self.copies[turned.story], turned.start, text)
            self.rests[key] = {width: {rows: {corners: [replace(leaf, story=key) for leaf in kept]
                                              for corners, kept in at.items()} for rows, at in depths.items()}
                               for width, depths in table.items()}
        return self.rests[key]

    @property
    def words(self) -> Mapping[str, str]:
        """Give the furniture's words in the publication's language."""
        return self.rules.layout.furniture(self.publication.language)

    def entries(self, placed: Mapping[str, int]) -> tuple[GuideEntry, ...]:
        """Choose the heads of other pages for the guide: the strongest of each page first, in the order of pages."""
        others = sorted((copy.rank, copy.order, name) for name, copy in self.copies.items()
                        if placed.get(name, 1) > 1 and not copy.briefs)
        firsts = {placed[name]: name for _, _, name in reversed(others)}
        chosen = list(dict.fromkeys([*firsts.values(), *(name for _, _, name in others)]))[:self.brief.guide]
        return tuple(GuideEntry(name, self.copies[name].story.headline, placed[name], self.copies[name].story.section)
                     for name in sorted(chosen, key=lambda name: (placed[name], self.copies[name].order)))

    def _guide(self, entries: Sequence[GuideEntry]) -> Table:
        return guide_table(self.compositor, self.rules, entries)


def _notices(made: Mapping[int, Made]) -> frozenset[str]:
    return frozenset(each.leaf.story.removeprefix(NOTICES) for page in made.values() for each in page.standing
                     if each.leaf.story.startswith(NOTICES))


def rest_of(leaf: Leaf) -> str:
    """Give the story of a leaf that is the rest of one, else ""."""
    return leaf.story.partition(TURN)[0] if TURN in leaf.story else ""
