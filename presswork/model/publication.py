"""The publication: one folder of text and data, validated."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from presswork.model.fact import Fact, Table
from presswork.model.figure import Figure
from presswork.model.issue import IssueBrief, Notice
from presswork.model.kit import KitBrief
from presswork.model.masthead import Masthead
from presswork.model.place import Place
from presswork.model.story import Story


@dataclass(frozen=True, slots=True)
class Edition:
    """A layout applied to chosen stories and figures. ``options`` are what the layout declares in layout.yaml.

    ``issue`` is the brief of an edition of several pages, ``plan`` the path of a plan.yaml that is fed back, or "".
    """

    id: str
    layout: str
    stories: tuple[str, ...]
    figures: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None
    issue: IssueBrief | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A line of contact: what it is for, and the number, address or URL."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that a press office put in one folder.

    ``folder`` is its path, for reading pictures only; ``places`` say where keys of publication.yaml are written.
    """

    id: str
    title: str
    language: str
    issuer: str
    date: dt.date
    editions: tuple[Edition, ...]
    stories: Mapping[str, Story]
    tables: Mapping[str, Table]
    facts: Mapping[str, Fact]
    figures: Mapping[str, Figure]
    subtitle: str = ""
    issue: str = ""
    rights: str = ""
    contacts: tuple[Contact, ...] = ()
    embargo: dt.datetime | None = None
    names: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    kit: KitBrief = field(default_factory=KitBrief)
    masthead: Masthead = field(default_factory=Masthead)
    folder: str = ""
    sources: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
