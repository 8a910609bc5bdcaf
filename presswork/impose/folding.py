"""Folding: which page goes where on a sheet follows from how the sheet is folded.

A sheet is a grid of leaves, folded by halves, always behind what stays: "L" folds the left half behind the right, "T"
the upper half behind the lower. Read from the top, the folded stack is the signature; its last fold is the spine.
"""

from dataclasses import dataclass

FOLDS = {2: (2, 1, "L"), 4: (2, 2, "TL"), 8: (4, 2, "LTL"), 16: (4, 4, "TLTL")}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a sheet: its place on the front (column from the left, row from the top), turned head down or not.

    ``front`` and ``back`` are page numbers within the signature, from 1.
    """

    column: int
    row: int
    turned: bool
    front: int
    back: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's leaves in the order of the signature, the top one first."""

    columns: int
    rows: int
    folds: str
    leaves: tuple[Leaf, ...]

    @property
    def pages(self) -> int:
        """Count the pages of the signature, both sides."""
        return 2 * len(self.leaves)


Fold = tuple[int, int, bool, bool]  # column, row, turned over about an upright axis, about a level one


def grid(up: int) -> Grid:
    """Give the sheet with ``up`` pages a side: 2, 4, 8 or 16."""
    columns, rows, folds = FOLDS[up]
    stacks: dict[tuple[int, int], list[Fold]] = {
        (column, row): [(column, row, False, False)] for column in range(columns) for row in range(rows)}
    for fold in folds:
        stacks = _left(stacks) if fold == "L" else _top(stacks)
    [stack] = stacks.values()
    leaves = []
    for at, (column, row, over, tumbled) in enumerate(stack):
        upper, lower = 2 * at + 1, 2 * at + 2
        front, back = (upper, lower) if over == tumbled else (lower, upper)
        leaves.append(Leaf(column, row, tumbled, front, back))
    return Grid(columns, rows, folds, tuple(leaves))


def _left(stacks: dict[tuple[int, int], list[Fold]]) -> dict[tuple[int, int], list[Fold]]:
    """Fold the left half behind the right."""
    width = max(column for column, _ in stacks) + 1
    half = width // 2
    return {(column - half, row): stack + [(c, r, not over, tumbled) for c, r, over, tumbled
                                           in reversed(stacks[width - 1 - column, row])]
            for (column, row), stack in stacks.items() if column >= half}


def _top(stacks: dict[tuple[int, int], list[Fold]]) -> dict[tuple[int, int], list[Fold]]:
    """Fold the upper half behind the lower, so that the heads are closed."""
    height = max(row for _, row in stacks) + 1
    half = height // 2
    return {(column, row - half): stack + [(c, r, over, not tumbled) for c, r, over, tumbled
                                           in reversed(stacks[column, height - 1 - row])]
            for (column, row), stack in stacks.items() if row >= half}
