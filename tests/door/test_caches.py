"""Where caches go."""

import os
from pathlib import Path

import platformdirs
import pytest

from presswork.door.caches import caches, can_write


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the variables back afterwards, however they were changed."""
    monkeypatch.setenv("MPLCONFIGDIR", "")
    monkeypatch.delenv("MPLCONFIGDIR")


def test_own_cache_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cache that can be written is used as it is; matplotlib keeps its own inside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with caches():
        assert str(tmp_path / "presswork" / "matplotlib") == os.environ["MPLCONFIGDIR"]
    assert ("", "") == capsys.readouterr()


def test_temporary_cache_is_told_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the cache cannot be made there is another for the run, told, and gone afterwards."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with caches():
        room = Path(platformdirs.user_cache_dir("presswork"))
        assert can_write(room)
        assert tmp_path not in room.parents
    assert not room.exists()
    assert "(no-cache)" in capsys.readouterr().err
