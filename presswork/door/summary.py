"""The closing table: what was made, how long it took, and what it does not promise yet."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from presswork.door.findings import as_values
from presswork.model.built import Built
from presswork.model.report import Finding

HEADS = ("file", "pages", "size", "seconds")


def cells(text: str) -> int:
    """Count the terminal cells that a text takes: wide characters take two (Unicode TR 11), marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, width: int, *, right: bool) -> str:
    """Fill a text with spaces to a width in terminal cells."""
    space = " " * (width - cells(text))
    return space + text if right else text + space


def human_size(size: int) -> str:
    """Give a size in bytes as people read it, in decimal kilobytes and megabytes."""
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def near(path: Path) -> str:
    """Give a path as the user would type it: relative where it is under the current folder."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Align rows of texts into lines: the first column to the left, the others to the right."""
    widths = [max(cells(row[index]) for row in rows) for index in range(len(rows[0]))]
    return [
        "  ".join(
            pad(text, width, right=index > 0)
            for index, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def closing_lines(built: Sequence[Built]) -> list[str]:
    """Give the closing table and, under it, a line a target on what it does not promise yet."""
    rows = [
        HEADS,
        *((near(one.path), str(one.pages), human_size(one.size), f"{one.seconds:.2f}") for one in built),
    ]
    promises = dict.fromkeys((one.target, one.promises) for one in built if one.promises)
    return [*table(rows), *(f"{target}: {words}" for target, words in promises)]


def machine_values(built: Iterable[Built], errors: Iterable[Finding]) -> dict[str, Any]:
    """Give the whole result as JSON values (docs/commands.md tells the keys)."""
    files = [
        {
            "path": str(one.path),
            "publication": one.publication,
            "edition": one.edition,
            "target": one.target,
            "pages": one.pages,
            "size": one.size,
            "seconds": round(one.seconds, 3),
            "promises": one.promises,
            "warnings": [as_values(finding) for finding in one.warnings],
        }
        for one in built
    ]
    return {"built": files, "errors": [as_values(finding) for finding in errors]}
