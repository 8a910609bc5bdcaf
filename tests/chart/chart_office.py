"""A small press office: facts, a newspaper and a brochure, made by hand so that only charts are tested."""

import datetime as dt
from decimal import Decimal

from presswork.model.fact import Fact
from presswork.model.figure import Figure
from presswork.model.layout import Layout, Page
from presswork.model.place import Place
from presswork.model.publication import Publication
from presswork.model.style import Face, Ink

PAGE = Page(595.3, 841.9, 8.5, 12.756, 38.3, 38.3, 34, 34, 4, 123, 11.6)
NEWS = {
    "text": ("#1c1a19", (0, 0, 0, 100)), "red": ("#b9161d", (15, 100, 95, 8)),
    "grey": ("#6b6763", (0, 4, 6, 70)), "light": ("#b9b5b0", (0, 2, 4, 32)),
    "pale": ("#e4e0da", (0, 1, 4, 12)), "paper": ("#ffffff", (0, 0, 0, 0)),
}  # fmt: skip
BOOK = {
    "text": ("#1a1d22", (0, 0, 0, 100)), "key": ("#13233c", (100, 85, 45, 45)),
    "signal": ("#d4402b", (10, 88, 90, 0)), "stone": ("#ece8e0", (7, 7, 11, 0)),
    "on": ("#ffffff", (0, 0, 0, 0)), "dim": ("#93a0b2", (44, 32, 22, 0)),
    "grey": ("#6e747c", (0, 0, 0, 65)), "light": ("#c9ccd0", (0, 0, 0, 22)),
}  # fmt: skip
FACTS = (
    ("theft", "盗抢案件", "-20", "%", "今年", ""),
    ("traffic", "交通事故亡人数", "-36.5", "%", "较前三年平均数", ""),
    ("fraud", "电信网络诈骗发案", "-36.94", "%", "今年以来", ""),
    ("loss", "电信网络诈骗案损", "-39.32", "%", "今年以来", ""),
    ("people", "打击", "1660", "人", "近三年", ""),
    ("transferred", "移诉", "1225", "人", "近三年", ""),
    ("dens", "捣毁窝点", "108", "个", "近三年", ""),
    ("days", "防疫连续执勤", "980", "天", "2020年初起", "余"),
    ("firms", "为企业挽回损失", "2300", "万元", "推行以来", "余"),
)
EVENTS = (
    ("2014年7月", "食品药品环境犯罪侦查大队成立", "报道"),
    ("2018年", "退出交通事故“百人县”", "报道"),
    ("2020年初", "防疫重点岗位开始连续执勤", "报道"),
)


def make_fact(name, label, value, unit, period="", approx=""):
    return Fact(name, label, Decimal(value), unit, period, "公开报道", approx)


def make_publication(facts, tables=(), language="zh-Hans"):
    return Publication(
        "demo", "十年", language, "市公安局", dt.date(2022, 10, 12), (), {},
        {table.id: table for table in tables}, {fact.id: fact for fact in facts}, {},
    )  # fmt: skip


def make_figure(kind, facts=(), **values):
    return Figure(
        values.pop("id", kind), kind, values.pop("title", "四项指标回落"), facts=tuple(facts),
        place=Place("publication.yaml", 29), **values,
    )  # fmt: skip


def make_layout(name, inks, styles=(), **plan):
    table = {ink: Ink(ink, srgb, cmyk) for ink, (srgb, cmyk) in inks.items()}
    return Layout(name, name, PAGE, table, {style.name: style for style in styles}, {}, {}, plan)


def serif(weight, size):
    return Face("Source Serif 4", weight, axes=(("opsz", float(size)),))
