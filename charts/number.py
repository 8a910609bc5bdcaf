"""One big number with its name and period: the largest that its frame holds."""

from collections.abc import Mapping

from presswork.chart.finish import Plate, Tight
from presswork.chart.sheet import Sheet

NAMES = {"zh": "大数字", "en": "Big number"}
ROWS = (1, 1)
ROOM = (60.0, 44.0, 0.0, 44.0)
OPTIONS: dict[str, object] = {"most": 96.0, "period": True}  # pt: the largest size; a line with the period


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Set the number in the accent over its name, both from the left edge."""
    row, label, note = table.rows[0], ax.voice("label"), ax.voice("note")
    names = ax.fold(row.label, label, ax.wide)
    dates = ax.fold(row.when, note, ax.wide) if options["period"] and row.when else []
    under = len(names) * label.leading + len(dates) * note.leading + 5
    big = ax.voice("figure")
    size = min(ax.fit(row, "figure", ax.wide, float(str(options["most"]))), big.size * (ax.high - under) / ax.cap(big))
    if size < 1.6 * label.size:
        raise Tight("has no room for a number larger than its name")
    style = ax.voice("figure", size)
    base = (ax.high - under - ax.cap(style)) / 2 + ax.cap(style)
    ax.number(0, base, row, style, "focus")
    with ax.one():
        for at, line in enumerate(names):
            ax.say(0, base + 5 + label.leading * (at + 0.86), line, label, "label")
        for at, line in enumerate(dates):
            ax.say(0, base + 5 + len(names) * label.leading + note.leading * (at + 0.86), line, note, "muted")
