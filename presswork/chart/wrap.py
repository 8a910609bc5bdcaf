"""Wrapping labels: as few lines as fit, as even as they come, no closing mark at a line's start.

Of lines without word spaces the last ones are the full ones: what a Chinese name ends in is what it names
(国家级|集体荣誉, not 国家级集|体荣誉).
"""

import re
from collections.abc import Callable, Sequence

# A Latin word or number stays whole with its signs, a Han character stands alone, marks follow their word.
WORD = r"[A-Za-z0-9.,%+−–'’/]"
ATOM = re.compile(
    rf"[“‘（《「『(]*(?:{WORD}+(?:(?<=[A-Za-z])-(?=[A-Za-z])|-{WORD}*)?|-[0-9.,%]+|.)[，。、；：？！）》」』”’%)…]*\s*"
)


def wrap(text: str, limit: float, measure: Callable[[str], float]) -> list[str]:
    """Break a label into lines of at most ``limit``; a word wider than that gets a line of its own."""
    atoms = [match[0] for match in ATOM.finditer(text)] or [text]
    lines = _fill(atoms, limit, measure)
    if len(lines) < 2:
        return lines
    low, high = limit / 2, limit
    for _ in range(12):  # the narrowest measure with no more lines is the evenest
        middle = (low + high) / 2
        if len(_fill(atoms, middle, measure)) > len(lines):
            low = middle
        else:
            high = middle
    spaced = any(atom.endswith(" ") for atom in atoms)
    return _fill(atoms, high, measure) if spaced else _fill_from_end(atoms, high, measure)


def _fill(atoms: Sequence[str], limit: float, measure: Callable[[str], float]) -> list[str]:
    lines, line = [], ""
    for atom in atoms:
        if line and measure((line + atom).rstrip()) > limit + 0.01:
            lines.append(line.rstrip())
            line = ""
        line += atom
    return [*lines, line.rstrip()]


def _fill_from_end(atoms: Sequence[str], limit: float, measure: Callable[[str], float]) -> list[str]:
    lines, line = [], ""
    for atom in reversed(atoms):
        if line and measure(atom + line) > limit + 0.01:
            lines.append(line)
            line = ""
        line = atom + line
    return [line, *reversed(lines)]
