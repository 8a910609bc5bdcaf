"""Standing formes: furniture that was laid out once and is kept for the next printing.

Printers keep a forme standing when they expect to print it again. Laying out furniture takes WeasyPrint longer than
all else takes together, and between two builds of a publication it seldom changes: panels are placeholders, so that
other words of the same size are the same furniture. A written document is kept before its panels are painted, by the
hash of its HTML, its styles, the sizes of its panels, the options that it was written with, and of what laid it out;
it is safe to delete.
A document with pictures, with fonts of its own or with anything fetched is laid out every time.
"""

import hashlib
import importlib.util
import pickle
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

import platformdirs
import pydyf

from presswork.paint.panel import Panel
from presswork.paint.placeholder import Late, Replacements

MOST = 30  # documents are kept, the newest
KNOWN = ("pydyf", "presswork.paint.placeholder", "presswork.paint.standing")  # whose types are kept


@dataclass(frozen=True, slots=True)
class Forme:
    """A document before its panels are painted, and how it is to be written."""

    pdf: pydyf.PDF
    version: str | None
    identifier: bool | None
    compress: bool


class Standing:
    """A document that is laid out when it must be; written, it is kept, and the next time it is read.

    ``made_of`` is all that its pages depend on, ``lay_out`` gives WeasyPrint's document. Its ``fetched`` lists the
    addresses of what was fetched for it; one that has fetched anything is not kept.
    """

    def __init__(self, made_of: Sequence[str | bytes], lay_out: Callable[[], Any], replacements: Replacements,
                 fetched: Sequence[str]) -> None:
        self.made_of, self.lay_out, self.replacements, self.fetched = made_of, lay_out, replacements, fetched
        self.color_profiles: dict[str, Any] = {}
        self.document: Any = None
        self.pages: Sequence[object] = ()

    def write_pdf(self, out: IO[bytes], finisher: Callable[[Any, Any], None], **options: Any) -> None:
        """Write the pages as WeasyPrint's documents do, from what is kept where there is any."""
        sizes = [(panel.width, panel.height) for panel in self.replacements.panels]
        key = digest([*self.made_of, repr(sizes), repr(sorted(options.items())), makers()])
        forme = kept(key, self.replacements.panels)
        if forme is None:
            self._written(key, out, finisher, options)
            return
        self.pages = forme.pdf.page_references
        finisher(None, forme.pdf)
        forme.pdf.write(out, forme.version, forme.identifier, forme.compress)

    def _written(self, key: str, out: IO[bytes], finisher: Callable[[Any, Any], None], options: Mapping[str, Any],
                 ) -> None:
        """Lay the pages out, if that is still to be done, and write them; what is written is kept."""
        if self.document is None:
            self.document = self.lay_out()
            self.color_profiles = dict(self.document.color_profiles)
        self.pages = self.document.pages
        self.document.color_profiles = dict(self.color_profiles)  # writing adds that of its output intent

        def keeping(document: Any, pdf: pydyf.PDF) -> None:
            if not (self.fetched or document.fonts):
                keep(key, Forme(pdf, *_manner(options)))
            finisher(document, pdf)

        self.document.write_pdf(out, finisher=keeping, **options)


def _manner(options: Mapping[str, Any]) -> tuple[str | None, bool | None, bool]:
    """Give the version, the identifier and the compression that WeasyPrint's options and its variants ask for."""
    from weasyprint.pdf import VARIANTS  # noqa: PLC0415 - slow to import

    asked = {**VARIANTS[options["pdf_variant"]][1], **options} if options.get("pdf_variant") else options
    return asked.get("pdf_version"), asked.get("pdf_identifier"), not asked.get("uncompressed_pdf")


def digest(parts: Sequence[str | bytes]) -> str:
    """Hash texts and bytes."""
    told = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        told.update(b"%d\n" % len(data) + data)
    return told.hexdigest()


@cache
def makers() -> str:
    """Hash what lays out: this stage's own source, and the files in which WeasyPrint and pydyf say their versions."""
    libraries = [importlib.util.find_spec(name) for name in ("weasyprint", "pydyf")]  # looked for, not imported
    files = [*sorted(Path(__file__).parent.glob("*.py")), *(Path(str(each and each.origin)) for each in libraries)]
    return digest([path.read_bytes() for path in files])


def folder() -> Path:
    """Give the folder of what is kept."""
    return Path(platformdirs.user_cache_dir("presswork")) / "pages"


class _Finder(pickle.Unpickler):
    """Reads a document; of types it makes those alone that are kept."""

    def find_class(self, module: str, name: str) -> Any:
        """Give a type by its name, one of the modules' own."""
        found = super().find_class(module, name) if module in KNOWN and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is not of a page")
        return found


def keep(key: str, forme: Forme) -> None:
    """Keep a document without its panels: written beside its place and moved there, so that no reader sees half of it.

    Where there is no room for it nothing is kept.
    """
    for at, thing in enumerate(forme.pdf.objects):  # WeasyPrint's streams know the whole document
        if isinstance(thing, pydyf.Stream) and type(thing) is not pydyf.Stream:
            forme.pdf.objects[at] = _plain(thing)
    data = pickle.dumps(forme, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=folder(), delete=False) as file:
            file.write(data)
        Path(file.name).replace(folder() / key)
        for old in sorted(folder().iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-MOST]:
            old.unlink(missing_ok=True)


def _plain(stream: pydyf.Stream) -> pydyf.Stream:
    """Give a stream's own type to one of a type that has more."""
    plain = pydyf.Stream(stream.stream, stream.extra, stream.compress)
    plain.number, plain.offset, plain.generation, plain.free = (
        stream.number, stream.offset, stream.generation, stream.free)
    return plain


def kept(key: str, panels: Sequence[Panel]) -> Forme | None:
    """Read a document and put today's panels in their places; None where there is none or it cannot be read."""
    try:
        with (folder() / key).open("rb") as file:
            found = _Finder(file).load()
        if not isinstance(found, Forme):
            return None
        for late in _lates(found.pdf):
            late.panel = panels[late.order]
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, IndexError):
        return None
    return found


def _lates(pdf: pydyf.PDF) -> Iterator[Late]:
    """Give what waits for its panel."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream):
            yield from (item for item in thing.stream if isinstance(item, Late))
