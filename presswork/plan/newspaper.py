"""The newspaper page: one story under its head group, with figures on the diagonal, every column full.

The elastics are tried in the order of craft.md "The column and the page" 7, as whole rows: figure heights, the pull
quote, the number strip, the size of the head. The cheapest full page wins; a page that no elastic fills is an error.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from presswork.compose.compositor import Compositor
from presswork.compose.story import story_galley
from presswork.model.galley import Galley
from presswork.model.layout import Layout
from presswork.model.plan import Flow, PagePlan, Placed, PlannedPage, Slot
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import Quotation, Story
from presswork.plan.grid import Frame, Grid
from presswork.plan.pour import Leg, Sheet, pour, rows_of

EMPTY_ROW, LAST_ROW, OVER = 6.0, 2.0, 1000.0  # cost of an empty row, of one at the story's end, of text over


@dataclass(frozen=True, slots=True)
class Elastics:
    """One choice of what can be stretched: rows of head, strip, figures and quote (0: left out), and its cost."""

    head: int
    headline: float
    strip: int
    figures: tuple[int, ...]
    quote: int
    cost: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A poured page."""

    elastics: Elastics
    legs: tuple[Leg, ...]
    over: int
    cost: float


@dataclass(frozen=True, slots=True)
class Copy:
    """What the page must take: the story, its galley, its deck and the figures and quote chosen."""

    story: Story
    galley: Galley
    deck: int
    figures: tuple[str, ...]
    quote: str


