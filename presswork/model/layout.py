"""A layout: page, grid, inks, faces, styles and furniture words, as read from layout.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from presswork.model.place import Place
from presswork.model.style import Ink, TypeStyle


@dataclass(frozen=True, slots=True)
class Page:
    """Trimmed page and grid, in pt: ``baseline`` rows from the page top, margins in whole rows or pt."""

    width: float
    height: float
    bleed: float
    baseline: float
    top: float
    bottom: float
    inner: float
    outer: float
    columns: int
    column: float
    gutter: float

    @property
    def rows(self) -> int:
        """Count the baseline rows of the live area."""
        return round((self.height - self.top - self.bottom) / self.baseline)

    def span(self, columns: int) -> float:
        """Give the width of so many columns with the gutters between them, pt."""
        return columns * self.column + (columns - 1) * self.gutter


@dataclass(frozen=True, slots=True)
class TableRules:
    """Weights of the rules of tables inside columns, pt (0: none), and their ink.

    ``over`` the table, under its ``head``, under each ``row`` of its body, ``under`` it: the plain table of the trade
    has three, 三线表.
    """

    over: float = 0.8
    head: float = 0.4
    row: float = 0.0
    under: float = 0.8
    ink: str = "text"


@dataclass(frozen=True, slots=True)
class Layout:
    """A folder in layouts/. ``words`` are furniture words by language, ``plan`` the layout's own planning values.

    ``options`` names the keys that an edition may set, with their defaults; ``planner`` names the module of
    presswork.plan that makes its pages; ``folders`` are searched in order for templates and styles.
    """

    name: str
    planner: str
    page: Page
    inks: Mapping[str, Ink]
    styles: Mapping[str, TypeStyle]
    words: Mapping[str, Mapping[str, str]]
    options: Mapping[str, object]
    plan: Mapping[str, object] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    place: Place | None = None
    table: TableRules = TableRules()

    def furniture(self, language: str) -> Mapping[str, str]:
        """Give the furniture words of a language, of its base language, or else English."""
        base = language.split("-", maxsplit=1)[0]
        near = (name for name in self.words if name.split("-")[0] == base)
        return self.words.get(language) or self.words[next(near, "en")]
