"""A folder of imposed sheets, independent of Presswork: it reads where pages lie and folds the paper.

Positions are pt; y goes up. Every leaf knows what is printed on both of its sides, which way is up on it, and which
side looks at the reader while the sheet is folded.
"""

import re
from dataclasses import dataclass

import pikepdf

PLACED = re.compile(r"q [-\d. ]+ re W n (-?1) 0 0 (-?1) ([-\d.]+) ([-\d.]+) cm /P(\d+) Do Q")
NEAR = 3.0


@dataclass
class Leaf:
    """A leaf: its middle, the page on each side (0: blank) with 1 or -1 for head up or down, and its upper side."""

    x: float
    y: float
    sides: list[tuple[int, int]]
    upper: int = 0


def printed(page: pikepdf.Page, source: pikepdf.Page) -> list[tuple[int, int, float, float]]:
    """Read the pages of a side: (number, head up or down, x and y of the middle)."""
    left, low, right, high = map(float, source.trimbox)
    found = []
    for match in PLACED.finditer(page.Contents.read_bytes().decode("latin-1")):
        up, x, y, number = int(match[2]), float(match[3]), float(match[4]), int(match[5])
        assert int(match[1]) == up
        found.append((number, up, x + up * (left + right) / 2, y + up * (low + high) / 2))
    return found


def sheet(front: pikepdf.Page, back: pikepdf.Page, source: pikepdf.Page, creep: float = 0) -> list[Leaf]:
    """Take a sheet printed on both sides, the back turned over left to right."""
    width = float(front.mediabox[2])
    leaves = [Leaf(x, y, [(number, up), (0, up)]) for number, up, x, y in printed(front, source)]
    for number, up, x, y in printed(back, source):
        behind = width - x
        for leaf in leaves:
            if abs(leaf.x - behind) < NEAR + creep and abs(leaf.y - y) < NEAR:
                leaf.sides[1] = number, up
                break
        else:
            leaves.append(Leaf(behind, y, [(0, up), (number, up)]))
    return leaves


def fold(leaves: list[Leaf], columns: int, rows: int) -> list[Leaf]:
    """Fold by halves: across as long as there is more than one row and no fewer rows than columns, else upright."""
    stacks = {}
    for leaf in leaves:
        stacks.setdefault((round(leaf.x), round(leaf.y)), []).append(leaf)
    xs, ys = cluster(leaf.x for leaf in leaves), cluster(leaf.y for leaf in leaves)
    assert (columns, rows) == (len(xs), len(ys))
    pile = {(at, down): [leaf for leaf in leaves if abs(leaf.x - x) < 15 and abs(leaf.y - y) < 15]
            for at, x in enumerate(xs) for down, y in enumerate(ys)}
    while columns > 1 or rows > 1:
        if rows > 1 and rows >= columns:
            rows //= 2
            pile = {(at, down): pile[at, down] + turned(pile[at, 2 * rows - 1 - down], head=True)
                    for at in range(columns) for down in range(rows)}
        else:
            columns //= 2
            pile = {(at, down): pile[at + columns, down] + turned(pile[columns - 1 - at, down], head=False)
                    for at in range(columns) for down in range(rows)}
    return pile[0, 0]


def turned(stack: list[Leaf], *, head: bool) -> list[Leaf]:
    """Fold a stack behind: it is upside down in order, shows its other side, and its heads point down if folded so."""
    out = []
    for leaf in reversed(stack):
        sides = [(number, -up if head else up) for number, up in leaf.sides]
        out.append(Leaf(leaf.x, leaf.y, sides, 1 - leaf.upper))
    return out


def cluster(values) -> list[float]:
    """Give the distinct values, those within a few pt as one."""
    out = []
    for value in sorted(values):
        if not out or value - out[-1] > 15:
            out.append(value)
    return out


def read(stack: list[Leaf]) -> list[int]:
    """Leaf through a folded stack; every page must stand on its feet."""
    pages = []
    for leaf in stack:
        for side in (leaf.upper, 1 - leaf.upper):
            number, up = leaf.sides[side]
            assert up == 1 or not number, f"page {number} stands on its head"
            pages.append(number)
    return pages
