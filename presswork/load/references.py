"""References: ids that stories and editions name must be there, and what nothing names is worth a warning."""

from collections.abc import Iterable, Iterator

from presswork.load.ledger import Ledger
from presswork.load.yamldoc import Document
from presswork.model.place import Place
from presswork.model.publication import Publication
from presswork.model.story import Block, Box, FigureSlot, TableSlot


def slots_of(blocks: Iterable[Block]) -> Iterator[FigureSlot | TableSlot]:
    """Give the places of figures and tables in a text, those in its boxes too."""
    for block in blocks:
        if isinstance(block, FigureSlot | TableSlot):
            yield block
        elif isinstance(block, Box):
            yield from slots_of(block.blocks)


def _all_slots(publication: Publication) -> Iterator[FigureSlot | TableSlot]:
    for story in publication.stories.values():
        yield from slots_of(story.blocks)


def check_references(publication: Publication, document: Document, *, whole: bool, ledger: Ledger) -> None:
    """Note every figure and table that is named and not there; tables only if all of them were read."""
    for slot in _all_slots(publication):
        if isinstance(slot, FigureSlot) and slot.figure not in publication.figures:
            ledger.unknown(slot.place, "unknown-figure", "the figure", slot.figure, publication.figures)
        if isinstance(slot, TableSlot) and slot.table and slot.table not in publication.tables and whole:
            ledger.unknown(slot.place, "unknown-table", "the table", slot.table, publication.tables)
    for edition in publication.editions:
        for at, figure in enumerate(edition.figures):
            if figure not in publication.figures:
                place = document.place(("editions", edition.id, "figures", at))
                ledger.unknown(place, "unknown-figure", "the figure", figure, publication.figures)


def check_repeats(publication: Publication, ledger: Ledger) -> None:
    """Note every figure that stands in two stories of one issue: its pages would show it twice."""
    for edition in publication.editions:
        shown: dict[str, tuple[str, Place]] = {}
        for name in dict.fromkeys(edition.stories) if edition.issue else ():
            story = publication.stories.get(name)
            for slot in slots_of(story.blocks) if story else ():
                if not isinstance(slot, FigureSlot):
                    continue
                first, place = shown.setdefault(slot.figure, (name, slot.place))
                if first != name:
                    ledger.error(slot.place, "repeated-figure", f"the figure '{slot.figure}' stands in two stories of "
                                 f"'{edition.id}': in {first} too ({place})")


def _words(value: object) -> Iterator[str]:
    """Give the texts in an option, at any depth: some are ids of facts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _words(child)


def _shown_tables(publication: Publication) -> set[str]:
    slots = {slot.table for slot in _all_slots(publication) if isinstance(slot, TableSlot)}
    return slots | {figure.table for figure in publication.figures.values()}


def warn_unused(
    publication: Publication, cited: Iterable[str], drafts: Iterable[str], ledger: Ledger
) -> None:
    """Warn of facts, figures and story files that no edition shows."""
    used = {*cited, *(word for edition in publication.editions for word in _words(dict(edition.options)))}
    shown = _shown_tables(publication)
    used |= {fact.id for name in shown & set(publication.tables) for fact in publication.tables[name].facts}
    for fact in publication.facts.values():
        if fact.id not in used and fact.place:
            ledger.warn(fact.place, "unused-fact", f"the fact '{fact.id}' is neither cited nor drawn")
    placed = {slot.figure for slot in _all_slots(publication) if isinstance(slot, FigureSlot)}
    placed |= {name for edition in publication.editions for name in edition.figures}
    for figure in publication.figures.values():
        if figure.id not in placed and figure.place:
            ledger.warn(
                figure.place, "unused-figure", f"the figure '{figure.id}' is in no edition and no story"
            )
    for draft in sorted(set(drafts) - set(publication.stories)):
        place = Place(f"{publication.folder}/stories/{draft}.md")
        ledger.warn(place, "unused-story", f"the story '{draft}' is in no edition")
