"""The document: templates and styles rendered by WeasyPrint, written once for each target of a colour space."""

import logging
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs
from jinja2 import ChoiceLoader, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from presswork.collector import quiet_collector
from presswork.compose.compositor import Compositor
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan
from presswork.paint.fetching import Sources, fetcher
from presswork.paint.finisher import Dress, fill
from presswork.paint.lettering import Lettered
from presswork.paint.parsing import parsed
from presswork.paint.placeholder import Replacements
from presswork.paint.standing import Standing
from presswork.paint.start import painter
from presswork.paint.structure import Said
from presswork.paint.tokens import tokens
from presswork.paint.typesetting import Typesetter

DRAWING = (".lettered{position:relative}.lettered.cut{overflow:hidden}.lettered .whole{position:absolute;top:0}"
           ".lettered svg,.lettered .drawn,.lettered .lettering,.mark{position:absolute;left:0;top:0;display:block}"
           ".drawn{display:block;max-width:none}")

Finisher = Callable[[Any, Any], None]


class Painted:
    """A rendered document: pages laid out, ready to be written for any target of its colour space."""

    def __init__(self, layout: Layout, document: Any, replacements: Replacements, space: str,
                 language: str = "") -> None:
        self.layout, self.document, self.replacements, self.space = layout, document, replacements, space
        self.language = language
        self.texts: dict[int, Said] = {}

    @property
    def pages(self) -> int:
        """Count the pages."""
        return len(self.document.pages)

    def write(self, finish: Finisher | None = None, dress: Dress | None = None, overprint: float = 0.0,
              **options: Any) -> bytes:
        """Write the PDF; ``finish`` works on the objects after the panels are painted. Options are WeasyPrint's.

        ``dress`` paints round the pages; black text of at most ``overprint`` pt overprints in CMYK. Leaves what the
        tag tree's elements say, by object number, in ``texts``.
        """
        def finisher(document: Any, pdf: Any) -> None:
            self.texts = fill(pdf, self.replacements.panels, self.layout.inks, self.space, dress, overprint,
                              self.language)
            if finish:
                finish(document, pdf)

        with quiet_collector(), tempfile.TemporaryFile() as out:  # while it is written, it is in memory once already
            self.document.write_pdf(out, finisher=finisher, **options)
            out.seek(0)
            return out.read()


def environment(layout: Layout) -> Environment:
    """Open the layout's templates: the workspace's folder first, the house's after it."""
    compiled = Path(platformdirs.user_cache_dir("presswork")) / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in layout.folders])
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True,
                       bytecode_cache=FileSystemBytecodeCache(str(compiled)))


def paint(layout: Layout, compositor: Compositor, plan: PagePlan, art: Mapping[str, Lettered],
          values: Mapping[str, object], space: str, profile: Path | None = None,
          sources: Sources | None = None) -> Painted:
    """Render the layout's ``page.html.j2`` with its ``style.css``; ``values`` are what it may use.

    ``art`` are its charts, ``profile`` the ICC file of a CMYK output intent, ``sources`` give pictures by address.
    """
    replacements = Replacements()
    typesetter = Typesetter(compositor, plan, art, replacements)
    html = environment(layout).get_template("page.html.j2").render(
        **values, plan=plan, layout=layout, compose=typesetter.compose, flow=typesetter.flow,
        share=typesetter.share, fitted=typesetter.fitted, drawing=typesetter.drawing, drawn=typesetter.drawn,
        mark=typesetter.mark, beside=typesetter.beside, lockup=typesetter.lockup, space=space)
    style = DRAWING + tokens(layout, space) + "".join(_stylesheet(layout))
    fetched: list[str] = []

    def lay_out() -> Any:
        return _rendered(html, style, replacements, fetcher(sources or {}, fetched), _profiles(profile))

    if "@import" in style:  # what is imported is not fetched here
        fetched.append("@import")
    made_of: list[str | bytes] = [html, style, profile.read_bytes() if profile else b""]
    document = Standing(made_of, lay_out, replacements, fetched)
    return Painted(layout, document, replacements, space, compositor.language)


def _rendered(html: str, style: str, replacements: Replacements, fetch: Any, profiles: Mapping[str, Any]) -> Any:
    """Lay the pages out with WeasyPrint."""
    weasyprint = painter()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=style, font_config=fonts)
    return parsed(html, fetch).render(stylesheets=[sheet], font_config=fonts, cache=replacements,
                                      color_profiles=profiles)


def _profiles(path: Path | None) -> dict[str, Any]:
    from weasyprint.css import ColorProfile  # noqa: PLC0415

    if path is None:
        return {}
    with path.open("rb") as file:
        return {"device-cmyk": ColorProfile(file, path.name, "relative-colorimetric", (["c"], ["m"], ["y"], ["k"]))}


def _stylesheet(layout: Layout) -> Iterator[str]:
    """Read style.css: the house's first, so that a workspace's rules win."""
    for folder in reversed(layout.folders):
        path = Path(folder) / "style.css"
        if path.is_file():
            yield path.read_text(encoding="utf-8")
