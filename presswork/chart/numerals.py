"""Numerals: numbers as titles write them, in digits or in words, Chinese and English."""

import re
from decimal import Decimal

HAN = {sign: value for value, signs in enumerate(("零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
       for sign in signs}  # fmt: skip
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: value for value, word in enumerate(_SMALL.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
ARTICLES = {"a": 1, "an": 1}
WIDE = str.maketrans("０１２３４５６７８９．，％＋－−–", "0123456789.,%+---")
ZH = r"(?:\d[\d,]*(?:\.\d+)?[万萬亿億]?|[零〇一二两兩三四五六七八九十百千万萬亿億]+)"
_UNITS = "|".join(sorted({*WORDS, *TENS, *LARGE}, key=len, reverse=True))
EN = rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:a |an )?(?:{_UNITS})(?:[- ](?:and )?(?:{_UNITS}))*)"


def number_of(text: str) -> Decimal | None:
    """Read a number in digits or words; None where it is none."""
    text = text.translate(WIDE).strip().lower().replace(",", "")
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)([万萬亿億]?)", text):
        return Decimal(match[1]) * MYRIADS.get(match[2], 1)
    if text and all(sign in HAN or sign in POWERS or sign in MYRIADS for sign in text):
        return Decimal(_han(text))
    return _words(re.split(r"[- ]+", text)) if text else None


def _han(text: str) -> int:
    """Read a Chinese numeral: 三百六十, 两千, 四十, 一二〇."""
    if len(text) > 1 and all(sign in HAN for sign in text):
        return int("".join(str(HAN[sign]) for sign in text))
    total = part = digit = 0
    for sign in text:
        if sign in HAN:
            digit = HAN[sign]
        elif sign in POWERS:
            part, digit = part + (digit or 1) * POWERS[sign], 0
        else:
            total, part, digit = total + (part + digit or 1) * MYRIADS[sign], 0, 0
    return total + part + digit


def _words(words: list[str]) -> Decimal | None:
    total = part = 0
    known = {**WORDS, **TENS, **ARTICLES}
    for word in words:
        if word == "and":
            continue
        if word in known:
            part += known[word]
        elif word in LARGE:
            part = max(part, 1) * LARGE[word]
            if LARGE[word] >= 1000:
                total, part = total + part, 0
        else:
            return None
    return Decimal(total + part)


def step_of(text: str) -> Decimal:
    """Give how much one in the last place that a number tells is: 0.01 for 36.94, 100 for 1,700, 10 for 四十."""
    value = number_of(text)
    plain = text.translate(WIDE).replace(",", "")
    if value is None or value == 0:
        return Decimal(1)
    if "." in plain and not any(sign in plain for sign in MYRIADS):
        return Decimal(1).scaleb(-len(plain.partition(".")[2]))
    whole = int(value)
    return Decimal(10 ** (len(str(whole)) - len(str(whole).rstrip("0")))) if whole else Decimal(1)
