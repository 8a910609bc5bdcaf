"""Typesetting in templates: what Jinja2 templates call to have a text composed and placed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from presswork.compose.compositor import Compositor
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.plan import PagePlan, Placed, PlannedPage, Slot
from presswork.model.story import Run
from presswork.paint import strokes
from presswork.paint.lettering import Lettered
from presswork.paint.lockup import abreast, alone, locked
from presswork.paint.panel import ARTIFACT, Panel, Passage, Stroke
from presswork.paint.placeholder import Drawn, Replacements
from presswork.paint.reading import parted
from presswork.paint.standing import digest
from presswork.paint.structure import WORDLESS, heading


class Typesetter:
    """The composing functions of one document's templates. Lengths in pt."""

    def __init__(self, compositor: Compositor, plan: PagePlan, art: Mapping[str, Lettered],
                 replacements: Replacements) -> None:
        self.compositor, self.plan, self.replacements = compositor, plan, replacements
        self.layout, self.art = compositor.layout, art

    def compose(self, style: str, text: str | Sequence[Run], width: float = 0.0, *, artifact: bool = False,
                link: str = "", anchor: str = "", tag: str = "", spaced: bool | None = None, snug: bool = False,
                **changes: object) -> Markup:
        """Compose a text at ``width`` (0: one line as wide as it is); ``changes`` override the style's values.

        Gives the placeholder element: as wide as the measure (``snug``: as its widest line), as high as its lines.
        An ``artifact`` (a running head, a folio) is painted but not read. A ``link`` is where the whole text leads: an
        address, or # and the name of an ``anchor``: that of a text, of a mark(), of a story on a page (STORY@PAGE), of
        a head in it (STORY/WORDS). ``tag`` is what the text is where it is no more than words (Lbl: an item's label);
        ``spaced`` puts a word space after it for those who are read it: else there is one after words, none after Han.
        An empty text places nothing.
        """
        if not text:
            return Markup()
        (passage,), wide, high = alone(self.compositor, style, text, width, link=link, spaced=spaced, **changes)
        if artifact:
            passage = replace(passage, role=ARTIFACT)
        panel = Panel(wide if snug or not width else width, high, (passage,), anchor=anchor, tag=tag)
        return self._placed(panel, f"set set-{style}")

    def beside(self, *pieces: Mapping[str, Any]) -> Markup:
        """Compose short texts side by side, level at the top, as one placeholder: a number with its unit.

        Each has a ``style``, a ``text``, the ``gap`` before it (pt, 0) and whether it is ``spaced``; what else it has
        overrides the style's values; after words at the end there is a space. The placeholder is as high as the highest
        of them is said to be (``high``), else as its leading.
        """
        passages, width, height = abreast(self.compositor, pieces)
        return self._placed(Panel(width, height, passages), "set set-beside") if passages else Markup()

    def lockup(self, pieces: Sequence[Mapping[str, Any]], *, anchor: str = "") -> Markup:
        """Compose texts that stand together as one placeholder, which is laid out at once: see paint/lockup.py.

        ``anchor`` is a name that links lead to.
        """
        passages, width, height = locked(self.compositor, pieces, f"lockup{len(self.replacements.panels)}")
        return self._placed(Panel(width, height, passages, anchor=anchor), "set lockup") if passages else Markup()

    def mark(self, anchor: str, group: str) -> Markup:
        """Mark the page for links to ``anchor``; pages of one ``group`` are sections that are read as one."""
        return self._placed(Panel(1.0, 1.0, (), anchor=anchor, group=group), "mark")

    def fitted(self, style: str, text: str, width: float, *, artifact: bool = False) -> Markup:
        """Compose a text on one line, smaller where it would be wider than ``width`` pt."""
        look = self.compositor.style(style)
        share = self.share([style], [text], width)
        return self.compose(style, text, artifact=artifact, size=look.size * share,
                            leading=look.leading * share)

    def share(self, styles: Sequence[str], texts: Sequence[str], width: float) -> float:
        """Give the factor (at most 1) by which texts that stand side by side must shrink to fit ``width`` pt."""
        wide = sum(self.compositor.width(text, style)
                   for style, text in zip(styles, texts, strict=True) if text)
        return min(1.0, width / wide) if wide else 1.0

    def drawing(self, name: str, start: float = 0.0, width: float = 0.0) -> Markup:
        """Place a chart: its SVG, and over it a placeholder that paints its text.

        With ``width``, the part of it from ``start`` on, so wide, pt: what stands over two pages is placed in two.
        """
        art = self.art[name]
        panel = _part(art.panel, start, width) if width else art.panel
        svg = self.drawn(art.svg)
        if width:
            svg = Markup('<div class="whole" style="left:{:.3f}pt;width:{:.3f}pt">{}</div>').format(
                -start or 0.0, art.panel.width, svg)
        return Markup('<div class="lettered{}" style="width:{:.3f}pt;height:{:.3f}pt">{}{}</div>').format(
            " cut" if width else "", panel.width, panel.height, svg, self._placed(panel, "lettering"))

    def drawn(self, svg: str) -> Markup:
        """Place a drawing: one of plain paths as an image that is written as it is, any other as its SVG.

        Its title is what it says to those who do not see it; one without a title says nothing.
        """
        root = strokes.read(svg)
        if root is None:
            return Markup(svg)  # noqa: S704 - the chart stage wrote it
        width, height = (float(root.get(name, "0").removesuffix("pt")) for name in ("width", "height"))
        alt = root.findtext(strokes.TITLE) or WORDLESS
        url = self.replacements.draw(Drawn(partial(strokes.operators, root), width, height), digest([svg]))
        return Markup('<img class="drawn" alt="{}" src="{}"/>').format(alt, url)

    def flow(self, page: PlannedPage, story: str = "", frame: Slot | None = None) -> Markup:
        """Place the page's body text: one placeholder the size of the page for each story on it, or for one of them.

        Links to #STORY@PAGE lead to the top left of ``frame``, or to the first line.
        """
        return Markup("").join(self._flow(page, index, frame) for index, flow in enumerate(page.flows)
                               if not story or flow.galley == story)

    def _flow(self, page: PlannedPage, index: int, frame: Slot | None) -> Markup:
        flow = page.flows[index]
        galley = self.plan.galleys[flow.galley]
        passages: dict[tuple[str, str, tuple[str, ...]], list[Stroke]] = {}
        ruled: list[Stroke] = []
        for placed in flow.lines:
            line = galley.lines[placed.line]
            ruled += [Stroke(line, placed.x, placed.baseline)] * bool(line.rules)
            block = _opening(galley, line.block)
            for piece in _pieces(line, f"{flow.galley}/{block}", galley.blocks[block]):
                said, strokes = piece[-1], passages.setdefault(piece[:-1], [])
                strokes.append(Stroke(said, placed.x, placed.baseline))
        parts = [Passage(key, role, tuple(strokes), within) for (key, role, within), strokes in passages.items()]
        if parts and _goes_on(galley, flow.lines[-1].line):
            parts[-1] = replace(parts[-1], spaced=True)
        first = flow.lines[0] if flow.lines else Placed(0, 0.0, 0.0)
        corner = (frame.x, frame.y) if frame else (first.x, first.baseline)
        size = self.layout.page.width, self.layout.page.height
        return self._placed(Panel(*size, tuple(parts), flow.galley, f"{flow.galley}@{page.number}", corner,
                                  ruled=tuple(ruled)), "flow")

    def _placed(self, panel: Panel, classes: str) -> Markup:
        url = self.replacements.add(panel)
        return Markup('<embed class="{}" src="{}"/>').format(classes, url)  # it knows its size, as a picture does


