"""Figures of a kit: drawn for the web page in two widths, and written as the files that a newsroom takes."""

import base64
import html
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from presswork.chart.draw import draw_figure
from presswork.chart.drawing import draw_drawing
from presswork.chart.inks import roles
from presswork.chart.look import voices
from presswork.deliver.card import Card, Size
from presswork.deliver.card_svg import svg_of
from presswork.deliver.charts import FORMATS, chart_files
from presswork.deliver.kit.credit import Credit, credited
from presswork.deliver.kit.facts import BOM
from presswork.deliver.kit.naming import Naming, plain_name
from presswork.deliver.kit.outline import outlined
from presswork.deliver.kit.shown import KitFile, Shown
from presswork.deliver.kit.words import words_of
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding
from presswork.model.story import Block, Box, FigureSlot
from presswork.paint.lettering import lettered

PICTURE = "picture"
NARROW, WIDE = 216.0, 480.0  # pt: a column of 288 px on the smallest screens, one of 640 px on the others
LARGEST = 1400  # px: a photograph on the page is no wider
TYPE = 1.34  # on a screen a chart's type is that much larger than in print: the least is then 12 px
SHAPES = (0.42, 0.52, 0.64, 0.8, 1.0, 1.25, 1.6, 2.0, 2.6)  # heights tried, in shares of the width, the flattest first
TIGHT = {"chart-tight", "drawing-tight"}
MEDIA = {"svg": ("vector", "image/svg+xml"), "png": ("raster", "image/png"), "csv": ("data", "text/csv")}
FACES = re.compile(r"<style>.*?</style>|<title[^>]*>.*?</title>|<desc[^>]*>.*?</desc>", re.DOTALL)
ALIAS = re.compile(r'font-family="f\d+, ')


def used_figures(publication: Publication) -> list[Figure]:
    """List the figures that an edition or a story shows, in the order of publication.yaml."""
    used = {name for edition in publication.editions for name in edition.figures}
    used |= {name for story in publication.stories.values() for name in slots(story.blocks)}
    return [figure for figure in publication.figures.values() if figure.id in used]


def slots(blocks: Iterable[Block]) -> Iterator[str]:
    """Name the figures that stand in blocks, at any depth."""
    for block in blocks:
        if isinstance(block, FigureSlot):
            yield block.figure
        elif isinstance(block, Box):
            yield from slots(block.blocks)


def for_screens(layout: Layout) -> Layout:
    """Give a layout with the voices of its charts made larger for a screen."""
    larger = {f"chart-{name}": replace(style, size=style.size * TYPE, leading=style.leading * TYPE)
              for name, style in voices(layout).items()}
    return replace(layout, styles={**layout.styles, **larger})


def shown_of(figure: Figure, publication: Publication, layout: Layout, naming: Naming) -> Shown:
    """Draw a figure for the page and write its files. Raises Faults for what cannot be drawn or read."""
    if figure.kind == PICTURE and not figure.file.lower().endswith(".svg"):
        return _photograph(figure, publication, naming)
    screen = for_screens(layout)
    arts = [_drawn(figure, publication, screen, width) for width in (NARROW, WIDE)]
    drawings = tuple((art.width, _inline(art, figure, publication, screen)) for art in arts)
    files = (_drawing_files if figure.kind == PICTURE else _chart_files)(figure, publication, layout)
    credit = _credit(figure, publication, arts[-1].alt)
    return Shown(figure, arts[-1].alt, drawings, arts[-1].data,
                 {MEDIA[suffix][0]: _file(figure, publication, naming, suffix, data, credit) for suffix, data in files})


def _drawn(figure: Figure, publication: Publication, layout: Layout, width: float) -> Art:
    """Draw a figure as flat as its words allow; one that has no room on the narrow column takes the wide one."""
    missed = Faults([])
    for share in SHAPES:
        try:
            if figure.kind == PICTURE:
                return draw_drawing(figure, Path(publication.folder), layout, width, round(width * share, 1))
            return draw_figure(figure, publication, layout, width, round(width * share, 1))
        except Faults as faults:
            if any(finding.slug not in TIGHT for finding in faults.findings):
                raise
            missed = faults
    if width < WIDE:
        return _drawn(figure, publication, layout, WIDE)
    raise missed


def _card(art: Art, figure: Figure, publication: Publication, layout: Layout) -> Card:
    """Make a card of a drawing alone, without words round it."""
    plot = lettered(art.svg, layout, art.width, art.height)
    inks = roles(layout)
    inner = f'<g fill="{inks["label"].srgb}" stroke-linejoin="round">{outlined(plot.svg)}</g>'
    return Card(art, _called(figure), publication.language, art.width, art.height, inks["paper"].srgb, inner,
                plot.panel.passages)


