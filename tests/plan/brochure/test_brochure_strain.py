"""The brochure under strain: other lengths, formats, languages and tables still make whole books of full pages."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from books import DEMO, FORMATS, THEMES, planned, whole

from presswork.house import shelves
from presswork.load.layout import load_layout
from presswork.model.fact import Table
from presswork.model.plan import PagePlan, PlannedPage, Slot
from presswork.model.publication import Publication
from presswork.model.report import Faults
from presswork.model.story import FigureSlot, Intertitle, Paragraph, Run, TableSlot
from presswork.plan import crossrefs

OVERLAYS = {"art", "caption", "chart", "column", "figure", "ground", "head", "opening", "panel", "rest", "scale",
            "title"}  # fmt: skip
ACROSS = {"band"}  # runs over the fold, as a drawing of marks may


def half(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave every second paragraph."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return tuple(block for block in blocks if not isinstance(block, Paragraph) or paragraphs.index(block) % 2 == 0)


def double(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """Say every paragraph twice."""
    return tuple(each for block in blocks for each in [block] * (2 if isinstance(block, Paragraph) else 1))


def clear(plan: PagePlan, page: PlannedPage, layout: Any) -> None:
    """Hold that a page's slots keep to the margins, unless they bleed, and keep clear of one another."""
    sheet = layout.page
    left = sheet.outer if page.number % 2 == 0 else sheet.inner
    slots = [slot for slot in page.slots if slot.x >= 0 and slot.y >= 0 and slot.name not in ACROSS]
    for slot in slots:
        assert slot.x >= left - 0.01, (page.number, slot)
        assert slot.x + slot.width <= left + sheet.span(12) + 0.01, (page.number, slot)
        assert slot.y + slot.height <= sheet.height - sheet.bottom + 13, (page.number, page.pattern, slot)
        assert slot.height > 0, (page.number, slot)
    solid = [slot for slot in slots if slot.name not in OVERLAYS]
    for at, one in enumerate(solid):
        for other in solid[at + 1 :]:
            assert apart(one, other), (page.number, one, other)
    lines = [(placed.x, placed.baseline, plan.galleys[flow.galley].lines[placed.line].width)
             for flow in page.flows for placed in flow.lines]  # fmt: skip
    for slot in solid:
        for x, baseline, width in lines:
            aside = x + width <= slot.x + 3 or slot.x + slot.width <= x + 3
            over, under = baseline <= slot.y + 3, baseline - 8 >= slot.y + slot.height
            assert aside or over or under, (page.number, slot, baseline)


def apart(one: Slot, other: Slot) -> bool:
    """Tell slots that do not overlap."""
    return (one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01)  # fmt: skip


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("blocks", [None, half, double], ids=["as is", "half", "double"])
@pytest.mark.parametrize("figures", [None, ()], ids=["figures", "none"])
def test_the_demo_in_every_format(chinese: Publication, format_: str, blocks: Any, figures: Any) -> None:
    """Half and double text, with figures and without, make a whole book in every format."""
    plan = planned(chinese, blocks, figures, format=format_)
    layout = load_layout("brochure", shelves("layouts", DEMO), "zh-Hans", {"format": format_})
    whole(plan)
    for page in plan.pages:
        clear(plan, page, layout)


