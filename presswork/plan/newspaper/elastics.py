"""Elastics: what a newspaper page can stretch, in whole rows, every legal choice priced, and the frames that it leaves.

They are taken in the order in which a sub-editor would reach for them: figure heights, the pull quote, the number
strip, the size of the head.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from presswork.compose.compositor import Compositor
from presswork.model.layout import Layout
from presswork.plan.grid import Frame
from presswork.plan.newspaper.copy import Copy
from presswork.plan.newspaper.headline import heads

UNLIKE = 6  # rows by which the two figures of a page may differ
DROPPED, WHITE_ROW = 25.0, 4.0  # of a figure left out; of a row of white at the foot of the page


@dataclass(frozen=True, slots=True)
class Elastics:
    """One choice of what can be stretched, in rows (0: left out), and its cost.

    ``head`` rows of the head group with the headline at ``headline`` pt, on ``lines``; ``deck`` rows of a deck across
    the page (0: it stands beside the head); ``foot`` rows of white at the foot, for a story that no elastic makes long
    enough.
    """

    head: int
    headline: float
    deck: int
    strip: int
    figures: tuple[int, ...]
    quote: int
    foot: int
    cost: float
    lines: int = 1


def choices(layout: Layout, copy: Copy, compositor: Compositor, feet: Sequence[int] = (0,)) -> Iterator[Elastics]:
    """Give every legal choice of elastics, the cheapest first."""
    values: Mapping[str, Any] = layout.plan
    heights = [range(values["figure"]["least"] + math.ceil(deeper / layout.page.baseline), values["figure"]["most"] + 1)
               for deeper in copy.captions.values()]
    strips, quotes = [values["strip"], 0][not copy.strip:], [copy.quote_rows, 0][not copy.quote:]
    fewest = max(0, len(copy.figures) - values["spare_figures"])
    figures = [(DROPPED * (len(copy.figures) - count) + _figure_cost(rows, values["figure"]["best"]), rows)
               for count in range(len(copy.figures), fewest - 1, -1) for rows in product(*heights[:count])
               if not rows or max(rows) - min(rows) <= UNLIKE]
    rest = [(head.cost + 4.0 * (copy.strip and not strip) + 3.0 * (bool(copy.quote) and not quote) + WHITE_ROW * foot,
             head, strip, quote, foot)
            for head, strip, quote, foot in product(heads(layout, copy.story, copy.deck, copy.wide_deck, compositor),
                                                 strips, quotes, feet)]
    priced = sorted((price + part[0], rows, part[1:]) for price, rows in figures for part in rest)
    for cost, rows, (head, strip, quote, foot) in priced:
        yield Elastics(*head[:3], strip, rows, quote, foot, cost, head.lines)


def _figure_cost(rows: Sequence[int], best: int) -> float:
    """Price figures that are not of the best height, or not of one height."""
    return sum(0.6 * abs(each - best) for each in rows) + (0.6 * (max(rows) - min(rows)) if rows else 0.0)


def frames_of(layout: Layout, elastics: Elastics) -> list[Frame]:
    """Lay out the text frames in reading order."""
    page, top, bottom = layout.page, body_row(layout, elastics), last_row(layout, elastics)
    upper, lower = [*elastics.figures, 0, 0][:2]
    half = page.columns // 2
    frames = []
    for column in range(page.columns):
        first = top + (upper + 1 if upper and column >= half else 0)
        last = bottom - (lower + 1 if lower and column < half else 0)
        last -= elastics.quote + 1 if elastics.quote and column == half else 0
        frames.append(Frame(column, first, last - first))
    return frames


def body_row(layout: Layout, elastics: Elastics) -> int:
    """Give the first row of the text, under the head group and the strip."""
    masthead: int = layout.plan["masthead"]  # type: ignore[assignment]
    return masthead + 1 + elastics.head + (elastics.deck and elastics.deck + 1) + elastics.strip + 2


def last_row(layout: Layout, elastics: Elastics) -> int:
    """Give the row after the last of the text."""
    foot: int = layout.plan["foot"]  # type: ignore[assignment]
    return layout.page.rows - foot - elastics.foot


def room_of(layout: Layout, elastics: Elastics) -> int:
    """Count the rows of all text frames."""
    columns = layout.page.columns
    half, rows = columns // 2, columns * (last_row(layout, elastics) - body_row(layout, elastics))
    upper, lower = [*elastics.figures, -1, -1][:2]
    return rows - (columns - half) * (upper + 1) - half * (lower + 1) - (elastics.quote and elastics.quote + 1)
