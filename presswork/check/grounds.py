"""Grounds: rectangles in one colour under the rest of a page; one that bleeds carries what is printed on it.

Lines and figures left white in a ground show paper at the edge of the bleed, and yet nothing is missing there.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from presswork.check.geometry import Box
from presswork.check.mark import FILL, Mark

SEEN = 0.05  # of ink, all plates together: less is paper
Ground = tuple[Box, bool]  # its box on the page, pt; whether it is inked
SIDES = {"left": (0, -1), "foot": (1, -1), "right": (2, 1), "top": (3, 1)}  # the box's value, and which way is outwards


def grounds_of(marks: Sequence[Mark], page: int) -> list[Ground]:
    """List a page's plain rectangles in the order in which they are painted."""
    return [(mark.box, sum(mark.inks.values()) > SEEN) for mark in marks
            if mark.page == page and mark.kind == FILL and mark.whole and mark.box is not None and mark.inks
            and mark.alpha == 1 and mark.within in ("", "form")]


def carried(grounds: Sequence[Ground], trim: Box, side: str, count: int, reach: float) -> npt.NDArray[np.bool_]:
    """Tell along an edge of the trim, cut in ``count``, where an inked ground goes on ``reach`` pt over it.

    A white one laid over it later ends it.
    """
    at, outwards = SIDES[side]
    along = (1, 3) if side in ("left", "right") else (0, 2)
    low, high = trim[along[0]], trim[along[1]]
    found = np.zeros(count, dtype=bool)
    for box, inked in grounds:
        beyond = (box[at] - trim[at]) * outwards
        inside = (box[(at + 2) % 4] - trim[at]) * outwards
        if inked and (beyond < reach or inside > 0):
            continue
        if not inked and (beyond <= 0 or inside >= reach):
            continue
        first, last = (round((edge - low) / (high - low) * count) for edge in (box[along[0]], box[along[1]]))
        if side in ("left", "right"):
            first, last = count - last, count - first
        found[max(first, 0):max(last, 0)] = inked
    return found
