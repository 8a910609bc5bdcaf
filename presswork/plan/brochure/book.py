"""The book while it is planned: what its pages share, drafts of pages, and the parts of the contents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from presswork.compose.compositor import Compositor
from presswork.model.galley import Galley
from presswork.model.layout import Layout, Page
from presswork.model.plan import Flow, PlannedPage, Slot
from presswork.model.publication import Edition, Publication
from presswork.model.story import Paragraph
from presswork.plan.brochure.ledger import Ledger
from presswork.plan.brochure.side import Side

FOLIO_ROW, FOLIO_RISE = 2, 9.72  # the folio's baseline, rows over the live area; pt from its slot's top to it
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
    """What the pages of a brochure share while they are planned.

    ``charts`` are numbered as they come, ``chart_pages`` are theirs; ``quoted`` are quotes with a page of their own;
    ``headlines`` are a chapter's articles, ``articles`` are the pages on which articles start, by chapter and headline;
    ``low`` allows panels of a smaller title over short chapters; ``counted`` are the facts that close chapters.
    """

    publication: Publication
    edition: Edition
    layout: Layout
    compositor: Compositor
    opening: tuple[Paragraph, ...]
    numbers: Ledger
    hot: tuple[str, ...]
    rings: tuple[str, ...]
    low: bool = True
    galleys: dict[str, Galley] = field(default_factory=dict)
    charts: dict[str, int] = field(default_factory=dict)
    chart_pages: dict[str, int] = field(default_factory=dict)
    quoted: set[str] = field(default_factory=set)
    counted: dict[int, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    headlines: dict[int, tuple[str, ...]] = field(default_factory=dict)
    articles: dict[tuple[int, str], int] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, str]:
        """Give the layout's words in the publication's language."""
        return self.layout.words[self.publication.language]

    @property
    def sheet(self) -> Page:
        """Give the layout's page."""
        return self.layout.page

    def side(self, number: int) -> Side:
        """Give the side of the spread that a page lies on."""
        return Side.of(self.layout, number)

    def rows(self, height: float) -> int:
        """Give the rows of the grid that ``height`` pt take."""
        return ceil(height / self.sheet.baseline - 0.01)

    @property
    def leaf(self) -> float:
        """Give the thickness of a leaf of text paper, mm, where the book has a cover of its own; else 0."""
        return float(self.edition.options.get("leaf") or 0)  # type: ignore[arg-type]

    @property
    def cover(self) -> int:
        """Give the number of the cover: 1, or -1 where it is a sheet of its own and the text begins with page 1."""
        return -1 if self.leaf else 1

    @property
    def opens_right(self) -> bool:
        """Tell whether chapters are to open on right-hand pages."""
        return self.edition.options.get("open") == "right"

    @property
    def feet(self) -> bool:
        """Tell whether footnotes stand at the feet of columns."""
        return self.edition.options.get("footnotes") == "column"

    @property
    def index(self) -> str:
        """Tell whether the book has an index of its figures: always, never, or auto."""
        return str(self.edition.options.get("index", "auto"))

    def page(
        self, number: int, pattern: str, slots: Sequence[Slot] = (), flows: Sequence[Flow] = (),
        running: str = "", **values: object,
    ) -> PlannedPage:  # fmt: skip
        """Make a page with its folio and running head (none without ``running``)."""
        side = self.side(number)
        head = furniture(side, number) if running else ()
        common = {
            "left": side.left, "running": running, "hot": self.hot, "numbers": self.numbers,
            "opening": self.opening, "opens": False, "closes": False, "articles": self.articles,
            "cover_number": self.cover,
        }  # fmt: skip
        return PlannedPage(number, pattern, (*head, *slots), tuple(flows), {**common, **values})

    def chart(self, name: str, number: int) -> None:
        """Give a chart its number and note its facts on the page."""
        self.charts.setdefault(name, len(self.charts) + 1)
        self.chart_pages.setdefault(name, number)
        self.numbers.stands(self.publication.figures[name].facts, number)


def furniture(side: Side, number: int) -> tuple[Slot, ...]:
    """Place the folio in the outer corner and the running head beside it, on one baseline; a cover has none."""
    if number < 1:
        return ()
    grid = side.grid
    y = grid.page.top - FOLIO_ROW * grid.page.baseline - FOLIO_RISE
    folio = Slot("folio", grid.x(0 if side.left else 10), y, grid.page.span(2), LINE, str(number))
    return folio, Slot("running", grid.x(2), y + 0.6, grid.page.span(8), LINE)


def ordinal(words: Mapping[str, str], number: int) -> str:
    """Write a chapter's number in words: 第二章, Chapter 2."""
    numerals = words.get("numerals", "")
    return words["chapter"].format(number=numerals[number - 1] if 0 < number <= len(numerals) else number)
