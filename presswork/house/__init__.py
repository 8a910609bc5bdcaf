"""The house: where layouts/ and charts/ are, the user's workspace before the house's own.

In a checkout they are folders beside this package; an installed Presswork carries them inside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

INSIDE = Path(__file__).resolve().parent
CHECKOUT = INSIDE.parents[1]
STAND_IN: ContextVar[Path | None] = ContextVar("house", default=None)


def house_folder() -> Path:
    """Give the folder that holds the house's own layouts/ and charts/."""
    if stand_in := STAND_IN.get():
        return stand_in
    marks = (CHECKOUT / "pyproject.toml", CHECKOUT / "layouts", CHECKOUT / "charts")
    return CHECKOUT if all(mark.exists() for mark in marks) else INSIDE


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Let the layouts/ and charts/ of a folder stand for the house's while the block runs: those of an archive."""
    token = STAND_IN.set(folder)
    try:
        yield
    finally:
        STAND_IN.reset(token)


def workspace_of(publication: Path) -> Path | None:
    """Give the workspace of a publication: NAME for NAME/data/PUBLICATION, None for a folder on its own."""
    folder = publication.resolve()
    return folder.parents[1] if folder.parent.name == "data" and len(folder.parents) > 1 else None


def shelves(kind: str, publication: Path | None = None) -> tuple[Path, ...]:
    """Give the folders of a kind ("layouts", "charts") that exist: the workspace's, then the house's."""
    rooms = [workspace_of(publication) if publication else None, house_folder()]
    return tuple(dict.fromkeys(room / kind for room in rooms if room and (room / kind).is_dir()))
