"""Every kind, twenty tables, four frames: a drawing without a touching label, or an error that says what to do."""

import itertools
import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from chart_office import make_figure, make_publication

from presswork.chart import kinds
from presswork.chart.draw import plate_of, sheet_of
from presswork.chart.labels import meet
from presswork.chart.look import FLOOR, look
from presswork.chart.sheet import Outline
from presswork.house import shelves
from presswork.model.fact import Table
from presswork.model.report import Faults

ZH = ("东城街道", "西城", "江南街道", "芝英镇", "石柱", "前仓镇", "舟山", "古山镇")
EN = ("Leipzig", "Venice", "Paris", "London", "Basel", "Lyon", "Rome", "Cologne")
LONG_ZH = "电信网络诈骗案件涉案财产损失金额同比变化情况（按立案时间统计）"
LONG_EN = "Editions of works in the vernacular languages printed before the end of the fifteenth century"
FRAMES = ((123, 150), (258, 190), (399, 260), (540, 640))
ROOMY = FRAMES[-1]


def table(labels, columns, heads=("甲", "乙", "丙"), unit="", language="zh-Hans"):
    """Make a wide table: a name, a year and three columns of numbers."""
    shown = [f"{head}（{unit}）" if unit else head for head in heads]
    rows = [(label, f"{1980 + at}", *cells) for at, (label, *cells) in enumerate(zip(labels, *columns, strict=True))]
    return Table("t", ("名称", "年份", *shown), tuple(rows), ()), language


def numbers(count, make, seed=1):
    chance = random.Random(seed)
    return [[make(chance) for _ in range(count)] for _ in range(3)]


def tables():
    whole = lambda low, high: lambda chance: str(chance.randint(low, high))  # noqa: E731
    forty = [f"第{at}号" for at in range(1, 41)]
    gaps = numbers(8, whole(5, 900), 3)
    for at, column in enumerate(gaps):
        column[at + 1] = ""
    bare = numbers(8, whole(5, 900), 4)
    bare[1] = [""] * 8
    some = numbers(8, whole(0, 3), 5)
    return {
        "chinese": table(ZH, numbers(8, whole(20, 1600)), unit="起"),
        "english": table(EN, numbers(8, whole(20, 1600)), ("Latin", "Greek", "Other"), language="en"),
        "long-chinese": table([LONG_ZH + str(at) for at in range(4)], numbers(4, whole(20, 900)), unit="万元"),
        "long-english": table([f"{LONG_EN} {at}" for at in range(4)], numbers(4, whole(20, 900)), ("A", "B", "C"),
                              "thousands", "en"),
        "long-heads": table(ZH, numbers(8, whole(1, 99)), (LONG_ZH[:16], LONG_ZH[:14], "其他各类案件合计")),
        "zeros": table(ZH, numbers(8, whole(0, 0)), unit="起"),
        "some-zeros": table(ZH, some, unit="起"),
        "falls": table(ZH[:5], numbers(5, lambda chance: f"{-chance.uniform(0.5, 60):.2f}"), unit="%"),
        "mixed": table(ZH, numbers(8, lambda chance: f"{chance.uniform(-60, 60):.1f}"), unit="%"),
        "one": table(ZH[:1], [["1660"], ["1225"], ["108"]], unit="人"),
        "two": table(EN[:2], [["1660", "1225"], ["12", "9"], ["0", "3"]], ("A", "B", "C"), language="en"),
        "forty": table(forty, numbers(40, whole(3, 980)), unit="件"),
        "missing": table(ZH, gaps, unit="起"),
        "missing-column": table(ZH, bare, unit="起"),
        "huge": table(EN, numbers(8, whole(10**9, 10**12)), ("A", "B", "C"), language="en"),
        "huge-chinese": table(ZH, numbers(8, whole(10**7, 10**10)), unit="元"),
        "small": table(EN, numbers(8, lambda chance: f"{chance.uniform(0.00001, 0.0009):.5f}"), ("A", "B", "C"),
                       language="en"),
        "equal": table(ZH, numbers(8, whole(100, 100)), unit="项"),
        "shares": table(ZH[:5], [["12.5", "20", "41.25", "8", "99.9"], ["37.5", "30", "8.75", "2", "0.1"],
                                 ["50", "50", "50", "90", "0"]], unit="%"),
        "outlier": table(EN, [["1", "2", "1", "3", "98765", "2", "1", "4"], *numbers(8, whole(1, 9))[:2]],
                         ("A", "B", "C"), language="en"),
    }  # fmt: skip


