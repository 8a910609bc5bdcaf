"""Fills: the roles of bars and areas that lie side by side, each well apart from the others and from the accent."""

import itertools
from collections.abc import Mapping, Sequence
from functools import lru_cache

from presswork.chart.vision import SIGHTS, difference
from presswork.model.style import Ink

LEAST = 8.0  # CIEDE2000: eight times what can just be seen, and seen across a page
# The fills of so many series, dark to light, by their number. The focus is about as light as the second, which a black
# plate would show as one: beside it the light ones are taken, and the darkest if there are four.
SHADES = {1: (2,), 2: (2, 4), 3: (1, 3, 4), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
BESIDE = {0: (), 1: (4,), 2: (3, 5), 3: (1, 3, 5), 4: (1, 3, 4, 5)}


def shades(count: int, accent: int, inks: Mapping[str, Ink]) -> list[str]:
    """Give ``count`` fills (at most 5) their roles; ``accent`` is the one in focus, or -1.

    Those of the tables, or where a layout's inks make two of them alike the ones that lie furthest apart.
    """
    others = BESIDE[count - 1] if accent >= 0 else SHADES[count]
    table = {role: inks[role].srgb for role in ("focus", *(f"shade{at}" for at in range(1, 6)))}
    hot = (table["focus"],) if accent >= 0 else ()

    def apart(chosen: Sequence[int]) -> float:
        return nearest((*hot, *(table[f"shade{at}"] for at in chosen)))

    if apart(others) < LEAST:
        others = max(itertools.combinations(range(1, 6), len(others)), key=apart)
    left = iter(others)
    return ["focus" if at == accent else f"shade{next(left)}" for at in range(count)]


@lru_cache(maxsize=1024)
def nearest(colours: tuple[str, ...]) -> float:
    """Give the least CIEDE2000 difference of any two colours in any of SIGHTS."""
    pairs = itertools.combinations(colours, 2)
    return min((difference(one, two, sight) for one, two in pairs for sight in SIGHTS), default=100.0)
