"""Every error of this stage, by slug: what a user can do wrong and where the message points."""

# ruff: noqa: E501 - a table is read across

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from presswork.load.layout import load_layout
from presswork.load.publication import load_publication, load_with_warnings
from presswork.load.slugs import SLUGS
from presswork.model.report import Faults

PUBLICATION = """\
title: 十年
language: zh-Hans
issuer: 市局
date: 2022-10-12
tables: [tables/facts.csv, tables/plain.csv]
editions:
  paper: {layout: news, stories: [lead], figures: [chart], options: {plate: 报}}
figures:
  chart: {kind: bar, title: 下降, facts: [drop, days]}
"""
STORY = """\
---
headline: 在岗
---

正文{{ fact.drop }}。
"""
FACTS = (
    "id,label,value,unit,period,source,approx\ndrop,降幅,-36.94,%,今年,报道,\ndays,天数,980,天,三年,报道,余\n"
)
LAYOUT = """\
planner: newspaper
page: {size: [210, 297], bleed: 3, rows: 70, margin: {top: 3 rows, bottom: 3 rows, inner: 12, outer: 12}, columns: 4, measure: [15, body]}
inks:
  text: {srgb: "#000000", cmyk: [0, 0, 0, 100]}
faces:
  song: [Noto Serif CJK SC 500]
styles:
  body: {faces: song, size: 8.2, leading: 1 row}
options: {plate: "", strip: [], wide: false}
"""

FILES = {
    "pub/publication.yaml": PUBLICATION,
    "pub/stories/lead.md": STORY,
    "pub/tables/facts.csv": FACTS,
    "pub/tables/plain.csv": "年,事\n2014,成立\n",
    "layouts/news/layout.yaml": LAYOUT,
}
P, S, T, L = "pub/publication.yaml", "pub/stories/lead.md", "pub/tables/facts.csv", "layouts/news/layout.yaml"


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def swap(file: str, old: str, new: str) -> Callable[[dict], None]:
    def change(files: dict) -> None:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)

    return change


def drawing(content: str) -> Callable[[dict], None]:
    def change(files: dict) -> None:
        swap(P, "kind: bar", "kind: picture, file: plan.svg")(files)
        put("pub/plan.svg", content)(files)

    return change


def put_notices(notices: str) -> Callable[[dict], None]:
    return swap(P, "figures:\n", f"notices: [{notices}]\nfigures:\n")


def issue(options: str) -> Callable[[dict], None]:
    """Make the edition an issue of two pages with these options, each on a line of its own."""
    def change(files: dict) -> None:
        swap(L, "planner: newspaper", "planner: issue")(files)
        swap(L, 'options: {plate: ""', 'options: {pages: 4, sections: [], ears: [], guide: 0, imprint: "", pins: {}, plate: ""')(files)
        swap(P, "options: {plate: 报}}", f"options: {{{'' if 'pages: 0' in options else 'pages: 2,'}\n{options}}}}}")(files)
        swap(S, "headline:", "section: 要闻\nheadline:")(files)

    return change


def put(file: str, content: str | bytes) -> Callable[[dict], None]:
    return lambda files: files.update({file: content})


def drop(file: str) -> Callable[[dict], None]:
    return lambda files: files.pop(file)


def body(text: str) -> Callable[[dict], None]:
    return put(S, f"---\nheadline: 在岗\n---\n{text}\n")


