"""What Presswork stands on: Python packages as pinned, the system's libraries, places to write."""

import ctypes
import importlib.metadata
import os
import platform
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from presswork.house import house_folder

OK, WARN, MISSING = "ok", "warning", "missing"
PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)$")


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the doctor: ``state`` is OK, WARN or MISSING; ``cure`` tells how to get what is not there."""

    group: str
    subject: str
    state: str
    detail: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """A shared library: its file names on Linux, macOS and Windows, and the packages that have it."""

    name: str
    files: tuple[str, str, str]
    debian: str
    brew: str


LIBRARIES = (
    System("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
           "libpango-1.0-0", "pango"),
    System("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
           "libpangoft2-1.0-0", "pango"),
    System("HarfBuzz-Subset",
           ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
           "libharfbuzz-subset0", "harfbuzz"),
)  # fmt: skip


def pins() -> dict[str, str]:
    """Give the packages that Presswork needs with their versions: of the checkout, or as installed."""
    project = house_folder() / "pyproject.toml"
    if project.is_file():
        lines = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    else:
        lines = importlib.metadata.requires("presswork") or []
    return {found[1]: found[2] for line in lines if (found := PIN.fullmatch(line.strip()))}


def same_version(one: str, other: str) -> bool:
    """Say whether two versions are one: leading zeros do not count (PEP 440, "Integer Normalization")."""
    return len({re.sub(r"(?<![0-9])0+(?=[0-9])", "", version) for version in (one, other)}) == 1


def packages() -> Iterator[Check]:
    """Check the Python packages: one not there is missing, another version than the pinned a warning."""
    for name, version in pins().items():
        cure = f"pip install {name}=={version}"
        try:
            here = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            yield Check("packages", name, MISSING, f"{version} is needed", cure)
            continue
        same = same_version(here, version)
        detail = here if same else f"{here}; tested with {version}"
        yield Check("packages", name, OK if same else WARN, detail, "" if same else cure)


def cure_for(debian: str, brew: str) -> str:
    """Give the line that gets a system package here."""
    if sys.platform == "darwin":
        return f"brew install {brew}"
    return f"apt install {debian}" if shutil.which("apt-get") else f"install {debian} (its name on Debian)"


def loaded(files: tuple[str, str, str]) -> str:
    """Give the file name under which a shared library can be loaded here, or ""."""
    for name in files:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return name
    return ""


def libraries() -> Iterator[Check]:
    """Check the shared libraries that no wheel carries, and the command that lists typefaces."""
    for system in LIBRARIES:
        file = loaded(system.files)
        cure = "" if file else cure_for(system.debian, system.brew)
        yield Check("system", system.name, OK if file else MISSING, file or "not found", cure)
    command = shutil.which("fc-list")
    cure = "" if command else cure_for("fontconfig", "fontconfig")
    yield Check("system", "fc-list", OK if command else MISSING, command or "not found", cure)


def machine() -> Iterator[Check]:
    """Tell the Python and the cache folder; a cache that cannot be written is a warning."""
    yield Check(
        "machine", "Python", OK, f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    )
    try:
        import platformdirs
    except ModuleNotFoundError:
        return
    cache = Path(platformdirs.user_cache_dir("presswork"))
    home = next(folder for folder in (cache, *cache.parents) if folder.exists())
    free = home.is_dir() and os.access(home, os.W_OK)
    cure = "" if free else "set XDG_CACHE_HOME to a folder that can be written"
    yield Check(
        "machine", "cache", OK if free else WARN, str(cache) if free else f"{cache} cannot be written", cure
    )
