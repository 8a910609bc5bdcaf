"""Latin rules: what stays together on a line in alphabetic text (Bringhurst, Elements of Typographic Style, 2.4)."""

import re

from presswork.compose.marks import FORBIDDEN

TOGETHER = 150.0  # cost of parting what belongs together: dearer than a loose line, cheaper than a bad one
_MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|December|"
           "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec")
_UNITS = ("km|m|cm|mm|kg|g|t|pt|in|ft|yd|lb|oz|km/h|mph|Hz|kHz|MHz|GHz|kW|MW|GW|per cent|percent|%|°C|°F|BC|AD|BCE|CE|"
          "a\\.m\\.|p\\.m\\.|am|pm|million|billion|trillion|thousand|hundred")
# The space that a match ends with, or the place after it, is not broken.
_PATTERNS = (
    re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Sir|Nos?|pp?|vols?|ch|figs?|Figs?|c|ca|cf|art|sect?)\.[ ]"),
    re.compile(r"\b(?:page|Page|figure|Figure|table|Table|chapter|Chapter|volume|Volume|No)[ ](?=\d)"),
    re.compile(r"\b[A-Z]\.[ ](?=[A-Z])"),
    re.compile(rf"\d[ ](?=(?:{_UNITS})(?!\w))"),
    re.compile(rf"\b\d{{1,2}}[ ](?=(?:{_MONTHS})\b)"),
    re.compile(rf"\b(?:{_MONTHS})[ ](?=\d{{1,2}}\b)"),
    re.compile(r"[£$€¥][ ](?=\d)"),
    re.compile(r"\d[–-](?=\d)"),
)


def unparted(text: str, names: tuple[str, ...] = ()) -> dict[int, float]:
    """Give penalties of breaks inside what belongs together: {index of the character after the break: cost}."""
    costs = {found.end(): TOGETHER for pattern in _PATTERNS for found in pattern.finditer(text)}
    for name in names:
        for found in re.finditer(re.escape(name), text):
            costs.update((index, FORBIDDEN) for index in range(found.start() + 1, found.end()))
    return costs
