"""The page: the lines and slots of the way that was chosen, its furniture, rules and bars, and what was stretched."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from presswork.model.galley import Galley
from presswork.model.layout import Layout
from presswork.model.plan import Flow, PagePlan, Placed, PlannedPage, Slot
from presswork.model.publication import Edition
from presswork.plan.grid import Grid
from presswork.plan.newspaper.copy import DECK_AIR, DECK_FOOT, Copy
from presswork.plan.newspaper.elastics import Elastics, body_row, frames_of, last_row
from presswork.plan.newspaper.fitting import Trial
from presswork.plan.newspaper.misfit import shortfalls
from presswork.plan.pour import Leg, Sheet, rows_of


def page_plan(grid: Grid, layout: Layout, edition: Edition, copy: Copy, sheet: Sheet, best: Trial) -> PagePlan:
    """Place the lines and the furniture of a page as it was chosen."""
    size = layout.styles["body"].size
    placed = tuple(Placed(index, grid.x(leg.frame.column) + copy.galley.blocks[copy.galley.lines[index].block].shift,
                          grid.baseline(row, size)) for leg in best.legs for index, row in rows_of(sheet, leg))
    slots = (*_furniture(grid, layout, copy, best.elastics), *_bars(grid, copy.galley, sheet, best.legs),
             *_rules(grid, layout, best))
    values = {"story": copy.story, "quote": copy.quote if best.elastics.quote else "",
              "headline_size": best.elastics.headline, "headline_lines": best.elastics.lines,
              "options": edition.options, "captions": copy.captions,
              "deck_leading": _deck_leading(layout, copy.deck_lines, best.elastics),
              "head_width": layout.page.span(layout.page.columns - bool(copy.deck and not best.elastics.deck))}
    page = PlannedPage(1, "single", slots, (Flow(copy.story.id, placed),), values)
    told, findings = tuple(_told(copy, best)), tuple(shortfalls(copy, best, layout))
    return PagePlan((page,), {copy.story.id: copy.galley}, told, findings)


def _deck_leading(layout: Layout, lines: int, elastics: Elastics) -> float:
    """Open the lines of a deck beside the head by at most a quarter, so that it fills its box (pt)."""
    row, lines = layout.page.baseline, max(1, lines)
    return row * min(1.25, max(1.0, (elastics.head - DECK_AIR - DECK_FOOT) / lines))


def _told(copy: Copy, best: Trial) -> Iterator[str]:
    """Say what was stretched and what was left out, for the build's report."""
    if copy.left_out:
        yield f"{copy.left_out} characters of optional sentences left out"
    elastics = best.elastics
    yield f"head {elastics.head} rows at {elastics.headline:g} pt"
    yield from (f"figure {index} {rows} rows" for index, rows in enumerate(elastics.figures, 1))
    opened, empty = sum(len(leg.opened) for leg in best.legs), sum(leg.empty for leg in best.legs)
    yield f"{opened} intertitles opened by a row, {empty} rows left empty"


def _furniture(grid: Grid, layout: Layout, copy: Copy, elastics: Elastics) -> Iterator[Slot]:
    columns, masthead = layout.page.columns, layout.plan["masthead"]
    half, head = columns // 2, masthead + 1  # type: ignore[operator]
    body, bottom = body_row(layout, elastics), last_row(layout, elastics)
    yield grid.slot("masthead", 0, 0, columns, masthead)  # type: ignore[arg-type]
    beside = bool(copy.deck and not elastics.deck)
    yield grid.slot("head", 0, head, columns - 1 if beside else columns, elastics.head)
    if beside:
        yield grid.slot("deck", columns - 1, head, 1, elastics.head)
    elif elastics.deck:
        yield grid.slot("deck-wide", 0, head + elastics.head + 0.7, columns, elastics.deck)
    if elastics.strip:
        row = head + elastics.head + (elastics.deck and elastics.deck + 1) + 0.7
        yield grid.slot("strip", 0, row, columns, elastics.strip)
    for index, (name, rows) in enumerate(zip(copy.figures, elastics.figures, strict=False)):
        column, row = (half, body) if index == 0 else (0, bottom - rows)
        yield grid.slot("figure", column, row, columns - half if index == 0 else half, rows, name)
    if elastics.quote:
        yield grid.slot("quote", half, bottom - elastics.quote, 1, elastics.quote)
    last = bottom + elastics.foot
    yield grid.slot("foot", 0, last, columns, layout.page.rows - last)


def _bars(grid: Grid, galley: Galley, sheet: Sheet, legs: Sequence[Leg]) -> Iterator[Slot]:
    """Mark the rows of each intertitle, for the bar beside it."""
    for leg in legs:
        rows = dict(rows_of(sheet, leg))
        for first, last in galley.intertitles():
            if first.start in rows:
                depth = rows[last.stop - 1] - rows[first.start] + 1
                yield grid.slot("bar", leg.frame.column, rows[first.start], 1, depth)


def _rules(grid: Grid, layout: Layout, best: Trial) -> Iterator[Slot]:
    """Draw the column rules: between two columns over the rows that no figure crosses."""
    frames, body = frames_of(layout, best.elastics), body_row(layout, best.elastics)
    bottom = last_row(layout, best.elastics)
    half = layout.page.columns // 2
    for left, right in pairwise(frames):
        across = right.column == half
        first = body if across else max(left.row, right.row)
        last = bottom if across or right.column > half else min(left.row + left.rows, right.row + right.rows)
        x = grid.x(right.column) - layout.page.gutter / 2
        yield Slot("rule", x, grid.y(first), 0.0, (last - first) * layout.page.baseline)
