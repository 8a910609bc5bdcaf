"""Footnotes: those of a story shared out to its chapters, each chapter's at its end, numbered from 1."""

from collections.abc import Sequence
from dataclasses import replace

from presswork.model.story import NOTE, Block, Box, Listing, Notes, Paragraph, Quotation, Run
from presswork.plan.citing import nested


def of_chapter(blocks: Sequence[Block], notes: Notes | None) -> tuple[Block, ...]:
    """Give a chapter's blocks with its own notes after them; ``notes`` are the whole story's."""
    running = tuple(block for block in blocks if not isinstance(block, Notes))
    if notes is None:
        return running
    runs = [run for block in running for paragraph in nested(block) for run in paragraph.runs]
    named = [run.text for run in runs if NOTE in run.marks]
    numbers = {number: str(at) for at, number in enumerate(dict.fromkeys(named), 1)}
    if not numbers:
        return running
    items = tuple(notes.items[int(number) - 1] for number in numbers)
    return (*(_numbered(block, numbers) for block in running), Notes(items, notes.place))


def as_paragraphs(notes: Notes) -> list[Paragraph]:
    """Give notes as paragraphs with their numbers, for a text that is no galley."""
    return [Paragraph((Run(f"{number}\u2002", frozenset({NOTE})), *item.runs), item.place)
            for number, item in enumerate(notes.items, 1)]  # fmt: skip


def story_notes(blocks: Sequence[Block]) -> Notes | None:
    """Give a story's notes."""
    return next((block for block in blocks if isinstance(block, Notes)), None)


def _numbered(block: Block, numbers: dict[str, str]) -> Block:
    """Give a block with its references numbered anew."""

    def changed(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, runs=tuple(map(renumbered, paragraph.runs)))

    def renumbered(run: Run) -> Run:
        return replace(run, text=numbers[run.text]) if NOTE in run.marks else run

    match block:
        case Paragraph():
            return changed(block)
        case Quotation():
            return replace(block, paragraphs=tuple(map(changed, block.paragraphs)))
        case Listing():
            return replace(block, items=tuple(map(changed, block.items)))
        case Box():
            return replace(block, blocks=tuple(_numbered(inner, numbers) for inner in block.blocks))
        case _:
            return block
