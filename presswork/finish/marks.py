"""Printer's marks round a page: crop and registration marks, a colour bar, the slug line; all outside the bleed.

Positions are mm from the trim. Marks that every plate carries are in the colour All (ISO 32000-1, 8.6.6.4); each
plate's name stands in its own ink.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presswork.finish.spaces import REGISTRATION
from presswork.model.galley import Line
from presswork.model.plates import PROCESS
from presswork.model.style import Ink
from presswork.model.units import MM
from presswork.paint.fontbook import FontBook
from presswork.paint.operators import CMYK, ENTER, LEAVE, colour, number, passage
from presswork.paint.panel import ARTIFACT, Passage, Stroke

MARGIN = 13.0   # from the trim to the edge of the sheet that the file shows
OFFSET, LENGTH = 4.0, 5.0   # crop marks: outside 3 mm of bleed, and long enough for a guillotine's back stop
WEIGHT = 0.25   # pt
TARGET = 8.0    # the middle of a registration target
PATCH = 5.0     # the colour bar's patches, which a densitometer's aperture fits
GAP = 12.0      # from the middle of the sheet to the bar and to the slug
BAR = 5.5       # the near edge of bar and slug
LETTERS = 12.0  # pt: black words up to this size overprint
INSET = 3.0     # where slug and names begin, clear of the crop mark


@dataclass(frozen=True, slots=True)
class Slug:
    """The words of one page's margin: the slug line, and the plates with their inks."""

    line: Line
    plates: tuple[tuple[Line, Ink], ...]


def marks(width: float, height: float, slug: Slug, inks: Sequence[Ink], book: FontBook) -> bytes:
    """Draw the marks of a page of ``width`` x ``height`` pt, its trim's lower left corner at the origin."""
    drawn = [f"q /{REGISTRATION} CS 1 SCN {WEIGHT} w 0 J [] 0 d", *_crops(width, height), *_targets(width, height), "Q",
             *_bar(width, inks)]
    return "\n".join(drawn).encode() + b"\n" + _words(width, height, slug, book)


def _stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{number(x0)} {number(y0)} m {number(x1)} {number(y1)} l S"


def _crops(width: float, height: float) -> Iterator[str]:
    near, far = OFFSET * MM, (OFFSET + LENGTH) * MM
    for x, outward in ((0.0, -1), (width, 1)):
        for y, upward in ((0.0, -1), (height, 1)):
            yield _stroke(x + outward * near, y, x + outward * far, y)
            yield _stroke(x, y + upward * near, x, y + upward * far)


def _targets(width: float, height: float) -> Iterator[str]:
    """Draw a cross in a circle at the middle of each side."""
    arm, radius, out = 2.5 * MM, 1.5 * MM, TARGET * MM
    for x, y in ((width / 2, -out), (width / 2, height + out), (-out, height / 2), (width + out, height / 2)):
        yield _stroke(x - arm, y, x + arm, y)
        yield _stroke(x, y - arm, x, y + arm)
        yield circle(x, y, radius)


def circle(x: float, y: float, radius: float) -> str:
    """Draw a circle as four Bezier curves, each a quarter."""
    pull = radius * 0.5523
    parts = [f"{number(x + radius)} {number(y)} m"]
    for ax, ay, bx, by in ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)):
        points = (x + ax * radius + bx * pull, y + ay * radius + by * pull,
                  x + bx * radius + ax * pull, y + by * radius + ay * pull, x + bx * radius, y + by * radius)
        parts.append(" ".join(map(number, points)) + " c")
    return " ".join([*parts, "s"])


def _bar(width: float, inks: Sequence[Ink]) -> Iterator[str]:
    """Draw the colour bar under the page, right of its middle: solids and half tones, and the overprints of CMY."""
    x, y = width / 2 + GAP * MM, -(BAR + PATCH) * MM
    yield "q"
    for patch in _patches(inks):
        yield f"{colour(patch, CMYK)} {number(x)} {number(y)} {number(PATCH * MM)} {number(PATCH * MM)} re f"
        x += PATCH * MM
    yield "Q"


def _patches(inks: Sequence[Ink]) -> Iterator[Ink]:
    for ink in inks:
        yield ink
        yield Ink(ink.name, ink.srgb, _halved(ink), ink.spot, ink.tint / 2)
    if {ink.name for ink in inks} >= set(PROCESS):
        for parts in ((0, 100, 100, 0), (100, 0, 100, 0), (100, 100, 0, 0), (50, 40, 40, 0)):
            yield Ink("overprint", "#000000", parts)


def _halved(ink: Ink) -> tuple[float, float, float, float]:
    cyan, magenta, yellow, black = (part / 2 for part in ink.cmyk)
    return cyan, magenta, yellow, black


def _words(width: float, height: float, slug: Slug, book: FontBook) -> bytes:
    """Set the slug line over the page and the plates' names under it, both left of the middle."""
    room = width / 2 - (GAP + INSET) * MM
    share = min(1.0, room / slug.line.width) if slug.line.width else 1.0
    line = _set(slug.line, Ink("black", "#000000", (0, 0, 0, 100)), INSET * MM, height + (BAR + 1) * MM, book, share)
    words, x = [line], INSET * MM
    for plate, ink in slug.plates:
        words.append(_set(plate, ink, x, -(BAR + PATCH) * MM + 1, book, 1.0))
        x += plate.width + 6
    return b"".join(words)


def _set(line: Line, ink: Ink, x: float, y: float, book: FontBook, share: float) -> bytes:
    scale = share / (96 / 72)  # passages are painted between ENTER and LEAVE, for a space in CSS px with y downwards
    part = Passage("", ARTIFACT, (Stroke(line, 0.0, 0.0),))
    inks = {run.ink: ink for run in line.runs}
    place = f"q {scale:.6f} 0 0 {-scale:.6f} {number(x)} {number(y)} cm\n".encode()
    return place + ENTER + passage(part, book, inks, CMYK, overprint=LETTERS) + LEAVE + b" Q\n"
