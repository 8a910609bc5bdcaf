"""Fixtures of the issue planner: the demo issues, planned once. The helpers are in issues.py, beside these tests."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session", params=["printing-gazette", "yongkang-decade"])
def planned(request):
    """Plan a demo's issue."""
    from issues import demo  # noqa: PLC0415 - the folder is on the path only now

    return demo(request.param)
