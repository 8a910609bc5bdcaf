"""The record of a finished file: what its metadata says, all of it from the publication."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from typing import TypeAlias

from presswork.model.publication import Edition, Publication

Moment: TypeAlias = dt.datetime


@dataclass(frozen=True, slots=True)
class Record:
    """Metadata of a file. ``issued`` is the publication's own moment, never the clock's; ``embargo`` None is free."""

    title: str
    creator: str
    language: str
    issued: Moment
    identifier: str
    description: str = ""
    rights: str = ""
    subjects: tuple[str, ...] = ()
    issue: str = ""
    embargo: Moment | None = None
    headline: str = ""
    town: str = ""
    terms: str = ""
    url: str = ""


def record_of(publication: Publication, edition: Edition, target: str) -> Record:
    """Make the record of an edition's file for a target."""
    stories = [publication.stories[name] for name in edition.stories if name in publication.stories]
    heads = [story.headline for story in stories]
    decks = [story.deck for story in stories if story.deck]
    sections = [story.section for story in stories if story.section]
    return Record(
        title=publication.title, creator=publication.issuer, language=publication.language,
        issued=issued(publication), identifier=identity(publication, f"{edition.id}.{target}"),
        description=decks[0] if decks else publication.subtitle or (heads[0] if heads else ""),
        rights=publication.rights, subjects=tuple(dict.fromkeys(sections)), issue=publication.issue,
        embargo=publication.embargo, headline=heads[0] if heads else "", town=publication.kit.town,
        terms=publication.kit.terms, url=publication.kit.url)


def issued(publication: Publication) -> Moment:
    """Give the moment that stands for the publication's day: its midnight in UTC."""
    return dt.datetime.combine(publication.date, dt.time(), dt.UTC)


def identity(publication: Publication, part: str) -> str:
    """Give a URN that follows from publication, issue, day and part, so that it is the same at every build."""
    words = (publication.id, publication.title, publication.issuer, publication.issue, str(publication.date), part)
    return uuid.UUID(bytes=hashlib.sha256(repr(words).encode()).digest()[:16], version=5).urn
