"""The preflight's words: lines for people, values for machines, findings for the line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from presswork.check.fault import NOTE, Fault
from presswork.check.preflight import Verdict
from presswork.model.place import Place
from presswork.model.report import ERROR, WARNING, Finding


def findings(verdict: Verdict, path: Path) -> tuple[Finding, ...]:
    """Give errors and warnings as findings of the file at ``path``."""
    return tuple(_finding(fault, path) for fault in verdict.faults if fault.severity != NOTE)


def _finding(fault: Fault, path: Path) -> Finding:
    where = f"{path.as_posix()}, {fault.where}" if fault.where else path.as_posix()
    return Finding(Place(where), fault.what, fault.rule, fault.cure, fault.severity)


def lines(verdict: Verdict) -> Iterator[str]:
    """Give the report for people: a line a fault, then the ink, then the verdict."""
    for fault in verdict.faults:
        yield f"{fault.severity}: {fault}"
    if verdict.inks:
        most, nearly = max(ink.most for ink in verdict.inks), max(ink.nearly for ink in verdict.inks)
        plates = dict.fromkeys(name for ink in verdict.inks for name in ink.plates)
        yield (f"ink: {nearly:.0f} % (99.9 % of the worst page), {most:.0f} % at the most, "
               f"{verdict.condition.total_ink:g} % allowed; plates: {', '.join(plates) or 'none'}")
    counts = [f"{len(verdict.of(severity))} {severity}{'' if len(verdict.of(severity)) == 1 else 's'}"
              for severity in (ERROR, WARNING)]
    word = "passed" if verdict.clean else "failed"
    pages = f"{verdict.pages} page{'' if verdict.pages == 1 else 's'}"
    yield f"{verdict.path}: {word} for {verdict.condition.name}, {pages}, {' and '.join(counts)}"


def values(verdict: Verdict) -> dict[str, Any]:
    """Give the report as JSON values (docs/press.md tells the keys)."""
    return {
        "file": str(verdict.path), "condition": verdict.condition.name, "passed": verdict.clean,
        "pages": verdict.pages, "faults": [_values(fault) for fault in verdict.faults],
        "ink": [{"page": ink.page, "plates": list(ink.plates), "most": round(ink.most, 1),
                 "p999": round(ink.nearly, 1), "mean": round(ink.mean, 1)} for ink in verdict.inks],
    }


def _values(fault: Fault) -> dict[str, Any]:
    return {"severity": fault.severity, "rule": fault.rule, "what": fault.what, "cure": fault.cure, "page": fault.page,
            "count": fault.count, "boxes": [[round(part, 2) for part in box] for box in fault.boxes]}
