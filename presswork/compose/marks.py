"""Classes of characters and spans that are not divided (CLREQ 3.1; GB/T 15834-2011)."""

import re

OPENING = frozenset("（《〈「『【〔〖［｛“‘")
CLOSING = frozenset("）》〉」』】〕〗］｝”’")
COMMAS = frozenset("，、；：")
STOPS = frozenset("。．！？")
CLOSERS = CLOSING | COMMAS | STOPS
NO_START = CLOSERS | frozenset("·…⋯—々〻ー～％‰℃°,.;:?!)]}%-–/／ゝゞヽヾっゃゅょぁぃぅぇぉッャュョァィゥェォ")
NO_END = OPENING | frozenset("([{$¥￥€£＄")
# What may not begin a line or end one, by level (CLREQ 3.1.6): the basic level leaves solidus and dashes alone, the
# national standard adds the solidus, the strict level adds dash, ellipsis and what is not to stand alone.
LEVELS = {"basic": frozenset("…⋯—/％‰℃°%"), "gb": frozenset("…⋯—％‰℃°%"), "strict": frozenset()}  # what each lets go
HANGABLE = frozenset("，、。．,.")  # stops and commas that may hang outside the measure (CLREQ 3.1.7)
DOTLESS = CLOSERS | OPENING | frozenset("…⋯—·～")  # no emphasis dot under a mark (CLREQ 3.4.1)
GAPLESS = frozenset("()[]{}<>=~/|\\\"'")  # of a word that begins or ends so, Han characters stand close (CLREQ 3.2.2)
# Marks that are one em in Chinese though their code points are shared with Latin (CLREQ 3.1.2).
SHARED = frozenset("“”‘’…⋯—·")
# Order in which marks give up their blank half when a line is too long: smaller first.
SQUEEZE_ORDER = {**dict.fromkeys(CLOSING | OPENING, 0), **dict.fromkeys(COMMAS, 1), **dict.fromkeys(STOPS, 2)}

FORBIDDEN = float("inf")
RELAXED = 2000.0  # a forbidden break, when no other line can be had at all
SOFT, BETWEEN = 300.0, 200.0  # a number and its measure word; a date's parts: as dear as a very bad line

_MEASURE_WORDS = ("连冠|平方公里|平方米|立方米|公里|公斤|公顷|千克|千米|毫米|厘米|小时|分钟|周年|年度|世纪|"
                  "[元年月日号时分秒个名人件起家次岁条项位所届级倍米吨斤亩户台辆只天处支架艘篇份种类期版面章节枚套间座幅]")
NUMBER = re.compile(r"[第约]?(?:(?<!\d)[+\-−±])?"
                    r"[¥￥$€£]?\d+(?:[.,:/]\d+)*(?:\s?[%％‰℃°])?(?:[余多]?[万亿千百]+[余多]?|[余多])?")
_OPENS = r"(?=[第约+\-−±¥￥$€£\d])"  # tried first: elsewhere no number begins
COUNTED = re.compile(rf"{_OPENS}(?P<number>{NUMBER.pattern})(?P<word>{_MEASURE_WORDS})?")
_DIGIT = re.compile(r"\d")
RANGE = re.compile(r"\d[-–—~～](?=\d)")  # of years or pages; the parts of a telephone number
DATE = re.compile(r"\d{2,4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]")


def is_han(character: str) -> bool:
    """Tell Han characters, kana and Hangul, which stand on the em grid and divide anywhere."""
    code = ord(character)
    return (0x3400 <= code <= 0x9FFF or 0x3040 <= code <= 0x30FF or 0xAC00 <= code <= 0xD7AF
            or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF or code == 0x3007)


def is_wide(character: str) -> bool:
    """Tell characters that take the em grid in Chinese text: Han, full-width forms, CJK marks, shared marks."""
    code = ord(character)
    return (is_han(character) or 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF60
            or 0xFFE0 <= code <= 0xFFE6 or 0x2460 <= code <= 0x24FF or 0x25A0 <= code <= 0x27BF
            or character in SHARED)


def undivided(text: str, names: tuple[str, ...]) -> dict[int, float]:
    """Give penalties of breaks inside numbers, dates and names: {index of the character after the break: cost}."""
    costs: dict[int, float] = {}
    if _DIGIT.search(text):
        for found in DATE.finditer(text) if "月" in text else ():
            costs.update(dict.fromkeys(range(found.start() + 1, found.end()), BETWEEN))
        costs.update((found.end(), BETWEEN) for found in RANGE.finditer(text))
        for found in COUNTED.finditer(text):
            start, stop = found.span("number")
            costs.update(dict.fromkeys(range(start + 1, stop), FORBIDDEN))
            if found["word"]:
                costs[stop] = SOFT
                costs.update(dict.fromkeys(range(stop + 1, found.end()), FORBIDDEN))
    for name in (name for name in names if name in text):
        for found in re.finditer(re.escape(name), text):
            costs.update(dict.fromkeys(range(found.start() + 1, found.end()), FORBIDDEN))
    return costs
