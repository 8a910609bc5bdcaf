"""The command ``presswork charts``: files where they belong, mistakes as lines."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from presswork.door.charts import charts
from presswork.house import house_folder

DEMO = str(house_folder() / "data" / "yongkang-decade")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command with a cache and an output of its own."""
    monkeypatch.setattr("presswork.chart.cache.folder", lambda: tmp_path / "cache")

    def run(*words):
        return CliRunner().invoke(charts, [*words, "--out", str(tmp_path / "out")])

    return run


def test_files(run, tmp_path):
    """Each chart's files stand in OUT/PUBLICATION/charts, and a line says so."""
    result = run(DEMO, "--figure", "fraud", "--format", "svg", "--format", "csv")
    place = tmp_path / "out" / "yongkang-decade" / "charts"
    assert (0, f"{place}: 2 files\n") == (result.exit_code, result.stdout)
    assert ["fraud.csv", "fraud.svg"] == sorted(path.name for path in place.iterdir())


def test_edition(run, tmp_path):
    """Another edition's layout gives other inks."""
    run(DEMO, "--figure", "fraud", "--format", "svg", "--edition", "brochure")
    svg = (tmp_path / "out" / "yongkang-decade" / "charts" / "fraud.svg").read_text(encoding="utf-8")
    assert "#d4402b" in svg or "#b9161d" not in svg


@pytest.mark.parametrize(("words", "message"), [
    (("--figure", "fruad"), "(unknown-figure)"),
    (("--edition", "bookk"), "(unknown-edition)"),
    (("--size", "big"), "'big' is no size"),
    (("--size", "12"), "'12' is no size"),
    (("--dpi", "9"), "--dpi"),
])
def test_mistakes(run, words, message, tmp_path):
    """A mistake is told with its name, exit code 2, and nothing is written."""
    result = run(DEMO, "--format", "csv", *words)
    assert 2 == result.exit_code
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


def test_no_folder(run):
    """A folder that is not there is one line."""
    result = run(str(Path("nowhere")))
    assert 2 == result.exit_code
    assert "(missing-folder)" in result.stderr
