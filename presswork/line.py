"""The line: load -> chart -> compose -> plan -> paint -> finish -> deliver, for one publication folder."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.chart.apart import check_inks
from presswork.chart.draw import draw_all
from presswork.chart.drawing import draw_drawing
from presswork.chart.inks import recolour
from presswork.chart.svg import titled
from presswork.chart.truth import examined
from presswork.collector import quiet_collector
from presswork.compose.compositor import Compositor
from presswork.compose.loupe import holes
from presswork.deliver.files import replacing
from presswork.deliver.names import target_path
from presswork.faces import substitutions
from presswork.finish.conditions import condition
from presswork.finish.holding import within
from presswork.finish.record import record_of
from presswork.finish.seal import sealed
from presswork.finish.sources import sources_of
from presswork.finish.targets import TARGETS, Target
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.numbers import format_fact, number_text
from presswork.load.pinpoint import at_their_words, pinpointed
from presswork.load.publication import load_with_warnings
from presswork.model.built import Built
from presswork.model.condition import Condition
from presswork.model.fact import Fact
from presswork.model.figure import Art, Figure
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan, PlannedPage
from presswork.model.plates import in_colour, plates
from presswork.model.publication import Edition, Publication
from presswork.model.report import ERROR, WARNING, Faults, Finding
from presswork.paint.counting import counter
from presswork.paint.document import Painted, paint
from presswork.paint.fetching import Sources, address
from presswork.paint.finisher import Dress, PaintingError
from presswork.paint.lettering import Lettered, lettered
from presswork.paint.operators import CMYK
from presswork.paint.panel import Panel
from presswork.plan.celled import celled
from presswork.plan.crossrefs import resolved

if TYPE_CHECKING:
    from presswork.paint.pictures import Picture

Report = Callable[[str], None]
PICTURE = "picture"
FOLD = "fold"  # the option of a chart kind, and the value of a page, that say where a figure is folded


@dataclass(frozen=True, slots=True)
class Job:
    """An edition planned and its figures drawn, ready to be painted; ``seconds`` that it took so far.

    ``held`` are warnings for the press alone.
    """

    edition: Edition
    layout: Layout
    compositor: Compositor
    plan: PagePlan
    art: Mapping[str, Art]
    pictures: "Mapping[str, Picture]"
    condition: Condition
    seconds: float
    told: tuple[Finding, ...] = ()
    held: tuple[Finding, ...] = ()


def build(folder: Path, *, editions: Sequence[str] | None, targets: Sequence[str], out: Path,
          report: Report, lifted: bool = False) -> list[Built]:
    """Build a publication's editions for the targets into ``out/PUBLICATION/EDITION.TARGET.pdf``.

    Every edition is planned before any is painted, so that all faults are told at once and a failed run leaves the
    last good files as they were. ``lifted`` leaves the embargo out. Raises Faults with all that is wrong.
    """
    try:
        with quiet_collector():
            return _built(folder, editions, targets, out, report, lifted=lifted)
    except Faults as faults:
        raise at_their_words(faults, folder) from None


def _built(folder: Path, editions: Sequence[str] | None, targets: Sequence[str], out: Path, report: Report, *,
           lifted: bool) -> list[Built]:
    report("load")
    searched = shelves("layouts", folder)
    loaded = load_with_warnings(folder, layouts=searched)
    publication = replace(loaded.publication, embargo=None) if lifted else loaded.publication
    faults: list[Finding] = []
    jobs: list[Job] = []
    for edition in _chosen(publication, editions):
        try:
            jobs.append(planned(publication, edition, searched, report, targets))
        except Faults as found:
            faults += found.findings
    if faults:
        raise Faults(faults)
    return [built for job in jobs
            for built in painted(publication, job, [TARGETS[name] for name in targets], out, report, loaded.warnings)]


def contents(folder: Path) -> tuple[Publication, list[Layout]]:
    """Load a publication and the layouts that its editions use, each edition's with its options. Raises Faults."""
    searched = shelves("layouts", folder)
    publication = load_with_warnings(folder, layouts=searched).publication
    return publication, [load_layout(edition.layout, searched, publication.language, edition.options, edition.place)
                         for edition in publication.editions]


