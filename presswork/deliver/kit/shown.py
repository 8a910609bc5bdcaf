"""What a kit shows of a figure: its drawings for screens, its data, and the files that a newsroom takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from presswork.model.figure import Figure


@dataclass(frozen=True, slots=True)
class KitFile:
    """A file of a kit: name in the kit, bytes, media type, what it is; width and height in pixels, 0 if it has none."""

    name: str
    data: bytes
    media: str
    about: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in a kit. ``drawings`` are SVGs for the web page, the narrowest first, each with its width in pt.

    ``data`` is its table (first row: heads), ``files`` are its files by role ("vector", "raster", "data", "main").
    """

    figure: Figure
    alt: str
    drawings: tuple[tuple[float, str], ...] = ()
    data: tuple[tuple[str, ...], ...] = ()
    files: Mapping[str, KitFile] = field(default_factory=dict)

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture, not a chart."""
        return self.figure.kind == "picture"

    @property
    def image(self) -> str:
        """Name the file that shows it at any size."""
        return next(iter(self.files.values())).name
