"""Issues: the options of an edition of several pages become the editor's brief, with a place for each mistake."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from presswork.load.citations import Citations
from presswork.load.dummy import read_dummy
from presswork.load.ledger import Ledger
from presswork.load.schema import Filled, Shape, Text
from presswork.load.stories import cited_text
from presswork.load.validation import validate
from presswork.load.yamldoc import Document
from presswork.load.yamldoc import Path as KeyPath
from presswork.model.issue import Ear, IssueBrief, Pin, Section
from presswork.model.place import Place
from presswork.model.publication import Edition
from presswork.model.story import Story

PLANNER = "issue"  # layouts with this planner take issues
_MOST_PAGES = 200
_EARS = 2
_POSITIONS = ("top", "bottom", "left", "right", "together")
_CONTRARY = ({"top", "bottom"}, {"left", "right"})
_RANGE = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})")


def _pages(value: Any) -> Any:
    """Give a list of pages for ``2``, ``2-3`` or ``[1, 3]``."""
    match = _RANGE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match:
        return [str(page) for page in range(int(match[1]), int(match[2]) + 1)]
    return [value] if isinstance(value, str) else value


class SectionShape(Shape):
    """A line of ``sections``."""

    name: Filled
    pages: Annotated[tuple[int, ...], BeforeValidator(_pages), Field(min_length=1)]


class EarShape(Shape):
    """A line of ``ears``."""

    title: Text = ""
    text: Text = ""
    note: Text = ""


class PinShape(Shape):
    """A value of ``pins``."""

    page: int | None = None
    columns: Annotated[int, Field(ge=1)] | None = None
    position: Text = ""
    head: Annotated[float, Field(gt=0)] | None = None
    jump: bool | None = None
    figure: Annotated[int, Field(ge=0)] | None = None
    top: bool = False
    quote: bool = True
    rank: Annotated[int, Field(ge=1)] | None = None


class IssueShape(Shape):
    """The options of an edition whose layout makes issues; others are the layout's own."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    pages: Annotated[int, Field(ge=1, le=_MOST_PAGES)] = 4
    sections: tuple[SectionShape, ...] = ()
    ears: tuple[EarShape, ...] = ()
    guide: Annotated[int, Field(ge=0)] = 0
    nameplate: Text = ""
    tagline: Text = ""
    editor: Text = ""
    imprint: Text = ""
    pins: dict[str, PinShape] = Field(default_factory=dict)
    plan: Text = ""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the options of one edition; ``stories`` are those that it names, ``columns`` its page's (0: not known)."""

    document: Document
    shape: IssueShape
    stories: Sequence[str]
    notices: Sequence[str]
    columns: int
    citations: Citations
    ledger: Ledger

    def text(self, *path: str | int) -> str:
        """Give a text of the options with its facts cited."""
        node = self.document.node(path)
        text = node.value if node and isinstance(node.value, str) else ""
        return cited_text(self.document, path, text, self.citations)

    def brief(self) -> IssueBrief:
        """Give the brief; what is wrong in it goes to the ledger."""
        shape = self.shape
        if len(shape.ears) > _EARS:
            self._wrong(("ears", _EARS), f"there are {len(shape.ears)} ears", "a nameplate has two sides at most")
        ears = [Ear(*(self.text("ears", at, key) for key in ("title", "text", "note")))
                for at in range(len(shape.ears))]
        texts = {key: self.text(key) for key in ("nameplate", "tagline", "editor", "imprint")}
        plan = Path(self.document.source.file).parent / shape.plan if shape.plan else None
        spots = read_dummy(plan, tuple(self.stories), tuple(self.notices), shape.pages, self.ledger) if plan else ()
        return IssueBrief(pages=shape.pages, sections=tuple(self._sections()), ears=tuple(ears), guide=shape.guide,
                          plan=spots, pins={story: self._pin(story, pin) for story, pin in shape.pins.items()}, **texts)

    def _wrong(self, path: KeyPath, what: str, cure: str) -> None:
        self.ledger.error(self.document.place(path), "wrong-value", what, cure)

    def _sections(self) -> list[Section]:
        sections: dict[str, Section] = {}
        for at, shape in enumerate(self.shape.sections):
            name = self.text("sections", at, "name")
            for page in shape.pages:
                self._check_page(("sections", at, "pages"), f"the section '{name}'", page)
            if name in sections:
                place = self.document.place(("sections", at, "name"))
                self.ledger.error(place, "duplicate-id", f"a second section has the name '{name}'")
            sections[name] = Section(name, tuple(sorted(set(shape.pages))))
        return list(sections.values())

    def _check_page(self, path: KeyPath, who: str, page: int) -> None:
        if not 1 <= page <= self.shape.pages:
            count = f"{self.shape.pages} page{'s' * (self.shape.pages > 1)}"
            self._wrong(path, f"{who} is to stand on page {page}, but the issue has {count}",
                        f"name a page from 1 to {self.shape.pages}")

    def _pin(self, story: str, shape: PinShape) -> Pin:
        base = ("pins", story)
        if story not in self.stories:
            place = self.document.key_place(base)
            self.ledger.unknown(place, "unknown-story", "the pinned story", story, self.stories)
        if shape.page is not None:
            self._check_page((*base, "page"), f"the story '{story}'", shape.page)
        for key in ("columns", "figure"):
            span = getattr(shape, key) or 0
            if self.columns and span > self.columns:
                self._wrong((*base, key), f"the story '{story}' is to span {span} columns, "
                            f"but a page of the layout has {self.columns}", f"give {self.columns} at most")
        return Pin(story, shape.page or 0, shape.columns or 0, self._position(base, shape.position), shape.head or 0.0,
                   shape.jump, shape.figure, shape.top, shape.quote, shape.rank or 0,
                   self.document.key_place(base))

    def _position(self, base: KeyPath, text: str) -> frozenset[str]:
        words = text.replace(",", " ").split()
        path = (*base, "position")
        for word in words:
            if word not in _POSITIONS:
                self.ledger.unknown(self.document.place(path), "unknown-position", "the position", word, _POSITIONS)
        for pair in _CONTRARY:
            if pair <= set(words):
                self._wrong(path, f"the position cannot be {' and '.join(sorted(pair))} at once", "keep one of the two")
        return frozenset(words) & frozenset(_POSITIONS)


def read_issue(document: Document, edition: str, stories: Sequence[str], columns: int, citations: Citations,
               ledger: Ledger) -> IssueBrief | None:
    """Give the brief of an edition; None where its options cannot be read, which goes to the ledger."""
    node = document.node(("editions", edition, "options"))
    if node is None or not isinstance(node.value, dict):
        return IssueBrief(4)
    options = Document(document.source, node)
    shape = validate(IssueShape, options, ledger)
    listed = document.raw().get("notices", [])
    notices = [str(each.get("id", "")) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return _Reader(options, shape, stories, notices, columns, citations, ledger).brief() if shape else None


def check_issue(edition: Edition, stories: Mapping[str, Story], document: Document, ledger: Ledger) -> None:
    """Note stories that an issue names twice, and stories whose section it does not have."""
    brief = edition.issue
    if brief is None:
        return
    sections = {section.name for section in brief.sections}
    for at, name in enumerate(edition.stories):
        if name in edition.stories[:at]:
            place = document.place(("editions", edition.id, "stories", at))
            ledger.error(place, "duplicate-id", f"the issue names the story '{name}' twice", "delete one of the two")
        story = stories.get(name)
        if story and story.section and sections and story.section not in sections:
            place = story.places.get("section", story.place or Place(""))
            ledger.unknown(place, "unknown-section", "the section", story.section, sections)
