"""Kinds: a chart kind is a file in a charts folder; a workspace's own file goes before the house's.

The file has ``draw(plate, sheet, options)`` and, as plain constants that can be read without running it:

    NAMES    the kind's name by language, for the alternative text        {"zh": "条形图", "en": "Bar chart"}
    ROWS     fewest and most rows                                         (1, 60)
    SERIES   fewest and most columns of numbers                           (1, 1)
    SPREAD   what names the series of facts: "label" (a row a period) or "when" (a row a label)
    NUMBERS  True: every row needs a number (a cell may be empty if others are not); False: it needs none
    OPTIONS  the kind's options with their defaults; every kind has ``columns``, ``map`` and ``key`` besides
    ROOM     pt of height, for planners: (a row, a row at the least, the rest, the least of all); a kind whose height
             does not hang on its rows has 0, 0, the best height, the least

What does not fit raises Tight, which the stage makes a finding of (``chart-tight``); a text that the drawing may do
without, such as a point's label in a crowd, is left out and told as a warning (``Art.left_out``).
"""

import ast
import contextlib
import functools
import importlib.util
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from presswork.chart.gather import SHARED, fault
from presswork.chart.sheet import Sheet
from presswork.house import shelves
from presswork.model.figure import Figure
from presswork.model.publication import Publication
from presswork.model.report import Faults

STYLE = "house.mplstyle"
EASY = 5  # rows that stand at their ease
PLAIN = 258.0  # pt: two columns of a newspaper, the width that ROOM is meant for


@dataclass(frozen=True, slots=True)
class Kind:
    """A chart kind: ``draw(plate, sheet, options)``, its names by language, how many rows and series it takes.

    ``numbers`` says that rows must have numbers.
    """

    name: str
    draw: Callable[..., None]
    names: Mapping[str, str]
    rows: tuple[int, int]
    options: Mapping[str, object]
    numbers: bool
    series: tuple[int, int] = (1, 1)


def folders_for(publication: Publication) -> tuple[Path, ...]:
    """List the charts folders to search: the workspace's, then the house's."""
    return shelves("charts", Path(publication.folder) if publication.folder else None)


def find(name: str, folders: Sequence[Path]) -> Path | None:
    """Find a file of the charts folders by its name, or None."""
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def known(folders: Sequence[Path]) -> list[str]:
    """Name the kinds that there are, sorted."""
    return sorted(
        {path.stem for folder in folders for path in folder.glob("*.py") if path.stem.isidentifier()}
    )


def file_of(figure: Figure, folders: Sequence[Path]) -> Path:
    """Find the file of a figure's kind. Raises Faults where there is none."""
    path = find(f"{figure.kind}.py", folders) if figure.kind.isidentifier() else None
    if path is None:
        what = f"asks for the chart kind {figure.kind}, which is not there"
        cure = f"take one of {', '.join(known(folders))}, or add charts/{figure.kind}.py"
        raise fault(figure, what, "unknown-chart-kind", cure)
    return path


@functools.cache
def _module(path: Path, _stamp: bytes) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"presswork_charts_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(path: Path) -> Kind:
    """Load a kind from its file: ``draw``, and NAMES, ROWS, OPTIONS, NUMBERS where it has them."""
    module = _module(path, path.read_bytes())
    return Kind(
        path.stem,
        module.draw,
        getattr(module, "NAMES", {}),
        getattr(module, "ROWS", (1, 40)),
        getattr(module, "OPTIONS", {}),
        getattr(module, "NUMBERS", True),
        getattr(module, "SERIES", (1, 1)),
    )


@functools.cache
def _constants(path: Path, source: bytes) -> Mapping[str, object]:
    told = {}
    for node in ast.parse(source, path.name).body:
        name = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(name, ast.Name) and value is not None:
            with contextlib.suppress(ValueError):  # what is reckoned is no plain constant
                told[name.id] = ast.literal_eval(value)
    return told


def constant(path: Path, name: str, default: object) -> object:
    """Read a plain constant of a kind's file without running it: matplotlib stays out. Raises SyntaxError."""
    return _constants(path, path.read_bytes()).get(name, default)