def plan(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> PagePlan:
    """Plan the page of an edition. Raises Faults where text is over (by how many lines) or the head is too long."""
    story = _only_story(publication, edition)
    grid = Grid(layout.page, layout.page.inner)
    galley = story_galley(compositor, story, layout.page.column)
    copy = Copy(story, galley, _deck_rows(compositor, story), edition.figures[:2], _quote(story))
    sheet = Sheet(galley)
    best = _best(sheet, layout, sorted(_choices(layout, edition, copy, compositor), key=lambda choice: choice.cost))
    if best.over:
        raise Faults([_overset(copy, best, layout)])
    return _page_plan(grid, layout, edition, copy, sheet, best)


def _only_story(publication: Publication, edition: Edition) -> Story:
    if len(edition.stories) != 1 or len(edition.figures) > 2:
        what = (f"the edition {edition.id} has {len(edition.stories)} stories and {len(edition.figures)} figures; "
                "this page takes one story and at most two figures")
        raise Faults([Finding(edition.place, what, "too-many-modules", "move the others to an edition of their own")])
    return publication.stories[edition.stories[0]]


def _quote(story: Story) -> str:
    """Take the story's last pull quote: the page has room for one."""
    quotes = [block for block in story.blocks if isinstance(block, Quotation) and block.pull]
    return quotes[-1].paragraphs[0].text if quotes else ""


def _deck_rows(compositor: Compositor, story: Story) -> int:
    """Count the rows of the deck's box: its lines, its label and its air."""
    if not story.deck:
        return 0
    style = compositor.style("deck")
    measure = compositor.layout.page.column - 2 * style.size
    return len(compositor.set_text(story.deck, style, measure).lines) + 2


def _choices(layout: Layout, edition: Edition, copy: Copy, compositor: Compositor) -> Iterator[Elastics]:
    """Give every legal choice of elastics with its cost."""
    values: Mapping[str, Any] = layout.plan
    heads = list(_heads(layout, copy, compositor))
    strips = [values["strip"], 0] if edition.options.get("strip") else [0]
    heights = range(values["figure"]["least"], values["figure"]["most"] + 1)
    quotes = [values["quote"], 0] if copy.quote else [0]
    for (size, head, price), strip, quote in product(heads, strips, quotes):
        for figures in product(heights, repeat=len(copy.figures)):
            cost = price + 4.0 * (not strip) + 3.0 * (not quote and bool(copy.quote))
            cost += sum(0.6 * abs(height - values["figure"]["best"]) for height in figures)
            cost += 0.6 * (max(figures) - min(figures)) if figures else 0.0
            yield Elastics(head, size, strip, figures, quote, cost)


def _heads(layout: Layout, copy: Copy, compositor: Compositor) -> Iterator[tuple[float, int, float]]:
    """Give (size, rows, cost) of the heads that the headline can take. Raises Faults when it fits none.

    A head is fitted to its columns: as large as its rows allow, and no smaller than 0.8 of that.
    """
    columns = layout.page.columns - 1 if copy.deck else layout.page.columns
    width, tiers = layout.page.span(columns), _tiers(layout)
    style = replace(compositor.style("headline"), size=100.0)
    natural = compositor.set_text(copy.story.headline, style, 10_000.0).lines[0].width / 100
    fitting = [tier for tier in tiers if min(tier["size"], width / natural) >= 0.8 * tier["size"]]
    if not fitting:
        size = tiers[-1]["size"] * 0.8
        raise Faults([Finding(copy.story.places.get("headline", copy.story.place),
                              f"the headline is too long for {columns} columns at its smallest size ({size:g} pt)",
                              "long-headline", f"cut {math.ceil(natural - width / size)} characters")])
    for tier in fitting:
        rows = tier["rows"] - (0 if copy.story.kicker else 2) - (0 if copy.story.subhead else 3)
        for extra in (0, 1):  # a row of air under the head closes many a page
            yield min(tier["size"], width / natural), max(rows, copy.deck) + extra, tier["cost"] + 0.5 * extra


def _tiers(layout: Layout) -> list[Mapping[str, float]]:
    return list(layout.plan["head"])  # type: ignore[call-overload]


def _frames(layout: Layout, elastics: Elastics) -> list[Frame]:
    """Lay out the text frames in reading order."""
    page, top, bottom = layout.page, _body_row(layout, elastics), _last_row(layout)
    upper, lower = [*elastics.figures, 0, 0][:2]
    half = page.columns // 2
    frames = []
    for column in range(page.columns):
        first = top + (upper + 1 if upper and column >= half else 0)
        last = bottom - (lower + 1 if lower and column < half else 0)
        last -= elastics.quote + 1 if elastics.quote and column == half else 0
        frames.append(Frame(column, first, last - first))
    return frames


def _body_row(layout: Layout, elastics: Elastics) -> int:
    masthead: int = layout.plan["masthead"]  # type: ignore[assignment]
    return masthead + 1 + elastics.head + (elastics.strip + 2 if elastics.strip else 2)


def _last_row(layout: Layout) -> int:
    foot: int = layout.plan["foot"]  # type: ignore[assignment]
    return layout.page.rows - foot


def _best(sheet: Sheet, layout: Layout, choices: Sequence[Elastics]) -> Trial:
    """Pour choice after choice, the cheapest first, until no other can be better than the best poured page."""
    best: Trial | None = None
    for choice in choices:
        if best and choice.cost >= best.cost:
            break
        for airy in range(-1, layout.page.columns - 1):
            trial = _trial(sheet, layout, choice, airy)
            if best is None or trial.cost < best.cost:
                best = trial
    if best is None:
        raise ValueError("a page has at least one choice")
    return best


def _trial(sheet: Sheet, layout: Layout, elastics: Elastics, airy: int) -> Trial:
    legs, over = pour(sheet, _frames(layout, elastics), airy)
    empty = EMPTY_ROW * sum(leg.empty for leg in legs[:-1]) + LAST_ROW * legs[-1].empty ** 2
    opened = sum(rows for leg in legs for _, rows in leg.opened)
    cost = elastics.cost + empty + 0.35 * opened + (OVER + over if over else 0.0)
    return Trial(elastics, tuple(legs), over, cost)


def _overset(copy: Copy, best: Trial, layout: Layout) -> Finding:
    place = copy.story.place
    worth = [f"each figure left out {2 * (rows + 1)}" for rows in best.elastics.figures[:1]]
    levers = "; levers left, in lines: " + ", ".join(worth) if worth else ""
    return Finding(place, f"the story is {best.over} lines over on its page, with every elastic used{levers}", "overset",
                   f"cut about {round(best.over * layout.page.column / copy.galley.lines[0].runs[0].size)} characters")


def _page_plan(grid: Grid, layout: Layout, edition: Edition, copy: Copy, sheet: Sheet, best: Trial) -> PagePlan:
    placed = tuple(Placed(index, grid.x(leg.frame.column) + copy.galley.blocks[copy.galley.lines[index].block].shift,
                          grid.y(row)) for leg in best.legs for index, row in rows_of(sheet, leg))
    slots = (*_furniture(grid, layout, copy, best.elastics), *_bars(grid, copy.galley, sheet, best.legs),
             *_rules(grid, layout, best))
    values = {"story": copy.story, "quote": copy.quote if best.elastics.quote else "",
              "headline_size": best.elastics.headline, "options": edition.options}
    page = PlannedPage(1, "single", slots, (Flow(copy.story.id, placed),), values)
    return PagePlan((page,), {copy.story.id: copy.galley}, tuple(_told(best)))


def _told(best: Trial) -> Iterator[str]:
    """Say what was stretched, for the build's report."""
    elastics = best.elastics
    yield f"head {elastics.head} rows at {elastics.headline:g} pt"
    yield from (f"figure {index} {rows} rows" for index, rows in enumerate(elastics.figures, 1))
    opened, empty = sum(len(leg.opened) for leg in best.legs), sum(leg.empty for leg in best.legs)
    yield f"{opened} intertitles opened by a row, {empty} rows left empty"


def _furniture(grid: Grid, layout: Layout, copy: Copy, elastics: Elastics) -> Iterator[Slot]:
    columns, masthead = layout.page.columns, layout.plan["masthead"]
    half, head = columns // 2, masthead + 1  # type: ignore[operator]
    body, bottom = _body_row(layout, elastics), _last_row(layout)
    yield grid.slot("masthead", 0, 0, columns, masthead)  # type: ignore[arg-type]
    yield grid.slot("head", 0, head, columns - 1 if copy.deck else columns, elastics.head)
    if copy.deck:
        yield grid.slot("deck", columns - 1, head, 1, elastics.head)
    if elastics.strip:
        yield grid.slot("strip", 0, head + elastics.head + 0.7, columns, elastics.strip)
    for index, (name, rows) in enumerate(zip(copy.figures, elastics.figures, strict=True)):
        column, row = (half, body) if index == 0 else (0, bottom - rows)
        yield grid.slot("figure", column, row, columns - half if index == 0 else half, rows, name)
    if elastics.quote:
        yield grid.slot("quote", half, bottom - elastics.quote, 1, elastics.quote)
    yield grid.slot("foot", 0, bottom, columns, layout.page.rows - bottom)


def _bars(grid: Grid, galley: Galley, sheet: Sheet, legs: Sequence[Leg]) -> Iterator[Slot]:
    """Mark the rows of each intertitle, for the bar beside it."""
    for leg in legs:
        rows = dict(rows_of(sheet, leg))
        for block in galley.blocks:
            if block.start in rows and block.keep and block.role != "P" and block.rows_before:
                last = next((other for other in galley.blocks if other.start == block.stop and other.keep), block)
                depth = rows[last.stop - 1] - rows[block.start] + 1
                yield grid.slot("bar", leg.frame.column, rows[block.start], 1, depth)


def _rules(grid: Grid, layout: Layout, best: Trial) -> Iterator[Slot]:
    """Draw the column rules: between two columns over the rows that no figure crosses."""
    frames, body, bottom = _frames(layout, best.elastics), _body_row(layout, best.elastics), _last_row(layout)
    half = layout.page.columns // 2
    for left, right in zip(frames, frames[1:], strict=False):
        across = right.column == half
        first = body if across else max(left.row, right.row)
        last = bottom if across or right.column > half else min(left.row + left.rows, right.row + right.rows)
        x = grid.x(right.column) - layout.page.gutter / 2
        yield Slot("rule", x, grid.y(first), 0.0, (last - first) * layout.page.baseline)
