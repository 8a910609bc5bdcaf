"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from presswork.deliver.files import replacing, write_file
from presswork.model.report import Faults


def test_write_makes_the_folder_and_gives_the_size(tmp_path: Path) -> None:
    """A file's folder is made; nothing else is left in it."""
    path = tmp_path / "a" / "b" / "报.pdf"
    assert 4 == write_file(path, b"%PDF")
    assert b"%PDF" == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


def test_write_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    """An older file is replaced."""
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")
    write_file(path, b"new")
    assert b"new" == path.read_bytes()


def test_rights_are_those_of_a_plain_file(tmp_path: Path) -> None:
    """A finished file can be read by those who can read any other new file."""
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    write_file(ours, b"")
    assert plain.stat().st_mode == ours.stat().st_mode


def fail(part: Path) -> None:
    part.write_bytes(b"half")
    raise ZeroDivisionError


def test_failed_block_leaves_the_last_good_file(tmp_path: Path) -> None:
    """When the writing fails half-way the old file is untouched and no part of the new one stays."""
    path = tmp_path / "page.pdf"
    path.write_bytes(b"good")
    with pytest.raises(ZeroDivisionError), replacing(path) as part:
        fail(part)
    assert b"good" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_folder_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    """A place that cannot be written to is told as one finding with the path and a cure."""
    (tmp_path / "out").write_text("")
    with pytest.raises(Faults) as caught:
        write_file(tmp_path / "out" / "page.pdf", b"")
    (finding,) = caught.value.findings
    assert ("cannot-write", str(tmp_path / "out" / "page.pdf")) == (finding.slug, str(finding.place))


def test_path_that_is_a_folder_is_a_fault(tmp_path: Path) -> None:
    """A folder in the file's place is told, and the temporary file is gone."""
    (tmp_path / "page.pdf" / "inside").mkdir(parents=True)
    with pytest.raises(Faults):
        write_file(tmp_path / "page.pdf", b"")
    assert [tmp_path / "page.pdf"] == list(tmp_path.iterdir())


def test_error_of_another_file_is_not_ours(tmp_path: Path) -> None:
    """An OSError of a file that the block reads is not told as one of writing."""
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "page.pdf"):
        Path("/no such place/picture.jpg").stat()


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    """Two builds of one file have temporary files of their own; the last to end wins."""
    path = tmp_path / "page.pdf"
    with replacing(path) as first, replacing(path) as second:
        assert first != second
        first.write_bytes(b"first")
        second.write_bytes(b"second")
    assert b"first" == path.read_bytes()
