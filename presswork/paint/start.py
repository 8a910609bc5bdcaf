"""Start: WeasyPrint imported in half of its time.

It looks for each C library under the names of other systems first, and every miss starts ``ldconfig``; on Linux the
soname, which it tries last, is found by the loader at once. It imports the whole of fontTools for faces that HarfBuzz
cannot cut, which few documents have: that comes when it is called. Pinned to WeasyPrint 70.x;
tests/paint/test_start.py.
"""

import ctypes.util
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

LATER = {"fontTools.subset": ("Options", "Subsetter"), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


def painter() -> Any:
    """Import WeasyPrint."""
    if "weasyprint" not in sys.modules and sys.platform == "linux":
        with _later(LATER), _soname_only():
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


@contextmanager
def _later(names: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    """Put functions in the place of modules for a while: what is taken from them is imported when it is called."""
    made = [name for name in names if name not in sys.modules]
    for name in made:
        sys.modules[name] = module = ModuleType(name)
        for function in names[name]:
            setattr(module, function, _caller(name, function))
    try:
        yield
    finally:
        for name in made:
            sys.modules.pop(name, None)


def _caller(module: str, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*arguments, **named)

    return call
