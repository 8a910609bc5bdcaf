"""``presswork check --standard`` and ``--read``: finished PDFs put to veraPDF, and told as a screen reader does."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from presswork.check.validation import STANDARDS, Validation

CLAIMED = "claimed"
MOST = 8  # rules shown of a file


def chosen_standards(text: str) -> list[str]:
    """Read the list of the option. Raises click's BadParameter for a name that is not known."""
    names = [name.strip().lower().removeprefix("pdf/").removeprefix("a-") for name in text.split(",") if name.strip()]
    names = [name.replace("ua-", "ua") for name in names]
    wrong = [name for name in names if name not in STANDARDS and name != CLAIMED]
    if wrong or not names:
        raise click.BadParameter(f"{', '.join(wrong) or text!r} is not one of {CLAIMED}, {', '.join(STANDARDS)}",
                                 param_hint="--standard")
    return list(dict.fromkeys(names))


def tell_standards(files: Sequence[Path], standards: Sequence[str], *, machine: bool) -> bool:
    """Validate files and print what was found; say whether all was validated and all passed."""
    from presswork.check.validation import GETTING, AbsentError

    try:
        found = list(_validated(files, standards))
    except AbsentError as absent:
        click.echo(f"not validated: veraPDF cannot run here, {absent} (no-verapdf); to get it: {GETTING}", err=True)
        return False
    if machine:
        click.echo(json.dumps([_values(one) for one in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(line for one in found for line in _lines(one)))
    silent = [file for file in files if all(one.path != file for one in found)]
    for file in silent:
        click.echo(f"{file}: it names no standard (no-standard); say which with --standard", err=True)
    return not silent and all(one.passed for one in found)


def tell_reading(files: Sequence[Path]) -> None:
    """Print a walk through the tag tree of each file."""
    from presswork.check.paper import UnreadableError
    from presswork.check.reading import heard

    for file in files:
        try:
            lines = heard(file)
        except UnreadableError as error:
            raise click.ClickException(f"{file}: {error}") from None
        click.echo("\n".join(map(str, lines)) if lines else f"{file}: it has no tags, so there is nothing to read")


def _validated(files: Sequence[Path], standards: Sequence[str]) -> Iterator[Validation]:
    """Validate files for the standards asked for, those that ask for their own in one run for each set of claims."""
    from presswork.check.claims import claimed
    from presswork.check.validation import validate

    asked: dict[tuple[str, ...], list[Path]] = {}
    for file in files:
        names = [name for each in standards for name in (claimed(file) if each == CLAIMED else (each,))]
        asked.setdefault(tuple(dict.fromkeys(names)), []).append(file)
    for wanted, group in asked.items():
        if known := [name for name in wanted if name in STANDARDS]:
            yield from validate(group, known)


def _lines(one: Validation) -> Iterator[str]:
    """Give the verdict, and under it the rules broken."""
    word = "passed" if one.passed else "failed"
    yield f"{one.path}: {word} {STANDARDS[one.standard]}, {one.checks} checks{f', {one.error}' if one.error else ''}"
    for breach in one.breaches[:MOST]:
        yield f"  {breach}"
        yield f"    at {breach.place}" if breach.place else "    of the whole file"
    if len(one.breaches) > MOST:
        yield f"  and {len(one.breaches) - MOST} rules more (--json tells all)"


def _values(one: Validation) -> dict[str, Any]:
    return {"file": str(one.path), "standard": STANDARDS[one.standard], "passed": one.passed, "checks": one.checks,
            "error": one.error, "rules": [
                {"clause": breach.clause, "test": breach.test, "count": breach.count, "what": breach.words,
                 "place": breach.place} for breach in one.breaches]}
