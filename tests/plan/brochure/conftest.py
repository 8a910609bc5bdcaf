"""The helpers of the planning tests are in books.py, which tests import from beside them."""

import sys
from pathlib import Path

import pytest

from presswork.model.publication import Publication

sys.path.insert(0, str(Path(__file__).parent))

from books import demo, english


@pytest.fixture(scope="module")
def chinese() -> Publication:
    """Load the demo."""
    return demo()


@pytest.fixture(scope="module")
def alphabetic(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Make the English publication."""
    return english(tmp_path_factory.mktemp("harbour"))
