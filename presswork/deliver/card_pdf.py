"""Cards as PDF: vectors and real text in embedded faces, tagged for readers (PDF/UA-1), in the screen's colours."""

import hashlib
import html
import logging
import uuid

from presswork.chart.svg import titled
from presswork.collector import quiet_collector
from presswork.deliver.card import Card
from presswork.finish import screen
from presswork.finish.record import Record, issued
from presswork.finish.targets import TAGGED
from presswork.model.layout import Layout
from presswork.model.publication import Publication
from presswork.paint.document import Painted
from presswork.paint.operators import SRGB
from presswork.paint.panel import ARTIFACT, Panel
from presswork.paint.placeholder import Replacements
from presswork.paint.start import painter

PAGE = """<html lang="{language}"><head><title>{title}</title></head><body>{head}
<figure class="plot">{art}</figure>{lettering}{foot}</body></html>"""
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.3f} {height:.3f}">{svg}</svg>'
STYLE = """@page{{size:{width:.3f}pt {height:.3f}pt;margin:0}}body,figure{{margin:0}}
embed,.plot,svg{{position:absolute;left:0;top:0;display:block;width:{width:.3f}pt;height:{height:.3f}pt}}"""


def pdf_of(card: Card, publication: Publication, layout: Layout) -> bytes:
    """Write a card as a PDF of one page of its size."""
    weasyprint = painter()
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    replacements = Replacements()
    read = [passage for passage in card.passages if passage.role != ARTIFACT]
    marks = tuple(passage for passage in card.passages if passage.role == ARTIFACT)
    head = tuple(passage for passage in read if passage.key != "source")
    foot = tuple(passage for passage in read if passage.key == "source")
    wide, high = card.width, card.height
    places = [f'<embed src="{replacements.add(Panel(wide, high, part))}">' if part else ""
              for part in (head, marks, foot)]
    art = titled(ROOT.format(width=wide, height=high, svg=card.svg), card.art.alt)
    page = PAGE.format(language=card.language, title=html.escape(card.title), head=places[0], lettering=places[1],
                       foot=places[2], art=art)
    with quiet_collector():
        sheet = weasyprint.CSS(string=STYLE.format(width=wide, height=high))
        document = weasyprint.HTML(string=page, base_url="presswork://chart/").render(
            stylesheets=[sheet], cache=replacements)
    painted = Painted(layout, document, replacements, SRGB)
    data = painted.write(None, None, 0.0, **TAGGED)
    return screen.complete(data, _record(card, publication), painted.texts)


def _record(card: Card, publication: Publication) -> Record:
    words = (publication.id, publication.issue, str(publication.date), "chart", card.art.figure)
    name = uuid.UUID(bytes=hashlib.sha256(repr(words).encode()).digest()[:16], version=5).urn
    return Record(card.title, publication.issuer, publication.language, issued(publication), name,
                  description=card.art.alt, rights=publication.rights, issue=publication.issue,
                  embargo=publication.embargo)
