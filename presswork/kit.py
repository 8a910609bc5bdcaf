"""The press kit's line: a publication is loaded, built for the screen, drawn, and packed into one zip."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from presswork.deliver.kit.contents import contents_of
from presswork.deliver.kit.figures import all_shown
from presswork.deliver.kit.naming import Naming, kit_name, naming_of, plain_name
from presswork.deliver.kit.pack import packed
from presswork.deliver.kit.shown import KitFile
from presswork.deliver.kit.words import words_of
from presswork.house import shelves
from presswork.line import build
from presswork.load.layout import load_layout
from presswork.load.publication import load_with_warnings
from presswork.model.publication import Publication
from presswork.plan.crossrefs import resolved

Report = Callable[[str], None]
SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Kit:
    """A finished kit: the name of its zip, the zip's bytes, the names and sizes of its files."""

    name: str
    data: bytes
    files: dict[str, int]


def make_kit(folder: Path, *, editions: Sequence[str] | None, lifted: bool, report: Report) -> Kit:
    """Make the press kit of a publication; ``lifted`` leaves its embargo out. Raises Faults with all that is wrong."""
    report("load")
    searched = shelves("layouts", folder)
    publication = resolved(load_with_warnings(folder, layouts=searched).publication, None)
    if lifted:
        publication = replace(publication, embargo=None)
    naming = naming_of(publication.embargo)
    pages = list(_pages(folder, publication, editions, naming, report, lifted=lifted))
    report("draw figures")
    edition = publication.editions[0]
    layout = load_layout(edition.layout, searched, publication.language, edition.options, edition.place)
    shown = all_shown(publication, layout, naming)
    report("pack")
    files = contents_of(publication, shown, pages, layout, searched, naming)
    name = kit_name(plain_name(publication.id), naming)
    return Kit(f"{name}.zip", packed(name, files, publication.date), {name: len(files[name]) for name in sorted(files)})


def _pages(folder: Path, publication: Publication, editions: Sequence[str] | None, naming: Naming, report: Report, *,
           lifted: bool) -> Iterator[KitFile]:
    """Build the editions for the screen and give their files."""
    about = words_of(publication.language)["about_file_pdf"]
    with tempfile.TemporaryDirectory(prefix="presswork-") as room:
        for built in build(folder, editions=editions, targets=[SCREEN], out=Path(room), report=report, lifted=lifted):
            yield KitFile(naming(f"pages/{plain_name(built.edition)}.pdf"), built.path.read_bytes(), "application/pdf",
                          about.format(title=built.edition))
