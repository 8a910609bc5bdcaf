"""Modules: the rectangles of an issue's page, each a story, a continuation, a rail of briefs or a notice."""

from dataclasses import dataclass

from presswork.model.plan import Slot

STORY, CONTINUATION, BRIEFS, NOTICE = "story", "continuation", "briefs", "notice"  # the kinds of a module


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of display of a module: its rectangle, text and type as measured.

    ``name`` is head, kicker, subhead, deck, byline, quote, figure, figure-head, cutline, box, box-title, rail-title,
    jump-line, jump-head, notice or notice-title. ``style`` names the type style, of which ``size`` and ``leading``
    (pt) may differ; ``columns`` is the span. Lines broken by the planner are parted by line breaks in ``text``. The
    slot of a figure is that of its art and holds the figure's id as content.
    """

    name: str
    slot: Slot
    text: str = ""
    style: str = ""
    size: float = 0.0
    leading: float = 0.0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Module:
    """A module: ``frame`` is its rectangle, ``dress`` "", "tint" or "box"; its body text is in the page's flows.

    ``jump_to`` is the page on which its story goes on (0: it does not), ``jump_from`` the page from which it comes;
    ``column`` and ``row`` are where it stands on the grid, ``columns`` and ``rows`` its size.
    """

    story: str
    kind: str
    frame: Slot
    parts: tuple[Part, ...] = ()
    dress: str = ""
    jump_to: int = 0
    jump_from: int = 0
    column: int = 0
    row: int = 0
    columns: int = 1
    rows: int = 0


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """An entry of the front page's guide: a story of another page, its headline (lines as set) and its page."""

    story: str
    headline: str
    page: int
    section: str = ""
