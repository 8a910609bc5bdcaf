"""What the press costs: time against the screen, memory of a long book of photographs, ink of every demo.

    python bench/press.py time [ROUNDS]        press against screen, charts drawn; with and without the preflight
    python bench/press.py book [STORIES PICTURES ROUNDS]    a made book with photographs of 6 megapixels, for the
                                               first time and again: time, peak memory of all processes together
    python bench/press.py ink                  plates and total ink of every demo on both papers, from its separations

Every build is a process of its own, Ghostscript among its children. Seconds are those of the processor, so that a busy
machine does not count; of a book those of the clock as well. Rounds are interleaved; what counts are the ratios of one
run. Memory is the proportional set size of a build's processes, added up twenty times a second.
"""

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

DEMOS = {"yongkang-decade": ("newspaper", "brochure", "issue"), "printing-gazette": ("tabloid", "issue", "brochure")}
PAPERS = ("coated", "newsprint")
BUILD = (
    "import sys; from pathlib import Path; from presswork import line; "
    "checked = line._checked; line._checked = checked if sys.argv[5] == 'checked' else lambda *_: (); "
    "line.build(Path(sys.argv[1]), editions=[sys.argv[2]], targets=[sys.argv[3]], out=Path(sys.argv[4]), "
    "report=lambda stage: None)"
)
WAYS = (("screen", "unchecked"), ("press", "unchecked"), ("press", "checked"))
SIZE = (3000, 2000)  # pixels of a photograph
WORDS = re.findall(r"\w+", """
sheet ink type press paper line page column letter proof plate fold margin face size rule stock forme bed hand night
early plain narrow printed damp heavy set cut read laid turns takes keeps holds under after""")


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds of the processor and of the clock, peak memory of all its processes in MB."""

    processor: float
    clock: float
    memory: float


def build(folder: Path, edition: str, target: str, out: Path, way: str = "checked", cache: Path | None = None) -> Cost:
    """Build one file in a process of its own; ``cache`` is where it keeps things, for a first build a new folder."""
    code = [sys.executable, "-c", BUILD, str(folder), edition, target, str(out), way]
    kept = {"XDG_CACHE_HOME": str(cache)} if cache else {}
    start = time.perf_counter()
    child = subprocess.Popen(code, env={**os.environ, "PYTHONPATH": str(ROOT), **kept})
    most = 0.0
    while not (done := os.wait4(child.pid, os.WNOHANG))[0]:
        most = max(most, sum(memory(pid) for pid in family(child.pid)))
        time.sleep(0.05)
    if done[1]:
        raise SystemExit(f"{edition} {target} could not be built")
    return Cost(done[2].ru_utime + done[2].ru_stime, time.perf_counter() - start, most)


def family(pid: int) -> Iterator[int]:
    """Give a process and all that it started."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for kid in (task / "children").read_text(encoding="ascii").split():
                yield from family(int(kid))


def memory(pid: int) -> float:
    """Give the memory of a process, what it shares with others in proportion; MB."""
    with suppress(OSError):
        if found := re.search(r"(?m)^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")):
            return int(found[1]) / 1024
    return 0.0


def times(rounds: int) -> Iterator[str]:
    """Compare the targets of every demo."""
    yield "| edition | screen, s | press / screen | with preflight / screen |\n|---|---|---|---|"
    with tempfile.TemporaryDirectory() as room:
        for demo, editions in DEMOS.items():
            for edition in editions:
                build(ROOT / "data" / demo, edition, "screen", Path(room))  # fills the caches
                taken: dict[tuple[str, str], list[float]] = {way: [] for way in WAYS}
                for _ in range(rounds):
                    for way in WAYS:
                        taken[way].append(build(ROOT / "data" / demo, edition, way[0], Path(room), way[1]).processor)
                screen, press, checked = (statistics.median(taken[way]) for way in WAYS)
                yield f"| {demo} {edition} | {screen:.2f} | {press / screen:.2f} | {checked / screen:.2f} |"


def photograph(path: Path, seed: int) -> None:
    """Draw a picture with the grain and the soft grounds of a photograph."""
    random = np.random.default_rng(seed)
    wide, high = SIZE
    soft = random.integers(0, 255, (12, 18, 3), dtype=np.uint8)
    ground = np.asarray(Image.fromarray(soft).resize((wide, high), Image.Resampling.BICUBIC), dtype=np.int16)
    grain = random.normal(0, 9, (high, wide, 1)).astype(np.int16)
    Image.fromarray(np.clip(ground + grain, 0, 255).astype(np.uint8)).save(path, quality=90)


def sentences(random: np.random.Generator, count: int) -> str:
    """Write sentences of random words."""
    made = (" ".join(random.choice(WORDS, int(random.integers(8, 16)))) for _ in range(count))
    return " ".join(f"{line.capitalize()}." for line in made)


