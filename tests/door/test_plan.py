"""``presswork plan``: an editor asks where the stories stand, and why."""

from pathlib import Path

from click.testing import CliRunner

from presswork.door.cli import presswork

DATA = Path(__file__).parents[2] / "data"


def test_the_plan_is_told(runner: CliRunner) -> None:
    """Each page with its price, each module with its place and, asked why, its terms."""
    result = runner.invoke(presswork, ["plan", str(DATA / "yongkang-decade"), "--explain", "--alternatives", "1"])
    assert 0 == result.exit_code
    assert 4 == result.stdout.count(": cost ") - result.stdout.count("  next ")
    assert "lead (continued)" in result.stdout
    assert "elastic: " in result.stdout


def test_an_issue_that_cannot_be_planned_is_a_fault(runner: CliRunner, tmp_path: Path) -> None:
    """A wrong folder is one line and exit code 2."""
    result = runner.invoke(presswork, ["plan", str(tmp_path / "none")])
    assert 2 == result.exit_code
