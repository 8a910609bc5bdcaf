"""The newspaper page: one story under its head group, with figures on the diagonal, every column full.

The elastics are whole rows, in the order in which a sub-editor would reach for them: figure heights, the pull
quote, the number strip, the size of the head. The cheapest full page wins; a page that no elastic fills is an error.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any

from presswork.compose.compositor import Compositor, unevenness
from presswork.compose.story import story_galley
from presswork.model.galley import Galley
from presswork.model.layout import Layout
from presswork.model.plan import Flow, PagePlan, Placed, PlannedPage, Slot
from presswork.model.publication import Edition, Publication
from presswork.model.report import WARNING, Faults, Finding
from presswork.model.story import Quotation, Story
from presswork.plan.grid import Frame, Grid
from presswork.plan.headline import heads
from presswork.plan.optional import shortened
from presswork.plan.pour import Leg, Sheet, pour, rows_of

EMPTY_ROW, LAST_ROW, OVER = 6.0, 2.0, 1000.0  # cost of an empty row, of one at the story's end, of a line over
UNLIKE = 6  # rows by which the two figures of a page may differ
DECK_AIR, DECK_FOOT = 2, 0.4  # rows of a deck's label and its air, and of the air under it
AIRIEST = 2  # rows put before an intertitle, where one each leaves a column short
TRIED = 6  # ways to leave out optional sentences that are poured
DROPPED, WHITE_ROW = 25.0, 4.0  # of a figure left out; of a row of white at the foot of the page


@dataclass(frozen=True, slots=True)
class Elastics:
    """One choice of what can be stretched, in rows (0: left out), and its cost.

    ``head`` rows of the head group with the headline at ``headline`` pt, on ``lines``; ``deck`` rows of a deck across
    the page (0: it stands beside the head); ``foot`` rows of white at the foot, for a story that no elastic makes long
    enough.
    """

    head: int
    headline: float
    deck: int
    strip: int
    figures: tuple[int, ...]
    quote: int
    foot: int
    cost: float
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Trial:
    """A poured page."""

    elastics: Elastics
    legs: tuple[Leg, ...]
    over: int
    cost: float

    @property
    def empty(self) -> int:
        """Count the rows that took no text."""
        return sum(leg.empty for leg in self.legs)


@dataclass(frozen=True, slots=True)
class Copy:
    """What the page must take: the story, its galley, the rows of its deck beside the head and across the page."""

    story: Story
    galley: Galley
    deck: int
    wide_deck: int
    figures: tuple[str, ...]
    quote: str
    quote_rows: int
    strip: bool
    captions: Mapping[str, float]  # of each figure, pt by which its words are deeper than a line each
    deck_lines: int  # of the deck beside the head
    left_out: int = 0  # characters of optional sentences


def plan(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> PagePlan:
    """Plan the page of an edition. Raises Faults where text is over (by how many lines) or the head is too long."""
    story = _only_story(publication, edition)
    galley = story_galley(compositor, story, layout.page.column)
    copy = Copy(story, galley, _deck_rows(compositor, story, "deck"), _deck_rows(compositor, story, "deck-wide"),
                edition.figures, (quote := _quote(story, compositor)), _quote_rows(compositor, quote),
                bool(edition.options.get("strip")), _captions(publication, edition, compositor),
                _deck_lines(compositor, story, "deck"))
    sheet = Sheet(galley)
    best = _best(sheet, layout, _choices(layout, copy, compositor))
    if best.over:
        copy, best = _shortened(copy, best, layout, compositor)
        sheet = Sheet(copy.galley)
    if any(leg.empty for leg in best.legs[:-1]) or best.legs[-1].empty > 1:
        best = min(best, _best(sheet, layout, _choices(layout, copy, compositor), AIRIEST), key=lambda each: each.cost)
    if best.empty >= layout.page.columns:
        foot = best.empty // layout.page.columns
        best = _best(sheet, layout, _choices(layout, copy, compositor, (0, foot - 1, foot)))
    return _page_plan(Grid(layout.page, layout.page.inner), layout, edition, copy, sheet, best)


def _shortened(copy: Copy, best: Trial, layout: Layout, compositor: Compositor) -> tuple[Copy, Trial]:
    """Leave out optional sentences until the story fits. Raises Faults where it does not without them."""
    tried = 0
    for story, signs in shortened(copy.story):
        galley = story_galley(compositor, story, layout.page.column)
        if tried < TRIED and len(galley.lines) <= len(copy.galley.lines) - best.over:
            tried += 1
            shorter = replace(copy, galley=galley, left_out=signs)
            trial = _best(Sheet(galley), layout, _choices(layout, shorter, compositor))
            if not trial.over:
                return shorter, trial
    raise Faults([_overset(copy, best, layout)])


def _only_story(publication: Publication, edition: Edition) -> Story:
    if len(edition.stories) != 1 or len(edition.figures) > 2:
        what = (f"the edition {edition.id} has {len(edition.stories)} stories and {len(edition.figures)} figures; "
                "this page takes one story and at most two figures")
        raise Faults([Finding(edition.place, what, "too-many-modules", "move the others to an edition of their own")])
    return publication.stories[edition.stories[0]]


def _captions(publication: Publication, edition: Edition, compositor: Compositor) -> Mapping[str, float]:
    """Measure what the titles and measures of the figures take beyond their first lines, pt."""
    width = compositor.layout.page.span(compositor.layout.page.columns // 2)
    figures = {name: publication.figures[name] for name in edition.figures}
    words = {name: (("chart-title", each.title), ("chart-measure", each.measure)) for name, each in figures.items()}
    return {name: sum((len(compositor.text(text, style, width).lines) - 1) * compositor.style(style).leading
                      for style, text in texts if text) for name, texts in words.items()}


def _quote(story: Story, compositor: Compositor) -> str:
    """Take the pull quote that breaks best in one column: the page has room for one."""
    quotes = [block.paragraphs[0].text for block in story.blocks if isinstance(block, Quotation) and block.pull]
    measure = compositor.layout.page.column
    return min(quotes, key=lambda text: unevenness(compositor.text(text, "quote", measure)), default="")


def _quote_rows(compositor: Compositor, quote: str) -> int:
    """Count the rows of a pull quote in one column: its lines, its rules and its air."""
    style, page = compositor.style("quote"), compositor.layout.page
    lines = len(compositor.set_text(quote, style, page.column).lines) if quote else 0
    return math.ceil(lines * style.leading / page.baseline) + 2


def _deck_rows(compositor: Compositor, story: Story, name: str) -> int:
    """Count the rows of the deck's box: its lines, its label or its air."""
    lines, air = _deck_lines(compositor, story, name), 1.2 if name == "deck-wide" else DECK_AIR + DECK_FOOT
    return math.ceil(lines * compositor.style(name).leading / compositor.layout.page.baseline + air) if lines else 0