@pytest.mark.parametrize("blocks", [None, half, double], ids=["as is", "half", "double"])
def test_a_chapter_ends_level_and_full(chinese: Publication, blocks: Any) -> None:
    """On a last page columns end within a row, or over a quote in the last, and no hole of eight rows is left."""
    plan = planned(chinese, blocks)
    row = load_layout("brochure", shelves("layouts", DEMO), "zh-Hans", {}).page.baseline
    for page in plan.pages:
        if page.pattern != "text" or not page.values["closes"]:
            continue
        columns: dict[float, float] = {}
        for placed in page.flows[0].lines:
            columns[round(placed.x)] = max(columns.get(round(placed.x), 0.0), placed.baseline)
        under = {slot.name: slot.y for slot in page.slots if slot.name in ("quote", "display", "count", "chart")}
        if "quote" not in under:
            assert max(columns.values()) - min(columns.values()) < 1.1 * row, page.number
        assert min(under.values(), default=0.0) - max(columns.values()) < 8 * row, page.number


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("blocks", [None, half, double], ids=["as is", "half", "double"])
def test_english_in_every_format(alphabetic: Publication, format_: str, blocks: Any) -> None:
    """Sections of articles with long labels, units and many sources make a whole book in every format."""
    plan = planned(alphabetic, blocks, format=format_)
    layout = load_layout("brochure", shelves("layouts", DEMO), "en", {"format": format_})
    whole(plan)
    for page in plan.pages:
        clear(plan, page, layout)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_title_keeps_to_the_free_quarter(chinese: Publication, alphabetic: Publication, format_: str) -> None:
    """Over the centre of a cover's rings no words stand any more, and words always leave room for the values beside."""
    for book in (chinese, replace(alphabetic, title="A Register of Everything That Lay Alongside")):
        [cover, *_] = planned(book, format=format_).pages
        layout = load_layout("brochure", shelves("layouts", DEMO), book.language, {"format": format_})
        room: Any = cover.values["room"]
        centre = 0.6485 * (layout.page.height + 2 * layout.page.bleed) - layout.page.bleed
        whole_room = room(layout.page.height)
        assert room(centre - 12) == whole_room
        under = [room(y) for y in range(int(layout.page.top), int(centre)) if room(y) < whole_room]
        assert under
        assert all(room(y) >= 0 for y in range(int(centre)))


def test_a_back_cover_has_no_words_on_its_rings(chinese: Publication) -> None:
    """Where a ring a year reaches the margin of a small page, issuer and rights stand over the rings' centre."""
    for form, over in (("a4", False), ("a5", True)):
        page = planned(chinese, format=form).pages[-1]
        sheet = load_layout("brochure", shelves("layouts", DEMO), "zh-Hans", {"format": form}).page
        slots = {slot.name: slot for slot in page.slots}
        imprint, contacts = slots["imprint"], slots["contacts"]
        assert (imprint.y + imprint.height < 0.6485 * sheet.height) == over
        assert contacts.y + contacts.height < imprint.y


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_theme_is_values_alone(theme: str, language: str) -> None:
    """Every theme has the same inks and styles, and changes neither page nor grid."""
    sober = load_layout("brochure", shelves("layouts", None), language, {"theme": "sober"})
    other = load_layout("brochure", shelves("layouts", None), language, {"theme": theme})
    assert set(other.inks) == set(sober.inks)
    assert set(other.styles) == set(sober.styles)
    assert other.page == sober.page


@pytest.mark.parametrize("format_", FORMATS)
def test_spans_are_whole_ems(format_: str) -> None:
    """In a Chinese book a text column is a whole number of ems, so that full lines stand on the em grid."""
    layout = load_layout("brochure", shelves("layouts", None), "zh-Hans", {"format": format_})
    rule: Any = layout.plan["text"]
    ems = layout.page.span(rule["span"]) / layout.styles["body"].size
    assert ems == pytest.approx(round(ems), abs=2e-3)


def test_sections_gather_articles(alphabetic: Publication) -> None:
    """Stories that name sections are gathered in them, each under its head, on the page that the contents name."""
    plan = planned(alphabetic)
    openers = [page for page in plan.pages if page.pattern == "opener"]
    assert [page.values["chapter"].title for page in openers] == ["Quays", "Ships"]  # type: ignore[attr-defined]
    articles: Any = openers[0].values["articles"]
    for (number, headline), at in articles.items():
        page = plan.pages[at - 1]
        texts = {plan.galleys[flow.galley].lines[each.line].text for flow in page.flows for each in flow.lines}
        assert any(text and headline.startswith(text.strip()) for text in texts), (number, headline, at)


