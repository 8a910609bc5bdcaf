"""Citing: where the running text cites facts, found by the number as the language writes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from presswork.load.numbers import format_fact, format_magnitude
from presswork.model.fact import Fact
from presswork.model.galley import Galley
from presswork.model.story import Block, Box, Listing, Notes, Paragraph, Quotation

END = r"(?![\d%％]|[.,]\d)"  # a number goes on: 24 is not in 240, 2.4 or 24%


@dataclass(frozen=True, slots=True)
class Citation:
    """A fact in the text: block and character of its number, by the paragraphs in reading order."""

    fact: str
    paragraph: int
    at: int


def paragraphs(blocks: Sequence[Block]) -> list[str]:
    """Give the texts of blocks as a galley has them, one a galley block."""
    texts: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                texts.append(block.text)
            case Quotation(pull=False):
                texts += [each.text for each in block.paragraphs]
            case Listing() | Notes():
                texts += [item.text for item in block.items]
            case Box():
                texts += [block.title, *paragraphs(block.blocks)]
            case _ if hasattr(block, "lines"):
                texts += block.lines
    return texts


def nested(block: Block) -> Iterator[Paragraph]:
    """Give the paragraphs of a block, those of a box too."""
    match block:
        case Paragraph():
            yield block
        case Quotation():
            yield from block.paragraphs
        case Listing() | Notes():
            yield from block.items
        case Box():
            for inner in block.blocks:
                yield from nested(inner)
        case _:
            return


def citations(texts: Sequence[str], facts: Mapping[str, Fact], language: str) -> list[Citation]:
    """Find the first place of each fact; facts that are written alike take the places in turn."""
    taken: set[tuple[int, int]] = set()
    found: list[Citation] = []
    for name, fact in facts.items():
        forms = {format_fact(fact, language), format_magnitude(fact, language)}
        pattern = re.compile(
            "|".join(rf"(?<![\d.,−-]){re.escape(form)}{END}" for form in sorted(forms, key=len, reverse=True))
        )
        places = ((at, match) for at, text in enumerate(texts) for match in pattern.finditer(text))
        place = next(((at, m.start()) for at, m in places if (at, m.start()) not in taken), None)
        if place:
            taken.add(place)
            found.append(Citation(name, *place))
    return sorted(found, key=lambda each: (each.paragraph, each.at))


def line_of(galley: Galley, citation: Citation) -> int:
    """Give the line of a galley on which a citation starts."""
    block = galley.blocks[citation.paragraph]
    passed = 0
    for index in range(block.start, block.stop):
        passed += len(galley.lines[index].text)
        if passed > citation.at:
            return index
    return max(block.start, block.stop - 1)
