"""Chinese in columns of 12, 16 and 20 em: the faults of lines, set by Presswork, by Typst and by WeasyPrint.

    python bench/lines.py

All set the text of the demo's stories in the same face, 8.2 on 12 pt, justified, paragraphs opened by 2 em. The
others' lines are read from their PDFs. A fault is what a proof-reader marks:

    start    a line that opens with a mark that closes, or closes with one that opens
    number   a number divided, or cut off from its unit
    marks    two marks that meet and keep a full em each
    gap      a Han character and a Latin letter or digit with no space between them
    loose    characters opened by more than 1/8 em on the average of their line
    lone     a last line of a single character
    edge     a line that is not flush
"""

import itertools
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pypdfium2 as pdfium  # noqa: E402
import typst  # noqa: E402
import weasyprint  # noqa: E402

from presswork.compose import marks  # noqa: E402
from presswork.compose.compositor import Compositor  # noqa: E402
from presswork.faces import resolve  # noqa: E402
from presswork.house import shelves  # noqa: E402
from presswork.load.layout import load_layout  # noqa: E402
from presswork.load.publication import load_with_warnings  # noqa: E402
from presswork.model.galley import GlyphRun  # noqa: E402
from presswork.model.story import Paragraph, Run  # noqa: E402
from presswork.model.style import Face, TypeStyle  # noqa: E402
from presswork.paint.fontbook import FontBook  # noqa: E402

FACE, SIZE, LEADING, MARGIN = Face("Noto Serif CJK SC", 500), 8.2, 12.0, 10.0
STYLE = TypeStyle("body", (FACE,), SIZE, LEADING, align="justify", indent=2)
UNITS = frozenset("%‰年月日时分秒元万亿千百个人次项起名件天余岁米公里吨号℃")
CLOSERS, OPENERS = marks.CLOSERS, marks.NO_END
KINDS = ("start", "number", "marks", "gap", "loose", "lone", "edge")


class Letter(NamedTuple):
    """A character on a line: its text, left edge and the end of its advance, em."""

    text: str
    left: float
    right: float


def texts() -> list[str]:
    """Take the paragraphs of the Chinese demo."""
    folder = ROOT / "data" / "yongkang-decade"
    stories = load_with_warnings(folder, layouts=shelves("layouts", folder)).publication.stories
    return [block.text for story in stories.values() for block in story.blocks if isinstance(block, Paragraph)]


def ours(paragraphs: Sequence[str], measure: float) -> list[list[list[Letter]]]:
    """Compose, and take each glyph where it is painted."""
    setter, book = Compositor(load_layout("newspaper", shelves("layouts")), "zh-Hans"), FontBook()
    return [[[letter for run in line.runs for letter in _letters(run, book)]
             for line in setter.paragraph((Run(text),), STYLE, measure)] for text in paragraphs]


def _letters(run: GlyphRun, book: FontBook) -> Iterator[Letter]:
    pen, face = run.x, book.face(run.face)
    for glyph, text, advance, offset in zip(run.glyphs, run.texts, run.advances, run.offsets, strict=True):
        left = (pen + offset) / SIZE
        yield from (Letter(each, left, left + face.width(glyph) * run.scale / 1000) for each in text if each.strip())
        pen += advance


def read(pdf: Path, count: int) -> list[list[list[Letter]]]:
    """Read the lines of a PDF with a paragraph a page."""
    pages = []
    with pdfium.PdfDocument(pdf) as opened:
        for page in opened:
            text, lines, base = page.get_textpage(), [], None
            for index in range(text.count_chars()):
                letter = text.get_text_range(index, 1)
                left, bottom, right, top = text.get_charbox(index, loose=True)
                if not letter.strip() or right <= left:
                    continue
                if base is None or abs((bottom + top) / 2 - base) > LEADING / 2:
                    lines.append([])
                    base = (bottom + top) / 2
                lines[-1].append(Letter(letter, (left - MARGIN) / SIZE, (right - MARGIN) / SIZE))
            pages.append(lines)
    if len(pages) != count:
        raise SystemExit(f"{pdf.name} has {len(pages)} pages, not {count}")
    return pages


