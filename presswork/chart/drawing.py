"""Drawings: a picture in SVG made ready for its frame, its inks and its lettering, like a chart.

The art is scaled to fit its frame and stands in its middle. Its text is not scaled: it is set in the charts' voices at
their own size, so that a label is never too small to read, on a narrow frame as on a wide one.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations
from pathlib import Path

from presswork.chart import fonts
from presswork.chart.gather import fault
from presswork.chart.inks import SVG, roles, written
from presswork.chart.look import voices
from presswork.load.drawings import PAINT, parsed
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.style import TypeStyle

FINEST = 0.25  # pt: the finest line that prints (GWG 2022)
MIXED = 0.51   # pt: the finest in more than one plate, which need not meet to a hair; 0.5 with air for rounding
GROUPS = {"svg", "g"}
SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
Box = tuple[float, float, float, float]


def draw_drawing(figure: Figure, folder: Path, layout: Layout, width: float, height: float) -> Art:
    """Fit an SVG picture into a frame of ``width`` x ``height`` pt.

    Raises Faults for a colour that is no ink of the layout, and where a label leaves the frame or meets another.
    """
    root = parsed((folder / figure.file).read_text(encoding="utf-8-sig"))
    left, top, wide, high = (float(part) for part in root.get("viewBox", "").replace(",", " ").split())
    scale = min(width / wide, height / high)
    x, y = (width - wide * scale) / 2 - left * scale, (height - high * scale) / 2 - top * scale
    inks = {**{name: ink.srgb for name, ink in layout.inks.items()},
            **{role: ink.srgb for role, ink in roles(layout).items()}}  # fmt: skip
    _inked(figure, root, inks)
    _firm(root, {ink.srgb for ink in layout.inks.values() if ink.mixed}, scale)
    labels = list(_lettering(root, voices(layout), inks, (x, y, scale)))
    _check(figure, [box for _, box, _ in labels], [text for _, _, text in labels], (width, height))
    page = ET.Element(f"{{{SVG}}}svg", {
        "width": f"{width:g}pt", "height": f"{height:g}pt", "viewBox": f"0 0 {width:g} {height:g}",
        "fill": inks["label"], "stroke-linejoin": "round"})  # fmt: skip
    art = ET.SubElement(page, f"{{{SVG}}}g", {"transform": f"translate({x:.3f} {y:.3f}) scale({scale:.5f})"})
    art.extend(child for child in root if child.tag.rpartition("}")[2] not in {"title", "desc"})
    page.extend(node for nodes, _, _ in labels for node in nodes)
    alt = figure.alt or figure.caption or figure.title
    return Art(figure.id, written(page), width, height, alt, ())


def _inked(figure: Figure, root: ET.Element, inks: Mapping[str, str]) -> None:
    """Put colours in place of inks' names."""
    for node in root.iter():
        for key in ("fill", "stroke"):
            match = PAINT.fullmatch(node.get(key, "").strip())
            if match and match[1]:
                if match[1] not in inks:
                    what = f"is drawn in the ink {match[1]}, which the layout does not have"
                    raise fault(figure, what, "drawing-ink", f"name one of: {', '.join(sorted(inks))}")
                node.set(key, inks[match[1]])


def _firm(node: ET.Element, mixed: AbstractSet[str], scale: float, stroke: str = "none", width: float = 1.0) -> None:
    """Keep lines from becoming finer than they print; what a group sets holds for what is in it (SVG 2, 13.3)."""
    stroke = node.get("stroke", stroke)
    width = float(node.get("stroke-width", width))
    least = (MIXED if stroke in mixed else FINEST) / scale
    if stroke != "none" and width < least and node.tag.rpartition("}")[2] not in GROUPS:
        node.set("stroke-width", f"{least:.4g}")
    for child in node:
        _firm(child, mixed, scale, stroke, width)


def _lettering(
    root: ET.Element, styles: Mapping[str, TypeStyle], inks: Mapping[str, str], fit: tuple[float, float, float]
) -> Iterator[tuple[list[ET.Element], Box, str]]:
    """Take the texts out of a drawing: their elements at the place in the frame, and the box that each fills, pt."""
    x, y, scale = fit
    for parent in list(root.iter()):
        for node in [child for child in parent if child.tag == f"{{{SVG}}}text"]:
            parent.remove(node)
            style, text = styles.get(node.get("class", ""), styles["label"]), "".join(node.itertext()).strip()
            features = tuple(style.features)
            runs = fonts.split(text, style)
            widths = [fonts.width(run, face, features, style.size) for run, face in runs]
            pen = x + float(node.get("x", "0")) * scale - sum(widths) * SHIFT[node.get("text-anchor", "start")]
            base = y + float(node.get("y", "0")) * scale
            box = (pen, base - style.size * 0.74, pen + sum(widths), base + style.size * 0.22)
            made = []
            for (run, face), wide in zip(runs, widths, strict=True):
                label = ET.Element(f"{{{SVG}}}text", {
                    "x": f"{pen:.3f}", "y": f"{base:.3f}", "font-size": f"{style.size:g}px",
                    "font-family": fonts.family(face, features), "font-weight": str(face.weight),
                    "fill": node.get("fill") or inks["label"]})  # fmt: skip
                label.text = run
                made.append(label)
                pen += wide
            yield made, box, text


def _check(figure: Figure, boxes: list[Box], texts: list[str], frame: tuple[float, float]) -> None:
    """Raise Faults where a label leaves the frame or lies on another."""
    cure = "give the figure more columns, or move the label in the drawing"
    for (left, top, right, bottom), text in zip(boxes, texts, strict=True):
        if left < -1 or top < -1 or right > frame[0] + 1 or bottom > frame[1] + 1:
            raise fault(figure, f"has no room for its label '{text}' at this size", "drawing-tight", cure)
    for (one, first), (two, second) in combinations(zip(boxes, texts, strict=True), 2):
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]:
            raise fault(figure, f"has no room between its labels '{first}' and '{second}'", "drawing-tight", cure)
