"""Rules that need all marks together: spot names, and the space in which transparency blends."""

import difflib
import itertools
from collections.abc import Iterator

from presswork.check.fault import NOTE, Fault
from presswork.check.geometry import inside
from presswork.check.mark import FILL, IMAGE, PROCESS, TEXT, Mark
from presswork.check.paper import Paper
from presswork.check.rules_file import place
from presswork.check.spaces import Space
from presswork.model.condition import Condition
from presswork.model.report import ERROR, WARNING

ALIKE = 0.8  # of two names: one is the other with a slip
SEEN = 0.02  # less of an ink is none
SHOWN = 12   # places of a page that are kept for the proof


def spots_of(paper: Paper) -> list[str]:
    """Name the spots of a file."""
    names = {name for mark in paper.painted.marks for name in mark.space.root.names}
    return sorted(names - {"All", "None", *PROCESS})


def spot_names(paper: Paper, condition: Condition) -> Iterator[Fault]:
    """One ink has one name and one look: a slip in a name is a plate more (GWG 4.13)."""
    spots = spots_of(paper)
    known = [*spots, *(name for name in condition.inks if name not in spots)]
    for one, two in itertools.combinations([*known, *PROCESS], 2):
        if one not in spots and two not in spots:
            continue
        if _slip(one, two):
            yield Fault("spot-typo", f"the inks {one} and {two} look like one with a slip")
    for name, solids in sorted(paper.solids.items()):
        if len(solids) > 1:
            yield Fault("spot-looks", f"the ink {name} is defined in {len(solids)} ways")
    if spots and not condition.inks:
        yield Fault("spots", f"spot inks: {', '.join(spots)}", severity=NOTE)


def _slip(one: str, two: str) -> bool:
    """Say whether two names are one but for case, spaces or a letter; other digits are another ink."""
    plain = ["".join(char for char in name.casefold() if char.isalnum()) for name in (one, two)]
    if plain[0] == plain[1]:
        return True
    digits = ["".join(char for char in name if char.isdigit()) for name in plain]
    alike = difflib.SequenceMatcher(None, plain[0], plain[1]).ratio() > ALIKE
    return digits[0] == digits[1] and alike and len(plain[0]) > 3


def blending(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """Let what is transparent blend in the inks of the press, in a space that the page names (GWG 4.20)."""
    for leaf in paper.leaves:
        if leaf.number in paper.painted.blends and leaf.group is None:
            yield Fault("no-blend-space", "the page is transparent without naming the space it blends in", leaf.number,
                        severity=WARNING)
        if _screen(leaf.group):
            yield Fault("blend-space", "the page blends in RGB", leaf.number)
    for page, within, space in dict.fromkeys(paper.painted.groups):
        if _screen(space):
            where = "a soft mask" if "mask" in within else "a group"
            grave = WARNING if "mask" in within else ERROR
            yield Fault("blend-space", f"{where} blends in RGB", page, severity=grave)


def _screen(space: Space | None) -> bool:
    if space is None:
        return False
    return space.family in ("DeviceRGB", "CalRGB", "Lab") or (space.family == "ICCBased" and space.parts == 3)


def reversed_text(paper: Paper, condition: Condition) -> Iterator[Fault]:
    """Small white type stands out of two plates at the most: where more do not meet to a hair, it fills up."""
    grounds: list[Mark] = []
    found: dict[tuple[int, float, int], list[Mark]] = {}
    for mark in paper.painted.marks:
        if mark.kind in (FILL, IMAGE) and mark.box is not None:
            grounds.append(mark)
        elif mark.kind == TEXT and mark.size < condition.limits.reversed - 0.01 and _white(mark):
            under = _plates_under(mark, grounds)
            if under > 2:
                found.setdefault((mark.page, round(mark.size, 1), under), []).append(mark)
    for (page, size, plates), marks in found.items():
        leaf = paper.leaves[page - 1]
        boxes = tuple(place(mark.box, leaf) for mark in marks[:SHOWN] if mark.box)
        what = f"white type of {size:g} pt out of {plates} inks"
        yield Fault("reversed-text", what, page, boxes, len(marks), WARNING)


def _white(mark: Mark) -> bool:
    return bool(mark.inks) and not any(mark.inks.values()) and not mark.hidden


def _plates_under(text: Mark, grounds: list[Mark]) -> int:
    """Count the plates of the last ground under a text: a picture has all of its space."""
    for ground in reversed(grounds):
        if ground.page != text.page:
            return 0
        if text.box and ground.box and inside(text.box, ground.box):
            return ground.space.root.parts if ground.kind == IMAGE else sum(v > SEEN for v in ground.inks.values())
    return 0
