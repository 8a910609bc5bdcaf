"""The brochure's plan: every paragraph once, facing pages, page counts, notes, and clear errors."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.load.publication import load_publication
from presswork.model.layout import Layout
from presswork.model.plan import PagePlan, PlannedPage
from presswork.model.publication import Edition, Publication
from presswork.model.report import Faults
from presswork.model.story import Intertitle, Paragraph, Quotation
from presswork.plan import brochure
from presswork.plan.brochure import backmatter
from presswork.plan.brochure.textpages import by_sense
from presswork.plan.citing import citations

DEMO = Path(__file__).parents[3] / "data" / "yongkang-decade"


@pytest.fixture(scope="module")
def publication() -> Publication:
    """Load the demo publication."""
    return load_publication(DEMO, layouts=shelves("layouts", DEMO))


@pytest.fixture(scope="module")
def layout() -> Layout:
    """Load the brochure's layout."""
    return load_layout("brochure", shelves("layouts", DEMO))


@pytest.fixture(scope="module")
def compositor(layout: Layout, publication: Publication) -> Compositor:
    """Make the compositor of the brochure."""
    return Compositor(layout, publication.language, publication.names)


@pytest.fixture(scope="module")
def edition(publication: Publication) -> Edition:
    """Give the demo's brochure edition."""
    return next(each for each in publication.editions if each.layout == "brochure")


Planner = Callable[..., PagePlan]


@pytest.fixture(scope="module")
def planned(publication: Publication, edition: Edition, layout: Layout, compositor: Compositor) -> Planner:
    """Give a function that plans the demo with other options, figures or blocks."""

    def plan(options: dict[str, Any] | None = None, drawn: tuple[str, ...] | None = None,
             blocks: Callable[[Any], tuple[Any, ...]] | None = None, **changes: Any) -> PagePlan:  # fmt: skip
        story = publication.stories[edition.stories[0]]
        story = replace(story, blocks=blocks(story.blocks)) if blocks else story
        changed = replace(publication, stories={**publication.stories, story.id: story}, **changes)
        opts = {**layout.options, **(edition.options if options is None else options)}
        figs = edition.figures if drawn is None else drawn
        return brochure.plan(changed, replace(edition, options=opts, figures=figs), layout, compositor)

    return plan


def said(plan: PagePlan) -> list[str]:
    """List the paragraphs that a plan shows, in reading order."""
    texts = [paragraph.text for paragraph in plan.pages[2].values["opening"]]  # type: ignore[attr-defined]
    parts: dict[tuple[str, int], str] = {}
    for page in plan.pages:
        if page.pattern == "opener" and page.values["chapter"].deck:  # type: ignore[attr-defined]
            texts.append(page.values["chapter"].deck.text)  # type: ignore[attr-defined]
        for flow in page.flows:
            for placed in flow.lines:
                line = plan.galleys[flow.galley].lines[placed.line]
                parts[flow.galley, line.block] = parts.get((flow.galley, line.block), "") + line.text
    return [*texts, *parts.values()]


def patterns(plan: PagePlan) -> list[str]:
    """List the patterns of a plan's pages."""
    return [page.pattern for page in plan.pages]


