"""The loupe: composed lines as text, a line each, with what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence

from presswork.compose.candidates import EMERGENCY
from presswork.compose.demerits import LETTER_LIMIT
from presswork.model.galley import Galley, Line
from presswork.model.report import WARNING, Finding

SPACE_LEAST, SPACE_MOST = 0.79, 1.5  # shares of a word space: beyond, the eye sees it (Bringhurst 2.1.1)
SCRAP = 4         # letters: a last line of fewer is lone
LADDER = 3        # hyphens in a row
HOLE, WIDE_HOLE = 0.25, 4.0  # em between characters, shares of a word space: a hole that any reader sees
WHOLE = 1e5       # a line dearer than this was had by breaking a rule

HEAD = f"{'line':>5} {'x pt':>7} {'width pt':>8} {'open em':>7} {'marks':>5} {'space':>5}  faults"


def faults(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Give the faults of each line: loose, wide or narrow word spaces, a ladder of hyphens, lone, broken, over."""
    found: list[tuple[str, ...]] = []
    ladder = 0
    for line in lines:
        ladder = ladder + 1 if line.hyphen else 0
        found.append(tuple(_faults(line, ladder)))
    return found


def _faults(line: Line, ladder: int) -> Iterator[str]:
    if line.stretch > LETTER_LIMIT + 1e-4:
        yield "loose"
    if line.space > SPACE_MOST:
        yield "wide"
    if line.space < SPACE_LEAST:
        yield "narrow"
    if ladder >= LADDER:
        yield "ladder"
    letters = [letter for letter in line.text if letter.isalnum()]
    if line.last and not line.first and len(letters) < (SCRAP if line.text.isascii() else 2):
        yield "lone"
    if line.badness >= EMERGENCY:
        yield "over"
    elif line.badness >= WHOLE:
        yield "broken"


def holes(galleys: Iterable[Galley]) -> Iterator[Finding]:
    """Warn of each paragraph that has lines with holes, or lines that were had by breaking a rule."""
    for galley in galleys:
        for block in galley.blocks:
            lines = galley.lines[block.start:block.stop]
            wrong = [line for line in lines if line.stretch > HOLE or line.space > WIDE_HOLE or line.badness >= WHOLE]
            if wrong:
                worst = max(wrong, key=lambda line: line.badness)
                text = worst.text.strip()
                more = f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
                yield Finding(block.place, f"a line of {galley.measure:.0f} pt could not be set well: "
                              f"“{text}”{more}", "loose-line",
                              "change a word near it, or let a long word be divided (a soft hyphen)", WARNING, text)


def trace(line: Line, number: int, wrong: Sequence[str] = ()) -> str:
    """Write a line: number, left edge and width in pt, em opened a character, half ems of marks, spaces, faults, text.

    ``space`` is the word space against its natural width. A hyphen that the composer added is written as ‐.
    """
    values = f"{number:>5} {line.runs[0].x:>7.2f} {line.width:>8.2f} {line.stretch:>+7.3f} {line.marks:>5.2f}"
    return f"{values} {line.space:>5.2f}  {' '.join(wrong):<6} {line.text}{'‐' * line.hyphen}"
