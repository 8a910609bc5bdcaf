"""Runs: a set line as glyphs, a run for each change of face, size, ink and link."""

import itertools
from collections.abc import Sequence
from operator import add

from presswork.compose.atoms import HAN, SOFT_HYPHEN, WORD, Atom, Look
from presswork.compose.justify import SetLine
from presswork.compose.marks import DOTLESS
from presswork.compose.shaping import Shaped, shaper
from presswork.model.galley import GlyphRun
from presswork.model.style import Face

DOT, DOT_SIZE, DOT_DROP = "•", 0.5, 0.32  # emphasis dot: its character, size and drop of its baseline in em


def glyph_runs(line: SetLine, indent: float, tracking: float, rise: float = 0.0) -> tuple[GlyphRun, ...]:
    """Write a line as glyph runs; ``indent`` in pt, ``tracking`` in em, ``rise`` in pt."""
    runs: list[GlyphRun] = []
    x, start, atoms = indent - line.out, 0, line.atoms
    afters = line.afters
    if line.out:
        afters = [afters[0] + line.out, *afters[1:]]
    for stop in _turns(atoms):
        wordy = any(atom.kind is WORD for atom in atoms[start:stop])
        scale, apart = (line.scale, line.apart / line.scale) if wordy else (1.0, 0.0)
        widths, gaps = line.widths[start:stop], afters[start:stop]
        run = _run(atoms[start:stop], widths, gaps, line.shifts[start:stop], x, tracking + apart, rise, scale)
        runs.append(run)
        if atoms[start].look.dots:
            runs += _dots(atoms[start:stop], widths, gaps, x)
        x += sum(widths) + sum(gaps)
        start = stop
    return tuple(runs)


def hyphenated(runs: tuple[GlyphRun, ...]) -> tuple[GlyphRun, ...]:
    """Give the hyphen at a line's end as a soft one to whoever reads the text (ISO 32000-2, 14.8.2.2.3)."""
    *rest, last = runs
    return (*rest, last._replace(texts=(*last.texts[:-1], SOFT_HYPHEN)))


def _turns(atoms: Sequence[Atom]) -> list[int]:
    """List where a run ends: before another face or look, and at the end."""
    return [index for index, (atom, following) in enumerate(itertools.pairwise(atoms), 1)
            if atom.face is not following.face or atom.look is not following.look] + [len(atoms)]


def _run(atoms: Sequence[Atom], widths: Sequence[float], gaps: Sequence[float], shifts: Sequence[float], x: float,
         tracking: float, rise: float, scale: float) -> GlyphRun:
    look, face = atoms[0].look, atoms[0].face
    size = look.size
    shapes = [atom.shaped for atom in atoms]
    if all(len(shaped.glyphs) == 1 for shaped in shapes):
        advances = list(map(add, widths, gaps))
        offsets = [shaped.offsets[0] * size + shift for shaped, shift in zip(shapes, shifts, strict=True)]
    else:
        advances, offsets = _spread(shapes, widths, gaps, shifts, size, tracking, scale)
    glyphs = itertools.chain(*[shaped.glyphs for shaped in shapes])
    texts = itertools.chain(*[shaped.texts for shaped in shapes])
    return GlyphRun(shaper(face).key, size, look.ink, x, tuple(glyphs), tuple(advances), tuple(texts), tuple(offsets),
                    rise + look.rise, look.link, scale, look.tag)


def _spread(shapes: Sequence[Shaped], widths: Sequence[float], gaps: Sequence[float], shifts: Sequence[float],
            size: float, tracking: float, scale: float) -> tuple[list[float], list[float]]:
    """Give the advances and offsets (pt) of the glyphs of atoms; what an atom was given goes to its last glyph."""
    advances: list[float] = []
    offsets: list[float] = []
    for shaped, width, gap, shift in zip(shapes, widths, gaps, shifts, strict=True):
        if shaped.advances:
            each = [(advance + tracking) * size * scale for advance in shaped.advances]
            each[-1] += width + gap - sum(each)
            advances += each
            offsets += [offset * size + shift for offset in shaped.offsets]
    return advances, offsets


def _dots(atoms: Sequence[Atom], widths: Sequence[float], gaps: Sequence[float], x: float) -> list[GlyphRun]:
    """Set an emphasis dot under each Han character; they are drawn, and are no text."""
    look: Look = atoms[0].look
    size = look.size * DOT_SIZE
    face: Face = next((face for face in look.faces if shaper(face).has(DOT)), look.faces[0])
    shaped = shaper(face).shape(DOT, "zh-Hans")
    runs: list[GlyphRun] = []
    for atom, width, gap in zip(atoms, widths, gaps, strict=True):
        if atom.kind is HAN and atom.text not in DOTLESS:
            at = x + (atom.width - shaped.width * size) / 2
            runs.append(GlyphRun(shaper(face).key, size, look.ink, at, shaped.glyphs, (shaped.width * size,), ("",),
                                 (0.0,), -DOT_DROP * look.size))
        x += width + gap
    return runs
