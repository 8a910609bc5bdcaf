"""Progress."""

import pytest

from presswork.door.progress import progress, split_count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("paint", (None, None, "paint")),
        ("3/14 a: paint", (3, 14, "a: paint")),
        ("3/14", (None, None, "3/14")),
    ],
)
def test_count_is_split_off(text: str, parts: tuple[int | None, int | None, str]) -> None:
    """A count moves the bar, the rest is what it says."""
    assert parts == split_count(text)


def test_nothing_is_shown_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Where standard error is no terminal nothing is written."""
    with progress() as report:
        report("load")
    assert ("", "") == capsys.readouterr()


def test_stage_is_shown_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal the bar runs on standard error and takes any text as it is, brackets too."""
    with progress(show=True) as report:
        report("1/2 [bold]paint")
    out, error = capsys.readouterr()
    assert "" == out
    assert "[bold]paint" in error
