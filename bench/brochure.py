"""The brochure by several roads, each in a new process, charts already drawn: Presswork, raw WeasyPrint, typst.

    python bench/brochure.py [ROUNDS] [TIMES ...]

The demo's text, each paragraph TIMES times, in the same faces and sizes.

- Presswork builds the book twice, by its command: anew, with nothing kept but its charts; and again, as when only words
  have changed.
- WeasyPrint sets the same book: all its pages with their furniture, drawings, tables and texts as HTML (whole.py).
- WeasyPrint also sets less: the running text in two columns, charts and two tables, with no furniture, no drawings from
  data, no contents, chronology or index. typst sets the same less.

WeasyPrint's files have no tags, no outline and no metadata of the trade; Presswork's have. All import what they need.
Rounds are interleaved, so that a busy machine slows all alike; what counts are the ratios of one run, and how times
grow with the pages.
"""

import html
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pikepdf  # noqa: E402
from whole import book_pages  # noqa: E402

from presswork.chart.draw import chart_font_css  # noqa: E402
from presswork.faces import WHEELS, wheel_file  # noqa: E402
from presswork.house import shelves  # noqa: E402
from presswork.line import Job, planned  # noqa: E402
from presswork.load.numbers import format_fact  # noqa: E402
from presswork.load.publication import load_publication  # noqa: E402
from presswork.model.figure import Art  # noqa: E402
from presswork.model.layout import Layout  # noqa: E402
from presswork.model.publication import Publication  # noqa: E402
from presswork.model.story import Intertitle, Paragraph  # noqa: E402
from presswork.model.style import Face  # noqa: E402
from presswork.paint import standing  # noqa: E402

DEMO, EDITION, STORY = ROOT / "data" / "yongkang-decade", "brochure", "record"
TIMES = (1, 20, 80, 160)
ANEW, SAME = "anew", "same"
NAMES = {ANEW: "Presswork, furniture anew", "again": "Presswork, furniture kept", SAME: "WeasyPrint, the same book",
         "less": "WeasyPrint, less", "typst": "typst, less"}
OURS = ("-m", "presswork", "render", "--edition", EDITION, "--target", "screen", "--out")
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:])"


def longer(folder: Path, times: int) -> None:
    """Copy the demo with each paragraph of its story so many times."""
    shutil.copytree(DEMO, folder, ignore=shutil.ignore_patterns("out"))
    story = folder / "stories" / f"{STORY}.md"
    head, _, text = story.read_text(encoding="utf-8").partition("\n---\n")
    parts = [part for part in text.split("\n\n") for _ in range(times if _plain(part) else 1)]
    story.write_text(f"{head}\n---\n" + "\n\n".join(parts), encoding="utf-8")


def _plain(part: str) -> bool:
    return bool(part.strip()) and part.lstrip()[0] not in "#>!-|:["


def prepare(folder: Path) -> tuple[Publication, Job]:
    """Load the publication, plan the edition and draw its charts, which fills the cache."""
    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    edition = next(edition for edition in publication.editions if edition.id == EDITION)
    return publication, planned(publication, edition, searched, lambda _: None, ["screen"])


def book_html(publication: Publication, layout: Layout, art: Mapping[str, Art]) -> str:
    """Write the book as HTML: cover, chapters in two columns with their charts, tables, notes."""
    page, body, title = layout.page, layout.styles["body"], layout.styles["chapter"]
    css = f"""
@page {{ size: {page.width}pt {page.height}pt; margin: {page.top}pt {page.outer}pt {page.bottom}pt {page.inner}pt;
  @bottom-center {{ content: counter(page) }} }}
{chart_font_css(layout)}
html {{ font: {body.faces[0].weight} {body.size}pt/{body.leading}pt '{body.faces[0].family}' }}
body, p, h1, h2, figure {{ margin: 0 }}
h1, h2 {{ font: 900 {title.size}pt/1.1 '{title.faces[0].family}'; break-before: page }}
h1 {{ break-before: auto }}
.text {{ column-count: 2; column-gap: {page.gutter}pt; text-align: justify }}
.text p {{ text-indent: 2em }}
table {{ border-collapse: collapse; break-before: page }}
td {{ border-bottom: .4pt solid #ccc; padding: 4pt }}
svg {{ max-width: 100%; height: auto }}
"""
    return (
        f'<!DOCTYPE html><html lang="{publication.language}"><meta charset="utf-8"><style>{css}</style>'
        f"<h1>{html.escape(publication.title)}</h1>{''.join(_html_chapters(publication, art))}"
        f"{''.join(_html_tables(publication))}</html>"
    )


def _html_chapters(publication: Publication, art: Mapping[str, Art]) -> Iterator[str]:
    opened = False
    for block in publication.stories[STORY].blocks:
        if isinstance(block, Intertitle):
            yield f"{'</div>' if opened else ''}<h2>{html.escape(block.lines[0])}</h2><div class=text>"
            opened = True
        elif isinstance(block, Paragraph):
            yield f"<p>{html.escape(block.text)}</p>"
    yield "</div>" if opened else ""
    yield from (f"<figure>{each.svg}</figure>" for each in art.values())


def _html_tables(publication: Publication) -> Iterator[str]:
    cells = [_cells(publication, name) for name in publication.facts]
    for columns in (4, 6):  # the table of facts, and the notes on them
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row[:columns]) for row in cells)
        yield f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _cells(publication: Publication, name: str) -> list[str]:
    fact = publication.facts[name]
    return [fact.label, format_fact(fact, publication.language), fact.unit, fact.period, fact.note, fact.source]


