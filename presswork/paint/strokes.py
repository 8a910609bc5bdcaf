"""Strokes: a drawing of plain paths, written as operators of a content stream.

The house's own charts and drawings are SVG of paths with fills, strokes and dashes, thousands of points each. Read by
WeasyPrint they cost more than all else on a page: it parses them as HTML, makes boxes of them and reads every number
anew. Here a path becomes operators at once (ISO 32000-1, 8.5). A drawing with anything else in it is left to
WeasyPrint: :func:`read` gives None.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from operator import add

from presswork.chart.inks import SVG

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COMMAND = re.compile(r"([MmLlHhVvCcAaZz])([^A-DF-Za-df-z]*)")
LETTERS = re.compile(r"[MmLlHhVvCcAaZz\d\s.,eE+-]*")
ARCS = re.compile(r"[Aa]")
ARC = re.compile(rf"[Aa]\s*({NUMBER.pattern})[\s,]+\1(?:[\s,]+{NUMBER.pattern}){{5}}\s*(?=[A-Za-z]|$)")  # of a circle
TITLE = f"{{{SVG}}}title"
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
ROOT = {"width", "height", "viewBox", "fill", "stroke-linejoin", "lang"}
PATH = {"d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
CAPS, JOINS = {"butt": 0, "round": 1, "square": 2}, {"miter": 0, "round": 1, "bevel": 2}
MITER = b"4 M"  # SVG's own limit, where PDF has 10
CMYK = re.compile(r"device-cmyk\(([\d.]+)% ([\d.]+)% ([\d.]+)% ([\d.]+)%\)")
SRGB = re.compile(r"#[0-9a-f]{6}")
QUARTER = math.pi / 2

Point = tuple[float, float]
Numbers = Sequence[float]


def read(svg: str) -> ET.Element | None:
    """Read a drawing; None for one of more than paths, or in another unit than the point."""
    root = ET.fromstring(svg)  # noqa: S314 - the chart stage wrote it
    drawn = root.tag == f"{{{SVG}}}svg" and ROOT.issuperset(root.attrib) and _plain(root)
    return root if drawn and all(node.tag == TITLE or _is_path(node) for node in root) else None


def operators(root: ET.Element) -> list[bytes]:
    """Give the operators of a drawing that was read, in its own units, y downwards, one an item."""
    lines = [MITER]
    for node in root:
        if node.tag != TITLE:
            lines += _path(node, root.attrib)
    return lines


def _is_path(node: ET.Element) -> bool:
    """Tell a path whose colours, curves and arcs are those that are written here."""
    if node.tag != f"{{{SVG}}}path" or len(node) or not PATH.issuperset(node.attrib):
        return False
    path, paints = node.get("d", ""), (node.get("fill", "none"), node.get("stroke", "none"))
    return LETTERS.fullmatch(path) is not None and len(ARC.findall(path)) == len(ARCS.findall(path)) and all(
        paint == "none" or SRGB.fullmatch(paint) or CMYK.fullmatch(paint) for paint in paints)


def _plain(root: ET.Element) -> bool:
    """Tell a drawing whose unit is the point, begun at its top left."""
    size = root.get("width", ""), root.get("height", "")
    return root.get("viewBox") == f"0 0 {size[0].removesuffix('pt')} {size[1].removesuffix('pt')}" and all(
        length.endswith("pt") for length in size)


def _path(node: ET.Element, above: Mapping[str, str]) -> Iterator[bytes]:
    """Write a path: its state, its points, its end."""
    fill, stroke = node.get("fill", above.get("fill", "none")), node.get("stroke", "none")
    if stroke != "none":
        yield from _pen(node, above)
    for paint, space, colour in ((fill, b"cs", b"scn"), (stroke, b"CS", b"SCN")):
        if paint != "none":
            yield from _colour(paint, space, colour)
    yield from _drawn(node.get("d", ""))
    yield {(True, True): b"B", (True, False): b"f", (False, True): b"S", (False, False): b"n"}[
        fill != "none", stroke != "none"]


def _pen(node: ET.Element, above: Mapping[str, str]) -> Iterator[bytes]:
    dashes = [part for part in re.split(r"[\s,]+", node.get("stroke-dasharray", "none")) if part != "none"]
    yield f"{float(node.get('stroke-width', '1')):g} w".encode()
    yield f"[{' '.join(dashes)}] 0 d".encode()
    yield f"{CAPS[node.get('stroke-linecap', 'butt')]} J".encode()
    yield f"{JOINS[node.get('stroke-linejoin', above.get('stroke-linejoin', 'miter'))]} j".encode()


def _colour(paint: str, space: bytes, colour: bytes) -> Iterator[bytes]:
    """Write a colour as WeasyPrint does, which the press reads again."""
    if found := CMYK.fullmatch(paint):
        yield b"/DeviceCMYK " + space
        yield " ".join(f"{float(part) / 100:g}" for part in found.groups()).encode() + b" " + colour
    else:
        parts = " ".join(f"{int(paint[at:at + 2], 16) / 255:.5g}" for at in (1, 3, 5))
        yield f"{parts} {'rg' if space.islower() else 'RG'}".encode()


def _drawn(path: str) -> Iterator[bytes]:
    """Write the points of a path; a command's letter may be left out where it comes again (SVG 1.1, 8.3)."""
    x = y = left = top = 0.0
    for letter, numbers in _commands(path):
        kind = letter.upper()
        if kind == "Z":
            x, y = left, top
            yield b"h"
            continue
        dx, dy = (x, y) if letter != kind else (0.0, 0.0)
        start = x, y
        if kind == "H":
            x = numbers[0] + dx
        elif kind == "V":
            y = numbers[0] + dy
        else:
            x, y = numbers[-2] + dx, numbers[-1] + dy
        if kind == "M":
            left, top = x, y
        if kind == "A":
            yield from _arc(start, numbers, (x, y))
        elif kind == "C":
            shift = dx, dy, dx, dy, dx, dy
            yield (b"%.3f %.3f %.3f %.3f %.3f %.3f c" % tuple(map(add, numbers, shift)))
        else:
            yield (b"%.3f %.3f m" if kind == "M" else b"%.3f %.3f l") % (x, y)


