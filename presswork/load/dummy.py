"""Dummies: the plan of an issue as a file (plan.yaml) that an editor may change, read back as spots."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from presswork.load.ledger import Ledger
from presswork.load.schema import Shape, Text
from presswork.load.source import read_source
from presswork.load.validation import validate
from presswork.load.yamldoc import Document, read_yaml
from presswork.model.issue import CONTINUED, GUIDE, NOTICES, Spot

Count = Annotated[int, Field(ge=1)]


class ModuleShape(Shape):
    """A line of ``modules``: what it is, and where it stands, as far as the editor says."""

    story: Text = ""
    continued: bool = False
    notice: Text = ""
    guide: bool = False
    column: Count | None = None
    row: Count | None = None
    columns: Count | None = None
    rows: Count | None = None
    head: Annotated[float, Field(gt=0)] | None = None
    figure: Annotated[int, Field(ge=0)] | None = None
    quote: bool | None = None
    optional: Annotated[int, Field(ge=0)] | None = None
    deck: bool | None = None


class PageShape(Shape):
    """A line of ``pages``."""

    page: Count
    modules: tuple[ModuleShape, ...] = ()


class DummyShape(Shape):
    """The file."""

    pages: tuple[PageShape, ...] = ()


def read_dummy(path: Path, stories: tuple[str, ...], notices: tuple[str, ...], pages: int,
               ledger: Ledger) -> tuple[Spot, ...]:
    """Read a plan. What is wrong in it goes to the ledger: pages, stories and notices that the issue does not have."""
    source = read_source(path, ledger, "plan")
    document = read_yaml(source, ledger) if source else None
    shape = validate(DummyShape, document, ledger) if document else None
    if document is None or shape is None:
        return ()
    spots: dict[str, Spot] = {}
    for at, page in enumerate(shape.pages):
        if page.page > pages:
            ledger.error(document.place(("pages", at, "page")), "wrong-value",
                         f"the plan has a page {page.page}, but the issue has {pages}",
                         f"name a page from 1 to {pages}")
        for number, module in enumerate(page.modules):
            spot = _spot(document, ("pages", at, "modules", number), page.page, module)
            if spot.name in spots:
                ledger.error(document.place(("pages", at, "modules", number)), "duplicate-id",
                             f"the plan places '{spot.name}' twice", "delete one of the two")
            spots[spot.name] = spot
            allowed = {"optional"} if module.continued and module.story else set[str]()
            if (module.continued or not module.story) and (wrong := [each for each in spot.wishes
                                                                     if each not in allowed]):
                ledger.error(document.place(("pages", at, "modules", number)), "wrong-value",
                             f"the plan gives '{spot.name}' {' and '.join(wrong)}, which is only said of a story "
                             "where it begins", "delete it")
            if module.story and module.story not in stories:
                ledger.unknown(document.place(("pages", at, "modules", number, "story")), "unknown-story",
                               "the planned story", module.story, stories)
            if module.notice and module.notice not in notices:
                ledger.unknown(document.place(("pages", at, "modules", number, "notice")), "unknown-story",
                               "the planned notice", module.notice, notices)
    for story in stories:
        if story not in spots and spots:
            ledger.error(document.place(("pages",)), "wrong-value", f"the plan does not place the story '{story}'",
                         "add a line for it to a page's modules")
    return tuple(spots.values())


def _spot(document: Document, path: tuple[str | int, ...], page: int, module: ModuleShape) -> Spot:
    name = (GUIDE if module.guide else NOTICES + module.notice if module.notice
            else module.story + CONTINUED * module.continued)
    return Spot(name, page, module.column or 0, module.row or 0, module.columns or 0, module.rows or 0,
                document.place(path), module.head, module.figure, module.quote, module.optional,
                module.deck)
