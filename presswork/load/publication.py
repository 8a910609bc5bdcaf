"""The publication: a folder of text and data is read, checked as a whole and becomes one frozen value."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from presswork.load.citations import Citations
from presswork.load.editions import read_edition
from presswork.load.figures import Figures
from presswork.load.issue import check_issue
from presswork.load.kit import read_kit
from presswork.load.ledger import Ledger, nearest
from presswork.load.masthead import check_words, read_masthead
from presswork.load.notices import read_notices
from presswork.load.paths import inner_path
from presswork.load.references import check_references, check_repeats, slots_of, warn_unused
from presswork.load.schema import EditionShape, PublicationShape
from presswork.load.source import read_source
from presswork.load.stories import cited_text, read_story
from presswork.load.tables import ReadTable, read_table
from presswork.load.validation import validate
from presswork.load.yamldoc import Document, read_yaml
from presswork.model.fact import Fact, Table
from presswork.model.place import Place
from presswork.model.publication import Contact, Edition, Publication
from presswork.model.report import Finding
from presswork.model.story import FigureSlot, Story

_NAME = "publication.yaml"
_ID = re.compile(r"\w[\w-]*")
_TEXTS = ("title", "issuer", "subtitle", "issue", "rights")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A publication with the warnings that were found on the way."""

    publication: Publication
    warnings: tuple[Finding, ...]


class _Reader:
    """Reads one folder, step by step; nothing is raised before all steps are done."""

    def __init__(self, folder: Path, document: Document, shape: PublicationShape, ledger: Ledger) -> None:
        self.folder, self.document, self.shape, self.ledger = folder, document, shape, ledger
        self.tables: dict[str, Table] = {}
        self.facts: dict[str, Fact] = {}
        self.files = {_NAME}
        self.citations = Citations(self.facts, shape.language, ledger)

    def read_tables(self) -> None:
        """Read all tables; the union of their rows are the facts."""
        lame: set[str] = set()
        for at, name in enumerate(self.shape.tables):
            place = self.document.place(("tables", at))
            path = inner_path(self.folder, name, place, "table", self.ledger)
            read = read_table(path, self.ledger) if path else None
            if read is None:
                self.citations.whole = False
                continue
            self.files.add(name)
            self._add_table(read, place)
            lame |= read.lame
        self.citations.lame = frozenset(lame)

    def _add_table(self, read: ReadTable, place: Place) -> None:
        table = read.table
        if table.id in self.tables:
            self.ledger.error(
                place, "duplicate-id", f"a second table has the id '{table.id}'", "rename the file"
            )
            return
        self.tables[table.id] = table
        for fact in table.facts:
            first = self.facts.setdefault(fact.id, fact)
            if first is not fact and fact.place:
                self.ledger.error(
                    fact.place, "duplicate-id", f"the fact '{fact.id}' stands here and in {first.place}"
                )

    def read_stories(self) -> dict[str, Story]:
        """Read the stories that editions name, in the order in which they are first named."""
        stories: dict[str, Story] = {}
        for rank, (name, place) in enumerate(self._named_stories().items(), 1):
            path = self.folder / "stories" / f"{name}.md"
            if not path.is_file():
                self._no_story(name, path, place)
                continue
            self.files.add(f"stories/{name}.md")
            story = read_story(path, rank, self.citations, self.ledger)
            if story:
                stories[name] = story
        return stories

    def _named_stories(self) -> dict[str, Place]:
        named: dict[str, Place] = {}
        for edition, shape in self.shape.editions.items():
            for at, name in enumerate(shape.stories):
                place = self.document.place(("editions", edition, "stories", at))
                if _ID.fullmatch(name):
                    named.setdefault(name, place)
                else:
                    self._bad_id("story", name, place)
        return named

    def _no_story(self, name: str, path: Path, place: Place) -> None:
        near = nearest(name, self.drafts())
        what = f"the story '{name}' has no file {path.as_posix()}"
        slug = "unknown-story" if near else "missing-file"
        self.ledger.error(
            place, slug, what, f"did you mean '{near}'?" if near else "write it, or correct the name"
        )

    def drafts(self) -> list[str]:
        """Give the ids of all story files."""
        return sorted(path.stem for path in (self.folder / "stories").glob("*.md"))

    def _bad_id(self, what: str, name: str, place: Place) -> None:
        self.ledger.error(
            place,
            "bad-id",
            f"the {what} id '{name}' has a character that ids cannot have",
            "use letters, digits, _ and -",
        )

    def check_ids(self) -> None:
        """Check the ids of editions and figures, which become names of files."""
        for kind in ("editions", "figures"):
            for name in getattr(self.shape, kind):
                if not _ID.fullmatch(name):
                    self._bad_id(kind.removesuffix("s"), name, self.document.key_place((kind, name)))

    def text(self, *path: str | int) -> str:
        """Give a text of publication.yaml that was found sound, with its facts cited."""
        value: object = self.shape
        for step in path:
            value = (
                value[step]
                if isinstance(value, tuple) and isinstance(step, int)
                else getattr(value, str(step))
            )
        return cited_text(self.document, path, str(value), self.citations)

    def _edition(
        self, name: str, shape: EditionShape, stories: dict[str, Story], layouts: Sequence[Path]
    ) -> Edition:
        edition = read_edition(self.document, name, shape, layouts, self.citations, self.ledger)
        check_issue(edition, stories, self.document, self.ledger)
        if shape.figures is None and edition.issue is None:
            edition = replace(edition, figures=self._placed(stories[each] for each in shape.stories if each in stories))
        if not shape.plan:
            return edition
        place = self.document.place(("editions", name, "plan"))
        path = inner_path(self.folder, shape.plan, place, "plan", self.ledger)
        return replace(edition, plan=path.as_posix() if path else "")

    def _placed(self, stories: Iterable[Story]) -> tuple[str, ...]:
        """Give the figures that stories place, in the order of their places."""
        slots = (slot for story in stories for slot in slots_of(story.blocks) if isinstance(slot, FigureSlot))
        return tuple(dict.fromkeys(slot.figure for slot in slots if slot.figure in self.shape.figures))

    def publication(self, layouts: Sequence[Path]) -> Publication:
        """Take all steps and give the publication; it is whole only if the ledger has no errors."""
        shape = self.shape
        self.check_ids()
        self.read_tables()
        stories = self.read_stories()
        figures = Figures(self.document, self.folder, self.tables, self.citations, self.ledger)
        drawn = {name: figures.read(name, figure) for name, figure in shape.figures.items()}
        editions = [self._edition(name, edition, stories, layouts) for name, edition in shape.editions.items()]
        notices = read_notices(self.document, shape.notices, self.citations, self.ledger)
        named = {name for each in shape.editions.values() for name in each.stories}
        kit = read_kit(self.document, shape.kit, named, self.citations, self.ledger)
        masthead = read_masthead(self.document, shape.masthead, self.citations, self.ledger)
        contacts = [Contact(self.text("contacts", at, "label"), self.text("contacts", at, "value"))
                    for at in range(len(shape.contacts))]  # fmt: skip
        return Publication(
            id=self.folder.resolve().name, language=shape.language, date=shape.date, editions=tuple(editions),
            stories=stories, tables=self.tables, facts=self.facts, figures=drawn, contacts=tuple(contacts),
            embargo=shape.embargo, names=shape.names, notices=notices, kit=kit, masthead=masthead,
            folder=self.folder.as_posix(),
            places={key: self.document.place((key,)) for key in ("embargo", "title", "issue", "rights")},
            sources=tuple(sorted(self.files | figures.pictures)),
            **{name: self.text(name) for name in _TEXTS},
        )  # fmt: skip


