"""Claims: what a title says of the numbers, so that the rows can be asked whether it is so.

Each rule is a pattern with what it claims, by language; a title that says nothing that can be tested gives none. The
patterns know how a claim is hedged: 近四成 is up to 40 %, "more than twice" is over 2.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from presswork.chart.numerals import EN, WIDE, ZH, number_of, step_of

CHANGE, SHARE, RATIO, MOST, MORE, COUNT, LEVEL = "change", "share", "ratio", "most", "more", "count", "level"
OVER, NEARLY, ABOUT, LEAST, UNDER = "over", "nearly", "about", "least", "under"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a title says: ``text`` as it stands there, from ``start`` to ``stop``.

    ``value`` is in percent for CHANGE and SHARE, a factor for RATIO, a number of rows for COUNT, of things for LEVEL;
    ``sign`` is -1 for a fall or the least, 1 for a rise or the most; ``grown`` says that a factor is what was added
    (增长两倍); ``hedge`` is one of the words above or ""; ``slack`` how far the value may be off where it is rounded.
    """

    kind: str
    text: str
    start: int
    stop: int
    value: Decimal = Decimal(0)
    sign: int = 0
    hedge: str = ""
    slack: Decimal = Decimal(0)
    grown: bool = False

    def holds(self, given: Decimal) -> bool:
        """Say whether a number bears the claim out."""
        away = given - self.value
        if self.hedge in {OVER, LEAST}:
            return away >= -self.slack / 100
        if self.hedge in {NEARLY, UNDER}:
            return -self.slack * 6 / 5 <= away <= self.slack / 100 if self.hedge == NEARLY else away <= self.slack / 100
        return abs(away) <= self.slack * (2 if self.hedge == ABOUT else 1)


HEDGES: Mapping[str, str] = {
    "近": NEARLY, "将近": NEARLY, "接近": NEARLY, "约": ABOUT, "大约": ABOUT, "左右": ABOUT, "超过": OVER, "超": OVER,
    "逾": OVER, "多": OVER, "余": OVER, "餘": OVER, "以上": LEAST, "至少": LEAST, "不到": UNDER, "不足": UNDER,
    "nearly": NEARLY, "almost": NEARLY, "close to": NEARLY, "about": ABOUT, "around": ABOUT, "roughly": ABOUT,
    "some": ABOUT, "more than": OVER, "over": OVER, "above": OVER, "at least": LEAST, "less than": UNDER,
    "under": UNDER, "fewer than": UNDER,
}  # fmt: skip
_ZH_BEFORE = "(?P<before>将近|接近|近|大约|约|超过|超|逾|不到|不足|至少)?"
_ZH_AFTER = "(?P<after>多|余|餘|以上|左右)?"
_ZH_LATE = "(?P<late>多|半|余|以上|左右)?"
_ZH_FALL = "下降|减少|降低|下滑|回落|下跌|缩减|缩小|骤降|少了|降了|减了|少|降|减|跌|低"
_ZH_RISE = "上升|增长|增加|提高|上涨|攀升|提升|多了|多出|涨了|高出|升|增|涨|多|高"
_EN_BEFORE = (r"(?:(?P<before>nearly|almost|close to|about|around|roughly|some|more than|over|above|at least|less than|"
              r"under|fewer than) )?")
_EN_FALL = (r"down|fell|fallen|falls?|drop(?:s|ped)?|declin(?:es?|ed)|decreas(?:es?|ed)|cuts?|shrank|shrunk|slipped|"
            r"slid|lost|plunged|lower(?:ed)?|reduced")
_EN_RISE = r"up|rose|risen|rises?|grew|grown|grows?|increas(?:es?|ed)|gain(?:s|ed)?|jump(?:s|ed)?|climb(?:s|ed)?|soared"
_PERCENT = r"(?:%| ?per ?cent\b)"
_LESS = "lower|fewer|less|drop|fall|decline|decrease|cut|reduction"
_GREATER = "higher|more|rise|increase|growth|gain|jump"


