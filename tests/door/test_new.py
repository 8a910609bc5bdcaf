"""``presswork new``."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from presswork.door.cli import presswork
from presswork.door.new import LANGUAGES
from presswork.house import shelves
from presswork.load.publication import load_with_warnings


@pytest.mark.parametrize("language", LANGUAGES)
def test_workspace_has_its_three_folders(runner: CliRunner, tmp_path: Path, language: str) -> None:
    """A workspace has data/ with a first publication, and a word in the other two."""
    result = runner.invoke(presswork, ["new", str(tmp_path / "a b" / "报"), "--language", language])
    assert 0 == result.exit_code
    files = {
        path.relative_to(tmp_path / "a b" / "报").as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert {
        ".gitignore", "layouts/README.md", "charts/README.md", "data/first-issue/publication.yaml",
        "data/first-issue/stories/lead.md", "data/first-issue/tables/year.csv",
    } == files  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_issue_is_sound(runner: CliRunner, tmp_path: Path, language: str) -> None:
    """The first publication loads without a fault against the house's layouts, and without a warning."""
    runner.invoke(presswork, ["new", str(tmp_path / "w"), "--language", language])
    loaded = load_with_warnings(tmp_path / "w" / "data" / "first-issue", layouts=shelves("layouts"))
    assert (language, ()) == (loaded.publication.language, loaded.warnings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_workspace_renders_at_once(
    runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """new, then render: the newspaper is there, by the real line."""
    monkeypatch.chdir(tmp_path)
    runner.invoke(presswork, ["new", "w", "--language", language])
    monkeypatch.chdir(tmp_path / "w")
    result = runner.invoke(presswork, ["render", "--target", "screen"])
    assert (0, "") == (result.exit_code, result.stderr)
    assert Path("out/first-issue/newspaper.screen.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_first_issue_is_a_brochure_too(runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                           language: str) -> None:
    """The starter's one short story makes a book as well: chapters of few lines, some of which cite no facts."""
    runner.invoke(presswork, ["new", str(tmp_path / "own"), "--language", language])
    told = tmp_path / "own" / "data" / "first-issue" / "publication.yaml"
    book = "editions:\n  book: {layout: brochure, stories: [lead], figures: [loans]}\n"
    told.write_text(told.read_text(encoding="utf-8").replace("editions:\n", book), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "own")
    result = runner.invoke(presswork, ["render", "--edition", "book", "--target", "screen"])
    assert (0, "") == (result.exit_code, result.stderr)
    assert Path("out/first-issue/book.screen.pdf").is_file()


def test_empty_folder_is_taken(runner: CliRunner, tmp_path: Path) -> None:
    """A folder that exists and is empty becomes the workspace."""
    assert 0 == runner.invoke(presswork, ["new", str(tmp_path)]).exit_code
    assert (tmp_path / "data").is_dir()


def test_folder_in_use_is_left_alone(runner: CliRunner, tmp_path: Path) -> None:
    """A folder with anything in it is a fault, and nothing is added."""
    (tmp_path / "mine.txt").write_text("")
    result = runner.invoke(presswork, ["new", str(tmp_path)])
    assert 2 == result.exit_code
    assert "(folder-in-use)" in result.stderr
    assert [tmp_path / "mine.txt"] == list(tmp_path.iterdir())


def test_place_that_cannot_be_written_is_a_fault(runner: CliRunner, tmp_path: Path) -> None:
    """A parent that is a file is one line, no traceback."""
    (tmp_path / "file").write_text("")
    result = runner.invoke(presswork, ["new", str(tmp_path / "file" / "w")])
    assert 2 == result.exit_code
    assert "(cannot-write)" in result.stderr
