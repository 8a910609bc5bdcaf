"""Cards: a chart on its own, with its finding over it and its source under it, as the kit and the web want it.

The plot is the chart stage's, drawn for the room that the words leave; the words are composed by the page's own
compositor. A card knows no file format: card_svg, card_pdf and card_png write it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from presswork.chart.draw import draw_figure
from presswork.chart.inks import roles
from presswork.chart.kinds import best_height
from presswork.chart.look import voices
from presswork.compose.compositor import Compositor
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.report import Faults
from presswork.model.style import TypeStyle, first_baseline
from presswork.model.units import MM
from presswork.paint.lettering import lettered
from presswork.paint.panel import Passage, Stroke

PAD, GAP, UNDER, OVER = 10.0, 1.5, 8.0, 7.0  # pt: round the card, between words, from head to plot, from plot to source
WIDTH, DPI = 120.0, 300.0
# Where no height is asked for: what the kind asks for, times these, the last at the deepest; all against the width.
GROWTH, DEEPEST = (1.0, 1.2, 1.5, 2.0, 3.0), 2.2
# Styles of a layout for the words of a card, the first that it has; of the charts' own voices where it has none.
STYLES = {"title": ("chart-title", "chart-focus"), "measure": ("chart-measure", "chart-note"),
          "source": ("chart-source", "chart-note")}


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a card in mm (``height`` 0: as high as it needs) and the pixels an inch of its picture."""

    width: float = WIDTH
    height: float = 0.0
    dpi: float = DPI


@dataclass(frozen=True, slots=True)
class Card:
    """A chart with its words: ``svg`` has its shapes, moved to their place, ``passages`` all its text in pt."""

    art: Art
    title: str
    language: str
    width: float
    height: float
    ground: str
    svg: str
    passages: tuple[Passage, ...]

    @property
    def strokes(self) -> Iterator[Stroke]:
        """Give the lines of all texts."""
        return (stroke for passage in self.passages for stroke in passage.strokes)


def card_of(figure: Figure, publication: Publication, layout: Layout, size: Size) -> Card:
    """Make the card of a chart. Raises Faults as the chart stage does (``chart-tight`` where it has no room)."""
    setter = Compositor(layout, publication.language, publication.names)
    wide = size.width * MM - 2 * PAD
    head = list(_words(setter, wide, [("title", "H1", figure.title), ("measure", "P", figure.measure)]))
    foot = list(_words(setter, wide, [("source", "P", _source(figure, publication, layout))]))
    top, deep = sum(high for _, high in head), sum(high for _, high in foot)
    spare = 2 * PAD + top + deep + (UNDER if top else 0) + (OVER if deep else 0)
    art = _fitted(figure, publication, layout, wide, size.height * MM - spare if size.height else 0.0)
    plot = lettered(art.svg, layout, art.width, art.height)
    at = PAD + top + (UNDER if top else 0)
    moved = tuple(_moved(passage, PAD, at) for passage in plot.panel.passages)
    below = at + art.height + (OVER if deep else 0)
    passages = (*_stacked(head, PAD), *moved, *_stacked(foot, below))
    return Card(art, figure.title, publication.language, size.width * MM, art.height + spare,
                roles(layout)["paper"].srgb, _shifted(plot.svg, PAD, at), passages)


def _fitted(figure: Figure, publication: Publication, layout: Layout, wide: float, high: float) -> Art:
    """Draw the plot at a height, or at the first that has room for it: what its kind asks for, then ever more."""
    if high:
        return draw_figure(figure, publication, layout, wide, max(high, 1.0))
    table = publication.tables.get(figure.table)
    best = best_height(figure, publication, len(figure.facts) or (len(table.rows) if table else 0), wide)
    for grown in GROWTH[:-1]:
        try:
            return draw_figure(figure, publication, layout, wide, round(min(best * grown, wide * DEEPEST), 1))
        except Faults as faults:
            if any(finding.slug != "chart-tight" for finding in faults.findings):
                raise
    return draw_figure(figure, publication, layout, wide, round(max(best * GROWTH[-1], wide * DEEPEST), 1))


def _source(figure: Figure, publication: Publication, layout: Layout) -> str:
    """Write the line under a chart as the page does: its source, then its credit where that is another."""
    furniture = layout.furniture(publication.language)
    source = f"{furniture.get('source', '')}{figure.source}" if figure.source else ""
    credit = figure.credit if figure.credit.lower() not in figure.source.lower() else ""
    return furniture.get("stop", " · ").join(part for part in (source, credit) if part)


def _words(setter: Compositor, wide: float, parts: Sequence[tuple[str, str, str]]) -> Iterator[tuple[Passage, float]]:
    """Compose texts (style, role, words) at ``wide`` pt; gives each with its height, its lines from its own top."""
    for name, role, words in parts:
        if words:
            style = _style(setter.layout, name)
            lines = setter.set_text(words, style, wide).lines
            base = first_baseline(style.leading, style.size)
            strokes = tuple(Stroke(line, 0.0, base + at * style.leading) for at, line in enumerate(lines))
            yield Passage(name, role, strokes), len(lines) * style.leading + (GAP if name == "title" else 0)


def _style(layout: Layout, name: str) -> TypeStyle:
    own = next((layout.styles[style] for style in STYLES[name] if style in layout.styles), None)
    if own:
        return replace(own, align="left", balance=False)
    voice = voices(layout)[STYLES[name][-1].removeprefix("chart-")]
    role = "label" if name == "title" else "muted"
    return replace(voice, ink=roles(layout)[role].name)


def _stacked(parts: Sequence[tuple[Passage, float]], top: float) -> Iterator[Passage]:
    for passage, high in parts:
        yield _moved(passage, PAD, top)
        top += high


def _moved(passage: Passage, x: float, y: float) -> Passage:
    return replace(passage, strokes=tuple(
        Stroke(stroke.line, stroke.x + x, stroke.baseline + y) for stroke in passage.strokes))


def _shifted(svg: str, x: float, y: float) -> str:
    """Give what a drawing's root holds, its fill and language with it, moved to its place on the card."""
    head, _, rest = svg.partition(">")
    if head.endswith("/"):
        return ""
    fill = head.split('fill="', 1)[1].split('"', 1)[0]
    inner = rest.rpartition("</svg>")[0]
    return f'<g transform="translate({x:.3f} {y:.3f})" fill="{fill}" stroke-linejoin="round">{inner}</g>'
