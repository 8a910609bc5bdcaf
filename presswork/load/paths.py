"""Paths: files that a publication names, all inside its folder."""

from pathlib import Path, PurePosixPath

from presswork.load.ledger import Ledger, nearest
from presswork.model.place import Place


def _neighbours(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir()) if path.parent.is_dir() else []


def inner_path(folder: Path, name: str, place: Place, what: str, ledger: Ledger) -> Path | None:
    """Give the path of an existing file by its name in publication.yaml, which stands at a place; or None."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name:
        ledger.error(
            place, "bad-path", f"'{name}' is no path inside the folder", "write it as folder/file with '/'"
        )
        return None
    path = folder / pure
    if path.is_file():
        return path
    near = nearest(pure.name, _neighbours(path))
    cure = f"did you mean '{(pure.parent / near).as_posix()}'?" if near else ""
    ledger.error(place, "missing-file", f"the {what} {path.as_posix()} does not exist", cure)
    return None