def load_with_warnings(folder: Path, workspace: Path | None = None, layouts: Sequence[Path] = ()) -> Loaded:
    """Load a publication and say what is worth knowing about it; raise Faults with all its errors.

    ``layouts`` are folders of layouts, in the order of search; a workspace's own come before them.
    With none of them, layouts and their options are not checked.
    """
    ledger = Ledger()
    searched = [*([workspace / "layouts"] if workspace and layouts else []), *layouts]
    reader = _reader(folder, ledger)
    if reader is None:
        ledger.settle()
        raise AssertionError("a folder that cannot be read has an error")
    publication = reader.publication(searched)
    check_words(publication, reader.document, ledger)
    check_references(publication, reader.document, whole=reader.citations.whole, ledger=ledger)
    check_repeats(publication, ledger)
    ledger.settle()
    warn_unused(publication, reader.citations.cited, reader.drafts(), ledger)
    return Loaded(publication, ledger.warnings)


def _reader(folder: Path, ledger: Ledger) -> _Reader | None:
    if not folder.is_dir():
        names = [path.name for path in folder.parent.iterdir()] if folder.parent.is_dir() else []
        near = nearest(folder.name, names)
        cure = f"did you mean '{(folder.parent / near).as_posix()}'?" if near else ""
        ledger.error(Place(folder.as_posix()), "missing-folder", "there is no such folder", cure)
        return None
    source = read_source(folder / _NAME, ledger)
    document = read_yaml(source, ledger) if source else None
    shape = validate(PublicationShape, document, ledger) if document else None
    return _Reader(folder, document, shape, ledger) if document and shape else None


def load_publication(
    folder: Path, workspace: Path | None = None, layouts: Sequence[Path] = ()
) -> Publication:
    """Load a publication's folder; raise Faults with all its errors. See load_with_warnings."""
    return load_with_warnings(folder, workspace, layouts).publication
