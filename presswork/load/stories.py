"""Stories: a Markdown file with front matter becomes a Story."""

from pathlib import Path

from presswork.load.citations import Citations
from presswork.load.frontmatter import split_story
from presswork.load.ledger import Ledger
from presswork.load.markdown import read_body
from presswork.load.schema import StoryShape
from presswork.load.source import Source, read_source
from presswork.load.texts import tidy
from presswork.load.validation import validate
from presswork.load.yamldoc import Document
from presswork.model.place import Place
from presswork.model.story import BRIEFS, Block, Intertitle, Paragraph, Story

_TEXTS = ("headline", "section", "kicker", "subhead", "deck", "byline", "date", "dateline", "jumphead")


def cited_text(document: Document, path: tuple[str | int, ...], text: str, citations: Citations) -> str:
    """Give a text of a YAML file with its facts cited, lines joined, in NFC."""
    filled = citations.render(text, lambda offset: document.text_place(path, text, offset))
    return tidy(filled, citations.language)


def _head(document: Document, citations: Citations, ledger: Ledger) -> tuple[dict[str, str], int | None]:
    shape = validate(StoryShape, document, ledger)
    if shape is None:
        return {"headline": ""}, None
    texts = {name: cited_text(document, (name,), getattr(shape, name), citations) for name in _TEXTS}
    return {**texts, "kind": shape.kind}, shape.rank


def _check_briefs(blocks: tuple[Block, ...], place: Place, ledger: Ledger) -> None:
    """Note what is no pair of a brief's head and its paragraph."""
    pairs = [blocks[at : at + 2] for at in range(0, len(blocks), 2)]
    for pair in pairs:
        match pair:
            case (Intertitle(lines=(_,)), Paragraph()):
                continue
            case _:
                ledger.error(pair[0].place, "wrong-briefs", "here is no head with one paragraph under it")
                return
    if not pairs:
        ledger.error(place, "wrong-briefs", "the rail has no briefs")


def read_story(path: Path, rank: int, citations: Citations, ledger: Ledger) -> Story | None:
    """Read a story; ``rank`` is its rank if the editor gave none. None where the file cannot be read."""
    source = read_source(path, ledger, "story")
    if source is None:
        return None
    if not source.text.strip():
        ledger.error(Place(source.file), "empty-story", "the file is empty")
        return None
    split = split_story(source, ledger)
    blocks = read_body(Source(source.file, split.body), citations, ledger)
    if split.head is None:
        return None
    if not split.body.strip():
        ledger.error(source.place(len(source.text.rstrip()) - 1), "empty-story", "the story has no text")
    head, given = _head(split.head, citations, ledger)
    if head.get("kind") == BRIEFS:
        _check_briefs(blocks, Place(source.file, 1, 1), ledger)
    elif blocks and isinstance(blocks[-1], Intertitle):
        ledger.error(blocks[-1].place, "bare-intertitle", "nothing stands under this intertitle")
    places = {str(key): split.head.place((key,)) for key in split.head.raw()}
    return Story(
        id=path.stem, rank=given or rank, blocks=blocks, place=Place(source.file, 1, 1), places=places, **head
    )
