"""Slopes: each row's number before and after, joined by a line, with its name at both ends."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.scale import Scale
from presswork.chart.sheet import Sheet
from presswork.chart.tags import Tag, hang, tags

NAMES = {"zh": "坡度图", "en": "Slope chart"}
ROWS = (1, 60)
SERIES = (2, 2)
SPREAD = "when"
ROOM = (16.0, 11.0, 70.0, 90.0)
OPTIONS: dict[str, object] = {"zero": False, "names": "right"}  # names: right or both


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a line a row between two upright rules; rows without one of the numbers are told and left out."""
    small = ax.voice("scale")
    kept = [at for at, row in enumerate(table.rows) if not any(cell.value.is_nan() for cell in row.cells)]
    ax.left_out.extend(row.label for at, row in enumerate(table.rows) if at not in kept)
    if not kept:
        raise Tight("has no row with both numbers")
    before, after = ([table.columns[side][at] for at in kept] for side in (0, 1))
    least, most = min(*before, *after), max(*before, *after)
    least = min(0.0, least) if options["zero"] else least
    heads = [ax.fold(name, small, ax.wide / 2 - 4) for name in table.series]
    top, foot = max(map(len, heads)) * small.leading + 8, 6.0
    scale = Scale(least, most if most > least else least + 1, ax.high - foot - 4, top + 4)

    def side(turn: int, names: bool) -> list[Tag]:
        return [Tag(table.rows[at].label if names else "", table.rows[at].cells[turn].text,
                    scale(table.columns[turn][at]), "focus" if at == table.focus else "value", at == table.focus)
                for at in kept]  # fmt: skip

    room = ax.high - top
    starts = side(0, options["names"] == "both")
    same = {(tag.name, tag.text, tag.want): tag for tag in sorted(starts, key=lambda tag: tag.focus)}
    first = tags(ax, list(same.values()), room, ax.wide * 0.36, joined=True)
    second = tags(ax, side(1, names=True), room, ax.wide * 0.42, joined=True)
    x, x2 = first.wide, ax.wide - second.wide
    if x2 - x < 30:
        raise Tight(f"has no room for its lines: labels take all but {max(0.0, x2 - x):.0f} pt")
    for at, lines in ((x, heads[0]), (x2, heads[1])):
        half, middle = max(ax.length(line, small) for line in lines) / 2, ax.wide / 2
        low, high = (half, middle - half - 3) if at == x else (middle + half + 3, ax.wide - half)
        ax.block(max(low, min(at, high)), len(lines) * small.leading / 2, lines, small, "muted", "middle")
        ax.rule(at, top - 4, at, ax.high, "grid", 0.5)
    for at in sorted(kept, key=lambda each: each == table.focus):
        role, weight = table.role(at), 1.9 if at == table.focus else 1.0
        ends = [(x, scale(table.columns[0][at])), (x2, scale(table.columns[1][at]))]
        ax.trace(ends, role, weight, halo=1.2)
        for end in ends:
            ax.spot(*end, 2.2 if at == table.focus else 1.8, role)
    hang(ax, first, x, top - 4, ax.high, left=True)
    hang(ax, second, x2, top - 4, ax.high)
