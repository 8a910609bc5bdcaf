"""The release: the story that a press office puts out, with all that stands round it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presswork.deliver.kit.script import Desk, Form, paragraphs
from presswork.deliver.kit.words import day_text, moment_text, words_of
from presswork.model.publication import Publication
from presswork.model.story import BRIEFS, Block, Paragraph, Story


@dataclass(frozen=True, slots=True)
class Release:
    """A release, ready to be written in any form. ``status`` is the line on top: the embargo, or that it is free.

    ``dateline`` stands before the text; ``about`` is the boilerplate's head and text.
    """

    story: Story
    status: str
    dateline: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    about: tuple[str, str]
    contacts: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    words: Mapping[str, str]
    language: str
    issuer: str
    day: str
    embargo: dt.datetime | None


def chosen_story(publication: Publication) -> Story:
    """Give the story of the release: the one that ``kit: story`` names, or the first in rank."""
    named = publication.stories.get(publication.kit.story)
    plain = [story for story in publication.stories.values() if story.kind != BRIEFS]
    return named or min(plain or publication.stories.values(), key=lambda story: story.rank)


def release_of(publication: Publication) -> Release:
    """Make the release of a publication; its embargo is the publication's."""
    words, brief, story = words_of(publication.language), publication.kit, chosen_story(publication)
    embargo = publication.embargo
    about = (words["about"].format(issuer=publication.issuer), brief.about)
    contacts = brief.contacts or tuple((contact.label, contact.value) for contact in publication.contacts)
    return Release(
        story=story, status=status_line(embargo, words), dateline=_dateline(publication, story, words),
        blocks=story.blocks, notes=_notes(publication), about=about,
        contacts=contacts, terms=terms_of(publication), words=words, language=publication.language,
        issuer=publication.issuer, day=day_text(publication.date, words), embargo=embargo)  # fmt: skip


def status_line(embargo: dt.datetime | None, words: Mapping[str, str]) -> str:
    """Say on one line until when a kit is embargoed, or that it is free."""
    return words["embargo"].format(moment=moment_text(embargo, words)) if embargo else words["free"]


def terms_of(publication: Publication) -> tuple[str, ...]:
    """Give the terms of use: what holds before the embargo ends, the office's own or the usual ones, the rights."""
    words = words_of(publication.language)
    usual = words["default_terms"].format(issuer=publication.issuer)
    lines = (words["use_embargo"] if publication.embargo else "", publication.kit.terms or usual, publication.rights)
    return tuple(line for line in lines if line)


def _dateline(publication: Publication, story: Story, words: Mapping[str, str]) -> str:
    day, town = day_text(publication.date, words), publication.kit.town or story.dateline
    return words["dateline"].format(town=town, day=day) if town else day


def _notes(publication: Publication) -> tuple[str, ...]:
    """Give the notes to editors: the office's own, or the notices that explain the publication."""
    colon = words_of(publication.language)["colon"]
    notices = tuple(f"{notice.title}{colon}{notice.text}" for notice in publication.notices)
    return publication.kit.notes or notices


def release_text(release: Release, desk: Desk, form: Form) -> str:
    """Write the release as plain text or Markdown: a paragraph a line, an empty line between them."""
    return "\n\n".join([*_opening(release, desk, form), *_closing(release, form)]) + "\n"


def _opening(release: Release, desk: Desk, form: Form) -> Iterator[str]:
    words, story, say = release.words, release.story, form.say
    yield say(release.status)
    yield say(f"{words['release']}{words['colon']}{release.issuer}")
    yield from _heads(story, form)
    yield from opened(paragraphs(release.blocks, form, desk), say(release.dateline) + words["dash"], release.blocks)
    yield words["end"]


def _closing(release: Release, form: Form) -> Iterator[str]:
    words, say = release.words, form.say
    if release.notes:
        yield form.head.format(words["notes"])
        yield "\n".join(f"{at}. {say(note)}" for at, note in enumerate(release.notes, 1))
    if release.about[1]:
        yield form.head.format(say(release.about[0]))
        yield say(release.about[1])
    if release.contacts:
        yield form.head.format(words["contact"])
        yield "\n".join(f"- {say(label)}{words['colon']}{say(value)}" for label, value in release.contacts)
    yield form.head.format(words["terms"])
    yield from (say(term) for term in release.terms)


def _heads(story: Story, form: Form) -> Iterator[str]:
    say = form.say
    heads = (say(story.kicker), form.title.format(say(story.headline)), say(story.subhead), say(story.byline),
             say(story.deck))
    yield from (head for head in heads if head)


def opened(texts: Iterator[str], dateline: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Put the dateline before the first words of the text, or on a line of its own before another beginning."""
    first = next(texts, "")
    if blocks and isinstance(blocks[0], Paragraph):
        yield dateline + first
    else:
        yield from (text for text in (dateline.strip(), first) if text)
    yield from texts


def story_text(story: Story, desk: Desk, status: str, form: Form) -> str:
    """Write a story that goes with the release, with the line of its status on top."""
    return "\n\n".join([form.say(status), *_heads(story, form), *paragraphs(story.blocks, form, desk)]) + "\n"
