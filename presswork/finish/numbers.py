"""Numbers: what a chart shows as a table that is read and not seen, right behind its figure.

A table of elements without content, whose cells have their words as ActualText (ISO 32000-1, 14.9.4): nothing is
painted, and the text that is copied or searched stays as it is on the page. A long table is left to the attached file.
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from presswork.finish import tree
from presswork.finish.attach import Source

ROWS = 60  # with the heads; more than one would listen to


def tabulate(pdf: pikepdf.Pdf, sources: Sequence[Source]) -> None:
    """Put the data of each chart behind its figure; ``sources`` are those with the alternative text of a figure."""
    data = {source.alt: source for source in sources if source.alt and source.suffix == ".csv"}
    for parent in tree.read(pdf).walk() if data else ():
        for kid in parent.elements:
            source = data.get(str(kid.thing.get("/Alt", ""))) if kid.role == "Figure" else None
            rows = list(csv.reader(io.StringIO(source.data.decode("utf-8-sig")))) if source else []
            if source and 1 < len(rows) <= ROWS:
                _behind(parent.thing, kid.thing, _table(pdf, parent.thing, rows, source.about))


def _behind(parent: pikepdf.Object, figure: pikepdf.Object, table: pikepdf.Object) -> None:
    """Let a table stand behind a figure, in the namespace of its document."""
    kids = list(parent.K)
    at = next(n for n, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.objgen == figure.objgen)
    parent.K = Array([*kids[:at + 1], table, *kids[at + 1:]])
    if "/NS" in figure:
        for element in (table, *table.K, *(cell for row in table.K for cell in row.K)):
            element.NS = figure.NS


def _table(pdf: pikepdf.Pdf, parent: pikepdf.Object, rows: Sequence[Sequence[str]], about: str) -> pikepdf.Object:
    table = _element(pdf, "Table", parent, A=Dictionary(O=Name.Table, Summary=String(about)))
    for at, row in enumerate(rows):
        line = _element(pdf, "TR", table)
        for column, text in enumerate(row):
            scope = Name.Column if at == 0 else Name.Row if column == 0 else None
            more: dict[str, Any] = {"A": Dictionary(O=Name.Table, Scope=scope)} if scope else {}
            _element(pdf, "TH" if scope else "TD", line, ActualText=String(text), **more)
    return table


def _element(pdf: pikepdf.Pdf, role: str, parent: pikepdf.Object, **more: Any) -> pikepdf.Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array(), **more))
    if role != "Table":
        parent.K.append(element)
    return element
