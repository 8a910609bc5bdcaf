"""The job: a publication's pages and an order for binding become the sides of sheets."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from presswork.impose.binding import BLANK, GATHERED, NESTED, Signature, signatures
from presswork.impose.sheet import SIZES, Box, Paper, Place, Side, TooSmallError, largest, sides
from presswork.impose.write import impose
from presswork.model.place import Place as Source
from presswork.model.report import WARNING, Faults, Finding
from presswork.model.units import MM

GRIPPER, GUTTER, SIDE = 10.0, 3.0, 5.0  # mm
STYLES = {"saddle": NESTED, "newspaper": NESTED, "perfect": GATHERED}


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered. Lengths in mm; ``up`` pages a side (0: as many as fit), ``sheet`` by name or as W x H.

    ``gripper`` and ``gutter`` follow from the style where they are None: a newspaper is neither cut nor held.
    ``turn`` prints both sides from one plate, the sheet turned over left to right; ``cover`` takes the first and last
    two pages off for a sheet of their own, ``back`` mm apart at the spine.
    """

    style: str = "saddle"
    up: int = 2
    sheet: str = ""
    thickness: float = 0.1
    gripper: float | None = None
    gutter: float | None = None
    spine: float = 0.0
    turn: bool = False
    cover: bool = False
    back: float = 0.0


@dataclass(frozen=True, slots=True)
class Imposed:
    """An imposed file: its bytes, the sheets it has, pages a side, the sheet in mm, and what is worth knowing."""

    data: bytes
    sheets: int
    up: int
    size: tuple[float, float]
    findings: tuple[Finding, ...] = ()


def lay_out(source: Path, order: Order) -> dict[str, Imposed]:
    """Impose a file: {"": the body} or {"": ..., "cover": ...}. Raises Faults."""
    count, width, height = _measured(source)
    if order.cover and count < 8:
        raise Faults([Finding(Source(source.as_posix()), f"{count} pages are too few for a cover apart", "no-cover",
                              "impose them without --cover")])
    pages = list(range(1, count + 1))
    made = {}
    if order.cover:
        wrap = [pages[0], pages[1], pages[-2], pages[-1]]
        apart = replace(order, style="saddle", up=2, turn=False, spine=order.back / 2, sheet="")
        made["cover"] = _imposed(source, wrap, apart, width, height, "cover")
        pages = pages[2:-2]
    made[""] = _imposed(source, pages, order, width, height, "body" if order.cover else "")
    return made


def _measured(source: Path) -> tuple[int, float, float]:
    """Count a file's pages and take their trim, pt. Raises Faults where they differ or there are none."""
    place = Source(source.as_posix())
    try:
        with pikepdf.open(source) as pdf:
            sizes = {tuple(round(float(page.trimbox[at + 2] - page.trimbox[at]), 1) for at in (0, 1)): page
                     for page in pdf.pages}
            turned = any(int(page.obj.get("/Rotate", 0)) % 360 for page in pdf.pages)
            count, first = len(pdf.pages), pdf.pages[0].trimbox if len(pdf.pages) else None
            exact = (float(first[2] - first[0]), float(first[3] - first[1])) if first is not None else (0.0, 0.0)
    except (pikepdf.PdfError, OSError) as error:
        what = f"the file cannot be read as a PDF: {' '.join(str(error).split())[:100]}"
        raise Faults([Finding(place, what, "unreadable", "export it again")]) from None
    if len(sizes) != 1 or turned:
        what = "the pages are turned" if turned else "the file has no pages" if not sizes else \
            "the pages have different sizes"
        raise Faults([Finding(place, what, "uneven-pages", "impose upright pages of one size")])
    return count, *exact


