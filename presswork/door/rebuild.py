"""``presswork rebuild``: the finished files of a bag made again from the bag alone, and compared byte for byte."""

import shutil
import tempfile
from pathlib import Path

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.progress import progress
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
    from presswork.archive import causes, compared, rebuilt
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
            made = rebuilt(copy, out or Path(room) / "out", report)
        except Faults as faults:
            tell(faults.findings)
            raise SystemExit(2) from None
        told = list(compared(bag / "data" / "pdf", made))
        if any(not same for _, same in told):
            for line in causes(copy):
                click.echo(line)
    for line, _ in told:
        click.echo(line)
    if not all(same for _, same in told):
        raise SystemExit(1)
