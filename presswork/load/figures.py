"""Figures: what publication.yaml declares under ``figures``, checked against tables and files."""

from collections.abc import Mapping
from pathlib import Path

from presswork.load.citations import Citations
from presswork.load.drawings import check_drawing
from presswork.load.heads import named
from presswork.load.ledger import Ledger, nearest
from presswork.load.options import cited_options
from presswork.load.paths import inner_path
from presswork.load.schema import FigureShape
from presswork.load.source import read_source
from presswork.load.stories import cited_text
from presswork.load.yamldoc import Document
from presswork.model.fact import Table
from presswork.model.figure import Figure

_TEXTS = ("title", "measure", "source", "caption", "credit", "alt")
_PICTURE = "picture"


class Figures:
    """The reader of all figures of a publication. ``pictures`` collects the files that they show."""

    def __init__(
        self,
        document: Document,
        folder: Path,
        tables: Mapping[str, Table],
        citations: Citations,
        ledger: Ledger,
    ) -> None:
        self._document, self._folder, self._tables = document, folder, tables
        self._citations, self._ledger = citations, ledger
        self.pictures: set[str] = set()

    def read(self, name: str, shape: FigureShape) -> Figure:
        """Give a figure; what is wrong with it goes to the ledger."""
        base = ("figures", name)
        texts = {
            key: cited_text(self._document, (*base, key), getattr(shape, key), self._citations)
            for key in _TEXTS
        }
        focus = cited_text(self._document, (*base, "focus"), shape.focus, self._citations)
        self._check_facts(name, shape)
        self._check_table(name, shape)
        self._check_focus(name, shape, focus)
        self._check_picture(name, shape)
        options = cited_options(self._document, (*base, "options"), self._citations)
        return Figure(
            id=name, kind=shape.kind, facts=shape.facts, table=shape.table, file=shape.file, focus=focus,
            options=options, focal=shape.focal, place=self._document.key_place(base),
            title_place=self._document.place((*base, "title")), **texts,
        )  # fmt: skip

    def _check_facts(self, name: str, shape: FigureShape) -> None:
        for at, fact in enumerate(shape.facts):
            if not self._citations.is_known(fact):
                place = self._document.place(("figures", name, "facts", at))
                self._ledger.unknown(place, "unknown-fact", "the fact", fact, self._citations.known())
        self._citations.cited.update(shape.facts)

    def _check_table(self, name: str, shape: FigureShape) -> None:
        if shape.table and shape.table not in self._tables and self._citations.whole:
            place = self._document.place(("figures", name, "table"))
            self._ledger.unknown(place, "unknown-table", "the table", shape.table, self._tables)

    def _check_focus(self, name: str, shape: FigureShape, focus: str) -> None:
        known = set(shape.facts)
        if shape.table in self._tables:
            table = self._tables[shape.table]
            known |= {cell for row in (table.columns, *table.rows) for cell in row}
            known |= {named(head)[0] for head in table.columns}
        labels = {fact.label for fact in self._citations.facts.values() if fact.id in known}
        if not focus or focus in known | labels or not self._citations.whole or not known:
            return
        near = nearest(focus, known | labels)
        place = self._document.place(("figures", name, "focus"))
        what = f"the focus '{focus}' is none of the figure's facts"
        self._ledger.error(place, "unknown-focus", what, f"did you mean '{near}'?" if near else "")

    def _check_picture(self, name: str, shape: FigureShape) -> None:
        place = self._document.key_place(("figures", name))
        if shape.kind != _PICTURE:
            if not shape.title:
                self._ledger.error(
                    place,
                    "missing-key",
                    f"'figures.{name}.title' is missing",
                    "add 'title: ' and what the chart shows",
                )
            return
        if not shape.file:
            self._ledger.error(
                place, "missing-key", f"'figures.{name}.file' is missing", "add 'file: pictures/...'"
            )
        elif inner_path(
            self._folder, shape.file, self._document.place(("figures", name, "file")), "picture", self._ledger
        ):
            self.pictures.add(shape.file)
            drawing = shape.file.lower().endswith(".svg")
            if drawing and (source := read_source(self._folder / shape.file, self._ledger)):
                check_drawing(source, self._ledger)
