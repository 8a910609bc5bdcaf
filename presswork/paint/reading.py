"""Reading: what a reader gets of a painted line, where its glyphs alone would mislead.

Readers of PDF take a gap between two letters for a word space and an overlap for a new line (poppler: 0.1 em), and
letters far apart for columns. A line set so open, or marks set so close, say their words themselves.
"""

from itertools import pairwise

from presswork.model.galley import GlyphRun, Line
from presswork.paint.fontbook import BookFace, FontBook

APART, CLOSE = 0.08, -0.08  # em between two letters, from which a line or a pair says its words
WIDE = "\u2e80"  # the first of the Han characters and their marks
SOFT_HYPHEN = "\u00ad"


def said(line: Line) -> str:
    """Give the words of a line's runs, without the hyphen that its end was given."""
    return "".join(text for run in line.runs for text in run.texts).replace(SOFT_HYPHEN, "")


def open_set(line: Line, book: FontBook) -> bool:
    """Tell a line whose letters stand so far apart that their gaps read as spaces."""
    return any(_open(run, book) for run in line.runs)


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
    return groups
