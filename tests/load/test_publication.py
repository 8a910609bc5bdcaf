"""The publication as a whole."""

import datetime as dt
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from presswork.load.publication import load_publication
from presswork.model.publication import Contact
from presswork.model.report import Faults
from presswork.model.story import FigureSlot

ROOT = Path(__file__).parents[2]
YAML = """\
title: 十年 {{ fact.days }}
subtitle: >
  一行
  二行
language: zh-Hans
issuer: 市局
date: 2022-10-12
embargo: 2022-10-12T08:00+08:00
issue: 1
contacts: [{label: 报警, value: 0110}]
names: [永康, 门博会]
tables: [tables/facts.csv, tables/events.csv]
editions:
  paper: {layout: news, stories: [lead, second], figures: [chart],
          options: {strip: [days], page: 2, title: "{{ fact.days }}"}}
  book: {layout: book, stories: [lead]}
figures:
  chart: {kind: bar, title: "共{{ fact.days }}", facts: [days], focus: 天数, options: {sort: true, max: 5}}
  events: {kind: timeline, title: 年表, table: events}
  photo: {kind: picture, file: pictures/a.png, caption: 图}
"""
FILES = {
    "publication.yaml": YAML,
    "stories/lead.md": "---\nheadline: 头\nkicker: 引 {{ fact.days }}\nrank: 1\n---\n\n"
    "正文。\n\n![](figure:chart)\n",
    "stories/second.md": "\ufeff---\r\nheadline: 次\r\n---\r\n正\r\n文\r\n",
    "tables/facts.csv": "id,label,value,unit,period,source,approx\ndays,天数,980,天,三年,报道,余\n",
    "tables/events.csv": "年,事\n2014,立\n",
    "pictures/a.png": "",
}


@pytest.fixture
def folder(tmp_path):
    for name, content in FILES.items():
        path = tmp_path / "pub" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return tmp_path / "pub"


def test_publication(folder):
    """All fields come from publication.yaml, with facts cited and lines joined."""
    publication = load_publication(folder)
    assert (publication.id, publication.title, publication.subtitle) == ("pub", "十年 980余天", "一行二行")
    assert (publication.date, publication.issue) == (dt.date(2022, 10, 12), "1")
    assert publication.embargo.utcoffset() == dt.timedelta(hours=8)
    assert publication.contacts == (Contact("报警", "0110"),)
    assert publication.names == ("永康", "门博会")


def test_sources(folder):
    """All files that the publication is made of are named, relative and sorted."""
    assert list(load_publication(folder).sources) == sorted(FILES)


def test_stories(folder):
    """Stories have their head group, a rank from their order, and places of the front matter's values."""
    stories = load_publication(folder).stories
    assert list(stories) == ["lead", "second"]
    lead = stories["lead"]
    assert (lead.headline, lead.kicker, lead.rank, lead.deck) == ("头", "引 980余天", 1, "")
    assert (lead.places["kicker"].line, lead.places["kicker"].column) == (3, 9)
    assert isinstance(lead.blocks[1], FigureSlot)
    assert (
        stories["second"].rank,
        stories["second"].blocks[0].text,
        stories["second"].blocks[0].place.line,
    ) == (2, "正文", 4)


def test_editions(folder):
    """Editions keep their options with types as written."""
    paper, book = load_publication(folder).editions
    assert paper.options == {"strip": ["days"], "page": 2, "title": "980余天"}
    assert (paper.stories, book.stories, book.options) == (("lead", "second"), ("lead",), {})


def test_an_edition_without_figures_shows_those_that_its_stories_place(folder):
    """What a text places is shown where the edition says nothing of figures; an empty list is none of them."""
    paper, book = load_publication(folder).editions
    assert (paper.figures, book.figures) == (("chart",), ("chart",))
    path = folder / "publication.yaml"
    path.write_text(YAML.replace("book, stories: [lead]", "book, figures: [], stories: [lead]"), encoding="utf-8")
    assert load_publication(folder).editions[1].figures == ()