def _part(panel: Panel, start: float, width: float) -> Panel:
    """Cut a panel: the texts that begin between ``start`` and ``start + width`` pt, moved by ``start``."""
    passages = tuple(
        replace(each, strokes=tuple(replace(stroke, x=stroke.x - start) for stroke in each.strokes
                                    if start <= stroke.x < start + width))
        for each in panel.passages)
    return replace(panel, width=width, passages=passages)


def _goes_on(galley: Galley, last: int) -> bool:
    """Tell whether a word space stood between the last line on a page and the next: their paragraph goes on."""
    line, *following = galley.lines[last:last + 2]
    return bool(following) and line.block == following[0].block and parted(line, following[0])


def _opening(galley: Galley, block: int) -> int:
    """Give the block that an element begins with: the lines of an intertitle are one heading."""
    while block:
        this, before = galley.blocks[block], galley.blocks[block - 1]
        if not heading(this.role) or (this.role, this.place) != (before.role, before.place) or not this.place:
            break
        block -= 1
    return block


def _pieces(line: Line, key: str, block: GalleyBlock) -> Iterator[tuple[str, str, tuple[str, ...], Line]]:
    """Give a line with its key, tag and groups; of a table the line of each cell, inside its row and the table."""
    if not line.cells:
        yield key, block.role, block.within, line
    for cell in line.cells:
        groups = f"Table {key}", f"TR {key}.{cell.row}"
        yield f"{key}.{cell.row}.{cell.column}", "TH" if cell.head else "TD", (*block.within, *groups), cell.line
