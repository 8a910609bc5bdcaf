"""``presswork render`` with a line that builds nothing."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from presswork.door.cli import presswork


def test_folder_is_built_for_all_targets(runner: CliRunner, here: Path, line) -> None:
    """Without options every edition and every target is asked for, into out/."""
    result = runner.invoke(presswork, ["render", "data/good"])
    assert 0 == result.exit_code
    assert [(Path("data/good"), None, ("screen", "press", "archive"), Path("out"))] == line.calls


def test_options_reach_the_line(runner: CliRunner, here: Path, line) -> None:
    """Editions and targets may be repeated; --out names the folder."""
    runner.invoke(
        presswork,
        ["render", "data/good", "--edition", "a", "--edition", "b", "--target", "press", "--out", "x"],
    )
    assert [(Path("data/good"), ["a", "b"], ("press",), Path("x"))] == line.calls


def test_closing_table_on_standard_output(runner: CliRunner, here: Path, line) -> None:
    """In a pipe there is the table and a line a target, and nothing else."""
    result = runner.invoke(presswork, ["render", "data/good", "--target", "press"])
    assert [
        "file                     pages    size  seconds",
        "out/good/page.press.pdf      2  1.2 MB     0.50",
        "press: no marks",
    ] == result.stdout.splitlines()
    assert "" == result.stderr


def test_faults_are_lines_and_code_2(runner: CliRunner, here: Path, line) -> None:
    """Faults are a line each on standard error; what could be built is built and told."""
    result = runner.invoke(presswork, ["render", "--target", "screen"])
    assert 2 == result.exit_code
    assert [
        "warning: light (missing-weight); install it",
        "data/bad/publication.yaml:4:3: wrong 1 (wrong); mend it",
        "data/bad/publication.yaml:4:3: wrong 2 (wrong); mend it",
    ] == result.stderr.splitlines()
    assert "out/good/page.screen.pdf" in result.stdout
    assert ["bad", "good", "odd"] == [folder.name for folder, *_ in line.calls]


def test_json_has_results_and_errors(runner: CliRunner, here: Path, line) -> None:
    """With --json standard output is one JSON value with all that was made and all that was wrong."""
    result = runner.invoke(presswork, ["render", "--json", "--target", "press"])
    values = json.loads(result.stdout)
    assert 2 == result.exit_code
    assert "" == result.stderr
    assert ["good", "odd"] == [one["publication"] for one in values["built"]]
    assert ["missing-weight"] == [finding["slug"] for finding in values["built"][1]["warnings"]]
    assert {
        "severity": "error", "slug": "wrong", "what": "wrong 1", "cure": "mend it",
        "file": "data/bad/publication.yaml", "line": 4, "column": 3,
    } == values["errors"][0]  # fmt: skip


def test_missing_folders_are_told_at_once(runner: CliRunner, here: Path, line) -> None:
    """Two folders that are not there are two lines, and nothing is built."""
    result = runner.invoke(presswork, ["render", "no", "data/good", "data"])
    assert 2 == result.exit_code
    assert ["no: there is no such folder (missing-folder); check the path"] == result.stderr.splitlines()
    assert [] == line.calls


def test_unknown_target_is_refused(runner: CliRunner, here: Path, line) -> None:
    """A target that is not one is refused with the ones that are."""
    result = runner.invoke(presswork, ["render", "--target", "web"])
    assert 2 == result.exit_code
    assert "'screen', 'press', 'archive'" in result.stderr


def test_open_starts_the_viewer(runner: CliRunner, here: Path, line, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open opens each file; a machine without a viewer is told so, and that is no fault."""
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda path: opened.append(path) or 1)
    result = runner.invoke(presswork, ["render", "data/good", "--target", "press", "--open"])
    assert ["out/good/page.press.pdf"] == opened
    assert 0 == result.exit_code
    assert "no-viewer" in result.stderr
