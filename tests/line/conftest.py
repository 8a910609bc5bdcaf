"""Fixtures of the tests of the whole line: the demo's newspaper page, built once."""

import sys
from pathlib import Path

import pikepdf
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from demo_page import TARGETS, copy_demo, make, planned


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Copy the demo publication: the folder that the session builds from, never changed."""
    return copy_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def files(demo, tmp_path_factory):
    """Build the demo's page for every target, charts drawn anew: {target: path}."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("presswork.chart.cache.folder", lambda: cache)
        built = make(demo, tmp_path_factory.mktemp("out"), TARGETS)
    return {one.target: one.path for one in built}


@pytest.fixture(scope="session")
def page(demo):
    """Plan the demo's page: (publication, layout, plan)."""
    return planned(demo)


@pytest.fixture
def screen(files):
    """Open the screen PDF."""
    with pikepdf.open(files["screen"]) as pdf:
        yield pdf


@pytest.fixture
def press(files):
    """Open the press PDF."""
    with pikepdf.open(files["press"]) as pdf:
        yield pdf
