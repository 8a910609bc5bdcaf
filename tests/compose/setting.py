"""A compositor for tests, and the text trace of its lines."""

from types import MappingProxyType

from presswork.compose.compositor import Compositor
from presswork.model.galley import Line
from presswork.model.layout import Layout, Page
from presswork.model.style import Face, TypeStyle

SONG, HEI, KAI = Face("Noto Serif CJK SC", 500), Face("Noto Sans CJK SC", 700), Face("LXGW WenKai", 400)
ROMAN = Face("Newsreader", 400, axes=(("opsz", 14.0),))
PAGE = Page(595.276, 841.89, 8.504, 12.0, 36, 36, 34, 34, 4, 123, 11.7)
STYLES = {
    "zh": TypeStyle("zh", (SONG,), 10, 15, "justify", indent=2, lead=(HEI,), strong=(HEI,), emphasis=(KAI, SONG)),
    "body": TypeStyle("body", (SONG,), 10, 15, "justify", indent=2),
    "en": TypeStyle("en", (ROMAN,), 10, 13, "justify", indent=1),
    "left": TypeStyle("left", (SONG,), 10, 15),
    "right": TypeStyle("right", (SONG,), 10, 15, "right"),
    "center": TypeStyle("center", (SONG,), 10, 15, "center"),
}


def compositor(language: str = "zh-Hans", names: tuple[str, ...] = ()) -> Compositor:
    """Open a compositor with the test styles."""
    layout = Layout("test", "newspaper", PAGE, {}, STYLES, {}, {}, MappingProxyType({}))
    return Compositor(layout, language, names)


def trace(lines: tuple[Line, ...]) -> str:
    """Write a line of text for each composed line: x, width, em opened a character, half ems of marks taken, text."""
    return "\n".join(
        f"{line.runs[0].x:6.2f} {line.width:7.2f} {line.stretch:+.3f} {line.marks:.2f} {line.text}{'-' * line.hyphen}"
        for line in lines)


def shown(lines: tuple[Line, ...]) -> str:
    """Give the text that the glyphs of the lines stand for."""
    return "".join(text for line in lines for run in line.runs for text in run.texts)
