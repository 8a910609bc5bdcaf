"""Separations: pages rendered into plates by Ghostscript, an external program, to measure ink as it is printed.

Without Ghostscript nothing is measured, and the report says so.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from presswork.check.fault import NOTE, Fault
from presswork.check.geometry import Box
from presswork.check.grounds import Ground, carried, grounds_of
from presswork.check.paper import Leaf, Paper
from presswork.check.rules_paper import spots_of
from presswork.model.condition import Condition
from presswork.model.report import WARNING
from presswork.model.units import MM

DPI, CLOSE = 60, 240
PIXELS = 3e7     # of a plate, at the most
PLATE = re.compile(r"p(\d+)\((.*)\)\.tif")
SQUARE = 4.0     # mm: ink is counted over an area that has to dry
SLACK = 5.0      # points over the limit that single pixels may reach
EDGE = 0.5       # mm inside the trim: ink there touches it
RUN = 10.0       # mm of edge without ink further out that cannot be part of a drawing
TRACE = 5        # percent of ink that counts as ink
STEP, LEVEL = 1.5, 0.2   # mm of edge along which ink ends level, and how level

MANY = 8   # pages from which on two of Ghostscript's processes share them

UNMEASURED = Fault("not-measured", "total ink, plates and bleed art were not measured", severity=WARNING)

Plate = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ink:
    """What was measured of a page: plates with ink on them; ink in percent at the most, at 99.9 % and on average."""

    page: int
    plates: tuple[str, ...]
    most: float
    nearly: float
    mean: float


def ghostscript() -> str:
    """Give the path of Ghostscript, "" where it is not installed."""
    return next((path for name in ("gs", "gswin64c") if (path := shutil.which(name))), "")


@contextmanager
def rendering(path: Path, dpi: int, device: str = "tiffsep", spots: int = 8,
              pages: Sequence[int] = (), *, smooth: bool = False) -> Iterator[Path]:
    """Render a file's pages with one of Ghostscript's devices into a folder that is there as long as the block.

    With ``pages`` only those, which are then numbered from 1; ``smooth`` edges are for looking, not measuring.
    """
    with tempfile.TemporaryDirectory(prefix="presswork-") as folder:
        more = [f"-dMaxSpots={max(spots, 1)}"] if device == "tiffsep" else []
        more += [f"-sPageList={','.join(map(str, pages))}"] if pages else []
        command = [ghostscript(), "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dNoUserUnit",
                   f"-sDEVICE={device}", f"-r{dpi}", *more,
                   *(f"-d{kind}AlphaBits={4 if smooth else 1}" for kind in ("Text", "Graphics")),
                   f"-sOutputFile={folder}/p%04d.tif", str(path.resolve())]
        subprocess.run(command, check=True, capture_output=True, timeout=900)  # noqa: S603 - our own arguments
        yield Path(folder)


def plates_in(folder: Path) -> Iterator[tuple[int, dict[str, Plate]]]:
    """Read the plates of each page in turn, percent of ink a pixel: those of a long book do not fit the memory."""
    files: dict[int, dict[str, Path]] = {}
    for file in folder.glob("p*(*).tif"):
        if found := PLATE.fullmatch(file.name):
            files.setdefault(int(found[1]), {})[found[2]] = file
    for page in sorted(files):
        yield page, {name: _plate(file) for name, file in sorted(files[page].items())}


def _plate(file: Path) -> Plate:
    with Image.open(file) as image:
        shown = np.asarray(image.convert("L"), dtype=np.float32)
    return (255 - shown) / 2.55


def bounded(dpi: float, leaves: Sequence[Leaf]) -> int:
    """Give the resolution at which the largest of the pages has no more than ``PIXELS`` pixels, at the most ``dpi``."""
    sheets = (leaf.boxes["MediaBox"] for leaf in leaves)
    most = max(((right - left) * (high - low) for left, low, right, high in sheets), default=0)
    return max(1, int(min(dpi, (PIXELS / max(most, 1)) ** 0.5 * 72)))


def measure(paper: Paper, condition: Condition, dpi: int = DPI,
            pages: Sequence[int] = ()) -> tuple[list[Fault], list[Ink]]:
    """Render a file, or some of its ``pages``, and judge total ink, plates and bleed."""
    if not ghostscript() or not paper.leaves:
        return [UNMEASURED] if paper.leaves else [], []
    dpi = bounded(dpi, paper.leaves)
    spots = len(spots_of(paper))
    faults: list[Fault] = []
    inks: list[Ink] = []
    try:
        for page, plates in _drawn(paper, dpi, spots, pages or range(1, len(paper.leaves) + 1)):
            ink, found = _page(paper, page, plates, condition, dpi)
            if found:
                ink, found = _closely(paper, page, condition, spots)
            inks.append(ink)
            faults += found
    except (subprocess.SubprocessError, OSError) as error:
        return [Fault("not-rendered", f"Ghostscript failed: {type(error).__name__}")], []
    return [*faults, *_plates(inks, condition, whole=not pages)], inks


def _drawn(paper: Paper, dpi: int, spots: int, pages: Sequence[int]) -> Iterator[tuple[int, dict[str, Plate]]]:
    """Render pages, many of them in two processes, and give the plates of each in turn."""
    half = (len(pages) + 1) // 2 if len(pages) >= MANY else len(pages)
    shares = [share for share in (pages[:half], pages[half:]) if share]
    with ExitStack() as folders, ThreadPoolExecutor(2) as crew:
        draw = partial(rendering, paper.path, dpi, "tiffsep", spots)
        drawn = list(crew.map(lambda share: folders.enter_context(draw(share)), shares))
        for share, folder in zip(shares, drawn, strict=True):
            for at, plates in plates_in(folder):
                yield share[at - 1], plates


def _closely(paper: Paper, page: int, condition: Condition, spots: int) -> tuple[Ink, list[Fault]]:
    """Look at a page again in high resolution: in low, Ghostscript makes hair's breadths as wide as a pixel."""
    dpi = bounded(CLOSE, paper.leaves[page - 1:page])
    with rendering(paper.path, dpi, spots=spots, pages=(page,)) as folder:
        _, plates = next(plates_in(folder))
        return _page(paper, page, plates, condition, dpi)


