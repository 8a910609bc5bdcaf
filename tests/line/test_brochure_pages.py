"""A finished brochure says what the editor wrote, and its page numbers are right: both demos, and a book by lot."""

import random
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pdf_reader import bare

from presswork.compose.compositor import Compositor
from presswork.house import shelves
from presswork.line import build
from presswork.load.layout import load_layout
from presswork.load.numbers import number_text
from presswork.load.publication import load_publication
from presswork.plan import brochure

DATA = Path(__file__).resolve().parents[2] / "data"
WORDS = ("harbour", "tide", "crane", "quay", "ledger", "master", "signal", "ship", "draught", "rope", "cargo", "pilot")


def written(folder):
    """Write a publication of words drawn by lot: seven stories in three sections, eight facts, seven charts."""
    lot = random.Random(11)  # always the same book

    def sentence(fact=""):
        words = [lot.choice(WORDS) for _ in range(lot.randint(6, 16))]
        return " ".join([words[0].capitalize(), *([fact] if fact else []), *words[1:]]) + "."

    (folder / "stories").mkdir(parents=True)
    (folder / "tables").mkdir()
    rows = [f"f{at},{sentence()[:-1]},{lot.randint(20, 900)},ships,in {1990 + at},Ledger {at}" for at in range(8)]
    (folder / "tables" / "facts.csv").write_text("\n".join(["id,label,value,unit,period,source", *rows]), "utf-8")
    for at in range(7):
        head = f"---\nrank: 2\nsection: Part {at % 3}\nheadline: Story {at} of the {WORDS[at]}\n---\n\n"
        facts = ["", f"{{{{ fact.f{at} }}}}", "", f"{{{{ fact.f{(at + 3) % 8} }}}}", ""]
        text = "\n\n".join(" ".join(sentence(fact if not each else "") for each in range(lot.randint(2, 9)))
                           for fact in facts * lot.randint(1, 2))  # fmt: skip
        (folder / "stories" / f"s{at}.md").write_text(head + text, "utf-8")
    charts = "".join(f"  c{at}: {{kind: bar, title: Chart {at} of some ships, measure: ships, source: Ledger, "
                     f"facts: [f{at}, f{(at + 2) % 8}]}}\n" for at in range(7))  # fmt: skip
    (folder / "publication.yaml").write_text(
        "title: By lot\nlanguage: en\nissuer: Nobody\ndate: 2026-05-04\nrights: none\ntables: [tables/facts.csv]\n"
        f"editions:\n  brochure:\n    layout: brochure\n    stories: [{', '.join(f's{at}' for at in range(7))}]\n"
        f"    figures: [{', '.join(f'c{at}' for at in range(7))}]\nfigures:\n{charts}", "utf-8")  # fmt: skip
    return folder


@pytest.fixture(scope="module", params=["yongkang-decade", "printing-gazette", "by-lot"])
def book(request, tmp_path_factory):
    """Build a brochure for the screen: its publication, its plan, and the text of each page without white space."""
    place = tmp_path_factory.mktemp("data") / request.param
    folder = shutil.copytree(DATA / request.param, place) if (DATA / request.param).exists() else written(place)
    [built] = build(folder, editions=["brochure"], targets=["screen"], out=tmp_path_factory.mktemp("out"),
                    report=lambda _stage: None)  # fmt: skip
    publication = load_publication(folder, layouts=shelves("layouts", folder))
    edition = next(each for each in publication.editions if each.id == "brochure")
    layout = load_layout("brochure", shelves("layouts", folder), publication.language, edition.options)
    edition = replace(edition, options={**layout.options, **edition.options})
    plan = brochure.plan(publication, edition, layout, Compositor(layout, publication.language, publication.names))
    with pypdfium2.PdfDocument(built.path) as pdf:
        texts = [bare(page.get_textpage().get_text_range()).replace("￾", "-") for page in pdf]
    return publication, plan, dict(enumerate(texts, 1))


def of(plan, pattern):
    """Give the pages of a pattern."""
    return [page for page in plan.pages if page.pattern == pattern]


def test_every_page_is_there(book):
    """The file has the pages of the plan, whole sheets of four."""
    _, plan, texts = book
    assert (len(texts), len(texts) % 4) == (len(plan.pages), 0)


def test_text_pages_say_the_text(book):
    """A chapter's lines are its paragraphs, letter for letter, and each line can be read on its page."""
    _, plan, texts = book
    told = {}
    for page in of(plan, "text"):
        for flow in page.flows:
            galley = plan.galleys[flow.galley]
            told[flow.galley] = (galley, page.values["chapter"])
            for placed in flow.lines:
                assert bare(galley.lines[placed.line].text) in texts[page.number], (page.number, placed.line)
    assert told
    for galley, chapter in told.values():
        assert bare("".join(line.text for line in galley.lines)) == bare("".join(chapter.texts))


def test_contents_and_openers_name_the_pages(book):
    """Each part and each article begins on the page that the contents and its opener name."""
    _, plan, texts = book
    named = 0
    for page in of(plan, "contents"):
        for part, entry in zip(page.values["parts"], page.values["entries"], strict=True):
            assert bare(part.title) in texts[part.first], part
            assert str(part.first) in texts[page.number]
            for headline in entry.articles:
                number = page.values["articles"][part.chapter, headline]
                assert bare(headline) in texts[number], headline
                assert f"{bare(headline)}{number}" in texts[page.number]
                named += 1
            named += 1
    for page in of(plan, "opener"):
        for headline in page.values.get("listed") or ():
            number = page.values["articles"][page.values["chapter"].number, headline]
            assert f"{bare(headline)}{number}" in texts[page.number]
    assert named > 4


def test_the_index_names_the_pages(book):
    """Each figure of the index stands on the page that is named, under its number."""
    publication, plan, texts = book
    for page in of(plan, "index"):
        for slot in page.slots:
            if slot.name == "figure-entry":
                title, number = bare(publication.figures[slot.content].title), page.values["chart_page"][slot.content]
                assert title in texts[page.number]
                assert title in texts[number], (slot.content, number)
                assert str(number) in texts[page.number]


def test_notes_name_the_pages(book):
    """On each page that the notes name for a fact its number can be read; of a figure over two pages, its name.

    On the cover it is a ring, for whose label there may be no room.
    """
    publication, plan, texts = book
    seen = 0
    for page in of(plan, "notes"):
        for slot in page.slots:
            fact = slot.name == "entry" and page.values["entries"][slot.content].fact
            for number in page.values["numbers"].pages.get(fact.id, ()) if fact else ():
                if plan.pages[number - 1].pattern == "cover":
                    continue
                said = number_text(abs(fact.value), publication.language)
                if plan.pages[number - 1].pattern == "spread":
                    said = fact.label
                assert re.sub(r"[\s,]", "", said) in re.sub(",", "", texts[number]), (fact.id, number)
                seen += 1
    assert seen > 10
