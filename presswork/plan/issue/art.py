"""Art: the depth that figures may have over so many columns, with their own heads and cutlines.

A chart is redrawn at any height within its tolerance; a picture keeps nearly its own proportion, so it has less.
"""

import math
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from presswork.chart import cache, kinds
from presswork.chart.backing import STYLES as BACKING_STYLES
from presswork.chart.backing import backing_of
from presswork.chart.draw import TightFaults, drawn, work_of
from presswork.chart.drawing import draw_drawing
from presswork.compose.compositor import Compositor
from presswork.model.figure import Figure
from presswork.model.publication import Publication
from presswork.model.report import Faults
from presswork.model.story import Block, Box, Listing, Paragraph
from presswork.plan.issue.heads import Piece
from presswork.plan.issue.rules import Rules

CHART_STYLES = ("chart-title", "chart-measure", "chart-source")  # of what is said over and under a chart
PICTURE, PHOTO_TOLERANCE, CHART_TOLERANCE = "picture", 0.15, 0.25


class Need(NamedTuple):
    """The height that a kind of chart needs, pt: of each row of its table, at the least of each, and of the rest."""

    each: float
    tight: float
    rest: float


# In one column, and in more.
KINDS: Mapping[str, tuple[Need, Need]] = {
    "bar": (Need(30, 20, 8), Need(24, 20, 8)), "change": (Need(34, 22, 14), Need(28, 22, 14)),
    "timeline": (Need(34, 20, 16), Need(26, 20, 16)), "numbers": (Need(52, 28, 12), Need(0, 0, 66)),
    "waffle": (Need(58, 34, 40), Need(40, 34, 40))}
OTHER = Need(30, 18, 24), Need(24, 18, 24)