def _page(paper: Paper, page: int, plates: Mapping[str, Plate], condition: Condition,
          dpi: int) -> tuple[Ink, list[Fault]]:
    leaf = paper.leaves[page - 1]
    ink = _ink(leaf, plates, dpi)
    return ink, list(_judged(leaf, plates, ink, grounds_of(paper.painted.marks, page), condition, dpi))


def _ink(leaf: Leaf, plates: Mapping[str, Plate], dpi: int) -> Ink:
    trimmed = {name: cut(plate, leaf, leaf.trim, dpi) for name, plate in plates.items()}
    total = sum(trimmed.values(), np.zeros((1, 1), dtype=np.float32))
    used = tuple(name for name, plate in trimmed.items() if plate.size and plate.max() > 1)
    if not total.size:
        return Ink(leaf.number, used, 0.0, 0.0, 0.0)
    return Ink(leaf.number, used, float(total.max()), float(np.percentile(total, 99.9)), float(total.mean()))


def cut(plate: Plate, leaf: Leaf, box: Box, dpi: int) -> Plate:
    """Cut a box of the page out of a plate; Ghostscript shows the sheet from its top left."""
    sheet, points = leaf.boxes.get("CropBox", leaf.boxes["MediaBox"]), dpi / 72
    left, right = round((box[0] - sheet[0]) * points), round((box[2] - sheet[0]) * points)
    top, low = round((sheet[3] - box[3]) * points), round((sheet[3] - box[1]) * points)
    return plate[max(top, 0):max(low, 0), max(left, 0):max(right, 0)]


def _judged(leaf: Leaf, plates: Mapping[str, Plate], ink: Ink, grounds: Sequence[Ground], condition: Condition,
            dpi: int) -> Iterator[Fault]:
    total = sum(plates.values(), np.zeros((1, 1), dtype=np.float32))
    limit = condition.total_ink + 1
    worst, box = _worst(cut(total, leaf, leaf.trim, dpi), dpi)
    if worst > limit or ink.nearly > limit:
        what = f"{max(worst, ink.nearly):.0f} % of ink, {condition.total_ink:g} % is the most"
        yield Fault("total-ink", what, leaf.number, (box,))
    elif ink.most > limit + SLACK:
        what = f"single places with {ink.most:.0f} % of ink, {condition.total_ink:g} % is the most"
        yield Fault("total-ink-spot", what, leaf.number, severity=WARNING)
    yield from _bleed(leaf, total, grounds, condition.limits.bleed, dpi)


