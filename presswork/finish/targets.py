"""Targets: what each of press, screen and archive asks of the painter, and what is not promised yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from presswork.finish import archive, press, screen
from presswork.finish.press import Sheet
from presswork.paint.fontbook import FontBook
from presswork.paint.operators import CMYK, SRGB


@dataclass(frozen=True, slots=True)
class Target:
    """A target by name: colour space, an honest line about what it is, WeasyPrint's options, its finisher.

    ``complete`` takes the written file further: (bytes, record, words of the tag tree, sources) -> bytes.
    ``dress`` paints round the pages what a press sheet carries. ``coarse`` pictures have no more pixels than a screen
    shows.
    """

    name: str
    space: str
    promises: str
    options: Mapping[str, Any] = field(default_factory=dict)
    finish: Callable[[Any, Any], None] | None = None
    complete: Callable[..., bytes] | None = None
    dress: Callable[[Any, FontBook, Sheet], None] | None = None
    coarse: bool = False


TAGGED = {"pdf_tags": True, "pdf_version": "1.7"}
SECOND = {"pdf_tags": True, "pdf_version": "2.0"}  # PDF 2.0


TARGETS = {target.name: target for target in (
    Target("screen", SRGB, "", TAGGED, complete=screen.complete, coarse=True),
    Target("press", CMYK, "", {"pdf_variant": "pdf/x-4"}, press.finish, dress=press.dress),
    Target("archive", SRGB, "", {"pdf_variant": "pdf/a-3u", "pdf_tags": True}, complete=archive.complete),
    Target("screen-ua2", SRGB, "", SECOND, complete=partial(screen.complete, standard=screen.UA2), coarse=True),
    Target("archive-2u", SRGB, "", {"pdf_variant": "pdf/a-2u", "pdf_tags": True},
           complete=partial(archive.complete, standard=archive.A2U)),
    Target("archive-4f", SRGB, "", {"pdf_variant": "pdf/a-4f", "pdf_tags": True, "pdf_version": "2.0"},
           complete=partial(archive.complete, standard=archive.A4F)),
)}
