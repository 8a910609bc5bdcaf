"""Words for those who do not see a chart: alternative text and a data table, from the numbers themselves."""

from collections.abc import Mapping

from presswork.chart.sheet import Row, Sheet
from presswork.model.figure import Figure

# Words by language: a language without an entry is served in English.
WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "alt": "{kind}，{measure}{rows}；显示{finding}", "bare": "{kind}，{measure}{rows}", "join": "、",
        "measure": "{measure}：", "row": "{label}{number}", "dated": "{when}{label}", "end": "。",
        "label": "指标", "value": "数值", "when": "时期", "source": "来源",
    },
    "en": {
        "alt": "{kind} of {measure}{rows}, showing {finding}", "bare": "{kind} of {measure}{rows}",
        "join": ", ", "measure": "{measure}: ", "row": "{label} {number}", "dated": "{when} {label}",
        "end": ".", "label": "Item", "value": "Value", "when": "Period", "source": "Source",
    },
}  # fmt: skip


def words(language: str) -> Mapping[str, str]:
    """Give the words of a language, or of English."""
    return WORDS.get(language.partition("-")[0], WORDS["en"])


def name_of(kind: str, names: Mapping[str, str], language: str) -> str:
    """Name a chart kind in the language: as its file says under NAMES, else in English, else by its file."""
    return names.get(language.partition("-")[0]) or names.get("en") or kind


def alt_text(figure: Figure, sheet: Sheet, kind: str) -> str:
    """Write "<kind> of <data> showing <finding>", every number of the data with its hedge and unit.

    The editor's own ``alt`` goes before. ``kind`` is the kind's name in the language.
    """
    if figure.alt:
        return figure.alt
    word = words(sheet.language)
    rows = word["join"].join(_row(row, word) for row in sheet.rows)
    measure = word["measure"].format(measure=figure.measure) if figure.measure else ""
    finding = figure.title.strip().rstrip("。.")
    said = word["alt" if finding else "bare"].format(kind=kind, measure=measure, rows=rows, finding=finding)
    return said + word["end"]


def _row(row: Row, word: Mapping[str, str]) -> str:
    if row.value.is_nan():
        return word["dated"].format(when=row.when, label=row.label).strip()
    return word["row"].format(label=row.label, number=row.text)


def data_table(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Give the data as rows of cells, heads first; a column that is empty throughout is left out."""
    word = words(sheet.language)
    columns = [
        [word["when"], *(row.when for row in sheet.rows)],
        [word["label"], *(row.label for row in sheet.rows)],
        [word["value"], *(row.text for row in sheet.rows)],
        [word["source"], *(row.source for row in sheet.rows)],
    ]
    if any(not row.value.is_nan() for row in sheet.rows):
        columns = [columns[1], columns[2], columns[0], columns[3]]
    return tuple(zip(*(column for column in columns if any(column[1:])), strict=True))
