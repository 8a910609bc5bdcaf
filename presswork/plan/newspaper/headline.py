"""The headline of a page with one story: on one line, or on two where one cannot take it, fitted to its columns."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from presswork.compose.compositor import Compositor
from presswork.compose.costing import ENDS
from presswork.model.layout import Layout
from presswork.model.report import Faults, Finding
from presswork.model.story import Story

LEAST, LEAST_SUBHEAD = 0.8, 0.75  # of its full size, the least at which a headline is set, and a subhead
LEADING = 1.1      # rows of a line of the head, shares of its size
SMALL = 0.4         # of the largest size: a headline on one line that must be smaller may stand on two
MARK = 1.15        # how much wider a head of two lines may be so that its first line ends at a mark
KICKER = 1.4        # rows of the line over the headline
STEPS = 12         # halvings of the measure, until the narrowest for two lines is known within 1/4000


class Head(NamedTuple):
    """A head group: its ``rows``, the headline's ``size`` in pt, ``deck`` rows of a deck across the page, ``lines``."""

    rows: int
    size: float
    deck: int
    cost: float
    lines: int


def heads(layout: Layout, story: Story, beside: int, across: int, compositor: Compositor) -> list[Head]:
    """Give the heads that the headline can take: as large as its rows allow, and no smaller than 0.8 of that.

    The deck stands beside the head in the last column (``beside`` rows; 0: no deck), or ``across`` the page under it.
    Two lines are tried where no single one fits, or only a small one. Raises Faults when the headline or the subhead
    fits none.
    """
    subhead = compositor.width(story.subhead, "subhead") * LEAST_SUBHEAD
    found: list[Head] = []
    for lines, width in ((1, compositor.width), (2, partial(_in_two, compositor))):
        wide = width(story.headline, "headline") / compositor.style("headline").size
        found += _fitting(layout, story, (beside, across), subhead, wide, lines)
        if found and max(head.size for head in found) >= SMALL * tiers(layout)[0]["size"]:
            break
    if found:
        return found
    raise Faults([_too_long(story, layout, compositor, subhead)])


def _in_two(compositor: Compositor, text: str, style: str) -> float:
    """Give the narrowest measure (pt) that takes a text on two lines broken by sense, or at a mark if it is near."""
    most = compositor.width(text, style)
    least = most / 2
    for _ in range(STEPS):
        middle = (least + most) / 2
        fits = compositor.head(text, compositor.style(style), middle, 2)
        least, most = (least, middle) if fits else (middle, most)
    wider = compositor.head(text, compositor.style(style), most * MARK, 2)
    marked = wider and wider.lines[0].text.rstrip()[-1] in ENDS
    return max(line.width for line in wider.lines) if wider and marked else most


def _fitting(layout: Layout, story: Story, decks: tuple[int, int], subhead: float, wide: float,
             lines: int) -> Iterator[Head]:
    """Give the heads whose headline, ``wide`` em, fits the columns."""
    beside, across = decks
    for deck in (0, across) if beside else (0,):
        span = layout.page.span(layout.page.columns - (1 if beside and not deck else 0))
        for tier in tiers(layout) if subhead <= span else ():
            size = min(tier["size"], span / wide)
            if size < LEAST * tier["size"]:
                continue
            rows = tier["rows"] - (0 if story.kicker else 2) - (0 if story.subhead else 3)
            more = math.ceil(LEADING * size * (lines - 1) / layout.page.baseline)
            need = math.ceil(LEADING * size * lines / layout.page.baseline + KICKER * bool(story.kicker))
            rows = max(rows + more, need, 0 if deck else beside)
            for air in (0, 1):  # a row of air under the head closes many a page
                yield Head(rows + air, size, deck, tier["cost"] + 0.5 * air + 3.0 * bool(deck), lines)


def _too_long(story: Story, layout: Layout, compositor: Compositor, subhead: float) -> Finding:
    full = layout.page.span(layout.page.columns)
    if subhead > full:
        share = 1 - full / subhead
        return Finding(story.places.get("subhead", story.place), "the subhead is too long for the page at its smallest",
                       "long-subhead", f"cut {math.ceil(share * len(story.subhead))} characters")
    size = tiers(layout)[-1]["size"] * LEAST
    over = compositor.head_over(story.headline, replace(compositor.style("headline"), size=size), full, 2)
    what = f"the headline is too long for the page on two lines at its smallest size ({size:g} pt)"
    return Finding(story.places.get("headline", story.place), what, "long-headline", f"cut {over} characters")


def tiers(layout: Layout) -> list[Mapping[str, Any]]:
    """List the sizes of the head, the largest first."""
    known: Any = layout.plan["head"]
    return list(known)
