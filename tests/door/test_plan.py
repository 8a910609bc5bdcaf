"""``presswork plan``: an editor asks where the stories stand, and why."""

import re
from pathlib import Path

import pikepdf
from click.testing import CliRunner
from PIL import Image

from presswork.door.cli import presswork

DATA = Path(__file__).parents[2] / "data"


def test_the_plan_is_told(runner: CliRunner) -> None:
    """Each page with its price, each module with its place and, asked why, its terms."""
    result = runner.invoke(presswork, ["plan", str(DATA / "yongkang-decade"), "--explain", "--alternatives", "1"])
    assert 0 == result.exit_code
    assert 4 == result.stdout.count(": cost ") - result.stdout.count("  next ")
    assert "lead (continued)" in result.stdout
    assert "elastic: " in result.stdout


def test_a_contact_sheet_is_drawn(runner: CliRunner, tmp_path: Path) -> None:
    """A sheet has a row for each page; as PDF it tells the prices in words, and a second run gives the same bytes."""
    files = [tmp_path / name for name in ("ways.pdf", "again.pdf", "ways.png")]
    asked = "plan", str(DATA / "yongkang-decade"), "--alternatives", "1", "--sheet"
    told = [runner.invoke(presswork, [*asked, str(file)]) for file in files]
    assert [0] * 3 == [result.exit_code for result in told]
    assert files[0].read_bytes() == files[1].read_bytes()
    more = re.findall(r"^page (\d)\n  next 2", told[0].stdout, re.MULTILINE)  # pages with another way
    prices = dict(re.findall(r"^page (\d): cost ([\d.]+)", told[0].stdout, re.MULTILINE))
    with pikepdf.open(files[0]) as sheet:
        (page,) = sheet.pages
        wide, high = (float(each) for each in page.mediabox[2:])
        alt = [str(each.Alt) for each in sheet.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert more
    assert all(any(f"page {page}: {prices[page]}, " in each for each in alt) for page in more)
    with Image.open(files[2]) as picture:
        assert picture.size == (round(wide / 72 * 200), round(high / 72 * 200))


def test_a_sheet_is_a_pdf_or_a_png(runner: CliRunner, tmp_path: Path) -> None:
    """Another kind of file is refused before anything is planned."""
    result = runner.invoke(presswork, ["plan", str(DATA / "yongkang-decade"), "--sheet", str(tmp_path / "ways.gif")])
    assert 2 == result.exit_code
    assert "ends in .pdf or .png" in result.stderr


def test_an_issue_that_cannot_be_planned_is_a_fault(runner: CliRunner, tmp_path: Path) -> None:
    """A wrong folder is one line and exit code 2."""
    result = runner.invoke(presswork, ["plan", str(tmp_path / "none")])
    assert 2 == result.exit_code


def test_plans_of_more_issues_are_files_of_their_own(runner: CliRunner, tmp_path: Path) -> None:
    """The second issue's plan is named after it, and none is written over another."""
    file = tmp_path / "plan.yaml"
    result = runner.invoke(presswork, ["plan", str(DATA / "yongkang-decade"), str(DATA / "printing-gazette"),
                                       "--edition", "issue", "--edition", "special", "--write", str(file)])
    assert 0 == result.exit_code
    names = sorted(each.name for each in tmp_path.iterdir())
    assert ["plan-printing-gazette-issue.yaml", "plan.yaml"] == names
    assert all(name in result.stdout for name in names)
