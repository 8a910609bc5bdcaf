"""The line: load -> chart -> compose -> plan -> paint -> finish -> deliver, for one publication folder."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from presswork.compose.compositor import Compositor
from presswork.deliver.files import write_file
from presswork.deliver.names import target_path
from presswork.finish.conditions import CONDITIONS
from presswork.finish.targets import TARGETS, Target
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.numbers import format_fact, number_text
from presswork.load.publication import load_publication
from presswork.model.built import Built
from presswork.model.fact import Fact
from presswork.model.figure import Art
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults, Finding
from presswork.paint.operators import CMYK

Report = Callable[[str], None]


def build(folder: Path, *, editions: Sequence[str] | None, targets: Sequence[str], out: Path,
          report: Report) -> list[Built]:
    """Build a publication's editions for the targets into ``out/PUBLICATION/EDITION.TARGET.pdf``.

    Nothing is written unless every page of an edition stands. Raises Faults with all that is wrong.
    """
    report("load")
    searched = shelves("layouts", folder)
    publication = load_publication(folder, layouts=searched)
    chosen = _chosen(publication, editions)
    built: list[Built] = []
    for edition in chosen:
        built += _edition(publication, edition, searched, [TARGETS[name] for name in targets], out, report)
    return built


def _chosen(publication: Publication, names: Sequence[str] | None) -> list[Edition]:
    known = {edition.id: edition for edition in publication.editions}
    missing = [name for name in names or () if name not in known]
    if missing:
        raise Faults([Finding(None, f"{publication.id} has no edition {name}", "unknown-edition",
                              f"choose from {', '.join(known)}") for name in missing])
    return [known[name] for name in names] if names else list(known.values())


def _edition(publication: Publication, edition: Edition, searched: Sequence[Path], targets: Sequence[Target], out: Path,
             report: Report) -> Iterator[Built]:
    start = time.perf_counter()
    layout = load_layout(edition.layout, searched)
    edition = replace(edition, options={**layout.options, **edition.options})
    compositor = Compositor(layout, publication.language, publication.names)
    report("plan")
    plan: PagePlan = import_module(f"presswork.plan.{layout.planner}").plan(publication, edition, layout, compositor)
    report("chart")
    art = draw(publication, layout, plan)
    shared = time.perf_counter() - start
    yield from _written(publication, edition, layout, compositor, plan, art, targets, out, report, shared)


def draw(publication: Publication, layout: Layout, plan: PagePlan) -> dict[str, Art]:
    """Draw every figure for the frame that the plan gave it."""
    from presswork.chart.draw import draw_figure

    head = layout.plan["figure_head"]
    return {slot.content: draw_figure(publication.figures[slot.content], publication, layout, slot.width,
                                      slot.height - float(head))  # type: ignore[arg-type]
            for page in plan.pages for slot in page.slots if slot.name == "figure"}


def _written(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor, plan: PagePlan,
             art: Mapping[str, Art], targets: Sequence[Target], out: Path, report: Report, shared: float
             ) -> Iterator[Built]:
    from presswork.chart.draw import chart_font_css
    from presswork.chart.inks import recolour
    from presswork.paint.document import Painted, paint

    painted: dict[str, Painted] = {}
    for target in targets:
        start = time.perf_counter()
        report(f"paint {target.name}")
        if target.space not in painted:
            art_in_space = {name: replace(each, svg=recolour(each.svg, layout, target.name)) for name, each in art.items()}
            painted[target.space] = paint(layout, compositor, plan, _values(publication, art_in_space, layout),
                                          target.space, chart_font_css(layout) if art else "", _condition(layout, target))
        pdf = painted[target.space].write(**target.options)
        path = target_path(out, publication.id, edition.id, target.name, edition.place)
        size = write_file(path, pdf)
        yield Built(path, publication.id, edition.id, target.name, painted[target.space].pages, size,
                    time.perf_counter() - start + shared / len(targets), target.promises, plan.findings)


def _condition(layout: Layout, target: Target) -> Path | None:
    """Give the profile of the printing condition that the layout is made for, for a target in CMYK."""
    return CONDITIONS[str(layout.plan.get("press", "coated"))].profile if target.space == CMYK else None


def _values(publication: Publication, art: Mapping[str, Art], layout: Layout) -> dict[str, object]:
    """Give the templates what they may use."""
    language = publication.language

    def parts(fact: Fact) -> tuple[str, str, str]:
        """Cut a fact as it is written into what stands before the number, the number, and what follows."""
        return format_fact(fact, language).partition(number_text(fact.value, language))

    return {"publication": publication, "art": art, "words": layout.words[language], "parts": parts}
