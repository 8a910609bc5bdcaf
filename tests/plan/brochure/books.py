"""Publications for the brochure's tests: an English one of several sections, and the demo made longer or shorter."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.plan import PagePlan
from presswork.model.publication import Publication
from presswork.plan import brochure

DEMO = Path(__file__).parents[3] / "data" / "yongkang-decade"
FORMATS = ("a4", "a4-landscape", "a5", "square")
THEMES = ("sober", "warm", "bold")

HEAD = """\
title: The Harbour Register
subtitle: Ships, quays, cranes and crews, counted for ten years
language: en
issuer: Harbour office
date: 2026-05-04
rights: A specimen for tests.
contacts:
  - {label: Pilot, value: "112"}
  - {label: Office, value: harbour.office@example.org}
tables: [tables/facts.csv, tables/dates.csv]
editions:
  book:
    layout: brochure
    stories: [STORIES]
    figures: [berths, dates]
figures:
  berths:
    kind: bar
    title: The longest quay took most of the ships that came
    measure: Ships in the year
    facts: [fact1, fact2, fact3]
    focus: fact2
    source: Harbour office
  dates:
    kind: timeline
    title: Five dates of the harbour
    measure: To scale
    table: dates
    source: Harbour office
"""
TEXT = ("The harbour master walked the quay before the tide turned and counted what lay there. {fact} were entered in "
        "the register that morning, each with its draught, its master and its last port. Nothing was rounded. Where a "
        "number was doubtful the clerk wrote so beside it, and the doubt is kept in the table. ")  # fmt: skip

STORY = """\
---
rank: 2
section: {section}
kicker: Berth {at}
headline: What was counted at berth {at} before the tide
---

"""


def english(folder: Path, stories: int = 8, paragraphs: int = 5) -> Publication:
    """Write and load an English publication: sections, long labels and units, a source for each fact."""
    for name in ("stories", "tables"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    names = [f"story{at}" for at in range(stories)]
    (folder / "publication.yaml").write_text(HEAD.replace("STORIES", ", ".join(names)), encoding="utf-8")
    rows = ["id,label,value,unit,period,source,approx,note"]
    rows += [f'fact{at},"Ships that lay at the long quay, berth number {at}",{37 * at + 12},ships an hour,'
             f'1 January to 31 December {1990 + at},"Register of the harbour, volume {at}, leaf {2 * at}",'
             f'{"about" if at % 3 else ""},' for at in range(1, 25)]  # fmt: skip
    (folder / "tables" / "facts.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    dates = ["year,event,source",
             *(f"{1850 + 31 * at},The quay is lengthened again,Deed {at}" for at in range(5))]  # fmt: skip
    (folder / "tables" / "dates.csv").write_text("\n".join(dates) + "\n", encoding="utf-8")
    for at, name in enumerate(names):
        text = "\n\n".join(TEXT.format(fact=f"{{{{ fact.fact{(at * paragraphs + each) % 24 + 1} }}}}")
                           for each in range(paragraphs))  # fmt: skip
        head = STORY.format(section="Ships" if at % 2 else "Quays", at=at)
        quote = "> [!quote]\n> Nothing was rounded.\n\n"
        figure = "![](figure:berths)\n\n" if at == 0 else ""
        (folder / "stories" / f"{name}.md").write_text(head + text + "\n\n" + figure + quote, encoding="utf-8")
    return load_publication(folder, layouts=shelves("layouts", folder))


def demo() -> Publication:
    """Load the Chinese demo, with the stories of its brochure."""
    publication = load_publication(DEMO, layouts=shelves("layouts", DEMO))
    edition = next(each for each in publication.editions if each.layout == "brochure")
    return replace(publication, stories={name: publication.stories[name] for name in edition.stories})


def planned(
    publication: Publication, blocks: Callable[[Any], tuple[Any, ...]] | None = None,
    figures: tuple[str, ...] | None = None, **options: Any,
) -> PagePlan:  # fmt: skip
    """Plan a publication's brochure, its options changed, with other blocks or figures."""
    edition = next(each for each in publication.editions if each.layout == "brochure")
    layout = load_layout("brochure", shelves("layouts", None), publication.language, {**edition.options, **options})
    stories = {name: replace(story, blocks=blocks(story.blocks)) if blocks else story
               for name, story in publication.stories.items()}  # fmt: skip
    changed = replace(edition, options={**layout.options, **edition.options, **options},
                      figures=edition.figures if figures is None else figures)
    compositor = Compositor(layout, publication.language, publication.names)
    return brochure.plan(replace(publication, stories=stories), changed, layout, compositor)


def whole(plan: PagePlan) -> None:
    """Hold what every book must: sheets of four, pages numbered in order, each line once."""
    assert len(plan.pages) % 4 == 0
    assert [page.number for page in plan.pages] == list(range(1, len(plan.pages) + 1))
    placed = Counter((flow.galley, each.line) for page in plan.pages for flow in page.flows for each in flow.lines)
    assert set(placed) == {(name, at) for name, galley in plan.galleys.items() for at in range(len(galley.lines))}
    assert set(placed.values()) <= {1}