def _deck_lines(compositor: Compositor, story: Story, name: str) -> int:
    """Count the lines of the deck, across the page or beside the head."""
    style, page = compositor.style(name), compositor.layout.page
    measure = page.span(page.columns - 1) if name == "deck-wide" else page.column - 2 * style.size
    return len(compositor.set_text(story.deck, style, measure).lines) if story.deck else 0


def _choices(layout: Layout, copy: Copy, compositor: Compositor, feet: Sequence[int] = (0,)) -> Iterator[Elastics]:
    """Give every legal choice of elastics, the cheapest first."""
    values: Mapping[str, Any] = layout.plan
    heights = [range(values["figure"]["least"] + math.ceil(deeper / layout.page.baseline), values["figure"]["most"] + 1)
               for deeper in copy.captions.values()]
    strips, quotes = [values["strip"], 0][not copy.strip:], [copy.quote_rows, 0][not copy.quote:]
    fewest = max(0, len(copy.figures) - values["spare_figures"])
    figures = [(DROPPED * (len(copy.figures) - count) + _figure_cost(rows, values["figure"]["best"]), rows)
               for count in range(len(copy.figures), fewest - 1, -1) for rows in product(*heights[:count])
               if not rows or max(rows) - min(rows) <= UNLIKE]
    rest = [(head.cost + 4.0 * (copy.strip and not strip) + 3.0 * (bool(copy.quote) and not quote) + WHITE_ROW * foot,
             head, strip, quote, foot)
            for head, strip, quote, foot in product(heads(layout, copy.story, copy.deck, copy.wide_deck, compositor),
                                                 strips, quotes, feet)]
    priced = sorted((price + part[0], rows, part[1:]) for price, rows in figures for part in rest)
    for cost, rows, (head, strip, quote, foot) in priced:
        yield Elastics(*head[:3], strip, rows, quote, foot, cost, head.lines)


