"""Samples: the ink that pictures ask for, read from their own pixels.

A picture in the inks of the press that lies on the page as it is, opaque and with nothing printed over it, is printed
in just these inks: its pixels, read at half their size, tell more than a rendering in low resolution that takes some.
"""

import io
from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pikepdf
from PIL import Image

from presswork.check.geometry import apart
from presswork.check.mark import IMAGE, PROCESS, Mark
from presswork.check.paper import Paper
from presswork.check.spaces import CMYK, FAULTY, GRAY
from presswork.model.condition import Condition

Weighed = Callable[[bytes], float | None]

ALTERED = {"/SMask", "/Mask", "/SMaskInData", "/Alternates", "/OPI"}
TURNED = [1.0, 0.0] * 4  # a Decode array that turns four inks round


def told(paper: Paper, condition: Condition, pages: Collection[int], weighed: Weighed) -> set[int]:
    """Name those of the ``pages`` whose pictures are known, by their pixels alone, to keep to the condition's ink.

    ``weighed`` gives the ink of a JPEG that was measured before, percent.
    """
    marks: dict[int, list[Mark]] = {page: [] for page in pages}
    for mark in paper.painted.marks:
        if mark.page in marks:
            marks[mark.page].append(mark)
    numbers = {page: {mark.pixels.number for mark in each if mark.pixels}
               for page, each in marks.items() if _plain(each, condition)}
    heavy: set[tuple[int, int]] = set()
    if numbers:
        with pikepdf.open(paper.path) as pdf:
            heavy = {number for number in sorted(set().union(*numbers.values()))
                     if most(pdf.get_object(number), weighed) > condition.total_ink}
    return {page for page, each in numbers.items() if not each & heavy}


def _plain(marks: Collection[Mark], condition: Condition) -> bool:
    """Tell a page whose pictures are printed as they are: in ordered plates, opaque, with nothing over them."""
    pictures = [mark for mark in marks if mark.kind == IMAGE]
    over = [mark.box for mark in marks if mark.over and mark.box and any(mark.inks.values())]
    colour = not condition.inks or set(PROCESS) <= set(condition.inks)
    return all(_own(mark, colour=colour) and not any(mark.box and not apart(mark.box, box) for box in over)
               for mark in pictures)


def _own(mark: Mark, *, colour: bool) -> bool:
    pixels = mark.pixels
    own = mark.space == GRAY or (mark.space == CMYK and colour)
    return own and mark.alpha == 1 and not mark.over and mark.within in ("", "form") and bool(
        pixels and pixels.number[0] and pixels.filters == ("DCTDecode",) and not pixels.stencil)


def most(image: Any, weighed: Weighed = lambda _jpeg: None) -> float:
    """Give the ink of a JPEG where it is heaviest, percent, four pixels together; infinite if that cannot be told."""
    try:
        if ALTERED & set(image.keys()):
            return float("inf")
        decode = [float(each) for each in image.get("/Decode", [])]
        jpeg = image.read_raw_bytes()
        as_made = decode == (TURNED if image.ColorSpace == "/DeviceCMYK" else [])
        if as_made and (known := weighed(jpeg)) is not None:
            return known
        with Image.open(io.BytesIO(jpeg)) as shown:
            shown.draft(None, (shown.width // 2, shown.height // 2))
            inks = [np.asarray(part, dtype=np.uint16) for part in shown.split()]
            upright = ("adobe" in shown.info) == (decode == TURNED)  # Pillow turns Adobe's back
    except (*FAULTY, OSError):
        return float("inf")
    if len(inks) == 1 and not decode:
        return 100 - float(inks[0].min()) / 2.55
    if len(inks) != 4 or decode not in ([], TURNED):
        return float("inf")
    total = sum(inks[1:], inks[0])
    return float(total.max() if upright else 4 * 255 - total.min()) / 2.55
