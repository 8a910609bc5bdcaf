"""English in a column of 45 mm: word spaces and hyphens, set by Presswork, by Typst, by WeasyPrint and by first fit.

    python bench/words.py

All set the same text in the same face, 9 on 12 pt, justified, with hyphens. Word spaces are measured in the finished
PDFs (Presswork's and first fit's in the composed lines), as shares of the face's own space; last lines do not count.
"""

import itertools
import math
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pypdfium2 as pdfium  # noqa: E402
import typst  # noqa: E402
import weasyprint  # noqa: E402

from presswork.compose.compositor import Compositor  # noqa: E402
from presswork.compose.cutting import cut  # noqa: E402
from presswork.compose.joining import joined  # noqa: E402
from presswork.compose.shaping import shaper  # noqa: E402
from presswork.faces import resolve  # noqa: E402
from presswork.model.layout import Layout, Page  # noqa: E402
from presswork.model.story import Run  # noqa: E402
from presswork.model.style import Face, TypeStyle  # noqa: E402
from presswork.model.units import MM  # noqa: E402

MEASURE, SIZE, LEADING = 45 * MM, 9.0, 12.0
FACE = Face("Source Serif 4", 400)
STYLE = TypeStyle("body", (FACE,), SIZE, LEADING, "justify", protrude=True, expand=0.015)
SENTENCES = (
    "The first ferry lands at six, while fog still lies on the river and the market women wait with their baskets.",
    "In March 2019 a board was put up at the old landing, asking passengers to mind the steps and hold the railing.",
    "The ferryman only smiles: the bridge is quicker, the water slower, and each is good for something of its own.",
    "Last year it carried over 46,200 passengers, which is considerably fewer than in the years before the bridge.",
    "Maintenance of the embankment was transferred to the municipal waterworks after the exceptional floods of autumn.",
    "Nobody remembers who planted the willows; everybody agrees that without them the landing would look abandoned.",
)
TEXTS = [" ".join(SENTENCES[(start * step + each) % 6] for each in range(4))
         for start in range(6) for step in (1, 5)]


def ours() -> tuple[list[float], int, int]:
    """Compose with Presswork."""
    layout = Layout("bench", "newspaper", Page(300, 400, 0, 12, 0, 0, 0, 0, 1, MEASURE, 0), {}, {"body": STYLE}, {}, {},
                    MappingProxyType({}))
    setter = Compositor(layout, "en")
    lines = [line for text in TEXTS for line in setter.paragraph((Run(text),), STYLE, MEASURE)]
    return ([line.space for line in lines if not line.last and " " in line.text.strip()],
            sum(line.hyphen for line in lines), len(lines))


def first_fit() -> tuple[list[float], int, int]:
    """Fill each line with what goes in, hyphens and all: what TeX calls first fit."""
    spaces: list[float] = []
    hyphens = count = 0
    for text in TEXTS:
        atoms = joined(cut((Run(text),), STYLE, "en"), {}, False, "strict")
        start = 0
        while start < len(atoms):
            stop = _fitting(atoms, start)
            chosen = list(atoms[start:stop])
            while chosen and chosen[-1].kind == "space":
                chosen.pop()
            count += 1
            if stop < len(atoms):
                blank = sum(atom.width for atom in chosen if atom.kind == "space")
                slack = MEASURE - sum(atom.width for atom in chosen) - chosen[-1].hyphen
                hyphens += chosen[-1].hyphen > 0
                if blank:
                    spaces.append(1 + slack / blank)
            start = stop
            while start < len(atoms) and atoms[start].kind == "space":
                start += 1
    return spaces, hyphens, count


def _fitting(atoms: list, start: int) -> int:
    width, best = 0.0, start + 1
    for index in range(start, len(atoms)):
        atom = atoms[index]
        if width + atom.width + atom.hyphen <= MEASURE and atom.cost < math.inf:
            best = index + 1
        width += atom.width
        if width > MEASURE and atom.kind != "space":
            return best
    return len(atoms)


def measured(pdf: Path) -> tuple[list[float], int, int]:
    """Measure the word spaces of a PDF: gaps between the words of a line, less the natural side of the letters."""
    natural = shaper(FACE).shape(" ", "en").width * SIZE
    spaces: list[float] = []
    hyphens = count = 0
    for lines in _pages(pdf):
        for place, line in enumerate(lines):
            count += 1
            text = "".join(letter for letter, _, _ in line)
            hyphens += text.endswith(("-", "\u2010", "\u00ad", "\ufffe", "\x02"))
            right = line[-1][2]
            last = place + 1 == len(lines) or (text.endswith(".") and right < max(each[-1][2] for each in lines) - SIZE)
            gaps = [after[1] - before[2] for before, after in itertools.pairwise(line)
                    if after[1] - before[2] > natural * 0.5]
            if gaps and not last:
                spaces.append(statistics.mean(gaps) / natural)
    return spaces, hyphens, count


def _pages(pdf: Path) -> Iterator[list[list[tuple[str, float, float]]]]:
    for page in pdfium.PdfDocument(pdf):
        text = page.get_textpage()
        lines: dict[int, list[tuple[str, float, float]]] = {}
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            left, bottom, right, _ = text.get_charbox(index, loose=True)
            if letter.strip() and right > left:
                lines.setdefault(round(bottom), []).append((letter, left, right))
        yield [sorted(lines[key], key=lambda each: each[1]) for key in sorted(lines, reverse=True)]


def by_typst(folder: Path) -> tuple[list[float], int, int]:
    """Set with Typst."""
    paragraphs = "\n\n".join(f"#block[{text}]" for text in TEXTS)
    (folder / "t.typ").write_text(
        f'#set page(width: {MEASURE + 20}pt, height: 700pt, margin: 10pt)\n#set text(font: "Source Serif 4", '
        f'size: {SIZE}pt, lang: "en", region: "GB", hyphenate: true)\n#set par(justify: true, leading: 4pt)\n'
        f"{paragraphs}", encoding="utf-8")
    out = folder / "t.pdf"
    typst.compile(str(folder / "t.typ"), output=str(out), font_paths=[str(Path(resolve(FACE).path).parent)])
    return measured(out)


def by_weasyprint(folder: Path) -> tuple[list[float], int, int]:
    """Set with WeasyPrint."""
    css = (f'@font-face{{font-family:S;src:url("{Path(resolve(FACE).path).as_uri()}")}}'
           f"@page{{size:{MEASURE + 20}pt 700pt;margin:10pt}}"
           f"p{{font:{SIZE}pt/{LEADING}pt S;text-align:justify;hyphens:auto;margin:0;break-inside:avoid}}")
    out = folder / "w.pdf"
    weasyprint.HTML(string=f'<html lang="en-GB"><style>{css}</style>' + "".join(f"<p>{text}</p>" for text in TEXTS)
                    ).write_pdf(out)
    return measured(out)


def main() -> None:
    """Measure and print the table."""
    print(f"{'':12}{'lines':>7}{'hyphens':>9}{'mean':>8}{'95 %':>8}{'most':>8}   |word space / natural - 1|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = {"Presswork": ours(), "Typst": by_typst(folder), "WeasyPrint": by_weasyprint(folder),
                "first fit": first_fit()}
    for who, (spaces, hyphens, lines) in rows.items():
        off = sorted(abs(space - 1) for space in spaces)
        told = (statistics.mean(off), off[int(0.95 * len(off))], off[-1])
        print(f"{who:12}{lines:>7}{hyphens:>9}" + "".join(f"{value:>8.3f}" for value in told))


if __name__ == "__main__":
    main()
