"""Misfits: text that is over or under on the page, by how many lines, and what each lever is worth."""

import math
from collections.abc import Iterator

from presswork.model.layout import Layout
from presswork.model.report import WARNING, Finding
from presswork.plan.newspaper.copy import Copy
from presswork.plan.newspaper.fitting import Trial


def overset(copy: Copy, best: Trial, layout: Layout) -> Finding:
    """Tell of text that is over on the fullest page there is."""
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


def shortfalls(copy: Copy, best: Trial, layout: Layout) -> Iterator[Finding]:
    """Warn of figures that found no room, and of white at the foot."""
    for name in copy.figures[len(best.elastics.figures):]:
        yield Finding(copy.story.place, f"the page has no room for the figure {name}, which was left out",
                      "figure-left-out", "shorten the story, or take the figure out of the edition", WARNING)
    white = best.elastics.foot * len(best.legs) + best.empty
    if white >= len(best.legs):
        yield Finding(copy.story.place, f"the story is {white} lines under: the page has white at its foot"
                      f"{_missing(copy, best, layout)}", "underset",
                      "add text, a figure, a pull quote or a number strip", WARNING)