def _chosen(publication: Publication, names: Sequence[str] | None) -> list[Edition]:
    known = {edition.id: edition for edition in publication.editions}
    missing = [name for name in names or () if name not in known]
    if missing:
        raise Faults([Finding(None, f"{publication.id} has no edition {name}", "unknown-edition",
                              f"choose from {', '.join(known)}") for name in missing])
    return [known[name] for name in names] if names else list(known.values())


def planned(publication: Publication, edition: Edition, searched: Sequence[Path], report: Report,
            targets: Sequence[str]) -> Job:
    """Plan an edition and draw its figures; ``searched`` are the folders of layouts. Raises Faults."""
    start = time.perf_counter()
    layout = load_layout(edition.layout, searched, publication.language, edition.options, edition.place)
    edition = replace(edition, options={**layout.options, **edition.options})
    press = edition.options.get("press") or layout.plan.get("press", "coated")
    printing = condition(str(press), Path(publication.folder), edition.place)
    held: tuple[Finding, ...] = ()
    if any(TARGETS[name].space == CMYK for name in targets):
        from presswork.finish.styles import unprintable  # noqa: PLC0415 - imports a parser, for the press only

        if wrong := unprintable(layout):
            raise Faults(wrong)
        layout, held = within(layout, printing)
    compositor = Compositor(layout, publication.language, publication.names)
    report(f"plan {edition.id}")
    if layout.planner != "brochure":  # the others number neither figures nor pages
        publication = resolved(celled(publication, layout), None)
    plan: PagePlan = import_module(f"presswork.plan.{layout.planner}").plan(publication, edition, layout, compositor)
    report(f"chart {edition.id}")
    frames = figure_frames(publication, layout, plan)
    art, pictures = draw(publication, layout, frames), picture(publication, frames)
    told = examine(publication, layout, art)
    return Job(edition, layout, compositor, plan, art, pictures, printing, time.perf_counter() - start, told,
               held)


def examine(publication: Publication, layout: Layout, art: Mapping[str, Art]) -> tuple[Finding, ...]:
    """Ask the drawn charts whether they are true, and their inks whether all can tell them apart; give the warnings.

    Raises Faults with the errors.
    """
    charts = {name: each for name, each in art.items() if not _is_drawing(publication.figures[name])}
    found = [finding for name, each in charts.items()
             for finding in examined(_mapped(publication.figures[name], layout), publication, layout, each)]
    found += check_inks(layout) if charts else []
    if wrong := [finding for finding in found if finding.severity == ERROR]:
        raise Faults(wrong)
    return tuple(found)


def figure_frames(publication: Publication, layout: Layout, plan: PagePlan) -> list[tuple[Figure, float, float]]:
    """List the planned figures with the width and height of their art, pt: their slots without their own heads.

    A figure over two pages is told where they are folded (``fold`` of its page's values): its option of that name.
    """
    head = float(layout.plan["figure_head"])  # type: ignore[arg-type]
    return [(_folded(publication.figures[slot.content], page), slot.width,
             slot.height - head - _deeper(page, slot.content))
            for page in plan.pages for slot in page.slots if slot.name == "figure"]


def _folded(figure: Figure, page: PlannedPage) -> Figure:
    """Give a figure the fold of its page as an option, pt from its left edge."""
    fold = page.values.get(FOLD)
    return replace(figure, options={**figure.options, FOLD: fold}) if fold else figure


def _deeper(page: PlannedPage, figure: str) -> float:
    """Give by how much the words over a figure are deeper than a line each, pt."""
    captions: Mapping[str, float] = page.values.get("captions", {})  # type: ignore[assignment]
    return captions.get(figure, 0.0)


