"""Files: written beside their place and moved into it whole, so that the last good one stays until then."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from presswork.model.place import Place
from presswork.model.report import Faults, Finding

CURE = "make room, get leave to write there, close the file where it is open, or name another --out"


def temporary_beside(path: Path) -> Path:
    """Make an empty file with a name of its own beside ``path``, and the folder where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.stem[:20]}.{secrets.token_hex(6)}{path.suffix}.part")
    part.touch(exist_ok=False)  # not tempfile: its files are private to their owner, even after the move
    return part


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to; it takes the place of ``path`` when the block ends well.

    When the block fails the temporary file is removed and ``path`` is as it was. Raises Faults
    (``cannot-write``) when the disk or its rights do not let it.
    """
    part: Path | None = None
    try:
        part = temporary_beside(path)
        yield part
        part.replace(path)
    except OSError as error:
        if error.filename is not None and not str(error.filename).startswith(str(path.parent)):
            raise  # of another file that the block touched
        what = f"cannot write: {error.strerror or error}"
        raise Faults([Finding(Place(str(path)), what, "cannot-write", CURE)]) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def write_file(path: Path, data: bytes) -> int:
    """Write a whole file and give its size in bytes; see ``replacing`` for what it promises."""
    with replacing(path) as part:
        part.write_bytes(data)
    return len(data)
