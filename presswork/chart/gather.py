"""Gathering: a figure's facts or table become the sheet that its kind draws."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from presswork.chart.atlas import read_outlines
from presswork.chart.sheet import NAN, Cell, Row, Sheet, across
from presswork.load.heads import named
from presswork.load.numbers import format_fact, number_text
from presswork.load.tables import narrow
from presswork.model.fact import Fact, Table
from presswork.model.figure import Figure
from presswork.model.place import Cells
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding

# Heads of a plain table's columns, by what they hold; the first of these words that is a head wins.
HEADS: Mapping[str, tuple[str, ...]] = {
    "label": ("label", "name", "event", "item", "from", "名称", "指标", "项目", "事件", "内容", "来自"),
    "value": ("value", "number", "count", "数值", "数量", "数", "值"),
    "unit": ("unit", "单位"),
    "when": ("period", "year", "date", "when", "month", "quarter", "时期", "时段", "年份", "年", "日期", "时间"),
    "source": ("source", "来源", "出处"),
    "approx": ("approx", "约数"),
    "note": ("note", "备注", "说明"),
    "to": ("to", "去向", "流向"),
}
NUMBER = re.compile(r"\s*([+\-−]?\d[\d,]*(?:\.\d+)?)\s*(\D*)")
SAMPLE = 10_000  # rows that tell what a column is for
MISSING = {"", "-", "–", "—", "―", "…", "..", "...", "n/a", "na", "/", "无", "无数据", "缺"}
SHARED = ("columns", "map", "key")  # options of every kind, which say what is drawn: they are gathered here


def gather(figure: Figure, publication: Publication, series: tuple[int, int] = (1, 1), spread: str = "label") -> Sheet:
    """Make the sheet of a figure for a kind that takes ``series`` columns of numbers, fewest and most.

    Facts of which several have one label (``spread``: or one period) at different periods become a row a period and
    a series a label (or a row a label and a series a period), where the kind takes more than one series. Raises Faults
    for facts, tables, columns, a map or a focus that are not there.
    """
    names: tuple[str, ...]
    if figure.facts:
        rows, names = _cited(figure, publication), ("",)
    elif figure.table:
        rows, names = _whole(figure, publication, series)
    else:
        raise fault(figure, "has no data", "chart-no-data", "name its facts: [...] or its table:")
    if not rows:
        raise fault(figure, "has an empty table", "chart-no-data", "add rows to the table")
    where, drawn = _where(figure, publication, len(rows), many=series[1] > 1)
    if names == ("",):
        rows, names = _spread(rows, series, spread)
    _count(figure, names, series)
    focus, accent = _focus(figure, rows, names)
    outlines = read_outlines(figure, publication) if figure.options.get("map") else ()
    return Sheet(tuple(rows), publication.language, focus, figure.measure, names, accent, outlines, where, drawn)


def _where(
    figure: Figure, publication: Publication, count: int, *, many: bool
) -> tuple[Cells | None, tuple[int, ...]]:
    """Give the places of a plain table's cells and the columns that are drawn, where they are known."""
    table = publication.tables.get(figure.table)
    if table is None or table.cells is None or table.facts or figure.facts or len(table.rows) != count:
        return None, ()
    return table.cells, tuple(columns_of(table, _asked(figure), many=many)[1])


def fault(figure: Figure, what: str, slug: str, cure: str) -> Faults:
    """Make the error of a figure, at its place."""
    return Faults([Finding(figure.place, f"figure {figure.id} {what}", slug, cure)])


def _focus(figure: Figure, rows: Sequence[Row], names: Sequence[str]) -> tuple[int, int]:
    """Find the row or else the series that the accent marks; -1 for none."""
    known = [{row.id, row.label, row.when} - {""} for row in rows]
    focus = next((at for at, name in enumerate(known) if figure.focus in name), -1) if figure.focus else -1
    accent = names.index(figure.focus) if figure.focus in names and figure.focus and focus < 0 else -1
    if figure.focus and focus < 0 and accent < 0:
        labels = ", ".join([row.id or row.label for row in rows] + [name for name in names if name])
        raise fault(figure, f"has no row {figure.focus} to focus", "unknown-focus", f"name one of: {labels}")
    return focus, accent


def _count(figure: Figure, names: Sequence[str], series: tuple[int, int]) -> None:
    least, most = series
    if not least <= len(names) <= most:
        span = str(least) if least == most else f"{least} to {most}"
        what = f"has {len(names)} columns of numbers; {figure.kind} takes {span}"
        listed = f" ({', '.join(name for name in names if name)})" if any(names) else ""
        raise fault(figure, what, "chart-series", f"name those to draw under options: columns: [...]{listed}")


def _cited(figure: Figure, publication: Publication) -> list[Row]:
    missing = [name for name in figure.facts if name not in publication.facts]
    if missing:
        what = f"draws {', '.join(missing)}, which no table has"
        raise fault(figure, what, "unknown-fact", "correct the id or add a row to a table")
    return [row_of(publication.facts[name], publication.language) for name in figure.facts]


