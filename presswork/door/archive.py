"""``presswork archive``: a publication with all that it was made from, in a BagIt bag."""

from pathlib import Path

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.progress import progress
from presswork.door.render import STANDARDS, TARGETS
from presswork.door.summary import human_size, near
from presswork.model.report import Faults

EPILOG = """\
\b
Examples:
  presswork archive data/annual-report               out/annual-report.bag
  presswork archive data/annual-report --validate    with veraPDF's verdict in the record
  presswork verify out/annual-report.bag             is it still as it was?
  presswork rebuild out/annual-report.bag            does it make the same files again?

\b
The bag (RFC 8493) holds the finished files, the publication, the layouts, charts, typefaces and packages that
it was made with, SHA-256 and SHA-512 of every file, Dublin Core and a PREMIS record. Its dates are the
publication's day: the same input gives the same bag. docs/archive.md tells more.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--edition", "editions", multiple=True, metavar="NAME", help="Only this edition; may be repeated.")
@click.option("--target", "targets", multiple=True, type=click.Choice((*TARGETS, *STANDARDS)),
              help="Only this target; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"), show_default=True,
              metavar="DIR", help="Where the bag goes, as DIR/PUBLICATION.bag.")
@click.option("--validate", is_flag=True, help="Put the files to veraPDF first, and record its verdict.")
def archive(folders: tuple[Path, ...], editions: tuple[str, ...], targets: tuple[str, ...], out: Path,
            validate: bool) -> None:
    """Build publications and put each in a bag with all that it was made from.

    FOLDER is a publication or a workspace, as for "presswork render".
    """
    from presswork.archive import archived

    failed = False
    with caches(), progress() as report:
        try:
            chosen = chosen_publications(folders, Path())
        except Faults as faults:
            tell(faults.findings)
            raise SystemExit(2) from None
        for folder in chosen:
            try:
                bag = archived(folder, editions=editions or None, targets=targets or TARGETS, out=out,
                               checked=validate, report=report, tell=tell)
                size = sum(file.stat().st_size for file in bag.path.rglob("*") if file.is_file())
                click.echo(f"{near(bag.path)}: {bag.held} files, {human_size(size)}, {bag.finished} of them finished")
            except Faults as faults:
                tell(faults.findings)
                failed = True
    if failed:
        raise SystemExit(2)
