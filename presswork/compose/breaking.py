"""Breaking: the best lines for a whole paragraph.

Knuth & Plass, Breaking Paragraphs into Lines, 1981, sections 3 (total fit), 6 (measures that vary) and 7 (looseness).

The search goes forward from each break that can be reached. A first pass admits only good lines; where the paragraph
that it finds costs more than the price admitted, a second pass admits that price: no line of a better paragraph can
cost more than the whole, so what it finds is the best there is. The last pass takes any line, as an emergency.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
HOPELESS = 10.0      # so much over the price, and a looser line is not looked for
HYPHEN_ROOM = 1.0    # em: a later break may do without the hyphen of this one
WORDS = 4            # fewer Han characters than these, and a line with spaces is a line of words


@dataclass(frozen=True, slots=True)
class Break:
    """A line as chosen: atoms ``start`` to ``stop`` (what is set, without outer spaces) and its cost."""

    start: int
    stop: int
    cost: float


class Node(NamedTuple):
    """A break that can be reached: the best way there of its class, and what the way costs."""

    total: float
    at: int
    line: int
    kind: int
    hyphens: int
    cost: float
    before: "Node | None"


Line = tuple[int, float, int, bool]  # the break after it, its cost, its class, whether it ends in a hyphen


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

    def price(self, start: int, stop: int, slack: float) -> Cost:
        """Cost the line of atoms ``start`` to ``stop`` from its slack (pt; negative: it must be closed)."""
        sums, size = self.sums, self.size
        if slack >= 0 and not self.justified:
            return ragged(slack, size)
        joints, space = sums.joints[stop] - sums.joints[start], sums.space[stop] - sums.space[start]
        gap = sums.gap[stop - 1] - sums.gap[start]
        if space and joints < WORDS:
            letters = self.style.expand * (sums.letters[stop] - sums.letters[start])
            return spaced(slack, space * SPACE_GROW + letters, space * SPACE_SHRINK + letters)
        if slack >= 0:
            return opened(slack, gap * (GAP_GROW / 0.25) + space * SPACE_GROW, size * (joints - 1 if joints > 1 else 1))
        squeeze = sums.squeeze[stop] - sums.squeeze[start] - self.atoms[stop - 1].right - self.atoms[start].left
        return closed(-slack, squeeze, gap * (GAP_SHRINK / 0.25) + space * SPACE_SHRINK, size)

    def line(self, start: int, stop: int, room: float, slack: float) -> Cost:
        """Cost one line; the last of a paragraph stands as it is. ``stop`` is the break after it."""
        last, final = self.sums.end[stop], stop == self.count
        if self.style.balance:
            return self._balanced(slack, room, last, final)
        if final and slack >= 0:
            return self._ending(start, last, room - slack), NORMAL
        if slack < 0 and (hang := self.sums.hang[last]):
            cost, kind = self.price(start, last, slack + hang) if slack + hang < 0 or not final else (0.0, NORMAL)
            return cost + HANGING, kind
        return self.price(start, last, slack)

    def _balanced(self, slack: float, room: float, last: int, final: bool) -> Cost:
        """Cost a line of a head: all lines of like length, ending where a mark stands, and as few as can be."""
        if slack < -0.01:
            return FORBIDDEN, NORMAL
        inside = not final and self.atoms[last - 1].text[-1] not in ENDS
        return 100 * (slack / room) ** 2 + SENSE * inside, NORMAL

    def _ending(self, start: int, last: int, width: float) -> float:
        if not any(atom.kind is not SPACE for atom in self.atoms[:start]):
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
    reached: list[dict[int, Node]] = [{} for _ in range(paragraph.count + 1)]
    reached[0][0] = Node(0.0, 0, 0, NORMAL, 0, 0.0, None)
    bound = price if price > FIRST_PRICE else FORBIDDEN
    for at in range(paragraph.count):
        nodes: Iterable[Node] = reached[at].values()
        if not nodes:
            continue
        if len(reached[at]) > 1 and not carry:
            best = min(nodes)
            nodes = [node for node in nodes if node is best or not _dominated(node, best)]
        known: dict[float, list[Line]] = {}
        for node in nodes:
            room = paragraph.measures[node.line if node.line < len(paragraph.measures) else -1]
            if room not in known:
                known[room] = _lines(paragraph, at, room, price)
            _reach(paragraph, reached, node, known[room], bound)
    return list(reached[-1].values())


def _dominated(node: Node, best: Node) -> bool:
    """Tell a way that can never be better than the cheapest to its break, whatever follows."""
    ladder = LADDER_LIMIT if best.hyphens > node.hyphens else 0.0
    return node.total >= best.total + (NEIGHBOURS if best.kind != node.kind else 0.0) + ladder


def _lines(paragraph: Paragraph, at: int, room: float, price: float) -> list[Line]:
    """List the lines that begin at a break, none dearer than ``price``: the looser ones, then the tighter ones."""
    sums, costs, count, cost_of = paragraph.sums, paragraph.costs, paragraph.count, paragraph.line
    width, trail, end = sums.width, sums.trail, sums.end
    start = sums.begin[at]
    if start >= count:
        return []
    full = width[start] + room + sums.lead[start]
    middle = min(bisect_right(width, full + 0.01, start + 1), count + 1)
    hopeless = FORBIDDEN if paragraph.style.balance else price + HOPELESS
    lines: list[Line] = []
    for stop in range(middle - 1, start, -1):
        if costs[stop] <= price:
            slack = full - width[end[stop]] + trail[end[stop]]
            line, kind = cost_of(start, stop, room, slack)
            if line + costs[stop] <= price:
                lines.append((stop, line + costs[stop], kind, False))
            elif line > hopeless:
                break
            if lines and slack > room / 2 and hopeless < FORBIDDEN:
                break
    _tighter(paragraph, start, middle, full, room, price, lines)
    atoms = paragraph.atoms
    return [(stop, cost, kind, atoms[stop - 1].hyphen > 0) for stop, cost, kind, _ in lines if cost < FORBIDDEN]


def _tighter(paragraph: Paragraph, start: int, middle: int, full: float, room: float, price: float,
             lines: list[Line]) -> None:
    """Add the lines that must be closed, and the emergency where there is no other line at all."""
    sums, costs = paragraph.sums, paragraph.costs
    width, trail, end, squeeze, gap, space = sums.width, sums.trail, sums.end, sums.squeeze, sums.gap, sums.space
    reserve = paragraph.size * HYPHEN_ROOM - squeeze[start] - gap[start] - space[start] + full
    for stop in range(middle, paragraph.count + 1):
        if costs[stop] <= price and costs[stop] < FORBIDDEN:
            slack = full - width[end[stop]] + trail[end[stop]]
            line, kind = paragraph.line(start, stop, room, slack)
            if line + costs[stop] <= price and line < FORBIDDEN:
                lines.append((stop, line + costs[stop], kind, False))
            elif price == FORBIDDEN and not any(cost < FORBIDDEN for _, cost, _, _ in lines):
                lines.append((stop, EMERGENCY, NORMAL, False))
                return
        over = width[stop] - trail[stop] - sums.hang[stop]
        if over > reserve + squeeze[stop] + gap[stop] + space[stop] and (lines or price < FORBIDDEN):
            return


def _reach(paragraph: Paragraph, reached: list[dict[int, Node]], node: Node, lines: Sequence[Line],
           bound: float) -> None:
    """Take the lines after a break to their ends, and keep each where no cheaper way of its class is known."""
    before, _, line, kind, hyphens, _, _ = node
    line, count = line + 1, paragraph.count
    keyed = min(line, paragraph.lines) * 16
    for stop, cost, looks, hyphenated in lines:
        row = 0
        if hyphenated and stop < count:
            row = min(hyphens + 1, len(LADDER))
            cost += LADDER_LIMIT if row >= len(LADDER) else LADDER[row]  # noqa: PLW2901 - of this way
        elif hyphens and stop == count:
            cost += LAST_HYPHEN  # noqa: PLW2901
        if looks - kind > 1 or kind - looks > 1:
            cost += NEIGHBOURS  # noqa: PLW2901
        total = before + cost
        if total <= bound:
            key = keyed + looks * 4 + row
            best = reached[stop].get(key)
            if best is None or total < best[0]:
                reached[stop][key] = Node(total, stop, line, looks, row, cost, node)


def _traced(paragraph: Paragraph, node: Node) -> list[Break]:
    lines: list[Break] = []
    while node.before is not None:
        lines.append(Break(paragraph.sums.begin[node.before.at], paragraph.sums.end[node.at], node.cost))
        node = node.before
    return lines[::-1]
