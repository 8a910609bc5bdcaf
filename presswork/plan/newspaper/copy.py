"""Copy: what the newspaper page must take: the story and its galley, its deck, figures, pull quote, measured."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from presswork.compose.compositor import Compositor, unevenness
from presswork.compose.story import story_galley
from presswork.model.galley import Galley
from presswork.model.layout import Layout
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import Quotation, Story

DECK_AIR, DECK_FOOT = 2, 0.4  # rows of a deck's label and its air, and of the air under it


@dataclass(frozen=True, slots=True)
class Copy:
    """What the page must take: the story, its galley, the rows of its deck beside the head and across the page."""

    story: Story
    galley: Galley
    deck: int
    wide_deck: int
    figures: tuple[str, ...]
    quote: str
    quote_rows: int
    strip: bool
    captions: Mapping[str, float]  # of each figure, pt by which its words are deeper than a line each
    deck_lines: int  # of the deck beside the head
    left_out: int = 0  # characters of optional sentences


def copy_of(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> Copy:
    """Measure what an edition's page must take. Raises Faults where that is not one story with two figures at most."""
    story = _only_story(publication, edition)
    galley, quote = story_galley(compositor, story, layout.page.column), _quote(story, compositor)
    return Copy(story, galley, _deck_rows(compositor, story, "deck"), _deck_rows(compositor, story, "deck-wide"),
                edition.figures, quote, _quote_rows(compositor, quote), bool(edition.options.get("strip")),
                _captions(publication, edition, compositor), _deck_lines(compositor, story, "deck"))


def _only_story(publication: Publication, edition: Edition) -> Story:
    if len(edition.stories) != 1 or len(edition.figures) > 2:
        what = (f"the edition {edition.id} has {len(edition.stories)} stories and {len(edition.figures)} figures; "
                "this page takes one story and at most two figures")
        raise Faults([Finding(edition.place, what, "too-many-modules", "move the others to an edition of their own")])
    return publication.stories[edition.stories[0]]


def _captions(publication: Publication, edition: Edition, compositor: Compositor) -> Mapping[str, float]:
    """Measure what the titles and measures of the figures take beyond their first lines, pt."""
    width = compositor.layout.page.span(compositor.layout.page.columns // 2)
    figures = {name: publication.figures[name] for name in edition.figures}
    words = {name: (("chart-title", each.title), ("chart-measure", each.measure)) for name, each in figures.items()}
    return {name: sum((len(compositor.text(text, style, width).lines) - 1) * compositor.style(style).leading
                      for style, text in texts if text) for name, texts in words.items()}


def _quote(story: Story, compositor: Compositor) -> str:
    """Take the pull quote that breaks best in one column: the page has room for one."""
    quotes = [block.paragraphs[0].text for block in story.blocks if isinstance(block, Quotation) and block.pull]
    measure = compositor.layout.page.column
    return min(quotes, key=lambda text: unevenness(compositor.text(text, "quote", measure)), default="")


def _quote_rows(compositor: Compositor, quote: str) -> int:
    """Count the rows of a pull quote in one column: its lines, its rules and its air."""
    style, page = compositor.style("quote"), compositor.layout.page
    lines = len(compositor.set_text(quote, style, page.column).lines) if quote else 0
    return math.ceil(lines * style.leading / page.baseline) + 2


def _deck_rows(compositor: Compositor, story: Story, name: str) -> int:
    """Count the rows of the deck's box: its lines, its label or its air."""
    lines, air = _deck_lines(compositor, story, name), 1.2 if name == "deck-wide" else DECK_AIR + DECK_FOOT
    return math.ceil(lines * compositor.style(name).leading / compositor.layout.page.baseline + air) if lines else 0


def _deck_lines(compositor: Compositor, story: Story, name: str) -> int:
    """Count the lines of the deck, across the page or beside the head."""
    style, page = compositor.style(name), compositor.layout.page
    measure = page.span(page.columns - 1) if name == "deck-wide" else page.column - 2 * style.size
    return len(compositor.set_text(story.deck, style, measure).lines) if story.deck else 0
