"""Planning: an edition of many stories becomes the plan of its pages, or the faults that say why it cannot."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from presswork.compose.compositor import Compositor
from presswork.model.galley import Galley
from presswork.model.issue import GUIDE, NOTICES
from presswork.model.layout import Layout
from presswork.model.plan import Flow, PagePlan, PlannedPage, Slot
from presswork.model.publication import Edition, Publication
from presswork.model.report import WARNING, Faults, Finding
from presswork.plan.grid import Grid
from presswork.plan.issue.desk import Desk
from presswork.plan.issue.laying import Laid, Layer, partings
from presswork.plan.issue.makeup import Issue, make_up
from presswork.plan.issue.making import Made, Standing
from presswork.plan.issue.misfit import misfits
from presswork.plan.issue.rules import rules_of
from presswork.plan.issue.stand import rest_of


def plan(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> PagePlan:
    """Plan an issue. Raises Faults that name each page that cannot be filled, with the levers that are left."""
    if edition.issue is None:
        raise ValueError("the edition is no issue")
    desk = Desk(publication, edition, compositor, rules_of(layout), edition.issue)
    return laid_out(desk, make_up(desk))


def laid_out(desk: Desk, made: Issue) -> PagePlan:
    """Lay the pages of a made-up issue out. Raises Faults for pages that are not full."""
    if made.misfits:
        raise Faults(misfits(desk, made))
    galleys = galleys_of(made)
    pages = tuple(_page(desk, made, number, page, galleys) for number, page in made.pages.items())
    return PagePlan(pages, galleys, tuple(_told(made)), tuple(_left_out(desk, made)))


def galleys_of(made: Issue) -> dict[str, Galley]:
    """Give each story's lines as they were set; both parts of a jump have those of the second."""
    galleys: dict[str, Galley] = {}
    for page in made.pages.values():
        for each in page.standing:
            name, leaf = rest_of(each.leaf) or each.leaf.story, each.leaf
            if leaf.variant and (name not in galleys or rest_of(leaf)):
                galleys[name] = leaf.variant.galley
    return galleys


def _page(desk: Desk, made: Issue, number: int, page: Made, galleys: Mapping[str, Galley]) -> PlannedPage:
    rules, layout = desk.rules, desk.rules.layout
    grid = Grid(layout.page, layout.page.inner)
    layer = Layer(rules, grid, rules.top(number), desk.words,
                  frozenset(name for name, copy in desk.copies.items() if copy.briefs))
    laid = [_module(made, layer, each, galleys) for each in sorted(
        page.standing, key=lambda each: (each.row, each.column)) if each.leaf.story != GUIDE]
    slots = [*_furniture(desk, number, grid, page), *(slot for each in laid for slot in each.slots),
             *partings(page.standing, grid, rules, rules.top(number)),
             *(part.slot for each in laid for part in each.module.parts if part.name == "figure")]
    flows = tuple(each.flow for each in laid if each.flow)
    values = {"modules": tuple(each.module for each in laid), "guide": desk.entries(made.placed),
              "sections": tuple(_sections(desk, made, number)), "options": desk.edition.options}
    return PlannedPage(number, "front" if number == 1 else "inside", tuple(slots), flows, values)


def _module(made: Issue, layer: Layer, each: Standing, galleys: Mapping[str, Galley]) -> Laid:
    story = rest_of(each.leaf)
    jump = next((turned for turned in made.jumps if turned.story == (story or each.leaf.story)), None)
    if jump is None:
        return layer.module(each, galleys.get(each.leaf.story), 0, 0)
    if story:
        laid = layer.module(each, galleys[story], 0, jump.page)
        flow = Flow(story, laid.flow.lines) if laid.flow else None
        return replace(laid, module=replace(laid.module, story=story), flow=flow)
    target = next(page for page, other in made.pages.items()
                  if any(rest_of(one.leaf) == jump.story for one in other.standing))
    return layer.module(each, galleys[jump.story], target, 0)


def _furniture(desk: Desk, number: int, grid: Grid, page: Made) -> Iterator[Slot]:
    rules, area = desk.rules, desk.rules.layout.page
    yield grid.slot("masthead" if number == 1 else "folio", 0, 0, area.columns,
                    rules.masthead if number == 1 else rules.folio)
    if rules.foot:
        yield grid.slot("foot", 0, area.rows - rules.foot, area.columns, rules.foot)
    for each in page.standing:
        if each.leaf.story == GUIDE:
            yield grid.slot("guide", each.column, rules.top(number) + each.row, each.leaf.columns, each.leaf.rows)


def _sections(desk: Desk, made: Issue, number: int) -> Iterator[str]:
    here = [desk.copies[each.leaf.story].story.section for each in made.pages[number].standing
            if each.leaf.story in desk.copies and not desk.copies[each.leaf.story].briefs]
    order = [section.name for section in desk.brief.sections]
    yield from sorted({name for name in here if name},
                      key=lambda name: (order.index(name) if name in order else len(order), name))


def _left_out(desk: Desk, made: Issue) -> Iterator[Finding]:
    """Warn of each figure that a page had no room for."""
    for number, page in made.pages.items():
        shown = {hung.shape.figure for other in made.pages.values() for one in other.standing for hung in one.leaf.art}
        for each in page.standing:
            copy = desk.copies.get(rest_of(each.leaf) or each.leaf.story)
            if copy is None or copy.pin.figure == 0 or (each.leaf.jumps and len(copy.figures) < 2):
                continue
            for figure in copy.figures[:2]:
                if figure not in shown and not each.leaf.jumps:
                    yield Finding(copy.story.place, f"page {number} has no room for the figure {figure}, left "
                                  "out", "figure-left-out", "shorten a story of the page, or pin the figure", WARNING)


def _told(made: Issue) -> Iterator[str]:
    """Say for each page what was elastic."""
    for number, page in made.pages.items():
        yield f"page {number}: cost {page.cost:.1f}"
        for each in page.standing:
            name = (rest_of(each.leaf) or each.leaf.story).removeprefix(NOTICES)
            if each.leaf.told:
                yield f"page {number}, {name}: {', '.join(each.leaf.told)}"
