"""Contact sheets: pages as they are planned, drawn small, the ways to make each page up beside one another.

A page is drawn from its plan, not painted: heads stand in their own faces, lines of text are grey bars, figures are
tinted. The sheet is a card as those of charts are, so card_pdf and card_png write it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from presswork.compose.compositor import ENDLESS, Compositor
from presswork.deliver.card import Card
from presswork.model.figure import Art
from presswork.model.galley import Galley
from presswork.model.module import Module, Part
from presswork.model.plan import PlannedPage, Slot
from presswork.model.style import TypeStyle
from presswork.paint.panel import ARTIFACT, Passage, Stroke

WIDE, PAD, OVER = 200.0, 14.0, 16.0  # pt: a page, between pages, over one for its caption
CAPTION, PRICE = 8.0, 5.5  # pt
GROUND, PAPER, EDGE, CHOSEN = "#ececea", "#ffffff", "#8c8c88", "#b3261e"
BARS, FIGURE, TINT, FURNITURE = "#c4c4c0", "#c9dae6", "#f4ecda", "#dededb"
SET = frozenset({"head", "kicker", "subhead", "jump-head", "rail-title", "notice-title", "brief-head"})  # others: bars
BAR = 0.42  # of its leading that a bar is high


@dataclass(frozen=True, slots=True)
class View:
    """A way to make a page up: the page as laid with its galleys, what it costs, what its modules cost by place.

    A module's place is its column and its row on the page's grid. ``jump`` counts the lines more (or fewer, under 0)
    that it keeps of stories that jump from it, for their rests on other pages then change.
    """

    page: PlannedPage
    galleys: Mapping[str, Galley]
    cost: float
    costs: Mapping[tuple[int, int], float]
    jump: int = 0


def contact(rows: Sequence[Sequence[View]], setter: Compositor, language: str, title: str) -> Card:
    """Draw a row of pages for each page of an issue, the one chosen first."""
    paper = setter.layout.page
    scale, most = WIDE / paper.width, max(map(len, rows))
    high = paper.height * scale
    shapes: list[str] = []
    passages: list[Passage] = []
    for at, row in enumerate(rows):
        for number, view in enumerate(row):
            x, y = PAD + number * (WIDE + PAD), PAD + OVER + at * (high + PAD + OVER)
            drawing = _Drawing(setter, view, x, y, scale)
            shapes += [_box(x, y, WIDE, high, PAPER, CHOSEN if not number else EDGE), *drawing.shapes()]
            passages += [drawing.caption(number), *drawing.words()]
    told = "; ".join(f"page {row[0].page.number}: {', '.join(f'{view.cost:.1f}' for view in row)}" for row in rows)
    alt = f"The ways to make each page up, the one chosen first, with what they cost. {told}"
    wide, deep = PAD + most * (WIDE + PAD), PAD + len(rows) * (high + PAD + OVER)
    art = Art("contact-sheet", "", wide, deep, alt, ())
    return Card(art, title, language, wide, deep, GROUND, _box(0, 0, wide, deep, GROUND) + "".join(shapes),
                tuple(replace(passage, key=f"{passage.key}-{at}") for at, passage in enumerate(passages)))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One page on the sheet: its left and top in pt, and its scale."""

    setter: Compositor
    view: View
    x: float
    y: float
    scale: float

    @property
    def modules(self) -> tuple[Module, ...]:
        """Give the modules of the page."""
        found = self.view.page.values["modules"]
        return found if isinstance(found, tuple) else ()

    def shapes(self) -> Iterator[str]:
        """Draw furniture, modules, figures and lines of text."""
        for slot in self.view.page.slots:
            if slot.name in {"masthead", "folio", "foot", "guide"}:
                yield self._slot(slot, FURNITURE)
        for module in self.modules:
            yield self._slot(module.frame, TINT if module.dress else "none", EDGE)
            for part in module.parts:
                if part.name == "figure":
                    yield self._slot(part.slot, FIGURE)
                elif part.name not in SET:
                    yield from self._bars(part)
        for flow in self.view.page.flows:
            lines = self.view.galleys[flow.galley].lines
            for placed in flow.lines:
                yield self._bar(placed.x, placed.baseline, lines[placed.line].width)

    def words(self) -> Iterator[Passage]:
        """Set the heads of the modules, and what each costs in its corner."""
        for module in self.modules:
            for part in module.parts:
                if part.name in SET and part.text:
                    style = self.setter.style(part.style)
                    yield self._text(part.text, replace(style, size=part.size, leading=part.leading), part.slot)
            cost = self.view.costs.get((module.column, module.row))
            if cost is not None:
                frame, style = module.frame, self._plain(PRICE / self.scale)
                (line,) = self.setter.set_text(f"{cost:.1f}", style, ENDLESS).lines
                low = frame.y + frame.height - style.leading
                yield self._text(f"{cost:.1f}", style, Slot("", frame.x + frame.width - line.width, low, 0, 0))

    def caption(self, number: int) -> Passage:
        """Set the caption over the page."""
        way = f"way {number + 1}" if number else "chosen"
        text = f"Page {self.view.page.number}, {way}: cost {self.view.cost:.1f}"
        text += f", jump {self.view.jump:+d} lines" if self.view.jump else ""
        return self._text(text, self._plain(CAPTION / self.scale), Slot("", 0, -(OVER - 3) / self.scale, 0, 0))

    def _plain(self, size: float) -> TypeStyle:
        styles = self.setter.layout.styles
        style = next(styles[name] for name in ("chart-title", "byline", "body") if name in styles)
        return replace(style, size=size, leading=size * 1.3)

    def _text(self, text: str, style: TypeStyle, slot: Slot) -> Passage:
        """Set lines that are broken already, at the scale of the sheet."""
        small = replace(style, size=style.size * self.scale, leading=style.leading * self.scale)
        strokes, wide = [], slot.width * self.scale
        for at, words in enumerate(text.split("\n")):
            base = self.y + slot.y * self.scale + (at + 0.5) * small.leading + small.size * 0.36
            for line in self.setter.set_text(words, replace(small, align="left"), ENDLESS).lines:
                inset = max(0.0, (wide - line.width) / 2) if style.align == "center" else 0.0
                strokes.append(Stroke(line, self.x + slot.x * self.scale + inset, base))
        return Passage("text", ARTIFACT, tuple(strokes))  # the picture is told by its alternative text

    def _bars(self, part: Part) -> Iterator[str]:
        leading = part.leading or part.slot.height or 1.0
        for at in range(max(1, round(part.slot.height / leading))):
            yield self._bar(part.slot.x, part.slot.y + (at + 0.75) * leading, part.slot.width)

    def _bar(self, x: float, baseline: float, width: float) -> str:
        high = self.setter.layout.page.baseline * BAR
        return self._slot(Slot("", x, baseline - high, width, high), BARS)

    def _slot(self, slot: Slot, fill: str, stroke: str = "none") -> str:
        return _box(self.x + slot.x * self.scale, self.y + slot.y * self.scale, slot.width * self.scale,
                    slot.height * self.scale, fill, stroke)


def _box(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> str:
    wide = 1.2 if stroke == CHOSEN else 0.4
    right, foot = x + width, y + height
    return (f'<path d="M {x:.2f} {y:.2f} L {right:.2f} {y:.2f} L {right:.2f} {foot:.2f} L {x:.2f} {foot:.2f} Z" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="{wide}"/>')
