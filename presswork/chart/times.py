"""Times: what a table writes as a date, as a number of years, so that unequal intervals are drawn unequal."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = rf"(?P<name>(?:{'|'.join(MONTHS)})[a-z]*)\.?"
ABOUT = re.compile(r"^(?:c\.|ca\.|about|约)\s*", re.IGNORECASE)
# The forms of a date, each with its parts by name; the first that matches whole wins.
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?:年|[-/.])(?P<month>0?[1-9]|1[0-2])(?:月|[-/.](?=\d)|$)(?:(?P<day>\d{1,2})日?)?",
        r"(?P<year>\d{1,4})(?:\s*[-–—]\s*\d{2,4})?年?(?:度|初|底|末)?",
        r"(?:公元)?前(?P<before>\d{1,4})年?|(?P<bc>\d{1,4})\s*BC",
        r"(?P<year>\d{4})\s*(?:Q|年?第?)(?P<quarter>[1-4一二三四])(?:季度)?",
        rf"(?:(?P<day>\d{{1,2}})\s+)?{NAME}\s+(?P<year>\d{{3,4}})",
        rf"{NAME}\s+(?P<day>\d{{1,2}}),\s+(?P<year>\d{{3,4}})",
    )
)


# Dates as programs write them, and as a reader of the language expects them on an axis.
STAMP = re.compile(r"(?P<year>\d{4})[-/.](?P<month>0?[1-9]|1[0-2])(?:[-/.](?P<day>0?[1-9]|[12]\d|3[01]))?")


def date_text(text: str, language: str) -> str:
    """Write a date as a language does: 2014-07-05 is 5 Jul 2014, or 2014年7月5日; other words stay as they are."""
    match = STAMP.fullmatch(text.strip())
    if match is None:
        return text
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if language.partition("-")[0] in {"zh", "ja"}:
        return f"{year}年{month}月" + (f"{day}日" if day else "")
    if language.partition("-")[0] != "en":
        return text
    return (f"{day} " if day else "") + f"{MONTHS[month - 1].title()} {year}"


def time_of(text: str) -> float | None:
    """Give a date as a year with its fraction: "2014年7月" is 2014.5; None where the text is no date.

    Of a span ("1841–48") it is the beginning; a year without more is its first day.
    """
    plain = ABOUT.sub("", text.strip())
    match = next((found for form in FORMS if (found := form.fullmatch(plain))), None)
    if match is None:
        return None
    parts = {name: value for name, value in match.groupdict().items() if value}
    if before := parts.get("before") or parts.get("bc"):
        return 1.0 - int(before)  # there is no year 0
    return int(parts["year"]) + _within(parts)


def _within(parts: dict[str, str]) -> float:
    """Give the share of the year that a month, a day or a quarter has behind it; 0 where it is not told."""
    if quarter := parts.get("quarter"):
        return ("1234".find(quarter) if quarter in "1234" else "一二三四".find(quarter)) / 4
    name = parts.get("name", "")[:3].lower()
    month = MONTHS.index(name) + 1 if name in MONTHS else int(parts.get("month", "1"))
    return (month - 1) / 12 + (int(parts.get("day", "1")) - 1) / 372
