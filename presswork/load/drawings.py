"""Drawings: SVG files as pictures, read with suspicion; what a page cannot paint is an error with its line.

A drawing is plain line art: shapes and upright text, no scripts, styles, gradients, images or links. Its colours are
inks, written ``var(--ink-NAME)`` as in style.css, with a fallback for programs that know no inks.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from xml.parsers import expat

from presswork.load.ledger import Ledger
from presswork.load.source import Source

SVG = "{http://www.w3.org/2000/svg}"
GEOMETRY = {
    "svg": {"viewBox", "width", "height", "version"}, "g": set(), "title": set(), "desc": set(), "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"}, "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"}, "line": {"x1", "y1", "x2", "y2"}, "polyline": {"points"},
    "polygon": {"points"}, "text": {"x", "y", "class", "text-anchor"},
}  # fmt: skip
LOOKS = {"id", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "transform",
         "fill-rule", "stroke-miterlimit"}  # fmt: skip
PAINT = re.compile(r"none|var\(--ink-([A-Za-z][\w-]*)(\s*,[^()]*)?\)")
BOX = re.compile(r"\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+[\d.]+[\s,]+[\d.]+\s*")
_CURE = "save it as plain SVG: shapes and text, colours as var(--ink-NAME)"


def check_drawing(source: Source, ledger: Ledger) -> None:
    """Note everything in an SVG file that a drawing must not have."""
    for line, what in _faults(source.text):
        offset = sum(len(each) + 1 for each in source.text.split("\n")[: line - 1])
        ledger.error(source.place(offset), "bad-drawing", what, _CURE)


def _faults(text: str) -> Iterator[tuple[int, str]]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield 1, "a drawing has no document type and no entities"
        return
    found: list[tuple[int, str]] = []
    parser, stack = expat.ParserCreate(namespace_separator="}"), list[str]()

    def opened(name: str, attributes: dict[str, str]) -> None:
        found.extend((parser.CurrentLineNumber, what) for what in _element("{" + name, attributes, stack))
        moved = "transform" in attributes
        stack.append("moved" if moved or "moved" in stack[-1:] else name)

    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda _: stack.pop()
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        found.append((error.lineno, f"the drawing is not XML: {expat.errors.messages[error.code]}"))
    yield from found


def _element(name: str, attributes: dict[str, str], stack: list[str]) -> Iterator[str]:
    """Say what is wrong with an element, given what it stands in."""
    tag = name.removeprefix(SVG)
    if tag not in GEOMETRY:
        yield f"the element <{name.rpartition('}')[2]}> cannot be painted"
        return
    if not stack and (tag != "svg" or not BOX.fullmatch(attributes.get("viewBox", ""))):
        yield "the drawing has no viewBox of four numbers"
    if tag == "text" and ("transform" in attributes or stack[-1:] == ["moved"]):
        yield "a text is turned or moved by a transform"
    for key, value in attributes.items():
        if key not in GEOMETRY[tag] | LOOKS:
            yield f"<{tag}> has '{key}', which cannot be painted"
        elif key in {"fill", "stroke"} and not PAINT.fullmatch(value.strip()):
            yield f"the colour {value} is no ink"


def parsed(text: str) -> ET.Element:
    """Read a drawing that has been checked."""
    return ET.fromstring(text)  # noqa: S314 - without a document type, see check_drawing