# slug, the change that makes the error, what the one line begins with, what it also says
ISSUES = [
    ("unknown-story", issue("pins: {led: {page: 1}}"), f"{P}:8:8:", "did you mean 'lead'?"),
    ("wrong-value", issue("pins: {lead: {page: 3}}"), f"{P}:8:21:", "the issue has 2 pages"),
    ("wrong-type", issue("pins: {lead: {jump: perhaps}}"), f"{P}:8:21:", "true or false"),
    ("wrong-value", issue("pins: {lead: {columns: 5}}"), f"{P}:8:24:", "give 4 at most"),
    ("wrong-value", issue("pins: {lead: {figure: 6}}"), f"{P}:8:23:", "give 4 at most"),
    ("wrong-value", issue("pins: {lead: {columns: 0}}"), f"{P}:8:24:", "greater than or equal to 1"),
    ("wrong-value", issue("pins: {lead: {head: -3}}"), f"{P}:8:21:", "greater than 0"),
    ("unknown-key", issue("pins: {lead: {pages: 1}}"), f"{P}:8:15:", "did you mean 'page'?"),
    ("unknown-position", issue("pins: {lead: {position: top lefft}}"), f"{P}:8:25:", "did you mean 'left'?"),
    ("wrong-value", issue("pins: {lead: {position: top bottom}}"), f"{P}:8:25:", "keep one of the two"),
    ("unknown-section", issue("sections: [{name: 民生, pages: 1}]"), f"{S}:2:10:", "'要闻'"),
    ("wrong-value", issue("sections: [{name: 要闻, pages: 1-3}]"), f"{P}:8:30:", "page 3"),
    ("wrong-type", issue("sections: [{name: 要闻, pages: one}]"), f"{P}:8:30:", "a whole number"),
    ("duplicate-id", issue("sections: [{name: 要闻, pages: 1}, {name: 要闻, pages: 2}]"), f"{P}:8:41:", "a second section"),
    ("wrong-value", issue("ears: [{text: 甲}, {text: 乙}, {text: 丙}]"), f"{P}:8:30:", "3 ears"),
    ("wrong-value", issue("guide: -1"), f"{P}:8:8:", "greater than or equal to 0"),
    ("wrong-value", issue("pages: 0"), f"{P}:8:8:", "greater"),
    ("unknown-fact", issue('imprint: "{{ fact.dropp }}"'), f"{P}:8:", "did you mean 'drop'?"),
]
CASES = [
    ("missing-folder", lambda files: [files.pop(name) for name in [P, S, T, "pub/tables/plain.csv"]], "pub:", "no such folder"),
    ("missing-file", drop(P), f"{P}:", "cannot be opened"),
    ("missing-file", drop(T), f"{P}:5:10:", "pub/tables/facts.csv"),
    ("missing-file", swap(P, "facts.csv", "fact.csv"), f"{P}:5:10:", "did you mean 'tables/facts.csv'"),
    ("missing-file", swap(P, "[lead]", "[other]"), f"{P}:7:35:", "pub/stories/other.md"),
    ("missing-file", swap(P, "kind: bar", "kind: picture, file: p.png"), f"{P}:9:32:", "picture"),
    ("bad-drawing", drawing("<svg xmlns='http://www.w3.org/2000/svg'/>"), "pub/plan.svg:1:1:", "viewBox"),
    ("bad-path", swap(P, "tables/facts.csv", "../facts.csv"), f"{P}:5:10:", "../facts.csv"),
    ("not-utf8", put(S, STORY.encode("gbk")), f"{S}:2:11:", "byte 14 is not UTF-8; the file looks like GBK"),
    ("not-utf8", put(S, STORY.encode("big5", "replace")), f"{S}:2:11:", "Big5"),
    ("not-utf8", put(S, STORY.encode("utf-16")), f"{S}:1:1:", "UTF-16"),
    ("not-utf8", put(T, "id,label\na,Café au lait\n".encode("latin-1")), f"{T}:2:6:", "Windows-1252"),
    ("bad-character", swap(S, "正文", "正\x07文"), f"{S}:5:2:", "U+0007"),
    ("bad-yaml", swap(P, "issuer:", "  issuer:"), f"{P}:3:9:", "indentation"),
    ("bad-yaml", swap(P, "issuer:", "\tissuer:"), f"{P}:3:1:", "tab"),
    ("bad-yaml", swap(P, "title: 十年", 'title: "十年'), f"{P}:1:8:", "close the quote"),
    ("bad-yaml", swap(P, "title: 十年", "title：十年"), f"{P}:2:9:", "half-width colon"),
    ("bad-yaml", swap(P, "十年", "{{ fact.drop }}"), f"{P}:1:9:", '"quotes"'),
    ("bad-yaml", put(P, "十年\n"), f"{P}:1:1:", "no keys"),
    ("bad-yaml", put(P, "[" * 100_000), f"{P}:1:42:", "nested"),
    ("bad-yaml", swap(S, "headline: 在岗", "headline: 在岗\n deck: a"), f"{S}:3:6:", "indentation"),
    ("duplicate-key", swap(P, "issuer:", "title: 再\nissuer:"), f"{P}:3:1:", "line 1"),
    ("yaml-extra", swap(P, "十年", "*x"), f"{P}:1:8:", "alias"),
    ("yaml-extra", swap(P, "十年", "!!python/object:os.system x"), f"{P}:1:8:", "tag"),
    ("yaml-extra", put(P, PUBLICATION + "---\na: 1\n"), f"{P}:10:1:", "second document"),
    ("unknown-key", swap(P, "issuer:", "issuers: 甲\nissuer:"), f"{P}:3:1:", "did you mean 'issuer'?"),
    ("unknown-key", swap(P, "facts: [drop", "fakts: [drop"), f"{P}:9:33:", "did you mean 'facts'?"),
    ("unknown-key", swap(S, "headline:", "rang: 1\nheadline:"), f"{S}:2:1:", "did you mean 'rank'?"),
    ("missing-key", swap(P, "issuer: 市局\n", ""), f"{P}:1:1:", "'issuer' is missing"),
    ("missing-key", swap(P, "issuer: 市局", "issuer:"), f"{P}:3:8:", "'issuer' is missing"),
    ("missing-key", swap(P, "title: 下降, ", ""), f"{P}:9:3:", "figures.chart.title"),
    ("missing-key", swap(P, "kind: bar", "kind: picture"), f"{P}:9:3:", "figures.chart.file"),
    ("missing-key", swap(S, "headline: 在岗", "deck: 在岗"), f"{S}:2:1:", "'headline' is missing"),
    ("wrong-type", swap(P, "title: 十年", "title: [十年]"), f"{P}:1:8:", "'title' should be text"),
    ("wrong-type", swap(P, "[lead]", "lead"), f"{P}:7:34:", "a list"),
    ("wrong-type", swap(S, "headline:", "rank: first\nheadline:"), f"{S}:2:7:", "a whole number"),
    ("wrong-type", swap(P, "{plate: 报}", "{strip: drop}"), f"{P}:7:77:", "should be a list"),
    ("wrong-value", swap(S, "headline:", "rank: 0\nheadline:"), f"{S}:2:7:", "greater than or equal to 1"),
    ("wrong-value", body("> [!box]\n> 正文"), f"{S}:4:1:", "no title"),
    ("bad-date", swap(P, "2022-10-12", "2022-13-12"), f"{P}:4:7:", "'2022-13-12'"),
    ("bad-date", swap(P, "2022-10-12", "20221012"), f"{P}:4:7:", "YYYY-MM-DD"),
    ("bad-date", swap(P, "date:", "embargo: 早上\ndate:"), f"{P}:4:10:", "moment"),
    ("bad-language", swap(P, "zh-Hans", "zh-hans"), f"{P}:2:11:", "did you mean 'zh-Hans'?"),
    ("bad-language", swap(P, "zh-Hans", "Chinese"), f"{P}:2:11:", "zh-Hant"),
    ("bad-id", swap(P, "  chart:", "  a/b: {kind: bar, title: 甲}\n  chart:"), f"{P}:9:3:", "a/b"),
    ("bad-id", swap(P, "[lead]", "[lead, ../x]"), f"{P}:7:41:", "../x"),
    ("bad-id", put(T, FACTS + "d-a,甲,1,,今年,报道,\n"), f"{T}:4:1:", "d-a"),
    ("duplicate-id", put(T, FACTS + "drop,又,1,,今,报道,\n"), f"{T}:4:1:", f"{T}:2:1"),
    ("duplicate-id", swap(P, "tables/plain.csv", "tables/facts.csv"), f"{P}:5:28:", "facts"),
    ("bad-csv", put(T, FACTS.replace(",", ";")), f"{T}:1:1:", "semicolons"),
    ("bad-csv", put(T, FACTS + 'a,"b\n'), f"{T}:4:3:", "quote"),
    ("bad-csv", put(T, "\n"), f"{T}:1:1:", "empty"),
    ("missing-column", swap(T, "value", "vallue"), f"{T}:1:1:", "rename the column 'vallue'"),
    ("duplicate-column", swap(T, "period", "unit"), f"{T}:1:21:", "'unit'"),
    ("ragged-row", swap(T, "今年,报道,", "今年,报道"), f"{T}:2:21:", "6 cells, the first line 7"),
    ("missing-value", swap(T, "降幅", ""), f"{T}:2:6:", "'label'"),
    ("bad-number", swap(T, "-36.94", "36.94%"), f"{T}:2:9:", "'36.94%' in the column value"),
    ("bad-number", swap(T, "-36.94", "nan"), f"{T}:2:9:", "'nan'"),
    ("unknown-hedge", swap(T, "余", "馀"), f"{T}:3:21:", "馀"),
    ("missing-front-matter", put(S, "正文\n"), f"{S}:1:1:", "does not begin"),
    ("missing-front-matter", put(S, "---\nheadline: 在岗\n正文\n"), f"{S}:1:1:", "not closed"),
    ("empty-story", put(S, ""), f"{S}:", "empty"),
    ("bare-intertitle", body("文。\n\n## 尾\n"), f"{S}:6:", "nothing stands under"),
    ("empty-story", body(""), f"{S}:3:3:", "no text"),
    ("raw-html", body("正文\n\n<div>x</div>"), f"{S}:6:1:", "HTML"),
    ("raw-html", body("正文<br>粗"), f"{S}:4:3:", "HTML"),
    ("wrong-heading", body("# 一\n\n文"), f"{S}:4:1:", "1 #"),
    ("wrong-heading", body("### 三\n\n文"), f"{S}:4:1:", "3 #"),
    ("wrong-heading", body("文\n---\n文"), f"{S}:4:1:", "line of -"),
    ("wrong-heading", body("## 一\n## 二\n## 三\n文"), f"{S}:6:1:", "third line"),
    ("wrong-heading", body("##\n\n文"), f"{S}:4:1:", "no words"),
    ("nested-list", body("- 一\n  - 二"), f"{S}:5:3:", "list stands inside a list"),
    ("picture-by-path", body("文\n\n![](pictures/a.png)"), f"{S}:6:1:", "pictures/a.png"),
    ("picture-by-path", body("文 ![](a.png) 文"), f"{S}:4:7:", "a.png"),
    ("picture-in-text", body("文 ![](figure:chart) 文"), f"{S}:4:7:", "among words"),
    ("unknown-callout", body("> [!qote]\n> 文"), f"{S}:4:3:", "did you mean '[!quote]'?"),
    ("stray-mark", body("**一**，二**三"), f"{S}:4:8:", "no other end"),
    ("unknown-note", body("船期[^a]不变。"), f"{S}:4:3:", "no words"),
    ("unknown-note", body("船期不变。\n\n[^a]: 冬季另定。"), f"{S}:6:1:", "no word of the text"),
    ("wrong-briefs", swap(S, "headline: 在岗", "headline: 在岗\nkind: briefs"), f"{S}:6:1:", "no head"),
    ("stray-brace", body("甲。{乙。\n\n丙。"), f"{S}:4:3:", "brace {"),
    ("stray-brace", body("甲。乙}。"), f"{S}:4:4:", "brace }"),
    ("stray-brace", body("{甲。}乙。{丙。{丁。}"), f"{S}:4:10:", "brace {"),
    ("part-optional", body("甲，{乙。}丙。"), f"{S}:4:3:", "part of a sentence"),
    ("part-optional", body("{甲。}乙。{丙，}丁。"), f"{S}:4:7:", "part of a sentence"),
    ("bad-link", body("见[此](ftp://x)"), f"{S}:4:6:", "ftp://x"),
    ("unsupported-markdown", body("文\n\n```\nx\n```"), f"{S}:6:1:", "code block"),
    ("unsupported-markdown", body("文\n\n***\n\n文"), f"{S}:6:1:", "rule"),
    ("unsupported-markdown", body("## 船期[^a]\n\n文\n\n[^a]: 冬季另定。"), f"{S}:4:6:", "a note hangs on a head"),
    ("unsupported-markdown", body("|甲[^a]|乙|\n|-|-|\n|一|二|\n\n[^a]: 注。"), f"{S}:4:3:", "or a cell"),
    ("unsupported-markdown", body("> - 一"), f"{S}:4:1:", "in a quote"),
    ("unsupported-markdown", body("> [!quote]"), f"{S}:4:1:", "empty"),
    ("unsupported-markdown", body("> [!box] 题\n> 文\n>\n> > 引"), f"{S}:7:1:", "inside a box"),
    ("unsupported-markdown", body("- 一\n\n  二"), f"{S}:6:3:", "more than one paragraph"),
    ("unknown-story", swap(P, "[lead]", "[leed]"), f"{P}:7:35:", "did you mean 'lead'?"),
    ("unknown-table", body("文\n\n![](table:plane)"), f"{S}:6:1:", "did you mean 'plain'?"),
    ("unknown-table", swap(P, "facts: [drop, days]", "table: plan"), f"{P}:9:40:", "did you mean 'plain'?"),
    ("unknown-fact", body("甲\n乙{{ fact.dorp }}"), f"{S}:5:2:", "did you mean 'drop'?"),
    ("unknown-fact", swap(P, "[drop, days]", "[drop, day]"), f"{P}:9:47:", "did you mean 'days'?"),
    ("unknown-fact", swap(P, "title: 十年", 'title: "十年 {{ fact.dayz }}"'), f"{P}:1:12:", "did you mean 'days'?"),
    ("unknown-fact", swap(P, "{plate: 报}", '{plate: "{{ fact.dayz }}"}'), f"{P}:7:78:", "did you mean 'days'?"),
    ("unknown-figure", body("文\n\n![](figure:chrat)"), f"{S}:6:1:", "did you mean 'chart'?"),
    ("unknown-figure", body("> [!box] 题\n> 文\n>\n> ![](figure:zzz)"), f"{S}:7:1:", "'zzz'"),
    ("unknown-figure", swap(P, "figures: [chart]", "figures: [chat]"), f"{P}:7:52:", "did you mean 'chart'?"),
    ("unknown-focus", swap(P, "days]}", "days], focus: dayss}"), f"{P}:9:61:", "did you mean 'days'?"),
    ("unknown-layout", swap(P, "layout: news", "layout: nwes"), f"{P}:7:19:", "did you mean 'news'?"),
    ("wrong-value", swap(S, "headline:", "kind: brief\nheadline:"), f"{S}:2:7:", "'briefs'"),
    ("duplicate-id", put_notices("{id: a, title: 甲, text: 乙}, {id: a, title: 丙, text: 丁}"), f"{P}:8:44:", "notice"),
    ("missing-key", put_notices("{id: a, title: 甲}"), f"{P}:8:11:", "notices.1.text"),
    ("missing-file", swap(P, "figures: [chart],", "figures: [chart], plan: plan.yaml,"), f"{P}:7:66:", "the plan"),
    *ISSUES,
    ("unknown-option", swap(P, "{plate: 报}", "{plat: 报}"), f"{P}:7:70:", "did you mean 'plate'?"),
    ("bad-expression", body("甲{{ fact.drop"), f"{S}:4:2:", "no }}"),
    ("bad-expression", body("甲{{ }}"), f"{S}:4:2:", "empty"),
    ("bad-expression", body("甲{{ fact }}"), f"{S}:4:2:", "no value"),
    ("bad-expression", body("甲{{ fact. + }}"), f"{S}:4:2:", "fails"),
    ("bad-expression", body("甲{{ fact.drop.value / 0 }}"), f"{S}:4:2:", "calculated"),
    ("bad-expression", body("甲{{ fact.drop | center }}"), f"{S}:4:2:", "center"),
    ("template-statement", body("甲{% if x %}"), f"{S}:4:2:", "{%"),
    ("template-statement", body("甲{# 注 #}"), f"{S}:4:2:", "{#"),
    ("unknown-name", body("甲{{ facts.drop }}"), f"{S}:4:2:", "did you mean 'fact'?"),
    ("unknown-name", body("甲{{ x + 1 }}"), f"{S}:4:2:", "undefined"),
    ("unknown-attribute", body("甲{{ fact.drop.units }}"), f"{S}:4:2:", "did you mean 'unit'?"),
    ("unsafe-expression", body("甲{{ fact.__class__ }}"), f"{S}:4:2:", "__class__"),
    ("unsafe-expression", body("甲{{ fact.drop.__init__ }}"), f"{S}:4:2:", "__init__"),
    ("unsafe-expression", body("甲{{ ''['__class__'] }}"), f"{S}:4:2:", "__class__"),
    ("unsafe-expression", body("甲{{ fact.drop.label.upper() }}"), f"{S}:4:2:", "upper"),
    ("unsafe-expression", body("甲{{ fact() }}"), f"{S}:4:2:", "call"),
    ("unsafe-expression", body("甲{{ 9 ** 999999999 }}"), f"{S}:4:2:", "**"),
    ("unsafe-expression", body("甲{{ 'a' * 999999999 }}"), f"{S}:4:2:", "*"),
    ("bad-length", swap(L, "inner: 12", "inner: wide"), f"{L}:2:91:", "'wide'"),
    ("bad-length", swap(L, "size: 8.2", "size: big"), f"{L}:8:29:", "'big'"),
    ("bad-face", swap(L, "CJK SC 500", "CJK SC 500 heavy=1"), f"{L}:6:10:", "heavy=1"),
    ("unknown-face", swap(L, "faces: song", "faces: sang"), f"{L}:8:17:", "did you mean 'song'?"),
    ("unknown-ink", swap(L, "size: 8.2", "ink: txt, size: 8.2"), f"{L}:8:28:", "did you mean 'text'?"),
    ("spot-twice", swap(L, "0, 100]}\n", '0, 100]}\n  red: {srgb: "#ff0000", cmyk: [0, 0, 0, 100], spot: Red}\n'), f"{L}:4:9:", "same cmyk"),
    ("unknown-layout", swap(L, "planner: newspaper", "planner: newspaper\nbase: new"), f"{L}:2:7:", "did you mean 'news'?"),
    ("unknown-style", swap(L, "[15, body]", "[15, bodi]"), f"{L}:2:133:", "did you mean 'body'?"),
    ("grid-overfull", swap(L, "[15, body]", "[25, body]"), f"{L}:2:107:", "wider"),
    ("unknown-key", swap(L, "size: 8.2", "seize: 8.2"), f"{L}:8:23:", "did you mean 'size'?"),
    ("unknown-key", swap(L, "bleed", "bleeds"), f"{L}:2:26:", "did you mean 'bleed'?"),
    ("missing-key", swap(L, "size: 8.2, ", ""), f"{L}:8:3:", "styles.body.size"),
    ("missing-key", swap(L, ", measure: [15, body]", ""), f"{L}:2:107:", "neither"),
    ("wrong-value", swap(L, "measure:", "gutter: 4, measure:"), f"{L}:2:107:", "both"),
    ("wrong-value", swap(L, "size: 8.2", "align: middle, size: 8.2"), f"{L}:8:30:", "'middle'"),
    ("wrong-value", swap(L, "size: 8.2", "size: 0"), f"{L}:8:29:", "more than 0"),
    ("wrong-value", swap(L, "#000000", "black"), f"{L}:4:16:", "#rrggbb"),
    ("wrong-type", swap(L, "size: 8.2", "balance: 3, size: 8.2"), f"{L}:8:32:", "true or false"),
    ("wrong-type", swap(L, "rows: 70", "rows: many"), f"{L}:2:42:", "a whole number"),
    ("unknown-layout", drop(L), "layouts:", "no layout.yaml"),
    ("masthead-missing", swap(P, "issuer:", "masthead: {profile: internal, single: true, permit: 样准字第1号, compiler: 样, recipients: 样, printer: 样, printed: 2022-10-12}\nissuer:"), f"{P}:3:1:", "《内部资料性出版物管理办法》第十四条"),
    ("masthead-form", swap(P, "issuer:", "masthead: {profile: internal, single: true, permit: 样, compiler: 样, recipients: 样, printer: 样, printed: 2022-10-12, copies: 9册}\nissuer:"), f"{P}:3:53:", "准"),
    ("masthead-forbidden", swap(P, "issuer:", "masthead: {profile: internal, single: true, permit: 样准字第1号, compiler: 样, recipients: 样, printer: 样, printed: 2022-10-12, copies: 9册, cn: CN 33-0001}\nissuer:"), f"{P}:3:", "'cn'"),
]  # fmt: skip


