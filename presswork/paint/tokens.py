"""Design tokens: the layout's values as CSS custom properties, and its faces for the templates' own text."""

from collections.abc import Iterator

from presswork.faces import WHEELS, resolve
from presswork.model.layout import Layout
from presswork.model.style import Face, Ink
from presswork.paint.operators import CMYK


def css_colour(ink: Ink, space: str) -> str:
    """Write an ink as a CSS colour of the target's space."""
    if space == CMYK:
        return f"device-cmyk({' '.join(f'{part:g}%' for part in ink.cmyk)})"
    return ink.srgb


def tokens(layout: Layout, space: str) -> str:
    """Write ``:root`` with ``--ink-NAME``, ``--row`` and the page box, lengths in pt."""
    page = layout.page
    values = {f"--ink-{name}": css_colour(ink, space) for name, ink in layout.inks.items()}
    lengths = {"row": page.baseline, "column": page.column, "gutter": page.gutter, "inner": page.inner,
               "outer": page.outer, "top": page.top, "width": page.width, "height": page.height, "bleed": page.bleed}
    values |= {f"--{name}": f"{length:.4f}pt" for name, length in lengths.items()}
    body = "".join(f"{name}:{value};" for name, value in values.items())
    bleed = f"bleed:{page.bleed:.4f}pt;" if space == CMYK else ""
    box = f"@page{{size:{page.width:.4f}pt {page.height:.4f}pt;margin:0;{bleed}}}"
    return f"{box}:root{{{body}}}{''.join(_faces(layout))}"


def _faces(layout: Layout) -> Iterator[str]:
    """Declare the faces that come as wheels, so that plain text in a template can use them."""
    seen: set[Face] = set()
    for style in layout.styles.values():
        for face in (*style.faces, *style.lead, *style.strong, *style.emphasis):
            if face.family in WHEELS and face not in seen:
                seen.add(face)
                style_name = "italic" if face.italic else "normal"
                yield (f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-style:{style_name};"
                       f"src:url('file://{resolve(face).path}')}}")
