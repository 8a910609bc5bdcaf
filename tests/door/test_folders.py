"""What a folder on the command line stands for."""

from pathlib import Path

import pytest

from presswork.door.folders import chosen_publications, publications_of
from presswork.model.report import Faults


def test_publication_stands_for_itself(here: Path) -> None:
    """A folder with publication.yaml is one publication, and so is the file itself."""
    assert (Path("data/good"),) == publications_of(Path("data/good"))
    assert (Path("data/good"),) == publications_of(Path("data/good/publication.yaml"))


@pytest.mark.parametrize("folder", [".", "data"])
def test_workspace_stands_for_its_publications(here: Path, folder: str) -> None:
    """A workspace and its data/ stand for all publications, by name."""
    assert ["bad", "good", "odd"] == [found.name for found in publications_of(Path(folder))]


def test_each_publication_is_chosen_once(here: Path) -> None:
    """A publication named twice is built once, where it was named first."""
    chosen = chosen_publications([Path("data/odd"), Path(), Path("data/odd/")], Path("elsewhere"))
    assert ["odd", "bad", "good"] == [folder.name for folder in chosen]


def test_default_is_taken_where_none_is_named(here: Path) -> None:
    """Without folders the default is looked at."""
    assert (Path("data/good"),) == chosen_publications([], Path("data/good"))


def test_folder_without_publications_is_a_fault(tmp_path: Path) -> None:
    """A folder with nothing in it says how to begin one."""
    with pytest.raises(Faults, match="presswork new"):
        publications_of(tmp_path)
