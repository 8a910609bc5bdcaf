"""Folders that the user names: a publication, a workspace with many, or none for "where I stand"."""

from collections.abc import Sequence
from pathlib import Path

from presswork.model.place import Place
from presswork.model.report import Faults, Finding

SHEET = "publication.yaml"


def publications_in(folder: Path) -> tuple[Path, ...]:
    """List the publications in the folders of ``folder``, by name."""
    return tuple(sorted(sheet.parent for sheet in folder.glob(f"*/{SHEET}")))


def publications_of(folder: Path) -> tuple[Path, ...]:
    """List the publications that a folder stands for: itself, or those of the workspace or data/ that it is.

    Raises Faults (``missing-folder``, ``no-publication``).
    """
    if folder.name == SHEET and folder.is_file():
        return (folder.parent,)
    if not folder.is_dir():
        raise Faults(
            [Finding(Place(str(folder)), "there is no such folder", "missing-folder", "check the path")]
        )
    found = (
        (folder,)
        if (folder / SHEET).is_file()
        else publications_in(folder / "data") or publications_in(folder)
    )
    if not found:
        what = f"no {SHEET} here, in its folders or in its data/"
        cure = "name a publication's folder, or begin one with “presswork new NAME”"
        raise Faults([Finding(Place(str(folder)), what, "no-publication", cure)])
    return found


def chosen_publications(folders: Sequence[Path], default: Path) -> tuple[Path, ...]:
    """List the publications to build, each once, in order; ``default`` where no folder is named.

    Raises Faults with the errors of all folders.
    """
    found: list[Path] = []
    faults: list[Finding] = []
    for folder in folders or (default,):
        try:
            found += publications_of(folder)
        except Faults as error:
            faults += error.findings
    if faults:
        raise Faults(faults)
    unique: dict[Path, Path] = {}
    for folder in found:
        unique.setdefault(folder.resolve(), folder)
    return tuple(unique.values())
