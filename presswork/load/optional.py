"""Optional sentences: ``{...}`` round whole sentences, which a full page may do without."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from presswork.load.inlines import Piece
from presswork.model.story import Run

_BRACE = re.compile(r"([{}])")
_ENDED = re.compile(r"(?:^|[.!?。！？…][”’\"'」』）)\]]*)\s*$")
STRAY, PART = "stray-brace", "part-optional"


def braced(pieces: Iterable[Piece], number: int) -> Iterator[Piece]:
    """Give pieces the numbers of the sentences that braces make, the first sentence of all being ``number``.

    A brace without its other end gives a piece with a fault: the brace among the words round it.
    """
    opened = ""
    for piece in pieces:
        parts = _BRACE.split(piece.text) if piece.live else [piece.text]
        for at, part in enumerate(parts):
            if piece.live and part in ("{", "}"):
                here = "".join(parts[at - 1 : at + 2])
                if bool(opened) is (part == "{"):
                    yield Piece(here, fault=STRAY)
                number += bool(opened) and part == "}"
                opened = here if part == "{" else ""
            elif part:
                yield replace(piece, text=part, optional=number * bool(opened))
    if opened:
        yield Piece(opened, fault=STRAY)


def broken(runs: Sequence[Run]) -> int:
    """Give the first optional sentence that is a part of one (0: all are whole)."""
    before = ""
    for number, group in groupby(runs, key=_number):
        text = "".join(run.text for run in group)
        if number and not (_ENDED.search(before) and _ENDED.search(text)):
            return number
        before += text
    return 0


def _number(run: Run) -> int:
    return run.optional


def spaced(runs: Sequence[Run]) -> list[Run]:
    """Give each optional sentence one of the word spaces round it, so that what stays has one too."""
    texts = [run.text for run in runs]
    numbers = [run.optional for run in runs]
    for at in reversed(range(len(runs))):
        last = numbers[at] and (at + 1 == len(runs) or numbers[at + 1] != numbers[at])
        if not last or texts[at].endswith(" "):  # a line end in the source is within the braces' text already
            continue
        first = at
        while first and numbers[first - 1] == numbers[at]:
            first -= 1
        if at + 1 < len(runs) and not numbers[at + 1] and texts[at + 1].startswith(" "):
            texts[at], texts[at + 1] = f"{texts[at]} ", texts[at + 1][1:]
        elif first and texts[first - 1].endswith(" "):
            texts[first], texts[first - 1] = f" {texts[first]}", texts[first - 1][:-1]
    return [replace(run, text=text) for run, text in zip(runs, texts, strict=True) if text]
