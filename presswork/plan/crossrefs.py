"""Cross-references: links of a story to a figure's number (``figure:ID``) or to its page (``page:ID``).

``[Figure #](figure:speeds)`` is set as Figure 3, ``[see page #](page:speeds)`` as see page 7; page: also takes the name
of a story. The numbers are known only when the pages are made, and may move them: the plan is made again until it
says what it shows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import Block, Box, Listing, Notes, Paragraph, Quotation, Run, Story
from presswork.plan.citing import nested

FIGURE, PAGE, MARK = "figure:", "page:", "#"
GUESS = 88  # stands for a number that is not known yet


@dataclass(frozen=True, slots=True)
class Numbers:
    """What references name: the figures' numbers, and the pages of figures and stories."""

    figures: Mapping[str, int]
    pages: Mapping[str, int]


def named(publication: Publication, edition: Edition) -> bool:
    """Tell whether a story of the edition refers to anything."""
    return any(True for name in edition.stories for _ in _references(publication.stories[name].blocks))


def check(publication: Publication, edition: Edition) -> None:
    """Raise Faults for references to what the edition does not show."""
    known = {FIGURE: set(publication.figures), PAGE: {*publication.figures, *edition.stories}}
    findings = [
        Finding(paragraph.place, f"the link '{run.link}' names nothing of this edition", "unknown-reference",
                f"name one of {', '.join(sorted(known[_scheme(run)])) or 'its figures'}")
        for name in edition.stories
        for paragraph, run in _references(publication.stories[name].blocks)
        if run.link.removeprefix(_scheme(run)) not in known[_scheme(run)]
    ]  # fmt: skip
    if findings:
        raise Faults(findings)


def resolved(publication: Publication, numbers: Numbers | None) -> Publication:
    """Give a publication with its references as words; with None (a layout that has no numbers), without numbers.

    Those to a figure lead to it in files that are read on a screen.
    """

    def words(run: Run) -> Run:
        scheme = _scheme(run)
        if not scheme:
            return run
        name = run.link.removeprefix(scheme)
        if numbers is None:
            return replace(run, text="" if scheme == PAGE else run.text.replace(MARK, "").rstrip(), link="")
        number = str((numbers.figures if scheme == FIGURE else numbers.pages).get(name, GUESS))
        text = run.text.replace(MARK, number) if MARK in run.text else f"{run.text}{number}"
        return replace(run, text=text, link=f"#figure-{name}" if name in publication.figures else "")

    stories = {name: replace(story, blocks=tuple(_mapped(block, words) for block in story.blocks))
               if any(True for _ in _references(story.blocks)) else story
               for name, story in publication.stories.items()}  # fmt: skip
    return replace(publication, stories=stories)


def _scheme(run: Run) -> str:
    return next((scheme for scheme in (FIGURE, PAGE) if run.link.startswith(scheme)), "")


def _references(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, Run]]:
    for block in blocks:
        for paragraph in nested(block):
            yield from ((paragraph, run) for run in paragraph.runs if _scheme(run))


def _mapped(block: Block, words: Callable[[Run], Run]) -> Block:
    """Give a block with its runs changed; runs that come out empty go."""

    def changed(paragraph: Paragraph) -> Paragraph:
        runs = tuple(run for run in map(words, paragraph.runs) if run.text)
        return replace(paragraph, runs=runs or (Run(""),))

    match block:
        case Paragraph():
            return changed(block)
        case Quotation():
            return replace(block, paragraphs=tuple(map(changed, block.paragraphs)))
        case Listing() | Notes():
            return replace(block, items=tuple(map(changed, block.items)))
        case Box():
            return replace(block, blocks=tuple(_mapped(inner, words) for inner in block.blocks))
        case _:
            return block


def story_pages(stories: Sequence[Story], starts: Mapping[str, int]) -> dict[str, int]:
    """Give the page of each story by its name, from the pages of headlines."""
    return {story.id: starts[story.headline] for story in stories if story.headline in starts}
