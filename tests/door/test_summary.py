"""The closing table."""

from pathlib import Path

import pytest

from presswork.door.summary import cells, closing_lines, human_size, near, table
from presswork.model.built import Built


def built(name: str, target: str, promises: str) -> Built:
    return Built(Path(name), "p", "e", target, 1, 999, 0.1, promises)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("年报", 4), ("e\u0301", 1), ("ａ", 2), ("", 0)])
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    """Han and full-width letters take two cells, combining marks none."""
    assert width == cells(text)


def test_table_aligns_wide_text() -> None:
    """Columns stand under each other whatever the script."""
    assert ["file  n", "年报  9"] == table([("file", "n"), ("年报", "9")])


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 kB"), (1499, "1 kB"), (999_999, "1000 kB"), (1_000_000, "1.0 MB")]
)
def test_sizes_are_decimal(size: int, words: str) -> None:
    """Sizes are in kB and MB of a thousand."""
    assert words == human_size(size)


def test_path_is_near_where_it_can_be(here: Path) -> None:
    """A path under the current folder is shown relative, another as it is."""
    assert "out/a.pdf" == near(here / "out" / "a.pdf")
    assert "/elsewhere/a.pdf" == near(Path("/elsewhere/a.pdf"))


def test_promises_once_a_target() -> None:
    """What a target does not promise is said once, and not at all where there is nothing to say."""
    lines = closing_lines(
        [built("a", "press", "no marks"), built("b", "press", "no marks"), built("c", "screen", "")]
    )
    assert ["press: no marks"] == lines[4:]
