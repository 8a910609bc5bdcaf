"""Where layouts/ and charts/ are."""

from pathlib import Path

import pytest

from presswork import house


def test_checkout_has_its_folders_beside_the_package() -> None:
    """In a checkout the house is the checkout."""
    assert (house.house_folder() / "layouts" / "newspaper" / "layout.yaml").is_file()


def test_installed_package_carries_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a checkout round it the house is the package's own folder."""
    monkeypatch.setattr(house, "CHECKOUT", tmp_path)
    assert house.INSIDE == house.house_folder()


def test_workspace_goes_before_the_house(tmp_path: Path) -> None:
    """A publication in WORKSPACE/data looks into the workspace first, then into the house."""
    publication = tmp_path / "data" / "p"
    publication.mkdir(parents=True)
    (tmp_path / "layouts").mkdir()
    assert (tmp_path / "layouts", house.house_folder() / "layouts") == house.shelves("layouts", publication)
    assert (house.house_folder() / "charts",) == house.shelves("charts", publication)


def test_publication_on_its_own_has_the_house_only(tmp_path: Path) -> None:
    """A publication that is in no data/ has no workspace."""
    assert house.workspace_of(tmp_path / "p") is None
    assert (house.house_folder() / "layouts",) == house.shelves("layouts", tmp_path / "p")
