"""Plotting: matplotlib at work, one drawing at a time (its settings are global)."""

import contextlib
import io
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import matplotlib as mpl

from presswork.chart.finish import Plate, Tight, register
from presswork.chart.look import Look
from presswork.chart.sheet import Sheet
from presswork.chart.svg import plain

__all__ = ["Tight", "draw", "svg_of"]
LOCK = threading.RLock()


@contextlib.contextmanager
def _settings(style: Path | None) -> Iterator[None]:
    """Hold matplotlib's defaults with the house style on them, whatever this machine's matplotlibrc says."""
    with LOCK, mpl.rc_context():
        mpl.rcdefaults()
        if style:
            mpl.rcParams.update(mpl.rc_params_from_file(style, use_default_template=False))
        yield


def draw(
    kind: Callable[..., None],
    sheet: Sheet,
    options: Mapping[str, object],
    seen: Look,
    size: tuple[float, float],
    style: Path | None,
) -> Plate:
    """Draw a sheet by a kind's function at a size in pt. Raises Tight where it does not fit."""
    with _settings(style):
        register(seen)
        plate = Plate.of(*size, seen)
        kind(plate, sheet, options)
        plate.settle()
        return plate


def svg_of(plate: Plate, language: str, style: Path | None) -> str:
    """Write a plate as plain SVG: the same bytes each time."""
    out = io.StringIO()
    figure = plate.get_figure(root=True)
    if figure is None:
        raise ValueError("a plate stands in a figure")
    with _settings(style):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return plain(out.getvalue(), plate.wide, plate.high, plate.ink("label"), language)
