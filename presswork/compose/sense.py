"""Sense: where a head may be divided. A Chinese head never breaks inside a word (BudouX finds them)."""

import functools
from itertools import accumulate, pairwise
from typing import Any

INSIDE = 2500.0  # cost of a break inside a word of a head: dearer than one line more
_PARSERS = {"zh-Hans": "simplified_chinese", "zh-Hant": "traditional_chinese", "zh-TW": "traditional_chinese",
            "zh-HK": "traditional_chinese", "zh": "simplified_chinese", "ja": "japanese"}


@functools.cache
def _parser(name: str) -> Any:
    import budoux  # noqa: PLC0415 - 15 ms, for heads alone

    return getattr(budoux, f"load_default_{name}_parser")()


@functools.lru_cache(maxsize=4096)
def inside(text: str, language: str) -> dict[int, float]:
    """Give costs of breaks inside the words of a head: {index of the character after the break: cost}."""
    near = (code for code in (language, language.split("-", maxsplit=1)[0]) if code in _PARSERS)
    name = next(near, "")
    if not name or not text:
        return {}
    edges = [0, *accumulate(map(len, _parser(_PARSERS[name]).parse(text)))]
    return {index: INSIDE for start, stop in pairwise(edges) for index in range(start + 1, stop)}
