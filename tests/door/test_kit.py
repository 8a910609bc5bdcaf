"""``presswork kit``: one zip, and the embargo's watch."""

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from presswork.door.cli import presswork


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the English starter with an embargo that ended long ago."""
    source = Path(__file__).parents[2] / "presswork" / "door" / "starter" / "en"
    folder = tmp_path / "first"
    shutil.copytree(source, folder)
    sheet = folder / "publication.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text + "\nembargo: 2024-01-16T08:00+00:00\n", encoding="utf-8")
    return folder


def run(runner: CliRunner, folder: Path, *options: str) -> Result:
    return runner.invoke(presswork, ["kit", str(folder), "--out", str(folder.parent / "out"), *options])


def moved(folder: Path, year: str) -> None:
    """Move the embargo to another year."""
    sheet = folder / "publication.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("embargo: 2024", f"embargo: {year}"), encoding="utf-8")


def test_kit_is_one_zip_the_same_twice(runner: CliRunner, folder: Path) -> None:
    """A real kit has its pages and its checksums, says its embargo, and comes out the same from another folder."""
    result = run(runner, folder)
    assert 0 == result.exit_code
    assert "embargo-over" in result.stderr
    (made,) = (folder.parent / "out" / "first").iterdir()
    assert "first-kit.EMBARGO-20240116T0800Z.zip" == made.name
    names = zipfile.ZipFile(made).namelist()
    assert "first-kit.EMBARGO-20240116T0800Z/pages/newspaper.EMBARGO-20240116T0800Z.pdf" in names
    elsewhere = folder.parent / "another place" / "first"
    shutil.copytree(folder, elsewhere)
    assert 0 == run(runner, elsewhere).exit_code
    assert made.read_bytes() == (elsewhere.parent / "out" / "first" / made.name).read_bytes()


def test_lifted_kit_says_nothing_of_the_embargo(runner: CliRunner, folder: Path) -> None:
    """Once its time has come a kit without the embargo has it in no name and in no file."""
    assert 0 == run(runner, folder, "--lift").exit_code
    (made,) = (folder.parent / "out" / "first").iterdir()
    assert "first-kit.zip" == made.name
    archive = zipfile.ZipFile(made)
    said = (b"EMBARGO", b"Embargo", b"2024-01-16", b"16 January")  # "embargo" alone is a class of the style sheet
    assert [] == [name for name in archive.namelist() for word in said if word in archive.read(name)]


def test_kit_is_refused_before_its_time(runner: CliRunner, folder: Path) -> None:
    """Before the time nothing is made, the line of the embargo is named, and the exit code is 2."""
    moved(folder, "9024")
    result = run(runner, folder, "--lift")
    assert 2 == result.exit_code
    assert "publication.yaml:" in result.stderr
    assert "(embargo-holds)" in result.stderr
    assert not (folder.parent / "out").exists()


def test_early_goes_with_lift(runner: CliRunner, folder: Path) -> None:
    """--early on its own is a mistake of the command line."""
    assert 2 == run(runner, folder, "--early").exit_code


def test_faults_are_lines(runner: CliRunner, folder: Path) -> None:
    """A publication with a fault gives its line and no kit."""
    (folder / "stories" / "lead.md").write_text("---\nheadline: x\n---\n{{ fact.nobody }}\n", encoding="utf-8")
    result = run(runner, folder)
    assert 2 == result.exit_code
    assert "(unknown-fact)" in result.stderr