def _commands(path: str) -> Iterator[tuple[str, Numbers]]:
    """Give the commands of a path with as many numbers as each takes."""
    for letter, rest in COMMAND.findall(path):
        takes = TAKES[letter.upper()]
        numbers = [float(part) for part in NUMBER.findall(rest)]
        if len(numbers) == takes:
            yield letter, numbers
            continue
        for at in range(0, len(numbers), takes or 1):
            yield (letter if not at else {"M": "L", "m": "l"}.get(letter, letter)), numbers[at:at + takes]


def _arc(start: Point, numbers: Numbers, end: Point) -> Iterator[bytes]:
    """Write a circle's arc as curves of at most a quarter (SVG 1.1, F.6.5)."""
    radius, _, _, large, sweep = numbers[:5]
    half = math.dist(start, end) / 2
    if not half or not radius:
        yield b"%.3f %.3f l" % end
        return
    radius = max(abs(radius), half)
    rise = math.sqrt(radius * radius - half * half) * (1 if bool(large) == bool(sweep) else -1) / (2 * half)
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2 + rise * (y2 - y1), (y1 + y2) / 2 - rise * (x2 - x1)
    first, last = (math.atan2(y - middle[1], x - middle[0]) for x, y in (start, end))
    turn = (last - first) % math.tau if sweep else -((first - last) % math.tau)
    count = max(1, math.ceil(abs(turn) / QUARTER - 1e-9))
    step = turn / count
    reach = radius * 4 / 3 * math.tan(step / 4)
    for index in range(count):
        before, after = first + index * step, first + (index + 1) * step
        yield b"%.3f %.3f %.3f %.3f %.3f %.3f c" % (
            *_on(middle, radius, before, reach), *_on(middle, radius, after, -reach), *_on(middle, radius, after, 0))


def _on(middle: Point, radius: float, angle: float, along: float) -> Point:
    """Give a point on a circle, or ``along`` its tangent there."""
    cosine, sine = math.cos(angle), math.sin(angle)
    return middle[0] + radius * cosine - along * sine, middle[1] + radius * sine + along * cosine
