"""Galleys: composed lines at one measure. They know nothing of PDF, HTML or pages.

Lines and their runs are tuples: a story has hundreds, and they are made in a sixth of a dataclass's time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from presswork.model.place import Place


class GlyphRun(NamedTuple):
    """Glyphs of one face on one line.

    ``x`` is the start in pt from the line's left edge; ``glyphs`` are glyph ids of the face's font file;
    ``advances`` are the set widths in pt (what justification gave or took is in them); ``texts`` is the source
    text of each glyph ("" for the later glyphs of a cluster). ``rise`` lifts the run off the baseline, pt; ``link`` is
    a URL or ""; ``scale`` is the width at which its letters are drawn, against their natural one; ``tag`` is its run's.
    """

    face: str
    size: float
    ink: str
    x: float
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    texts: tuple[str, ...]
    offsets: tuple[float, ...] = ()
    rise: float = 0.0
    link: str = ""
    scale: float = 1.0
    tag: str = ""


class Rule(NamedTuple):
    """A level rule of a table: its left end and length in pt, from its line's left edge.

    ``rise`` is the height of its middle over the line's baseline, ``weight`` its thickness, in pt.
    """

    x: float
    length: float
    rise: float
    weight: float
    ink: str


class Line(NamedTuple):
    """A composed line: its runs, natural width and what was done to fill the measure.

    ``stretch`` is the space given to (or taken from) each character, em; ``space`` the word space against its natural
    width; ``marks`` counts marks squeezed;
    ``hyphen`` says that the line ends in a hyphen that the composer added; ``block`` is the index of its block
    in the galley; ``first``/``last`` of its paragraph. ``text`` is the source text, breaks' spaces included.
    A line of a table also has its ``cells``, whose runs are its own, and the ``rules`` over and under it.
    """

    text: str
    runs: tuple[GlyphRun, ...]
    width: float
    stretch: float
    marks: float
    block: int
    first: bool
    last: bool
    hyphen: bool = False
    badness: float = 0.0
    space: float = 1.0
    cells: "tuple[Cell, ...]" = ()
    rules: tuple[Rule, ...] = ()


class Cell(NamedTuple):
    """What a line of a table has of one cell: its line, its row and column from 0, and whether it is a head."""

    line: Line
    row: int
    column: int
    head: bool


@dataclass(frozen=True, slots=True)
class GalleyBlock:
    """A paragraph's place in its galley.

    ``style`` is the type style's name, ``role`` the tag (P, H2, ...); ``rows_before`` empty baseline rows, given
    up at a column's top; ``rows`` rows that each line takes; ``keep`` keeps the block with the next one. ``within`` are
    the groups that it stands in, from outside, each "TAG NAME": a list, its item, a quotation.
    """

    style: str
    role: str
    start: int
    stop: int
    rows_before: int = 0
    keep: bool = False
    shift: float = 0.0
    place: Place | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Galley:
    """A story's lines at one ``measure`` (pt), with its blocks in order."""

    story: str
    measure: float
    lines: tuple[Line, ...]
    blocks: tuple[GalleyBlock, ...]

    def intertitles(self) -> "Iterator[tuple[GalleyBlock, GalleyBlock]]":
        """Give the first and the last block of each intertitle with rows before it: kicker, if any, and title."""
        for block in self.blocks:
            if block.keep and block.role != "P" and block.rows_before:
                yield block, next((other for other in self.blocks if other.start == block.stop and other.keep), block)
