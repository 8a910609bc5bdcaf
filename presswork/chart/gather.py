"""Gathering: a figure's facts or table become the sheet that its kind draws."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from presswork.chart.sheet import Row, Sheet
from presswork.load.numbers import format_fact, number_text
from presswork.model.fact import Fact, Table
from presswork.model.figure import Figure
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding

# Heads of a plain table's columns, by what they hold; the first of these words that is a head wins.
HEADS: Mapping[str, tuple[str, ...]] = {
    "label": ("label", "name", "event", "item", "名称", "指标", "项目", "事件", "内容"),
    "value": ("value", "number", "count", "数值", "数量", "数", "值"),
    "unit": ("unit", "单位"),
    "when": ("period", "year", "date", "when", "时期", "时段", "年份", "日期", "时间"),
    "source": ("source", "来源", "出处"),
    "approx": ("approx", "约数"),
    "note": ("note", "备注", "说明"),
}
NUMBER = re.compile(r"\s*([+\-−]?\d[\d,]*(?:\.\d+)?)\s*(\D*)")


def gather(figure: Figure, publication: Publication) -> Sheet:
    """Make the sheet of a figure. Raises Faults for facts, tables or a focus that are not there."""
    if figure.facts:
        rows = _cited(figure, publication)
    elif figure.table:
        rows = _whole(figure, publication)
    else:
        raise fault(figure, "has no data", "chart-no-data", "name its facts: [...] or its table:")
    if not rows:
        raise fault(figure, "has an empty table", "chart-no-data", "add rows to the table")
    names = [{row.id, row.label} for row in rows]
    focus = next((at for at, name in enumerate(names) if figure.focus in name), -1) if figure.focus else -1
    if figure.focus and focus < 0:
        labels = ", ".join(row.id or row.label for row in rows)
        raise fault(figure, f"has no row {figure.focus} to focus", "unknown-focus", f"name one of: {labels}")
    return Sheet(tuple(rows), publication.language, focus, figure.measure)


def fault(figure: Figure, what: str, slug: str, cure: str) -> Faults:
    """Make the error of a figure, at its place."""
    return Faults([Finding(figure.place, f"figure {figure.id} {what}", slug, cure)])


def _cited(figure: Figure, publication: Publication) -> list[Row]:
    missing = [name for name in figure.facts if name not in publication.facts]
    if missing:
        what = f"draws {', '.join(missing)}, which no table has"
        raise fault(figure, what, "unknown-fact", "correct the id or add a row to a table")
    return [row_of(publication.facts[name], publication.language) for name in figure.facts]


def _whole(figure: Figure, publication: Publication) -> list[Row]:
    table = publication.tables.get(figure.table)
    if table is None:
        cure = "add its file under tables: in publication.yaml"
        raise fault(figure, f"draws the table {figure.table}, which is not there", "unknown-table", cure)
    if table.facts:
        return [row_of(fact, publication.language) for fact in table.facts]
    return plain_rows(table, publication.language)


def row_of(fact: Fact, language: str) -> Row:
    """Make a row of a fact: its number in the language, parted into hedge, digits and unit."""
    text, number = format_fact(fact, language), number_text(fact.value, language)
    head, _, tail = text.partition(number) if number in text else ("", "", "")
    number = number if number in text else text
    return Row(
        fact.label, fact.value, text, head, number, tail.strip(),
        fact.unit, fact.period, fact.source, fact.approx, fact.note, fact.id,
    )  # fmt: skip


def plain_rows(table: Table, language: str) -> list[Row]:
    """Make rows of a plain table by its heads (``HEADS``); without them column 1 labels, column 2 counts."""
    heads = [head.strip().lower() for head in table.columns]
    at = {
        part: next((heads.index(word) for word in words if word in heads), -1)
        for part, words in HEADS.items()
    }
    if at["label"] < 0:
        at["label"] = next((n for n in range(len(heads)) if n not in at.values()), 0)
    if at["value"] < 0 and at["when"] < 0 and len(heads) > 1:
        at["value"] = next((n for n in range(len(heads)) if n not in at.values()), -1)
    return [_plain(cells, at, language) for cells in table.rows]


def _plain(cells: Sequence[str], at: Mapping[str, int], language: str) -> Row:
    cell = {part: cells[n].strip() if 0 <= n < len(cells) else "" for part, n in at.items()}
    found = NUMBER.fullmatch(cell["value"])
    if not found:
        return Row(cell["label"], Decimal("NaN"), cell["value"], when=cell["when"], source=cell["source"])
    value = Decimal(found[1].replace(",", "").replace("−", "-"))
    unit = cell["unit"] or found[2].strip()
    fact = Fact("", cell["label"], value, unit, cell["when"], cell["source"], cell["approx"], cell["note"])
    return row_of(fact, language)