def _figure_cost(rows: Sequence[int], best: int) -> float:
    """Price figures that are not of the best height, or not of one height."""
    return sum(0.6 * abs(each - best) for each in rows) + (0.6 * (max(rows) - min(rows)) if rows else 0.0)


def _frames(layout: Layout, elastics: Elastics) -> list[Frame]:
    """Lay out the text frames in reading order."""
    page, top, bottom = layout.page, _body_row(layout, elastics), _last_row(layout, elastics)
    upper, lower = [*elastics.figures, 0, 0][:2]
    half = page.columns // 2
    frames = []
    for column in range(page.columns):
        first = top + (upper + 1 if upper and column >= half else 0)
        last = bottom - (lower + 1 if lower and column < half else 0)
        last -= elastics.quote + 1 if elastics.quote and column == half else 0
        frames.append(Frame(column, first, last - first))
    return frames


def _body_row(layout: Layout, elastics: Elastics) -> int:
    masthead: int = layout.plan["masthead"]  # type: ignore[assignment]
    return masthead + 1 + elastics.head + (elastics.deck and elastics.deck + 1) + elastics.strip + 2


def _last_row(layout: Layout, elastics: Elastics) -> int:
    foot: int = layout.plan["foot"]  # type: ignore[assignment]
    return layout.page.rows - foot - elastics.foot


def _best(sheet: Sheet, layout: Layout, choices: Iterable[Elastics], most: int = 1) -> Trial:
    """Pour choice after choice, the cheapest first, until no other can be better than the best poured page.

    At ``most`` so many rows are put before each intertitle.
    """
    best: Trial | None = None
    for choice in choices:
        if best and choice.cost >= best.cost:
            break
        if best and choice.cost + _least_cost(sheet, _room(layout, choice), layout.page.columns, most) >= best.cost:
            continue
        frames = _frames(layout, choice)
        for airy in range(-1, layout.page.columns - 1):
            trial = _trial(sheet, frames, choice, airy, most)
            if best is None or trial.cost < best.cost:
                best = trial
    if best is None:
        raise ValueError("a page has at least one choice")
    return best


def _room(layout: Layout, elastics: Elastics) -> int:
    """Count the rows of all text frames."""
    columns = layout.page.columns
    half, rows = columns // 2, columns * (_last_row(layout, elastics) - _body_row(layout, elastics))
    upper, lower = [*elastics.figures, -1, -1][:2]
    return rows - (columns - half) * (upper + 1) - half * (lower + 1) - (elastics.quote and elastics.quote + 1)


def _least_cost(sheet: Sheet, room: int, columns: int, most: int) -> float:
    """Give what a page of so many rows must cost at the least: text over, or rows that stay empty."""
    need = sheet.depth[-1]
    over = need - columns * sheet.deepest - room
    slack = room - need - most * sheet.openings
    return OVER * over if over > 0 else min(EMPTY_ROW * slack, LAST_ROW * slack**3) if slack > 0 else 0.0


