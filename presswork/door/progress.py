"""Progress: a bar with the name of the stage, on a terminal only.

The line tells where it is by one text a step: "paint", or with a count "3/14 newspaper: paint"; the count
moves the bar. rich is imported only here and only for a terminal.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[str], None]
COUNTED = re.compile(r"(\d+)/(\d+)\s+(.*)", re.DOTALL)


def split_count(text: str) -> tuple[int | None, int | None, str]:
    """Split "3/14 paint" into 3, 14 and "paint"; None where there is no count."""
    found = COUNTED.fullmatch(text)
    return (int(found[1]), int(found[2]), found[3]) if found else (None, None, text)


def silent(text: str) -> None:
    """Take a report and say nothing."""


@contextmanager
def progress(*, show: bool | None = None) -> Iterator[Report]:
    """Give the function that the line reports to; without ``show`` a terminal decides."""
    if not (sys.stderr.isatty() if show is None else show):
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    looks = (
        SpinnerColumn(),
        BarColumn(24),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*looks, console=Console(stderr=True, force_terminal=show), transient=True) as bar:
        task = bar.add_task("load", total=None)

        def report(text: str) -> None:
            done, total, words = split_count(text)
            bar.update(task, description=words, completed=done, total=total)

        yield report
