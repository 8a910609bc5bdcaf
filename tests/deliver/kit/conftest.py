"""The kits that the tests open; their publication is in kit_office.py, which tests import from beside them."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kit_office import files_of, written


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Write the publication into a folder of its own, with an embargo or without."""
    return lambda embargo="": written(tmp_path_factory.mktemp("office") / "south-gate", embargo)


@pytest.fixture(scope="session")
def kit(office: Callable[[str], Path]) -> dict[str, bytes]:
    """Make the kit's files once."""
    return files_of(office())


@pytest.fixture(scope="session")
def embargoed(office: Callable[[str], Path]) -> dict[str, bytes]:
    """Make the files of the kit with an embargo once."""
    return files_of(office("2026-12-01T08:00+08:00"))