def _trial(sheet: Sheet, frames: Sequence[Frame], elastics: Elastics, airy: int, most: int) -> Trial:
    legs, over = pour(sheet, frames, airy, most)
    empty = EMPTY_ROW * sum(leg.empty for leg in legs[:-1]) + LAST_ROW * legs[-1].empty ** 3
    opened = sum(rows for leg in legs for _, rows in leg.opened)
    cost = elastics.cost + empty + 0.35 * opened + OVER * over
    return Trial(elastics, tuple(legs), over, cost)


def _overset(copy: Copy, best: Trial, layout: Layout) -> Finding:
    signs = sum(len(line.text) for line in copy.galley.lines[-best.over:])
    lines = "line" if best.over == 1 else "lines"
    return Finding(copy.story.place, f"the story is {best.over} {lines} over on its page, with every elastic used"
                   f"{_levers(copy, best, layout)}", "overset", f"cut about {signs} characters")


def _levers(copy: Copy, best: Trial, layout: Layout) -> str:
    """Name what the editor could still take off the page, with its worth in lines."""
    across = layout.page.columns // 2
    worth = [f"{name} {across * (rows + 1)}" for name, rows in zip(copy.figures, best.elastics.figures, strict=False)]
    worth += [f"the deck {layout.page.columns * (best.elastics.deck + 1)}"] * bool(best.elastics.deck)
    return f" (worth in lines if taken off: {', '.join(worth)})" if worth else ""


def _missing(copy: Copy, best: Trial, layout: Layout) -> str:
    """Name what the page could still take, with its worth in lines at the most."""
    columns, figure = layout.page.columns, layout.plan["figure"]
    worth = [f"a figure {columns // 2 * (figure['most'] + 1)}"] * (len(copy.figures) < 2)  # type: ignore[index]
    worth += [f"a pull quote of two lines {_quote_of_two(layout) + 1}"] * (not copy.quote)
    worth += [f"a number strip {columns * layout.plan['strip']}"] * (not best.elastics.strip)  # type: ignore[operator]
    return f" (worth in lines if put in: {', '.join(worth)})" if worth else ""


def _quote_of_two(layout: Layout) -> int:
    return math.ceil(2 * layout.styles["quote"].leading / layout.page.baseline) + 2


def _findings(copy: Copy, best: Trial, layout: Layout) -> Iterator[Finding]:
    """Warn of figures that found no room, and of white at the foot."""
    for name in copy.figures[len(best.elastics.figures):]:
        yield Finding(copy.story.place, f"the page has no room for the figure {name}, which was left out",
                      "figure-left-out", "shorten the story, or take the figure out of the edition", WARNING)
    white = best.elastics.foot * len(best.legs) + best.empty
    if white >= len(best.legs):
        yield Finding(copy.story.place, f"the story is {white} lines under: the page has white at its foot"
                      f"{_missing(copy, best, layout)}", "underset",
                      "add text, a figure, a pull quote or a number strip", WARNING)


def _page_plan(grid: Grid, layout: Layout, edition: Edition, copy: Copy, sheet: Sheet, best: Trial) -> PagePlan:
    size = layout.styles["body"].size
    placed = tuple(Placed(index, grid.x(leg.frame.column) + copy.galley.blocks[copy.galley.lines[index].block].shift,
                          grid.baseline(row, size)) for leg in best.legs for index, row in rows_of(sheet, leg))
    slots = (*_furniture(grid, layout, copy, best.elastics), *_bars(grid, copy.galley, sheet, best.legs),
             *_rules(grid, layout, best))
    values = {"story": copy.story, "quote": copy.quote if best.elastics.quote else "",
              "headline_size": best.elastics.headline, "headline_lines": best.elastics.lines,
              "options": edition.options, "captions": copy.captions,
              "deck_leading": _deck_leading(layout, copy.deck_lines, best.elastics),
              "head_width": layout.page.span(layout.page.columns - bool(copy.deck and not best.elastics.deck))}
    page = PlannedPage(1, "single", slots, (Flow(copy.story.id, placed),), values)
    told, findings = tuple(_told(copy, best)), tuple(_findings(copy, best, layout))
    return PagePlan((page,), {copy.story.id: copy.galley}, told, findings)


