"""``presswork rebuild``: the finished files of a bag made again from the bag alone, and compared byte for byte."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.progress import Report, progress
from presswork.model.report import Faults

EPILOG = """\
\b
Examples:
  presswork rebuild out/annual-report.bag
  presswork rebuild out/annual-report.bag --out again/    and keep the files

\b
Layouts, charts and content come from the bag, engine and typefaces from this machine; where those are not what
they were, it says so.

\b
Exit codes:
  0  every finished file came out the same
  1  one did not, or the bag has changed
  2  what is in the bag cannot be built here
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("bag", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="BAG")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Keep the files that were made, as DIR/PUBLICATION/EDITION.TARGET.pdf.")
def rebuild(bag: Path, out: Path | None) -> None:
    """Make the finished files of a bag again and compare their bytes."""
    from presswork.deliver.fixity import differences

    if wrong := differences(bag):
        for one in wrong:
            click.echo(f"{bag / one.name}: {one.how}")
        click.echo(f"{bag}: not as it was made, so nothing was rebuilt")
        raise SystemExit(1)
    with caches(), progress() as report, tempfile.TemporaryDirectory(prefix="presswork-") as room:
        copy = Path(room) / "bag"  # charts are run from there, and leave their compiled code
        shutil.copytree(bag / "data", copy)
        try:
            made = _made(copy, out or Path(room) / "out", report)
        except Faults as faults:
            tell(faults.findings)
            raise SystemExit(2) from None
        told = list(_compared(bag / "data" / "pdf", made))
        if any(not same for _, same in told):
            for line in _causes(copy):
                click.echo(line)
    for line, _ in told:
        click.echo(line)
    if not all(same for _, same in told):
        raise SystemExit(1)


def _made(data: Path, out: Path, report: Report) -> dict[str, bytes]:
    """Build what stands in pdf/ from the rest of the payload; gives {file name: bytes}. Raises Faults."""
    from presswork.house import standing_in
    from presswork.line import build

    wanted: dict[str, list[str]] = {}
    for file in sorted((data / "pdf").glob("*.pdf")):
        edition, _, target = file.stem.rpartition(".")
        wanted.setdefault(edition, []).append(target)
    folder = next(sheet.parent for sheet in (data / "workspace" / "data").glob("*/publication.yaml"))
    made: dict[str, bytes] = {}
    with standing_in((data / "house").resolve()):
        for edition, targets in wanted.items():
            for one in build(folder, editions=[edition], targets=targets, out=out, report=report):
                made[one.path.name] = one.path.read_bytes()
    return made


def _compared(kept: Path, made: Mapping[str, bytes]) -> Iterator[tuple[str, bool]]:
    """Give a line a file, and whether it is the same."""
    for name, data in sorted(made.items()):
        before = (kept / name).read_bytes()
        if before == data:
            yield f"{name}: the same {len(data)} bytes", True
            continue
        at = next((at for at, (one, other) in enumerate(zip(before, data, strict=False)) if one != other),
                  min(len(before), len(data)))
        yield f"{name}: differs from byte {at}; {len(before)} bytes in the bag, {len(data)} made here", False


def _causes(data: Path) -> Iterator[str]:
    """Say what of the environment is not what it was."""
    from presswork.deliver.environment import changed, engine, packages
    from presswork.house import standing_in
    from presswork.line import contents

    kept = data / "environment"
    if (was := (kept / "engine.txt").read_text(encoding="utf-8").strip()) != engine():
        yield f"the engine is another: {engine()}, was {was}"
    lines = (kept / "packages.txt").read_text(encoding="utf-8").splitlines()
    here = set(packages())
    yield from (f"the package {line} is not here" for line in lines if line not in here)
    folder = next(sheet.parent for sheet in (data / "workspace" / "data").glob("*/publication.yaml"))
    with standing_in((data / "house").resolve()):
        layouts = contents(folder)[1]
    yield from (f"the typeface {line}" for line in changed((kept / "typefaces.csv").read_bytes(), layouts))
