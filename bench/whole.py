"""The brochure's pages as plain HTML: the layout's own templates and styles, with words where Presswork paints lines.

Every text, drawing and rule of the book stands in it where it stands in the book; WeasyPrint breaks the lines. So both
roads lay out the same content.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from presswork.chart.draw import chart_font_css
from presswork.line import Job, values_of
from presswork.model.figure import Art
from presswork.model.layout import Layout
from presswork.model.plan import Flow, PagePlan, PlannedPage, Slot
from presswork.model.publication import Publication
from presswork.model.story import Run
from presswork.model.style import TypeStyle
from presswork.paint.document import DRAWING, environment
from presswork.paint.operators import SRGB
from presswork.paint.tokens import tokens

COLUMN = 30.0  # pt: lines that begin nearer to one another stand in one column


class Words:
    """What templates call, answered with plain HTML."""

    def __init__(self, layout: Layout, plan: PagePlan, art: Mapping[str, Art]) -> None:
        self.layout, self.plan, self.art = layout, plan, art

    def compose(self, style: str, text: str | Sequence[Run], width: float = 0.0, **changes: object) -> Markup:
        """Write a text in its style."""
        if not text:
            return Markup()
        words = text if isinstance(text, str) else "".join(run.text for run in text)
        look = self.layout.styles[style]
        size, leading = (float(changes.get(name) or getattr(look, name)) for name in ("size", "leading"))  # type: ignore[arg-type]
        ink = self.layout.inks[str(changes.get("ink") or look.ink)].srgb
        room = f"width:{width:.3f}pt" if width else "white-space:nowrap"
        return Markup(f'<span style="{room};{_font(look, size, leading)};color:{ink}">{escape(words)}</span>')

    def beside(self, *pieces: Mapping[str, Any]) -> Markup:
        """Write short texts side by side on a line."""
        line = ""
        for piece in pieces:
            look = self.layout.styles[piece["style"]]
            size, ink = float(piece.get("size") or look.size), str(piece.get("ink") or look.ink)
            line += (f'<span style="display:inline;{_font(look, size, size)};'
                     f'color:{self.layout.inks[ink].srgb}">{escape(piece["text"])}</span>')
        return Markup(f'<span style="white-space:nowrap">{line}</span>')

    def lockup(self, pieces: Sequence[Mapping[str, Any]], **named: object) -> Markup:  # noqa: ARG002
        """Write texts that stand together, each a paragraph in its place."""
        lines, low = "", 0.0
        for each in pieces:
            texts = each.get("beside") or ([each] if each.get("text") else [])
            if not texts:
                continue
            x, y = float(each.get("x", 0.0)), float(each.get("y", low + float(each.get("gap", 0.0))))
            words = self.beside(*texts) if "beside" in each else self.compose(
                str(each["style"]), each["text"], float(each.get("width", 0.0)),
                **{name: each[name] for name in ("size", "leading", "ink") if name in each})
            side = f"right:calc(100% - {x:.3f}pt)" if each.get("right") else f"left:{x:.3f}pt"
            lines += f'<p style="position:absolute;{side};top:{y:.3f}pt">{words}</p>'
            low = y + max(float(self._leading(piece)) for piece in texts)
        return Markup(f'<div class="lockup">{lines}</div>') if lines else Markup()

    def _leading(self, piece: Mapping[str, Any]) -> float:
        return float(piece.get("leading") or self.layout.styles[str(piece["style"])].leading)

    def flow(self, page: PlannedPage, story: str = "", frame: Slot | None = None) -> Markup:  # noqa: ARG002
        """Write a page's running text: its paragraphs, column by column."""
        return Markup("".join(part for flow in page.flows for part in self._columns(flow)))

    def _columns(self, flow: Flow) -> Iterator[str]:
        galley, body = self.plan.galleys[flow.galley], self.layout.styles["body"]
        columns: dict[int, list[tuple[float, float, int]]] = {}
        for each in flow.lines:
            columns.setdefault(round(each.x / COLUMN), []).append((each.x, each.baseline, each.line))
        for lines in columns.values():
            left, top = min(x for x, _, _ in lines), lines[0][1] - body.size
            yield (f'<div style="position:absolute;left:{left:.2f}pt;top:{top:.2f}pt;width:{galley.measure:.2f}pt;'
                   f'text-align:justify;{_font(body, body.size, body.leading)}">')
            block, opening = -1, f'<p style="text-indent:2em;{_font(body, body.size, body.leading)}">'
            for _, _, at in lines:
                line = galley.lines[at]
                if line.block != block:
                    yield f"</p>{opening}" if block >= 0 else opening
                block = line.block
                yield escape(line.text)
            yield "</p></div>"

    def drawing(self, name: str, start: float = 0.0, width: float = 0.0) -> Markup:  # noqa: ARG002
        """Write a chart."""
        return Markup(self.art[name].svg)

    def drawn(self, svg: str) -> Markup:
        """Write a drawing."""
        return Markup(svg)

    def fitted(self, style: str, text: str, width: float, **changes: object) -> Markup:
        """Write a text on its line."""
        return self.compose(style, text, width, **changes)

    def share(self, _styles: Sequence[str], _texts: Sequence[str], _width: float) -> float:
        """Leave sizes as they are."""
        return 1.0

    def mark(self, _anchor: str, _group: str) -> Markup:
        """Leave out what links lead to."""
        return Markup()


def _font(style: TypeStyle, size: float, leading: float) -> str:
    families = ",".join(f"'{face.family}'" for face in style.faces)
    return f"font:{style.faces[0].weight} {size:.2f}pt/{leading:.2f}pt {families}"


def book_pages(publication: Publication, job: Job) -> str:
    """Write the book's pages."""
    words, layout = Words(job.layout, job.plan, job.art), job.layout
    html = environment(layout).get_template("page.html.j2").render(
        **values_of(publication, layout, job.edition, "screen"), plan=job.plan, layout=layout, compose=words.compose,
        flow=words.flow, share=words.share, fitted=words.fitted, drawing=words.drawing, drawn=words.drawn,
        mark=words.mark, beside=words.beside, lockup=words.lockup, space=SRGB)
    sheets = "".join((Path(folder) / "style.css").read_text(encoding="utf-8") for folder in reversed(layout.folders)
                     if (Path(folder) / "style.css").is_file())
    style = DRAWING + tokens(layout, SRGB) + chart_font_css(layout) + sheets
    return html.replace("</head>", f"<style>{style}</style></head>", 1)
