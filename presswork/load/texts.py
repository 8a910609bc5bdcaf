"""Texts: line ends joined as each script writes, and white space put in order.

The rule is the segment break rule of CSS Text 4: a line end between two Han or fullwidth characters
is nothing, any other is a space. Marks that both scripts use (quotes, dashes, dots) follow the side
that is Han.
"""

import re
import unicodedata

_SHARED = "“”‘’…⋯—·"
# between parts of one text; no file may have it, and regular expressions take it for white space
_SEAM = "\x1f"
_BREAK = re.compile(rf"[ \t{_SEAM}]*\n\s*")
EDGE = " \t\n\u3000"


def _is_wide(char: str) -> bool:
    """Say whether a character is Han, kana or fullwidth; Hangul is not, as Korean has spaces."""
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3"


def _join(before: str, after: str, language: str) -> str:
    sides = [_is_wide(before), _is_wide(after)]
    shared = [before in _SHARED, after in _SHARED]
    if all(shared):
        return "" if language.startswith(("zh", "ja")) else " "
    closed = all(wide or both for wide, both in zip(sides, shared, strict=True))
    return "" if closed else " "


def join_lines(text: str, language: str) -> str:
    """Join the lines of a text: nothing between two Han characters, a space otherwise."""

    def joint(match: "re.Match[str]") -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        joined = _join(before, after, language) if before and after else ""
        return joined + _SEAM * match.group().count(_SEAM)

    return _BREAK.sub(joint, text)


def tidy(text: str, language: str) -> str:
    """Give a text of one line in NFC, without white space at its ends."""
    return unicodedata.normalize("NFC", join_lines(text, language)).strip(EDGE)


def join_parts(parts: list[str], language: str) -> list[str]:
    """Join the lines of a text that is in parts, and take white space off the ends of the whole."""
    joined = join_lines(_SEAM.join(parts), language).split(_SEAM) if parts else []
    for order, strip in ((range(len(joined)), str.lstrip), (range(len(joined))[::-1], str.rstrip)):
        for at in order:
            joined[at] = strip(joined[at], EDGE)
            if joined[at]:
                break
    return joined
