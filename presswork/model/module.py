"""Modules: what a newspaper page is made of, each a rectangle of the grid with its parts in place."""

from dataclasses import dataclass

from presswork.model.plan import Slot


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a module, set as the planner measured it: ``text`` in ``style`` at ``size`` on ``leading``, pt."""

    name: str
    slot: Slot
    text: str = ""
    style: str = ""
    size: float = 0.0
    leading: float = 0.0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Module:
    """A story, continuation, rail of briefs or notice on a page. ``jump_to`` and ``jump_from`` are pages, or 0."""

    story: str
    kind: str
    frame: Slot
    dress: str = ""
    parts: tuple[Part, ...] = ()
    jump_to: int = 0
    jump_from: int = 0


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A line of the front page's guide."""

    story: str
    headline: str
    page: int
