"""Chapters: the stories of a brochure cut at their intertitles, each with what the edition says of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from presswork.model.layout import Layout
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import (
    LEAD,
    Block,
    FigureSlot,
    Intertitle,
    Paragraph,
    Quotation,
    Story,
    TableSlot,
)  # fmt: skip

KEYS = ("field", "facts", "figure", "art", "mark")
STRIP = 4  # facts in a chapter's strip of numbers


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``deck`` is its introductory paragraph, ``blocks`` its running text.

    ``quotes`` are its pull quotes, ``field`` is the fact drawn on its opener ("": none) by ``art`` with
    ``mark``, ``facts`` are those of its strip of numbers.
    """

    number: int
    title: str
    second: str
    deck: Paragraph | None
    blocks: tuple[Block, ...]
    quotes: tuple[str, ...]
    figures: tuple[str, ...]
    story: Story
    facts: tuple[str, ...] = ()
    field: str = ""
    art: str = ""
    mark: str = ""


def cut(
    publication: Publication, edition: Edition, layout: Layout
) -> tuple[tuple[Paragraph, ...], list[Chapter]]:
    """Give the paragraphs before the first chapter, and the chapters.

    One story is cut at its intertitles; of several, each is a chapter. Raises Faults for options that name
    what is not there and for a table in the running text.
    """
    stories = [publication.stories[name] for name in edition.stories]
    if not stories:
        raise Faults(
            [
                Finding(
                    edition.place,
                    f"the edition {edition.id} has no story",
                    "no-story",
                    "name one under stories:",
                )
            ]
        )
    findings = [_table(block) for story in stories for block in story.blocks if isinstance(block, TableSlot)]
    specs: Any = edition.options.get("chapters") or []
    opening, parts = _parts(stories)
    findings += _faults(publication, edition, specs, len(parts))
    if findings:
        raise Faults(findings)
    return opening, [
        _chapter(at, *part, _spec(specs, at), layout, set(edition.figures)) for at, part in enumerate(parts)
    ]


Part = tuple[Story, str, str, tuple[Block, ...]]


def _parts(stories: Sequence[Story]) -> tuple[tuple[Paragraph, ...], list[Part]]:
    """Cut stories in parts: story, title, second line, blocks."""
    if len(stories) > 1 or not any(isinstance(block, Intertitle) for block in stories[0].blocks):
        return (), [(story, story.headline, story.subhead, story.blocks) for story in stories]
    story = stories[0]
    starts = [at for at, block in enumerate(story.blocks) if isinstance(block, Intertitle)]
    before = story.blocks[: starts[0]]
    opening = tuple(block for block in before if isinstance(block, Paragraph))
    rest = tuple(block for block in before if not isinstance(block, Paragraph))
    parts: list[Part] = []
    for start, stop in zip(starts, [*starts[1:], len(story.blocks)], strict=True):
        lines = story.blocks[start].lines  # type: ignore[union-attr]
        blocks = story.blocks[start + 1 : stop]
        parts.append((story, lines[0], "".join(lines[1:]), blocks if parts else rest + blocks))
    return opening, parts


def _chapter(
    at: int,
    story: Story,
    title: str,
    second: str,
    blocks: tuple[Block, ...],
    spec: Mapping[str, Any],
    layout: Layout,
    wanted: set[str],
) -> Chapter:
    quotes = tuple(
        block.paragraphs[0].text for block in blocks if isinstance(block, Quotation) and block.pull
    )
    slots = [block.figure for block in blocks if isinstance(block, FigureSlot)]
    named = [str(spec["figure"])] if spec.get("figure") else []
    figures = tuple(name for name in dict.fromkeys([*named, *slots]) if name in wanted)
    running = tuple(block for block in blocks if not (isinstance(block, FigureSlot) or _pull(block)))
    deck = _deck(running, int(layout.plan["deck"]))  # type: ignore[call-overload]
    return Chapter(at + 1, title, second, deck, running[1:] if deck else running, quotes, figures, story,
                   tuple(spec.get("facts", ())), str(spec.get("field", "")), str(spec.get("art", "")),
                   str(spec.get("mark", "")))  # fmt: skip


def _pull(block: Block) -> bool:
    return isinstance(block, Quotation) and block.pull


def _deck(blocks: Sequence[Block], most: int) -> Paragraph | None:
    """Take the first paragraph as the deck if it is short, has no run-in lead and is not the only one."""
    first = blocks[0] if len(blocks) > 1 else None
    if not isinstance(first, Paragraph) or len(first.text) > most or LEAD in first.runs[0].marks:
        return None
    return first


def _spec(specs: Sequence[Mapping[str, Any]], at: int) -> Mapping[str, Any]:
    return specs[at] if at < len(specs) else {}


def _table(block: TableSlot) -> Finding:
    return Finding(
        block.place,
        "a brochure sets no table inside its columns",
        "table-in-column",
        "name a CSV table in the edition's option tables:, or make it a figure",
    )


def _faults(
    publication: Publication, edition: Edition, specs: Sequence[Any], chapters: int
) -> Iterator[Finding]:
    place = edition.place
    if len(specs) > chapters:
        what = f"the option chapters has {len(specs)} entries, the text has {chapters} chapters"
        yield Finding(place, what, "extra-chapter", "delete entries, or add intertitles")
    for at, spec in enumerate(specs, 1):
        if not isinstance(spec, dict):
            yield Finding(
                place, f"chapters, entry {at}, is no mapping", "wrong-type", f"write {{{', '.join(KEYS)}}}"
            )
            continue
        for key in sorted(set(spec) - set(KEYS)):
            yield Finding(
                place,
                f"chapters, entry {at}, has no key {key}",
                "unknown-option",
                f"it has {', '.join(KEYS)}",
            )
        facts = spec.get("facts", [])
        if not isinstance(facts, list) or len(facts) > STRIP:
            yield Finding(
                place,
                f"chapters, entry {at}: facts is no list of at most {STRIP}",
                "wrong-type",
                "name fewer",
            )
            continue
        yield from unknown(
            publication, edition, f"chapters, entry {at}", [*facts, *filter(None, [spec.get("field")])]
        )
        if spec.get("figure") and spec["figure"] not in publication.figures:
            what = f"chapters, entry {at}, names the figure {spec['figure']}, which is not there"
            yield Finding(place, what, "unknown-figure", f"name one of {', '.join(publication.figures)}")


def unknown(
    publication: Publication, edition: Edition, where: str, facts: Sequence[str]
) -> Iterator[Finding]:
    """Give a finding for each fact that no table has."""
    for fact in facts:
        if fact not in publication.facts:
            what = f"{where} names the fact {fact}, which no table has"
            yield Finding(edition.place, what, "unknown-fact", "correct the id or add a row to a table")