@dataclass(frozen=True, slots=True)
class Shape:
    """A figure over ``columns``: rows of its whole block, of the art in pt, its pieces and its price."""

    figure: str
    columns: int
    rows: int
    cost: float
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Gallery:
    """Gives the shapes of a publication's figures.

    ``tight`` are the rows over so many columns at which a chart was found to have no room; no shape is as low.
    """

    compositor: Compositor
    rules: Rules
    publication: Publication
    tight: Mapping[tuple[str, int], int] = field(default_factory=dict)
    known: dict[tuple[str, int], list[Shape]] = field(default_factory=dict)

    def shapes(self, figure: str, columns: int) -> list[Shape]:
        """Give the shapes of a figure over so many columns, the lowest first."""
        key = figure, columns
        if key not in self.known:
            self.known[key] = self._shapes(self.publication.figures[figure], columns)
        return self.known[key]

    def forget(self, figures: Collection[str]) -> None:
        """Forget the shapes of figures: what was too low for them is known now."""
        self.known = {key: shapes for key, shapes in self.known.items() if key[0] not in figures}

    def piece(self, style: str, text: str, columns: int = 1) -> Piece:
        """Set a piece of its own in columns, its name that of its style."""
        return self._piece(style, style, text, columns)

    def box_rows(self, box: Box) -> int:
        """Count the rows of a box in one column."""
        pieces = self.box(box)
        return math.ceil((pieces[-1].top + pieces[-1].height) / self.rules.row + self.rules.pad["box"] / 2 - 1e-6)

    def box(self, box: Box) -> tuple[Piece, ...]:
        """Set a box in one column: its title, then its paragraphs."""
        texts = [part for block in box.blocks for part in _texts_of(block)]
        measure = self.rules.layout.page.column - 2 * self.rules.inset
        pieces, top = [], self.rules.pad["box"] / 2 * self.rules.row
        for name, text in (("box-title", box.title), *(("box", text) for text in texts)):
            piece = self._piece(name, name, text, 1, measure)
            pieces.append(replace(piece, top=top))
            top += piece.height
        return tuple(pieces)

    def _shapes(self, figure: Figure, columns: int) -> list[Shape]:
        width, row = self._width(figure, columns), self.rules.row
        if not self._drawable(figure, columns):
            return []
        head, foot = self._texts(figure, columns)
        least, best, most = self._heights(figure, width)
        around = sum(piece.height for piece in head) + sum(piece.height for piece in foot) + row / 2
        if inset := self._inset(figure):
            around += 2 * inset + row / 4
        shapes = []
        lowest = max(math.ceil((around + least) / row), self.tight.get((figure.id, columns), 0) + 1)
        for rows in range(lowest, math.floor((around + most) / row) + 1):
            height = rows * row - around
            tolerance = PHOTO_TOLERANCE if figure.kind == PICTURE else CHART_TOLERANCE
            cost = self.rules.weights["figure"] * ((height - best) / best / tolerance) ** 2
            shapes.append(Shape(figure.id, columns, rows, cost, self._pieces(figure, columns, head, foot, height)))
        return shapes

    def _inset(self, figure: Figure) -> float:
        """Give what a figure keeps clear of the edges of its backing, pt; 0 where it has none."""
        backing = backing_of(self.rules.layout, figure.kind)
        return backing.inset if backing else 0.0

    def _width(self, figure: Figure, columns: int) -> float:
        return self.rules.layout.page.span(columns) - 2 * self._inset(figure)

    def _drawable(self, figure: Figure, columns: int) -> bool:
        """Tell whether a figure's labels have room: a drawing's at any width, a chart's in a single column."""
        layout, width = self.rules.layout, self._width(figure, columns)
        folder = Path(self.publication.folder)
        try:
            if figure.kind == PICTURE and figure.file.lower().endswith(".svg"):
                draw_drawing(figure, folder, layout, width, width * proportion(folder / figure.file))
            elif figure.kind != PICTURE and columns == 1:
                return self._drawn(figure, width, self._heights(figure, width)[0])
        except Faults:
            return False
        return True

    def fits(self, shape: Shape) -> bool:
        """Tell whether what a figure shows has room in a shape; a chart is drawn for it."""
        figure = self.publication.figures[shape.figure]
        height = next(piece.height for piece in shape.pieces if piece.name == "figure")
        return figure.kind == PICTURE or self._drawn(figure, self._width(figure, shape.columns), height)

    def refused(self, shape: Shape) -> int:
        """Give the most rows, from a shape's on, at which what a figure shows has no room; 0 where the shape fits."""
        higher = [each for each in self.shapes(shape.figure, shape.columns) if each.rows >= shape.rows]
        first = next((each.rows for each in higher if self.fits(each)), higher[-1].rows + 1)
        return first - 1 if first > shape.rows else 0

    def _drawn(self, figure: Figure, width: float, height: float) -> bool:
        """Draw a chart, if it is not known whether it can be drawn."""
        try:
            work = work_of(figure, self.publication, self.rules.layout, (width, height))
            return bool(cache.read(work.key) or (not cache.read_tight(work.key) and drawn(work)))
        except TightFaults:
            return False

    def _heights(self, figure: Figure, width: float) -> tuple[float, float, float]:
        """Give the least, best and greatest height of a figure's art, pt."""
        page = self.rules.layout.page
        deepest = (page.height - page.top - page.bottom) * 0.7
        if figure.kind == PICTURE:
            best = min(deepest, width * proportion(Path(self.publication.folder) / figure.file))
            return best * (1 - PHOTO_TOLERANCE), best, best * (1 + PHOTO_TOLERANCE)
        count = len(figure.facts) or len(self.publication.tables[figure.table].rows)
        if figure.kind not in KINDS and (room := kinds.room_of(figure, self.publication)):
            each, tight, rest, floor = room
            best, least = rest + count * each, max(floor, (rest if each else 0.0) + count * tight)
            return least, min(deepest, best), min(deepest, best * (1 + 1.6 * CHART_TOLERANCE))
        need = KINDS.get(figure.kind, OTHER)[width >= page.span(2)]
        best = need.rest + count * need.each
        least = max(need.rest + count * need.tight, best * (1 - CHART_TOLERANCE))
        return least, min(deepest, best), min(deepest, best * (1 + 1.6 * CHART_TOLERANCE))

    def _texts(self, figure: Figure, columns: int) -> tuple[list[Piece], list[Piece]]:
        """Set a figure's own head and its cutline; tops are set later."""
        head, foot = [], []
        words = self.rules.layout.furniture(self.compositor.language)
        if figure.kind == PICTURE:
            caption = " ".join(part for part in (figure.caption or figure.title, figure.credit) if part)
            foot.append(self._piece("cutline", "cutline", caption, columns))
        else:
            inset = self._inset(figure)
            title, measure, said = BACKING_STYLES if inset else CHART_STYLES
            width = self._width(figure, columns)
            head.append(self._piece("figure-head", title, figure.title, columns, width, inset))
            if figure.measure:
                head.append(self._piece("figure-head", measure, figure.measure, columns, width, inset))
            source = f"{words.get('source', '')}{figure.source}" if figure.source else figure.credit
            if source:
                foot.append(self._piece("cutline", said, source, columns, width, inset))
        return head, foot

    def _piece(self, name: str, style_name: str, text: str, columns: int, measure: float = 0.0,
               inset: float = 0.0) -> Piece:
        style = self.compositor.style(self.rules.style(style_name))
        galley = self.compositor.set_text(text, style, measure or self.rules.layout.page.span(columns))
        height = len(galley.lines) * style.leading
        return Piece(name, 0, columns, 0.0, height, text, style.name, style.size, style.leading, inset)

    def _pieces(self, figure: Figure, columns: int, head: list[Piece], foot: list[Piece],
                height: float) -> tuple[Piece, ...]:
        """Stack head, art and cutline, with half a row of air after the head; under all of them lies their backing."""
        air, inset = self.rules.row / 4, self._inset(figure)
        art = Piece("figure", 0, columns, 0.0, height, figure.id, "", 0.0, 0.0, inset)
        stacked, top = list[Piece](), inset or (air if head else 0.0)
        for piece in (*head, art, *foot):
            top += air if piece is art and head else 2 * air if piece.name == "cutline" and not head else 0.0
            top += air if piece.name == "cutline" and head else 0.0
            stacked.append(replace(piece, top=top))
            top += piece.height
        if inset:
            stacked.insert(0, Piece("backing", 0, columns, 0.0, top + inset, "", "", 0.0, 0.0))
        return tuple(stacked)


def proportion(path: Path) -> float:
    """Give a picture's height against its width."""
    if path.suffix.lower() == ".svg":
        root = ET.fromstring(path.read_text(encoding="utf-8-sig"))  # noqa: S314 - checked when it was loaded
        _, _, wide, high = (float(part) for part in root.get("viewBox", "0 0 3 2").replace(",", " ").split())
        return high / wide
    from PIL import Image  # noqa: PLC0415 - the image library takes long to import

    with Image.open(path) as image:
        return image.height / image.width


def _texts_of(block: Block) -> Iterator[str]:
    """Give the paragraphs of a box's block."""
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Listing):
        yield from (item.text for item in block.items)
