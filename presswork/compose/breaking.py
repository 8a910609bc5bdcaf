"""Breaking: the best lines for a whole paragraph.

Knuth & Plass, Breaking Paragraphs into Lines, 1981, sections 3 (total fit), 6 (measures that vary) and 7 (looseness).

The search goes forward from each break that can be reached. A first pass admits only good lines; where the paragraph
that it finds costs more than the price admitted, the next pass admits dearer ones: no line of a better paragraph can
cost more than the whole, so what it finds is the best there is. The last pass takes any line, as an emergency.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from presswork.compose.atoms import SPACE, Atom
from presswork.compose.candidates import EMERGENCY, final_line, lines_from
from presswork.compose.costing import Paragraph
from presswork.compose.demerits import LADDER, LADDER_LIMIT, LAST_HYPHEN, NEIGHBOURS, NORMAL
from presswork.compose.marks import FORBIDDEN
from presswork.compose.pricing import Line, Table
from presswork.model.style import TypeStyle

# The dearest line that each pass admits, and how much of its measure such a line may leave empty.
PRICES = ((24.0, 0.25), (180.0, 0.5), (1500.0, 0.5))
ROUNDING = 1e-6


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
    if looseness or style.balance or not paragraph.justified:
        ends = _pass(paragraph, FORBIDDEN, FORBIDDEN, carry)
    else:
        ends = _cheapest(paragraph, carry)
    return _traced(paragraph, _wanted(ends, looseness))


def _cheapest(paragraph: Paragraph, carry: bool) -> list[Node]:
    """Admit dearer and dearer lines, until none that is left out can belong to a better paragraph."""
    ends: list[Node] = []
    total, table, widest = FORBIDDEN, None, 0.0
    for price, loosest in PRICES:
        if loosest > widest and not paragraph.style.hang:
            table, widest = paragraph.table(loosest), loosest
        ends = _pass(paragraph, min(price, total), total, carry, table) or ends
        total = min((end.total + ROUNDING for end in ends), default=FORBIDDEN)
        if total <= price:
            return ends
    return _pass(paragraph, total, total, carry) or ends


def _wanted(ends: Sequence[Node], looseness: int) -> Node:
    best = min(ends, key=lambda end: end.total)
    meant = [end for end in ends if end.line == best.line + looseness and end.total < EMERGENCY]
    return min(meant, key=lambda end: end.total, default=best)


def _pass(paragraph: Paragraph, price: float, bound: float, carry: bool, table: Table | None = None) -> list[Node]:
    """Reach every break that lines of at most ``price`` reach; gives the ways to the end (none: no such way).

    ``bound`` is the cost of a paragraph that is known: what cannot be cheaper is not looked at.
    """
    reached: list[dict[int, Node]] = [{} for _ in range(paragraph.count + 1)]
    reached[0][0] = Node(0.0, 0, 0, NORMAL, 0, 0.0, None)
    rows = table.upto(price) if table else None
    usual, width = paragraph.measures[-1], paragraph.sums.width
    near = bisect_left(width, width[-1] - 2 * usual)  # a line is closed by less than its half
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
                known[room] = (lines_from(paragraph, at, room, price) if rows is None or room != usual
                               else rows[at] if at < near else rows[at] + final_line(paragraph, at, room, price))
            _reach(paragraph, reached, node, known[room], bound)
    return list(reached[-1].values())


def _dominated(node: Node, best: Node) -> bool:
    """Tell a way that can never be better than the cheapest to its break, whatever follows."""
    ladder = LADDER_LIMIT if best.hyphens > node.hyphens else 0.0
    return node.total >= best.total + (NEIGHBOURS if best.kind != node.kind else 0.0) + ladder


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
