"""Assignment: which story stands on which page, inside the windows of its section, by rank and by the room it takes.

A local search of moves and exchanges from the editor's order; it has no chance in it, and ends when nothing helps.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

MOST = 7          # items that a page takes with ease
OVERFULL = 900.0  # times the square of a page's load over what can be closed
EVEN = 160.0      # times the square of a page's distance from its capacity
CROWDED = 5.0     # times the square of items over MOST
LEADERLESS = 8.0  # a page without a story of rank 1 or 2
CROWNED = 3.0     # each further one
LATE = 0.12       # times rank and page: the stronger stands further in front
ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Item:
    """Something that must stand on a page: its rank, the pages that it may have, the least and usual room it takes.

    Room is counted in cells of the grid, columns x rows with the gap under it.
    """

    name: str
    rank: int
    windows: tuple[int, ...]
    least: float
    usual: float
    weight: int = 1  # items that it counts for


def assign(items: Sequence[Item], rooms: Mapping[int, float], order: Mapping[str, int]) -> dict[str, int]:
    """Give each item its page. ``rooms`` are the cells of the pages, ``order`` the editor's, which breaks ties."""
    placed = _first(items, rooms, order)
    best = cost(items, placed, rooms)
    for _ in range(ROUNDS):
        found = min(_neighbours(items, placed), key=lambda other: cost(items, other, rooms), default=None)
        if found is None or (price := cost(items, found, rooms)) >= best - 1e-9:
            return placed
        placed, best = found, price
    return placed


def cost(items: Sequence[Item], placed: Mapping[str, int], rooms: Mapping[int, float]) -> float:
    """Price an assignment: pages too full, uneven or crowded, pages without a leader, strong stories far behind."""
    total = sum(LATE * item.weight * placed[item.name] * (5 - item.rank) for item in items)
    for page, room in rooms.items():
        here = [item for item in items if placed[item.name] == page]
        load, least = (sum(getattr(item, name) for item in here) / room for name in ("usual", "least"))
        leaders = sum(1 for item in here if 1 <= item.rank <= 2)
        count = sum(item.weight for item in here)
        total += (EVEN * (load - 1) ** 2 + OVERFULL * max(0.0, least - 1) ** 2 + CROWDED * max(0, count - MOST) ** 2
                  + (LEADERLESS if not leaders else CROWNED * (leaders - 1)))
    return total


def exchanges(items: Sequence[Item], placed: Mapping[str, int], rooms: Mapping[int, float],
              page: int) -> list[dict[str, int]]:
    """List the assignments one move or exchange away that change a page, the likeliest first."""
    touched = [other for other in _neighbours(items, placed)
               if any((other[item.name] == page) != (placed[item.name] == page) for item in items)]
    return sorted(touched, key=lambda other: (cost(items, other, rooms), sorted(other.items())))


def _first(items: Sequence[Item], rooms: Mapping[int, float], order: Mapping[str, int]) -> dict[str, int]:
    """Place the strongest first, each on the emptiest of its pages."""
    placed: dict[str, int] = {}
    loads = dict.fromkeys(rooms, 0.0)
    free: Callable[[int], float] = lambda page: (loads[page] / rooms[page], page)  # type: ignore[assignment,return-value] # noqa: E731
    for item in sorted(items, key=lambda each: (len(each.windows) > 1, each.rank, order.get(each.name, 0))):
        page = min(item.windows, key=free)
        placed[item.name] = page
        loads[page] += item.usual
    return placed


def _neighbours(items: Sequence[Item], placed: Mapping[str, int]) -> Iterator[dict[str, int]]:
    for item in items:
        for page in item.windows:
            if page != placed[item.name]:
                yield {**placed, item.name: page}
    for one, other in combinations(items, 2):
        here, there = placed[one.name], placed[other.name]
        if here != there and there in one.windows and here in other.windows:
            yield {**placed, one.name: there, other.name: here}
