"""Cards as SVG: text as text in the page's own faces, whose letters the file carries, over a ground of paper.

Every letter has its place, so that a viewer that refuses the embedded faces still sets each word where it belongs.
"""

import base64
import html
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as hb

from presswork.deliver.card import Card
from presswork.faces import font
from presswork.model.galley import GlyphRun
from presswork.model.layout import Layout
from presswork.paint.panel import Stroke

SERIFS = ("Serif", "Newsreader", "Playfair", "Song", "Ming", "Kai")
KEPT_OUT = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "meta", "STAT", "VDMX")


@dataclass(slots=True)
class Used:
    """A face that a card uses: its name in the file, its own family and weight, its letters."""

    alias: str
    family: str
    weight: int
    letters: set[str] = field(default_factory=set)

    @property
    def stack(self) -> str:
        """Write the families to take, the embedded one first."""
        generic = "serif" if any(word in self.family for word in SERIFS) else "sans-serif"
        return f"{self.alias}, '{self.family}', {generic}"


def svg_of(card: Card, layout: Layout) -> bytes:
    """Write a card as an SVG file that needs nothing beside it."""
    faces = _faces(card.strokes)
    inks = {name: ink.srgb for name, ink in layout.inks.items()}
    wide, high = f"{card.width:.2f}", f"{card.height:.2f}"
    texts = "".join(_text(run, stroke, faces[run.face], inks) for stroke in card.strokes for run in stroke.line.runs)
    rules = "".join(_rule(face, key) for key, face in faces.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" '
        f'role="img" aria-labelledby="title desc" lang="{card.language}" xml:lang="{card.language}">'
        f'<title id="title">{html.escape(card.title)}</title>'
        f'<desc id="desc">{html.escape(card.art.description or card.art.alt)}</desc>'
        f"<style>{rules}</style>"
        f'<rect width="{wide}" height="{high}" fill="{card.ground}"/>{card.svg}<g>{texts}</g></svg>\n'
    ).encode()


def _faces(strokes: Iterable[Stroke]) -> dict[str, Used]:
    """List the faces of the texts with the letters that each sets, in the order in which they come."""
    faces: dict[str, Used] = {}
    for stroke in strokes:
        for run in stroke.line.runs:
            if run.face not in faces:
                face = _opened(run.face).face
                weight = struct.unpack(">H", bytes(face.reference_table("OS/2").data)[4:6])[0]
                faces[run.face] = Used(f"f{len(faces)}", _family(face), weight)
            faces[run.face].letters.update("".join(run.texts))
    return faces


def _opened(key: str) -> Any:
    path, index = key.rsplit("#", 1)
    return font(path, int(index))


def _family(face: Any) -> str:
    names = hb.OTNameIdPredefined
    name = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or "Face"
    return str(name).replace("'", "")


def _rule(used: Used, key: str) -> str:
    """Write the rule that carries a face, cut down to its letters."""
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).update(ord(letter) for letter in used.letters)
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    plan.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(name.encode(), "big") for name in KEPT_OUT)
    cut = hb.subset(_opened(key).face, plan)
    data = base64.b64encode(bytes(cut.blob.data)).decode("ascii")
    kind = "otf" if "CFF " in cut.table_tags else "ttf"
    return (f"@font-face{{font-family:{used.alias};font-weight:{used.weight};"
            f"src:url(data:font/{kind};base64,{data})}}")


def _text(run: GlyphRun, stroke: Stroke, used: Used, inks: Mapping[str, str]) -> str:
    """Write a run with the place of each of its letters."""
    pen, places = stroke.x + run.x, []
    for text, advance, offset in zip(run.texts, run.advances, run.offsets, strict=True):
        step = advance / max(len(text), 1)
        places += [(pen + offset + at * step) / run.scale for at in range(len(text))]
        pen += advance
    if not "".join(run.texts).strip():
        return ""
    turned = f' transform="scale({run.scale:.5g} 1)"' if run.scale != 1 else ""
    return (
        f'<text x="{" ".join(f"{place:.2f}" for place in places)}" y="{stroke.baseline - run.rise:.2f}" '
        f'font-family="{used.stack}" font-weight="{used.weight}" font-size="{run.size:.4g}" '
        f'fill="{inks[run.ink]}"{turned}>{html.escape("".join(run.texts))}</text>'
    )
