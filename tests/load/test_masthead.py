"""Mastheads in China: what is printed, and what each profile forbids. All numbers and names are specimens."""

from pathlib import Path

import pytest

from presswork.load.publication import load_publication
from presswork.model.report import Faults

INTERNAL = ("{profile: internal, permit: 样准字第0号, compiler: 样张社, recipients: 本系统, printer: 样张厂, "
            "printed: 2026年11月29日, copies: 100份}")
NEWSPAPER = ("{profile: newspaper, authority: 甲, sponsor: 乙, publisher: 丙, cn: 33-0999, chief: 丁, number: 12, "
             "address: 样路, phone: 000-0000, postcode: '000000', price: 1元, printer: 戊, printer_address: 己}")
SHEET = """\
title: 样张通讯
language: zh-Hans
issuer: 样张社
date: 2026-11-29
issue: "1"
masthead: MASTHEAD
editions:
  paper: {layout: newspaper, stories: [lead]}
"""
STORY = "---\nheadline: 题\nbyline: 样张\n---\n\n正文。\n"


def write(folder: Path, masthead: str, sheet: str = SHEET, story: str = STORY) -> Path:
    (folder / "stories").mkdir()
    (folder / "publication.yaml").write_text(sheet.replace("MASTHEAD", masthead), encoding="utf-8")
    (folder / "stories/lead.md").write_text(story, encoding="utf-8")
    return folder


def test_newspaper_prints_its_numbers(tmp_path):
    """The CN number stands on the front page, the rest in the imprint."""
    masthead = load_publication(write(tmp_path, NEWSPAPER)).masthead
    assert (("国内统一连续出版物号 CN 33-0999",), "总第12期") == (masthead.register, masthead.number)
    assert masthead.imprint.startswith("主管：甲　主办：乙　出版：丙　总编辑：丁")


def test_internal_prints_its_permit(tmp_path):
    """The motto and the permit stand on the front page; 成本报告 is no 本报."""
    masthead = load_publication(write(tmp_path, INTERNAL, story=STORY.replace("正文", "成本报告"))).masthead
    assert ("内部资料，免费交流", "样准字第0号") == masthead.register


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("title: 样张通讯", "title: 样张报", "第十四条"),
    ("title: 样张通讯", "title: 样张通讯\nrights: 每份定价一元", "第十五条"),
    ("byline: 样张", "byline: 记者样张", "第十四条"), ("正文。", "本报讯。", "第十四条"),
    ("recipients: 本系统", "recipients: 社会公众", "第十五条"),
    ("copies: 100份", "copies: 100份, price: 1元", "第十五条"),
])
def test_internal_forbids(tmp_path, old, new, rule):
    """What an internal bulletin must not say is an error at its line, with the article."""
    parts = [part.replace(old, new) for part in (INTERNAL, SHEET, STORY)]
    with pytest.raises(Faults) as caught:
        load_publication(write(tmp_path, *parts))
    found = [finding for finding in caught.value.findings if finding.slug == "masthead-forbidden"]
    assert found
    assert all(rule in finding.what and finding.place and finding.place.line for finding in found)


@pytest.mark.parametrize("number", ["CN 33-1999", "CN 33-0000", "CN 99-0001", "33-999"])
def test_cn_number_is_a_newspapers(tmp_path, number):
    """A number of a journal, of no province or of another length is refused."""
    with pytest.raises(Faults) as caught:
        load_publication(write(tmp_path, NEWSPAPER.replace("33-0999", number)))
    assert ["masthead-form"] == [finding.slug for finding in caught.value.findings]
