"""Kinds: a chart kind is a file in a charts folder; a workspace's own file goes before the house's."""

import functools
import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from presswork.chart.gather import fault
from presswork.chart.sheet import Sheet
from presswork.house import shelves
from presswork.model.figure import Figure
from presswork.model.publication import Publication

STYLE = "house.mplstyle"


@dataclass(frozen=True, slots=True)
class Kind:
    """A chart kind: ``draw(plate, sheet, options)``, its names by language, how many rows it takes.

    ``numbers`` says that every row must have a number.
    """

    name: str
    draw: Callable[..., None]
    names: Mapping[str, str]
    rows: tuple[int, int]
    options: Mapping[str, object]
    numbers: bool


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
    )


def options_of(figure: Figure, kind: Kind) -> dict[str, object]:
    """Give a kind's options as the figure sets them. Raises Faults for one unknown or of another type."""
    for name, value in figure.options.items():
        if name not in kind.options:
            cure = f"take one of {', '.join(sorted(kind.options))}" if kind.options else "leave it out"
            raise fault(
                figure, f"sets the option {name}, which {kind.name} has not", "unknown-chart-option", cure
            )
        default = kind.options[name]
        right = (int, float) if isinstance(default, float) else type(default)
        if not isinstance(value, right) or (isinstance(value, bool) and not isinstance(default, bool)):
            what = f"sets the option {name} to {value!r}"
            raise fault(figure, what, "bad-chart-option", f"give a value like {default!r}")
    return {**kind.options, **figure.options}


def check_rows(figure: Figure, sheet: Sheet, kind: Kind) -> None:
    """Raise Faults where the sheet has too few or too many rows for the kind, or a row without its number."""
    least, most = kind.rows
    if not least <= len(sheet.rows) <= most:
        span = str(least) if least == most else f"{least} to {most}"
        what = f"has {len(sheet.rows)} rows; {kind.name} takes {span}"
        raise fault(figure, what, "chart-rows", "name other facts, or choose another kind")
    if kind.numbers and (row := next((row for row in sheet.rows if row.value.is_nan()), None)):
        what = f"has no number in the row '{row.label}' ({row.text or 'empty'})"
        raise fault(
            figure, what, "chart-number", f"fill it in, or choose a kind that needs none ({kind.name} does)"
        )