def short(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave two paragraphs of each chapter."""
    kept: list[Any] = []
    count = 0
    for block in blocks:
        count = 0 if isinstance(block, Intertitle) else count + isinstance(block, Paragraph)
        if not isinstance(block, Paragraph) or count <= 2:
            kept.append(block)
    return tuple(kept)


def long(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Repeat each paragraph ten times."""
    return tuple(each for block in blocks for each in [block] * (10 if isinstance(block, Paragraph) else 1))


def test_every_paragraph_stands_once(
    planned: Planner, publication: Publication, edition: Edition
) -> None:
    """The book shows each paragraph of the story once, character for character."""
    story = publication.stories[edition.stories[0]]
    expected = Counter(block.text for block in story.blocks if isinstance(block, Paragraph))
    assert Counter(said(planned())) == expected


def test_the_demo_has_sixteen_pages(planned: Planner) -> None:
    """The demo makes sixteen pages: a spread of figures, chapters in spreads, back matter, notes last."""
    spreads = ["opener", "text"] * 4
    expected = [
        "cover",
        "imprint",
        "contents",
        "figures",
        "facing",
        *spreads,
        "chronology",
        "notes",
        "backcover",
    ]
    assert patterns(planned()) == expected


@pytest.mark.parametrize("blocks", [short, long])
@pytest.mark.parametrize("figures", [None, ()])
def test_the_page_count_is_a_multiple_of_four(planned: Planner, blocks: Any, figures: Any) -> None:
    """Shorter and longer texts, with figures and without, still fill whole sheets."""
    plan = planned({}, figures, blocks)
    assert len(plan.pages) % 4 == 0
    assert [page.number for page in plan.pages] == list(range(1, len(plan.pages) + 1))


def test_a_long_text_stands_whole(planned: Planner, publication: Publication) -> None:
    """Ten times the text runs over more pages, and every line of it is placed once."""
    plan = planned({}, (), long)
    placed = Counter(
        (flow.galley, each.line) for page in plan.pages for flow in page.flows for each in flow.lines
    )
    lines = {(name, at) for name, galley in plan.galleys.items() for at in range(len(galley.lines))}
    assert set(placed) == lines
    assert set(placed.values()) == {1}


def test_chapters_open_on_the_left(planned: Planner) -> None:
    """An opener faces its text: it stands on an even page."""
    openers = [page.number for page in planned().pages if page.pattern == "opener"]
    assert openers == [6, 8, 10, 12]


def test_facing_pages_mirror(planned: Planner, layout: Layout) -> None:
    """Folios stand at the outer edge: as far from it on the left page as on the right one."""
    pages = [page for page in planned().pages if any(slot.name == "folio" for slot in page.slots)]
    edges = {page.number % 2: slot for page in pages for slot in page.slots if slot.name == "folio"}
    assert edges[0].x == pytest.approx(layout.page.width - edges[1].x - edges[1].width)


def test_text_stands_on_the_grid(planned: Planner, layout: Layout) -> None:
    """Each baseline of running text is a whole number of rows from the page's top."""
    rows = [placed.baseline / layout.page.baseline for page in planned().pages for flow in page.flows
            for placed in flow.lines]  # fmt: skip
    assert max(abs(row - round(row)) for row in rows) < 1e-6


def test_nothing_stands_on_another_slot(planned: Planner) -> None:
    """Margin notes, quotes, strips and charts of a text page keep clear of one another."""
    for page in planned().pages:
        slots = [slot for slot in page.slots if slot.name in {"note", "quote", "strip", "chart", "numeral"}]
        for at, one in enumerate(slots):
            for other in slots[at + 1 :]:
                apart_x = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
                apart_y = one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
                assert apart_x or apart_y, (page.number, one, other)


def test_notes_stay_in_the_live_area(planned: Planner, layout: Layout) -> None:
    """No margin note hangs below the foot of the text."""
    foot = layout.page.height - layout.page.bottom
    notes = [slot for page in planned().pages for slot in page.slots if slot.name == "note"]
    assert notes
    assert all(slot.y + slot.height <= foot + 1e-6 for slot in notes)


def test_contents_name_the_pages(planned: Planner) -> None:
    """Each entry of the contents names the page that its part opens on."""
    plan = planned()
    parts: Any = plan.pages[2].values["parts"]
    openers = [page for page in plan.pages if page.pattern == "opener"]
    assert [(part.title, part.first) for part in parts if part.chapter] == [
        (page.values["chapter"].title, page.number) for page in openers  # type: ignore[attr-defined]
    ]  # fmt: skip


def test_facts_know_their_pages(planned: Planner) -> None:
    """A fact's pages are the cover, its text, its charts and the figures page."""
    plan = planned()
    pages: Any = plan.pages[2].values["numbers"]
    assert pages.pages["smart_units"] == {1, 4, 7}


def test_without_facts_there_is_no_back_matter_of_numbers(planned: Planner) -> None:
    """A publication without facts has no rings, table, figures or notes."""
    plan = planned({}, (), facts={}, tables={}, figures={})
    assert not {"table", "figures", "notes", "chronology"} & set(patterns(plan))
    assert not any(slot.name == "art" for page in plan.pages for slot in page.slots)


def test_the_rings_end_before_the_bleed(planned: Planner) -> None:
    """The drawing of both covers ends a millimetre before its ground does, round one centre over the fold."""
    pages = planned().pages
    for page in (pages[0], pages[-1]):
        ground, art = (next(slot for slot in page.slots if slot.name == name) for name in ("ground", "art"))
        assert (art.x - ground.x, art.y - ground.y) == pytest.approx((72 / 25.4, 72 / 25.4))
        assert ground.width - art.width == pytest.approx(2 * 72 / 25.4)
        assert art.x == pytest.approx(-float(page.values["over"]))  # type: ignore[arg-type]
    assert pages[0].values["origin"] == pages[-1].values["origin"]


def test_a_back_cover_lists_what_it_has_room_for(publication: Publication, edition: Edition, layout: Layout,
                                                 compositor: Compositor) -> None:  # fmt: skip
    """Of forty chapters the first stand on the back cover, in its list's height; of two and twelve all do."""
    story = replace(publication.stories[edition.stories[0]], section="")
    for count in (2, 12, 40):
        stories = {f"s{at}": replace(story, id=f"s{at}", headline=f"第{at}篇") for at in range(count)}
        book = replace(publication, stories=stories, contacts=())
        back = brochure.plan(book, replace(edition, stories=tuple(stories), options=dict(layout.options)), layout,
                             compositor).pages[-1]  # fmt: skip
        shown: Any = back.values["titles"]
        room = next(slot.height for slot in back.slots if slot.name == "titles")
        assert shown == [f"第{at}篇" for at in range(count)][: len(shown)]
        share: Any = back.values["titles_share"]
        assert len(shown) == min(count, int(room / layout.styles["second"].leading / share))
        assert (share == 1.0) == (count == 2)


def test_several_stories_are_chapters(publication: Publication, edition: Edition, layout: Layout,
                                      compositor: Compositor) -> None:  # fmt: skip
    """Of several stories each is a chapter, its intertitles in the running text."""
    story = replace(publication.stories[edition.stories[0]], section="")
    twin = replace(story, id="twin", headline="另一篇")
    changed = replace(publication, stories={story.id: story, "twin": twin})
    two = replace(edition, stories=(story.id, "twin"), options=dict(layout.options))
    plan = brochure.plan(changed, two, layout, compositor)
    openers = [page.values["chapter"] for page in plan.pages if page.pattern == "opener"]
    assert [chapter.title for chapter in openers] == [story.headline, "另一篇"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("options", "slug"), [
    ({"chapters": [{"field": "nothing"}]}, "unknown-fact"),
    ({"chapters": [{"figure": "nothing"}]}, "unknown-figure"),
    ({"chapters": [{"colour": "red"}]}, "unknown-option"),
    ({"chapters": [{}] * 5}, "extra-chapter"),
    ({"chapters": ["first"]}, "wrong-type"),
    ({"cover": ["nothing"]}, "unknown-fact"),
    ({"tables": ["nothing"]}, "unknown-table"),
])  # fmt: skip
def test_wrong_options_are_named(planned: Planner, options: dict[str, Any], slug: str) -> None:
    """An option that names what is not there gives one error with its slug."""
    with pytest.raises(Faults) as raised:
        planned(options)
    assert [finding.slug for finding in raised.value.findings] == [slug]


def test_sections_open_and_close_in_pairs(planned: Planner) -> None:
    """Each chapter's section closes before the next one opens, with fillers in the back matter too."""
    for plan in (planned(), planned({}, (), long), planned({}, (), short)):
        depth = 0
        for page in plan.pages:
            depth += bool(page.values["opens"])
            assert depth <= 1
            depth -= bool(page.values["closes"])
            assert depth >= 0
        assert depth == 0


def test_a_quote_breaks_at_its_marks(compositor: Compositor) -> None:
    """A quote whose clauses fit the lines is broken between them."""
    text = "一名新警跟两位导师，一位管业务，一位管品德。"
    assert by_sense(compositor, text, "quote", 189) == "一名新警跟两位导师，\n一位管业务，\n一位管品德。"


def test_citations_keep_numbers_whole(publication: Publication) -> None:
    """A fact of 6 years is not found in 16 years; facts written alike take their places in turn."""
    facts = {name: publication.facts[name] for name in ("zero_theft_years", "training_files", "teams")}
    found = citations(["连续16年，3个文件，3个团队，6年"], facts, "zh-Hans")
    assert [(each.fact, each.at) for each in found] == [
        ("training_files", 6),
        ("teams", 11),
        ("zero_theft_years", 16),
    ]


def test_citations_end_where_the_number_ends(publication: Publication) -> None:
    """A bare 24 is not found in 240, 24.5 or 24%."""
    fact = replace(publication.facts["teams"], id="bare", value=Decimal(24), unit="")
    found = citations(["240, 24.5, 24% and 24."], {"bare": fact}, "en")
    assert [each.at for each in found] == [19]


def test_pages_are_filled_alike() -> None:
    """Rows go to as few pages as take them, each as full as the others, and none is lost."""
    cuts = backmatter.evened([10.0] * 300, 333)
    assert [at for cut in cuts for at in cut] == list(range(300))
    assert len(cuts) == 10
    assert {len(cut) for cut in cuts} == {30}


def test_a_row_higher_than_a_page_stands_alone() -> None:
    """What is higher than the page does not stop the others."""
    assert backmatter.paged([10, 500, 10], 100) == [range(1), range(1, 2), range(2, 3)]


def test_pull_quotes_are_not_running_text(
    planned: Planner, publication: Publication, edition: Edition
) -> None:
    """A pull quote stands as display beside the paragraph that says it."""
    story = publication.stories[edition.stories[0]]
    quotes = {
        block.paragraphs[0].text for block in story.blocks if isinstance(block, Quotation) and block.pull
    }
    shown = {slot.content.replace("\n", "") for page in planned().pages for slot in _quotes(page)}
    assert shown == quotes


def _quotes(page: PlannedPage) -> list[Any]:
    return [slot for slot in page.slots if slot.name == "quote"]