def test_thirty_figures(chinese: Publication) -> None:
    """Thirty figures all stand, in order, on text pages and on plates."""
    known = next(iter(chinese.figures.values()))
    figures = {f"figure{at}": replace(known, id=f"figure{at}") for at in range(30)}
    many = replace(chinese, figures={**chinese.figures, **figures})

    def drawn(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
        place = blocks[0].place
        slots = [FigureSlot(name, place) for name in figures]
        titles = [at for at, block in enumerate(blocks) if isinstance(block, Intertitle)]
        return (*blocks[: titles[1]], *slots, *blocks[titles[1] :])

    plan = planned(many, drawn, tuple(figures), chapters=[])
    whole(plan)
    shown = [slot.content for page in plan.pages for slot in page.slots if slot.name == "figure"]
    assert shown == list(figures)
    assert "index" in {page.pattern for page in plan.pages}


def test_a_long_plain_table_repeats_its_heads(chinese: Publication) -> None:
    """A table of three hundred rows runs over pages, each row once; every page sets the heads again."""
    rows = tuple((f"第{at}项", "说明" * (at % 40), "来源") for at in range(300))
    table = Table("long", ("名词", "说明", "来源"), rows, ())
    plan = planned(replace(chinese, tables={**chinese.tables, "long": table}), tables=["long"])
    whole(plan)
    parts: Any = [part for page in plan.pages if page.pattern == "lists" for part in page.values["parts"]]  # type: ignore[attr-defined]
    assert parts[0][1] == 0
    assert all(one[2] == two[1] for one, two in pairwise(parts))
    assert parts[-1][2] == 300


def test_three_hundred_facts(chinese: Publication) -> None:
    """Three hundred facts make pages of the table of like height, and notes on each."""
    fact = next(iter(chinese.facts.values()))
    facts = {f"f{at}": replace(fact, id=f"f{at}", value=Decimal(at + 1)) for at in range(300)}
    plan = planned(replace(chinese, facts={**chinese.facts, **facts}))
    whole(plan)
    shown = [each.id for page in plan.pages if page.pattern == "table" for each in page.values["facts"]]  # type: ignore[attr-defined]
    assert Counter(shown) == Counter([*chinese.facts, *facts])
    notes = [name for page in plan.pages if page.pattern == "notes" for name in page.values["entries"]]  # type: ignore[attr-defined]
    assert set(notes) == {*chinese.facts, *facts}


def test_chapters_open_on_the_right(chinese: Publication) -> None:
    """With open: right each opener stands on an odd page, a page of the chapter's count before it where needed."""
    plan = planned(chinese, open="right")
    whole(plan)
    openers = [page.number for page in plan.pages if page.pattern == "opener"]
    assert openers
    assert all(number % 2 for number in openers)


def test_a_short_chapter_opens_over_its_text(chinese: Publication) -> None:
    """A chapter that fills less than a page has its opener as a panel on that page."""
    plan = planned(chinese, lambda blocks: tuple(b for at, b in enumerate(blocks) if at < 3), (), chapters=[])
    panels = [page for page in plan.pages if page.pattern == "text" and page.values["panelled"]]
    assert panels
    assert all(any(slot.name == "panel" for slot in page.slots) for page in panels)


@pytest.mark.parametrize(("format_", "length"), [*zip(FORMATS, (3, 2, 2, 2), strict=True)])
def test_a_long_title_shrinks_to_open_over_a_short_text(alphabetic: Publication, format_: str, length: int) -> None:
    """A chapter of a few paragraphs with a title of many words is a panel too, its title small enough for it."""
    stories = {name: replace(story, blocks=story.blocks[:length])
               for name, story in list(alphabetic.stories.items())[:2]}  # fmt: skip
    publication = replace(alphabetic, stories=stories, editions=tuple(
        replace(edition, stories=tuple(stories)) for edition in alphabetic.editions))  # fmt: skip
    plan = planned(publication, None, (), format=format_)
    layout = load_layout("brochure", shelves("layouts", DEMO), "en", {"format": format_})
    pages = [page for page in plan.pages if page.values.get("chapter")]
    assert ["text", "text"] == [page.pattern for page in pages]
    assert all(page.values["panelled"] for page in pages)
    assert 0.65 <= min(covered(plan, page, layout) for page in pages)


def test_figures_stand_near_their_text(alphabetic: Publication) -> None:
    """A figure stands on the page of its place in the text or on the next."""
    plan = planned(alphabetic, double)
    page = next(page for page in plan.pages if "berths" in {slot.content for slot in page.slots})
    opener = max(each.number for each in plan.pages if each.pattern == "opener" and each.number < page.number)
    anchor = next(each for each in plan.pages if each.number > opener and any(
        "berth 2" in plan.galleys[flow.galley].lines[placed.line].text for flow in each.flows for placed in flow.lines))
    assert abs(page.number - anchor.number) <= 1


def test_a_long_opening_is_a_foreword(chinese: Publication) -> None:
    """What stands before the first chapter has pages of its own where the contents have no room for it."""

    def longer(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
        first = next(at for at, block in enumerate(blocks) if isinstance(block, Intertitle))
        return (*[block for block in blocks[:first] for _ in range(12)], *blocks[first:])

    plan = planned(chinese, longer)
    whole(plan)
    assert "foreword" in {page.pattern for page in plan.pages}
    assert not any(slot.name == "opening" for page in plan.pages for slot in page.slots)


@pytest.mark.parametrize("option", ["theme", "format"])
def test_an_unknown_theme_is_named(option: str) -> None:
    """A theme or format that is not there gives one error with the nearest name."""
    near = {"theme": "sobre", "format": "a6"}[option]
    with pytest.raises(Faults) as raised:
        load_layout("brochure", shelves("layouts", None), "en", {option: near})
    assert [finding.slug for finding in raised.value.findings] == ["unknown-overlay"]


def test_an_error_in_an_overlay_names_its_file(tmp_path: Path) -> None:
    """A wrong value that an overlay brings is told at its place in the overlay."""
    folder = tmp_path / "brochure"
    (folder / "theme").mkdir(parents=True)
    wrong = "inks:\n  ground: {srgb: blue, cmyk: [0, 0, 0, 0]}\n"
    (folder / "theme" / "sober.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(Faults) as raised:
        load_layout("brochure", [tmp_path, *shelves("layouts", None)], "en")
    assert any(re.search(r"theme/sober\.yaml:2:\d+", str(finding)) for finding in raised.value.findings)


def test_references_say_the_numbers_that_they_name(chinese: Publication) -> None:
    """A link to a figure gives its number, one to its page the page on which it stands; in other layouts both go."""
    place = next(iter(chinese.stories.values())).place
    runs = (Run("见"), Run("图#", link="figure:fraud"), Run("，在第"), Run("#", link="page:fraud"), Run("页。"))
    said = Paragraph(runs, place)

    def with_reference(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
        first = next(at for at, block in enumerate(blocks) if isinstance(block, Intertitle))
        return (*blocks[: first + 2], said, *blocks[first + 2 :])

    plan = planned(chinese, with_reference)
    page = next(page for page in plan.pages if any(slot.content == "fraud" for slot in page.slots))
    numbers: Any = page.values["chart_number"]
    text = "".join(plan.galleys[flow.galley].lines[each.line].text
                   for every in plan.pages for flow in every.flows for each in flow.lines)  # fmt: skip
    assert f"见图{numbers['fraud']}，在第{page.number}页。" in text
    lines = [line for galley in plan.galleys.values() for line in galley.lines]
    assert {"#figure-fraud"} == {run.link for line in lines for run in line.runs if run.link}
    story = replace(next(iter(chinese.stories.values())), blocks=(said,))
    plain = crossrefs.resolved(replace(chinese, stories={story.id: story}), None)
    assert plain.stories[story.id].blocks[0].text == "见图，在第页。"  # type: ignore[union-attr]


def test_a_reference_to_nothing_is_named(chinese: Publication) -> None:
    """A link to a figure that is not there gives one error."""
    place = next(iter(chinese.stories.values())).place
    with pytest.raises(Faults) as raised:
        planned(chinese, lambda blocks: (*blocks, Paragraph((Run("图#", link="figure:none"),), place)))
    assert [finding.slug for finding in raised.value.findings] == ["unknown-reference"]


def test_a_table_in_the_text_stands_at_the_back(chinese: Publication) -> None:
    """A table in a chapter's text is set among the lists, heads and rows."""
    place = next(iter(chinese.stories.values())).place
    slot = TableSlot("", (("名称", "数"), ("甲", "1"), ("乙", "2")), place)
    plan = planned(chinese, lambda blocks: (*blocks, slot), tables=[])
    whole(plan)
    ruled: Any = [page.values["ruled"] for page in plan.pages if page.pattern == "chronology"]
    assert [table.table.columns for each in ruled for table in each.values()] == [("名称", "数")]


def test_a_table_of_facts_is_a_list_for_people(chinese: Publication) -> None:
    """A table of facts among the lists shows names, numbers with units, and periods, and no ids."""
    plan = planned(chinese, tables=["results"])
    whole(plan)
    parts: Any = [part for page in plan.pages if page.pattern == "lists" for part in page.values["parts"]]  # type: ignore[attr-defined]
    facts = chinese.tables["results"].facts
    assert facts
    rows = [row for ruled, start, stop in parts for row in ruled.table.rows[start:stop]]
    assert [row[0] for row in rows] == [fact.label for fact in facts]
    assert not any(fact.id in row for fact in facts for row in rows)


def test_contents_and_index_name_the_right_pages(alphabetic: Publication, chinese: Publication) -> None:
    """Every page number in the contents and in the index of figures is that of the page where the thing stands."""
    for plan in (planned(alphabetic), planned(chinese, double, format="a5")):
        parts: Any = [part for page in plan.pages if page.pattern == "contents" for part in page.values["parts"]]  # type: ignore[attr-defined]
        for part in parts:
            page = plan.pages[part.first - 1]
            title = getattr(page.values.get("chapter"), "title", part.title)
            assert not part.chapter or title == part.title
            assert not part.chapter or page.pattern in {"opener", "text"}
        assert len(parts) == len({part.first for part in parts})
    figures = {f"figure{at}": replace(next(iter(chinese.figures.values())), id=f"figure{at}") for at in range(9)}
    plan = planned(replace(chinese, figures={**chinese.figures, **figures}), double, tuple(figures), index="always")
    pages: Any = next(page.values["chart_page"] for page in plan.pages if page.pattern == "index")
    shown = {slot.content: page.number for page in plan.pages for slot in page.slots if slot.name == "chart"}
    assert pages == shown


@pytest.mark.parametrize("format_", FORMATS)
def test_a_cover_of_its_own(chinese: Publication, format_: str) -> None:
    """With a leaf's thickness the text is numbered from 1 in whole sheets, and the cover is two broad pages."""
    text = planned(chinese, format=format_, leaf=0.1, part="text")
    assert len(text.pages) % 4 == 0
    assert [page.number for page in text.pages] == list(range(1, len(text.pages) + 1))
    book = planned(chinese, format=format_, leaf=0.1)
    assert len(book.pages) == len(text.pages) + 4
    assert [book.pages[at].pattern for at in (0, 1, -2, -1)] == ["cover", "imprint", "lining", "backcover"]
    thick = planned(chinese, format=format_, leaf=1.5, part="cover")
    width = load_layout("brochure", shelves("layouts", DEMO), "zh-Hans", {"format": format_}).page.width
    assert [page.values["broad"] for page in thick.pages] == [
        pytest.approx(2 * width + len(text.pages) / 2 * 1.5 * 72 / 25.4)] * 2  # fmt: skip
    assert any(slot.name == "spine" for slot in thick.pages[0].slots)
    thin = planned(chinese, format=format_, leaf=0.1, part="cover")
    assert not any(slot.name == "spine" for slot in thin.pages[0].slots)


@pytest.mark.parametrize("options", [{"part": "cover"}, {"leaf": 0.1, "part": "spine"}, {"period": ["soon"]}])
def test_wrong_options_of_a_cover(chinese: Publication, options: dict[str, Any]) -> None:
    """A part without a leaf, an unknown part and a period that is none are told."""
    with pytest.raises(Faults) as raised:
        planned(chinese, **options)
    assert [finding.slug for finding in raised.value.findings] == ["wrong-type"]


def covered(plan: PagePlan, page: PlannedPage, layout: Any) -> float:
    """Give the share of the live area that slots and lines reach, by bands of a row."""
    sheet = layout.page
    taken: set[int] = set()
    spans = [(slot.y, slot.y + slot.height) for slot in page.slots if slot.name not in ("folio", "running", "note",
             "chart-note", "numeral")]  # fmt: skip
    spans += [(each.baseline - sheet.baseline, each.baseline) for flow in page.flows for each in flow.lines]
    for top, bottom in spans:
        taken |= set(range(round((top - sheet.top) / sheet.baseline), round((bottom - sheet.top) / sheet.baseline)))
    return len(taken & set(range(sheet.rows))) / sheet.rows


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_no_page_is_empty(format_: str, language: str, chinese: Publication, alphabetic: Publication) -> None:
    """No page of text, data or figures is more than 35 % empty under what stands on it; the last of a list may be."""
    plan = planned(chinese if language == "zh-Hans" else alphabetic, format=format_)
    layout = load_layout("brochure", shelves("layouts", DEMO), language, {"format": format_})
    last = {page.pattern: page.number for page in plan.pages}
    for page in plan.pages:
        if page.pattern in ("chronology", "lists", "index", "notes", "table") and last[page.pattern] == page.number:
            continue
        if page.pattern not in ("cover", "backcover", "quotation", "memo", "foreword"):
            assert covered(plan, page, layout) >= 0.65, (page.number, page.pattern)


@pytest.mark.parametrize(("index", "figures", "pages"), [("always", 1, 1), ("never", 8, 0), ("auto", 1, 0)])
def test_an_index_of_figures_is_asked_for(chinese: Publication, index: str, figures: int, pages: int) -> None:
    """Always it is there whatever makes the sheets whole, never it is not; auto asks for six figures."""
    one = chinese.figures["declines"]
    many = {f"f{at}": replace(one, id=f"f{at}") for at in range(figures)}
    plan = planned(replace(chinese, figures=many), figures=tuple(many), index=index, chapters=[])
    assert pages == sum(page.pattern == "index" for page in plan.pages)
    assert len(plan.pages) % 4 == 0


def test_a_quotation_fills_its_page(alphabetic: Publication) -> None:
    """It is set as large as the page takes it, and no word of it is divided."""
    for format_ in FORMATS:
        plan = planned(alphabetic, format=format_)
        layout = load_layout("brochure", shelves("layouts", DEMO), "en", {"format": format_})
        for page in plan.pages:
            if page.pattern == "quotation":
                [slot] = [slot for slot in page.slots if slot.name == "quote"]
                assert page.values["size"] >= 0.07 * layout.page.width
                assert "-\n" not in slot.content


def test_a_wide_opener_has_its_art_beside_its_title(chinese: Publication) -> None:
    """In landscape the count is drawn over the height of the page, right of the title; else over the title."""
    for format_, beside in (("a4-landscape", True), ("a4", False)):
        plan = planned(chinese, format=format_)
        for page in plan.pages:
            if page.pattern == "opener":
                art, title = (next(slot for slot in page.slots if slot.name == name) for name in ("art", "title"))
                assert beside == (art.x >= title.x + title.width)
                assert beside == (art.y + art.height > title.y)


def test_pages_of_a_long_list_are_filled_alike(chinese: Publication) -> None:
    """The last page of a table that runs over several has as many rows as the others, but for one or two."""
    rows = tuple((f"词{at}", "一句话的说明", "通行") for at in range(45))
    table = replace(chinese.tables["terms"], id="long", rows=rows)
    plan = planned(replace(chinese, tables={**chinese.tables, "long": table}), tables=["long"])
    parts = [part for page in plan.pages if page.pattern == "lists" for part in page.values["parts"]]
    counts = [stop - start for _, start, stop in parts]
    assert len(rows) == sum(counts)
    assert max(counts) - min(counts) <= 2
