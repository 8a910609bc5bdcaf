"""Archive: PDF/A-3u (ISO 19005-3) and PDF/UA-1 in one file, its sources attached; PDF/A-2u and PDF/A-4f by option."""

import io
from collections.abc import Mapping, Sequence

import pikepdf

from presswork.finish.attach import Source, attach
from presswork.finish.numbers import tabulate
from presswork.finish.record import Record
from presswork.finish.screen import access, saved
from presswork.finish.xmp import Standard
from presswork.paint.structure import Said

A3U = Standard(part="3", level="U", access="1")
A2U = Standard(part="2", level="U", access="1")
A4F = Standard(part="4", level="F", revision="2020", access="2", access_revision="2024")


def complete(data: bytes, record: Record, texts: Mapping[int, Said], sources: Sequence[Source] = (), *,
             standard: Standard = A3U) -> bytes:
    """Give the finished file; ``sources`` are attached where the part allows it (PDF/A-2 takes PDF/A files only)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        access(pdf, record, texts, standard)
        tabulate(pdf, sources)
        if standard.part != "2":
            attach(pdf, sources, record)
        _keep_pixels(pdf)
        return saved(pdf, standard, linear=False)


def _keep_pixels(pdf: pikepdf.Pdf) -> None:
    """Forbid viewers to smooth pictures (ISO 19005-3, 6.2.8.2)."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" and "/Interpolate" in thing:
            thing.Interpolate = False
