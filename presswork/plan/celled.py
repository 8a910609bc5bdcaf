"""Tables of their own (CSV) where a story has them in its columns: their cells, as people read them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from presswork.load.numbers import format_fact
from presswork.model.fact import Table
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.story import Block, Box, TableSlot

PARTS = {"measure": "label", "value": "value", "period": "period"}  # words of the layout, and columns of the file


def celled(publication: Publication, layout: Layout) -> Publication:
    """Fill the tables in the stories with their cells, heads first."""
    words, language = layout.furniture(publication.language), publication.language
    cells = {name: (table.columns, *table.rows) for name, table in (
        (name, worded(table, words, language)) for name, table in publication.tables.items())}
    stories = {name: replace(story, blocks=_filled(story.blocks, cells))
               for name, story in publication.stories.items()}
    return replace(publication, stories=stories)


def worded(table: Table, words: Mapping[str, str], language: str) -> Table:
    """Give a table of facts as a list that people read: what, how many, when; others as they are."""
    if not table.facts:
        return table
    rows = tuple((fact.label, format_fact(fact, language), fact.period) for fact in table.facts)
    heads = tuple(words.get(word, column) for word, column in PARTS.items())
    return Table(table.id, heads, rows, (), table.place)


def _filled(blocks: Sequence[Block], cells: Mapping[str, tuple[tuple[str, ...], ...]]) -> tuple[Block, ...]:
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, Box):
            filled.append(replace(block, blocks=_filled(block.blocks, cells)))
        elif isinstance(block, TableSlot) and block.table in cells:
            filled.append(replace(block, cells=cells[block.table]))
        else:
            filled.append(block)
    return tuple(filled)
