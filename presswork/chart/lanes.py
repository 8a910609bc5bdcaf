"""Lanes: charts of a row each, names on the left and a lane for its mark beside them; and their key."""

from collections.abc import Sequence
from dataclasses import dataclass

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet
from presswork.model.units import MM

WORDS = {"zh": "无数据", "en": "no data"}  # in the place of a missing number


@dataclass(frozen=True, slots=True)
class Lanes:
    """Rows between ``top`` and ``foot``, each ``pitch`` pt high; lanes run from ``left`` to ``right``."""

    names: tuple[tuple[str, ...], ...]
    left: float
    right: float
    top: float
    pitch: float

    def middle(self, at: int) -> float:
        """Give the height of a lane's middle, pt from the top of the plate."""
        return self.top + (at + 0.5) * self.pitch

    @property
    def foot(self) -> float:
        """Give the foot of the last lane."""
        return self.top + len(self.names) * self.pitch


def room(ax: Plate, count: int, least: float, high: float, what: str = "rows") -> float:
    """Share out a height among so many rows. Raises Tight, with what would do, where they are under ``least`` pt."""
    if count * least > high + 1e-6:
        need, fit = (count * least + ax.high - high) / MM, int(high / least + 1e-6)
        raise Tight(f"has {count} {what}, which need {need:.0f} mm of height; {fit} fit in {ax.high / MM:.0f} mm")
    return high / count


def lanes(
    ax: Plate, table: Sheet, *, right: float = 0.0, top: float = 0.0, foot: float = 0.0, least: float = 0.0,
    lane: float = 24.0,
) -> Lanes:  # fmt: skip
    """Part the plate into lanes: names in as narrow a column as their lines allow, ``right`` pt kept for values.

    Raises Tight where the rows have no room below ``top`` and above ``foot``, or a lane is not ``lane`` pt long.
    """
    label, count = ax.voice("label"), len(table.rows)
    line = max(label.leading, least, ax.voice("value").size * 1.15)
    pitch = room(ax, count, line, ax.high - top - foot)
    for share in (0.26, 0.34, 0.42, 0.5):
        try:
            names = [tuple(ax.fold(row.label, label, share * ax.wide)) for row in table.rows]
        except Tight:
            if share < 0.5:
                continue
            raise
        deep = max(map(len, names))
        if deep * label.leading <= pitch - (1.5 if deep > 1 else 0):
            break
    else:
        need = (count * (deep * label.leading + 1.5) + top + foot) / MM
        raise Tight(f"has labels of {deep} lines, which need {need:.0f} mm of height; {ax.high / MM:.0f} mm are there")
    left = max((ax.length(line, label) for lines in names for line in lines if line), default=0.0)
    left = left + 9 if left else 0.0
    if ax.wide - right - left < lane:
        need = (left + right + lane) / MM
        raise Tight(f"has names and numbers that need {need:.0f} mm of width; {ax.wide / MM:.0f} mm are there")
    return Lanes(tuple(names), left, ax.wide - right, top, pitch)


def name(ax: Plate, rows: Lanes, at: int) -> None:
    """Set the name of a row: before its numbers, so that it is read with them."""
    ax.block(0, rows.middle(at), [line for line in rows.names[at] if line], ax.voice("label"), "label")


def missing(language: str) -> str:
    """Say in the language that a number is missing."""
    return WORDS.get(language.partition("-")[0], WORDS["en"])


def values(ax: Plate, table: Sheet) -> float:
    """Measure the column of the rows' values at the right, with the air before it."""
    said = [ax.length(said_of(table, at), ax.voice("focus" if at == table.focus else "value"))
            for at in range(len(table.rows))]  # fmt: skip
    return max(said) + 6


def said_of(table: Sheet, at: int) -> str:
    """Say a row's number, or that it is missing."""
    return table.rows[at].text or missing(table.language)


def key(ax: Plate, names: Sequence[str], roles: Sequence[str], left: float, right: float) -> float:
    """Set names with a patch of their ink above a chart, in as many lines as they take, and give their height, pt."""
    style = ax.voice("note")
    x, y, side = left, style.leading / 2, style.size * 0.72
    for name, role in zip(names, roles, strict=True):
        wide = side + 3 + ax.length(name, style)
        if wide > right - left:
            raise Tight(f"has no room for '{name}' in its key")
        if x > left and x + wide > right:
            x, y = left, y + style.leading + 1
        ax.box(x, y - side / 2, side, side, role)
        ax.level(x + side + 3, y, name, style, "label")
        x += wide + 11
    return y + style.leading / 2 + 5
