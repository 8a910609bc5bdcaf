"""A tile map: a square a region, all of one size, placed as the regions of the user's GeoJSON lie to one another."""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from presswork.chart.finish import Plate, Tight
from presswork.chart.regions import classes_of, fitted, legend, middle_of, patch, role_of
from presswork.chart.sheet import Sheet

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
            ax.shape([[(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])]], "", edge="focus", weight=1.8)
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


def grid(middles: Mapping[str, Sequence[float]]) -> dict[str, tuple[int, int]]:
    """Give each region a cell of a square grid, the nearest free one; those nearest the middle choose first."""
    spots, left, top = list(middles.values()), *(min(point[side] for point in middles.values()) for side in (0, 1))
    gaps = sorted(min((far(one, two) for two in spots if two is not one), default=1.0) for one in spots)
    step = sqrt(gaps[len(gaps) // 2]) or 1.0  # how far neighbours are apart, as a rule
    wants = {name: ((x - left) / step, (y - top) / step) for name, (x, y) in middles.items()}
    wide, deep = (ceil(max(want[side] for want in wants.values())) + 2 for side in (0, 1))
    free = [(column, line) for line in range(-1, deep) for column in range(-1, wide)]
    placed: dict[str, tuple[int, int]] = {}
    centre = ((wide - 2) / 2, (deep - 2) / 2)
    for name in sorted(wants, key=lambda each: (round(far(wants[each], centre), 6), each)):
        placed[name] = min(free, key=lambda cell: (far(wants[name], cell), cell))
        free.remove(placed[name])
    west, north = (min(cell[side] for cell in placed.values()) for side in (0, 1))
    return {name: (column - west, line - north) for name, (column, line) in placed.items()}


def far(one: Sequence[float], two: Sequence[float]) -> float:
    """Give the square of the distance of two points."""
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2
