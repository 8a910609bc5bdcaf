"""Grids: a layout's page, columns and margins, from its own units to pt."""

from collections.abc import Mapping

from presswork.load.ledger import Ledger
from presswork.load.lengths import parse_length
from presswork.load.schema import PageShape
from presswork.load.yamldoc import Document
from presswork.model.layout import Page

_SIDES = ("top", "bottom", "inner", "outer")


class Grid:
    """The reader of ``page``. Its row is known first, as the styles' leading may be in rows."""

    def __init__(self, document: Document, shape: PageShape, ledger: Ledger) -> None:
        self._document, self._shape, self._ledger = document, shape, ledger
        self.row = 0.0
        self.width = self._length(shape.size[0], "size", 0)
        self.height = self._length(shape.size[1], "size", 1)
        self.row = self.height / shape.rows

    def _length(self, text: str, *path: str | int) -> float:
        length = parse_length(text, self.row, "mm")
        if length is None or length < 0:
            self._ledger.error(self._document.place(("page", *path)), "bad-length", f"'{text}' is no length")
        return length or 0.0

    def page(self, sizes: Mapping[str, float]) -> Page:
        """Give the page; ``sizes`` are the sizes of the styles in pt, for a measure in em of one."""
        shape = self._shape
        sides = {side: self._length(getattr(shape.margin, side), "margin", side) for side in _SIDES}
        live = self.width - sides["inner"] - sides["outer"]
        column, gutter = self._columns(live, sizes)
        return Page(
            width=self.width, height=self.height, bleed=self._length(shape.bleed, "bleed"), baseline=self.row,
            columns=shape.columns, column=column, gutter=gutter, **sides,
        )  # fmt: skip

    def _columns(self, live: float, sizes: Mapping[str, float]) -> tuple[float, float]:
        """Give column and gutter, of which the layout gives one; a single column needs neither."""
        count, place = self._shape.columns, self._document.key_place(("page", "columns"))
        if self._shape.measure and self._shape.gutter:
            self._ledger.error(
                place, "wrong-value", "page has both measure and gutter", "give one; the other follows"
            )
        if self._shape.measure:
            column = self._measure(*self._shape.measure, sizes)
            gutter = (live - count * column) / (count - 1) if count > 1 else 0.0
            spare = gutter if count > 1 else live - column
        else:
            if count > 1 and not self._shape.gutter:
                self._ledger.error(
                    place, "missing-key", "page has neither measure nor gutter", "add one of the two"
                )
            gutter = self._length(self._shape.gutter, "gutter") if self._shape.gutter else 0.0
            spare = column = (live - (count - 1) * gutter) / count
        if spare < -1e-6:
            over = f"the columns are wider than the {live:.1f} pt between the margins"
            self._ledger.error(place, "grid-overfull", over)
        return column, gutter

    def _measure(self, em: float, style: str, sizes: Mapping[str, float]) -> float:
        if style not in sizes:
            self._ledger.unknown(
                self._document.place(("page", "measure", 1)), "unknown-style", "the style", style, sizes
            )
        return em * sizes.get(style, 0.0)
