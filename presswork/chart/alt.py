"""Words for those who do not see a chart: alternative text, a longer description and a data table, from the numbers.

The alternative text is short: every number of a small chart, the extremes of a large one. The description tells each
series: where it begins and ends, its highest and its lowest value. The table has every cell. No number is in the words
that is not in the table, the title, the measure or an annotation.
"""

from collections.abc import Iterator, Mapping, Sequence

from presswork.chart.sheet import Cell, Row, Sheet
from presswork.chart.times import date_text, time_of
from presswork.model.figure import Figure

MANY = 12  # cells that an alternative text still lists
# Words by language: a language without an entry is served in English.
WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "alt": "{kind}，{measure}{rows}；显示{finding}", "bare": "{kind}，{measure}{rows}", "join": "、", "part": "；",
        "measure": "{measure}：", "row": "{label}{number}", "at": "{label}{number}",
        "on": "{label}{number}", "dated": "{when}{label}", "end": "。", "colon": "：",
        "label": "指标", "value": "数值", "when": "时期", "source": "来源", "to": "去向", "span": "从{first}到{last}",
        "high": "最高{high}", "low": "最低{low}", "comma": "，", "missing": "无数据", "note": "注：{note}",
        "origin": "资料来源：{source}", "language": "zh", "year": "年",
    },
    "en": {
        "alt": "{kind} of {measure}{rows}, showing {finding}", "bare": "{kind} of {measure}{rows}",
        "join": ", ", "part": "; ", "measure": "{measure}: ", "row": "{label} {number}",
        "at": "{number} in {label}", "on": "{number} on {label}", "dated": "{when} {label}",
        "end": ".", "colon": ": ", "label": "Item", "value": "Value", "when": "Period", "source": "Source", "to": "To",
        "span": "from {first} to {last}", "high": "highest {high}", "low": "lowest {low}", "comma": ", ",
        "missing": "no data", "note": "Note: {note}", "origin": "Source: {source}", "language": "en", "year": "",
    },
}  # fmt: skip


def words(language: str) -> Mapping[str, str]:
    """Give the words of a language, or of English."""
    return WORDS.get(language.partition("-")[0], WORDS["en"])


def name_of(kind: str, names: Mapping[str, str], language: str) -> str:
    """Name a chart kind in the language: as its file says under NAMES, else in English, else by its file."""
    return names.get(language.partition("-")[0]) or names.get("en") or kind


def alt_text(figure: Figure, sheet: Sheet, kind: str) -> str:
    """Write "<kind> of <data> showing <finding>", every number with its hedge and unit; of many the extremes.

    The editor's own ``alt`` goes before. ``kind`` is the kind's name in the language.
    """
    if figure.alt:
        return figure.alt
    word = words(sheet.language)
    listed = len(sheet.rows) * len(sheet.series) <= MANY
    rows = _listed(sheet, word) if listed else word["part"].join(filter(None, [_hot(sheet, word), _ends(sheet, word)]))
    measure = word["measure"].format(measure=figure.measure) if figure.measure else ""
    finding = figure.title.strip().rstrip("。.")
    said = word["alt" if finding else "bare"].format(kind=kind, measure=measure, rows=rows, finding=finding)
    return said + word["end"]


def description(figure: Figure, sheet: Sheet, kind: str) -> str:
    """Tell a chart at length, a sentence a line: its alternative text, each series, the annotations, the source."""
    word = words(sheet.language)
    lines = [alt_text(figure, sheet, kind)]
    if len(sheet.rows) * len(sheet.series) > MANY and len(sheet.series) > 1:
        lines += [name + word["colon"] + said + word["end"] for name, said in _each(sheet, word) if said]
    notes = figure.options.get("notes")
    lines += [word["note"].format(note=note["text"]) for note in (notes if isinstance(notes, list) else [])
              if isinstance(note, Mapping) and "text" in note]
    return "\n".join([*lines, *([word["origin"].format(source=figure.source)] if figure.source else [])])


def _listed(sheet: Sheet, word: Mapping[str, str]) -> str:
    """List every cell, row by row."""
    if len(sheet.series) == 1:
        return word["join"].join(_row(row, row, word) for row in sheet.rows)
    parts = []
    for row in sheet.rows:
        cells = [_joined(name, cell.text or word["missing"], word)
                 for name, cell in zip(sheet.series, row.cells, strict=True)]  # fmt: skip
        parts.append(_name(row) + word["colon"] + word["join"].join(cells))
    return word["part"].join(parts)


