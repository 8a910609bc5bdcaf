"""Findings on their way out: as one line each for people, as plain values for machines."""

from collections.abc import Iterable
from typing import Any

import click

from presswork.model.report import WARNING, Finding


def as_values(finding: Finding) -> dict[str, Any]:
    """Give a finding as JSON values; line and column are 0 where they are not known."""
    place = finding.place
    return {
        "severity": finding.severity,
        "slug": finding.slug,
        "what": finding.what,
        "cure": finding.cure,
        "file": place.file if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
    }


def tell(findings: Iterable[Finding]) -> None:
    """Print each finding once, as one line on standard error; warnings say that they are."""
    for line in dict.fromkeys(map(as_line, findings)):
        click.echo(line, err=True)


def as_line(finding: Finding) -> str:
    """Give the line for people."""
    return f"warning: {finding}" if finding.severity == WARNING else str(finding)
