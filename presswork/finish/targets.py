"""Targets: what each of press, screen and archive asks of the painter, and what is not promised yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from presswork.finish import press
from presswork.paint.operators import CMYK, SRGB


@dataclass(frozen=True, slots=True)
class Target:
    """A target by name: colour space, an honest line about what it is, WeasyPrint's options, its finisher."""

    name: str
    space: str
    promises: str
    options: Mapping[str, Any] = field(default_factory=dict)
    finish: Callable[[Any, Any], None] | None = None


TARGETS = {target.name: target for target in (
    Target("screen", SRGB, "tagged PDF; PDF/UA not yet proved", {"pdf_tags": True, "pdf_version": "1.7"}),
    Target("press", CMYK, "WeasyPrint's PDF/X-4 in CMYK with bleed; marks, overprint and preflight not yet",
           {"pdf_variant": "pdf/x-4"}, press.finish),
    Target("archive", SRGB, "WeasyPrint's PDF/A-3u; sources not yet attached, not yet proved by veraPDF",
           {"pdf_variant": "pdf/a-3u", "pdf_tags": True}),
)}
