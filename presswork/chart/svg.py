"""The SVG that leaves the stage, made plain: text stays text, colours are attributes, no style sheet."""

import html
import re
import xml.etree.ElementTree as ET

from presswork.chart.inks import SVG, written

DROPPED = {"metadata", "style", "title"}
LONG = re.compile(r"-?\d+\.\d{4,}")
KEPT_IDS = re.compile(r"url\(#([^)]+)\)|^#(.+)$")


def plain(svg: str, width: float, height: float, fill: str, language: str) -> str:
    """Make matplotlib's SVG plain: ``width`` x ``height`` pt, ``fill`` on the root, the language on it."""
    root = ET.fromstring(svg)  # noqa: S314 - matplotlib wrote it
    used = {name for node in root.iter() for value in node.attrib.values() for name in _names(value)}
    clean = ET.Element(f"{{{SVG}}}svg")
    clean.attrib.update(
        {"width": f"{width:g}pt", "height": f"{height:g}pt", "viewBox": f"0 0 {width:g} {height:g}"}
    )
    clean.attrib.update({"fill": fill, "stroke-linejoin": "round", "lang": language})
    for child in root:
        _copy(child, clean, used, "")
    return written(clean)


def titled(svg: str, text: str) -> str:
    """Give a drawing its alternative text as the title of its root, which PDF writers take for Alt."""
    head, _, rest = svg.partition(">")
    return f"{head}><title>{html.escape(text)}</title>{rest}"


def _names(value: str) -> list[str]:
    return [match[1] or match[2] for match in KEPT_IDS.finditer(value)]


def _copy(node: ET.Element, parent: ET.Element, used: set[str], tracking: str) -> None:
    """Copy an element and what is in it; groups and definitions that carry nothing are left out."""
    tag = node.tag.rpartition("}")[2]
    if tag in DROPPED:
        return
    name = node.get("id", "")
    tracking = name.removeprefix("tracking:") if name.startswith("tracking:") else tracking
    attrib = _attributes(node, tag, used)
    if tag == "text" and tracking not in {"", "0"}:
        attrib["letter-spacing"] = tracking
    target = parent if tag in {"g", "defs"} and not attrib else ET.SubElement(parent, node.tag, attrib)
    target.text = node.text if tag == "text" else None
    for child in node:
        _copy(child, target, used, tracking)
    if target is not parent and tag in {"g", "defs"} and not len(target):
        parent.remove(target)


def _attributes(node: ET.Element, tag: str, used: set[str]) -> dict[str, str]:
    """Give an element's attributes, those of its style among them, in one order and with short numbers."""
    attrib = {name: value for name, value in node.attrib.items() if name not in {"style", "id"}}
    for part in node.get("style", "").split(";"):
        name, colon, value = part.partition(":")
        if colon:
            attrib[name.strip()] = value.strip()
    if node.get("id", "") in used:
        attrib["id"] = node.attrib["id"]
    if tag == "text":
        attrib = {
            name: value for name, value in attrib.items() if name != "transform" or "rotate(-0" not in value
        }
        attrib["font-family"] = attrib["font-family"].replace("'", "")
        attrib.pop("text-anchor", None)
    if attrib.get("stroke") is None:
        attrib = {name: value for name, value in attrib.items() if not name.startswith("stroke")}
    if tag in {"text", "path"} and "id" not in attrib:
        attrib.setdefault("fill", "#000000")  # matplotlib leaves black out, and the root's fill is an ink
    short = {name: LONG.sub(lambda match: f"{float(match[0]):.3f}".rstrip("0").rstrip("."), value)
             for name, value in attrib.items()}  # fmt: skip
    return {name: " ".join(short[name].split()) for name in sorted(short)}
