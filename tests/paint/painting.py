"""A small shop for painting: few styles, composed texts, documents by hand, a trace of operators."""

import io
import re
from types import SimpleNamespace

import weasyprint

from presswork.compose.compositor import Compositor
from presswork.model.layout import Layout, Page
from presswork.model.story import Run
from presswork.model.style import Face, Ink, TypeStyle
from presswork.paint.document import Painted
from presswork.paint.operators import SRGB
from presswork.paint.panel import Panel, Passage, Stroke
from presswork.paint.placeholder import Replacements

SONG, BOLD = Face("Noto Serif CJK SC", 400), Face("Noto Sans CJK SC", 700)
LATIN = Face("Libre Franklin", 500)
INKS = {
    "text": Ink("text", "#1c1a19", (0, 0, 0, 100)),
    "red": Ink("red", "#b9161d", (15, 100, 95, 8)),
}
STYLES = {
    "song": TypeStyle("song", (SONG,), 10, 15, align="justify", lead=(BOLD,), lead_ink="red"),
    "latin": TypeStyle("latin", (LATIN,), 10, 15),
    "spaced": TypeStyle("spaced", (SONG,), 10, 15, tracking=0.1),
    "book": TypeStyle("book", (Face("Newsreader", 400), SONG), 10, 15, align="justify", hyphenate=True, protrude=True),
}
PAGE = Page(300, 200, 0, 15, 15, 15, 20, 20, 2, 120, 20)
LAYOUT = Layout("small", "none", PAGE, INKS, STYLES, {}, {})


def lines(text, style="song", measure=120.0, language="zh-Hans"):
    """Compose a text, or runs, at a measure."""
    runs = [Run(text)] if isinstance(text, str) else text
    return Compositor(LAYOUT, language).paragraph(runs, STYLES[style], measure, indent=0)


def panel(text, style="song", key="", role="Span", measure=120.0, language="zh-Hans"):
    """Make a panel of one passage, line under line."""
    composed = lines(text, style, measure, language)
    strokes = tuple(Stroke(line, 0.0, 12.0 + 15 * row) for row, line in enumerate(composed))
    return Panel(measure, 15.0 * len(strokes), (Passage(key, role, strokes),))


def embed(url, extra="", width=120, height=30):
    """Write the placeholder of a panel as HTML."""
    return f'<embed src="{url}" style="width:{width}pt;height:{height}pt;{extra}">'


def rendered(html, replacements: Replacements, css=""):
    """Render HTML on pages of 300 x 200 pt with our panels in it."""
    sheet = weasyprint.CSS(string=f"@page{{size:300pt 200pt;margin:10pt}}embed{{display:block}}{css}")
    document = weasyprint.HTML(string=f'<html lang="zh"><title>t</title>{html}').render(
        stylesheets=[sheet], cache=replacements
    )
    return Painted(SimpleNamespace(inks=INKS), document, replacements, SRGB)


def written(html, replacements, css=""):
    """Write such a document as a tagged PDF, without compression."""
    return io.BytesIO(rendered(html, replacements, css).write(pdf_tags=True, uncompressed_pdf=True))


def trace(operators: bytes, book):
    """Tell what a passage draws, an operator a line: inks as written, fonts by name, codes as text."""
    said = {face.name: {code: text for (_, text), code in face.codes.items()} for face in book.faces.values()}
    told, font = [], ""
    for line in operators.decode().splitlines():
        if found := re.fullmatch(r"/(\w+) (\S+) Tf", line):
            font = found[1]
            told.append(f"F {font} {found[2]}")
        elif found := re.fullmatch(r"1 0 0 -1 (\S+) (\S+) Tm", line):
            told.append(f"M {found[1]} {found[2]}")
        elif line.endswith("] TJ"):
            told.append("T " + _spoken(line[1:-4], said[font]))
        else:
            told.append(line)
    return "\n".join(told) + "\n"


def _spoken(array, texts):
    """Write a TJ array with its codes as text: ‹text› number ‹text›."""
    parts = re.findall(r"<([0-9a-f]*)>|(-?[\d.]+)", array)
    return " ".join(
        f"‹{''.join(texts[int(codes[at : at + 4], 16)] for at in range(0, len(codes), 4))}›" if codes else move
        for codes, move in parts
        if codes or move
    )
