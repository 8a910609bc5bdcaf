"""The newspaper page by three roads, each in a new process, charts already drawn: Presswork, raw WeasyPrint, typst.

    python bench/newspaper.py [ROUNDS] [PUBLICATION]

The same story, deck, heads and charts in the same faces and sizes on one A4 page of four columns. WeasyPrint sets it as
CSS multi-column HTML, typst as a page of columns. Rounds are interleaved, so that a busy machine slows all alike; what
counts are the ratios of one run. Nothing here is a test: a machine's times say nothing about another's.
"""

import html
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from presswork.chart.draw import chart_font_css  # noqa: E402
from presswork.compose.compositor import Compositor  # noqa: E402
from presswork.faces import WHEELS, wheel_file  # noqa: E402
from presswork.house import shelves  # noqa: E402
from presswork.line import draw, figure_frames  # noqa: E402
from presswork.load.layout import load_layout  # noqa: E402
from presswork.load.publication import load_publication  # noqa: E402
from presswork.model.figure import Art  # noqa: E402
from presswork.model.layout import Layout  # noqa: E402
from presswork.model.publication import Publication  # noqa: E402
from presswork.model.story import LEAD as LEAD_MARK  # noqa: E402
from presswork.model.story import Intertitle, Paragraph, Run, Story  # noqa: E402
from presswork.model.style import Face  # noqa: E402

EDITION = "newspaper"
HEAD = 60  # pt
OURS = (
    "import sys; from pathlib import Path; from presswork.line import build; build(Path(sys.argv[1]), "
    f"editions=['{EDITION}'], targets=['screen'], out=Path(sys.argv[2]), report=lambda stage: None)"
)
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:])"


def prepare(folder: Path) -> tuple[Publication, Layout, Story, Mapping[str, Art]]:
    """Load the publication and draw its charts for the frames of the page, which fills the cache."""
    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    edition = next(edition for edition in publication.editions if edition.id == EDITION)
    layout = load_layout(edition.layout, searched)
    edition = replace(edition, options={**layout.options, **edition.options})
    compositor = Compositor(layout, publication.language, publication.names)
    plan = import_module(f"presswork.plan.{layout.planner}").plan(publication, edition, layout, compositor)
    frames = figure_frames(publication, layout, plan)
    return publication, layout, publication.stories[edition.stories[0]], draw(publication, layout, frames)


# --- raw WeasyPrint


def page_html(publication: Publication, layout: Layout, story: Story, art: Mapping[str, Art]) -> str:
    """Write the page as HTML with CSS columns, figures where the story has them."""
    page, body = layout.page, layout.styles["body"]
    css = f"""
@page {{ size: {page.width}pt {page.height}pt; margin: {page.top}pt {page.outer}pt {page.bottom}pt {page.inner}pt }}
{chart_font_css(layout)}
html {{ font: {body.faces[0].weight} {body.size}pt/{body.leading}pt '{body.faces[0].family}' }}
body, p, h1, h2, figure {{ margin: 0 }}
h1 {{ font: 900 {HEAD}pt/1.1 '{layout.styles["headline"].faces[0].family}' }}
h2 {{ font: 900 {layout.styles["intertitle"].size}pt/1.2 '{layout.styles["intertitle"].faces[0].family}' }}
.nameplate {{ font: 900 42pt/1 '{layout.styles["nameplate"].faces[0].family}'; color: {layout.inks["red"].srgb} }}
.deck {{ font: {body.size}pt/{body.leading}pt '{layout.styles["deck"].faces[0].family}'; padding: 6pt 0 }}
.story {{ column-count: 4; column-gap: {page.gutter}pt; column-fill: auto; text-align: justify; height: 552pt }}
.story p {{ text-indent: 2em }}
.story b {{ font: 700 {body.size}pt '{body.lead[0].family}' }}
.story svg {{ width: 100%; height: auto }}
"""
    return (
        f'<!DOCTYPE html><html lang="{publication.language}"><meta charset="utf-8">'
        f"<title>{html.escape(publication.title)}</title><style>{css}</style>"
        f'<p class="nameplate">{html.escape(publication.title)}</p><p>{html.escape(story.kicker)}</p>'
        f"<h1>{html.escape(story.headline)}</h1><p>{html.escape(story.subhead)}</p>"
        f'<p class="deck">{html.escape(story.deck)}</p>'
        f'<div class="story">{"".join(_html_blocks(story, art))}</div></html>'
    )


def _html_blocks(story: Story, art: Mapping[str, Art]) -> Iterator[str]:
    waiting = dict(art)
    for block in story.blocks:
        if isinstance(block, Intertitle):
            yield "".join(f"<h2>{html.escape(line)}</h2>" for line in block.lines)
        elif isinstance(block, Paragraph):
            yield f"<p>{''.join(_html_run(run) for run in block.runs)}</p>"
        elif (name := getattr(block, "figure", "")) in waiting:
            yield f"<figure>{waiting.pop(name).svg}</figure>"
    yield from (f"<figure>{each.svg}</figure>" for each in waiting.values())


def _html_run(run: Run) -> str:
    text = html.escape(run.text)
    return f"<b>{text}</b>" if LEAD_MARK in run.marks else text


# --- typst