def _whole(figure: Figure, publication: Publication, series: tuple[int, int]) -> tuple[list[Row], tuple[str, ...]]:
    table = publication.tables.get(figure.table)
    if table is None:
        cure = "add its file under tables: in publication.yaml"
        raise fault(figure, f"draws the table {figure.table}, which is not there", "unknown-table", cure)
    if table.facts:
        return [row_of(fact, publication.language) for fact in table.facts], ("",)
    asked = _asked(figure)
    if missing := [name for name in asked if name not in table.columns]:
        what = f"draws the columns {', '.join(missing)}, which {table.id} has not"
        raise fault(figure, what, "unknown-column", f"name some of: {', '.join(table.columns)}")
    return plain_rows(table, publication.language, asked, many=series[1] > 1)


def _asked(figure: Figure) -> list[str]:
    """Name the columns that a figure asks for; [] leaves it to the table."""
    asked = figure.options.get("columns", [])
    return [str(name) for name in asked] if isinstance(asked, list) else []


def _spread(rows: list[Row], series: tuple[int, int], spread: str) -> tuple[list[Row], tuple[str, ...]]:
    """Spread rows over series where a label (or a period) comes more than once."""
    labels, times = list(dict.fromkeys(row.label for row in rows)), list(dict.fromkeys(row.when for row in rows))
    pairs = {(row.label, row.when) for row in rows}
    if series[1] == 1 or len(pairs) < len(rows) or len(labels) == len(rows) or not all(times):
        return rows, ("",)
    names = tuple(labels if spread == "label" else times)
    return across(rows, names, by_time=spread == "label"), names


def row_of(fact: Fact, language: str, to: str = "") -> Row:
    """Make a row of a fact: its number in the language, parted into hedge, digits and unit."""
    cell = cell_of(fact, language)
    return Row(
        cell.value, cell.text, cell.head, cell.number, cell.tail, cell.unit, label=fact.label, when=fact.period,
        source=fact.source, approx=fact.approx, note=fact.note, id=fact.id, to=to, cells=(cell,),
    )  # fmt: skip


def cell_of(fact: Fact, language: str) -> Cell:
    """Make a cell of a fact."""
    text, number = format_fact(fact, language), number_text(fact.value, language)
    head, _, tail = text.partition(number) if number in text else ("", "", "")
    return Cell(fact.value, text, head, number if number in text else text, tail.strip(), fact.unit)


def plain_rows(
    table: Table, language: str, asked: Sequence[str] = (), *, many: bool = False
) -> tuple[list[Row], tuple[str, ...]]:
    """Make rows of a plain table by its heads (``HEADS``), and name its series."""
    at, chosen = columns_of(table, asked, many=many)
    titles = [named(table.columns[n]) for n in chosen]
    numbers = [(n, unit) for n, (_, unit) in zip(chosen, titles, strict=True)]
    parts = {part: n for part, n in at.items() if n >= 0}
    rows = [_plain(cells, parts, numbers, language) for cells in table.rows]
    return rows, tuple(name for name, _ in titles) if len(chosen) > 1 else ("",)


def columns_of(table: Table, asked: Sequence[str], *, many: bool) -> tuple[dict[str, int], list[int]]:
    """Tell what the columns of a plain table are for (-1: there is none), and which are drawn.

    The number columns are those ``asked``; else the one named as such, if the kind does not take ``many``; else all
    that hold numbers and are nothing else. A table of two columns without known heads labels and counts.
    """
    heads = [head.strip().lower() for head in table.columns]
    at = {part: next((heads.index(word) for word in words if word in heads), -1) for part, words in HEADS.items()}
    if at["label"] < 0:
        free = [n for n in range(len(heads)) if n not in at.values() and not _numeric(table, n)]
        at["label"] = free[0] if free else max(at["when"], 0)
    taken = {n for part, n in at.items() if part != "value"}
    found = [n for n in range(len(heads)) if n not in taken and (_numeric(table, n) or n == at["value"])]
    if at["value"] >= 0 and not many:
        found = [at["value"]]
    if not found and at["when"] < 0 and len(heads) > 1:
        found = [n for n in range(len(heads)) if n not in taken][:1]
    return at, [table.columns.index(name) for name in asked] or found


def _numeric(table: Table, column: int) -> bool:
    """Say whether a column is meant for numbers: most of what stands in it is one."""
    cells = [text for row in table.rows[:SAMPLE] if (text := narrow(row[column].strip())).lower() not in MISSING]
    return 2 * sum(bool(NUMBER.fullmatch(text)) for text in cells) > len(cells)


def _plain(
    texts: Sequence[str], at: Mapping[str, int], columns: Sequence[tuple[int, str]], language: str
) -> Row:
    part = {name: texts[n].strip() for name, n in at.items() if n < len(texts)}
    own, approx = part.pop("unit", ""), part.get("approx", "")
    part.pop("value", None)
    cells = tuple([_cell(texts[n].strip(), own or unit, approx, language) for n, unit in columns])
    lead = cells[0] if cells else Cell()
    return Row(lead.value, lead.text, lead.head, lead.number, lead.tail, lead.unit, cells=cells or (lead,), **part)


@lru_cache(maxsize=1 << 16)  # long tables say the same numbers again and again
def _cell(text: str, unit: str, approx: str, language: str) -> Cell:
    """Read a cell: a number with its unit, nothing, or a word where a number should be."""
    found = NUMBER.fullmatch(plain := narrow(text))
    if not found:
        return Cell(NAN, "" if plain.lower() in MISSING else text)
    value = Decimal(found[1].replace(",", "").replace("−", "-"))
    return cell_of(Fact("", "", value, unit or found[2].strip(), "", "", approx), language)
