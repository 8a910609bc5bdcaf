"""Names of finished files: OUT/PUBLICATION/EDITION.TARGET.pdf."""

import re
from pathlib import Path

from presswork.model.place import Place
from presswork.model.report import Faults, Finding

# No separators, control characters, or what Windows keeps for itself; no dot or space at either end.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]|^[. ]|[. ]$')
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
LONGEST = (
    120  # bytes of UTF-8; with a target, a suffix and a temporary name it stays under the 255 of most disks
)


def is_file_name(name: str) -> bool:
    """Say whether a name can be a file's on every system that Presswork is used on."""
    fits = 0 < len(name.encode("utf-8", "replace")) <= LONGEST
    return fits and not FORBIDDEN.search(name) and not DEVICES.match(name)


def target_path(out: Path, publication: str, edition: str, target: str, place: Place | None = None) -> Path:
    """Give the path of a finished PDF. Raises Faults (``bad-name``) for a name that cannot be a file's."""
    names = {"publication": publication, "edition": edition, "target": target}
    cure = f"use letters, digits, - and _, at most {LONGEST} bytes"
    findings = [
        Finding(place, f"the {what} “{name}” cannot be a file name", "bad-name", cure)
        for what, name in names.items()
        if not is_file_name(name)
    ]
    if findings:
        raise Faults(findings)
    return out / publication / f"{edition}.{target}.pdf"
