"""``presswork kit``: what a newsroom needs of a publication, in one zip."""

import datetime as dt
from pathlib import Path

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.progress import Report, progress
from presswork.door.summary import near
from presswork.model.report import WARNING, Faults, Finding

EPILOG = """\
\b
Examples:
  presswork kit data/annual-report                     OUT/annual-report/annual-report-kit.zip
  presswork kit data/annual-report --edition newspaper the pages of one edition only
  presswork kit data/annual-report --lift              without the embargo, once its time has come

\b
Embargo (publication.yaml: embargo: 2022-10-12T08:00+08:00):
  the kit, its name, every file's name and the data inside say until when. --lift makes a kit without
  it and refuses before that time; --lift --early does it all the same.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option("--edition", "editions", multiple=True, metavar="NAME",
              help="Only the pages of this edition; may be repeated.")
@click.option("--lift", "lifted", is_flag=True, help="Leave the embargo out; refused before its time.")
@click.option("--early", is_flag=True, help="With --lift: before the embargo's time too.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"), show_default=True,
              metavar="DIR", help="Where the kit goes, as DIR/PUBLICATION/NAME.zip.")
@click.pass_obj
def kit(default: Path | None, folders: tuple[Path, ...], editions: tuple[str, ...], lifted: bool, early: bool,
        out: Path) -> None:
    """Pack the press kit of each FOLDER: release, web page, ninjs, pages, charts, pictures, facts, checksums.

    FOLDER is a publication (it holds publication.yaml) or a workspace (its data/ holds publications).
    """
    if early and not lifted:
        raise click.UsageError("--early goes with --lift")
    faults: list[Finding] = []
    with caches(), progress() as report:
        try:
            for folder in chosen_publications(folders, Path(near(default or Path()))):
                faults += _packed(folder, editions, out, report, lifted=lifted, early=early)
        except Faults as found:
            faults += found.findings
    tell(faults)
    if any(fault.severity != WARNING for fault in faults):
        raise SystemExit(2)


def _packed(folder: Path, editions: tuple[str, ...], out: Path, report: Report, *, lifted: bool,
            early: bool) -> list[Finding]:
    """Make one kit; give what is to be told of it."""
    from presswork.deliver.files import write_file
    from presswork.deliver.kit.embargo import told
    from presswork.kit import make_kit
    from presswork.load.publication import load_publication

    try:
        publication = load_publication(folder)
        word = told(publication, dt.datetime.now(dt.UTC), lifted=lifted, early=early)
        if any(finding.severity != WARNING for finding in word):
            return word
        made = make_kit(folder, editions=list(editions) or None, lifted=lifted, report=report)
        path = out / publication.id / made.name
        write_file(path, made.data)
    except Faults as found:
        return list(found.findings)
    click.echo(f"{near(path)}: {len(made.files)} files, {len(made.data) / 1e6:.1f} MB")
    return word