def book_typst(publication: Publication, layout: Layout, art: Mapping[str, Art]) -> str:
    """Write the book for typst; the charts stand beside it as NAME.svg."""
    page, body = layout.page, layout.styles["body"]
    parts = [f"""
#set page(width: {page.width}pt, height: {page.height}pt, numbering: "1",
  margin: (top: {page.top}pt, bottom: {page.bottom}pt, inside: {page.inner}pt, outside: {page.outer}pt))
#set text(font: "{body.faces[0].family}", size: {body.size}pt, lang: "zh", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: {body.leading - body.size}pt, spacing: {body.leading - body.size}pt,
  first-line-indent: (amount: 2em, all: true))
#let head(it) = par(first-line-indent: 0em, text(weight: 900, size: 96pt, it))
#head({_quoted(publication.title)})
"""]
    opened = False
    for block in publication.stories[STORY].blocks:
        if isinstance(block, Intertitle):
            close = "]\n" if opened else ""
            head = f"#pagebreak()\n#head({_quoted(block.lines[0])})\n"
            parts.append(f"{close}{head}#columns(2, gutter: {page.gutter}pt)[\n")
            opened = True
        elif isinstance(block, Paragraph):
            parts.append(f"#{_quoted(block.text)}\n\n")
    parts.append("]\n" if opened else "")
    parts += [f'#image("{name}.svg", width: 100%)\n' for name in art]
    for columns in (4, 6):
        cells = (f"[#{_quoted(cell)}]" for name in publication.facts for cell in _cells(publication, name)[:columns])
        parts.append(f"#pagebreak()\n#table(columns: {columns}, {', '.join(cells)})\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def timed(command: list[str], room: Path) -> tuple[float, float]:
    """Run a command in a new process; gives wall and processor seconds.

    Modules are read compiled, as those of an installed package are, whatever the environment says: from ``room``.
    """
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(room / "compiled")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **compiled},
                   capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def roads(room: Path, times: int) -> dict[str, tuple[list[str], Path]]:
    """Prepare the book for each road; gives its command and the file that it writes."""
    folder = room / "book"
    longer(folder, times)
    publication, job = prepare(folder)
    layout, art = job.layout, job.art
    (room / "pages.html").write_text(book_pages(publication, job), encoding="utf-8")
    (room / "book.html").write_text(book_html(publication, layout, art), encoding="utf-8")
    (room / "book.typ").write_text(book_typst(publication, layout, art), encoding="utf-8")
    for name, each in art.items():
        (room / f"{name}.svg").write_text(each.svg, encoding="utf-8")
    wheels = sorted({str(path.parent) for family in WHEELS if (path := wheel_file(Face(family)))})
    python, made = sys.executable, {name: room / f"{name}.pdf" for name in ("same", "less", "typst")}
    ours = room / "built" / "book" / f"{EDITION}.screen.pdf"
    build = [python, *OURS, str(room / "built"), str(folder)]
    ready = {
        ANEW: (build, ours),
        "again": (build, ours),
        SAME: ([python, "-c", WEASYPRINT, str(room / "pages.html"), str(made["same"])], made["same"]),
        "less": ([python, "-c", WEASYPRINT, str(room / "book.html"), str(made["less"])], made["less"]),
        "typst": ([python, "-c", TYPST, str(room / "book.typ"), str(made["typst"]), *wheels], made["typst"]),
    }  # fmt: skip
    return {road: way for road, way in ready.items() if road != "typst" or find_spec("typst")}


def race(room: Path, rounds: int, times: int) -> None:
    """Race one length in a folder; print pages, medians and the ratios to WeasyPrint's two."""
    ready = roads(room, times)
    measured: dict[str, list[tuple[float, float]]] = {road: [] for road in ready}
    for number in range(rounds + 1):
        for road, (command, _) in ready.items():
            if road == ANEW:
                shutil.rmtree(standing.folder(), ignore_errors=True)  # in the cache above
            taken = timed(command, room)
            if number or rounds == 1:  # the first round warms the disk
                measured[road].append(taken)
    bases = [statistics.median(cpu for _, cpu in measured[road]) for road in (SAME, "less")]
    for road, (_, path) in ready.items():
        wall, cpu = (statistics.median(each[at] for each in measured[road]) for at in (0, 1))
        with pikepdf.open(path) as pdf:
            count = len(pdf.pages)
        ratios = "".join(f"{cpu / base:>8.2f}" for base in bases)
        print(f"{times:>5}  {NAMES[road]:<28}{count:>5}{wall:>9.2f}{cpu:>9.2f}{1000 * cpu / count:>9.1f}{ratios}")


def main() -> None:
    """Race every length."""
    numbers = [int(argument) for argument in sys.argv[1:]]
    print(f"{'times':>5}  {'road':<28}{'pages':>5}{'wall s':>9}{'cpu s':>9}{'ms/page':>9}{'to same':>8}{'to less':>8}")
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")  # one for all: a process keeps where its faces are
        for times in numbers[1:] or TIMES:
            room = Path(name) / str(times)
            room.mkdir()
            race(room, numbers[0] if numbers else 3, times)


if __name__ == "__main__":
    main()
