"""Breaking: the best lines for a whole paragraph.

Knuth & Plass, Breaking Paragraphs into Lines, 1981, sections 3 (total fit), 6 (measures that vary) and 7 (looseness).

The search goes forward from each break that can be reached. A first pass admits only good lines; where the paragraph
that it finds costs more than the price admitted, a second pass admits that price: no line of a better paragraph can
cost more than the whole, so what it finds is the best there is. The last pass takes any line, as an emergency.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from presswork.compose.atoms import HAN, SPACE, WORD, Atom
from presswork.compose.demerits import (
    GAP_GROW,
    GAP_SHRINK,
    HANGING,
    LADDER,
    LADDER_LIMIT,
    LAST_HYPHEN,
    LONE,
    NEIGHBOURS,
    NORMAL,
    RAGGED_LINE,
    SHORT,
    SPACE_GROW,
    SPACE_SHRINK,
    Cost,
    closed,
    opened,
    ragged,
    spaced,
)
from presswork.compose.marks import CLOSERS, FORBIDDEN
from presswork.compose.sums import Sums
from presswork.model.style import TypeStyle

ENDS = CLOSERS | frozenset(",.;:!?—–")
EMERGENCY = 1e6      # a line wider than its measure
FIRST_PRICE = 24.0   # the dearest line that the first pass admits
SENSE = 18.0         # a line of a balanced text that does not end at a mark
EACH_LINE = 1000.0   # of a balanced text: as few as can be
HOPELESS = 60.0      # so much over the price, and a looser line is not looked for
HYPHEN_ROOM = 1.0    # em: a later break may do without the hyphen of this one
WORDS = 4            # fewer Han characters than these, and a line with spaces is a line of words


@dataclass(frozen=True, slots=True)
class Break:
    """A line as chosen: atoms ``start`` to ``stop`` (what is set, without outer spaces) and its cost."""

    start: int
    stop: int
    cost: float


class Node(NamedTuple):
    """A break that can be reached: the atom after it, its line, and the best way there."""

    at: int
    line: int
    kind: int
    hyphens: int
    total: float
    cost: float
    before: "Node | None"


class Paragraph:
    """The atoms of one paragraph, their sums and the measures of its lines (pt; the last one serves the rest)."""

    def __init__(self, atoms: Sequence[Atom], measures: Sequence[float], style: TypeStyle) -> None:
        self.atoms, self.measures, self.style = atoms, measures, style
        self.sums = Sums.of(atoms, style)
        self.count, self.size = len(atoms), style.size
        self.justified = style.align == "justify"
        self.lines = len(measures) - 1  # after so many lines, one is like another
        each = EACH_LINE if style.balance else 0.0 if self.justified else RAGGED_LINE
        self.costs = [0.0, *(atom.cost + each for atom in atoms)]
        self.costs[-1] = each
        for index, atom in enumerate(atoms):
            if atom.kind is SPACE:  # a line ends after the spaces, not before one
                self.costs[index] = FORBIDDEN

    def room(self, line: int) -> float:
        """Give the measure of a line, pt."""
        return self.measures[min(line, len(self.measures) - 1)]

    def price(self, start: int, stop: int, slack: float) -> Cost:
        """Cost the line of atoms ``start`` to ``stop`` from its slack (pt; negative: it must be closed)."""
        sums, size, style = self.sums, self.size, self.style
        if not self.justified and slack >= 0:
            return ragged(slack, size)
        joints, space = sums.joints[stop] - sums.joints[start], sums.space[stop] - sums.space[start]
        if space and joints < WORDS:
            letters = style.expand * (sums.letters[stop] - sums.letters[start])
            return spaced(slack, space * SPACE_GROW + letters, space * SPACE_SHRINK + letters)
        gap = sums.gap[stop - 1] - sums.gap[start]
        if slack >= 0:
            return opened(slack, gap * (GAP_GROW / 0.25) + space * SPACE_GROW, size * max(1, joints - 1))
        squeeze = sums.squeeze[stop] - sums.squeeze[start] - self.atoms[stop - 1].right - self.atoms[start].left
        return closed(-slack, squeeze, gap * (GAP_SHRINK / 0.25) + space * SPACE_SHRINK, size)

    def line(self, start: int, stop: int, room: float, first: bool) -> Cost:
        """Cost one line; the last of a paragraph stands as it is."""
        sums, last = self.sums, self.sums.end[stop]
        slack = room - (sums.width[last] - sums.width[start] - sums.trail[last] - sums.lead[start])
        final = stop == self.count
        if self.style.balance:
            return self._balanced(slack, room, last, final)
        if final and slack >= 0:
            return self._ending(start, last, room - slack, first), NORMAL
        if slack < 0 and (hang := sums.hang[last]):
            cost, kind = self.price(start, last, slack + hang) if slack + hang < 0 or not final else (0.0, NORMAL)
            return cost + HANGING, kind
        return self.price(start, last, slack)

    def _balanced(self, slack: float, room: float, last: int, final: bool) -> Cost:
        """Cost a line of a head: all lines of like length, ending where a mark stands, and as few as can be."""
        if slack < -0.01:
            return FORBIDDEN, NORMAL
        inside = not final and self.atoms[last - 1].text[-1] not in ENDS
        return 100 * (slack / room) ** 2 + SENSE * inside, NORMAL

    def _ending(self, start: int, last: int, width: float, first: bool) -> float:
        if first:
            return 0.0
        letters = [atom for atom in self.atoms[start:last] if atom.kind in (HAN, WORD)]
        if len(letters) < 2 and sum(len(atom.text) for atom in letters) < 4:
            return LONE
        scrap = start and self.atoms[start - 1].glued
        return LONE / 2 if scrap else SHORT if width < self.style.indent * self.size + 0.01 else 0.0


def break_lines(atoms: Sequence[Atom], measures: Sequence[float], style: TypeStyle, looseness: int = 0) -> list[Break]:
    """Choose the breaks of a paragraph; every atom but outer spaces is on exactly one line.

    ``looseness`` asks for so many lines more (or fewer) than are best, where lines without emergency allow it.
    """
    if all(atom.kind is SPACE for atom in atoms):
        return []
    paragraph = Paragraph(atoms, measures, style)
    carry = looseness != 0 or paragraph.lines > 1
    if looseness:
        paragraph.lines = len(atoms)
    ends = [] if style.balance or not paragraph.justified else _pass(paragraph, FIRST_PRICE, carry)
    if ends and (total := min(end.total for end in ends)) > FIRST_PRICE:
        ends = _pass(paragraph, total, carry)
    if not ends or looseness:
        ends = _pass(paragraph, FORBIDDEN, carry)
    return _traced(paragraph, _wanted(ends, looseness))


def _wanted(ends: Sequence[Node], looseness: int) -> Node:
    best = min(ends, key=lambda end: end.total)
    meant = [end for end in ends if end.line == best.line + looseness and end.total < EMERGENCY]
    return min(meant, key=lambda end: end.total, default=best)


def _pass(paragraph: Paragraph, price: float, carry: bool) -> list[Node]:
    """Reach every break that lines of at most ``price`` reach; gives the ways to the end (none: no such way)."""
    count = paragraph.count
    reached: list[dict[tuple[int, int, int], Node]] = [{} for _ in range(count + 1)]
    reached[0][0, NORMAL, 0] = Node(0, 0, NORMAL, 0, 0.0, 0.0, None)
    for at in range(count):
        if not reached[at]:
            continue
        nodes = reached[at].values()
        best = min(nodes, key=lambda node: node.total) if len(nodes) > 1 else None
        known: dict[float, list[tuple[int, float, int]]] = {}
        for node in nodes:
            if best and best is not node and not carry and _dominated(node, best):
                continue
            room = paragraph.room(node.line)
            if room not in known:
                known[room] = _lines(paragraph, at, room, price)
            for stop, cost, kind in known[room]:
                _reach(paragraph, reached[stop], node, stop, cost, kind, price)
    return list(reached[count].values())


def _dominated(node: Node, best: Node) -> bool:
    """Tell a way that can never be better than the cheapest to its break, whatever follows."""
    ladder = LADDER_LIMIT if best.hyphens > node.hyphens else 0.0
    return node.total >= best.total + (NEIGHBOURS if best.kind != node.kind else 0.0) + ladder


def _lines(paragraph: Paragraph, at: int, room: float, price: float) -> list[tuple[int, float, int]]:
    """List the lines that begin at a break: (break after it, cost, class), none dearer than ``price``."""
    sums, costs, count = paragraph.sums, paragraph.costs, paragraph.count
    start = sums.begin[at]
    if start >= count:
        return []
    full = sums.width[start] + room + sums.lead[start]
    middle = min(bisect_right(sums.width, full + 0.01, start + 1), count + 1)
    hopeless = FORBIDDEN if paragraph.style.balance else price + HOPELESS
    lines: list[tuple[int, float, int]] = []
    for stop in range(middle - 1, start, -1):  # ever looser
        if costs[stop] <= price:
            line, kind = paragraph.line(start, stop, room, at == 0)
            if line + costs[stop] <= price and line < FORBIDDEN:
                lines.append((stop, line + costs[stop], kind))
            elif line > hopeless:
                break
        if lines and full - sums.width[stop] > room / 2 and hopeless < FORBIDDEN:
            break
    reserve = paragraph.size * HYPHEN_ROOM - sums.squeeze[start] - sums.gap[start] - sums.space[start]
    for stop in range(middle, count + 1):  # ever tighter
        if costs[stop] <= price and costs[stop] < FORBIDDEN:
            line, kind = paragraph.line(start, stop, room, at == 0)
            if line + costs[stop] <= price and line < FORBIDDEN:
                lines.append((stop, line + costs[stop], kind))
            elif not lines and price == FORBIDDEN:
                return [(stop, EMERGENCY, NORMAL)]
        over = sums.width[stop] - sums.trail[stop] - sums.hang[stop] - full
        if over > reserve + sums.squeeze[stop] + sums.gap[stop] + sums.space[stop] and (lines or price < FORBIDDEN):
            break
    return lines


def _reach(paragraph: Paragraph, known: dict[tuple[int, int, int], Node], node: Node, stop: int, cost: float,
           kind: int, price: float) -> None:
    """Take a line to a break, and keep it where no cheaper way of its class is known."""
    hyphens = 0
    if stop < paragraph.count and paragraph.atoms[stop - 1].hyphen:
        hyphens = min(node.hyphens + 1, len(LADDER))
        cost += LADDER_LIMIT if hyphens >= len(LADDER) else LADDER[hyphens]
    elif stop == paragraph.count and node.hyphens:
        cost += LAST_HYPHEN
    if abs(kind - node.kind) > 1:
        cost += NEIGHBOURS
    total = node.total + cost
    if total > price > FIRST_PRICE:
        return
    key = min(node.line + 1, paragraph.lines), kind, hyphens
    best = known.get(key)
    if best is None or total < best.total:
        known[key] = Node(stop, node.line + 1, kind, hyphens, total, cost, node)


def _traced(paragraph: Paragraph, node: Node) -> list[Break]:
    lines: list[Break] = []
    while node.before is not None:
        lines.append(Break(paragraph.sums.begin[node.before.at], paragraph.sums.end[node.at], node.cost))
        node = node.before
    return lines[::-1]
