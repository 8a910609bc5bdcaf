"""The typefaces that the layouts and charts ask for, and what answers on this machine."""

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from presswork.door.libraries import MISSING, OK, WARN, Check, cure_for
from presswork.model.layout import Layout
from presswork.model.report import Faults, Finding
from presswork.model.style import Face, TypeStyle

NEEDED = ("platformdirs", "uharfbuzz", "pydantic", "yaml", "jinja2")  # to read layouts and find faces


def typefaces(folders: Sequence[Path]) -> Iterator[Check]:
    """Check the faces of every layout in the folders; another weight than asked for is a warning."""
    lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if lacking:
        what = f"not looked for: {', '.join(lacking)} is not installed"
        yield Check("typefaces", "all", WARN, what, "install the packages, then ask again")
        return
    from presswork.load.layout import load_layout
    from presswork.load.options import layout_names

    for name in layout_names(folders):
        try:
            layout = load_layout(name, folders)
        except Faults as faults:
            yield from (
                Check("typefaces", name, MISSING, str(finding), finding.cure) for finding in faults.findings
            )
            continue
        yield from layout_faces(layout)


def layout_faces(layout: Layout) -> Iterator[Check]:
    """Check each face of a layout and of its charts once, with the styles that use it."""
    from presswork.chart.look import voices

    charts = {f"chart {name}": style for name, style in voices(layout).items()}
    for face, users in users_of({**layout.styles, **charts}).items():
        state, detail, cure = found(face)
        yield Check("typefaces", f"{layout.name}: {face.name}", state, f"{detail} ({abridged(users)})", cure)


def users_of(styles: dict[str, TypeStyle]) -> dict[Face, list[str]]:
    """Map each face of the stacks to the styles that use it, in the styles' order."""
    users: dict[Face, list[str]] = {}
    for name, style in styles.items():
        for face in dict.fromkeys((*style.faces, *style.strong, *style.emphasis, *style.lead)):
            users.setdefault(face, []).append(name)
    return users


def abridged(names: Iterable[str], most: int = 3) -> str:
    """Join names, the first few only."""
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def found(face: Face) -> tuple[str, str, str]:
    """Look for a face as the composer does: its state, the file or what is wrong, and the cure."""
    from presswork.faces import WHEELS, resolve, substitution, wheel_file

    wheel = wheel_file(face)
    if wheel:
        return OK, wheel.name, ""
    if face.family in WHEELS:
        package = WHEELS[face.family][0].replace("_", "-")
        return MISSING, f"the typeface {face.family} is not here", f"pip install {package}"
    try:
        other = substitution(face)
        return (WARN, other.what, cure(face, other)) if other else (OK, Path(resolve(face).path).name, "")
    except Faults as faults:
        return MISSING, faults.findings[0].what, cure(face, faults.findings[0])


# family: (Debian package, Homebrew cask)
SOURCES = {
    "Noto Serif CJK": ("fonts-noto-cjk fonts-noto-cjk-extra", "font-noto-serif-cjk-sc"),
    "Noto Sans CJK": ("fonts-noto-cjk fonts-noto-cjk-extra", "font-noto-sans-cjk-sc"),
    "LXGW WenKai": ("fonts-lxgw-wenkai", "font-lxgw-wenkai"),
}


def cure(face: Face, finding: Finding) -> str:
    """Give the line that gets a face here, or the finding's own cure."""
    source = next((source for family, source in SOURCES.items() if face.family.startswith(family)), None)
    return cure_for(*source) if source else finding.cure
