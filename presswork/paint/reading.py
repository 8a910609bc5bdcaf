"""Reading: what a reader gets of a painted line, where its glyphs alone would mislead.

Readers of PDF take a gap between two letters for a word space and an overlap for a new line (poppler: 0.1 em), and
letters far apart for columns. A line set so open, or marks set so close, say their words themselves.
"""

from collections.abc import Sequence
from itertools import pairwise

from presswork.model.galley import GlyphRun, Line
from presswork.paint.fontbook import BookFace, FontBook
from presswork.paint.panel import Stroke

APART, CLOSE = 0.08, -0.08  # em between two letters, from which a line or a pair says its words
WIDE = "\u2e80"  # the first of the Han characters and their marks
LAST = "\uffff"  # pdfium loses what is beyond it from an ActualText, and keeps it in the text of glyphs
SOFT_HYPHEN = "\u00ad"


def said(runs: Sequence[GlyphRun]) -> str:
    """Give the words of runs, without the hyphen that a line's end was given."""
    return "".join(text for run in runs for text in run.texts).replace(SOFT_HYPHEN, "")


def running(lines: Sequence[Line]) -> str:
    """Give the words of a paragraph's lines as one text."""
    return "".join(line.text + (" " if following and parted(line, following) else "")
                   for line, following in zip(lines, [*lines[1:], None], strict=True))


def parted(line: Line, following: Line) -> bool:
    """Tell lines between which a word space stood: words meet there, and no hyphen, slash or dash divides them.

    Beside Han only letters and digits are words: quotation marks there are full-width. The lines of a head that are
    blocks of their own are always parted.
    """
    if line.block != following.block:
        return True
    last, first = line.text[-1:], following.text[:1]
    if line.hyphen or not last or not first or max(last, first) >= WIDE or last in "-/—":
        return False
    wide = any(letter >= WIDE for letter in line.text + following.text)
    return not wide or (last.isalnum() and first.isalnum())


def wordy(lines: Sequence[Line]) -> bool:
    """Tell lines after which words need a space: they end in words, not in Han or its marks."""
    return bool(lines) and "" < lines[-1].text[-1:] < WIDE


def spaced(strokes: Sequence[Stroke], at: int, after: bool) -> bool:
    """Tell whether a word space stands after a line of a passage; ``after``: whether after its last."""
    return parted(strokes[at].line, strokes[at + 1].line) if at + 1 < len(strokes) else after


def ended(line: Line, book: FontBook) -> tuple[GlyphRun, ...]:
    """Give the runs of a line that ends in a word space as they must extract: with the space.

    A file that is read aloud or flowed anew has no lines (ISO 32000-1, 14.8.2.2.3 and 14.8.2.3.3).
    """
    if not line.runs:
        return line.runs
    *rest, run = line.runs
    face = book.face(run.face)
    space = face.font.get_nominal_glyph(ord(" "))
    if not space:
        return line.runs
    offsets = run.offsets or (0.0,) * len(run.glyphs)
    last = run._replace(glyphs=(*run.glyphs, space), texts=(*run.texts, " "), advances=(*run.advances, 0.0),
                        offsets=(*offsets, _hung(run, face, offsets[-1]) if run.glyphs else 0.0))
    return (*rest, last)


def _hung(run: GlyphRun, face: BookFace, offset: float) -> float:
    """Give how far a run's last glyph hangs out of its line, pt: a space that it covered would read as a new line."""
    own = face.width(run.glyphs[-1]) * run.size * run.scale / 1000
    return max(0.0, offset + own - run.advances[-1])


def open_set(line: Line, book: FontBook) -> bool:
    """Tell a line whose letters stand so far apart that their gaps read as spaces."""
    return any(_open(run, book) for run in line.runs) and _sayable(line.text)


def _sayable(text: str) -> bool:
    """Tell whether every reader keeps a text that is said in place of its glyphs."""
    return max(text, default="") <= LAST


def _open(run: GlyphRun, book: FontBook) -> bool:
    """Find two neighbours of one script with a gap; that of Han and Latin is one a reader may see as a space."""
    face, per_em = book.face(run.face), 1000 / run.size / run.scale
    letters = zip(run.glyphs, run.texts, run.advances, strict=True)
    return any(advance * per_em - face.width(glyph) > APART * 1000 and not text.isspace() and not following.isspace()
               and (text[-1:] >= WIDE) == (following[:1] >= WIDE)
               for (glyph, text, advance), (_, following, _) in pairwise(letters) if text and following)


def closed_up(run: GlyphRun, face: BookFace) -> dict[int, int]:
    """Give the glyphs of a run that stand in their neighbour's space: the first of each group to where it ends."""
    per_em = 1000 / run.size / run.scale
    groups: dict[int, int] = {}
    start = -1
    for index in range(1, len(run.glyphs)):
        move = (run.advances[index - 1] + run.offsets[index] - run.offsets[index - 1]) * per_em
        if move - face.width(run.glyphs[index - 1]) >= CLOSE * 1000:
            start = -1
            continue
        start = start if start >= 0 else index - 1
        groups[start] = index + 1
    return {start: stop for start, stop in groups.items() if _sayable("".join(run.texts[start:stop]))}