def book(folder: Path, stories: int, pictures: int) -> Path:
    """Write a publication of so many stories, each a chapter, with photographs shared out among them."""
    place = folder / "data" / "book"
    for name in ("stories", "pictures", "tables"):
        (place / name).mkdir(parents=True)
    random = np.random.default_rng(1)
    for number in range(pictures):
        photograph(place / "pictures" / f"p{number}.jpg", number)
    for at in range(stories):
        mine = [f"![](figure:p{number})" for number in range(pictures) if number % stories == at]
        parts = [f"{sentences(random, 7)} There were {{{{ fact.f{at}_{n} }}}}." for n in range(4)]
        parts += [sentences(random, 7) for _ in range(5)]
        for step, slot in enumerate(mine, start=1):
            parts.insert(3 * step, slot)
        (place / "stories" / f"s{at}.md").write_text(
            f"---\nrank: 2\nsection: Part {at + 1}\nheadline: The {WORDS[at % len(WORDS)]} number {at + 1}\n"
            f"deck: {sentences(random, 1)}\n---\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")
    rows = "".join(f"f{at}_{n},Counted {n},{10 + 7 * n + at},sheets,2025,bench/press.py\n"
                   for at in range(stories) for n in range(4))
    (place / "tables" / "facts.csv").write_text(f"id,label,value,unit,period,source\n{rows}", encoding="utf-8")
    names, chosen = ", ".join(f"s{at}" for at in range(stories)), ", ".join(f"p{at}" for at in range(pictures))
    figures = "".join(f"  p{n}: {{kind: picture, file: pictures/p{n}.jpg, title: Picture {n + 1}, alt: A picture "
                      "drawn at random, source: bench/press.py}\n" for n in range(pictures))
    (place / "publication.yaml").write_text(
        "title: Measured\nlanguage: en\nissuer: Presswork\ndate: 2026-01-01\ntables: [tables/facts.csv]\neditions:\n"
        "  brochure:\n    layout: brochure\n"
        f"    stories: [{names}]\n    figures: [{chosen}]\nfigures:\n{figures}", encoding="utf-8")
    return place


def long_book(stories: int, pictures: int, rounds: int = 1) -> Iterator[str]:
    """Measure a long book with photographs for screen and press, with nothing kept and with all that was kept."""
    import pikepdf  # noqa: PLC0415

    yield "| build | target | pages | file, MB | processor, s | clock, s | memory of all processes, MB |"
    yield "|---|---|---|---|---|---|---|"
    taken: dict[tuple[str, str], list[Cost]] = {}
    with tempfile.TemporaryDirectory() as room:
        place, out = book(Path(room), stories, pictures), Path(room) / "out"
        for number in range(rounds):
            for target in ("screen", "press"):
                for again in ("first", "second"):
                    cost = build(place, "brochure", target, out, cache=Path(room) / f"{target}{number}")
                    taken.setdefault((again, target), []).append(cost)
        for (again, target), costs in taken.items():
            path = out / "book" / f"brochure.{target}.pdf"
            with pikepdf.open(path) as pdf:
                pages = len(pdf.pages)
            yield (f"| {again} | {target} | {pages} | {path.stat().st_size / 1e6:.1f} | "
                   f"{statistics.median(cost.processor for cost in costs):.1f} | "
                   f"{statistics.median(cost.clock for cost in costs):.1f} | "
                   f"{max(cost.memory for cost in costs):.0f} |")
    for again in ("first", "second"):
        screen, press = (taken[again, target] for target in ("screen", "press"))
        processor, clock = (statistics.median(getattr(two, name) / getattr(one, name)
                                              for one, two in zip(screen, press, strict=True))
                            for name in ("processor", "clock"))
        yield f"press / screen, {again} build: {processor:.2f} of the processor, {clock:.2f} of the clock"


def on_paper(demo: str, folder: Path, **options: str) -> Path:
    """Copy a demo with options laid into each of its editions."""
    place = folder / "data" / demo
    shutil.copytree(ROOT / "data" / demo, place)
    file = place / "publication.yaml"
    head, mark, rest = file.read_text(encoding="utf-8").partition("\neditions:\n")
    editions, tail = re.split(r"\n(?=\S)", rest, maxsplit=1)
    more = "".join(f"      {name}: {value}\n" for name, value in options.items())
    blocks = [block.rstrip() + "\n" for block in re.split(r"(?m)^(?=  \w)", editions + "\n") if block.strip()]
    done = [block.replace("    options:\n", f"    options:\n{more}") if "    options:\n" in block
            else f"{block}    options:\n{more}" for block in blocks]
    file.write_text(f"{head}{mark}{''.join(done)}{tail}", encoding="utf-8")
    return place


def ink() -> Iterator[str]:
    """Measure plates and ink of every demo in four plates on both papers, and in black and a red spot."""
    from presswork.check.preflight import preflight  # noqa: PLC0415
    from presswork.finish.conditions import condition  # noqa: PLC0415

    yield "| edition | paper | plates | most at 99.9 % | most anywhere | allowed | errors, warnings |"
    yield "|---|---|---|---|---|---|---|"
    for demo, editions in DEMOS.items():
        for paper, more in (*((paper, {}) for paper in PAPERS), ("newsprint", {"plates": "red"})):
            with tempfile.TemporaryDirectory() as room:
                place = on_paper(demo, Path(room), press=paper, **more)
                for edition in editions:
                    build(place, edition, "press", Path(room) / "out", "unchecked")
                    verdict = preflight(Path(room) / "out" / demo / f"{edition}.press.pdf", condition(paper))
                    yield _row(f"{demo} {edition}", paper, verdict)


def _row(name: str, paper: str, verdict: Any) -> str:
    inks = verdict.inks
    used = {plate for each in inks for plate in each.plates}
    order = [plate for plate in ("Cyan", "Magenta", "Yellow", "Black") if plate in used]
    named = ", ".join([*order, *sorted(used - set(order))])
    found = (len(verdict.of("error")), len(verdict.of("warning")))
    return (f"| {name} | {paper} | {named} | {max(each.nearly for each in inks):.0f} % | "
            f"{max(each.most for each in inks):.0f} % | {verdict.condition.total_ink:g} % | "
            f"{found[0]}, {found[1]} |")


if __name__ == "__main__":
    asked, numbers = (sys.argv[1] if len(sys.argv) > 1 else "time"), [int(word) for word in sys.argv[2:]]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    rows = {"time": lambda: times(*(numbers or [3])), "book": lambda: long_book(*(numbers or [25, 50])), "ink": ink}
    for row in rows[asked]():
        print(row, flush=True)
