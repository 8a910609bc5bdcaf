"""``presswork doctor``: what is here, what is missing and how to get it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from presswork import __version__
from presswork.door.libraries import MISSING, OK, WARN, Check, libraries, machine, packages
from presswork.door.summary import table
from presswork.door.typefaces import typefaces
from presswork.house import shelves

SIGNS = {OK: "ok", WARN: "WARNING", MISSING: "MISSING"}
EPILOG = """\
\b
Examples:
  presswork doctor              everything, with the line that gets what is missing
  presswork doctor --json       the same for scripts and CI

A typeface that is missing is an error; a weight that is missing is a warning, the nearest one stands in.
The exit code is 1 when something needed is missing.
"""


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--json", "machine_readable", is_flag=True, help="Print the checks as JSON on standard output.")
def doctor(machine_readable: bool) -> None:
    """Tell what this machine has of what Presswork needs: packages, libraries, typefaces of the layouts.

    Layouts of the workspace you stand in are looked at too.
    """
    checks = [*machine(), *packages(), *libraries(), *typefaces(layouts_here())]
    missing = [check for check in checks if check.state == MISSING]
    if machine_readable:
        values = {
            "version": __version__,
            "healthy": not missing,
            "checks": [asdict(check) for check in checks],
        }
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([f"Presswork {__version__}", *lines(checks), "", verdict(checks)]))
    if missing:
        raise SystemExit(1)


def layouts_here() -> tuple[Path, ...]:
    """Give the layouts/ of the current folder, where there is one, and the house's."""
    here = Path("layouts").resolve()
    return tuple(dict.fromkeys((*([here] if here.is_dir() else []), *shelves("layouts"))))


def lines(checks: Iterable[Check]) -> list[str]:
    """Give the checks as lines under a head for each group; what is not well has its cure on a line below."""
    groups: dict[str, list[Check]] = {}
    for check in checks:
        groups.setdefault(check.group, []).append(check)
    made: list[str] = []
    for group, members in groups.items():
        made += ["", group, *group_lines(members)]
    return made


def group_lines(checks: Sequence[Check]) -> list[str]:
    """Align the checks of a group."""
    subjects = table([(check.subject,) for check in checks])
    made: list[str] = []
    for subject, check in zip(subjects, checks, strict=True):
        made.append(f"  {SIGNS[check.state]:7}  {subject}  {check.detail}".rstrip())
        if check.cure:
            made.append(f"           to get it: {check.cure}")
    return made


def verdict(checks: Sequence[Check]) -> str:
    """Sum up in one sentence."""
    missing = sum(check.state == MISSING for check in checks)
    warnings = sum(check.state == WARN for check in checks)
    if missing:
        return f"{missing} missing, {warnings} to look at: see “to get it” above."
    return f"Everything needed is here, {warnings} to look at." if warnings else "Everything is here."