TABLES = tables()
KINDS = kinds.known(shelves("charts", None))
# What a kind's own rule keeps out, whatever the room.
REFUSED = {
    "area": "negative values|takes 2", "stacked": "negative part", "flow": "at least 0", "line": "takes 2",
    "waffle": "needs a percentage", "marks": "negative number|missing number", "multiples": "takes 2",
    "numbers": "takes 1 to|missing number", "number": "takes 1", "grouped": "has 40 rows", "column": "choose bar",
}  # fmt: skip


def squares(names):
    """Make a map of squares, a square a name."""
    rings = {name: (at % 7, at // 7) for at, name in enumerate(names)}
    return tuple(Outline(name, (((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)),)) for name, (x, y) in rings.items())


def drawn(kind, name, frame, newspaper):
    """Draw a table by a kind in a frame: the plate, or the finding that says why not."""
    data, language = TABLES[name]
    folders = shelves("charts", None)
    path = kinds.find(f"{kind}.py", folders)
    _, most = kinds.constant(path, "SERIES", (1, 1))
    columns = list(data.columns[2 : 2 + min(3, most)])
    if kind == "waffle":
        data = replace(data, rows=data.rows[:3])
    if kind == "flow":
        rows = tuple((row[0], ("Latin", "拉丁文")[at % 2], row[2]) for at, row in enumerate(data.rows))
        data, columns = Table("t", ("from", "to", data.columns[2]), rows, ()), [data.columns[2]]
    focus = data.rows[len(data.rows) // 2][0]
    publication = make_publication([], [data], language)
    figure = make_figure(kind, table="t", focus=focus, options={"columns": columns})
    seen, style = look(newspaper, language), kinds.find(kinds.STYLE, folders)
    try:
        sheet = sheet_of(figure, publication, folders)
        if kind in {"map", "tiles"}:
            sheet = replace(sheet, outlines=squares([row.label for row in sheet.rows]))
        return plate_of(figure, sheet, kinds.load(path), seen, frame, style)
    except Faults as faults:
        return faults.findings[0]


@pytest.mark.parametrize("kind", KINDS)
def test_no_label_touches_or_leaves(kind, newspaper):
    """Twenty tables in four frames: no label touches another or leaves the frame; else the error names a cure."""
    told = Counter()
    for name, frame in itertools.product(TABLES, FRAMES):
        plate = drawn(kind, name, frame, newspaper)
        where = f"{kind}, {name}, {frame}"
        if hasattr(plate, "slug"):
            assert plate.slug in {"chart-tight", "chart-rows", "chart-number"}, f"{where}: {plate}"
            refused = re.search(REFUSED.get(kind, "^$"), plate.what)
            assert refused or frame != ROOMY or "missing-column" in name, f"{where}: {plate}"
            assert "beside" not in plate.what, f"{where}: {plate}"
            assert "inside its" not in plate.what, f"{where}: {plate}"
        else:
            told[frame] += 1
            clear(plate, where)
    assert told[ROOMY] >= 1


def clear(plate, where):
    """Measure the text boxes of a drawing."""
    assert min(text.get_fontsize() for text in plate.texts) >= FLOOR * 0.96, where
    for said in plate.said:
        left, top, right, bottom = said.box
        assert left > -0.2, f"{where}: {said}"
        assert top > -0.2, f"{where}: {said}"
        assert right < plate.wide + 0.2, f"{where}: {said}"
        assert bottom < plate.high + 0.2, f"{where}: {said}"
    for one, two in itertools.combinations(plate.said, 2):
        assert not meet(one.box, two.box, 0.1 if one.label == two.label else -0.3), f"{where}: {one}, {two}"