def faults(change: Callable[[dict], None], root: Path, file: str) -> tuple:
    files: dict[str, str | bytes] = dict(FILES)
    change(files)
    write(root, files)
    layouts = [Path("layouts")]
    of_layout = file.startswith("layouts")
    with pytest.raises(Faults) as caught:
        load_layout("news", layouts) if of_layout else load_publication(Path("pub"), layouts=layouts)
    return caught.value.findings


@pytest.mark.parametrize(
    ("slug", "change", "where", "says"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)]
)
def test_error(slug, change, where, says, tmp_path, monkeypatch):
    """Each mistake gives one line that begins with its place and names the slug and the cure."""
    monkeypatch.chdir(tmp_path)
    first = [str(finding) for finding in faults(change, tmp_path, where) if finding.slug == slug]
    matching = [line for line in first if line.startswith(where) and says in line]
    assert len(matching) == 1, first
    assert re.search(rf"\({slug}\); \S", matching[0])


@pytest.mark.parametrize(
    ("slug", "change", "where", "says"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)]
)
def test_single(slug, change, where, says, tmp_path, monkeypatch):
    """A mistake gives its own error and no others that only follow from it."""
    monkeypatch.chdir(tmp_path)
    assert {finding.slug for finding in faults(change, tmp_path, where)} == {slug}, says


