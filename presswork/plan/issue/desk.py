"""The desk: what the making up of one edition needs, and each page made up from what stands on it.

Everything is tried in a fixed order and a fixed number of times: the same issue gives the same pages.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from presswork.compose.compositor import Compositor
from presswork.model.issue import GUIDE, NOTICES, IssueBrief, Notice, Pin, Spot
from presswork.model.module import GuideEntry
from presswork.model.publication import Edition, Publication
from presswork.plan.issue.area import INF, Worth, floor, worth_of
from presswork.plan.issue.art import Gallery
from presswork.plan.issue.bodies import Filler
from presswork.plan.issue.copy import Copy, copy_of
from presswork.plan.issue.dummy import Dummy, granted, shaped
from presswork.plan.issue.heads import Header
from presswork.plan.issue.leaf import FIRST, REST, Nursery, Table, cells_of, stopping
from presswork.plan.issue.making import SLACKS, Made, made_up, varied
from presswork.plan.issue.panels import either, guide_table, notice_table
from presswork.plan.issue.pricing import Shelf
from presswork.plan.issue.rules import Rules
from presswork.plan.issue.sharing import Shares, shares_of
from presswork.plan.issue.slicing import EDGES, Element, Page
from presswork.plan.issue.stand import TURN, Stand, Turned, item_of

FAIR = 50.0       # a leaf that costs so much more than the cheapest is no room to count on
CROWD = 9         # elements of a page: the sets of more are too many to price
SHARED = 11       # elements of two pages that are shared between them anew
JOINED, MAKING = 64, 500  # pairs of entries joined that count as work of one; the work of making a page up
TIGHT = 0.95  # of the room of all pages: of sets of stories that take more of a page at their least hardly one fills it
FULL = 1.02       # of the room of all pages that the text may take before no page has room for a notice
LEFT = 28  # cells that a page may be filled beyond the least of its stories where it is to take as much as it can
WEAK = 4          # the rank from which no story jumps unasked
SLOTS = 2         # notices that a page may have
Names = frozenset[str]
PLAN = "plan"     # in the keys of pages that are made up by a written plan


@dataclass
class Desk:
    """What the making up of one edition needs. ``brief`` is the editor's."""

    publication: Publication
    edition: Edition
    compositor: Compositor
    rules: Rules
    brief: IssueBrief
    known: dict[tuple[object, ...], tuple[int, list[Made]]] = field(default_factory=dict)
    rests: dict[str, Table] = field(default_factory=dict)
    panels: dict[str, Table] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    worths: dict[tuple[object, ...], Worth] = field(default_factory=dict)
    leasts: dict[tuple[object, ...], float] = field(default_factory=dict)
    takes: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    tight: dict[tuple[str, int], int] = field(default_factory=dict)  # as the gallery has it
    tries: int = 0  # pages made up so far

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """Measure every story."""
        return {name: copy_of(self.compositor, self.rules, self.publication.stories[name],
                              self.brief.pins.get(name, Pin(name)), order)
                for order, name in enumerate(self.edition.stories)}

    @cached_property
    def order(self) -> dict[str, int]:
        """Give the editor's order."""
        return {name: copy.order for name, copy in self.copies.items()}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Give the rank of every story that is no rail of briefs."""
        return {name: copy.rank for name, copy in self.copies.items() if not copy.briefs}

    @cached_property
    def nursery(self) -> Nursery:
        """Grow the leaves of stories."""
        deepest = max(self.rules.depth(page) for page in self.pages)
        gallery = Gallery(self.compositor, self.rules, self.publication, self.tight)
        return Nursery(Header(self.compositor, self.rules), Filler(gallery, self.rules, deepest), self.rules)

    @cached_property
    def strained(self) -> Nursery:
        """Grow the leaves of stories for pages that have no other way to be full, or to part two heads of one class."""
        return Nursery(Header(self.compositor, self.rules, strained=True), self.nursery.filler, self.rules)

    def refused(self, pages: Mapping[int, Made]) -> dict[tuple[str, int], int]:
        """Draw the charts that stand on pages; give the most rows in which those that have no room have none."""
        shapes = {hung.shape for made in pages.values() for each in made.standing for hung in each.leaf.art}
        rows = {(shape.figure, shape.columns): self.nursery.filler.gallery.refused(shape) for shape in shapes}
        return {key: most for key, most in sorted(rows.items()) if most}

    def redraw(self, refused: Mapping[tuple[str, int], int]) -> None:
        """Forget the leaves of stories with charts that have no room; from now on these are higher.

        What was made up without these stories stays known: with other leaves they are other elements.
        """
        self.tight.update(refused)
        figures = {figure for figure, _ in refused}
        names = {name for name, copy in self.copies.items() if figures & {*copy.figures}}
        self.nursery.filler.gallery.forget(figures)
        for nursery in (self.nursery, self.strained):
            nursery.forget(names)
        self.takes = {name: room for name, room in self.takes.items() if name not in names}
        self.rests = {name: table for name, table in self.rests.items() if name.partition(TURN)[0] not in names}
        self.known = {key: made for key, made in self.known.items() if key[-1] != PLAN}
        self.leasts.clear()

    def _drawn(self, copy: Copy) -> tuple[object, ...]:
        """Tell a story's leaves from those that it had before its charts became higher."""
        return tuple(sorted((figure, columns, rows) for (figure, columns), rows in self.tight.items()
                            if figure in copy.figures))

    @property
    def pages(self) -> range:
        """List the pages."""
        return range(1, self.brief.pages + 1)

    @cached_property
    def rooms(self) -> dict[int, float]:
        """Count the cells of each page."""
        columns = self.rules.layout.page.columns
        return {page: float(columns * (self.rules.depth(page) + self.rules.gap)) for page in self.pages}

    @property
    def work(self) -> int:
        """Count the work done so far."""
        return self.shelf.joined // JOINED + MAKING * self.tries

    def room(self, copy: Copy) -> tuple[float, float, float]:
        """Give the least, the cheapest and the most room of a story in cells, the gap under it counted."""
        name = copy.story.id
        if name not in self.takes:
            self.takes[name] = self._room(copy)
        return self.takes[name]

    def _room(self, copy: Copy) -> tuple[float, float, float]:
        table = self.nursery.story(copy)
        leaves = [leaf for depths in table.values() for corners in depths.values() for kept in corners.values()
                  for leaf in kept]
        if not leaves:
            rows = copy.lines + 6
            return rows, rows, rows
        best = min(leaves, key=lambda leaf: leaf.cost)
        rooms = [(leaf.rows + self.rules.gap) * leaf.columns for leaf in leaves if leaf.cost <= best.cost + FAIR]
        return min(rooms), (best.rows + self.rules.gap) * best.columns, max(rooms)

    @cached_property
    def crowded(self) -> bool:
        """Tell whether the stories at their cheapest take more than the pages have."""
        return sum(self.room(copy)[1] for copy in self.copies.values()) > FULL * sum(self.rooms.values())

    @cached_property
    def packed(self) -> bool:
        """Tell whether the stories at their smallest take so much of the pages that a jump only takes more of them."""
        return sum(cells_of(self.nursery.story(copy), self.rules.gap) for copy in self.copies.values()
                   ) > TIGHT * sum(self.rooms.values())

    @cached_property
    def jumpers(self) -> list[Copy]:
        """List the stories that may jump where nobody asked for it: strong and long enough, from the front page."""
        return [copy for copy in self.copies.values() if copy.pin.jump is None and not copy.briefs and copy.rank < WEAK
                and copy.lines >= 2 * (FIRST + REST) and len(self.pages) > 1 and 1 in self.windows(copy)]

    def windows(self, copy: Copy) -> tuple[int, ...]:
        """Give the pages on which a story may stand."""
        if copy.pin.page:
            return (copy.pin.page,)
        if copy.rank == 1:
            return (1,)
        pages = next((section.pages for section in self.brief.sections if section.name == copy.story.section), ())
        return tuple(page for page in pages if page in self.pages) or tuple(self.pages)

    def page(self, page: int, stand: Stand, spare: Sequence[Notice] = (), most: int = 1, slots: int = SLOTS, *,
             trial: bool = False, strained: bool = False) -> list[Made]:
        """Make a page up in at most ``most`` ways, with house notices of ``spare`` in so many ``slots`` if they help.

        A ``trial`` that is dear is given up early; ``strained`` modules may have what a page has only in need.
        """
        if self.brief.plan:
            return self._planned(page, stand, most)
        elements = self._cast(page, stand, spare, slots)
        if strained:
            elements = [self._strained(each) for each in elements]
        key = page, frozenset(each.key for each in elements), trial
        return self._once(key, most, lambda: self._fresh(page, elements, most, trial=trial))

    def choices(self, page: int, stand: Stand, spare: Sequence[Notice], first: Made, most: int) -> list[Made]:
        """Make a page up in at most ``most`` ways that look different from the ``first`` and from each other.

        What jumps from it stops where it did, so the other pages stay as they are.
        """
        if self.brief.plan:
            return [first, *(made for made in self._planned(page, stand, most) if made != first)][:most]
        ends = {turned.story + TURN: turned.start for turned in stand.turned if turned.page == page}
        elements = self._cast(page, stand, spare, SLOTS)
        for at, each in enumerate(elements):
            if line := ends.get(each.name):
                elements[at] = replace(each, table=stopping(each.table, line), variant=(*each.variant, line))
        return varied(elements, self.rules, self.rules.depth(page), self.ranks, first, most, self.shelf)

    def _once(self, key: tuple[object, ...], most: int, make: Callable[[], list[Made]]) -> list[Made]:
        """Give at most ``most`` ways to make a page up, made only where not as many are known."""
        if key not in self.known or self.known[key][0] < most:
            self.known[key] = most, make()
        return self.known[key][1][:most]

    def _fresh(self, page: int, elements: Sequence[Element], most: int, *, trial: bool) -> list[Made]:
        self.tries += 1
        hopeless = not elements or len(elements) > CROWD or self.floor(page, elements) == INF
        return [] if hopeless else self._made(page, elements, most, trial=trial)

    def _strained(self, element: Element) -> Element:
        """Give an element with what its story may have only in need."""
        copy = self.copies.get(element.name)
        if copy is None:
            return element
        return replace(element, table=self.strained.story(copy), variant=(*element.variant, "strained"))

    def least(self, page: int, stand: Stand, spare: Sequence[Notice] = (), slots: int = 0) -> float:
        """Give what a page costs at least with what stands on it, however it is made up, and with so many notices."""
        entries = self.entries(stand.placed) if stand.placed.get(GUIDE) == page else ()
        bank = tuple(notice.id for notice in spare)
        key = page, stand.pages.get(page), stand.jumping, stand.turned, entries, bank, slots
        if key not in self.leasts:
            elements = [replace(each, optional=False) for each in self._cast(page, stand, spare, slots)]
            self.leasts[key] = self.floor(page, elements) if 0 < len(elements) <= CROWD else INF
        return self.leasts[key]

    def floor(self, page: int, elements: Sequence[Element]) -> float:
        """Give what a page of elements costs at least."""
        return floor([self._worth(each) for each in elements], round(self.rooms[page]))

    def _worth(self, element: Element) -> Worth:
        key = *element.key, element.optional
        if key not in self.worths:
            self.worths[key] = worth_of(element.table, self.rules.gap, optional=element.optional)
        return self.worths[key]

    def _cast(self, page: int, stand: Stand, spare: Sequence[Notice], slots: int) -> list[Element]:
        """Give the elements of a page, with slots for notices that may be left out."""
        elements = [*self._elements(page, stand)]
        slots = min(slots, len(spare), CROWD - len(elements))
        for slot in range(max(0, slots)):
            share = spare[slot::slots]
            elements.append(Element(f"{NOTICES}{slot}", either([self.notice(each) for each in share]), optional=True,
                                    variant=tuple(each.id for each in share)))
        return elements

    def _planned(self, page: int, stand: Stand, most: int) -> list[Made]:
        """Make a page up as the written plan has it; what it leaves open is planned."""
        dummy = Dummy(tuple(spot for spot in self.brief.plan if spot.page == page), self.rules, page)
        bank = {NOTICES + notice.id: notice for notice in self.publication.notices}
        elements = [dummy.held(self._asked(each, dummy.spot(each.name))) for each in self._elements(page, stand)]
        elements += [dummy.held(Element(spot.name, self.notice(bank[spot.name]))) for spot in dummy.spots
                     if spot.name in bank]
        key = page, tuple(each.name for each in elements), PLAN
        return self._once(key, most, lambda: [dummy.made(elements, self.ranks)] if dummy.fixed
                          else self._made(page, elements, most))

    def _asked(self, element: Element, spot: Spot) -> Element:
        """Grow a story's leaves anew where none of them has what a written plan asks of it."""
        copy = self.copies.get(item_of(element.name))
        if copy is None or granted(shaped(element.table, spot), spot):
            return element
        if granted(shaped((strained := self._strained(element)).table, spot), spot):
            return strained
        if not spot.wishes or granted(element.table, spot):
            return element
        pin = replace(copy.pin, head=spot.head or copy.pin.head, quote=copy.pin.quote and spot.quote is not False,
                      figure=copy.pin.figure if spot.figure is None else spot.figure)
        variants = tuple(each for each in copy.variants if spot.optional in (None, len(each.left_out)))
        changed = replace(copy, pin=pin, variants=variants or copy.variants)
        nursery = Nursery(self.nursery.header, self.nursery.filler, self.rules)
        grow = nursery.opening if element.name.endswith(TURN) else nursery.story
        return replace(element, table=grow(changed), variant=(*element.variant, *spot.wishes.items()))

    def casts(self, page: int, stand: Stand, free: Collection[str], most: int) -> list[Made]:
        """Make a page up with those of its elements that fill it best: the ``free`` ones may be left out."""
        elements = [replace(each, optional=each.name in free) for each in self._elements(page, stand)]
        self.tries += 1
        return self._made(page, elements, most) if len(elements) <= CROWD else []

    def splits(self, pages: tuple[int, int], stand: Stand, held: Mapping[str, frozenset[int]], most: int,
               under: float) -> list[tuple[float, frozenset[str]]]:
        """Share what stands on two pages between them anew: the ``most`` cheapest ways, as what the first then has.

        ``held`` are the pages of the two that each element may have; ways that are not ``under`` a price are of no use.
        The prices are those of the pages as they are cut, before anything is exchanged on them, what is dear counted
        twice.
        """
        shares = self._shares(pages, self._both(pages, stand), held, SLACKS[0])
        return [each for each in shares.both(most) if each[0] < under] if shares else []

    def lightened(self, pages: tuple[int, int], stand: Stand, held: Mapping[str, frozenset[int]], most: int,
                  slack: float, *, strained: bool = False) -> tuple[list[Names], list[tuple[float, Names]]]:
        """Share what stands on two pages, the first of them open: ways that fill both, and ways that fill the first.

        Of these the first has as much as it can: with each way goes the part of the other that is then left to it. No
        set costs more than ``slack`` over its cheapest leaves; ``strained`` stories have what they may in need.
        """
        elements = self._both(pages, stand)
        elements = [*map(self._strained, elements)] if strained else elements
        shares = self._shares(pages, elements, held, slack, LEFT)
        return ([names for _, names in shares.both(most)], shares.one(most)) if shares else ([], [])

    def _both(self, pages: tuple[int, int], stand: Stand) -> list[Element]:
        return [each for page in pages for each in self._elements(page, stand)]

    def _shares(self, pages: tuple[int, int], elements: Sequence[Element], held: Mapping[str, frozenset[int]],
                slack: float, loose: int = 0) -> Shares | None:
        if not 1 < len(elements) <= SHARED:
            return None
        depths = self.rules.depth(pages[0]), self.rules.depth(pages[1])
        cut = Page(elements, self.rules.layout.page.columns, max(depths), self.rules.gap, len(self.rules.heads),
                   self.rules.weights, self.shelf, slack, round(self.rooms[pages[0]] + self.rooms[pages[1]]), loose)
        items = [item_of(each.name) for each in elements]
        self.tries += 1
        return shares_of(cut, items, depths, [[page in held[item] for item in items] for page in pages],
                         alone=loose)

    def _made(self, page: int, elements: Sequence[Element], most: int, *, trial: bool = False) -> list[Made]:
        return made_up(elements, self.rules, self.rules.depth(page), self.ranks, most, self.shelf, trial=trial)

    def notice(self, notice: Notice) -> Table:
        """Give the leaves of a house notice."""
        if notice.id not in self.panels:
            self.panels[notice.id] = notice_table(self.compositor, self.rules, notice)
        return self.panels[notice.id]

    def _elements(self, page: int, stand: Stand) -> Iterator[Element]:
        here = sorted((self.copies[name] for name in stand.pages.get(page, ()) if name in self.copies),
                      key=lambda copy: (copy.rank, copy.order))
        for index, copy in enumerate(here):
            jumps = copy.story.id in stand.jumping
            table = self.nursery.opening(copy) if jumps else self.nursery.story(copy)
            edges = copy.pin.edges
            if not edges and copy.rank == 1 and not index:
                edges = frozenset({"top"})
            yield Element(f"{copy.story.id}{TURN * jumps}", table, edges=frozenset(edges), variant=self._drawn(copy))
        for turned in stand.turned:
            if stand.placed[turned.story + TURN] == page:
                yield Element(turned.name, self._rest(turned), variant=self._drawn(self.copies[turned.story]))
        if stand.placed.get(GUIDE) == page:
            entries = self.entries(stand.placed)
            edges = self.rules.guide.position.intersection(EDGES)
            yield Element(GUIDE, self.guide(entries), edges=edges, variant=entries)

    def _rest(self, turned: Turned) -> Table:
        key = turned.name
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

    def guide(self, entries: Sequence[GuideEntry]) -> Table:
        """Give the leaves of the front page's guide."""
        return guide_table(self.compositor, self.rules, entries)
