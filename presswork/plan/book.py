"""The book while it is planned: what its pages share, drafts of pages, and the parts of the contents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from presswork.compose.compositor import Compositor
from presswork.model.galley import Galley
from presswork.model.layout import Layout, Page
from presswork.model.plan import Flow, PlannedPage, Slot
from presswork.model.publication import Edition, Publication
from presswork.model.story import Paragraph
from presswork.plan.ledger import Ledger
from presswork.plan.textpages import Side

FOLIO_ROW, FOLIO_RISE = (
    3,
    9.72,
)  # the folio's baseline, rows from the page's top; pt from its slot's top to it
LINE = 12.6  # pt: the leading of furniture

Opens = tuple[str, str, int]  # title, second line and chapter number (0: none) of the part that a page opens


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of the contents: its words, its first and last page, its chapter number (0: no chapter)."""

    title: str
    second: str
    first: int
    last: int
    chapter: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A page to be made when its number is known; ``opens`` is the part that starts with it."""

    pattern: str
    make: Callable[[int], PlannedPage]
    opens: Opens | None = None


@dataclass(slots=True)
class Book:
    """What the pages of a brochure share while they are planned: ``charts`` are numbered as they come."""

    publication: Publication
    edition: Edition
    layout: Layout
    compositor: Compositor
    opening: tuple[Paragraph, ...]
    numbers: Ledger
    hot: tuple[str, ...]
    rings: tuple[str, ...]
    galleys: dict[str, Galley] = field(default_factory=dict)
    charts: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, str]:
        """Give the layout's words in the publication's language."""
        return self.layout.words[self.publication.language]

    @property
    def sheet(self) -> Page:
        """Give the layout's page."""
        return self.layout.page

    def page(
        self, number: int, pattern: str, slots: Sequence[Slot] = (), flows: Sequence[Flow] = (),
        running: str = "", **values: object,
    ) -> PlannedPage:  # fmt: skip
        """Make a page with its folio and running head (none without ``running``)."""
        side = Side.of(self.sheet, number)
        head = furniture(side, number) if running else ()
        common = {
            "left": side.left, "running": running, "hot": self.hot, "numbers": self.numbers,
            "opening": self.opening, "opens": False, "closes": False,
        }  # fmt: skip
        return PlannedPage(number, pattern, (*head, *slots), tuple(flows), {**common, **values})

    def chart(self, name: str, number: int) -> None:
        """Give a chart its number and note its facts on the page."""
        self.charts.setdefault(name, len(self.charts) + 1)
        self.numbers.stands(self.publication.figures[name].facts, number)


def furniture(side: Side, number: int) -> tuple[Slot, Slot]:
    """Place the folio in the outer corner and the running head beside it, on one baseline."""
    grid = side.grid
    y = FOLIO_ROW * grid.page.baseline - FOLIO_RISE
    folio = Slot("folio", grid.x(0 if side.left else 10), y, grid.page.span(2), LINE, str(number))
    return folio, Slot("running", grid.x(2 if side.left else 4), y + 0.6, grid.page.span(6), LINE)


def ordinal(words: Mapping[str, str], number: int) -> str:
    """Write a chapter's number in words: 第二章, Chapter 2."""
    numerals = words.get("numerals", "")
    return words["chapter"].format(number=numerals[number - 1] if 0 < number <= len(numerals) else number)
