"""A tile map: a square a region, all of one size, placed as the regions of the user's GeoJSON lie to one another."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.regions import classes_of, corners, fitted, legend, middle_of, patch, role_of
from presswork.chart.sheet import Sheet
from presswork.chart.squares import grid

NAMES = {"zh": "方格地图", "en": "Tile map"}
ROWS = (1, 100)
ROOM = (0.0, 0.0, 200.0, 120.0)
OPTIONS: dict[str, object] = {"classes": 4, "values": True}  # classes of near equal number; numbers in the squares


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a square a region with its name and number; a region without a row stays white."""
    if not table.outlines:
        raise Tight("needs the option map: the name of a GeoJSON file in the publication's folder")
    rows = {row.label: at for at, row in enumerate(table.rows)}
    if strangers := [name for name in rows if name not in {outline.name for outline in table.outlines}]:
        raise Tight(f"has rows for {', '.join(strangers[:5])}, which the map has not: write them as the map does")
    classes = classes_of(table.known, min(5, max(1, int(str(options["classes"])))))
    bare = any(outline.name not in rows or table.rows[rows[outline.name]].value.is_nan() for outline in table.outlines)
    top, note = legend(ax, table, classes, gaps=bare), ax.voice("note")
    middles = {name: middle_of(rings) for name, rings in fitted(table.outlines, (0, 0, 100, 100)).items()}
    places = grid(middles)
    across, down = (max(place[side] for place in places.values()) + 1 for side in (0, 1))
    side = min((ax.wide - 2) / across, (ax.high - top - 2) / down)
    for name, (column, line) in places.items():
        at = rows.get(name, -1)
        role = role_of(table.values[at], classes) if at >= 0 else ""
        x, y = 1 + column * side, top + 1 + line * side
        box = (x, y, x + side - 2, y + side - 2)
        patch(ax, box, role)
        if at == table.focus and at >= 0:
            ax.shape([corners(box)], "", edge="focus", weight=1.8)
        number = table.rows[at].number if options["values"] and at >= 0 else ""
        names = ax.fold(name, note, side - 6)
        ink, deep = ax.on(role or "paper"), len(names) * note.leading + (ax.voice("value").size if number else 0)
        if deep > side - 4 or ax.length(number, ax.voice("value")) > side - 5:
            raise Tight(f"has squares of {side / 72 * 25.4:.0f} mm, too small for '{name}' and its number")
        middle = (box[1] + box[3]) / 2
        with ax.one():
            for turn, text in enumerate(names):
                level = middle - deep / 2 + (turn + 0.5) * note.leading
                ax.level((box[0] + box[2]) / 2, level, text, note, ink, "middle", box)
            if number:
                ax.level((box[0] + box[2]) / 2, middle + deep / 2 - 4, number, ax.voice("value"), ink, "middle", box)
