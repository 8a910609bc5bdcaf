"""Numbers: a fact's value as text, by language.

Chinese keeps the digits plain and puts the hedge where Chinese does: 2300万余元, 980余天, 约60名. English
divides thousands from four digits and puts words before: more than 980 days. Decimals stay as the
table has them; the minus sign is U+2212. A language without an entry is set like English.
"""

import dataclasses
import unicodedata
from decimal import Decimal

from presswork.model.fact import Fact

_MINUS = "−"
_SEPARATORS = {"zh": ("", "."), "en": (",", "."), "de": (".", ","), "fr": ("\u202f", ","), "es": (".", ",")}
_MAGNITUDES = "十百千万萬亿億"

# What a table may write in its column approx, by sense.
_SENSES = {
    "over": ("余", "餘", "多", "逾", "超", "超过", "超過", "over", "more than"),
    "about": ("约", "約", "左右", "about", "approx", "approximately"),
    "nearly": ("近", "nearly", "almost"),
    "under": ("不到", "under", "less than"),
    "least": ("至少", "以上", "at least"),
}
HEDGES = {word: sense for sense, words in _SENSES.items() for word in words}
_WORDS = {
    "zh": {"over": "余", "about": "约", "nearly": "近", "under": "不到", "least": "至少"},
    "zh-Hant": {"over": "餘", "about": "約", "nearly": "近", "under": "不到", "least": "至少"},
    "en": {
        "over": "more than",
        "about": "about",
        "nearly": "nearly",
        "under": "less than",
        "least": "at least",
    },
}
# Chinese hedges that do not stand in front: 余 follows the magnitude, 多 the digits, 左右 the unit.
_HAN_FORMS = {
    "余": "{number}{magnitude}{hedge}{unit}",
    "餘": "{number}{magnitude}{hedge}{unit}",
    "多": "{number}{hedge}{magnitude}{unit}",
    "左右": "{number}{magnitude}{unit}{hedge}",
    "以上": "{number}{magnitude}{unit}{hedge}",
}


def _base(language: str) -> str:
    return language.partition("-")[0]


def _grouped(digits: str, mark: str) -> str:
    head = len(digits) % 3
    parts = [digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))]
    return mark.join(part for part in parts if part)


def number_text(value: Decimal, language: str) -> str:
    """Give a number as the language writes it, with all the decimals that it has."""
    thousands, point = _SEPARATORS.get(_base(language), _SEPARATORS["en"])
    whole, _, part = format(abs(value), "f").partition(".")
    grouped = _grouped(whole, thousands) if thousands else whole
    return (_MINUS if value < 0 else "") + grouped + (point + part if part else "")


def _is_currency(unit: str) -> bool:
    return unicodedata.category(unit[0]) == "Sc"


def _western(number: str, unit: str, hedge: str) -> str:
    if not unit:
        amount = number
    elif _is_currency(unit):
        amount = (
            f"{_MINUS if number.startswith(_MINUS) else ''}{unit[0]}{number.removeprefix(_MINUS)}{unit[1:]}"
        )
    else:
        amount = f"{number}{' ' if unit[0].isalnum() else ''}{unit}"
    return f"{hedge} {amount}" if hedge else amount


def _chinese(number: str, unit: str, hedge: str) -> str:
    if unit and _is_currency(unit):
        return hedge + _western(number, unit, "")
    rest = unit.lstrip(_MAGNITUDES)
    magnitude = unit[: len(unit) - len(rest)]
    form = _HAN_FORMS.get(hedge, "{hedge}{number}{magnitude}{unit}")
    return form.format(number=number, magnitude=magnitude, unit=rest, hedge=hedge)


def _hedge(approx: str, language: str) -> str:
    """Give the hedge in the language: as it was written if it is of that language, else by its sense."""
    chinese = _base(language) == "zh"
    if not approx or (chinese and not approx.isascii()):
        return approx
    words = _WORDS.get(language) or _WORDS.get(_base(language)) or _WORDS["en"]
    return words[HEDGES[approx]] if approx in HEDGES else approx


def format_fact(fact: Fact, language: str) -> str:
    """Give a fact's value with unit and hedge: 2300万余元, 36.94%, more than 980 days."""
    form = _chinese if _base(language) == "zh" else _western
    return form(number_text(fact.value, language), fact.unit, _hedge(fact.approx, language))


def format_magnitude(fact: Fact, language: str) -> str:
    """Give the same without the sign, for a text that says which way it went: 下降36.94%."""
    return format_fact(dataclasses.replace(fact, value=abs(fact.value)), language)
