"""Inks: process inks by their four parts, spot inks by name, tint and what stands in for them in process."""

from collections.abc import Mapping

from presswork.load.ledger import Ledger
from presswork.load.schema import InkShape
from presswork.load.yamldoc import Document
from presswork.model.style import Ink

Parts = tuple[float, float, float, float]


def read_inks(document: Document, shapes: Mapping[str, InkShape], ledger: Ledger) -> dict[str, Ink]:
    """Give the inks of a layout by name.

    A spot ink's ``cmyk`` in the file is that of the solid; tints of one spot share it. The parts of the finished ink
    say in the press file's furniture which plate is meant, so that no process ink may have the same ones.
    """
    inks = {name: _ink(name, shape) for name, shape in shapes.items()}
    solids: dict[str, Parts] = {}
    for name, shape in shapes.items():
        if shape.spot and solids.setdefault(shape.spot, shape.cmyk) != shape.cmyk:
            what = f"the ink {name} gives the spot {shape.spot} another cmyk than the first one"
            ledger.error(document.place(("inks", name)), "spot-twice", what)
    meant = {ink.cmyk: ink for ink in inks.values() if ink.spot}
    for name, ink in inks.items():
        if ink.cmyk in meant and (ink.spot, ink.tint) != (meant[ink.cmyk].spot, meant[ink.cmyk].tint):
            what = f"the ink {name} has the same cmyk as the spot ink {meant[ink.cmyk].name}"
            ledger.error(document.place(("inks", name)), "spot-twice", what)
    return inks


def _ink(name: str, shape: InkShape) -> Ink:
    cyan, magenta, yellow, black = (round(part * shape.tint / 100, 2) for part in shape.cmyk)
    parts = (cyan, magenta, yellow, black) if shape.spot else shape.cmyk
    grey = -1.0 if shape.grey is None else shape.grey
    return Ink(name, shape.srgb.lower(), parts, shape.spot, shape.tint if shape.spot else 100.0, grey)
