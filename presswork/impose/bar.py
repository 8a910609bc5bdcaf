"""The bar: patches of the plates that a file has, solid and half, so that a sheet asks for no plate of its own.

A file without spots is a process job with all four; where it has spots, the plates are those with ink on them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from presswork.check.paper import read_paper
from presswork.model.plates import PROCESS

SEEN = 0.02     # less of an ink is none
SEPARATION = 4  # parts: its name, the plate, the alternate space, the tints (ISO 32000-1, 8.6.6.4)
NO_PLATES = ("/All", "/None", *(f"/{name}" for name in PROCESS))


@dataclass(frozen=True, slots=True)
class Bar:
    """The colours of the patches as operators, and the spot spaces that they call by name."""

    patches: tuple[str, ...] = ()
    spaces: Mapping[str, Any] = field(default_factory=dict)


def bar_of(source: Path, pdf: pikepdf.Pdf) -> Bar:
    """Give the bar for a file that is open as ``pdf``."""
    spots = spots_in(pdf)
    process = _inked(source) if spots else PROCESS
    solids = [" ".join("{}" if name == plate else "0" for name in PROCESS) + " k" for plate in PROCESS
              if plate in process]
    spaces = {f"/Bar{number}": space for number, space in enumerate(spots.values(), start=1)}
    solids += [f"{name} cs {{}} scn" for name in spaces]
    return Bar(tuple(solid.format(tint) for tint in (1, 0.5) for solid in solids), spaces)


def spots_in(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Give the Separation spaces of a file's spots by name, in the order of their names."""
    found = {str(space[1]): space for each in pdf.objects for space in _spaces(each)}
    return {name: found[name] for name in sorted(found) if name not in NO_PLATES}


def _spaces(each: Any) -> Iterator[Any]:
    """Give the Separations that an object is or holds; what it only refers to is an object of its own."""
    if isinstance(each, pikepdf.Array):
        if len(each) == SEPARATION and each[0] == pikepdf.Name.Separation:
            yield each
        held = list(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        held = [value for _, value in each.items()]
    else:
        return
    for value in held:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _spaces(value)


def _inked(source: Path) -> set[str]:
    """Name the process plates with ink on them."""
    marks = read_paper(source).painted.marks
    return {name for mark in marks for name, amount in mark.inks.items() if amount > SEEN and name in PROCESS}
