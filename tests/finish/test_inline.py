"""What stands inside paragraphs and lists, in a book written for it: notes, lists, labels, languages, contents."""

import sys
from pathlib import Path

import pikepdf
import pytest

from presswork.check.reading import heard
from presswork.finish.tree import read
from presswork.line import build

sys.path.insert(0, str(Path(__file__).parent))

TEXT = "清晨六点河边的雾还没有散，第一班渡船已经靠岸，岸上的人不多，提着篮子，说话的声音很轻。" * 4
BOOK = """\
title: 渡口册
language: zh-Hans
issuer: 渡口编辑部
date: 2026-11-29
masthead: {profile: internal, single: true, permit: 样准字第1号, compiler: 渡口编辑部, recipients: 本系统,
  printer: 样张厂, printed: 2026-11-29, copies: 100册}
editions:
  brochure: {layout: brochure, stories: [ferry, bridge]}
"""
FERRY = f"""\
---
headline: 第一班渡船
section: 河
---

{TEXT}

旧报把它叫作The Morning Ferry of the River，船票另有说明[^fare]，班次也有[^time]。

- 冬季从早上六点开始。
- {TEXT}

1. 先上船。
2. 后买票。

> 渡船是河的一部分。

[^fare]: 票价见公告栏，[渡口网站](https://example.org/ferry)也有。
[^time]: 班次按季节调整。
"""
BRIDGE = f"""\
---
headline: 新桥的桥墩
section: 河
---

{TEXT}

桥的资料见注[^files]。

## 桥面

{TEXT}

[^files]: 资料存在档案室。
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Build the book: {target: path}."""
    folder = tmp_path_factory.mktemp("book") / "ferry"
    (folder / "stories").mkdir(parents=True)
    for name, text in (("publication.yaml", BOOK), ("stories/ferry.md", FERRY), ("stories/bridge.md", BRIDGE)):
        (folder / name).write_text(text, encoding="utf-8")
    made = build(folder, editions=None, targets=("screen", "screen-ua2", "archive-4f"), out=folder.parent / "out",
                 report=lambda _stage: None)
    return {one.target: one.path for one in made}


@pytest.fixture(scope="module")
def told(files):
    """Hear the book."""
    return heard(files["screen"])


@pytest.fixture
def tree(files):
    """Read its tag tree."""
    with pikepdf.open(files["screen"]) as pdf:
        yield read(pdf)


def of(tree, role):
    """Give the elements of a role."""
    return [element for element in tree.walk() if element.role == role]


def test_an_article_a_story(tree):
    """Each story is an article of its chapter, with its head; its intertitles are a level below."""
    articles = of(tree, "Art")
    assert [["H3"], ["H3", "H4"]] == [[each.role for each in article.walk() if each.role[:1] == "H"]
                                      for article in articles]


def test_notes_lead_both_ways(files, tree):
    """A note's number leads to the note, the note's label back to where it is named."""
    notes, references = of(tree, "Note"), of(tree, "Reference")
    assert (3, 3) == (len(notes), len(references))
    assert 3 == len({str(note.thing.ID) for note in notes})
    assert ["Lbl"] * 3 == [note.elements[0].role for note in notes]
    for note, reference in zip(notes, references, strict=True):
        there, back = (next(each for each in element.walk() if each.role == "Link") for element in (reference, note))
        assert leads(there) != leads(back)
    with pikepdf.open(files["screen-ua2"]) as pdf:
        second = read(pdf)
        for note, reference in zip(of(second, "FENote"), of(second, "Reference"), strict=True):
            assert note.thing.objgen == target(next(each for each in reference.walk() if each.role == "Link"))
            assert reference.thing.objgen == note.thing.Ref[0].objgen
            assert note.thing.objgen == reference.thing.Ref[0].objgen


def leads(link):
    """Give the place to which a link leads."""
    return [str(part) for part in list(link.content[0].Obj.A.D)[1:]]


def target(link):
    """Give the element to which a link leads."""
    return link.content[0].Obj.A.SD[0].objgen


def test_lists_in_columns(tree):
    """A list is an L of items, each with its label and its body, also over columns; it says how it is labelled."""
    lists = [each for each in of(tree, "L") if of(each, "Lbl") and of(each, "LI")]
    inside = [each for each in lists if any(each in article.walk() for article in of(tree, "Art"))]
    assert [["/Disc", 2], ["/Decimal", 2]] == [[str(each.thing.A.ListNumbering), len(each.elements)]
                                               for each in inside]
    assert all(["Lbl", "LBody"] == [kid.role for kid in item.elements] for each in inside for item in each.elements)


def test_a_quotation_is_a_block(tree):
    """A quoted paragraph stands in a BlockQuote of its article."""
    assert any(quote.elements[0].role == "P" for article in of(tree, "Art") for quote in of(article, "BlockQuote"))


def test_another_language_in_a_line(tree):
    """A stretch of English in a Chinese paragraph says so, and no more than it."""
    spans = [each for article in of(tree, "Art") for each in of(article, "Span") if "/Lang" in each.thing]
    assert ["en"] == [str(each.thing.Lang) for each in spans]


def test_nothing_is_lost(told):
    """Cut or not, the paragraphs say what was written."""
    said = ["".join(line.text.replace("[link]", "").split()) for line in told]
    assert "旧报把它叫作TheMorningFerryoftheRiver，船票另有说明1，班次也有2。" in said
    assert TEXT in said


def test_an_internal_book_prints_its_permit(told):
    """Motto and permit stand on the cover, before the next heading; who made it for whom in its imprint."""
    lines = [line.text for line in told]
    second = next(at for at, line in enumerate(told) if line.role == "H2")
    assert any("内部资料，免费交流" in line and "样准字第1号" in line for line in lines[:second])
    assert any("编印单位：渡口编辑部" in line and "印数：100册" in line for line in lines)


def test_contents(tree):
    """The contents are a TOC, a chapter's articles one in its entry; each entry leads to its place."""
    first = of(tree, "TOC")[0]
    [entry] = [item for item in first.elements if of(item, "TOC")]
    assert 2 == len(of(entry, "TOC")[0].elements)
    assert all(of(item, "Link") for item in of(first, "TOCI"))


def test_the_standards(verapdf, files):
    """VeraPDF passes the book for PDF/UA-1 and -2."""
    for name, standards in (("screen", ("ua1",)), ("screen-ua2", ("ua2",)), ("archive-4f", ("4f", "ua2"))):
        assert [] == [f"{one.standard}: {one.breaches}" for one in verapdf([files[name]], standards) if not one.passed]
