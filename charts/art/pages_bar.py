"""Pages bar: a cell a page of the book, those that a chapter takes in ink, the rest at rest (contents)."""

from collections.abc import Mapping

from presswork.chart.art import Drawing, Quantity, fault, pick, run, strokes, svg

SHARE = 0.68  # a cell, of its step


def draw(
    _values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    cells: int = 16,
    first: int = 1,
    last: int = 0,
    hot: bool = False,
    ink: str = "key",
    accent: str = "signal",
    faint: str = "stone",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw ``cells`` pages, ``first`` to ``last`` (0: the first alone) taken; it has no values to draw."""
    final = last or first
    if not 1 <= first <= final <= cells:
        raise fault(f"pages {first}-{final} are not in 1-{cells}", "art-pages", "give pages of the book")
    taken, rest = pick(inks, accent if hot else ink, faint)
    step = width / (cells - 1 + SHARE)
    mark, gap = step * SHARE, step * (1 - SHARE)
    spans = ((0, first - 1, rest), (first - 1, final, taken), (final, cells, rest))
    parts = (
        strokes(run(start * step, height / 2, stop - start, mark, gap), color, height, mark, gap)
        for start, stop, color in spans
    )
    pages = str(first) if final == first else f"{first}–{final}"
    alt = f"全书{cells}面中的第{pages}面" if language.startswith("zh") else f"Page {pages} of {cells}"
    return Drawing(svg(width, height, taken, *parts), width, height, (), alt)