def room_of(figure: Figure, publication: Publication) -> tuple[float, float, float, float] | None:
    """Give the height that a kind asks for in its file (``ROOM``), pt; None where it does not say."""
    path = find(f"{figure.kind}.py", folders_for(publication)) if figure.kind.isidentifier() else None
    room = constant(path, "ROOM", None) if path else None
    if not isinstance(room, tuple) or len(room) != 4:
        return None
    each, tight, rest, floor = (float(part) for part in room)
    return each, tight, rest, floor


def best_height(figure: Figure, publication: Publication, rows: int, wide: float) -> float:
    """Give the height at which a kind is drawn best where no page says one, pt; half the width where it asks for none.

    Few rows stand at their ease, more of them closer; what does not grow with the rows grows with the width.
    """
    each, tight, rest, floor = room_of(figure, publication) or (0.0, 0.0, wide / 2, 0.0)
    if not each:
        return max(floor, rest * math.sqrt(max(1.0, wide / PLAIN)))
    return max(floor, rest + rows * tight + min(rows, EASY) * (each - tight))


def options_of(figure: Figure, kind: Kind) -> dict[str, object]:
    """Give a kind's options as the figure sets them. Raises Faults for one unknown or of another type."""
    known = {
        name: value for name, value in figure.options.items()
        if name not in SHARED or (name in kind.options and not isinstance(value, list))
    }  # fmt: skip
    for name, value in known.items():
        if name not in kind.options:
            cure = f"take one of {', '.join(sorted({*kind.options, *SHARED}))}"
            raise fault(
                figure, f"sets the option {name}, which {kind.name} has not", "unknown-chart-option", cure
            )
        default = kind.options[name]
        right = (int, float) if isinstance(default, float) else type(default)
        if not isinstance(value, right) or (isinstance(value, bool) and not isinstance(default, bool)):
            what = f"sets the option {name} to {value!r}"
            raise fault(figure, what, "bad-chart-option", f"give a value like {default!r}")
    return {**kind.options, **known}


def check_length(figure: Figure, publication: Publication, path: Path) -> None:
    """Raise Faults for a plain table that is longer than its kind takes, before its rows are read."""
    table = publication.tables.get(figure.table)
    rows: tuple[int, int] = constant(path, "ROWS", (1, 40))  # type: ignore[assignment]
    if table and not table.facts and len(table.rows) > rows[1]:
        raise _length(figure, len(table.rows), rows)


def _length(figure: Figure, count: int, rows: tuple[int, int]) -> Faults:
    least, most = rows
    span = str(least) if least == most else f"{least} to {most}"
    what, cure = f"has {count} rows; {figure.kind} takes {span}", "name other facts, or choose another kind"
    return fault(figure, what, "chart-rows", cure)


def check_rows(figure: Figure, sheet: Sheet, kind: Kind) -> None:
    """Raise Faults where the sheet has too few or too many rows for the kind, or a word for a number."""
    if not kind.rows[0] <= len(sheet.rows) <= kind.rows[1]:
        raise _length(figure, len(sheet.rows), kind.rows)
    cells = list(sheet.cells()) if kind.numbers else []
    bare = not any(not cell.value.is_nan() for _, _, cell in cells)
    wrong = next((n for n, each in enumerate(cells) if each[2].value.is_nan() and (each[2].text or bare)), -1)
    if wrong >= 0:
        row, name, cell = cells[wrong]
        column = f" under {name}" if name else ""
        what = f"has no number in the row '{row.label}'{column} ({cell.text or 'empty'})"
        cure = f"write a number or leave it empty, or choose a kind that needs none ({kind.name} does)"
        found = fault(figure, what, "chart-number", cure).findings
        at, series = divmod(wrong, len(sheet.series))
        known = sheet.where and series < len(sheet.drawn)
        place = sheet.where.place(at, sheet.drawn[series]) if sheet.where and known else figure.place
        raise Faults([replace(each, place=place) for each in found])
