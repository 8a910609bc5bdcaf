"""The command compose: lines of a story in the terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from presswork.door.compose import compose

DEMO = Path(__file__).parents[2] / "data" / "yongkang-decade"


def said(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(compose, [str(DEMO), *arguments])
    return result.exit_code, result.output


def test_counts_lines_and_faults():
    """Without --show each story is one line: how many lines, how wide, how many with faults."""
    code, text = said("--edition", "newspaper")
    assert code == 0
    assert text.count("\n") == 1
    assert "lines at 123.00 pt, 0 with faults" in text


def test_shows_the_lines():
    """With --show each line stands with its width, stretch and text; --faults keeps the faulty ones."""
    _, whole = said("--edition", "newspaper", "--show", "--measure", "30mm")
    _, faulty = said("--edition", "newspaper", "--show", "--faults", "--measure", "30mm")
    assert " 85.04 " in whole
    assert 0 < faulty.count("loose") == whole.count("loose")
    assert len(faulty.splitlines()) < len(whole.splitlines())


@pytest.mark.parametrize("arguments", [["--edition", "no"], ["--measure", "wide"]])
def test_tells_what_is_not_known(arguments):
    """An edition that is not there and a width that is none are one line and exit code 2."""
    assert said(*arguments)[0] == 2
