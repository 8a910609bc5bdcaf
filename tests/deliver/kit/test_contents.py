"""What stands in a press kit, and that it can be used without us."""

import csv
import hashlib
import io
import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
from ninjs_schema import SCHEMA

TAG = "EMBARGO-20261201T0800+0800"
NAMES = ["README.txt", "captions.txt", "charts/loans.csv", "charts/loans.png", "charts/loans.svg", "facts.csv",
         "facts.html", "manifest-sha256.txt", "pages/paper.pdf", "pictures/gate.jpg", "pictures/plan.png",
         "pictures/plan.svg", "pictures/wall.png", "publication.html", "release.html", "release.md",
         "release.ninjs.json", "release.txt", "stories/note.md", "stories/note.txt"]


def text(kit: dict[str, bytes], name: str) -> str:
    return kit[name].decode()


def test_kit_has_every_file(kit):
    """Text, web, data, pages, charts and pictures are there, each once."""
    assert sorted(kit) == sorted(NAMES)


def test_names_say_the_embargo(embargoed):
    """In an embargoed kit every name has the moment before its suffix."""
    assert sorted(f"{name.rpartition('.')[0]}.{TAG}.{name.rpartition('.')[2]}" for name in NAMES) == sorted(embargoed)


def test_release_reads_in_order(kit):
    """The release is status, heads, dateline and text, notes to editors, boilerplate, contact, terms."""
    paragraphs = text(kit, "release.txt").split("\n\n")
    expected = [
        "即时发布", "新闻稿：样张社", "一年", "灯亮到十点", "副题", "去年借出15400余册。",
        "南门，2026年11月29日　第一段有重点和链接 (https://example.org)。[1]", "先试一月。接着说。", "旧书",
        "- 一条\n- 两条*", "[图表：儿童读物最多。单位：册 (登记簿)]", "[图片：南门早晨 (样张社摄)]", "项\t数\n甲\t1",
        "小知识", "盒里的话。", "注释", "1. 注文。", "（完）", "编者须知", "1. 数字都有出处。", "关于样张社",
        "样张社做样张。", "联系方式", "- 新闻热线：press@example.org", "使用条款", "注明来源即可使用。",
        "样张，文字和图片可用\n"]  # fmt: skip
    assert expected == paragraphs


def test_markdown_keeps_the_marks(kit):
    """Markdown has heads, emphasis, links, notes and a table, and a star of the text stays a star."""
    marked = text(kit, "release.md")
    for part in ("# 灯亮到十点", "*重点*", "[链接](https://example.org)", "[^1]", "**先试一月。** 接着说。", "## 旧书",
                 "- 两条\\*", "| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |"):
        assert part in marked


def test_embargo_stands_on_top(embargoed):
    """Every text begins with the embargo; the terms say what it means."""
    line = "禁发：2026年12月1日08:00（UTC+8）之前不得刊登、播出或在网上发布"
    for name in ("release", "captions", "stories/note"):
        assert line == text(embargoed, f"{name}.{TAG}.txt").split("\n")[0]
    for name in ("release", "publication", "facts"):
        assert f"<strong>{line}</strong>" in text(embargoed, f"{name}.{TAG}.html")
    assert "解禁时间之前不得使用" in text(embargoed, f"README.{TAG}.txt")


def test_ninjs_keeps_the_standard(kit, embargoed):
    """Both kits' items validate against ninjs 3.1, moments and addresses checked too."""
    checker = jsonschema.FormatChecker()
    checker.checks("uri")(lambda value: bool(re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-~]+", value)))
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=checker)
    for name, files in (("release.ninjs.json", kit), (f"release.ninjs.{TAG}.json", embargoed)):
        assert [] == [error.message for error in validator.iter_errors(json.loads(files[name]))]


def test_ninjs_says_what_the_kit_holds(embargoed):
    """The embargo, the language, the heads, the bodies, and each figure with its files, sizes and hashes are in it."""
    item = json.loads(embargoed[f"release.ninjs.{TAG}.json"])
    assert ("2026-12-01T08:00:00+08:00", "zh-Hans", "南门") == (
        item["embargoedUntil"], item["language"], item["located"])
    assert {"main": "灯亮到十点", "kicker": "一年", "subheadline": "副题"} == {
        head["role"]: head["value"] for head in item["headlines"]}
    assert ["text/plain", "text/html"] == [body["contentType"] for body in item["bodies"]]
    named = {each["name"]: each for each in item["associations"]}
    assert ["loans", "plan", "gate", "wall", "note"] == list(named)
    gate = named["gate"]["renditions"][0]
    data = embargoed[f"pictures/gate.{TAG}.jpg"]
    assert (64, 48, len(data)) == (gate["width"], gate["height"], gate["sizeInBytes"])
    assert hashlib.sha256(data).hexdigest() == named["gate"]["altIds"][0]["value"]
    assert "门前有一棵树" in {each["value"] for each in named["gate"]["descriptions"]}


def test_manifest_counts_every_other_file(kit):
    """The manifest has the SHA-256 of each file but itself, as sha256sum writes it."""
    lines = dict(reversed(line.split("  ")) for line in text(kit, "manifest-sha256.txt").splitlines())
    assert {name: hashlib.sha256(data).hexdigest() for name, data in kit.items()
            if name != "manifest-sha256.txt"} == lines


def test_readme_names_every_file(kit):
    """The README lists what is in the kit, its terms of use and whom to ask."""
    readme = text(kit, "README.txt")
    assert [] == [name for name in NAMES if name not in readme and name != "README.txt"]
    assert "注明来源即可使用。" in readme
    assert "press@example.org" in readme


def test_facts_open_in_a_spreadsheet(kit):
    """The fact sheet has every fact as it is written, its number, period and source; a spreadsheet sees UTF-8."""
    assert kit["facts.csv"].startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(kit["facts.csv"].decode("utf-8-sig"))))
    assert ["表", "代号", "项目", "数值", "数字", "约数", "单位", "时段", "来源", "注"] == rows[0]
    assert ["year", "children", "儿童读物", "15400余册", "15400", "余", "册", "2025年", "登记簿", ""] == rows[1]
    assert "15400余册" in text(kit, "facts.html")


def test_web_pages_ask_for_nothing(kit):
    """No web file has a script or loads anything but what it holds or the kit has."""
    for name in ("publication.html", "release.html", "facts.html"):
        page = text(kit, name)
        assert "<script" not in page
        assert [] == re.findall(r"""(?:src|href)=["'](?!#|data:|charts/|pictures/|https://example.org)[^"']*""", page)
        assert [] == re.findall(r"url\((?!data:|#)", page)


def test_page_has_each_id_once(kit):
    """No id stands twice on the page, though each drawing is there in two widths."""
    ids = re.findall(r'\bid="([^"]+)"', text(kit, "publication.html"))
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("name", ["charts/loans.svg", "pictures/plan.svg"])
def test_drawings_say_what_they_show(kit, name):
    """An SVG has a title and a description, and asks for nothing."""
    drawing = text(kit, name)
    assert "<title" in drawing
    assert "<desc" in drawing
    assert [] == re.findall(r"url\((?!data:|#)", drawing)


def test_no_path_of_the_machine(kit, tmp_path_factory):
    """No file tells where it was made: not the room, the checkout, the interpreter, the home or the system's files."""
    rooms = [tmp_path_factory.getbasetemp(), Path(__file__).resolve().parents[3], sys.prefix, Path.home(), "/usr/share"]
    told = [str(room).encode() for room in rooms]
    assert [] == [name for name, data in kit.items() if any(room in data for room in told)]