def test_sound_folder(tmp_path, monkeypatch):
    """Without a mistake the same folder and layout load."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, FILES)
    publication = load_publication(Path("pub"), layouts=[Path("layouts")])
    assert publication.stories["lead"].blocks[0].text == "正文−36.94%。"
    assert load_layout("news", [Path("layouts")]).name == "news"


def test_all_at_once(tmp_path, monkeypatch):
    """Errors of YAML, stories and tables are told together, in the order of their places."""
    monkeypatch.chdir(tmp_path)

    def change(files: dict) -> None:
        swap(P, "issuer:", "issuers:")(files)
        swap(P, "[drop, days]", "[drop, day]")(files)
        swap(S, "fact.drop", "fact.dorp")(files)
        swap(T, "980", "九八〇")(files)

    lines = [str(finding).split(": ")[0] for finding in faults(change, tmp_path, P)]
    assert [f"{P}:3:1", f"{P}:9:47", f"{S}:5:3", f"{T}:3:9"] == lines


def test_broken_table_hides_its_facts(tmp_path, monkeypatch):
    """Facts of a table that cannot be read are not told as unknown."""
    monkeypatch.chdir(tmp_path)
    assert [finding.slug for finding in faults(put(T, ""), tmp_path, P)] == ["bad-csv"]


def test_every_slug_has_a_case():
    """Each slug that is an error stands in the table above; warnings, conditions, overlays, issues have their own tests."""
    elsewhere = {"unused-fact", "unused-figure", "unused-story", "missing-source", "unknown-condition", "bad-profile",
                 "unknown-overlay", "repeated-figure"}  # fmt: skip
    assert set(SLUGS) - elsewhere == {case[0] for case in CASES}


def test_every_slug_is_documented():
    """docs/errors.md names each slug and no other."""
    text = (Path(__file__).parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
    assert set(SLUGS) == set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE))


def test_warnings(tmp_path, monkeypatch):
    """What nothing uses, and a fact without its source, is a warning with a place."""
    monkeypatch.chdir(tmp_path)
    files = dict(FILES)
    swap(P, "facts: [drop, days]", "facts: [drop]")(files)
    swap(P, "figures: [chart]", "figures: []")(files)
    swap(T, "三年,报道", "三年,")(files)
    write(tmp_path, {**files, "pub/stories/draft.md": ""})
    warnings = load_with_warnings(Path("pub")).warnings
    found = [(str(finding.place), finding.slug, finding.severity) for finding in warnings]
    assert found == [
        (P + ":9:3", "unused-figure", "warning"),
        ("pub/stories/draft.md", "unused-story", "warning"),
        (T + ":3:1", "unused-fact", "warning"),
        (T + ":3:18", "missing-source", "warning"),
    ]
