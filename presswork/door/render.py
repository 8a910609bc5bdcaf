"""``presswork render``: folders in, finished files out."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from presswork.door.caches import caches
from presswork.door.findings import tell
from presswork.door.folders import chosen_publications
from presswork.door.progress import Report, progress
from presswork.door.summary import closing_lines, machine_values, near
from presswork.model.built import Built
from presswork.model.report import Faults, Finding

TARGETS = ("screen", "press", "archive")
STANDARDS = ("screen-ua2", "archive-2u", "archive-4f")  # the same by other standards, where they are asked for

EPILOG = """\
\b
Examples:
  presswork render                            every publication of this workspace
  presswork render data/annual-report         one publication, all editions, all targets
  presswork render data/annual-report --edition newspaper --target press
  presswork render --target screen --open     look at the result
  presswork render --json > result.json       for scripts and CI

\b
Targets:
  screen   for reading on screens and with assistive technology: PDF/UA-1; screen-ua2 is PDF/UA-2
  press    for the printing plant
  archive  for keeping: PDF/A-3u and PDF/UA-1; archive-2u is PDF/A-2u, archive-4f PDF/A-4f and PDF/UA-2

A file that cannot be made does not touch the last good one. Faults are told all at once, a line each, and
the exit code is 2.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@click.option(
    "--edition", "editions", multiple=True, metavar="NAME", help="Only this edition; may be repeated."
)
@click.option(
    "--target",
    "targets",
    multiple=True,
    type=click.Choice((*TARGETS, *STANDARDS)),
    help="Only this target; may be repeated.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help="Where the files go, as DIR/PUBLICATION/EDITION.TARGET.pdf.",
)
@click.option("--open", "show", is_flag=True, help="Open the finished files in the system's viewer.")
@click.option("--json", "machine", is_flag=True, help="Print results and faults as JSON on standard output.")
@click.pass_obj
def render(
    default: Path | None,
    folders: tuple[Path, ...],
    editions: tuple[str, ...],
    targets: tuple[str, ...],
    out: Path,
    show: bool,
    machine: bool,
) -> None:
    """Build publications: each edition of each FOLDER for each target.

    FOLDER is a publication (it holds publication.yaml) or a workspace (its data/ holds publications).
    Without one, the folder you stand in is taken.
    """
    with caches(), progress(show=False if machine else None) as report:
        built, errors = build_all(folders, default or Path(), editions, targets or TARGETS, out, report)
    if machine:
        click.echo(json.dumps(machine_values(built, errors), ensure_ascii=False, indent=2))
    else:
        tell_people(built, errors)
    if show:
        open_files(built)
    if errors:
        raise SystemExit(2)


def build_all(
    folders: Sequence[Path],
    default: Path,
    editions: Sequence[str],
    targets: Sequence[str],
    out: Path,
    report: Report,
) -> tuple[list[Built], list[Finding]]:
    """Build every publication; one with faults does not keep the others from being built."""
    built: list[Built] = []
    errors: list[Finding] = []
    try:
        chosen = chosen_publications(folders, Path(near(default)))
    except Faults as faults:
        return built, list(faults.findings)
    from presswork.line import build

    for folder in chosen:
        try:
            built += build(folder, editions=list(editions) or None, targets=targets, out=out, report=report)
        except Faults as faults:
            errors += faults.findings
    return built, errors


def tell_people(built: Sequence[Built], errors: Sequence[Finding]) -> None:
    """Print warnings and faults on standard error, the closing table on standard output."""
    tell([*(finding for one in built for finding in one.warnings), *errors])
    if built:
        click.echo("\n".join(closing_lines(built)))


def open_files(built: Sequence[Built]) -> None:
    """Open the finished files in the system's viewer; where there is none, say so."""
    failed = [one for one in built if click.launch(str(one.path))]
    if failed:
        click.echo(
            "warning: no viewer could be started on this machine (no-viewer); open the files by hand",
            err=True,
        )
