"""A place for caches: the user's own, or for one run a temporary one where that cannot be written to."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from presswork.door.findings import tell
from presswork.model.report import WARNING, Finding


def can_write(folder: Path) -> bool:
    """Make a folder where it is missing, and say whether files can be made in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@contextmanager
def caches() -> Iterator[None]:
    """See to it that the stages can write to their cache while the block runs, matplotlib to its own.

    With a home that cannot be written to the cache is temporary and a warning (``no-cache``) says so.
    """
    import platformdirs

    with ExitStack() as stack:
        folder = Path(platformdirs.user_cache_dir("presswork"))
        if not can_write(folder):
            room = stack.enter_context(tempfile.TemporaryDirectory(prefix="presswork-"))
            os.environ["XDG_CACHE_HOME"] = room
            cure = "set XDG_CACHE_HOME to a folder that can be written"
            what = f"{folder} cannot be written, so nothing is kept for the next run"
            tell([Finding(None, what, "no-cache", cure, WARNING)])
            folder = Path(platformdirs.user_cache_dir("presswork"))
        os.environ.setdefault("MPLCONFIGDIR", str(folder / "matplotlib"))
        yield