def _deck_leading(layout: Layout, lines: int, elastics: Elastics) -> float:
    """Open the lines of a deck beside the head by at most a quarter, so that it fills its box (pt)."""
    row, lines = layout.page.baseline, max(1, lines)
    return row * min(1.25, max(1.0, (elastics.head - DECK_AIR - DECK_FOOT) / lines))


def _told(copy: Copy, best: Trial) -> Iterator[str]:
    """Say what was stretched and what was left out, for the build's report."""
    if copy.left_out:
        yield f"{copy.left_out} characters of optional sentences left out"
    elastics = best.elastics
    yield f"head {elastics.head} rows at {elastics.headline:g} pt"
    yield from (f"figure {index} {rows} rows" for index, rows in enumerate(elastics.figures, 1))
    opened, empty = sum(len(leg.opened) for leg in best.legs), sum(leg.empty for leg in best.legs)
    yield f"{opened} intertitles opened by a row, {empty} rows left empty"


def _furniture(grid: Grid, layout: Layout, copy: Copy, elastics: Elastics) -> Iterator[Slot]:
    columns, masthead = layout.page.columns, layout.plan["masthead"]
    half, head = columns // 2, masthead + 1  # type: ignore[operator]
    body, bottom = _body_row(layout, elastics), _last_row(layout, elastics)
    yield grid.slot("masthead", 0, 0, columns, masthead)  # type: ignore[arg-type]
    beside = bool(copy.deck and not elastics.deck)
    yield grid.slot("head", 0, head, columns - 1 if beside else columns, elastics.head)
    if beside:
        yield grid.slot("deck", columns - 1, head, 1, elastics.head)
    elif elastics.deck:
        yield grid.slot("deck-wide", 0, head + elastics.head + 0.7, columns, elastics.deck)
    if elastics.strip:
        row = head + elastics.head + (elastics.deck and elastics.deck + 1) + 0.7
        yield grid.slot("strip", 0, row, columns, elastics.strip)
    for index, (name, rows) in enumerate(zip(copy.figures, elastics.figures, strict=False)):
        column, row = (half, body) if index == 0 else (0, bottom - rows)
        yield grid.slot("figure", column, row, columns - half if index == 0 else half, rows, name)
    if elastics.quote:
        yield grid.slot("quote", half, bottom - elastics.quote, 1, elastics.quote)
    last = bottom + elastics.foot
    yield grid.slot("foot", 0, last, columns, layout.page.rows - last)


def _bars(grid: Grid, galley: Galley, sheet: Sheet, legs: Sequence[Leg]) -> Iterator[Slot]:
    """Mark the rows of each intertitle, for the bar beside it."""
    for leg in legs:
        rows = dict(rows_of(sheet, leg))
        for first, last in galley.intertitles():
            if first.start in rows:
                depth = rows[last.stop - 1] - rows[first.start] + 1
                yield grid.slot("bar", leg.frame.column, rows[first.start], 1, depth)


def _rules(grid: Grid, layout: Layout, best: Trial) -> Iterator[Slot]:
    """Draw the column rules: between two columns over the rows that no figure crosses."""
    frames, body = _frames(layout, best.elastics), _body_row(layout, best.elastics)
    bottom = _last_row(layout, best.elastics)
    half = layout.page.columns // 2
    for left, right in pairwise(frames):
        across = right.column == half
        first = body if across else max(left.row, right.row)
        last = bottom if across or right.column > half else min(left.row + left.rows, right.row + right.rows)
        x = grid.x(right.column) - layout.page.gutter / 2
        yield Slot("rule", x, grid.y(first), 0.0, (last - first) * layout.page.baseline)
