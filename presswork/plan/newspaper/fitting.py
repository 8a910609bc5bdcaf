"""Fitting: the text poured into one choice of elastics after another; the cheapest full page wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presswork.model.layout import Layout
from presswork.plan.grid import Frame
from presswork.plan.newspaper.elastics import Elastics, frames_of, room_of
from presswork.plan.pour import Leg, Sheet, pour

EMPTY_ROW, LAST_ROW, OVER = 6.0, 2.0, 1000.0  # cost of an empty row, of one at the story's end, of a line over


@dataclass(frozen=True, slots=True)
class Trial:
    """A poured page."""

    elastics: Elastics
    legs: tuple[Leg, ...]
    over: int
    cost: float

    @property
    def empty(self) -> int:
        """Count the rows that took no text."""
        return sum(leg.empty for leg in self.legs)


def cheapest(sheet: Sheet, layout: Layout, choices: Iterable[Elastics], most: int = 1) -> Trial:
    """Pour choice after choice, the cheapest first, until no other can be better than the best poured page.

    At ``most`` so many rows are put before each intertitle.
    """
    best: Trial | None = None
    for choice in choices:
        if best and choice.cost >= best.cost:
            break
        if best and choice.cost + _least_cost(sheet, room_of(layout, choice), layout.page.columns, most) >= best.cost:
            continue
        frames = frames_of(layout, choice)
        for airy in range(-1, layout.page.columns - 1):
            trial = _trial(sheet, frames, choice, airy, most)
            if best is None or trial.cost < best.cost:
                best = trial
    if best is None:
        raise ValueError("a page has at least one choice")
    return best


def _least_cost(sheet: Sheet, room: int, columns: int, most: int) -> float:
    """Give what a page of so many rows must cost at the least: text over, or rows that stay empty."""
    need = sheet.depth[-1]
    over = need - columns * sheet.deepest - room
    slack = room - need - most * sheet.openings
    return OVER * over if over > 0 else min(EMPTY_ROW * slack, LAST_ROW * slack**3) if slack > 0 else 0.0


def _trial(sheet: Sheet, frames: Sequence[Frame], elastics: Elastics, airy: int, most: int) -> Trial:
    legs, over = pour(sheet, frames, airy, most)
    empty = EMPTY_ROW * sum(leg.empty for leg in legs[:-1]) + LAST_ROW * legs[-1].empty ** 3
    opened = sum(rows for leg in legs for _, rows in leg.opened)
    cost = elastics.cost + empty + 0.35 * opened + OVER * over
    return Trial(elastics, tuple(legs), over, cost)
