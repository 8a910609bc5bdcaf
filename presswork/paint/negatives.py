"""Negatives: separated pictures kept by the hash of all that went into them; safe to delete, safe for two builds."""

import functools
import hashlib
import tempfile
from pathlib import Path

import PIL
import platformdirs

from presswork.model.condition import Condition

START, END = b"\xff\xd8", b"\xff\xd9"  # of a JPEG


def folder() -> Path:
    """Give the folder of the cache."""
    return Path(platformdirs.user_cache_dir("presswork")) / "negatives"


def name_of(picture: bytes, condition: Condition, frame: tuple[float, float], focal: tuple[float, float], *,
            colour: bool) -> str:
    """Hash a separation: picture, profile, what the condition says of pictures, frame in pt, focal point, colour."""
    whole = hashlib.sha256(picture)
    whole.update(_profile(condition.profile).encode())
    whole.update(f"{condition.intent} {condition.total_ink:g} {condition.limits.ppi} {colour} {frame[0]:.3f} "
                 f"{frame[1]:.3f} {focal} {_engine()}".encode())
    return f"{whole.hexdigest()}.jpg"


@functools.cache
def _profile(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@functools.cache
def _engine() -> str:
    """Hash what separates: another engine, other entries."""
    sources = (Path(__file__).with_name(name).read_bytes() for name in ("separation.py", "pictures.py"))
    return hashlib.sha256(b"".join(sources)).hexdigest() + PIL.__version__


def kept(name: str) -> bytes | None:
    """Read a negative, or None where there is none or it is not whole."""
    try:
        data = (folder() / name).read_bytes()
    except OSError:
        return None
    return data if data.startswith(START) and data.endswith(END) else None


def weight(negative: bytes) -> float | None:
    """Give the ink of a negative's heaviest pixel as it was measured when it was made, percent; None of any other."""
    try:
        return float((folder() / _weight(negative)).read_bytes())
    except (OSError, ValueError):
        return None


def weigh(negative: bytes, ink: float) -> None:
    """Keep the ink of a negative, percent, by the hash of its bytes."""
    keep(_weight(negative), f"{ink:.1f}".encode())


def _weight(negative: bytes) -> str:
    return f"{hashlib.sha256(negative).hexdigest()}.ink"


def keep(name: str, data: bytes) -> None:
    """Keep a negative: written beside its place and moved there, so that no reader sees half of it."""
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=folder(), delete=False) as file:
        file.write(data)
    Path(file.name).replace(folder() / name)
