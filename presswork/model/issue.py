"""Issues: what an editor says about an edition of several pages; everything else is planned round it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from presswork.model.place import Place

GUIDE, NOTICES, CONTINUED = "guide:", "notice:", ">"  # in the names of what stands on pages and is no whole story


@dataclass(frozen=True, slots=True)
class Notice:
    """A house notice of the bank: it may fill a page, whole or not at all. ``label`` is a word over it or ""."""

    id: str
    title: str
    text: str
    label: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the paper and the pages, from 1, on which its stories may stand."""

    name: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ear:
    """A panel beside the nameplate 报眼."""

    title: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """What the editor fixes of a story: 0, an empty set or None where it is left to the planner.

    ``columns`` is the width of the module, ``position`` any of top, bottom, left, right and together, ``head`` the size
    of the headline in pt, ``jump`` whether it must (or must not) jump, ``figure`` the columns of its first figure (0:
    none), ``top`` that it starts at the top of a page; ``quote`` is False where it has no pull quote; ``rank`` is its
    rank in this issue in place of its own.
    """

    story: str
    page: int = 0
    columns: int = 0
    position: frozenset[str] = frozenset()
    head: float = 0.0
    jump: bool | None = None
    figure: int | None = None
    top: bool = False
    quote: bool = True
    rank: int = 0
    place: Place | None = None

    @property
    def edges(self) -> frozenset[str]:
        """Give where on its page the story is held: its position, and the top where it starts there."""
        return self.position | {"top"} if self.top else self.position


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a module of a written plan stands: 0 for what is left to the planner.

    ``name`` is a story's, with ``>`` after it for the rest of one that jumps, ``guide:``, or ``notice:`` and a notice's
    name; ``column`` and ``row`` count from 1, the row from the first that modules have. Of a story ``head`` is the size
    of its headline in pt, ``deck`` whether it has its deck, ``figure`` the columns of its first figure (0: none),
    ``quote`` whether it has its pull quote, ``optional`` the number of optional sentences that are left out, which the
    rest of one that jumps may say too; None is left to the planner.
    """

    name: str
    page: int
    column: int = 0
    row: int = 0
    columns: int = 0
    rows: int = 0
    place: Place | None = None
    head: float | None = None
    figure: int | None = None
    quote: bool | None = None
    optional: int | None = None
    deck: bool | None = None

    @property
    def wishes(self) -> Mapping[str, float | int | bool]:
        """Give what is asked of a story beside its place."""
        asked = {"head": self.head, "deck": self.deck, "figure": self.figure, "quote": self.quote,
                 "optional": self.optional}
        return {name: value for name, value in asked.items() if value is not None}

    @property
    def fixed(self) -> bool:
        """Tell whether all of it is given."""
        return bool(self.column and self.row and self.columns and self.rows)


@dataclass(frozen=True, slots=True)
class IssueBrief:
    """The editor's brief of an issue. ``guide`` counts the entries of the front page's guide 导读 (0: none).

    ``plan`` is a written plan that is to be kept; where it is empty the issue is planned.
    """

    pages: int
    sections: tuple[Section, ...] = ()
    ears: tuple[Ear, ...] = ()
    guide: int = 0
    nameplate: str = ""
    tagline: str = ""
    editor: str = ""
    imprint: str = ""
    pins: Mapping[str, Pin] = field(default_factory=dict)
    plan: tuple[Spot, ...] = ()
