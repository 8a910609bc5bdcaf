"""Pinpoint: where in a file the words of a finding stand.

Stages after loading know a paragraph's place, or that of no file at all (a head, a caption); what they found there
they quote. The words are looked for in the source: from the paragraph's place to its end, or in every text of the
publication.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from presswork.load.ledger import Ledger
from presswork.load.source import Source, read_source
from presswork.model.place import Place
from presswork.model.report import Faults, Finding

LEAST, SURE = 2, 8  # characters that are looked for at the least in a paragraph, and in files with many
TEXTS = ("publication.yaml", "stories/**/*.md", "*/*.csv")


def pinpointed(findings: Iterable[Finding], folder: Path | None = None) -> tuple[Finding, ...]:
    """Give findings the places of what they quote; one that is not found keeps its own.

    ``folder`` is the publication's, for findings without a file.
    """
    sources: dict[str, Source | None] = {}
    return tuple(replace(each, place=_found(each, folder, sources)) if each.near else each for each in findings)


def at_their_words(faults: Faults, folder: Path | None = None) -> Faults:
    """Give faults with the places of what they quote."""
    return Faults(pinpointed(faults.findings, folder))


def _found(finding: Finding, folder: Path | None, sources: dict[str, Source | None]) -> Place | None:
    place, words = finding.place, finding.near
    if place:
        source = _read(place.file, sources)
        return (_in_paragraph(source, place, words) if source else None) or place
    for source in _texts(folder, sources) if folder else ():
        for length in _lengths(words, SURE):
            if (at := source.text.find(words[:length])) >= 0:
                return source.place(at)
    return None


def _in_paragraph(source: Source, place: Place, words: str) -> Place | None:
    if not place.line or place.line > len(source.lines):
        return None
    start = source.lines[place.line - 1] + max(place.column - 1, 0)
    end = source.text.find("\n\n", start)
    text = source.text[start:end if end >= 0 else None]
    found = (text.find(words[:length]) for length in _lengths(words, LEAST))
    at = next((at for at in found if at >= 0), -1)
    return source.place(start + at) if at >= 0 else None


def _lengths(words: str, least: int) -> Iterator[int]:
    """Give how much of the words is looked for: all, then less and less; notes, marks and facts stand in the others."""
    yield from range(len(words), min(least, len(words)) - 1, -1)


def _texts(folder: Path, sources: dict[str, Source | None]) -> Iterator[Source]:
    for pattern in TEXTS:
        for path in sorted(folder.glob(pattern)):
            if source := _read(path.as_posix(), sources):
                yield source


def _read(file: str, sources: dict[str, Source | None]) -> Source | None:
    if file not in sources:
        sources[file] = read_source(Path(file), Ledger())
    return sources[file]
