"""A user's own kind: the guide's example, put in a workspace's charts/, draws a figure of a publication."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from chart_office import make_figure

from presswork.chart.draw import draw_figure
from presswork.chart.shows import shows
from presswork.model.report import Faults

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "charts.md"
EXAMPLE = next(code for code in re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def workspace(tmp_path, publication):
    """Make a workspace with the example as a kind, and a publication in its data/."""
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "bigword.py").write_text(EXAMPLE, encoding="utf-8")
    folder = tmp_path / "data" / "demo"
    folder.mkdir(parents=True)
    return replace(publication, folder=folder.as_posix())


def test_the_guide_s_example_draws(workspace, newspaper):
    """The file is found, its name is in the alternative text, its option sets the size."""
    art = draw_figure(make_figure("bigword", ["people"], options={"size": 30.0}), workspace, newspaper, 200, 60)
    assert "大字" in art.alt
    assert 'font-size="30px"' in art.svg
    assert frozenset() == shows("bigword", Path(workspace.folder).parents[1] / "charts" / "bigword.py")


def test_its_rows_and_options_are_checked(workspace, newspaper):
    """Two rows, and an option that it has not, are errors with a cure."""
    with pytest.raises(Faults, match=r"has 2 rows; bigword takes 1 \(chart-rows\)"):
        draw_figure(make_figure("bigword", ["people", "dens"]), workspace, newspaper, 200, 60)
    with pytest.raises(Faults, match="unknown-chart-option"):
        draw_figure(make_figure("bigword", ["people"], options={"colour": "red"}), workspace, newspaper, 200, 60)


def test_it_goes_before_the_house_s(workspace, newspaper):
    """A file named as a kind of the house takes its place."""
    (Path(workspace.folder).parents[1] / "charts" / "bar.py").write_text(EXAMPLE, encoding="utf-8")
    assert "大字" in draw_figure(make_figure("bar", ["people"]), workspace, newspaper, 200, 60).alt
