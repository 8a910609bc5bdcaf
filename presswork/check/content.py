"""Content: a page's operators read into marks (ISO 32000-1, 7.8, 8 and 9)."""

from typing import Any

from presswork.check import colours, images, letters, paths
from presswork.check.mark import Painted
from presswork.check.reader import Act, Reader
from presswork.check.state import State

OPERATORS: dict[str, Act] = {**colours.OPERATORS, **paths.OPERATORS, **letters.OPERATORS, **images.OPERATORS}


def read_page(page: Any, number: int, resources: Any, found: Painted) -> None:
    """Read what a page paints; its marks and what is odd go to ``found``."""
    Reader(OPERATORS, number, found, resources, State()).read(page)
