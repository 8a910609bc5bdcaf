"""Start: WeasyPrint imported in two thirds of its time.

It looks for each C library under the names of other systems first, and every miss starts ``ldconfig``; on Linux the
soname, which it tries last, is found by the loader at once. Pinned to WeasyPrint 70.x; tests/paint/test_start.py.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def painter() -> Any:
    """Import WeasyPrint."""
    if "weasyprint" not in sys.modules and sys.platform == "linux":
        with _soname_only():
            try:
                import weasyprint  # noqa: PLC0415 - the point of this module
            except OSError:  # a system that keeps the libraries under other names: look for them there
                sys.modules.pop("weasyprint", None)
    import weasyprint  # noqa: PLC0415

    return weasyprint


@contextmanager
def _soname_only() -> Iterator[None]:
    """Let ``ctypes.util.find_library`` find nothing for a while, so that only the loader is asked."""
    found = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the name that it is called with
    try:
        yield
    finally:
        ctypes.util.find_library = found
