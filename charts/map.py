"""A map of regions from the user's GeoJSON, shaded by classes of their number (a choropleth)."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.labels import Crowd
from presswork.chart.regions import Ring, classes_of, fitted, holds, legend, middle_of, role_of
from presswork.chart.sheet import Sheet

NAMES = {"zh": "分级地图", "en": "Shaded map"}
ROWS = (1, 200)
ROOM = (0.0, 0.0, 155.0, 120.0)
OPTIONS: dict[str, object] = {
    "classes": 4,  # 1 to 5 classes of near equal number
    "names": "auto",  # yes, no or auto: up to 24 regions are named, inside or beside themselves
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Shade each region of the option ``map`` that has a row; the others stay white."""
    if not table.outlines:
        raise Tight("needs the option map: the name of a GeoJSON file in the publication's folder")
    rows = {row.label: at for at, row in enumerate(table.rows)}
    if strangers := [name for name in rows if name not in {outline.name for outline in table.outlines}]:
        raise Tight(f"has rows for {', '.join(strangers[:5])}, which the map has not: write them as the map does")
    classes = classes_of(table.known, min(5, max(1, int(str(options["classes"])))))
    bare = any(outline.name not in rows or table.rows[rows[outline.name]].value.is_nan() for outline in table.outlines)
    top = legend(ax, table, classes, gaps=bare)
    if ax.high - top < 50:
        raise Tight("has no room for its map under its key")
    shapes = fitted(table.outlines, (1, top + 1, ax.wide - 1, ax.high - 1))
    roles = {name: role_of(table.values[rows[name]], classes) if name in rows else "" for name in shapes}
    for name in sorted(shapes, key=lambda each: each in rows and rows[each] == table.focus):
        hot = name in rows and rows[name] == table.focus
        ax.shape(shapes[name], roles[name] or "paper", edge="paper" if hot else "muted", weight=3.6 if hot else 0.4)
        if hot:
            ax.shape(shapes[name], "", edge="focus", weight=1.6)
    if options["names"] == "yes" or (options["names"] == "auto" and len(shapes) <= 24):
        name_regions(ax, shapes, roles, top)


def name_regions(ax: Plate, shapes: Mapping[str, list[Ring]], roles: Mapping[str, str], top: float) -> None:
    """Set a name in each region that holds it, and those of the others beside the map, with a leader."""
    style = ax.voice("note")
    edge = max(x for rings in shapes.values() for ring in rings for x, _ in ring) + 6
    room = Crowd((edge, top, ax.wide, ax.high))
    for name, rings in shapes.items():
        (x, y), wide = middle_of(rings), ax.length(name, style)
        box = (x - wide / 2 - 1, y - style.size * 0.55, x + wide / 2 + 1, y + style.size * 0.55)
        if holds(rings, box):
            ax.level(x, y, name, style, ax.on(roles[name] or "paper"), "middle", box)
        elif spot := room.place(edge - 4, y, (wide, style.size * 1.2), 4):
            ax.rule(x, y, spot.box[0] - 1.5, (spot.box[1] + spot.box[3]) / 2, "value", 0.4)
            ax.dot(x, y, 0.9, "value")
            ax.level(spot.box[0], (spot.box[1] + spot.box[3]) / 2, name, style, "label")
        else:
            ax.left_out.append(name)