def _inline(art: Art, figure: Figure, publication: Publication, layout: Layout) -> str:
    """Write a drawing for the page: every letter in its place, in the reader's own faces, on the page's ground."""
    svg = svg_of(_card(art, figure, publication, layout), layout).decode()
    bare = ALIAS.sub('font-family="', FACES.sub("", svg))
    return re.sub(r'<rect width="[^"]*" height="[^"]*" fill="[^"]*"/>', "", bare, count=1).strip()


def _chart_files(figure: Figure, publication: Publication, layout: Layout) -> list[tuple[str, bytes]]:
    """Write a chart with its title and its source as SVG, PNG and CSV."""
    files = chart_files(publication, layout, names=[figure.id], formats=["svg", "png", "csv"])
    return [(suffix, files[f"{figure.id}.{suffix}"]) for suffix in ("svg", "png", "csv")]


def _drawing_files(figure: Figure, publication: Publication, layout: Layout) -> list[tuple[str, bytes]]:
    """Write a drawing as SVG and PNG."""
    card = _card(_drawn(figure, publication, layout, WIDE), figure, publication, layout)
    return [(suffix, FORMATS[suffix](card, publication, layout, Size())) for suffix in ("svg", "png")]


def _file(figure: Figure, publication: Publication, naming: Naming, suffix: str, data: bytes,
          credit: Credit) -> KitFile:
    words, picture = words_of(publication.language), figure.kind == PICTURE
    name = naming(f"{'pictures' if picture else 'charts'}/{plain_name(figure.id)}.{suffix}")
    about = words["about_file_picture" if picture else "about_file_chart"].format(title=_called(figure))
    size = (0, 0)
    if suffix == "png":
        size = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
        data = credited(data, credit)
    return KitFile(name, BOM + data if suffix == "csv" else data, MEDIA[suffix][1], about, *size)


def _called(figure: Figure) -> str:
    return figure.title or figure.caption or figure.id


def _credit(figure: Figure, publication: Publication, alt: str) -> Credit:
    caption = " ".join(text for text in (figure.caption or figure.title, figure.measure) if text)
    credit = figure.credit or ("" if figure.kind == PICTURE else publication.issuer)
    return Credit(figure.title, caption, alt, credit, figure.source or figure.credit, publication.rights,
                  publication.kit.terms, publication.language, publication.date, publication.embargo)


def _photograph(figure: Figure, publication: Publication, naming: Naming) -> Shown:
    """Take a photograph with its caption, credit and alternative text inside it, and a small one for the page."""
    data = (Path(publication.folder) / figure.file).read_bytes()
    alt = figure.alt or figure.caption or figure.title
    try:
        size, element = _shrunk(data, alt)
        marked = credited(data, _credit(figure, publication, alt))
    except (OSError, ValueError) as error:
        raise Faults([Finding(figure.place, f"the picture {figure.file} cannot be read as an image", "bad-picture",
                              "save it as JPEG, PNG or SVG")]) from error
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    about = words_of(publication.language)["about_file_picture"].format(title=_called(figure))
    name = naming(f"pictures/{plain_name(figure.id)}.{'png' if kind == 'png' else 'jpg'}")
    file = KitFile(name, marked, f"image/{kind}", about, *size)
    return Shown(figure, alt, ((float(size[0]), element),), (), {"main": file})


def _shrunk(data: bytes, alt: str) -> tuple[tuple[int, int], str]:
    """Give a picture's size in pixels, and the element that shows it on the page, at most LARGEST wide."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - a kit without photographs need not load it

    with Image.open(io.BytesIO(data)) as image:
        size = image.size
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((LARGEST, LARGEST * 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=84, optimize=True, progressive=True)
    source = base64.b64encode(out.getvalue()).decode()
    return size, (f'<img src="data:image/jpeg;base64,{source}" alt="{html.escape(alt)}" width="{upright.width}" '
                  f'height="{upright.height}">')


def all_shown(publication: Publication, layout: Layout, naming: Naming) -> Sequence[Shown]:
    """Draw and write every figure that the publication shows. Raises Faults with all that is wrong."""
    shown: list[Shown] = []
    faults: list[Finding] = []
    for figure in used_figures(publication):
        try:
            shown.append(shown_of(figure, publication, layout, naming))
        except Faults as found:
            faults += found.findings
    if faults:
        raise Faults(faults)
    return shown
