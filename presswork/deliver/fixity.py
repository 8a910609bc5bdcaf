"""Fixity: what of a bag or of a finished file is no longer as it was made, by name.

Every file of a bag stands in two manifests, so that a damaged manifest is told from a damaged file: where one algorithm
says that a file changed and the other that it did not, the manifest is what changed. The manifests of the payload are
tag files, which the tag manifests hold; these follow from the files, and are compared byte for byte.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from presswork.deliver.bag import ALGORITHMS, tag_files, tag_manifest
from presswork.finish.seal import IDENTIFIER, intact

LINE = re.compile(r"([0-9a-f]+)  (\S.*)")
CHANGED, GONE, NEW = "changed", "is missing", "was not there"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was: its name in the bag, and in what way."""

    name: str
    how: str

    def __str__(self) -> str:
        """Give ``name: how``."""
        return f"{self.name}: {self.how}"


def differences(bag: Path) -> list[Difference]:
    """List what changed in a bag, sorted by name; [] where all is as it was."""
    held = {path.relative_to(bag).as_posix(): path for path in bag.rglob("*") if path.is_file() or path.is_symlink()}
    payload = {name: path for name, path in held.items() if name.startswith("data/")}
    tags = tag_files(bag)
    found = [*_compared(payload, _manifests(bag, "manifest")), *_compared(tags, _manifests(bag, "tagmanifest")),
             *_tag_manifests(bag)]
    found += [Difference(f"tagmanifest-{name}.txt", GONE) for name in ALGORITHMS
              if f"tagmanifest-{name}.txt" not in held]
    unknown = {name for name in held if name.startswith("tagmanifest-") and "/" not in name}
    unknown -= {f"tagmanifest-{name}.txt" for name in ALGORITHMS}
    found += [Difference(name, NEW) for name in unknown]
    return sorted(dict.fromkeys(found), key=lambda one: (one.name, one.how))


def _manifests(bag: Path, kind: str) -> dict[str, dict[str, str]]:
    """Read the manifests of a kind: {algorithm: {name: digest}}; a line that cannot be read holds no file."""
    read: dict[str, dict[str, str]] = {}
    for algorithm in ALGORITHMS:
        path = bag / f"{kind}-{algorithm}.txt"
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        rows = [row for line in text.split("\n") if (row := LINE.fullmatch(line))]
        read[algorithm] = {row[2].replace("%0A", "\n").replace("%0D", "\r"): row[1] for row in rows}
    return read


def _compared(files: Mapping[str, Path], manifests: Mapping[str, Mapping[str, str]]) -> Iterator[Difference]:
    """Compare files with what their manifests say; one algorithm that is content is enough."""
    for name, path in files.items():
        says = [manifest[name] for manifest in manifests.values() if name in manifest]
        if not says:
            yield Difference(name, NEW)
        elif not any(_matches(path, algorithm, manifest.get(name, "")) for algorithm, manifest in manifests.items()):
            yield Difference(name, CHANGED)
    listed = [set(manifest) for manifest in manifests.values() if manifest]
    for name in sorted(set.intersection(*listed) - set(files)) if listed else ():
        yield Difference(name, GONE)


def _matches(path: Path, algorithm: str, said: str) -> bool:
    return bool(said) and hashlib.new(algorithm, path.read_bytes()).hexdigest() == said


def _tag_manifests(bag: Path) -> Iterator[Difference]:
    """Find a tag manifest that is not what the tag files make it, while the other one holds them for good."""
    manifests = _manifests(bag, "tagmanifest")
    tags = tag_files(bag)
    for algorithm in ALGORITHMS:
        path = bag / f"tagmanifest-{algorithm}.txt"
        others = {name: manifest for name, manifest in manifests.items() if name != algorithm}
        if path.is_file() and path.read_bytes() != tag_manifest(bag, algorithm) and not list(_compared(tags, others)):
            yield Difference(path.name, CHANGED)


def of_pdf(path: Path) -> list[str]:
    """Say what is wrong with a lone finished file, by its seal and by what it carries; [] where it is intact."""
    data = path.read_bytes()
    if intact(data):
        return []
    if not IDENTIFIER.search(data):
        return ["it has no seal: it was not made by this Presswork, or its end is damaged"]
    return ["it is not as it was made: its bytes do not give the checksum of its identifier", *_parts(path)]


def _parts(path: Path) -> Iterator[str]:
    """Name the parts of a damaged file that can be told: attachments by their own checksum, pages that do not read."""
    try:
        with pikepdf.open(path) as pdf:
            for name, stream in pdf.attachments.items():
                spec = stream.get_file()
                if spec.md5 and hashlib.md5(spec.read_bytes(), usedforsecurity=False).digest() != spec.md5:
                    yield f"its attachment {name} changed"
            for number, page in enumerate(pdf.pages, 1):
                try:
                    pikepdf.parse_content_stream(page)
                except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
                    yield f"its page {number} cannot be read"
            yield from (f"its structure: {' '.join(str(warning).split())[:160]}" for warning in pdf.get_warnings()[:4])
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        yield f"it cannot be opened: {' '.join(str(error).split())[:160]}"
