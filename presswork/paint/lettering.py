"""Lettering: the text of a chart leaves its SVG and is painted with the page's own glyphs.

WeasyPrint sets SVG text letter by letter through Pango, which costs it more than all else on a page; the same texts as
glyph runs cost nothing, and share their font subsets with the page. A chart's texts are upright, of one face each, and
start at x on the baseline y (presswork.chart.svg).
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass

from presswork.chart.fonts import family, features_of, file_of
from presswork.chart.inks import SVG, written
from presswork.chart.look import voices
from presswork.faces import FaceFile, font
from presswork.model.galley import GlyphRun, Line
from presswork.model.layout import Layout
from presswork.paint.panel import ARTIFACT, Panel, Passage, Stroke

Faces = Mapping[tuple[str, int], FaceFile]


@dataclass(frozen=True, slots=True)
class Lettered:
    """A drawing without its text, and the panel of that text in the drawing's own measures."""

    svg: str
    panel: Panel


def lettered(svg: str, layout: Layout, width: float, height: float) -> Lettered:
    """Take the texts out of a chart of ``width`` x ``height`` pt."""
    root = ET.fromstring(svg)  # noqa: S314 - the chart stage wrote it
    faces, inks = _faces(layout), {ink.srgb.lower(): name for name, ink in layout.inks.items()}
    strokes = []
    for parent in root.iter():
        for node in [child for child in parent if child.tag == f"{{{SVG}}}text"]:
            strokes.append(_stroke(node, faces, inks))
            parent.remove(node)
    passage = Passage("", ARTIFACT, tuple(strokes))
    return Lettered(written(root), Panel(width, height, (passage,)))


def _faces(layout: Layout) -> Faces:
    """Give the font files of a layout's charts by CSS family and weight."""
    return {(family(face, style.features), face.weight): file_of(face, features_of(face, style.features))
            for style in voices(layout).values() for face in style.faces}


def _stroke(node: ET.Element, faces: Faces, inks: Mapping[str, str]) -> Stroke:
    size = _points(node.get("font-size", "0"))
    file = faces[node.get("font-family", ""), int(node.get("font-weight", "400"))]
    text = "".join(node.itertext())
    face = font(file.path, file.index)
    glyphs = tuple(int(face.get_nominal_glyph(ord(letter)) or 0) for letter in text)
    spacing = _points(node.get("letter-spacing", "0"))
    advances = tuple(face.get_glyph_h_advance(glyph) * size / face.face.upem + spacing for glyph in glyphs)
    run = GlyphRun(f"{file.path}#{file.index}", size, inks[node.get("fill", "").lower()], 0.0, glyphs, advances,
                   tuple(text), (0.0,) * len(glyphs))
    line = Line(text, (run,), sum(advances), 0.0, 0.0, 0, first=True, last=True)
    return Stroke(line, _points(node.get("x", "0")), _points(node.get("y", "0")))


def _points(length: str) -> float:
    """Read a length of the drawing: its user unit is a point, which its text writes as px."""
    return float(re.sub(r"px$", "", length))
