"""``presswork check --standard``: what it prints and how it ends."""

import json

import pikepdf
import pytest

from presswork.check import validation
from presswork.check.validation import Breach, Validation
from presswork.door.check import check


@pytest.fixture
def page(tmp_path):
    """Make a PDF without anything."""
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "page.pdf")
    return tmp_path / "page.pdf"


@pytest.fixture
def found(monkeypatch):
    """Let the validator find one broken rule in a file for UA-1, none for others."""
    def answer(files, standards):
        rules = (Breach("7.1", 3, 12, "Content is neither marked nor tagged", "root/page[0]"),)
        return [Validation(file, name, 90, rules if name == "ua1" else ()) for file in files for name in standards]

    monkeypatch.setattr(validation, "validate", answer)


def test_a_verdict_a_line(runner, page, found):
    """Each standard has its line, each broken rule its words and its place; one that fails is exit code 1."""
    result = runner.invoke(check, [str(page), "--standard", "PDF/UA-1, 3u"])
    assert 1 == result.exit_code
    assert [f"{page}: failed PDF/UA-1, 90 checks", "  7.1-3, 12 times: Content is neither marked nor tagged",
            "    at root/page[0]", f"{page}: passed PDF/A-3u, 90 checks"] == result.stdout.splitlines()


def test_all_passed(runner, page, found):
    """What passes is exit code 0."""
    assert 0 == runner.invoke(check, [str(page), "--standard", "3u"]).exit_code


def test_for_scripts(runner, page, found):
    """--json gives the same as values."""
    values = json.loads(runner.invoke(check, [str(page), "--standard", "ua1", "--json"]).stdout)
    assert [("PDF/UA-1", False, "7.1", 12)] == [
        (one["standard"], one["passed"], one["rules"][0]["clause"], one["rules"][0]["count"]) for one in values]


def test_a_file_that_claims_nothing(runner, page, found):
    """With "claimed" a file that names no standard is told, and not passed."""
    result = runner.invoke(check, [str(page), "--standard", "claimed"])
    assert 1 == result.exit_code
    assert "no-standard" in result.stderr


def test_where_it_is_absent(runner, page, monkeypatch):
    """Where veraPDF cannot run the check says so, with what gets it, and does not pass."""
    monkeypatch.setattr(validation, "missing", lambda: ["java"])
    result = runner.invoke(check, [str(page), "--standard", "ua1"])
    assert 1 == result.exit_code
    assert "not validated" in result.stderr
    assert "default-jdk-headless" in result.stderr


def test_an_unknown_standard(runner, page):
    """A standard that is not one is a mistake of the command line."""
    result = runner.invoke(check, [str(page), "--standard", "x4"])
    assert 2 == result.exit_code
    assert "ua1" in result.stderr
