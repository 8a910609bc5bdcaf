"""A tile map: a square a region, all of one size, placed as the regions of the user's GeoJSON lie to one another."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.regions import Box, classes_of, corners, fitted, legend, middle_of, patch, role_of
from presswork.chart.sheet import Sheet
from presswork.chart.squares import grid
from presswork.model.style import TypeStyle
from presswork.model.units import MM

NAMES = {"zh": "方格地图", "en": "Tile map"}
ROWS = (1, 100)
ROOM = (0.0, 0.0, 155.0, 120.0)
OPTIONS: dict[str, object] = {
    "classes": 4,  # 1 to 5 classes of near equal number
    "values": "auto",  # numbers in the squares: yes, no or auto (where all have room)
}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a square a region with its name and number; a region without a row stays white."""
    if not table.outlines:
        raise Tight("needs the option map: the name of a GeoJSON file in the publication's folder")
    rows = {row.label: at for at, row in enumerate(table.rows)}
    if strangers := [name for name in rows if name not in {outline.name for outline in table.outlines}]:
        raise Tight(f"has rows for {', '.join(strangers[:5])}, which the map has not: write them as the map does")
    classes = classes_of(table.known, min(5, max(1, int(str(options["classes"])))))
    bare = any(outline.name not in rows or table.rows[rows[outline.name]].value.is_nan() for outline in table.outlines)
    top = legend(ax, table, classes, gaps=bare)
    places = grid({name: middle_of(rings) for name, rings in fitted(table.outlines, (0, 0, 100, 100)).items()})
    across, down = (max(place[side] for place in places.values()) + 1 for side in (0, 1))
    side = min((ax.wide - 2) / across, (ax.high - top - 2) / down)
    numbers = {name: table.rows[at].number if (at := rows.get(name, -1)) >= 0 else "" for name in places}
    small, edge = ax.voice("value", min(ax.voice("value").size, side * 0.34)), 1 + max(0.0, ax.wide - side * across) / 2
    roomy = side - 5 >= 2 * small.size and all(ax.length(number, small) <= side - 5 for number in numbers.values())
    if options["values"] == "no" or (options["values"] == "auto" and not roomy):
        numbers = dict.fromkeys(numbers, "")
    for name, (column, line) in places.items():
        at, x, y = rows.get(name, -1), edge + column * side, top + 1 + line * side
        role, box = role_of(table.values[at], classes) if at >= 0 else "", (x, y, x + side - 2, y + side - 2)
        patch(ax, box, role)
        if at == table.focus and at >= 0:
            ax.shape([corners((x + 1.2, y + 1.2, x + side - 3.2, y + side - 3.2))], "", edge="paper", weight=0.8)
            ax.shape([corners(box)], "", edge="focus", weight=1.8)
        label(ax, box, name, numbers[name], (ax.on(role or "paper"), small))


def label(ax: Plate, box: Box, name: str, number: str, look: tuple[str, TypeStyle]) -> None:
    """Set a name, and a number under it, in the middle of a square."""
    (ink, small), note, side = look, ax.voice("note"), box[2] - box[0]
    names, x, y = ax.fold(name, note, side - 3), (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    deep = (len(names) - 1) * note.leading + note.size + (small.size * 1.1 if number else 0)
    if deep > side - 2 or ax.length(number, small) > side - 3:
        raise Tight(f"has squares of {side / MM:.0f} mm, too small for '{name}' and its number")
    with ax.one():
        for turn, text in enumerate(names):
            ax.level(x, y - deep / 2 + note.size / 2 + turn * note.leading, text, note, ink, "middle", box)
        if number:
            ax.level(x, y + deep / 2 - small.size / 2, number, small, ink, "middle", box)
