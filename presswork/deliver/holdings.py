"""Holdings: all that an archive keeps of a publication, as files by their names in the bag.

pdf/ has the finished files, workspace/data/PUBLICATION/ the publication's folder, workspace/layouts/ and charts/ what
the workspace has of its own, house/layouts/ and charts/ the house's layouts that the editions use with their bases and
its charts, environment/ engine, packages and typefaces by version and checksum, README.txt how to make it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from presswork.deliver import environment
from presswork.house import house_folder, workspace_of
from presswork.model.built import Built
from presswork.model.layout import Layout
from presswork.model.publication import Publication

Holding = Path | bytes
PDF, WORKSPACE, HOUSE, ENVIRONMENT = "pdf", "workspace", "house", "environment"
LEFT = ("__pycache__",)  # folders that are nobody's work; hidden files and folders are left too

README = """\
{title}
{issuer}, {date}

pdf/            the finished files, EDITION.TARGET.pdf: screen (PDF/UA) for reading, press (PDF/X) for printing,
                archive (PDF/A) for keeping
workspace/      what they were made from: in data/{name} the publication, with its texts as Markdown, its
                numbers as CSV and publication.yaml, which says what is made of them
house/          the layouts and the chart kinds that the editions use
environment/    the engine, its packages and the typefaces that were used, by version and checksum

To see whether anything has changed:    presswork verify BAG
To make the files again and compare:    presswork rebuild BAG

The bag follows RFC 8493 (BagIt); sha256sum -c manifest-sha256.txt checks it without any of this. The files of
metadata/, beside data/, describe it: dublin-core.xml and premis.xml.
"""


def holdings(publication: Publication, layouts: Sequence[Layout], built: Sequence[Built]) -> dict[str, Holding]:
    """Gather what is kept, sorted by name: files of the disk, and bytes made here."""
    held: dict[str, Holding] = {f"{PDF}/{one.path.name}": one.path for one in built}
    held |= _sources(publication) | _shelves(publication, layouts) | _environment(layouts)
    held["README.txt"] = README.format(title=publication.title, issuer=publication.issuer, date=publication.date,
                                       name=publication.id).encode()
    return dict(sorted(held.items()))


def _sources(publication: Publication) -> dict[str, Holding]:
    root = Path(publication.folder)
    return {f"{WORKSPACE}/data/{root.resolve().name}/{name}": path for name, path in _files(root)}


def _shelves(publication: Publication, layouts: Sequence[Layout]) -> dict[str, Holding]:
    """Give the folders of the layouts and all charts, those of the workspace apart from the house's."""
    rooms = {HOUSE: house_folder().resolve()}
    if (own := workspace_of(Path(publication.folder))) and own.resolve() != rooms[HOUSE]:
        rooms[WORKSPACE] = own.resolve()
    held: dict[str, Holding] = {}
    folders = {Path(folder).resolve() for layout in layouts for folder in layout.folders}
    for name, room in rooms.items():
        used = [folder for folder in folders if folder.parent == room / "layouts"]
        for folder in [*used, room / "charts"]:
            held |= {f"{name}/{folder.relative_to(room).as_posix()}/{file}": path for file, path in _files(folder)}
    return held


def _environment(layouts: Sequence[Layout]) -> dict[str, Holding]:
    held: dict[str, Holding] = {
        f"{ENVIRONMENT}/engine.txt": f"{environment.engine()}\n".encode(),
        f"{ENVIRONMENT}/packages.txt": _lines(environment.packages()),
        f"{ENVIRONMENT}/typefaces.csv": environment.table(environment.typefaces(layouts)),
    }
    if (lock := house_folder() / "requirements.lock").is_file():
        held[f"{ENVIRONMENT}/requirements.lock"] = lock
    return held


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Give the files under a folder by their names in it, hidden ones and caches left out."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part.startswith(".") or part in LEFT for part in parts):
            yield "/".join(parts), path
