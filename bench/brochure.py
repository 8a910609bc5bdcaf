"""The brochure by three roads, each in a new process, charts already drawn: Presswork, raw WeasyPrint, typst.

    python bench/brochure.py [ROUNDS] [TIMES ...]

The demo's text (each paragraph TIMES times), charts, tables and notes on pages of two columns, in the same faces and
sizes: WeasyPrint sets them as CSS multi-column HTML with tables, typst as columns and tables. Presswork also draws its
art from data, keeps the baseline grid and places notes in the margin. Rounds are interleaved, so that a busy machine
slows all alike; what counts are the ratios of one run, and how times grow with the pages.
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
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pikepdf  # noqa: E402

from presswork.chart.draw import chart_font_css  # noqa: E402
from presswork.compose.compositor import Compositor  # noqa: E402
from presswork.faces import WHEELS, wheel_file  # noqa: E402
from presswork.house import shelves  # noqa: E402
from presswork.line import draw, figure_frames  # noqa: E402
from presswork.load.layout import load_layout  # noqa: E402
from presswork.load.numbers import format_fact  # noqa: E402
from presswork.load.publication import load_publication  # noqa: E402
from presswork.model.figure import Art  # noqa: E402
from presswork.model.layout import Layout  # noqa: E402
from presswork.model.publication import Publication  # noqa: E402
from presswork.model.story import Intertitle, Paragraph  # noqa: E402
from presswork.model.style import Face  # noqa: E402

DEMO, EDITION, STORY = ROOT / "data" / "yongkang-decade", "brochure", "record"
TIMES = (1, 20, 80, 160)
OURS = (
    "import sys; from pathlib import Path; from presswork.line import build; build(Path(sys.argv[1]), "
    f"editions=['{EDITION}'], targets=['screen'], out=Path(sys.argv[2]), report=lambda stage: None)"
)
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


def prepare(folder: Path) -> tuple[Publication, Layout, Mapping[str, Art]]:
    """Load the publication and draw its charts for their frames, which fills the cache."""
    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    edition = next(edition for edition in publication.editions if edition.id == EDITION)
    layout = load_layout(edition.layout, searched, publication.language, edition.options)
    edition = replace(edition, options={**layout.options, **edition.options})
    compositor = Compositor(layout, publication.language, publication.names)
    plan = import_module(f"presswork.plan.{layout.planner}").plan(publication, edition, layout, compositor)
    return publication, layout, draw(publication, layout, figure_frames(publication, layout, plan))


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
    publication, layout, art = prepare(folder)
    (room / "book.html").write_text(book_html(publication, layout, art), encoding="utf-8")
    (room / "book.typ").write_text(book_typst(publication, layout, art), encoding="utf-8")
    for name, each in art.items():
        (room / f"{name}.svg").write_text(each.svg, encoding="utf-8")
    wheels = sorted({str(path.parent) for family in WHEELS if (path := wheel_file(Face(family)))})
    python, made = sys.executable, {name: room / f"{name}.pdf" for name in ("weasyprint", "typst")}
    ours = room / "built" / "book" / f"{EDITION}.screen.pdf"
    ready = {
        "Presswork": ([python, "-c", OURS, str(folder), str(room / "built")], ours),
        "WeasyPrint": (
            [python, "-c", WEASYPRINT, str(room / "book.html"), str(made["weasyprint"])], made["weasyprint"],
        ),
        "typst": ([python, "-c", TYPST, str(room / "book.typ"), str(made["typst"]), *wheels], made["typst"]),
    }  # fmt: skip
    return {road: way for road, way in ready.items() if road != "typst" or find_spec("typst")}


def race(rounds: int, times: int) -> None:
    """Race one length; print pages, medians and the ratio to WeasyPrint."""
    with tempfile.TemporaryDirectory() as name:
        ready = roads(Path(name), times)
        measured: dict[str, list[tuple[float, float]]] = {road: [] for road in ready}
        for number in range(rounds + 1):
            for road, (command, _) in ready.items():
                taken = timed(command)
                if number or rounds == 1:  # the first round warms the disk
                    measured[road].append(taken)
        base = statistics.median(cpu for _, cpu in measured["WeasyPrint"])
        for road, (_, path) in ready.items():
            wall, cpu = (statistics.median(each[at] for each in measured[road]) for at in (0, 1))
            with pikepdf.open(path) as pdf:
                count = len(pdf.pages)
            print(f"{times:>5}{road:>12}{count:>7}{wall:>9.2f}{cpu:>9.2f}{1000 * cpu / count:>9.1f}{cpu / base:>8.2f}")


def main() -> None:
    """Race every length."""
    numbers = [int(argument) for argument in sys.argv[1:]]
    print(f"{'times':>5}{'road':>12}{'pages':>7}{'wall s':>9}{'cpu s':>9}{'ms/page':>9}{'ratio':>8}")
    for times in numbers[1:] or TIMES:
        race(numbers[0] if numbers else 3, times)


if __name__ == "__main__":
    main()
