"""Outlines: the shapes of a drawing as paths of absolute moves, lines and curves, which every painter knows."""

import xml.etree.ElementTree as ET
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

SHAPES = {
    "path": {"d"}, "rect": {"x", "y", "width", "height", "rx", "ry"}, "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"}, "line": {"x1", "y1", "x2", "y2"}, "polyline": {"points"},
    "polygon": {"points"},
}  # fmt: skip
Point = tuple[float, float]


class _Pen(BasePen):  # type: ignore[misc]
    """Writes a path."""

    def __init__(self) -> None:
        super().__init__(None)
        self.parts: list[str] = []

    def _add(self, command: str, *points: Point) -> None:
        self.parts.append(command + " ".join(f"{x:.3f} {y:.3f}" for x, y in points))

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 - the pens' name
        self._add("M", pt)

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 - the pens' name
        self._add("L", pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 - the pens' name
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 - the pens' name
        self.parts.append("Z")


def outlined(svg: str) -> str:
    """Give what an SVG holds with each shape as a path; its other attributes stay as they are."""
    root = ET.fromstring(svg)  # noqa: S314 - the drawing was checked when it was read
    for node in root.iter():
        tag = node.tag.rpartition("}")[2]
        node.tag = tag
        if tag in SHAPES:
            node.attrib.update({"d": _path(node)})
            for name in SHAPES[tag] - {"d"}:
                node.attrib.pop(name, None)
            node.tag = "path"
    return "".join(ET.tostring(child, encoding="unicode") for child in root)


def _path(node: Any) -> str:
    plain = ET.Element(node.tag, {name: value for name, value in node.attrib.items() if name != "transform"})
    builder = PathBuilder()
    builder.add_path_from_element(plain)
    pen = _Pen()
    for path in builder.paths:
        parse_path(path, pen)
    return "".join(pen.parts)
