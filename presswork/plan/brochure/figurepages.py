"""Figure pages: numbers set large, each with its field of marks, on a page or on two that face each other."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, sqrt
from typing import Any

from presswork.load.numbers import number_text
from presswork.model.fact import Fact
from presswork.model.plan import PlannedPage, Slot
from presswork.model.style import first_baseline
from presswork.plan.brochure import backmatter, patterns
from presswork.plan.brochure.book import Book
from presswork.plan.brochure.patterns import WIDE, full, sized

UNIT_ROOM = 60.0  # pt beside a giant numeral for its unit
GIANT_FIELD, GIANT_NAME = 108.0, 24.0  # pt of a giant's field with how to read it, and of its name
THIN = 0.4  # of a row: a last row of marks that is shorter looks thin
UPPER, SQUARE, LANDSCAPE = 0.51, 0.56, 0.62  # of the page's height: the ink of the figures page, by its proportions
SMALL, UNIT_AIR = (44, 34, 28, 24, 20), 16.0  # sizes of small numbers; pt between number, unit and what stands next
LOW = 650.0  # pt: a page that is no higher gives the giant more of its height
ASIDE = 0.8  # width to height from which a giant's name stands beside it
BROAD, BESIDE, UNITS, NEAR = 8, 24.0, 0.3, 0.7  # its columns, pt to its name, its unit's size, the least size


def figures(book: Book, chosen: Sequence[str], number: int) -> PlannedPage:
    """Plan the figures page: one giant on ink over the upper half, two side by side below."""
    side = book.side(number)
    page, grid = side.grid.page, side.grid
    ratio = page.width / page.height
    low_page = ratio > ASIDE or page.height < LOW
    upper = LANDSCAPE if ratio > patterns.LANDSCAPE else SQUARE if low_page else UPPER
    rows = ceil((upper * page.height - page.top) / page.baseline)
    edge = grid.y(rows) - page.baseline / 2
    middle = grid.x(6) - page.gutter / 2
    low = page.height + page.bleed - edge
    slots = [
        full(side, "ground", edge),
        grid.slot("giant", 0, 0, WIDE, rows - 1, chosen[0]),
        Slot("rest", -page.bleed, edge, middle + page.bleed, low),
        grid.slot("one", 0, rows, 6, page.rows - rows, chosen[1]),
        grid.slot("one", 6, rows, 6, page.rows - rows, chosen[2]),
    ]
    book.numbers.stands(chosen, number)
    tiers: Any = book.layout.plan["big_sizes"]
    facts, language = book.publication.facts, book.publication.language
    sizes = {}
    high = (rows - 1) * page.baseline
    said = backmatter.said(facts[chosen[0]], book.words["stop"])
    lines = len(book.compositor.text(said, "furniture", page.span(9)).lines) if said else 0
    words = GIANT_FIELD + (0 if ratio > ASIDE else GIANT_NAME + 12.6 * lines)
    for name in chosen:
        giant = "giant", BROAD if ratio > ASIDE else WIDE, high - words
        tier, span, tall = giant if name == chosen[0] else ("pair", WIDE // 2, 0.28 * low)
        number_set = number_text(facts[name].value, language)
        limits = [size for size in tiers[tier] if size <= tall] or [tiers[tier][-1]]
        sizes[name] = sized(book.compositor, number_set, "numeral", limits, page.span(span) - UNIT_ROOM)
    aside = None
    if ratio > ASIDE:
        sizes[chosen[0]], *aside = _aside(book, facts[chosen[0]], sizes[chosen[0]], tiers["giant"])
    width = page.span(6) - page.gutter
    field = low - page.bottom - max(sizes[name] for name in chosen[1:]) - 88
    counts = [max(1, int(facts[name].value)) for name in chosen[1:]]
    return book.page(number, "figures", slots, (), book.words["figures"], sizes=sizes, said=backmatter.said,
                     across=_across(counts, width, field), field=width, aside=aside)  # fmt: skip


def _aside(book: Book, fact: Fact, most: float, sizes: Sequence[float]) -> tuple[float, float, float]:
    """Size a giant so that its name stands beside it, in one line where a size near ``most`` allows that.

    Gives its size, and where the name stands: on a column of the grid, its last line on the giant's baseline; pt.
    """
    compositor, wide = book.compositor, book.sheet.span(WIDE)
    label, furniture = replace(compositor.style("label"), size=14, leading=20), compositor.style("furniture")
    tried = [(size, _beside(book, fact, size)) for size in sizes if NEAR * most <= size <= most]
    size, x = next((each for each in tried if wide - each[1] >= compositor.width(fact.label, label)), tried[0])
    said = backmatter.said(fact, book.words["stop"])
    names, under = (compositor.set_text(text, style, wide - x).lines if text else ()
                    for text, style in ((fact.label, label), (said, furniture)))  # fmt: skip
    foot = furniture if under else label
    deep = len(names) * label.leading + len(under) * foot.leading - (foot.leading if under else label.leading)
    return size, x, max(0.0, first_baseline(size, size) - deep - first_baseline(foot.leading, foot.size))


def _beside(book: Book, fact: Fact, size: float) -> float:
    """Give the first column of the grid beside a giant with its unit, pt from its left."""
    compositor, language, step = book.compositor, book.publication.language, book.sheet.column + book.sheet.gutter
    numeral, unit = replace(compositor.style("numeral"), size=size, leading=size), compositor.style("unit")
    words = compositor.width(backmatter.unit_of(fact, language), "unit") / unit.size * UNITS * size
    wide = compositor.width(number_text(fact.value, language), numeral) + max(UNIT_ROOM, words) + BESIDE
    return ceil((wide + book.sheet.gutter) / step) * step


def _across(counts: Sequence[int], width: float, height: float) -> int:
    """Choose how many marks stand in a row of the fields: they fill the height, and no last row is thin."""
    guess = max(3, ceil(sqrt(max(counts) * width / max(20.0, height))))

    def fullness(across: int) -> float:
        last = min((count % across or across) / across for count in counts)
        return min(last, THIN) + min(1.0, ceil(max(counts) / across) * width / across / height)

    return max(range(guess, guess + 4), key=lambda across: (fullness(across), -across))


def facing(book: Book, chosen: Sequence[str], number: int) -> PlannedPage:
    """Plan the page that faces the figures page: a column of blocks on the accent, two fields, three small numbers."""
    side = book.side(number)
    page, grid = side.grid.page, side.grid
    edge = grid.x(4) - page.gutter
    slots = [
        Slot("column", -page.bleed, -page.bleed, edge + page.bleed, page.height + 2 * page.bleed),
        Slot("blocks", grid.x(0), grid.y(0), page.span(4) - page.gutter / 2, page.rows * page.baseline, chosen[0]),
    ]
    third = page.rows * page.baseline / 5
    x, width = grid.x(4), page.span(8)
    slots += [Slot("field", x, grid.y(0) + at * 2 * third, width, 2 * third - 24, name)
              for at, name in enumerate(chosen[1:3])]  # fmt: skip
    small = _small(book, chosen[3:6], width)
    step = (width + page.gutter) / len(small)
    slots += [Slot("small", x + at * step, grid.y(0) + 4 * third, step - page.gutter, third, name)
              for at, name in enumerate(small)]  # fmt: skip
    shown = [*chosen[:3], *small]
    book.numbers.stands(shown, number)
    facts, language = book.publication.facts, book.publication.language
    tiers = [(chosen[:1], slots[1].width, (96, 78, 60, 44)), (chosen[1:3], width * 0.55, (78, 66, 54, 44, 34)),
             (small, step - page.gutter, SMALL)]  # fmt: skip
    sizes = {}
    for names, room, steps in tiers:
        for name in names:
            beside = book.compositor.width(backmatter.unit_of(facts[name], language), "unit")
            most = room - beside * max(1.0, 0.17 * steps[0] / 7.4) - 8
            sizes[name] = sized(book.compositor, number_text(facts[name].value, language), "numeral", steps, most)
        sizes |= dict.fromkeys(names, min(sizes[name] for name in names))
    return book.page(number, "facing", slots, (), book.publication.title, sizes=sizes, said=backmatter.said)


def _small(book: Book, names: Sequence[str], width: float) -> Sequence[str]:
    """Give the small numbers that stand side by side with their units in ``width`` pt: three, or two, or one."""
    numeral = replace(book.compositor.style("numeral"), size=SMALL[-1], leading=SMALL[-1])
    facts, language = book.publication.facts, book.publication.language
    wide = [book.compositor.width(number_text(facts[name].value, language), numeral)
            + book.compositor.width(backmatter.unit_of(facts[name], language), "unit") + UNIT_AIR for name in names]
    counts = range(len(names), 0, -1)
    count = next((count for count in counts if max(wide[:count]) <= (width + book.sheet.gutter) / count), 1)
    return names[:count]
