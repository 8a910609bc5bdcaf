"""Breaking: the best lines for a whole paragraph.

Knuth & Plass, Breaking Paragraphs into Lines, 1981, section 3.

A line's cost is read from prefix sums, so a candidate costs the same however long it is; the active window holds
only the breaks from which a line can reach the next one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from presswork.compose.atoms import HALF, HAN, MARK, SPACE, WORD, Atom
from presswork.compose.marks import FORBIDDEN

GAP_GROW = 0.15      # em that a Han-Latin gap may grow (to 2/5, short of the 1/2 allowed: it reads as a hole) ...
GAP_SHRINK = 0.125   # ... and shrink (to 1/8): CLREQ 3.2.2
LETTER_LIMIT = 0.125  # em a character, the most that a line is opened; CLREQ 3.3.4 allows twice that
SPACE_GROW, SPACE_SHRINK = 0.5, 0.2  # shares of a word space
LONE = 160.0         # a last line of a single character, 孤字
EMERGENCY = 1e6      # a line wider than its measure
HYPHEN_ROOM = 0.7     # em: a later break may do without the hyphen of this one

Key = tuple[int, int]  # a break: the atom after it, and the line after it (0 or 1 where measures do not vary)


@dataclass(frozen=True, slots=True)
class Sums:
    """Prefix sums over the atoms of a paragraph: element i is the sum before atom i. All in pt but ``joints``.

    ``lead`` is what the atom gives up as the first of a line (half an opening mark), ``trail`` what the atom before
    gives up as the last (its gap, half a closing mark, less the hyphen that the break adds). ``begin`` and ``end``
    skip the spaces at a line's ends.
    """

    width: list[float]
    squeeze: list[float]
    gap: list[float]
    space: list[float]
    joints: list[int]
    lead: list[float]
    trail: list[float]
    begin: list[int]
    end: list[int]

    @classmethod
    def of(cls, atoms: Sequence[Atom]) -> "Sums":
        """Add up a paragraph."""
        def running(values: list[float]) -> list[float]:
            return list(accumulate(values, initial=0.0))

        spaces = [atom.kind == SPACE for atom in atoms]
        begin, end = list(range(len(atoms) + 1)), list(range(len(atoms) + 1))
        for index in range(len(atoms) - 1, -1, -1):
            begin[index] = begin[index + 1] if spaces[index] else index
        for index in range(1, len(atoms) + 1):
            end[index] = end[index - 1] if spaces[index - 1] else index
        return cls(running([atom.width + atom.gap for atom in atoms]),
                   running([atom.left + atom.right for atom in atoms]), running([atom.gap for atom in atoms]),
                   running([atom.width if space else 0.0 for atom, space in zip(atoms, spaces, strict=True)]),
                   list(accumulate([1 if atom.kind in (HAN, MARK) else 0 for atom in atoms], initial=0)),
                   [atom.left for atom in atoms],
                   [0.0, *(atom.gap + atom.right - atom.hyphen for atom in atoms)], begin, end)


@dataclass(frozen=True, slots=True)
class Break:
    """A line as chosen: atoms ``start`` to ``stop`` (what is set, without outer spaces) and its cost."""

    start: int
    stop: int
    cost: float


def line_cost(slack: float, squeeze: float, gap: float, space: float, joints: int, size: float) -> float:
    """Give the cost of filling a line by ``slack`` pt (negative: of closing it) with the room that it has."""
    if slack >= 0:
        if space and joints < 4:
            ratio = slack / (space * SPACE_GROW)
            return 10 * ratio * ratio if ratio <= 1 else 10 + 40 * (ratio - 1) + 20 * (ratio - 1) ** 2
        easy = gap * (GAP_GROW / 0.25) + space * SPACE_GROW
        if slack <= easy:
            return 4 * slack / easy if easy else 0.0
        opened = (slack - easy) / (size * max(1, joints - 1))
        beyond = 4000 * (opened - LETTER_LIMIT) + 100 if opened > LETTER_LIMIT else 0.0
        return 4 * (easy > 0) + 4000 * opened * opened + beyond
    need = -slack
    if space and joints < 4:
        ratio = need / (space * SPACE_SHRINK)
        return 10 * ratio * ratio if ratio <= 1.0001 else FORBIDDEN
    marks = min(need, squeeze)
    rest = need - marks
    cost = 2.5 * marks / (size * HALF)
    if rest > 0.01:
        room = gap * (GAP_SHRINK / 0.25) + space * SPACE_SHRINK
        return cost + 4 * rest / room if rest <= room + 0.01 else FORBIDDEN
    return cost


def break_lines(atoms: Sequence[Atom], measures: Callable[[int], float], size: float) -> list[Break]:
    """Choose the breaks of a paragraph.

    ``measures`` gives the room of line n in pt; where it varies the line number is carried with each break
    (Knuth & Plass section 6). Returns the lines in order; every atom but outer spaces is on exactly one of them.
    A paragraph that cannot be set within the limits is set all the same, its bad lines at a high cost.
    """
    sums, count = Sums.of(atoms), len(atoms)
    varied = len({measures(line) for line in range(40)}) > 2
    best: dict[Key, tuple[float, Key | None]] = {(0, 0): (0.0, None)}
    actives: list[Key] = [(0, 0)]
    for stop in range(1, count + 1):
        cost = 0.0 if stop == count else atoms[stop - 1].cost
        if cost == FORBIDDEN or (stop < count and atoms[stop].kind == SPACE):
            continue
        reach, actives = _candidates(atoms, sums, measures, size, actives, stop, stop == count)
        for key, line in reach:
            target = (stop, key[1] + 1 if varied else 1)
            total = best[key][0] + line + cost
            if target not in best or total < best[target][0]:
                if target not in best:
                    actives.append(target)
                best[target] = (total, key)
    ends = [key for key in best if key[0] == count]
    return _traced(sums, best, min(ends, key=lambda key: best[key][0])) if ends else []


def _candidates(atoms: Sequence[Atom], sums: Sums, measures: Callable[[int], float], size: float,
                actives: list[Key], stop: int, final: bool) -> tuple[list[tuple[Key, float]], list[Key]]:
    """Cost the lines that end at ``stop`` from each active break; drop the breaks that no line reaches any more.

    Actives stand in order, so lines grow looser along them: after the first that is far too loose none is costed.
    """
    reach: list[tuple[Key, float]] = []
    dropped = 0
    last = sums.end[stop]
    far, trim, full = sums.width[last], sums.trail[last], sums.squeeze[last] - atoms[last - 1].right
    for index, key in enumerate(actives):
        start = sums.begin[key[0]]
        if start >= last:
            break
        lead, room = sums.lead[start], measures(key[1])
        slack = room - (far - sums.width[start] - trim - lead)
        squeeze, gap = full - sums.squeeze[start] - lead, sums.gap[last - 1] - sums.gap[start]
        space = sums.space[last] - sums.space[start]
        if slack < -squeeze - gap - space - HYPHEN_ROOM * size:
            dropped = index + 1
        elif final and slack >= 0:
            reach.append((key, LONE if key[0] and _lone(atoms, start, last) else 0.0))
        elif slack > 2 * size + room / 10 and reach:
            break
        else:
            cost = line_cost(slack, squeeze, gap, space, sums.joints[last] - sums.joints[start], size)
            if cost < FORBIDDEN:
                reach.append((key, cost))
    kept = actives[dropped:]
    if not kept or (final and not reach):  # nothing fits: the shortest line that there is, as an emergency
        kept = actives[-1:]
        reach.append((kept[0], EMERGENCY))
    return reach, kept


def _lone(atoms: Sequence[Atom], start: int, last: int) -> bool:
    """Tell a last line of one character (a mark after it does not count)."""
    letters = [atom for atom in atoms[start:last] if atom.kind in (HAN, WORD)]
    return len(letters) < 2 and sum(len(atom.text) for atom in letters) < 4


def _traced(sums: Sums, best: Mapping[Key, tuple[float, Key | None]], key: Key) -> list[Break]:
    lines: list[Break] = []
    while (before := best[key][1]) is not None:
        lines.append(Break(sums.begin[before[0]], sums.end[key[0]], best[key][0] - best[before][0]))
        key = before
    return lines[::-1]
