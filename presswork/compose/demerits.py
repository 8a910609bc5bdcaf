"""Demerits: what a line costs, and what two neighbours cost together (Knuth & Plass 1981, sections 2 and 3).

Costs add up. A line at its widest allowed spaces costs 10, which is the unit to think in.
"""

from presswork.compose.marks import FORBIDDEN

GAP_GROW = 0.15      # em that a Han-Latin gap may grow (to 2/5, short of the 1/2 allowed: it reads as a hole) ...
GAP_SHRINK = 0.125   # ... and shrink (to 1/8): CLREQ 3.2.2
LETTER_LIMIT = 0.125  # em a character, the most that a line is opened; CLREQ 3.3.4 allows twice that
HAIR = 1e-6          # em: what is so little over a limit is at it
PLACELESS = 8        # in Chinese, a line with no place to be opened (an address) ends short by so many times as much
SPACE_GROW, SPACE_SHRINK = 0.4, 0.2  # shares of a word space
WORDS = 4            # fewer Han characters than these, and a line with spaces is a line of words
HALF = 0.5           # em that a mark gives up
LONE = 160.0         # a last line of a single character, 孤字, or of a scrap of a word
SHORT = 8.0          # a last line shorter than the indent of the next paragraph
ONE_WORD = 12.0      # a single word as the last line of a text that is not filled
NEIGHBOURS = 8.0     # a tight line beside a loose one
LADDER = (0.0, 0.0, 15.0)  # a first, a second hyphen in a row ...
LADDER_LIMIT = 250.0       # ... and any more
LAST_HYPHEN = 6.0    # a hyphen before the last line
RAGGED_LINE = 100.0  # of each line of a text that is not filled: as few as can be
HANGING = 0.5        # a mark that hangs outside the measure
TIGHT, NORMAL, LOOSE, VERY_LOOSE = range(4)  # classes of lines

Cost = tuple[float, int]


def spaced(slack: float, room_grow: float, room_shrink: float) -> Cost:
    """Cost a line of words from its slack (pt) and the room that its spaces and letters have."""
    if slack < 0:
        ratio = -slack / room_shrink if room_shrink else FORBIDDEN
        return (10 * ratio * ratio, TIGHT if ratio > 0.5 else NORMAL) if ratio <= 1.0001 else (FORBIDDEN, TIGHT)
    ratio = slack / room_grow if room_grow else 1e3
    if ratio <= 1:
        return 10 * ratio * ratio, LOOSE if ratio > 0.5 else NORMAL
    return 10 + 40 * (ratio - 1) + 20 * (ratio - 1) ** 2, VERY_LOOSE


def opened(slack: float, easy: float, em_room: float) -> Cost:
    """Cost a line of Han characters that is opened: first its gaps (``easy`` pt), then between characters."""
    if slack <= easy:
        return (4 * slack / easy if easy else 0.0), NORMAL
    each = (slack - easy) / em_room
    over = each > LETTER_LIMIT + HAIR
    beyond = 4000 * (each - LETTER_LIMIT) + 100 if over else 0.0
    kind = NORMAL if each < LETTER_LIMIT / 2 else VERY_LOOSE if over else LOOSE
    return 4 * (easy > 0) + 4000 * each * each + beyond, kind


def closed(need: float, squeeze: float, room: float, size: float) -> Cost:
    """Cost a line of Han characters that is closed by ``need`` pt: first its marks, then its gaps and spaces."""
    taken = min(need, squeeze)
    rest, cost = need - taken, 2.5 * taken / (size * HALF)
    if rest <= 0.01:
        return cost, NORMAL
    return (cost + 4 * rest / room, TIGHT) if rest <= room + 0.01 else (FORBIDDEN, TIGHT)


def ragged(slack: float, size: float) -> Cost:
    """Cost a line that is not filled: its distance (pt) from the margin against 3 em (section 3)."""
    ratio = slack / (3 * size)
    return 10 * ratio * ratio, NORMAL
