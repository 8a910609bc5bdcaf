"""The slug: what a printer reads in the margin of a page, composed in the layout's body style."""

from collections.abc import Iterator
from dataclasses import replace

from presswork.compose.compositor import ENDLESS, Compositor
from presswork.finish.marks import Slug
from presswork.finish.press import Sheet
from presswork.model.condition import Condition
from presswork.model.galley import Line
from presswork.model.layout import Layout
from presswork.model.plates import PROCESS, plates
from presswork.model.publication import Edition, Publication
from presswork.model.style import Ink

SIZE = 6.0  # pt


def sheet(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor, pages: int,
          condition: Condition) -> Sheet:
    """Give what a press file of an edition is dressed with."""
    inks = tuple(plate_ink(name, layout) for name in plates(layout.inks.values()))
    named = tuple((_line(compositor, ink.name), ink) for ink in inks)
    slugs = [Slug(_line(compositor, text), named) for text in _texts(publication, edition, pages, condition)]
    return Sheet(condition, layout.inks, inks, slugs, layout.page.bleed)


def plate_ink(plate: str, layout: Layout) -> Ink:
    """Give a plate's own ink, solid."""
    if plate in PROCESS:
        cyan, magenta, yellow, black = (100.0 * (plate == name) for name in PROCESS)
        return Ink(plate, "#000000", (cyan, magenta, yellow, black))
    ink = max((ink for ink in layout.inks.values() if ink.spot == plate), key=lambda ink: ink.tint)
    cyan, magenta, yellow, black = (part * 100 / ink.tint for part in ink.cmyk)
    return Ink(plate, ink.srgb, (cyan, magenta, yellow, black), plate)


def _texts(publication: Publication, edition: Edition, pages: int, condition: Condition) -> Iterator[str]:
    issue = f" {publication.issue}" if publication.issue else ""
    for page in range(1, pages + 1):
        yield (f"{publication.title}{issue} · {edition.id} · {page}/{pages} · {publication.date.isoformat()} · "
               f"{condition.characterisation or condition.name} {condition.total_ink:g}%")


def _line(compositor: Compositor, text: str) -> Line:
    body = compositor.style("body")
    style = replace(body, size=SIZE, leading=SIZE * 1.5, align="left", indent=0.0, ink="text", tracking=0.0)
    return compositor.set_text(text, style, ENDLESS).lines[0]