def _worst(total: Plate, dpi: int) -> tuple[float, Box]:
    """Find the square with the most ink, and its box in mm."""
    side = max(1, round(SQUARE / 25.4 * dpi))
    rows, columns = total.shape[0] // side, total.shape[1] // side
    if not rows or not columns:
        return 0.0, (0, 0, 0, 0)
    squares = total[:rows * side, :columns * side].reshape(rows, side, columns, side).mean(axis=(1, 3))
    row, column = divmod(int(squares.argmax()), columns)
    step = side / dpi * 25.4
    return float(squares.max()), (column * step, row * step, (column + 1) * step, (row + 1) * step)


def _bleed(leaf: Leaf, total: Plate, grounds: Sequence[Ground], wanted: float, dpi: int) -> Iterator[Fault]:
    """Look along each edge: where ink touches the trim, it or the ground below it goes on nearly to the bleed's end."""
    left, low, right, high = leaf.trim
    inner, outer = EDGE * MM, (wanted - 0.35) * MM
    sides = {
        "left": ((left, low, left + inner, high), (left - outer, low, left - inner, high), 1),
        "right": ((right - inner, low, right, high), (right + inner, low, right + outer, high), 1),
        "top": ((left, high - inner, right, high), (left, high + inner, right, high + outer), 0),
        "foot": ((left, low, right, low + inner), (left, low - outer, right, low - inner), 0),
    }
    for side, (within, beyond, axis) in sides.items():
        touch, bare = cut(total, leaf, within, dpi), cut(total, leaf, beyond, dpi)
        if not touch.size or not bare.size or touch.shape[1 - axis] != bare.shape[1 - axis]:
            continue
        missing = (touch.min(axis=axis) > TRACE) & _bare(bare, axis, side, dpi) & _level(bare, axis, side, dpi)
        missing &= ~carried(grounds, leaf.trim, side, missing.size, outer)
        length = float(missing.sum()) / dpi * 25.4
        if length > 1:
            first = int(missing.argmax()) / dpi * 25.4
            width, height = (right - left) / MM, (high - low) / MM
            box = {"left": (0, first, 3, first + length), "right": (width - 3, first, width, first + length),
                   "top": (first, 0, first + length, 3), "foot": (first, height - 3, first + length, height)}[side]
            yield Fault("bleed-art", f"art touches the trim at the {side} for {length:.0f} mm without going on "
                        f"{wanted:g} mm", leaf.number, (box,))


def _bare(beyond: Plate, axis: int, side: str, dpi: int) -> npt.NDArray[np.bool_]:
    """Tell where there is no ink at the bleed's end over a long stretch; a light line across the edge is short."""
    last = max(1, round(dpi / 25.4))  # a mm, so that fine hatching is seen at this resolution
    ends = {"left": beyond[:, :last], "right": beyond[:, -last:], "top": beyond[:last, :], "foot": beyond[-last:, :]}
    far = ends[side]
    short = far.max(axis=axis) <= TRACE
    step = max(1, round(RUN / 25.4 * dpi))
    starts = np.convolve(short, np.ones(step), mode="valid") >= step - 0.5
    both: npt.NDArray[np.bool_] = np.convolve(starts, np.ones(step), mode="full") > 0.5
    return both


def _level(beyond: Plate, axis: int, side: str, dpi: int) -> npt.NDArray[np.bool_]:
    """Tell where ink ends level with the trim, as art does that was cut there; a drawing's edges run at a slant."""
    outward = {"left": (slice(None), slice(None, None, -1)), "top": (slice(None, None, -1), slice(None))}
    inked = beyond[outward.get(side, (slice(None), slice(None)))] > TRACE
    reach = np.logical_and.accumulate(inked, axis=axis).sum(axis=axis)  # pixels from the trim outwards
    step = max(2, round(STEP / 25.4 * dpi))
    if reach.size < step:
        return np.zeros(reach.shape, dtype=bool)
    windows = np.lib.stride_tricks.sliding_window_view(reach, step)
    level = np.ptp(windows, axis=1) <= max(1, round(LEVEL / 25.4 * dpi))
    both: npt.NDArray[np.bool_] = np.convolve(level, np.ones(step), mode="full") > 0.5
    return both


def _plates(inks: list[Ink], condition: Condition, *, whole: bool) -> Iterator[Fault]:
    """Judge which plates have ink on them."""
    used = {name for ink in inks for name in ink.plates}
    for ink in inks:
        extra = [name for name in ink.plates if condition.inks and name not in condition.inks]
        if extra:
            yield Fault("extra-plate", f"ink on the plate {', '.join(extra)}, which was not declared", ink.page)
    unused = [name for name in condition.inks if name not in used]
    if unused and inks and whole:
        yield Fault("unused-plate", f"no ink on the plate {', '.join(unused)}", severity=NOTE)
