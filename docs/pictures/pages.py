# ruff: noqa: INP001 - a program of its own, as bench/ has them
"""The pictures of pages in this folder, made anew from the demos.

    script/pictures [NAME]...

writes docs/pictures/NAME; without names, all of TABLE. The same pages give the same pictures.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from PIL import Image

from presswork.line import build

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
CHINESE, ENGLISH = DATA / "yongkang-decade", DATA / "printing-gazette"
THEMES, FORMATS = ("sober", "warm", "bold"), ("a4-landscape", "square", "a5")
GAP, GROUND, COLOURS = 8, (216, 217, 212), 128  # pixels between pages, the grey behind them; of a PNG

Pages = list[Image.Image]


@cache
def pages(folder: Path, edition: str, wide: int, options: tuple[tuple[str, Any], ...] = ()) -> Pages:
    """Build an edition for the screen, with other options than its own, and paint its pages ``wide`` pixels wide."""
    with tempfile.TemporaryDirectory() as place:
        made = build(_changed(folder, Path(place), edition, dict(options)), editions=[edition], targets=["screen"],
                     out=Path(place) / "out", report=lambda *_: None)
        document = pypdfium2.PdfDocument(made[0].path)
        return [page.render(scale=wide / page.get_width()).to_pil().convert("RGB") for page in document]


def _changed(folder: Path, place: Path, edition: str, options: Mapping[str, Any]) -> Path:
    """Copy a publication with other options of one of its editions."""
    if not options:
        return folder
    copy = place / folder.name
    shutil.copytree(folder, copy)
    told = yaml.safe_load((copy / "publication.yaml").read_text(encoding="utf-8"))
    mine = told["editions"][edition]
    mine["options"] = {**mine.get("options", {}), **options}
    (copy / "publication.yaml").write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return copy


def spreads(book: Pages) -> Iterator[Image.Image]:
    """Give the cover, the facing pages side by side, the back."""
    pairs = [book[:1], *(book[at:at + 2] for at in range(1, len(book) - 1, 2)), book[-1:]]
    return (row(pair, 0) for pair in pairs)


def row(pictures: Sequence[Image.Image], gap: int = GAP) -> Image.Image:
    """Lay pictures side by side."""
    laid = Image.new("RGB", (sum(each.width for each in pictures) + gap * (len(pictures) - 1),
                             max(each.height for each in pictures)), GROUND)
    x = 0
    for each in pictures:
        laid.paste(each, (x, 0))
        x += each.width + gap
    return laid


def sheet(rows: Iterable[Sequence[Image.Image]]) -> Image.Image:
    """Lay rows of pictures one under another on the grey ground."""
    laid = [row(each) for each in rows]
    whole = Image.new("RGB", (max(each.width for each in laid) + 2 * GAP,
                              sum(each.height + GAP for each in laid) + GAP), GROUND)
    y = GAP
    for each in laid:
        whole.paste(each, (GAP, y))
        y += each.height + GAP
    return whole


def rows_of(pictures: Iterable[Image.Image], most: int) -> Iterator[list[Image.Image]]:
    """Share pictures out in rows of at most so many."""
    held = list(pictures)
    yield from (held[at:at + most] for at in range(0, len(held), most))


def issue(folder: Path, edition: str, wide: int) -> Image.Image:
    """Give the pages of an issue, two a row."""
    return sheet(rows_of(pages(folder, edition, wide), 2))


def book(folder: Path, wide: int, across: int) -> Image.Image:
    """Give a brochure spread by spread."""
    return sheet(rows_of(spreads(pages(folder, "brochure", wide)), across))


def opened(wide: int, options: tuple[tuple[str, Any], ...], figures: int) -> list[Image.Image]:
    """Give the Chinese brochure's cover, its figures, which are spread ``figures``, and its first chapter."""
    made = list(spreads(pages(CHINESE, "brochure", wide, options)))
    return [made[0], *made[figures:figures + 2]]


def some() -> Image.Image:
    """Give four spreads: the figures, a chapter, a chart over two pages, text."""
    chinese, english = (list(spreads(pages(folder, "brochure", 380))) for folder in (CHINESE, ENGLISH))
    return sheet(((chinese[2], chinese[4]), (english[6], english[8])))


def cased() -> Image.Image:
    """Give a cover of its own, outside and inside."""
    return sheet([pages(CHINESE, "brochure", 580, (("leaf", 0.9), ("part", "cover")))])


TABLE: Mapping[str, Callable[[], Image.Image]] = {
    "newspaper.png": lambda: pages(CHINESE, "newspaper", 745)[0],
    "brochure.png": lambda: book(CHINESE, 290, 3),
    "brochure-spreads.png": some,
    "brochure-english.png": lambda: book(ENGLISH, 190, 5),
    "brochure-themes.png": lambda: sheet(opened(220, (("theme", theme),), 2) for theme in THEMES),
    "brochure-formats.png": lambda: sheet(
        opened(wide, (("format", name),), 3) for name, wide in zip(FORMATS, (290, 205, 150), strict=True)),
    "brochure-cover.png": cased,
    "special.webp": lambda: pages(CHINESE, "issue", 560)[0],
    "gazette.webp": lambda: pages(ENGLISH, "issue", 560)[0],
    "modern.webp": lambda: pages(ENGLISH, "tabloid", 560)[0],
    "issue-special.webp": lambda: issue(CHINESE, "issue", 417),
    "issue-gazette.webp": lambda: issue(ENGLISH, "issue", 417),
}


def main(names: Sequence[str]) -> None:
    """Write the pictures that are named, or all."""
    for name in names or TABLE:
        picture = TABLE[name]()
        if name.endswith(".png"):
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / name, optimize=True)
        else:
            picture.save(HERE / name, quality=82, method=6)
        print(f"{name} {picture.width} x {picture.height}")  # noqa: T201 - a program that tells what it wrote


if __name__ == "__main__":
    main(sys.argv[1:])
