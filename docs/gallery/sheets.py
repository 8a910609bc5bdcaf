# ruff: noqa: INP001 - a program of its own, as bench/ has them
"""The gallery's pictures: every chart of the two publications beside this file, in colour, in black, in black and red.

    script/gallery [KIND]...

writes docs/pictures/charts/KIND.png, Chinese over English. The same charts give the same bytes.
"""

import io
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image

from presswork.chart.plates import black
from presswork.deliver.card import Size
from presswork.deliver.charts import chart_files
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.layout import Layout
from presswork.model.publication import Publication

HERE = Path(__file__).parent
OUT = HERE.parent / "pictures" / "charts"
LANGUAGES = ("zh", "en")
PLATES = ("", "black", "red")
SIZE = Size(84.0, 0.0, 100.0)
GAP, GROUND = 8, (214, 214, 214)  # pixels between cards, the grey behind them
COLOURS = 256  # of a picture: its inks, and each on its way to white


def layout_of(publication: Publication, plates: str) -> Layout:
    """Load the layout of a publication's page with the inks of some plates."""
    edition, searched = publication.editions[0], shelves("layouts", HERE)
    options = {**edition.options, "plates": plates.replace("black", "")}
    layout = load_layout(edition.layout, searched, publication.language, options, edition.place)
    return black(layout) if plates == "black" else layout


def cards(language: str, kinds: Sequence[str]) -> dict[str, list[Image.Image]]:
    """Paint the cards of a language: kind -> one of each of PLATES."""
    publication = load_publication(HERE / language, layouts=shelves("layouts", HERE))
    chosen = list(kinds) or sorted(publication.figures)
    painted: dict[str, list[Image.Image]] = {kind: [] for kind in chosen}
    for plates in PLATES:
        layout = layout_of(publication, plates)
        for name, data in chart_files(publication, layout, names=chosen, size=SIZE, formats=("png",)).items():
            painted[name.removesuffix(".png")].append(Image.open(io.BytesIO(data)).convert("RGB"))
    return painted


def sheet(rows: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Lay cards out in rows, the gaps grey."""
    wide = max(sum(card.width + GAP for card in row) for row in rows) + GAP
    high = sum(max(card.height for card in row) + GAP for row in rows) + GAP
    laid, y = Image.new("RGB", (wide, high), GROUND), GAP
    for row in rows:
        x = GAP
        for card in row:
            laid.paste(card, (x, y))
            x += card.width + GAP
        y += max(card.height for card in row) + GAP
    return laid.quantize(palette=palette(), dither=Image.Dither.NONE)


@cache
def palette() -> Image.Image:
    """Give the colours of the pictures: those of all inks, mixed with white in even steps as edges of letters are."""
    inks: set[tuple[int, int, int]] = set()
    for language in LANGUAGES:
        publication = load_publication(HERE / language, layouts=shelves("layouts", HERE))
        for plates in PLATES:
            inks |= {rgb(ink.srgb) for ink in layout_of(publication, plates).inks.values()}
    mixed = sorted(inks - {(255, 255, 255)})
    steps = (COLOURS - 2) // len(mixed)
    made = [GROUND, (255, 255, 255)] + [
        (mix(red, at), mix(green, at), mix(blue, at))
        for red, green, blue in mixed for at in (0.88 * step / steps for step in range(steps))]
    held = Image.new("P", (1, 1))
    held.putpalette([part for colour in made for part in colour])
    return held


def rgb(srgb: str) -> tuple[int, int, int]:
    """Give the parts of #rrggbb."""
    return int(srgb[1:3], 16), int(srgb[3:5], 16), int(srgb[5:7], 16)


def mix(part: int, white: float) -> int:
    """Mix a part of a colour with so much white, 0 to 1."""
    return round(part + (255 - part) * white)


def main(kinds: Sequence[str]) -> None:
    """Write the picture of each kind."""
    OUT.mkdir(parents=True, exist_ok=True)
    painted = [cards(language, kinds) for language in LANGUAGES]
    for kind in painted[0]:
        sheet([each[kind] for each in painted]).save(OUT / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
