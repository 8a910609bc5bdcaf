"""Markdown: blocks and runs with places."""

from decimal import Decimal

import pytest

from presswork.load.citations import Citations
from presswork.load.ledger import Ledger
from presswork.load.markdown import read_body
from presswork.load.source import Source
from presswork.model.fact import Fact
from presswork.model.place import Place
from presswork.model.story import (
    CODE,
    EMPHASIS,
    LEAD,
    NOTE,
    STRONG,
    Box,
    FigureSlot,
    Intertitle,
    Listing,
    Notes,
    Paragraph,
    Quotation,
    TableSlot,
)

FACTS = {"a": Fact("a", "标*签*|#", Decimal(-5), "%", "", "")}


def read(text, language="zh-Hans"):
    ledger = Ledger()
    blocks = read_body(Source("s.md", text), Citations(FACTS, language, ledger), ledger)
    assert not ledger.errors, ledger.errors
    return blocks


def runs(text, language="zh-Hans"):
    (paragraph,) = read(text, language)
    return [(run.text, "".join(sorted(run.marks))) for run in paragraph.runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**反诈。**案件", [("反诈。", LEAD), ("案件", "")]),
        ("**反诈。**2022年", [("反诈。", LEAD), ("2022年", "")]),
        ("甲**乙。**丙*丁*", [("甲", ""), ("乙。", STRONG), ("丙", ""), ("丁", EMPHASIS)]),
        ("甲**“乙”**丙", [("甲", ""), ("“乙”", STRONG), ("丙", "")]),
        ("***甲***乙", [("甲", EMPHASIS + LEAD), ("乙", "")]),
        ("**{{ fact.a }}**的", [("−5%", LEAD), ("的", "")]),
        ("`x*y`甲", [("x*y", CODE), ("甲", "")]),
        ("甲 * 乙 * 丙", [("甲 * 乙 * 丙", "")]),
        (r"甲\*\*乙\*\*", [("甲**乙**", "")]),
        ("　　甲\n乙", [("甲乙", "")]),
        ("    甲", [("甲", "")]),
        ("甲**乙\n丙**\n丁", [("甲", ""), ("乙丙", STRONG), ("丁", "")]),
        ("甲  \n乙\\\n丙", [("甲乙丙", "")]),
        ("甲⋯⋯乙……丙——丁", [("甲⋯⋯乙……丙——丁", "")]),
        ("2 < 3 & 4 &amp; 5", [("2 < 3 & 4 & 5", "")]),
        ("snake_case_word", [("snake_case_word", "")]),
    ],
)
def test_runs(text, expected):
    """Marks divide a paragraph into runs, by the rule for text without spaces."""
    assert runs(text) == expected


def test_english_lines():
    """Lines of English are joined by a space, also over a mark."""
    assert runs("one\n**two\nthree** four", "en") == [("one ", ""), ("two three", STRONG), (" four", "")]


def test_value_is_not_markdown():
    """A fact's words are never taken for Markdown."""
    assert runs("甲{{ fact.a.label }}乙") == [("甲标*签*|#乙", "")]


def test_link():
    """A link is a run with its address as typed."""
    (paragraph,) = read("见[*此处*](https://例.cn/页?a=1)<mailto:a@b.cn>")
    assert [(run.text, run.link) for run in paragraph.runs] == [
        ("见", ""),
        ("此处", "https://例.cn/页?a=1"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
    ]


def test_intertitles():
    """Two headings in a row are one intertitle of two lines; text between them divides them."""
    blocks = read("## 一\n\n## 二\n\n文\n\n## 三\n\n文\n\n## 四\n")
    assert [block.lines for block in blocks if isinstance(block, Intertitle)] == [
        ("一", "二"),
        ("三",),
        ("四",),
    ]
    assert blocks[0].place == Place("s.md", 1, 1)


def test_intertitle_cites():
    """An intertitle may cite a fact; its marks are dropped."""
    assert read("## 降{{ fact.a.abs }}的**事**")[0].lines == ("降5%的事",)


def test_slots():
    """Figures and tables on a line of their own are slots, Chinese ids too."""
    figure, table = read("文\n\n![](figure:图一)\n\n![](table:results)")[1:]
    assert figure == FigureSlot("图一", Place("s.md", 3, 1))
    assert table == TableSlot("results", (), Place("s.md", 5, 1))


def test_pipe_table():
    """A pipe table is a slot with its cells, values filled in."""
    (table,) = read("| 项 | 数 |\n|---|--:|\n| 降*幅* | {{ fact.a }} |\n")
    assert isinstance(table, TableSlot)
    assert table.cells == (("项", "数"), ("降幅", "−5%"))


def test_pull_quote():
    """[!quote] makes a pull quote of the paragraphs after it."""
    (quote,) = read("> [!quote]\n> 甲\n> 乙\n>\n> 丙\n")
    assert isinstance(quote, Quotation)
    assert (quote.pull, [paragraph.text for paragraph in quote.paragraphs]) == (True, ["甲乙", "丙"])


def test_pull_quote_on_the_same_line():
    """Words after [!quote] on its line belong to the quote."""
    (quote,) = read("> [!QUOTE] 甲\n")
    assert [paragraph.text for paragraph in quote.paragraphs] == ["甲"]


def test_block_quote():
    """A plain > is a quotation; its bold opening is no run-in lead."""
    (quote,) = read("> **甲**乙\n")
    assert not quote.pull
    assert quote.paragraphs[0].runs[0].marks == {STRONG}


def test_box():
    """[!box] has a title and any blocks but quotes."""
    (box,) = read(
        "> [!box] 降{{ fact.a.abs }}\n> **甲**乙\n>\n> ## 题\n>\n> - 一\n> - 二\n>\n> ![](figure:f)\n"
    )
    assert isinstance(box, Box)
    assert box.title == "降5%"
    assert [type(block) for block in box.blocks] == [Paragraph, Intertitle, Listing, FigureSlot]
    assert box.blocks[0].runs[0].marks == {LEAD}


def test_lists():
    """Lists have their items as paragraphs and know whether they are numbered."""
    bullets, numbers = read("- 甲\n  乙\n- **丙**\n\n文\n\n1. 丁\n2. 戊\n")[::2]
    assert [item.text for item in bullets.items] == ["甲乙", "丙"]
    assert bullets.items[1].runs[0].marks == {STRONG}
    assert (bullets.ordered, numbers.ordered) == (False, True)
    assert bullets.items[1].place == Place("s.md", 3, 1)


def test_places():
    """A block's place is its first character, spaces before it left out."""
    blocks = read("甲\n\n  乙\n")
    assert [block.place for block in blocks] == [Place("s.md", 1, 1), Place("s.md", 3, 3)]


def test_footnotes():
    """Notes are numbered in the order of their first naming, stand at the end, and keep their places."""
    first, second, notes = read("船期[^b]不变。\n\n票价[^a]照旧[^b]。\n\n[^a]: 按月计。\n[^b]: 冬季**另定**。")
    assert [run.text for run in first.runs if NOTE in run.marks] == ["1"]
    assert [run.text for run in second.runs if NOTE in run.marks] == ["2", "1"]
    assert isinstance(notes, Notes)
    assert [item.text for item in notes.items] == ["冬季另定。", "按月计。"]
    assert notes.items[0].place == Place("s.md", 6, 1)