def page_typst(publication: Publication, layout: Layout, story: Story, art: Mapping[str, Art]) -> str:
    """Write the page for typst; the charts stand beside it as NAME.svg."""
    page, body = layout.page, layout.styles["body"]
    lead = f'#let lead(text_) = text(font: "{body.lead[0].family}", weight: 700, text_)\n'
    head = f"""
#set page(width: {page.width}pt, height: {page.height}pt,
  margin: (top: {page.top}pt, bottom: {page.bottom}pt, left: {page.inner}pt, right: {page.outer}pt))
#set text(font: "{body.faces[0].family}", weight: {body.faces[0].weight}, size: {body.size}pt, lang: "zh",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: {body.leading - body.size}pt, spacing: {body.leading - body.size}pt,
  first-line-indent: (amount: 2em, all: true))
{lead}#let title(it) = par(first-line-indent: 0em, text(weight: 900, size: {layout.styles["intertitle"].size}pt, it))
#let head(size, it) = par(first-line-indent: 0em, text(weight: 900, size: size, it))
#head(42pt, {_quoted(publication.title)})
{_quoted_line(story.kicker)}
#head({HEAD}pt, {_quoted(story.headline)})
{_quoted_line(story.subhead)}
#text(font: "{layout.styles["deck"].faces[0].family}")[#{_quoted(story.deck)}]
#block(height: 552pt, columns(4, gutter: {page.gutter}pt)[
"""
    return head + "\n\n".join(_typst_blocks(story, art)) + "\n])\n"


def _typst_blocks(story: Story, art: Mapping[str, Art]) -> Iterator[str]:
    waiting = list(art)
    for block in story.blocks:
        if isinstance(block, Intertitle):
            yield "\n".join(f"#title({_quoted(line)})" for line in block.lines)
        elif isinstance(block, Paragraph):
            yield "".join(
                f"#lead({_quoted(run.text)})" if LEAD_MARK in run.marks else f"#{_quoted(run.text)}"
                for run in block.runs
            )
        elif (name := getattr(block, "figure", "")) in waiting:
            waiting.remove(name)
            yield f'#image("{name}.svg", width: 100%)'
    yield from (f'#image("{name}.svg", width: 100%)' for name in waiting)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted_line(text: str) -> str:
    return f"#{_quoted(text)}\n" if text else ""


# --- the race


def timed(command: list[str]) -> tuple[float, float]:
    """Run a command in a new process; gives wall and processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def roads(folder: Path, room: Path) -> dict[str, list[str]]:
    """Prepare the page for each road and give its command."""
    publication, layout, story, art = prepare(folder)
    (room / "page.html").write_text(page_html(publication, layout, story, art), encoding="utf-8")
    (room / "page.typ").write_text(page_typst(publication, layout, story, art), encoding="utf-8")
    for name, each in art.items():
        (room / f"{name}.svg").write_text(each.svg, encoding="utf-8")
    wheels = {str(path.parent) for family in WHEELS if (path := wheel_file(Face(family)))}
    python = sys.executable
    return {
        "presswork render": [
            python, "-m", "presswork", "render", str(folder), "--edition", EDITION, "--target", "screen",
            "--out", str(room / "out"),
        ],
        "presswork.line.build": [python, "-c", OURS, str(folder), str(room / "built")],
        "WeasyPrint columns": [python, "-c", WEASYPRINT, str(room / "page.html"), str(room / "weasyprint.pdf")],
        "WeasyPrint import alone": [python, "-c", "import weasyprint"],
        "typst columns": [
            python, "-c", TYPST, str(room / "page.typ"), str(room / "typst.pdf"), *sorted(wheels),
        ],
    }  # fmt: skip


def pages(path: Path) -> int:
    """Count the pages of a PDF."""
    import pikepdf  # noqa: PLC0415 - only here

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def report(times: Mapping[str, list[tuple[float, float]]], say: Callable[[str], None] = print) -> None:
    """Print medians and their ratio to WeasyPrint's columns."""
    walls = {name: statistics.median(wall for wall, _ in each) for name, each in times.items()}
    work = {name: statistics.median(cpu for _, cpu in each) for name, each in times.items()}
    base = "WeasyPrint columns"
    say(f"{'':26}{'wall s':>8}{'cpu s':>8}{'wall ratio':>12}{'cpu ratio':>11}")
    for name in times:
        ratios = f"{walls[name] / walls[base]:>12.2f}{work[name] / work[base]:>11.2f}"
        say(f"{name:26}{walls[name]:>8.2f}{work[name]:>8.2f}{ratios}")


def main() -> None:
    """Race."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "data" / "yongkang-decade"
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        commands = roads(folder.resolve(), room)
        times: dict[str, list[tuple[float, float]]] = {road: [] for road in commands}
        for number in range(rounds + 1):
            for road, command in commands.items():
                measured = timed(command)
                if number:  # the first round warms the disk
                    times[road].append(measured)
        files = (*room.glob("out/*/*.pdf"), room / "weasyprint.pdf", room / "typst.pdf")
        counts = ", ".join(f"{path.name} {pages(path)}" for path in files)
        print(f"newspaper page, {rounds} rounds, medians; pages: {counts}")
        report(times)
        if keep := os.environ.get("KEEP"):
            subprocess.run(["cp", "-r", name, keep], check=True)


if __name__ == "__main__":
    main()
