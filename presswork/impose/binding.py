"""Binding: the pages of a publication shared out among signatures, put into each other or one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

NESTED, GATHERED = "nested", "gathered"
BLANK = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """A folded sheet: its pages in reading order (0 is blank) and how many leaves lie outside each, for creep."""

    number: int
    up: int
    pages: tuple[int, ...]
    depths: tuple[int, ...]


def signatures(pages: Sequence[int], up: int, binding: str) -> list[Signature]:
    """Share ``pages`` out among sheets of ``up`` pages a side, with smaller sheets for what is left over.

    Blank pages make the count a multiple of four; they come last.
    """
    padded = [*pages, *[BLANK] * (-len(pages) % 4)]
    sizes = _sizes(len(padded), 2 * up)
    made = _nested(padded, sizes) if binding == NESTED else _gathered(padded, sizes)
    return [Signature(number, size // 2, chosen, depths)
            for number, (size, (chosen, depths)) in enumerate(zip(sizes, made, strict=True), start=1)]


def _sizes(count: int, most: int) -> list[int]:
    """Give the sizes of the sheets in pages, the largest outside and first."""
    sizes = []
    while count:
        while most > count:
            most //= 2
        sizes.append(most)
        count -= most
    return sizes


def _nested(pages: Sequence[int], sizes: Sequence[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Put each sheet into the one before: it takes the outermost pages that are left, from both ends."""
    made, start, stop = [], 0, len(pages)
    for size in sizes:
        half = size // 2
        chosen = (*pages[start:start + half], *pages[stop - half:stop])
        made.append((chosen, _depths(size, start // 2)))
        start, stop = start + half, stop - half
    return made


def _gathered(pages: Sequence[int], sizes: Sequence[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Put each sheet behind the one before."""
    made, start = [], 0
    for size in sizes:
        made.append((tuple(pages[start:start + size]), _depths(size, 0)))
        start += size
    return made


def _depths(size: int, outside: int) -> tuple[int, ...]:
    """Count the leaves outside each page of a folded sheet, with ``outside`` leaves round it."""
    return tuple(outside + min(at, size - 1 - at) // 2 for at in range(size))
