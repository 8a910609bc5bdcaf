"""Breaking: the best lines for a whole paragraph.

Knuth & Plass, Breaking Paragraphs into Lines, 1981, sections 3 (total fit), 6 (measures that vary) and 7 (looseness).

Most paragraphs are searched in a table of all their lines (presswork.compose.search). Where lines depend on how many
stand before them, or hang marks, or nothing in the table will do, the search goes forward from each break that can be
reached. A first pass admits only good lines; where the paragraph that it finds costs more than the price admitted, the
next pass admits dearer ones: no line of a better paragraph can cost more than the whole, so what it finds is the best
there is. The last pass takes any line, as an emergency.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from presswork.compose.candidates import EMERGENCY, lines_from
from presswork.compose.costing import Paragraph
from presswork.compose.demerits import HAIR, LADDER_LIMIT, NEIGHBOURS, NORMAL, RAGGED_LINE
from presswork.compose.marks import FORBIDDEN
from presswork.compose.pricing import Line
from presswork.compose.search import ROUNDING, Way, after, cheapest
from presswork.compose.sums import Numbers

PRICES = (24.0, 180.0, 1500.0)  # the dearest line that each pass admits
# How much of its measure the loosest line of a table may leave empty: of Chinese, and of words, which open easier; and
# what looser ones cost at the least in a paragraph of both. Elsewhere the table knows.
TABLES = ((0.19, 0.31, 60.0), (0.5, 0.5, 1500.0))

SLACK = 0.1  # of a measure that marks and letters outside it may add
MORE = (PRICES[0], *(RAGGED_LINE + price for price in PRICES))  # over the least, of a text that is not filled


class Break(NamedTuple):
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


def break_lines(paragraph: Paragraph, looseness: int = 0) -> list[Break]:
    """Choose the breaks of a paragraph; every atom but outer spaces is on exactly one line.

    ``looseness`` asks for so many lines more (or fewer) than are best, where lines without emergency allow it.
    """
    best = _best(paragraph)
    return (_counted(paragraph, len(best) + looseness) if looseness else []) or best


def _best(paragraph: Paragraph) -> list[Break]:
    if plain(paragraph) and (lines := tabled(paragraph)[0]):
        return lines
    carry = paragraph.lines > 1
    if paragraph.style.balance:
        ends = _pass(paragraph, FORBIDDEN, FORBIDDEN, carry=carry)
    elif not paragraph.justified:
        ends = _fewest(paragraph, carry=carry)
    else:
        ends = _cheapest(paragraph, ANY, carry=carry)
    return _traced(paragraph, min(ends, key=lambda end: end.total))


def _fewest(paragraph: Paragraph, *, carry: bool) -> list[Node]:
    """Search a text that is not filled for ways that cost little more than the fewest lines that could take it.

    What such ways cost is told from what follows a break, at the least: where there is one, no better one is left out.
    """
    floors = (np.ceil(_closed(paragraph) / (max(paragraph.measures) * (1 + SLACK)) - HAIR) * paragraph.each).tolist()
    for more in MORE:
        if ends := _pass(paragraph, FORBIDDEN, floors[0] + more, carry=carry, floors=floors):
            return ends
    return _pass(paragraph, FORBIDDEN, FORBIDDEN, carry=carry)


def _closed(paragraph: Paragraph) -> Numbers:
    """Give what follows each break, pt, closed as far as it may be."""
    sums = paragraph.arrays
    closed = sums.width - sums.squeeze - sums.gap - sums.space
    following: Numbers = closed[-1] - closed
    return following


def _counted(paragraph: Paragraph, count: int) -> list[Break]:
    """Choose the best breaks that give so many lines, none an emergency; none where there are no such."""
    ends = [end for end in _cheapest(paragraph, Quota.of(paragraph, count), carry=True)
            if end.line == count and end.total < EMERGENCY]
    return _traced(paragraph, min(ends, key=lambda end: end.total)) if ends else []


def plain(paragraph: Paragraph) -> bool:
    """Tell a paragraph whose lines depend on nothing before them, so that a table can hold them."""
    style = paragraph.style
    return paragraph.justified and not (style.balance or style.hang) and paragraph.lines <= 1


def tabled(paragraph: Paragraph) -> list[list[Break] | None]:
    """Find the best lines of each paragraph in a table, none of which is an emergency; None: there are none."""
    found: list[list[Break] | None] = [None] * len(paragraph.ends)
    chinese = paragraph.arrays.joints[-1] > 0
    for narrow, wide, dearest in TABLES:
        left = [index for index, lines in enumerate(found) if lines is None]
        if left:
            part = paragraph.only(left)
            table = part.table(narrow if chinese else wide)
            least = np.minimum.reduceat(table.unlisted, part.begins).tolist()
            for at, way in enumerate(cheapest(table, part.ends)):
                if way and way.total <= (dearest if part.mixed(at) else least[at]):
                    found[left[at]] = _traced(part, way, paragraph.begins[left[at]] - part.begins[at])
    return found


class Quota(NamedTuple):
    """The lines that a paragraph is to have, 0 for any.

    ``rest`` is what follows each break, closed as far as it may be, ``room`` the most that a line takes of it, pt.
    """

    lines: int = 0
    rest: Sequence[float] = ()
    room: float = 0.0

    @classmethod
    def of(cls, paragraph: Paragraph, lines: int) -> "Quota":
        """Ask for so many lines."""
        return cls(lines, _closed(paragraph).tolist(), max(paragraph.measures) * (1 + SLACK))

    def keeps(self, number: int, at: int, last: bool) -> bool:
        """Tell whether a way of ``number`` lines to a break may still end with the lines that are asked for."""
        left = self.lines - number
        return left == 0 if last else left > 0 and self.rest[at] <= left * self.room


ANY = Quota()


def _cheapest(paragraph: Paragraph, quota: Quota, *, carry: bool) -> list[Node]:
    """Admit dearer and dearer lines, until none that is left out can belong to a better paragraph."""
    ends: list[Node] = []
    total = FORBIDDEN
    for price in PRICES:
        ends = _pass(paragraph, min(price, total), total, quota, carry=carry) or ends
        total = min((end.total + ROUNDING for end in ends), default=FORBIDDEN)
        if total <= price:
            return ends
    if quota.lines:
        total = min(total, EMERGENCY)
    return _pass(paragraph, total, total, quota, carry=carry) or ends


def _pass(paragraph: Paragraph, price: float, bound: float, quota: Quota = ANY, *, carry: bool,
          floors: Sequence[float] = ()) -> list[Node]:
    """Reach every break that lines of at most ``price`` reach; gives the ways to the end (none: no such way).

    ``bound`` is the cost of a paragraph that is known: what cannot be cheaper is not looked at. ``floors`` are what
    the lines after each break cost at the least: a line less than that, after a line of its own.
    """
    told = max(paragraph.lines, quota.lines)  # so many lines tell ways to a break apart
    reached: list[dict[int, Node]] = [{} for _ in range(paragraph.count + 1)]
    reached[0][0] = Node(0.0, 0, 0, NORMAL, 0, 0.0, None)
    for at in range(paragraph.count):
        nodes: Iterable[Node] = reached[at].values()
        if not nodes:
            continue
        if len(reached[at]) > 1 and not carry:
            best = min(nodes)
            nodes = [node for node in nodes if node is best or not _dominated(node, best)]
        if floors:
            price = bound - floors[at] - min(node.total for node in nodes) + paragraph.each
            if price < paragraph.each:
                continue
        known: dict[float, list[Line]] = {}
        for node in nodes:
            room = paragraph.measures[node.line if node.line < len(paragraph.measures) else -1]
            if room not in known:
                known[room] = lines_from(paragraph, at, room, price)
            lines = known[room]
            if quota.lines:
                lines = [line for line in lines if quota.keeps(node.line + 1, line[0], line[0] == paragraph.count)]
            _reach(reached, node, lines, bound, told)
    return list(reached[-1].values())


def _dominated(node: Node, best: Node) -> bool:
    """Tell a way that can never be better than the cheapest to its break, whatever follows."""
    ladder = LADDER_LIMIT if best.hyphens > node.hyphens else 0.0
    return node.total >= best.total + (NEIGHBOURS if best.kind != node.kind else 0.0) + ladder


def _reach(reached: list[dict[int, Node]], node: Node, lines: Sequence[Line], bound: float, told: int) -> None:
    """Take the lines after a break to their ends, and keep each where no cheaper way of its class is known."""
    count, number = len(reached) - 1, node.line + 1
    keyed = min(number, told) * 16
    for line in lines:
        stop, _, kind, _ = line
        cost, row = after(node.kind, node.hyphens, line, stop == count)
        total = node.total + cost
        if total <= bound:
            key = keyed + kind * 4 + row
            best = reached[stop].get(key)
            if best is None or total < best.total:
                reached[stop][key] = Node(total, stop, number, kind, row, cost, node)


def _traced(paragraph: Paragraph, node: Node | Way, shift: int = 0) -> list[Break]:
    """Read the lines back from the last; ``shift`` moves their places."""
    begin, end = paragraph.arrays.begin, paragraph.arrays.end
    lines: list[Break] = []
    while node.before is not None:
        lines.append(Break(int(begin[node.before.at]) + shift, int(end[node.at]) + shift, node.cost))
        node = node.before
    return lines[::-1]
