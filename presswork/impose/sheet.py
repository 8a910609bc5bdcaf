"""Sheets: where each page stands on the paper, in pt from its lower left corner."""

from collections.abc import Iterator
from dataclasses import dataclass

from presswork.impose.binding import BLANK, Signature
from presswork.impose.folding import Grid, grid
from presswork.model.units import MM

SIZES = {  # mm, the long edge first: the gripper takes it
    "A4": (297, 210), "A3": (420, 297), "SRA3": (450, 320), "A2": (594, 420), "SRA2": (640, 450), "B2": (707, 500),
    "A1": (841, 594), "SRA1": (900, 640), "B1": (1000, 707), "A0": (1189, 841),
    "B0": (1414, 1000),
    "787x1092": (1092, 787), "889x1194": (1194, 889),  # full sheets of Chinese paper, 正度 and 大度
    "787x546": (787, 546), "889x597": (889, 597),      # and their halves, 对开
}
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Paper:
    """A press sheet and what stays free on it, pt: the ``gripper`` at the foot, ``gutter`` beside a cut, ``spine``.

    ``gutter`` is the bleed that pages keep where they are cut, ``spine`` what each page keeps beside a spine that is
    milled; ``thickness`` is the paper's own, for creep; ``side`` is free at the other edges.
    """

    width: float
    height: float
    gripper: float
    gutter: float
    spine: float = 0.0
    thickness: float = 0.0
    side: float = 5 * MM


@dataclass(frozen=True, slots=True)
class Place:
    """A page on a side: its trim's lower left corner, turned head down or not, and the box that it may fill."""

    page: int
    x: float
    y: float
    turned: bool
    clip: Box


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: pages, the box round their trims, the lines of cuts and folds.

    ``outer_spine`` is the fold between its first and last page as x, lower end and length; ``ends`` says whether there
    is paper for marks at the left and at the right.
    """

    name: str
    signature: int
    places: tuple[Place, ...]
    block: Box
    cuts_x: tuple[float, ...]
    cuts_y: tuple[float, ...]
    folds_x: tuple[float, ...]
    folds_y: tuple[float, ...]
    outer_spine: tuple[float, float, float] | None = None
    ends: tuple[bool, bool] = (True, True)


class TooSmallError(Exception):
    """The pages do not fit the sheet; ``needed`` is width and height in mm."""

    def __init__(self, needed: tuple[float, float]) -> None:
        super().__init__("the pages do not fit the sheet")
        self.needed = needed


@dataclass(frozen=True, slots=True)
class Frame:
    """The grid of a sheet laid out: left edges of columns, lower edges of rows (from the top), and the block."""

    grid: Grid
    width: float
    height: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    block: Box


def frame(up: int, width: float, height: float, paper: Paper) -> Frame:
    """Lay out the grid of pages of ``width`` x ``height`` pt, in the middle of the sheet and over the gripper.

    Raises TooSmallError.
    """
    leaves = grid(up)
    gaps = [2 * (paper.spine if spine else paper.gutter) for spine in spines(leaves)]
    wide = leaves.columns * width + sum(gaps)
    tall = leaves.rows * height + (leaves.rows - 1) * 2 * paper.gutter
    least = max(paper.gripper, paper.gutter + paper.side), paper.gutter + paper.side
    if wide + 2 * least[1] > paper.width + 0.1 or tall + sum(least) > paper.height + 0.1:
        raise TooSmallError(((wide + 2 * least[1]) / MM, (tall + sum(least)) / MM))
    left, low = (paper.width - wide) / 2, max(least[0], (paper.height - tall) / 2)
    columns = tuple(left + at * width + sum(gaps[:at]) for at in range(leaves.columns))
    rows = tuple(low + (leaves.rows - 1 - at) * (height + 2 * paper.gutter) for at in range(leaves.rows))
    return Frame(leaves, width, height, columns, rows, (left, low, left + wide, low + tall))


def spines(leaves: Grid) -> list[bool]:
    """Say for each gap between columns whether it is a spine: pages on both sides have theirs there."""
    by_place = {(leaf.column, leaf.row): leaf for leaf in leaves.leaves}
    right = [spine_right(by_place[column, 0].front, turned=by_place[column, 0].turned)
             for column in range(leaves.columns)]
    return [right[at] and not right[at + 1] for at in range(leaves.columns - 1)]


def spine_right(page: int, *, turned: bool) -> bool:
    """Say whether a page's spine is at its right as it lies on the sheet: left pages' is, unless head down."""
    return (page % 2 == 0) != turned


def sides(signature: Signature, width: float, height: float, paper: Paper) -> tuple[Side, Side]:
    """Lay out front and back of a signature's sheet, which is turned over left to right. Raises TooSmallError."""
    laid = frame(signature.up, width, height, paper)
    front = tuple(_places(signature, laid, paper, back=False))
    back = tuple(_places(signature, laid, paper, back=True))
    return _side("front", signature, laid, paper, front), _side("back", signature, laid, paper, back)


def _places(signature: Signature, laid: Frame, paper: Paper, *, back: bool) -> Iterator[Place]:
    for leaf in laid.grid.leaves:
        number = leaf.back if back else leaf.front
        page = signature.pages[number - 1]
        if page == BLANK:
            continue
        x, y = laid.columns[leaf.column], laid.rows[leaf.row]
        if back:
            x = paper.width - x - laid.width
        right = spine_right(number, turned=leaf.turned)
        creep = signature.depths[number - 1] * paper.thickness * (1 if right else -1)
        spine, cut = paper.spine, paper.gutter
        start, end = (cut, spine) if right else (spine, cut)
        clip = (x - start, y - cut, x + laid.width + end, y + laid.height + cut)
        yield Place(page, x + creep, y, leaf.turned, clip)


def _side(name: str, signature: Signature, laid: Frame, paper: Paper, places: tuple[Place, ...]) -> Side:
    left, low, right, high = laid.block
    lefts = laid.columns if name == "front" else tuple(sorted(paper.width - x - laid.width for x in laid.columns))
    edges_x = [edge for x in lefts for edge in (x, x + laid.width)]
    edges_y = [edge for y in laid.rows for edge in (y, y + laid.height)]
    middles = [(lefts[at] + laid.width + lefts[at + 1]) / 2 for at in range(len(lefts) - 1)]
    levels = [(laid.rows[at + 1] + laid.height + laid.rows[at]) / 2 for at in range(len(laid.rows) - 1)]
    spine_lines = [line for line, spine in zip(middles, spines(laid.grid), strict=True) if spine]
    if name == "back":
        left, right = paper.width - right, paper.width - left
    first = next(leaf for leaf in laid.grid.leaves if 1 in (leaf.front, leaf.back))
    outside = None
    if name == ("front" if first.front == 1 else "back"):
        line = min(spine_lines, key=lambda x: abs(x - lefts[first.column])) if spine_lines else middles[0]
        outside = (line, laid.rows[first.row], laid.height)
    cuts = tuple(x for x in edges_x if not any(abs(x - line) < paper.spine + 0.5 for line in spine_lines))
    return Side(name, signature.number, places, (left, low, right, high), cuts, tuple(edges_y), tuple(middles),
                tuple(levels), outside)


def largest(width: float, height: float, paper: Paper, most: int = 16) -> int:
    """Give the most pages a side that a sheet takes, ``most`` or fewer, 0 for none."""
    for up in (up for up in (16, 8, 4, 2) if up <= most):
        try:
            frame(up, width, height, paper)
        except TooSmallError:
            continue
        return up
    return 0
