"""``presswork archive``: a publication with all that it was made from, in a BagIt bag."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.progress import Report, progress
from presswork.door.render import STANDARDS, TARGETS
from presswork.door.summary import human_size, near
from presswork.model.report import WARNING, Faults

if TYPE_CHECKING:
    from presswork.model.built import Built

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
    failed = False
    with caches(), progress() as report:
        try:
            chosen = chosen_publications(folders, Path())
        except Faults as faults:
            tell(faults.findings)
            raise SystemExit(2) from None
        for folder in chosen:
            try:
                _archived(folder, editions, targets or TARGETS, out, validate, report)
            except Faults as faults:
                tell(faults.findings)
                failed = True
    if failed:
        raise SystemExit(2)


def _archived(folder: Path, editions: Sequence[str], targets: Sequence[str], out: Path, validate: bool,
              report: Report) -> None:
    """Build a publication in a room of its own and bag it. Raises Faults."""
    from presswork.deliver.bag import write_bag
    from presswork.deliver.deposit import dublin_core, label, premis
    from presswork.deliver.holdings import holdings
    from presswork.line import build, contents

    publication, layouts = contents(folder)
    path = out / f"{publication.id}.bag"
    with tempfile.TemporaryDirectory(prefix="presswork-") as room:
        built = build(folder, editions=list(editions) or None, targets=targets, out=Path(room), report=report)
        tell(finding for one in built for finding in one.warnings if finding.severity == WARNING)
        outcomes = _outcomes(built) if validate else {}
        report("archive")
        held = holdings(publication, layouts, built)
        described = {"metadata/dublin-core.xml": dublin_core(publication, built),
                     "metadata/premis.xml": premis(publication, built, outcomes)}
        write_bag(path, held, described, label(publication))
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    click.echo(f"{near(path)}: {len(held)} files, {human_size(size)}, {len(built)} of them finished")


def _outcomes(built: "Sequence[Built]") -> dict[str, str]:
    """Put files to the standards that they name; gives veraPDF's words by file name. Raises Faults where one fails."""
    from presswork.check.claims import claimed
    from presswork.check.validation import GETTING, STANDARDS, AbsentError, validate
    from presswork.model.place import Place
    from presswork.model.report import Finding

    outcomes: dict[str, str] = {}
    for one in built:
        if not (names := claimed(one.path)):
            continue
        try:
            verdicts = validate([one.path], names)
        except AbsentError as absent:
            raise Faults([Finding(None, f"veraPDF cannot run here, {absent}", "no-verapdf", GETTING)]) from None
        for each in verdicts:
            if not each.passed:
                what = f"fails {STANDARDS[each.standard]}: {each.error or each.breaches[0]}"
                raise Faults([Finding(Place(one.path.name), what, "not-valid", "mend the publication or its layout")])
        outcomes[one.path.name] = "passed " + ", ".join(STANDARDS[name] for name in names)
    return outcomes
