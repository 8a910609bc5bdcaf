"""Charts: how long forty fresh drawings take, in one process and in as many as there are, and how long cached ones.

Both galleries of docs/gallery/ draw their 24 kinds at a newspaper's two columns; the first forty count. Every run is a
process of its own with an empty cache (but for fonts, which are cut once), so that imports are counted; runs alternate.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUN = """
import sys, time
from pathlib import Path
from presswork.chart import cache
cache.folder = lambda: Path(sys.argv[1])
from presswork.chart.draw import draw_all
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
start, made = time.perf_counter(), 0
for name in ("en", "zh"):
    folder = Path("docs/gallery") / name
    publication = load_publication(folder, layouts=shelves("layouts", folder))
    edition = publication.editions[0]
    layout = load_layout(edition.layout, shelves("layouts", folder), publication.language, edition.options)
    figures = list(publication.figures.values())[:20]
    made += len(draw_all([(figure, 258.0, 330.0) for figure in figures], publication, layout, int(sys.argv[2])))
print(made, "matplotlib" in sys.modules, time.perf_counter() - start)
"""


def timed(folder: str, workers: int) -> tuple[float, float, str]:
    """Run in a process of its own; give its seconds by the clock and on the cores, imports included, and its words."""
    start, before = time.perf_counter(), os.times()
    told = subprocess.run([sys.executable, "-c", RUN, folder, str(workers)], check=True, capture_output=True, text=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent, told.stdout.strip()


def main() -> None:
    """Print seconds, the best of three runs each, interleaved."""
    workers = len(os.sched_getaffinity(0))
    best: dict[str, tuple[float, float]] = {}
    for _ in range(3):
        for name, count in (("one process", 1), (f"{workers} processes", workers)):
            with tempfile.TemporaryDirectory() as folder:
                *fresh, _ = timed(folder, count)
                *cached, told = timed(folder, count)
            for what, (clock, core) in ((f"fresh, {name}", fresh), ("cached", cached)):
                least = best.get(what, (1e9, 1e9))
                best[what] = min(clock, least[0]), min(core, least[1])
    for name, (clock, core) in best.items():
        print(f"40 charts {name}: {clock:.2f} s by the clock, {core:.2f} s of the cores")
    print(f"cached run: drawings, matplotlib imported, seconds within: {told}")


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[1])
    main()
