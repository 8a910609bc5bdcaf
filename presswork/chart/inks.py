"""Inks: the roles that charts ask for, and a drawing's colours rewritten for a target."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from presswork.chart.backing import backing_of
from presswork.model.layout import Layout
from presswork.model.place import Place
from presswork.model.report import Faults, Finding
from presswork.model.style import Ink

# Role -> inks that may serve it, the first that the layout has. `chart_inks` in a layout's plan overrides.
ROLES: Mapping[str, tuple[str, ...]] = {
    "focus": ("red", "signal", "text"),
    "context": ("key", "grey", "text"),
    "value": ("key", "text"),
    "label": ("text",),
    "muted": ("grey", "text"),
    "base": ("text",),
    "grid": ("light", "grey", "text"),
    "track": ("pale", "stone", "light", "grey"),
    "gone": ("dim", "light", "grey"),
    "shade1": ("key", "text"),
    "shade2": ("grey", "text"),
    "shade3": ("rule", "dim", "grey"),
    "shade4": ("light", "grey"),
    "shade5": ("pale", "stone", "light", "grey"),
    "paper": ("paper", "on"),
}
PAINTS = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
NO_COLOUR = {"none", "inherit", "transparent"}
SVG = "http://www.w3.org/2000/svg"
XML = "{http://www.w3.org/XML/1998/namespace}"  # ElementTree writes its prefix by itself


def roles(layout: Layout, kind: str = "") -> dict[str, Ink]:
    """Map every role to an ink of the layout, as a kind of figures takes them. Raises Faults where one names no ink."""
    chosen = layout.plan.get("chart_inks", {})
    chosen = chosen if isinstance(chosen, Mapping) else {}
    if backing := backing_of(layout, kind):
        chosen = {**chosen, **backing.inks, "paper": backing.ink}
    found, faults = {}, []
    for role in sorted({*ROLES, *chosen}):
        names = (str(chosen[role]),) if role in chosen else ROLES[role]
        name = next((name for name in names if name in layout.inks), "")
        if name:
            found[role] = layout.inks[name]
        else:
            faults.append(_no_ink(layout.place, role, names))
    if faults:
        raise Faults(faults)
    return found


def _no_ink(place: Place | None, role: str, names: tuple[str, ...]) -> Finding:
    cure = f"add one of the inks {', '.join(names)} or name another under plan: chart_inks: {role}"
    return Finding(place, f"no ink serves the charts' role {role}", "chart-ink", cure)


def cmyk(ink: Ink) -> str:
    """Write an ink as CSS ``device-cmyk()``, in percent (CSS Color 5)."""
    return "device-cmyk({}% {}% {}% {}%)".format(*(f"{share:g}" for share in ink.cmyk))


def palette(layout: Layout, target: str) -> dict[str, str]:
    """Map each ink's #rrggbb to what a target writes. Raises Faults where two inks share one sRGB value."""
    table: dict[str, str] = {}
    seen: dict[str, Ink] = {}
    for name in sorted(layout.inks):
        ink = layout.inks[name]
        key = ink.srgb.lower()
        if key in seen and seen[key].cmyk != ink.cmyk:
            what = f"the inks {seen[key].name} and {name} are both {key} on screen but differ in print"
            raise Faults([Finding(layout.place, what, "ink-twice", "give one of them another srgb value")])
        seen[key] = ink
        table[key] = cmyk(ink) if target == "press" else key
    return table


def recolour(svg: str, layout: Layout, target: str) -> str:
    """Rewrite every colour of a drawing for ``target``: device-cmyk() for "press", the inks' sRGB otherwise.

    Raises Faults for a colour that is no ink of the layout, and for gradients in press: they print nothing.
    """
    table = palette(layout, target)
    root = ET.fromstring(svg)  # noqa: S314 - the house's own drawing, or one in the user's folder
    if not root.get("fill"):
        raise _stray("no fill on the svg root (SVG's own default is RGB black)", layout)
    for node in root.iter():
        if target == "press" and node.tag.endswith("Gradient"):
            raise _stray("a gradient", layout)
        if node.tag == f"{{{SVG}}}style":
            raise _stray("a style sheet inside the drawing", layout)
        _repaint(node, table, layout)
    return written(root)


def written(root: ET.Element) -> str:
    """Write a drawing with SVG as the default namespace, whatever prefixes other libraries registered."""
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
        plain = [
            (name if name.startswith(XML) else name.rpartition("}")[2], value) for name, value in node.items()
        ]
        node.attrib.clear()
        node.attrib.update(plain)
    root.attrib.pop("xmlns", None)
    head = {"xmlns": SVG, **root.attrib}
    root.attrib.clear()
    root.attrib.update(head)
    return ET.tostring(root, encoding="unicode")


def _repaint(node: ET.Element, table: Mapping[str, str], layout: Layout) -> None:
    for name in PAINTS:
        if name in node.attrib:
            node.set(name, _paint(node.attrib[name], table, layout))
    if "style" in node.attrib:
        parts = [part.partition(":")[::2] for part in node.attrib["style"].split(";") if ":" in part]
        pairs = [(name.strip(), value.strip()) for name, value in parts]
        done = [(n, _paint(v, table, layout) if n in PAINTS else v) for n, v in pairs]
        node.set("style", "; ".join(f"{name}: {value}" for name, value in done))


def _paint(value: str, table: Mapping[str, str], layout: Layout) -> str:
    key = value.strip().lower()
    if key in NO_COLOUR:
        return value
    if key not in table:
        raise _stray(f"the colour {value}", layout)
    return table[key]


def _stray(what: str, layout: Layout) -> Faults:
    cure = f"charts paint with the inks of {layout.name}/layout.yaml only; ask for a role in the chart kind"
    return Faults([Finding(layout.place, f"a chart has {what}, which is no ink", "stray-colour", cure)])