def by_typst(paragraphs: Sequence[str], measure: float, folder: Path) -> list[list[list[Letter]]]:
    """Set with Typst, a paragraph a page."""
    body = "\n#pagebreak()\n".join(text.replace("\\", "\\\\").replace("#", "\\#").replace("@", "\\@")
                                   .replace("*", "\\*").replace("_", "\\_").replace("$", "\\$")
                                   for text in paragraphs)
    (folder / "t.typ").write_text(
        f'#set page(width: {measure + 20}pt, height: 400pt, margin: 10pt)\n#set text(font: "Noto Serif CJK SC", '
        f'weight: 500, size: {SIZE}pt, lang: "zh", region: "cn")\n'
        f"#set par(justify: true, leading: 5pt, first-line-indent: (amount: 2em, all: true))\n{body}", encoding="utf-8")
    out = folder / "t.pdf"
    typst.compile(str(folder / "t.typ"), output=str(out), font_paths=[str(Path(resolve(FACE).path).parent)])
    return read(out, len(paragraphs))


def by_weasyprint(paragraphs: Sequence[str], measure: float, folder: Path) -> list[list[list[Letter]]]:
    """Set with WeasyPrint, a paragraph a page."""
    css = (f"@page{{size:{measure + 20}pt 400pt;margin:10pt}}body{{margin:0}}p{{font:500 {SIZE}pt/{LEADING}pt "
           "'Noto Serif CJK SC';text-align:justify;text-indent:2em;margin:0;"
           "break-after:page}p:last-child{break-after:auto}")
    out = folder / "w.pdf"
    weasyprint.HTML(string=f'<html lang="zh-Hans"><style>{css}</style>' + "".join(f"<p>{text}</p>"
                    for text in paragraphs)).write_pdf(out)
    return read(out, len(paragraphs))


def faults(pages: list[list[list[Letter]]], measure: float) -> tuple[int, dict[str, int]]:
    """Count lines and their faults."""
    found = dict.fromkeys(KINDS, 0)
    for lines in pages:
        for line, following in itertools.pairwise([*lines, None]):
            for kind in _marked(line, following, measure / SIZE):
                found[kind] += 1
    return sum(map(len, pages)), found


def _marked(line: list[Letter], following: list[Letter] | None, measure: float) -> list[str]:
    kinds = []
    first, last = line[0].text, line[-1].text
    if first in CLOSERS or (following and last in OPENERS):
        kinds.append("start")
    if following and last.isdigit() and (following[0].text.isdigit() or following[0].text in UNITS):
        kinds.append("number")
    pairs = list(itertools.pairwise(line))
    kinds += ["marks" for one, two in pairs if _mark(one.text) and _mark(two.text) and two.text not in "…—⋯"
              and one.text not in "…—⋯" and two.left - one.left > 0.9]
    kinds += ["gap" for one, two in pairs if _mixed(one.text, two.text) and two.left - one.right < 0.1]
    between = [two.left - one.right for one, two in pairs if marks.is_han(one.text) and marks.is_han(two.text)]
    if following and between and statistics.mean(between) > 0.125:
        kinds.append("loose")
    if following is None and len(line) == 1:
        kinds.append("lone")
    blank = 0.55 if _mark(last) else 0.02  # a mark at the end may give up its blank half, or stand out of the measure
    if following and not -blank <= line[-1].right - measure <= blank:
        kinds.append("edge")
    return kinds


def _mark(text: str) -> bool:
    return text in CLOSERS or text in OPENERS


def _mixed(one: str, two: str) -> bool:
    return (marks.is_han(one) and two.isascii() and two.isalnum()) or (
        marks.is_han(two) and one.isascii() and one.isalnum())


def main() -> None:
    """Measure and print the table."""
    paragraphs = texts()
    print(f"{len(paragraphs)} paragraphs, {sum(map(len, paragraphs))} characters")
    print(f"{'em':>3} {'':12}{'lines':>6}" + "".join(f"{kind:>8}" for kind in KINDS) + f"{'all':>8}")
    for em in (12, 16, 20):
        measure = em * SIZE
        with tempfile.TemporaryDirectory() as name:
            rows = {"Presswork": ours(paragraphs, measure),
                    "Typst": by_typst(paragraphs, measure, Path(name)),
                    "WeasyPrint": by_weasyprint(paragraphs, measure, Path(name))}
        for who, pages in rows.items():
            count, found = faults(pages, measure)
            print(f"{em:>3} {who:12}{count:>6}" + "".join(f"{found[kind]:>8}" for kind in KINDS)
                  + f"{sum(found.values()):>8}")


if __name__ == "__main__":
    main()