def _imposed(source: Path, pages: Sequence[int], order: Order, width: float, height: float, part: str) -> Imposed:
    most = _most(len(pages))
    order = replace(order, up=min(order.up, most))
    paper = _paper(order, width, height, source, most)
    room = replace(paper, width=paper.width / 2) if order.turn else paper
    up = order.up or largest(width, height, room, most)
    try:
        made = signatures(pages, up or 2, STYLES[order.style])
        laid = [sides(signature, width, height, room) for signature in made]
    except TooSmallError as error:
        wide, tall = error.needed
        what = f"{up or 2} pages of {width / MM:.0f} x {height / MM:.0f} mm a side need {wide:.0f} x {tall:.0f} mm"
        size = f"{room.width / MM:.0f} x {room.height / MM:.0f} mm" + (" (half the sheet)" if order.turn else "")
        raise Faults([Finding(Source(source.as_posix()), f"{what}, the sheet has {size}", "small-sheet",
                              "take a larger --sheet or fewer pages --up")]) from None
    sheets: list[tuple[Side, ...]] = []
    for front, back in laid:
        sheets += [turned(front, back, room.width)] if order.turn else [(front,), (back,)]
    title = f"{source.stem} {part}".strip()
    data = impose(source, sheets, paper, title, collated=order.style == "perfect" and len(made) > 1)
    return Imposed(data, len(made), up, (paper.width / MM, paper.height / MM), tuple(_told(made, source)))


def _most(count: int) -> int:
    """Give the most pages a side that so many pages fill: no more than half of them."""
    return max(up for up in (2, 4, 8, 16) if up == 2 or 2 * up <= count + -count % 4)


def _told(made: Sequence[Signature], source: Path) -> list[Finding]:
    blank = sum(page == BLANK for signature in made for page in signature.pages)
    if not blank:
        return []
    return [Finding(Source(source.as_posix()), f"{blank} blank pages stand at the end to fill the last sheet",
                    "blank-pages", "make the page count a multiple of 4", WARNING)]


def _paper(order: Order, width: float, height: float, source: Path, most: int) -> Paper:
    """Give the sheet that was ordered, or the smallest that takes the pages."""
    loose = order.style == "newspaper"
    gripper = order.gripper if order.gripper is not None else 0.0 if loose else GRIPPER
    gutter = order.gutter if order.gutter is not None else 0.0 if loose else GUTTER
    thickness = 0.0 if loose else order.thickness
    paper = Paper(0, 0, gripper * MM, gutter * MM, order.spine * MM, thickness * MM, 0.0 if loose else SIDE * MM)
    chosen = [size_of(order.sheet, source)] if order.sheet else sorted(SIZES.values(), key=math.prod)
    papers = [replace(paper, width=wide * MM, height=tall * MM)
              for one in chosen for wide, tall in (one, one[::-1])]  # the long edge in the gripper first
    rooms = [replace(each, width=each.width / 2) if order.turn else each for each in papers]
    if not order.up:
        ups = [largest(width, height, room, most) for room in rooms]
        return papers[ups.index(max(ups))]
    fitting = (each for each, room in zip(papers, rooms, strict=True) if fits(order.up, width, height, room))
    return next(fitting, papers[0] if order.sheet else papers[-1])


def fits(up: int, width: float, height: float, paper: Paper) -> bool:
    """Say whether a sheet takes ``up`` pages a side."""
    try:
        sides(Signature(1, up, (1,) * 2 * up, (0,) * 2 * up), width, height, paper)
    except TooSmallError:
        return False
    return True


def size_of(name: str, source: Path) -> tuple[float, float]:
    """Read a sheet's size in mm: a name of SIZES, or W x H as 720x520. Raises Faults."""
    if name in SIZES:
        return SIZES[name]
    parts = name.lower().replace("×", "x").split("x")
    try:
        wide, tall = (float(part) for part in parts)
    except ValueError:
        cure = f"write {', '.join(SIZES)}, or width x height in mm as 720x520"
        place = Source(source.as_posix())
        raise Faults([Finding(place, f"the sheet {name} is not known", "unknown-sheet", cure)]) from None
    return wide, tall


def turned(front: Side, back: Side, width: float) -> tuple[Side, Side]:
    """Put both sides on one plate: the back at the right, ``width`` pt further; the sheet is cut between them."""
    return replace(front, ends=(True, False)), replace(shifted(back, width), ends=(False, True))


def shifted(side: Side, by: float) -> Side:
    """Move a side to the right by so many pt."""
    def moved(box: Box) -> Box:
        return box[0] + by, box[1], box[2] + by, box[3]

    places = tuple(Place(one.page, one.x + by, one.y, one.turned, moved(one.clip)) for one in side.places)
    spine = side.outer_spine
    return replace(side, places=places, block=moved(side.block), cuts_x=tuple(x + by for x in side.cuts_x),
                   folds_x=tuple(x + by for x in side.folds_x),
                   outer_spine=(spine[0] + by, spine[1], spine[2]) if spine else None)
