"""The bag: holdings with their checksums in a folder after RFC 8493 (BagIt 1.0), made by the library bagit."""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import bagit  # type: ignore[import-untyped]

from presswork.deliver.files import CURE
from presswork.deliver.holdings import Holding
from presswork.model.place import Place
from presswork.model.report import Faults, Finding

ALGORITHMS = ("sha256", "sha512")
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
logging.getLogger("bagit").setLevel(logging.CRITICAL)


def write_bag(path: Path, held: Mapping[str, Holding], described: Mapping[str, bytes],
              label: Mapping[str, str | list[str]]) -> None:
    """Write a bag in the place of ``path``: holdings under data/, ``described`` beside it, ``label`` as bag-info.txt.

    It is made beside its place and moved there whole. Raises Faults (``cannot-write``, ``no-bag`` for a folder that
    stands there and is no bag).
    """
    if path.exists() and not (path / "bagit.txt").is_file():
        what = "stands where the bag is to be, and is no bag"
        raise Faults([Finding(Place(str(path)), what, "no-bag", "move it away, or name another --out")])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".bag-") as room:
            made = Path(room) / path.name
            _fill(made, held)
            made.chmod(0o755)
            bagit.make_bag(str(made), dict(label), checksums=list(ALGORITHMS))
            _fill(made, described)
            (made / "bagit.txt").write_text(DECLARATION, encoding="utf-8", newline="\n")
            for algorithm in ALGORITHMS:
                tagged = tag_manifest(made, algorithm)
                (made / f"tagmanifest-{algorithm}.txt").write_bytes(tagged)
            if path.exists():
                path.rename(Path(room) / "former")
            made.rename(path)
    except OSError as error:
        what = f"cannot write: {error.strerror or error}"
        raise Faults([Finding(Place(str(path)), what, "cannot-write", CURE)]) from error


def _fill(folder: Path, files: Mapping[str, Holding]) -> None:
    for name, source in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, bytes):
            target.write_bytes(source)
        else:
            shutil.copyfile(source, target)


def tag_files(bag: Path) -> dict[str, Path]:
    """Give the tag files of a bag by name, sorted: all that is outside data/ but the tag manifests."""
    found = {path.relative_to(bag).as_posix(): path for path in bag.rglob("*") if path.is_file()}
    return {name: path for name, path in sorted(found.items())
            if not name.startswith("data/") and not (name.startswith("tagmanifest-") and "/" not in name)}


def tag_manifest(bag: Path, algorithm: str) -> bytes:
    """Write the manifest of the tag files as they now are."""
    lines = (f"{hashlib.new(algorithm, path.read_bytes()).hexdigest()}  {name}\n"
             for name, path in tag_files(bag).items())
    return "".join(lines).encode()
