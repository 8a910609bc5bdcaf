"""Schemas: the raw shape of publication.yaml, front matter and layout.yaml, scalars being text as written."""

import datetime as dt
import os
import re
from typing import Annotated, Any, Literal

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some reads every package's metadata

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

LANGUAGES = ("zh-Hans", "zh-Hant", "en", "de", "es", "fr", "ja", "ko")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def _language(value: Any) -> Any:
    if isinstance(value, str) and not _LANGUAGE.fullmatch(value):
        raise PydanticCustomError("bad-language", "a language tag")
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        raise PydanticCustomError("bad-date", "a day as YYYY-MM-DD")
    return value


def _moment(value: Any) -> Any:
    if isinstance(value, str):
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:  # without its zone a time is another one in each newsroom
            raise PydanticCustomError("bad-date", "a moment with its zone, as 2022-10-12T08:00+08:00")
        return moment
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Share = Annotated[float, Field(ge=0, le=1)]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment)]


class Shape(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class ContactShape(Shape):
    """A line of ``contacts``."""

    label: Filled
    value: Filled


class NoticeShape(Shape):
    """A line of ``notices``."""

    id: Filled
    title: Filled
    text: Filled
    label: Text = ""


class EditionShape(Shape):
    """A value of ``editions``; ``options`` are read with their types elsewhere.

    Without ``figures`` an edition shows those that its stories place; an empty list is none of them.
    """

    layout: Filled
    stories: tuple[Filled, ...] = ()
    figures: tuple[Filled, ...] | None = None
    options: dict[str, Any] = {}
    plan: Text = ""


class FigureShape(Shape):
    """A value of ``figures``."""

    kind: Filled
    title: Text = ""
    measure: Text = ""
    source: Text = ""
    caption: Text = ""
    credit: Text = ""
    alt: Text = ""
    facts: tuple[Filled, ...] = ()
    table: Text = ""
    file: Text = ""
    focus: Text = ""
    focal: tuple[Share, Share] = (0.5, 0.5)
    options: dict[str, Any] = {}


class KitShape(Shape):
    """``kit``: what a press office says round its release."""

    story: Text = ""
    town: Text = ""
    notes: tuple[Filled, ...] = ()
    about: Text = ""
    terms: Text = ""
    url: Text = ""
    contacts: tuple[ContactShape, ...] = ()


class MastheadShape(Shape):
    """``masthead``: the profile of a publication in China and what it must print."""

    profile: Literal["", "newspaper", "internal"] = ""
    single: bool = False
    authority: Text = ""
    sponsor: Text = ""
    publisher: Text = ""
    cn: Text = ""
    chief: Text = ""
    number: Text = ""
    address: Text = ""
    phone: Text = ""
    postcode: Text = ""
    price: Text = ""
    printer: Text = ""
    printer_address: Text = ""
    advertising: Text = ""
    postal: Text = ""
    permit: Text = ""
    compiler: Text = ""
    recipients: Text = ""
    printed: Text = ""
    copies: Text = ""


class PublicationShape(Shape):
    """publication.yaml."""

    title: Filled
    language: Annotated[Filled, BeforeValidator(_language)]
    issuer: Filled
    date: Date
    editions: dict[str, EditionShape] = Field(min_length=1)
    subtitle: Text = ""
    issue: Text = ""
    rights: Text = ""
    contacts: tuple[ContactShape, ...] = ()
    embargo: Moment | None = None
    names: tuple[Filled, ...] = ()
    notices: tuple[NoticeShape, ...] = ()
    tables: tuple[Filled, ...] = ()
    figures: dict[str, FigureShape] = {}
    kit: KitShape = KitShape()
    masthead: MastheadShape = MastheadShape()


class StoryShape(Shape):
    """A story's front matter."""

    headline: Filled
    rank: int | None = Field(default=None, ge=1)
    section: Text = ""
    kicker: Text = ""
    subhead: Text = ""
    deck: Text = ""
    byline: Text = ""
    date: Text = ""
    kind: Literal["story", "briefs"] = "story"
    dateline: Text = ""
    jumphead: Text = ""


class MarginShape(Shape):
    """``page.margin``: lengths."""

    top: Filled
    bottom: Filled
    inner: Filled
    outer: Filled


class PageShape(Shape):
    """``page`` of a layout; ``measure`` is em and a style's name."""

    size: tuple[Filled, Filled]
    bleed: Text = "0"
    rows: int = Field(gt=0)
    margin: MarginShape
    columns: int = Field(default=1, gt=0)
    measure: tuple[float, Filled] | None = None
    gutter: Text = ""


class InkShape(Shape):
    """A value of ``inks``."""

    srgb: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
    cmyk: tuple[
        Annotated[float, Field(ge=0, le=100)],
        Annotated[float, Field(ge=0, le=100)],
        Annotated[float, Field(ge=0, le=100)],
        Annotated[float, Field(ge=0, le=100)],
    ]
    spot: Text = ""
    tint: Annotated[float, Field(gt=0, le=100)] = 100.0
    grey: Annotated[float, Field(ge=0, le=100)] | None = None


class TableShape(Shape):
    """``table`` of a layout: weights of the rules of tables in columns, pt, and their ink."""

    over: Annotated[float, Field(ge=0, le=4)] = 0.8
    head: Annotated[float, Field(ge=0, le=4)] = 0.4
    row: Annotated[float, Field(ge=0, le=4)] = 0.0
    under: Annotated[float, Field(ge=0, le=4)] = 0.8
    ink: Filled = "text"


class LayoutShape(Shape):
    """layout.yaml; ``faces`` and ``styles`` are read by modules of their own."""

    planner: Filled
    base: Text = ""
    page: PageShape
    inks: dict[str, InkShape]
    faces: dict[str, Any]
    styles: dict[str, dict[str, Any]]
    words: dict[str, dict[str, str]] = {}
    table: TableShape = TableShape()
    options: dict[str, Any] = {}
    plan: dict[str, Any] = {}
