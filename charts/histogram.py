"""A histogram: how many rows fall into each of a few equal classes of their value."""

from collections.abc import Mapping
from itertools import pairwise

from presswork.chart.bins import counts_of, edges_of, median_of
from presswork.chart.finish import Plate
from presswork.chart.ground import across, foot_of, ground
from presswork.chart.scale import Scale, tick_texts
from presswork.chart.sheet import Sheet

NAMES = {"zh": "直方图", "en": "Histogram"}
ROWS = (1, 1_000_000)
ROOM = (0.0, 0.0, 130.0, 80.0)
OPTIONS: dict[str, object] = {"classes": 0, "median": True}  # about so many classes (0: by Sturges); its rule
WORDS = {"zh": "中位数 ", "en": "Median "}


def draw(ax: Plate, table: Sheet, options: Mapping[str, object]) -> None:
    """Draw a bar a class, side by side on a scale; the class of the row in focus takes the accent."""
    values, note = sorted(table.known), ax.voice("note")
    edges = edges_of(values, int(str(options["classes"])))
    counts = counts_of(values, edges)
    top = note.leading if options["median"] else 0.0
    plot = ground(ax, Sheet((), table.language), 0, max(counts), foot=foot_of(ax), top=top)
    place = Scale(edges[0], edges[-1], plot.left, plot.right)
    mine = table.values[table.focus] if table.focus >= 0 else float("nan")
    for count, (low, high) in zip(counts, pairwise(edges), strict=True):
        hot = low <= mine < high or mine == high == edges[-1]
        x, x2 = place(low), place(high)
        ax.box(x + 0.4, plot.foot, x2 - x - 0.8, plot.y(count) - plot.foot, "focus" if hot else "context")
    ax.rule(plot.left, plot.foot, plot.right, plot.foot, "base", 0.6)
    across(ax, place, edges, tick_texts(edges, table.language, percent=table.percent), plot.foot)
    if options["median"]:
        x = place(median_of(values))
        word = WORDS.get(table.language.split("-")[0], WORDS["en"])
        text = word + tick_texts([median_of(values)], table.language, percent=table.percent)[0]
        half = ax.length(text, note) / 2
        ax.rule(x, note.leading + 1.5, x, plot.foot, "value", 0.8, dash="short")
        ax.say(min(max(x, half), ax.wide - half), note.size, text, note, "label", "middle")
