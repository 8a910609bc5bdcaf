"""A cache of drawn charts by the hash of all that went into them; safe to delete, safe for two builds."""

import functools
import hashlib
import importlib.util
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from operator import attrgetter
from pathlib import Path

import platformdirs

from presswork.chart import fonts
from presswork.chart.look import Look
from presswork.chart.sheet import Cell, Row, Sheet
from presswork.model.figure import Art, Figure

CELL = attrgetter(*(each.name for each in fields(Cell)))
ROW = attrgetter(*(each.name for each in fields(Row) if each.name != "cells"))


def folder() -> Path:
    """Give the folder of the cache."""
    return Path(platformdirs.user_cache_dir("presswork")) / "charts"


@functools.cache
def engine() -> str:
    """Hash the stage's own source and name the libraries that draw: another engine, other entries."""
    here = sorted(Path(__file__).parent.glob("*.py"))
    source = hashlib.sha256(b"\0".join(path.read_bytes() for path in here)).hexdigest()
    library = importlib.util.find_spec("matplotlib")  # looked for, not imported
    version = Path(str(library and library.origin)).with_name("_version.py")
    return f"{source} {version.read_text(encoding='utf-8') if version.is_file() else ''}"


@functools.cache
def _font_stamp(path: str, index: int) -> str:
    file = Path(path)
    return f"{file.name} {file.stat().st_size} {index}"


def _stamp(sheet: Sheet) -> str:
    """Hash a sheet row by row: a long one is not copied."""
    told = hashlib.sha256(repr((sheet.language, sheet.focus, sheet.measure, sheet.series, sheet.accent)).encode())
    for row in sheet.rows:
        told.update(repr((ROW(row), [CELL(cell) for cell in row.cells])).encode())
    for outline in sheet.outlines:
        told.update(repr((outline, getattr(outline, "rings", ()))).encode())
    return told.hexdigest()


def key_of(
    figure: Figure, sheet: Sheet, look: Look, size: tuple[float, float], sources: Sequence[Path | None]
) -> str:
    """Hash a drawing: figure, sheet, look, font files, size in pt, the kind's source and the style."""
    told = {
        name: getattr(figure, name) for name in ("id", "kind", "title", "measure", "source", "alt", "focus", "options")
    }
    files = fonts.cuts(look.voices.values())
    stamps = [[name, weight, _font_stamp(file.path, file.index)] for (name, weight), file in files.items()]
    parts = [
        told, _stamp(sheet), asdict(look), [f"{length:.3f}" for length in size], stamps, engine(),
        [hashlib.sha256(path.read_bytes()).hexdigest() for path in sources if path],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def key_of_art(source: Path, told: object) -> str:
    """Hash a drawing of facts: its generator's source, the numeral fonts, and ``told``, all that it is drawn from."""
    stamps = [_font_stamp(path, 0) for path in (fonts.serif(), fonts.sans())]
    parts = [told, stamps, engine(), hashlib.sha256(source.read_bytes()).hexdigest()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def read(key: str) -> Art | None:
    """Read a drawing, or None where there is none or it cannot be read."""
    try:
        stored: Mapping[str, object] = json.loads((folder() / f"{key}.json").read_text(encoding="utf-8"))
        data = tuple(tuple(cells) for cells in stored["data"])  # type: ignore[attr-defined]
        left = tuple(str(each) for each in stored["left_out"])  # type: ignore[attr-defined]
        return Art(**{**stored, "data": data, "left_out": left})  # type: ignore[arg-type]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(key: str, art: Art) -> None:
    """Keep a drawing."""
    told = {each.name: getattr(art, each.name) for each in fields(art)}  # not asdict: it would copy a million rows
    keep(f"{key}.json", json.dumps(told, ensure_ascii=False, sort_keys=True).encode())


def read_tight(key: str) -> str:
    """Read why a drawing does not fit its frame, or "" where that is not known."""
    return (kept(f"{key}.tight") or b"").decode("utf-8", "replace")


def write_tight(key: str, why: str) -> None:
    """Keep why a drawing does not fit its frame, so that it need not be drawn again to be told."""
    keep(f"{key}.tight", why.encode())


def kept(name: str) -> bytes | None:
    """Read a file of the cache, or None where it is not there."""
    try:
        return (folder() / name).read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep a file: written beside its place and moved there, so that no reader sees half of it."""
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=folder(), delete=False) as file:
        file.write(data)
    Path(file.name).replace(folder() / name)