def draw(publication: Publication, layout: Layout, frames: Sequence[tuple[Figure, float, float]]) -> dict[str, Art]:
    """Draw every chart, and fit every drawing, for the frame that the plan gave it."""
    folder = Path(publication.folder)
    charts = [(_mapped(figure, layout), width, height) for figure, width, height in frames if figure.kind != PICTURE]
    drawings = {figure.id: draw_drawing(figure, folder, layout, width, height)
                for figure, width, height in frames if _is_drawing(figure)}
    made = {**drawings, **draw_all(charts, publication, layout)}
    return {figure.id: made[figure.id] for figure, _, _ in frames if figure.id in made}


def left_out(art: Art, publication: Publication) -> list[Finding]:
    """Warn of labels that a chart had no room for."""
    cure = "give the figure more rows or columns of the page, or shorten its labels"
    return [Finding(publication.figures[art.figure].place, f"figure {art.figure} leaves out the label '{text}'",
                    "chart-label", cure, WARNING) for text in art.left_out]


def _is_drawing(figure: Figure) -> bool:
    return figure.kind == PICTURE and figure.file.lower().endswith(".svg")


def picture(publication: Publication, frames: Sequence[tuple[Figure, float, float]]) -> "dict[str, Picture]":
    """Place every photograph in the frame that the plan gave it."""
    chosen = [frame for frame in frames if frame[0].kind == PICTURE and not _is_drawing(frame[0])]
    if not chosen:
        return {}
    from presswork.paint.pictures import placed  # noqa: PLC0415 - imports the image library

    return {figure.id: placed(figure, Path(publication.folder), width, height) for figure, width, height in chosen}


def _mapped(figure: Figure, layout: Layout) -> Figure:
    """Give a figure the kind that the layout draws in place of its own (``plan: chart_kinds``), with its fold alone."""
    kinds: Mapping[str, str] = layout.plan.get("chart_kinds", {})  # type: ignore[assignment]
    kept = {name: value for name, value in figure.options.items() if name == FOLD}
    return replace(figure, kind=kinds[figure.kind], options=kept) if figure.kind in kinds else figure


def painted(publication: Publication, job: Job, targets: Sequence[Target], out: Path, report: Report,
            warnings: Sequence[Finding]) -> Iterator[Built]:
    """Paint, finish and write a planned edition for the targets. Raises Faults for what a press cannot print."""
    spaces: dict[tuple[str, float], Painted] = {}
    warned = (*warnings, *job.told, *substitutions(job.layout), *job.plan.findings, *holes(job.plan.galleys.values()),
              *(finding for each in job.pictures.values() for finding in each.findings),
              *(finding for each in job.art.values() for finding in left_out(each, publication)))
    for target in targets:
        start = time.perf_counter()
        report(f"paint {job.edition.id} {target.name}")
        look = target.space, _screen_ppi(job, target)
        if look not in spaces:
            spaces[look] = _rendered(publication, job, target)
        rendered = spaces[look]
        pdf = _finished(publication, job, target, rendered)
        path = target_path(out, publication.id, job.edition.id, target.name, job.edition.place)
        with replacing(path) as part:
            with part.open("wb") as file:
                file.writelines(sealed(pdf))
            size = len(pdf)
            del pdf  # the preflight needs the room
            found = (*job.held, *_checked(part, path, job)) if target.dress else ()
        seconds = time.perf_counter() - start + job.seconds / len(targets)
        yield Built(path, publication.id, job.edition.id, target.name, rendered.pages, size, seconds,
                    target.promises, pinpointed((*warned, *found), Path(publication.folder)))


def _checked(part: Path, path: Path, job: Job) -> tuple[Finding, ...]:
    """Put a press file to the preflight before it takes its place; give its warnings. Raises Faults with errors."""
    from presswork.check.preflight import preflight  # noqa: PLC0415 - imports numpy, for the press only
    from presswork.check.report import findings  # noqa: PLC0415
    from presswork.paint.negatives import weight  # noqa: PLC0415

    found = findings(preflight(part, job.condition, plates=plates(job.layout.inks.values()), rendered=None,
                               weighed=weight), path)
    if any(finding.severity == ERROR for finding in found):
        raise Faults(found)
    return found


