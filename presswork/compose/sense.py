"""Sense: where a head may be divided. A Chinese head never breaks inside a word.

BudouX finds the words; a number in characters stays with what it counts, and a short term in quotation marks is one
word: both of which BudouX parts.
"""

import functools
import re
from itertools import accumulate, pairwise
from typing import Any

INSIDE = 2500.0  # cost of a break inside a word of a head: dearer than one line more
_PARSERS = {"zh-Hans": "simplified_chinese", "zh-Hant": "traditional_chinese", "zh-TW": "traditional_chinese",
            "zh-HK": "traditional_chinese", "zh": "simplified_chinese", "ja": "japanese"}
_NUMBER = re.compile(r"第?[〇零一二两三四五六七八九十百千万亿几数半]+[余多]?(?:分之)?"
                     r"[成年月日号时分秒个名人件起家次岁条项位所届级倍米吨斤亩户台辆只天处份种类期版章节座层批%％]?")
_QUOTED = re.compile(r"[“‘「『《〈][^“”‘’「」『』《》〈〉，。、；：？！\s]{1,6}[”’」』》〉]")


@functools.cache
def _parser(name: str) -> Any:
    import budoux  # noqa: PLC0415 - 15 ms, for heads alone

    return getattr(budoux, f"load_default_{name}_parser")()


def parted(language: str) -> bool:
    """Tell whether words of a language are not parted by spaces, so that a break may stand inside one."""
    return bool(_known(language))


def _known(language: str) -> str:
    """Give the code under which a language, or its stem, has a parser, else ""."""
    return next((code for code in (language, language.split("-", maxsplit=1)[0]) if code in _PARSERS), "")


@functools.lru_cache(maxsize=4096)
def inside(text: str, language: str) -> dict[int, float]:
    """Give costs of breaks inside the words of a head: {index of the character after the break: cost}."""
    name = _known(language)
    if not name or not text:
        return {}
    edges = [0, *accumulate(map(len, _parser(_PARSERS[name]).parse(text)))]
    told = [*_NUMBER.finditer(text), *_QUOTED.finditer(text)]
    spans = [*pairwise(edges), *(found.span() for found in told if len(found[0]) > 1)]
    return {index: INSIDE for start, stop in spans for index in range(start + 1, stop)}