def _hot(sheet: Sheet, word: Mapping[str, str]) -> str:
    """Say what the row or the series in focus is."""
    if sheet.accent >= 0:
        return sheet.series[sheet.accent] + word["colon"] + _course(sheet, sheet.accent, word)
    if sheet.focus < 0:
        return ""
    row = sheet.rows[sheet.focus]
    if len(sheet.series) == 1:
        return _row(row, row, word)
    cells = [_joined(name, cell.text, word) for name, cell in zip(sheet.series, row.cells, strict=True) if cell.text]
    return _name(row) + word["colon"] + word["join"].join(cells)


def _ends(sheet: Sheet, word: Mapping[str, str]) -> str:
    """Say the highest and the lowest cell of all; of rows without numbers the first and the last.

    Series that are measures of different things have none in common.
    """
    cells = [(row, name, cell) for row, name, cell in sheet.cells() if not cell.value.is_nan()]
    if not cells:
        first, last = (_row(row, row, word) for row in (sheet.rows[0], sheet.rows[-1]))
        return word["span"].format(first=first, last=last)
    if len(sheet.series) > 1 and not sheet.times[1:] and not all(time_of(name) is not None for name in sheet.series):
        return "" if _hot(sheet, word) else sheet.series[0] + word["colon"] + _course(sheet, 0, word)
    said = []
    for way, pick in (("high", max), ("low", min)):
        row, name, cell = pick(cells, key=lambda each: each[2].value)
        where = (name, _name(row)) if time_of(name) is None else (_name(row), name)
        told = " ".join(filter(None, where[:1])) + " " + _joined(where[1], cell.text, word)
        said.append(word[way].format(**{way: told.strip()}))
    return word["comma"].join(said)


def _each(sheet: Sheet, word: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Tell each series by its course."""
    for at, name in enumerate(sheet.series):
        yield name, _course(sheet, at, word)


def _course(sheet: Sheet, series: int, word: Mapping[str, str]) -> str:
    """Tell a series: in time its first and last value, and always its highest and lowest."""
    known = [(row, row.cells[series]) for row in sheet.rows if not row.cells[series].value.is_nan()]
    if not known:
        return ""
    said = []
    if sheet.times[1:]:
        first, last = (_row(row, cell, word) for row, cell in (known[0], known[-1]))
        said.append(word["span"].format(first=first, last=last))
    for way, pick in (("high", max), ("low", min)):
        row, cell = pick(known, key=lambda each: each[1].value)
        said.append(word[way].format(**{way: _row(row, cell, word)}))
    return word["comma"].join(said)


def _row(row: Row, cell: Cell, word: Mapping[str, str]) -> str:
    if cell.value.is_nan():
        return word["dated"].format(when=row.when if row.when != row.label else "", label=_name(row)).strip()
    return _joined(_name(row), cell.text, word)


def _joined(name: str, number: str, word: Mapping[str, str]) -> str:
    """Set a number after a name, apart from a digit or a letter at its end; beside a date as the language does."""
    if time_of(name) is not None and not (name.isdigit() and len(name) < 3):
        dated = date_text(name, word["language"])
        form = word["on" if dated[:1].isdigit() and " " in dated else "at"]
        return form.format(label=dated + word["year"] if dated.isdigit() else dated, number=number)
    close = name[-1:].isascii() and name[-1:].isalnum()
    return ("{label} {number}" if close else word["row"]).format(label=name, number=number).strip()


def _name(row: Row) -> str:
    return f"{row.label} → {row.to}" if row.to else row.label


def data_table(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Give the data as rows of cells, heads first, a column a series; a column that is empty throughout is left out."""
    word, rows = words(sheet.language), sheet.rows
    when = [row.when if row.when != row.label else "" for row in rows]
    one, bare = len(sheet.series) == 1, all(cell.value.is_nan() for _, _, cell in sheet.cells())
    labels: list[Sequence[str]] = [
        [word["label"], *(row.label for row in rows)], [word["to"], *(row.to for row in rows)]]  # fmt: skip
    numbers: list[Sequence[str]] = [
        [name or word["value"], *(row.cells[at].text if row.cells else row.text for row in rows)]
        for at, name in enumerate(sheet.series)]  # fmt: skip
    times, sources = [word["when"], *when], [word["source"], *(row.source for row in rows)]
    columns = [times, *labels, *numbers, sources] if bare else (
        [*labels, *numbers, times, sources] if one else [*labels, times, *numbers, sources])
    return tuple(zip(*(column for column in columns if any(column[1:])), strict=True))