def _finished(publication: Publication, job: Job, target: Target, painted: Painted) -> bytes:
    """Write a painted edition and take the file as far as its target asks; it is sealed when it is stored.

    Raises Faults where a style hides text.
    """
    try:
        pdf = painted.write(target.finish, _dress(publication, job, target), job.condition.limits.overprint,
                            **target.options)
    except PaintingError as error:
        from presswork.finish.styles import hiding  # noqa: PLC0415 - imports a parser

        raise Faults(hiding(job.layout, str(error))) from None
    if target.complete is None:
        return pdf
    record = record_of(publication, job.edition, target.name)
    return target.complete(pdf, record, painted.texts, sources_of(publication, job.art))


def _rendered(publication: Publication, job: Job, target: Target) -> Painted:
    """Render an edition in the colour space of a target."""
    layout = job.layout
    printing = job.condition if target.space == CMYK else None
    art = {name: _dressed(each, layout, target) for name, each in job.art.items()}
    art |= {name: _shown(name, each) for name, each in job.pictures.items()}
    values = values_of(publication, layout, job.edition, target.name)
    return paint(layout, job.compositor, job.plan, art, values, target.space,
                 printing.profile if printing else None,
                 _sources(job.pictures, printing, layout, _screen_ppi(job, target)))


def _dress(publication: Publication, job: Job, target: Target) -> Dress | None:
    """Give what paints round the pages of a target."""
    if target.dress is None:
        return None
    from presswork.finish.slug import sheet  # noqa: PLC0415 - for the press only

    pages = len(job.plan.pages)
    dressing = sheet(publication, job.edition, job.layout, job.compositor, pages, job.condition)
    dress = target.dress
    return lambda pdf, book: dress(pdf, book, dressing)


def _dressed(art: Art, layout: Layout, target: Target) -> Lettered:
    """Take the text out of a chart, give it the target's colours and its alternative text."""
    drawing = lettered(art.svg, layout, art.width, art.height)
    return replace(drawing, svg=titled(recolour(drawing.svg, layout, target.name), art.alt))


def _shown(name: str, picture: "Picture") -> Lettered:
    """Give a picture the form of a drawing without text."""
    from presswork.paint.pictures import markup  # noqa: PLC0415 - imports the image library

    return Lettered(markup(picture, None, address=address(name)), Panel(picture.width, picture.height, ()))


def _screen_ppi(job: Job, target: Target) -> float:
    """Give the most pixels an inch that pictures have in a target's file; 0: all that they have (an archive)."""
    if not job.pictures or not target.coarse:
        return 0
    from presswork.paint.pictures import SCREEN_PPI  # noqa: PLC0415 - imports the image library

    return float(job.layout.plan.get("screen_ppi", SCREEN_PPI))  # type: ignore[arg-type]


def _sources(pictures: "Mapping[str, Picture]", printing: Condition | None, layout: Layout, ppi: float) -> Sources:
    """Give what makes the data of each picture, by its address."""
    if not pictures:
        return {}
    from presswork.paint.pictures import data_of  # noqa: PLC0415 - imports the image library

    colour = in_colour(plates(layout.inks.values()))
    if printing:
        from presswork.paint.separation import separate  # noqa: PLC0415 - imports numpy, for the press only

        separate(pictures.values(), printing, colour=colour)
    return {address(name): partial(data_of, each, printing, colour=colour, ppi=ppi) for name, each in pictures.items()}


def values_of(publication: Publication, layout: Layout, edition: Edition, target: str) -> dict[str, object]:
    """Give the templates what they may use."""
    language = publication.language

    def parts(fact: Fact) -> tuple[str, str, str]:
        """Cut a fact as it is written into what stands before the number, the number, and what follows."""
        return format_fact(fact, language).partition(number_text(fact.value, language))

    return {"publication": publication, "words": layout.furniture(language), "parts": parts, "edition": edition,
            "count": counter(publication, layout, target)}