def test_options_take_the_type_of_the_default(folder, tmp_path):
    """Where the layout is known, a number for a text is taken as the text that was written."""
    for name in ("news", "book"):
        (tmp_path / "layouts" / name).mkdir(parents=True)
        options = "options: {strip: [], page: '1', title: ''}\n"
        (tmp_path / "layouts" / name / "layout.yaml").write_text(options, encoding="utf-8")
    publication = load_publication(folder, layouts=[tmp_path / "layouts"])
    assert publication.editions[0].options["page"] == "2"


def test_workspace_layouts_come_first(folder, tmp_path):
    """A workspace's layouts are known beside the house's."""
    for place, name in (("work/layouts", "news"), ("house", "book")):
        (tmp_path / place / name).mkdir(parents=True)
        options = "options: {strip: [], page: '1', title: ''}\n"
        (tmp_path / place / name / "layout.yaml").write_text(options, encoding="utf-8")
    assert load_publication(folder, tmp_path / "work", [tmp_path / "house"])
    with pytest.raises(Faults, match="unknown-layout"):
        load_publication(folder, layouts=[tmp_path / "house"])


def test_figures(folder):
    """Figures have facts or a table or a file, and options with types."""
    figures = load_publication(folder).figures
    assert (figures["chart"].title, figures["chart"].facts, figures["chart"].focus) == (
        "共980余天",
        ("days",),
        "天数",
    )
    assert figures["chart"].options == {"sort": True, "max": 5}
    assert (figures["events"].table, figures["photo"].file) == ("events", "pictures/a.png")


def test_same_twice(folder):
    """The same folder gives an equal value each time."""
    assert load_publication(folder) == load_publication(folder)


def test_places_as_typed(folder, monkeypatch):
    """Places have the path as the user gave it."""
    monkeypatch.chdir(folder.parent)
    assert str(load_publication(Path("pub")).facts["days"].place) == "pub/tables/facts.csv:2:1"


def test_broken_anyhow(folder):
    """Whatever is broken in a file, the answer is a publication or Faults, never another exception."""
    marks = [
        "",
        "\n",
        ": ",
        "{{",
        "}}",
        "[",
        '"',
        "'",
        "\t",
        "#",
        "- ",
        "**",
        "> ",
        "，",
        "\x00",
        "|",
        "```",
        "&a ",
        "!x ",
        "---\n",
    ]
    dice = random.Random(1)  # the same breaks each time
    lines = []
    for _ in range(400):
        name = dice.choice([*sorted(FILES)[2:], "publication.yaml"])
        text = FILES[name]
        at = dice.randrange(len(text) + 1)
        broken = text[:at] + dice.choice(marks) + text[at + dice.randrange(4) :]
        (folder / name).write_bytes(broken.encode())
        try:
            load_publication(folder)
        except Faults as faults:
            lines.extend(str(finding) for finding in faults.findings)
        (folder / name).write_bytes(text.encode())
    assert lines
    assert not any("\n" in line for line in lines)


def test_speed(folder):
    """A story of 2,000 characters with forty citations loads in well under 60 ms."""
    text = (
        "**带头。**十年来，市公安局始终在{{ fact.days }}安保维稳、治理管控上攻坚争先，向社会交出平安答卷。"
        * 2
    )
    body = "\n\n".join([text] * 20)
    (folder / "stories" / "lead.md").write_text(f"---\nheadline: 头\n---\n\n{body}\n", encoding="utf-8")
    load_publication(folder)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        load_publication(folder)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.06


def test_light_imports():
    """The stage imports none of the heavy libraries, nor Jinja2 before an expression needs it."""
    code = (
        "import json, sys, presswork.load.publication, presswork.load.layout;"
        "print(json.dumps(sorted(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    output = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    loaded = {name.split(".")[0] for name in json.loads(output.stdout)}
    assert not loaded & {"weasyprint", "matplotlib", "numpy", "rich", "jinja2", "fontTools"}
