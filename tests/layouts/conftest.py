"""Fixtures of the layouts of issues. The helpers are in made.py and hand.py, which tests import from beside them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session", params=["gazette", "newspaper-modern", "special"])
def issue(request, tmp_path_factory):
    """Paint an issue of one layout."""
    from made import painted  # noqa: PLC0415 - the folder is on the path only now

    return painted(request.param, tmp_path_factory.mktemp("issue") / "issue.pdf")
