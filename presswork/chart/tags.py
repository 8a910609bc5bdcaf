"""Tags: direct labels in a column beside a plot, each as near its mark as its neighbours let it be."""

from collections.abc import Sequence
from dataclasses import dataclass

from presswork.chart.finish import Plate, Tight
from presswork.chart.labels import spread
from presswork.model.style import TypeStyle
from presswork.model.units import MM

LEADER = 7.0  # pt between a mark and its label where labels are moved, so that a leader can be seen
MOVED = 1.5  # pt that a label may stand off its mark's height without a leader


@dataclass(frozen=True, slots=True)
class Tag:
    """A label: its name and number, the height at which it wants to stand, its ink role, whether it is in focus."""

    name: str
    text: str
    want: float
    role: str
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Tags:
    """Labels folded and measured. ``wide`` is the column's width with its air, pt; ``joined``: number beside name."""

    tags: tuple[Tag, ...]
    lines: tuple[tuple[str, ...], ...]
    wide: float
    joined: bool


def tags(ax: Plate, wanted: Sequence[Tag], high: float, most: float, *, joined: bool | None = None) -> Tags:
    """Fold labels to at most ``most`` pt: number over name, or both in a line where ``high`` is short.

    Raises Tight where they have no room below one another.
    """
    for way in (False, True) if joined is None else (joined,):
        lines = [_lines(ax, tag, most, joined=way) for tag in wanted]
        if sum(_deep(ax, tag, part, joined=way) for tag, part in zip(wanted, lines, strict=True)) <= high:
            break
    else:
        each = ax.voice("value").size * 1.1 + 1.5
        need, fit = len(wanted) * each + ax.high - high, int(high / each)
        raise Tight(f"has {len(wanted)} series to label, which need {need / MM:.0f} mm of height; {fit} fit")
    wide = max(_wide(ax, tag, part, joined=way) for tag, part in zip(wanted, lines, strict=True))
    return Tags(tuple(wanted), tuple(map(tuple, lines)), wide + LEADER, way)


def hang(ax: Plate, made: Tags, x: float, low: float, high: float, *, left: bool = False) -> None:
    """Set the labels in a column beside ``x``, between the heights low and high, with leaders to those moved."""
    deep = [_deep(ax, tag, part, joined=made.joined) for tag, part in zip(made.tags, made.lines, strict=True)]
    middles = spread([tag.want for tag in made.tags], deep, low, high)
    if middles is None:
        raise Tight("has no room for its labels")
    moved = any(abs(tag.want - middle) > MOVED for tag, middle in zip(made.tags, middles, strict=True))
    side, air = (-1 if left else 1), LEADER if moved else 4.5
    for tag, lines, middle in zip(made.tags, made.lines, middles, strict=True):
        if abs(tag.want - middle) > MOVED:
            ax.rule(x + 2.4 * side, tag.want, x + (air - 1) * side, middle, "gone", 0.35)
        with ax.one():
            _set(ax, tag, lines, (x + air * side, middle), joined=made.joined, left=left)


def _set(
    ax: Plate, tag: Tag, lines: Sequence[str], at: tuple[float, float], *, joined: bool, left: bool
) -> None:
    note, value, (x, y), way = ax.voice("note"), _voice(ax, tag), at, "end" if left else "start"
    name = max((ax.length(line, note) for line in lines), default=0.0)
    role = tag.role if tag.focus else "label"
    if joined:
        number = ax.length(tag.text, value)
        ax.block(x - (number + 4 if left and tag.text else 0), y, lines, note, role, way)  # type: ignore[arg-type]
        if tag.text:
            ax.level(x if left else x + name + (4 if name else 0), y, tag.text, value, role, way)  # type: ignore[arg-type]
        return
    deep = len(lines) * note.leading
    if tag.text:
        ax.level(x, y - deep / 2, tag.text, value, role, way)  # type: ignore[arg-type]
    ax.block(x, y + (value.size * 0.55 if tag.text else 0), lines, note, role, way)  # type: ignore[arg-type]


def _voice(ax: Plate, tag: Tag) -> TypeStyle:
    return ax.voice("focus" if tag.focus else "value")


def _lines(ax: Plate, tag: Tag, most: float, *, joined: bool) -> list[str]:
    spare = ax.length(tag.text, _voice(ax, tag)) + 4 if joined and tag.text else 0.0
    return ax.fold(tag.name, ax.voice("note"), most - spare) if tag.name else []


def _deep(ax: Plate, tag: Tag, lines: Sequence[str], *, joined: bool) -> float:
    value, names = _voice(ax, tag).size * 1.1 if tag.text else 0.0, len(lines) * ax.voice("note").leading
    return (max(value, names) if joined else value + names) + 1.5


def _wide(ax: Plate, tag: Tag, lines: Sequence[str], *, joined: bool) -> float:
    name = max((ax.length(line, ax.voice("note")) for line in lines), default=0.0)
    value = ax.length(tag.text, _voice(ax, tag))
    return name + value + (4 if name and value else 0) if joined else max(name, value)
