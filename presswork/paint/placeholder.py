"""Placeholders: WeasyPrint's replaced-element protocol, by which a panel enters a page's content.

``<embed src="presswork:N">`` asks the image cache for a replacement; ours gives a :class:`Placeholder`. Its ``draw``
appends one :class:`Late` object to the page's stream, which the finisher fills before the file is written. Pinned to
WeasyPrint 70.x; tests/paint/test_placeholder.py is the self-test of the hook.
"""

import io
import tempfile
from collections.abc import Callable
from typing import Any, NamedTuple

import pydyf

from presswork.paint.panel import Panel

SCHEME = "presswork:"
PX = 96 / 72  # CSS px in a pt


class Matrix(NamedTuple):
    """Where a panel stands: the transformation of its px to the page's pt (ISO 32000-1, 8.3.4)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def transform_point(self, x: float, y: float) -> tuple[float, float]:
        """Give a point of the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class Late(pydyf.Object):
    """Bytes of a content stream that are known only when the document is finished: those of a panel, by its number."""

    def __init__(self, panel: Panel, order: int, stream: Any) -> None:
        super().__init__()
        self.panel, self.order = panel, order
        self.matrix = Matrix(*stream.ctm.values)
        self.mcid = len(stream._tags) - 1 if stream._tags is not None else None
        self.content = b""

    def __getstate__(self) -> dict[str, Any]:
        """Leave the panel out of what is kept: it is painted anew."""
        return {**self.__dict__, "panel": None}

    @property
    def data(self) -> bytes:
        """Give the operators."""
        return self.content


class Placeholder:
    """A panel as WeasyPrint sees it: a replaced element with a size."""

    def __init__(self, panel: Panel, order: int) -> None:
        self.panel, self.order = panel, order

    def get_intrinsic_size(self, _resolution: object, _font_size: object) -> tuple[float, float, float | None]:
        """Give width, height (px) and their ratio."""
        width, height = self.panel.width * PX, self.panel.height * PX
        return width, height, width / height if height else None

    def draw(self, stream: Any, _width: float, _height: float, _style: object) -> None:
        """Leave room for the panel's operators in a page's stream."""
        stream.stream.append(Late(self.panel, self.order, stream))


class Drawn:
    """A drawing as WeasyPrint sees it: ``width`` x ``height`` pt, and what gives the operators that draw it."""

    def __init__(self, operators: Callable[[], list[bytes]], width: float, height: float) -> None:
        self.operators, self.width, self.height = operators, width, height

    def get_intrinsic_size(self, _resolution: object, _font_size: object) -> tuple[float, float, float | None]:
        """Give width, height (px) and their ratio."""
        return self.width * PX, self.height * PX, self.width / self.height if self.height else None

    def draw(self, stream: Any, _width: float, _height: float, _style: object) -> None:
        """Write the operators into a page's stream, one an item."""
        stream.stream += [b"q", b"1.333333 0 0 1.333333 0 0 cm", *self.operators(), b"Q"]


class Stored(NamedTuple):
    """Where bytes stand in the store."""

    start: int
    length: int


class Replacements(dict[str, Any]):
    """The image cache handed to WeasyPrint: it knows our panels by ``presswork:N``.

    The data of pictures wait on disk until they are written: a book of photographs is larger than what else it takes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.panels: list[Panel] = []
        self._store = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the document

    def __setitem__(self, key: str, value: Any) -> None:
        """Keep a value; bytes go to the disk."""
        if isinstance(value, bytes):
            start = self._store.seek(0, io.SEEK_END)
            value = Stored(start, self._store.write(value))
        super().__setitem__(key, value)

    def __getitem__(self, key: str) -> Any:
        """Give a value, bytes read from the disk."""
        value = super().__getitem__(key)
        if isinstance(value, Stored):
            self._store.seek(value.start)
            return self._store.read(value.length)
        return value

    def add(self, panel: Panel) -> str:
        """Register a panel; gives the URL for its placeholder."""
        url = f"{SCHEME}{len(self.panels)}"
        self.panels.append(panel)
        self[url] = Placeholder(panel, len(self.panels) - 1)
        return url

    def draw(self, drawn: Drawn, name: str) -> str:
        """Register a drawing by a name that says all that is drawn; gives the URL for its placeholder."""
        url = f"{SCHEME}drawing-{name}"
        self[url] = drawn
        return url


def late_objects(page_streams: list[Any]) -> list[list[Late]]:
    """List the late objects that were drawn, by page, in drawing order."""
    return [[item for item in stream.stream if isinstance(item, Late)] for stream in page_streams]
