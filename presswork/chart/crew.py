"""Crews: work shared out among processes that are forked once what it needs is in memory.

A fork takes a few milliseconds and shares what was imported; a process that starts anew would import it again, longer
than ten charts take. Where threads run (a preview server) or the system cannot fork, the work is done here.
"""

import importlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

FEWEST = 4  # pieces of work a process, under which another is not worth its start
Piece = TypeVar("Piece")
Made = TypeVar("Made")


def share(make: Callable[[Piece], Made], pieces: Sequence[Piece], workers: int = 0,
          needs: str = "presswork.chart.plot") -> list[Made]:
    """Make something of each piece, in its order, in up to ``workers`` processes (0: one a core).

    They all have the module that it ``needs`` from the start.
    """
    count = min(workers or cores(), len(pieces) // FEWEST)
    if count < 2 or threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [make(piece) for piece in pieces]
    importlib.import_module(needs)  # once, before there are more of us
    with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as crew:
        return list(crew.map(make, pieces, chunksize=1))


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