def _moved(sign: int, verbs: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Give the patterns of a change with its size, for a direction."""
    zh = rf"(?:{verbs})(?:幅度?)?(?:[了达为]|超)?{_ZH_BEFORE}(?P<number>{ZH}){_ZH_AFTER}(?P<unit>%|成){_ZH_LATE}"
    return ((CHANGE, sign, re.compile(zh)),)


ZH_RULES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    *_moved(-1, _ZH_FALL), *_moved(1, _ZH_RISE),
    (SHARE, 0, re.compile(rf"{_ZH_BEFORE}(?P<number>{ZH}){_ZH_AFTER}(?P<unit>%|成){_ZH_LATE}"
                           "(?![立为效员功果绩本长就])")),
    (SHARE, 0, re.compile(rf"{_ZH_BEFORE}百分之(?P<number>{ZH}){_ZH_AFTER}")),
    (SHARE, 0, re.compile(rf"{_ZH_BEFORE}(?P<under>[二三四五六七八九十百]|\d+)分之(?P<number>{ZH}){_ZH_AFTER}")),
    (SHARE, 0, re.compile(r"(?P<before>超|逾|近|约)?(?P<half>过半|一半|半数)")),
    (RATIO, 1, re.compile(rf"(?P<more>(?:{_ZH_RISE})(?:了)?)?{_ZH_BEFORE}(?P<number>{ZH}){_ZH_AFTER}倍{_ZH_LATE}")),
    (RATIO, 1, re.compile(r"(?P<twice>翻一?番|翻倍)")), (RATIO, 1, re.compile(r"(?P<four>翻两番)")),
    (RATIO, -1, re.compile(r"(?P<halved>减半|腰斩)")),
    (MOST, 1, re.compile(r"最(?:大|多|高|长|快|重)|居首|(?:排|列|居)(?:名)?第一")),
    (MOST, -1, re.compile(r"最(?:小|少|低|短|慢|轻)|垫底")),
    (MORE, 1, re.compile(r"多于|高于|大于|超过|胜过")), (MORE, -1, re.compile(r"少于|低于|小于|不及|不如")),
    (COUNT, -1, re.compile(rf"(?P<number>{ZH})[项类种个]\S{{0,4}}?(?:{_ZH_FALL})")),
    (COUNT, 1, re.compile(rf"(?P<number>{ZH})[项类种个]\S{{0,4}}?(?:{_ZH_RISE})")),
    (COUNT, 0, re.compile(rf"(?P<number>{ZH})[项个](?:指标|数字|数据|数|节点)(?![一-鿿]*(?:{_ZH_FALL}|{_ZH_RISE}))")),
)  # fmt: skip
_FRACTIONS = {"half": (1, 2), "a third": (1, 3), "one third": (1, 3), "two thirds": (2, 3), "a quarter": (1, 4),
              "one quarter": (1, 4), "three quarters": (3, 4), "a fifth": (1, 5), "one fifth": (1, 5)}  # fmt: skip
_SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"
_DOZEN = rf"{_SMALL}|eleven|twelve"
_SPAN = r"\w*(?:year|month|week|day|hour|decade)s?"
_FORMS_EN = (
    (CHANGE, -1, rf"\b(?:{_EN_FALL})(?: by)? {_EN_BEFORE}(?P<number>{EN}){_PERCENT}"),
    (CHANGE, 1, rf"\b(?:{_EN_RISE})(?: by)? {_EN_BEFORE}(?P<number>{EN}){_PERCENT}"),
    (CHANGE, -1, rf"{_EN_BEFORE}(?P<number>{EN}){_PERCENT} (?:{_LESS})\b"),
    (CHANGE, 1, rf"{_EN_BEFORE}(?P<number>{EN}){_PERCENT} (?:{_GREATER})\b"),
    (SHARE, 0, rf"{_EN_BEFORE}(?P<number>{EN}){_PERCENT}"),
    (SHARE, 0, rf"\b{_EN_BEFORE}(?P<fraction>{'|'.join(_FRACTIONS)}) (?:of|the)\b"),
    (SHARE, 0, rf"\b{_EN_BEFORE}(?P<number>{_SMALL}) (?:\w+ ){{0,3}}(?:in|out of) (?P<under>{_SMALL})\b(?! {_SPAN})"),
    (RATIO, 1, rf"\b{_EN_BEFORE}(?P<number>{EN})[- ]?fold\b"),
    (RATIO, 1, rf"\b{_EN_BEFORE}(?P<number>{EN}) times (?:as|the|more|larger|higher|bigger|what)\b"),
    (RATIO, 1, rf"\b{_EN_BEFORE}(?P<twice>twice|doubled?|doubles)\b"),
    (RATIO, 1, rf"\b{_EN_BEFORE}(?P<three>tripled?|triples|trebled?)\b"),
    (RATIO, 1, rf"\b{_EN_BEFORE}(?P<four>quadrupled?)\b"),
    (RATIO, -1, rf"\b{_EN_BEFORE}(?P<halved>halved|halves)\b"),
    (MOST, 1, r"(?<!at )\b(?:(?:the )?most\b(?! of\b)|largest|biggest|highest|greatest|fastest|longest|leads?\b)"),
    (MOST, -1, r"\b(?:smallest|lowest|fewest|slowest|shortest)\b"),
    (MORE, 1, r"\b(?:(?:more|higher|larger|greater|bigger|faster|longer)(?: \w+)? than)\b"),
    (MORE, 1, r"\b(?:outnumber(?:s|ed)?|exceed(?:s|ed)?|overt(?:akes?|ook)|ahead of)\b"),
    (MORE, -1, r"\b(?:(?:fewer|less|lower|smaller|slower|shorter)(?: \w+)? than|behind)\b"),
    (COUNT, -1, rf"\b(?P<number>{_DOZEN}) (?:\w+ )?(?:{_EN_FALL})\b(?! by| \d)"),
    (COUNT, 0, rf"\b(?P<number>{_DOZEN}) (?:numbers|figures|dates|events|indicators|measures)\b"),
)
CLAUSE = re.compile(r"(?:(?<=\d)[.,](?=\d)|[^，。；：！？,;:!?])+")
FIXED = {"twice": 2, "three": 3, "four": 4, "halved": 2}


@cache
def _english() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Give the rules for English: compiled where they are needed, which takes longer than to read this module."""
    return tuple((kind, sign, re.compile(form, re.IGNORECASE)) for kind, sign, form in _FORMS_EN)


def claims_of(title: str, language: str) -> list[Claim]:
    """Find what a title claims, in the order of the text; a part of it is claimed once, by the first rule that fits."""
    text = title.translate(WIDE)
    rules = ZH_RULES if language.partition("-")[0] == "zh" else _english()
    taken: list[Claim] = []
    for kind, sign, pattern in rules:
        for match in pattern.finditer(text):
            claim = _claim(kind, sign, match, title)
            if claim and not any(claim.start < other.stop and other.start < claim.stop for other in taken):
                taken.append(claim)
    return sorted(taken, key=lambda claim: claim.start)


MAGNITUDES = "十百千万萬亿億"
SPANS = {"年", "月", "日", "天", "周", "小时", "年度", "year", "years", "month", "months", "week", "weeks", "day",
         "days"}  # fmt: skip


def levels_of(title: str, language: str, units: Iterable[str]) -> list[tuple[str, Claim]]:
    """Find the numbers of a title that have one of the rows' units: 1660人, 1,100 sheets, £60,000; unit and claim.

    Spans of time are left out: a title names them for its own reasons.
    """
    text = title.translate(WIDE)
    found: list[tuple[str, Claim]] = []
    for unit in sorted({unit for unit in units if unit and unit not in SPANS | {"%"}}, key=len, reverse=True):
        bare, number = re.escape(unit.lstrip(MAGNITUDES)), r"(?P<number>\d[\d,]*(?:\.\d+)?[万萬亿億]?)"
        if language.partition("-")[0] == "zh":
            form = rf"{_ZH_BEFORE}{number}{_ZH_AFTER}{bare}"
        elif len(unit) == 1 and not unit.isalnum():
            form = rf"{_EN_BEFORE}{bare}{number}"
        else:
            form = rf"{_EN_BEFORE}{number} {bare}\b"
        for match in re.finditer(form, text, re.IGNORECASE) if bare else ():
            claim = _claim(LEVEL, 0, match, title)
            if claim and not any(claim.start < other.stop and other.start < claim.stop for _, other in found):
                found.append((unit, claim))
    return found


def _claim(kind: str, sign: int, match: re.Match[str], title: str) -> Claim | None:
    parts = {name: found for name, found in match.groupdict().items() if found}
    hedge = next((HEDGES[word] for name in ("before", "after", "late")
                  if (word := parts.get(name, "").lower()) in HEDGES), "")
    hedge = OVER if parts.get("half") == "过半" else hedge
    start, stop = match.span()
    bare = Claim(kind, title[start:stop], start, stop, sign=sign, hedge=hedge)
    if kind in {MOST, MORE}:
        return bare
    sized = _sized(kind, parts, hedge)
    if sized is None:
        return None
    value, slack = sized
    return Claim(kind, bare.text, start, stop, value, sign, hedge, slack, grown="more" in parts)


def _sized(kind: str, parts: Mapping[str, str], hedge: str) -> tuple[Decimal, Decimal] | None:
    """Give what a claim says its number is, and how far off a rounded one may be."""
    if fixed := next((FIXED[name] for name in FIXED if name in parts), 0):
        return Decimal(fixed), Decimal(fixed) / 20
    if "half" in parts or "fraction" in parts:
        over, under = _FRACTIONS[parts.get("fraction", "half").lower()]
        return Decimal(100 * over) / under, Decimal(4)
    number = number_of(parts["number"])
    if number is None:
        return None
    half = (step_of(parts["number"]) if hedge else min(step_of(parts["number"]), Decimal(1))) / 2
    if kind == SHARE and "under" in parts:
        whole = number_of(parts["under"])
        return (100 * number / whole, Decimal(4)) if whole and number < whole else None
    if parts.get("unit") == "成":
        return (number * 10 + 5, Decimal(3)) if parts.get("late") == "半" else (number * 10, Decimal(5))
    if kind == RATIO:
        return number, max(half, number / 20) if number else half
    return number, half


def sides(title: str, claim: Claim) -> tuple[str, str]:
    """Give what stands before and after a claim in its title."""
    return title[:claim.start], title[claim.stop:]


def clause(title: str, claim: Claim) -> tuple[int, int]:
    """Give where the part of a title, between its stops, begins and ends that a claim stands in."""
    spans = ((match.start(), match.end()) for match in CLAUSE.finditer(title))
    return next((span for span in spans if span[0] <= claim.start < span[1]), (0, len(title)))
