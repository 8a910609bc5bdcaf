"""Fixtures of the issue planner: the demo issues, planned once. The helpers are in issues.py, beside these tests."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
DEMOS = "printing-gazette", "yongkang-decade"


@pytest.fixture(scope="session")
def demos():
    """Plan the demos' issues."""
    from issues import demo  # noqa: PLC0415 - the folder is on the path only now

    return {name: demo(name) for name in DEMOS}


@pytest.fixture(scope="session", params=DEMOS)
def planned(request, demos):
    """Give a demo's issue."""
    return demos[request.param]


@pytest.fixture(scope="session")
def gazette(demos):
    """Give the English demo's issue."""
    return demos["printing-gazette"]
