"""Spreads: a figure drawn over two facing pages as one, after the chapter that cites it or before it.

Only marks may cross the fold, never a word: the figures are those that the layout draws as rows of marks
(``plan: spread_kinds``), with their labels at the outer edge of the left page and their numbers at that of the right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from presswork.model.layout import Layout
from presswork.model.plan import PlannedPage, Slot
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.plan.brochure.book import Book, Draft, ordinal
from presswork.plan.brochure.chapters import Chapter
from presswork.plan.brochure.patterns import WIDE
from presswork.plan.brochure.textpages import chart_slots, figure_words


def check(publication: Publication, edition: Edition, layout: Layout) -> None:
    """Raise Faults where the option spread names no figure of the edition, or one whose words would cross the fold."""
    drawn: Mapping[str, str] = layout.plan["chart_kinds"]  # type: ignore[assignment]
    able: Sequence[str] = layout.plan["spread_kinds"]  # type: ignore[assignment]
    findings = []
    for name in named(edition):
        figure = publication.figures.get(name)
        if figure is None:
            cure = f"name one of {', '.join(publication.figures)}"
            findings.append(Finding(edition.place, f"the option spread names {name}, which is no figure",
                                    "unknown-figure", cure))  # fmt: skip
        elif figure.kind == "timeline" and figure.table in publication.tables:  # the chronology
            continue
        elif drawn.get(figure.kind, figure.kind) not in able:
            kinds = sorted({*able, *(kind for kind, other in drawn.items() if other in able)})
            what = f"figure {name} is a {figure.kind}, whose words would cross the fold of a spread"
            findings.append(Finding(figure.place, what, "wrong-type", f"draw it as one of {', '.join(kinds)}"))
    if findings:
        raise Faults(findings)


def named(edition: Edition) -> tuple[str, ...]:
    """Give the figures that the option spread names."""
    chosen: Any = edition.options.get("spread") or ()
    return (chosen,) if isinstance(chosen, str) else tuple(chosen)


def parted(edition: Edition, chapter: Chapter) -> tuple[Chapter, tuple[str, ...]]:
    """Take a chapter's figures for spreads out of it: the chapter without them, and their names in order."""
    wide = [anchor.content for anchor in chapter.figures if anchor.content in named(edition)]
    rest = tuple(anchor for anchor in chapter.figures if anchor.content not in wide)
    return replace(chapter, figures=rest), tuple(wide)


def drafts(book: Book, names: Sequence[str], cited: Chapter, inside: Chapter | None) -> Iterator[Draft]:
    """Draft the two pages of each spread of the chapter that cites it; the first must lie on the left.

    ``inside`` is the chapter that they are part of: none where they stand before its opener.
    """
    running = f"{ordinal(book.words, cited.number)} {cited.title}"
    for name in names:
        yield Draft("spread", partial(left, book, name, running, inside))
        yield Draft("across", partial(right, book, name, inside))


def left(book: Book, name: str, running: str, chapter: Chapter | None, number: int) -> PlannedPage:
    """Plan the left page: the figure's words, and its frame, which goes on to the outer edge of the right page."""
    book.chart(name, number)
    grid, sheet = book.side(number).grid, book.sheet
    words = figure_words(book.compositor, book.publication.figures[name], WIDE)
    chart, plot = chart_slots(grid, (0, 0, WIDE, sheet.rows), name, words)
    fold = sheet.width - grid.x(0)
    return book.page(number, "spread", (chart, replace(plot, width=2 * fold)), (), running,
                     chapter=chapter, chart_number=dict(book.charts), fold=fold)  # fmt: skip


def right(book: Book, name: str, chapter: Chapter | None, number: int) -> PlannedPage:
    """Plan the right page: the rest of the frame, from the fold with its bleed, under a rule level with the left."""
    book.chart(name, number)
    sheet, grid = book.sheet, book.side(number).grid
    words = figure_words(book.compositor, book.publication.figures[name], WIDE)
    chart, plot = chart_slots(grid, (0, 0, WIDE, sheet.rows), name, words)
    before = sheet.width - book.side(number - 1).grid.x(0)
    slots = [replace(chart, name="rule"),
             Slot("across", -sheet.bleed, plot.y, before + sheet.bleed, plot.height, name)]  # fmt: skip
    return book.page(number, "across", slots, (), book.publication.title, chapter=chapter, before=before - sheet.bleed)
