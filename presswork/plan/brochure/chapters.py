"""Chapters: the stories of a brochure, cut at their intertitles or gathered by section."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from presswork.model.layout import Layout
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import LEAD, Block, Intertitle, Notes, Paragraph, Run, Story
from presswork.plan.brochure.articles import Anchor, Article, anchors
from presswork.plan.brochure.footnotes import as_paragraphs, of_chapter, story_notes

KEYS = ("field", "facts", "figure", "art", "mark")
STRIP = 4  # facts in a chapter's strip of numbers
CITED = -1  # the anchor of a figure that stands where the text first cites its facts


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``deck`` is its introductory paragraph, ``articles`` its running text.

    ``quotes`` and ``figures`` are anchored in it, ``field`` is the fact drawn on its opener ("": none) by ``art`` with
    ``mark``, ``facts`` are those of its strip of numbers.
    """

    number: int
    title: str
    second: str
    deck: Paragraph | None
    articles: tuple[Article, ...]
    quotes: tuple[Anchor, ...]
    figures: tuple[Anchor, ...]
    facts: tuple[str, ...] = ()
    field: str = ""
    art: str = ""
    mark: str = ""

    @property
    def story(self) -> Story:
        """Give the story that it comes from, the first of several."""
        return self.articles[0].story

    @property
    def texts(self) -> list[str]:
        """Give its texts, one a block of its galley."""
        return [text for article in self.articles for text in article.texts]


def cut(
    publication: Publication, edition: Edition, layout: Layout
) -> tuple[tuple[Paragraph, ...], list[Chapter]]:
    """Give the paragraphs before the first chapter, and the chapters.

    One story is cut at its intertitles. Of several, those of a section are a chapter; where no story names a section,
    each is one. Raises Faults for options that name what is not there.
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
    specs: Any = edition.options.get("chapters") or []
    opening, parts = _parts(stories)
    findings = list(_faults(publication, edition, specs, len(parts)))
    if findings:
        raise Faults(findings)
    chapters = [_chapter(at, part, _spec(specs, at), layout, set(edition.figures)) for at, part in enumerate(parts)]
    return opening, _claimed(chapters)


def _claimed(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Give each figure to one chapter: the first that has it."""
    taken: set[str] = set()
    claimed = []
    for chapter in chapters:
        claimed.append(replace(chapter, figures=tuple(each for each in chapter.figures if each.content not in taken)))
        taken |= {each.content for each in chapter.figures}
    return claimed


Part = tuple[str, str, tuple[Article, ...]]  # title, second line, articles


def _parts(stories: Sequence[Story]) -> tuple[tuple[Paragraph, ...], list[Part]]:
    """Cut stories in parts, or gather them."""
    if len(stories) > 1:
        return (), list(_sections(stories) if any(story.section for story in stories) else map(_whole, stories))
    story = stories[0]
    starts = [at for at, block in enumerate(story.blocks) if isinstance(block, Intertitle)]
    if not starts:
        return (), [_whole(story)]
    notes, before = story_notes(story.blocks), story.blocks[: starts[0]]
    first = of_chapter(tuple(block for block in before if isinstance(block, Paragraph)), notes)
    opening = tuple(each for block in first for each in _opened(block))
    rest = tuple(block for block in before if not isinstance(block, Paragraph))
    parts: list[Part] = []
    for start, stop in zip(starts, [*starts[1:], len(story.blocks)], strict=True):
        lines = story.blocks[start].lines  # type: ignore[union-attr]
        blocks = of_chapter(story.blocks[start + 1 : stop], notes)
        parts.append((lines[0], "".join(lines[1:]), (Article(story, blocks if parts else rest + blocks),)))
    return opening, parts


def _opened(block: Block) -> list[Paragraph]:
    """Give a block of the opening as paragraphs: its footnotes follow it as small ones do."""
    return as_paragraphs(block) if isinstance(block, Notes) else [block] if isinstance(block, Paragraph) else []


def _whole(story: Story) -> Part:
    return story.headline, story.subhead, (Article(story, story.blocks, deck=story.deck),)


def _sections(stories: Sequence[Story]) -> Iterator[Part]:
    """Gather stories by section, in the order of the first of each; one without a section stands alone."""
    gathered: dict[str, list[Story]] = {}
    for story in stories:
        gathered.setdefault(story.section or f"\0{story.id}", []).append(story)
    for section, some in gathered.items():
        if len(some) == 1:
            yield _whole(some[0])
        else:
            articles = (Article(story, story.blocks, story.kicker, story.headline, story.deck) for story in some)
            yield section, "", tuple(articles)


def _chapter(at: int, part: Part, spec: Mapping[str, Any], layout: Layout, wanted: set[str]) -> Chapter:
    title, second, articles = part
    most = int(layout.plan["deck"])  # type: ignore[call-overload]
    deck, articles = _decked(articles, most)
    figures, quotes = anchors(articles)
    named = [] if not spec.get("figure") else [Anchor(str(spec["figure"]), CITED)]
    chosen = {each.content: each for each in (*named, *figures) if each.content in wanted}
    return Chapter(at + 1, title, second, deck, articles, tuple(quotes), tuple(chosen.values()),
                   tuple(spec.get("facts", ())), str(spec.get("field", "")), str(spec.get("art", "")),
                   str(spec.get("mark", "")))  # fmt: skip


def _decked(articles: tuple[Article, ...], most: int) -> tuple[Paragraph | None, tuple[Article, ...]]:
    """Take the deck of a chapter of one article: the story's, or the first paragraph where that is short."""
    first = articles[0]
    if first.headline:
        return None, articles
    if first.deck:
        return Paragraph((Run(first.deck),), first.story.place), (replace(first, deck=""),)
    deck = _deck(first.running, most)
    kept = tuple(block for block in first.blocks if block is not deck)
    return deck, (replace(first, blocks=kept),)


def _deck(blocks: Sequence[Block], most: int) -> Paragraph | None:
    """Take the first paragraph as the deck if it is short, has no run-in lead and is not the only one."""
    first = blocks[0] if len(blocks) > 1 else None
    if not isinstance(first, Paragraph) or len(first.text) > most or LEAD in first.runs[0].marks:
        return None
    return first


def _spec(specs: Sequence[Mapping[str, Any]], at: int) -> Mapping[str, Any]:
    return specs[at] if at < len(specs) else {}


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
