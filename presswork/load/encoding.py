"""Encodings: name the one that a file which is not UTF-8 was probably saved in.

A guess for a message only; nothing is ever decoded by it. Chinese text is mostly of frequent
characters, which GB 2312 keeps in its first level (lead bytes B0-D7) and Big5 in its first plane
(lead bytes A4-C6).
"""

import codecs
import itertools

_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_COMMON = {"GBK": ("gb18030", range(0xB0, 0xD8)), "Big5": ("big5", range(0xA4, 0xC7))}


def _commonness(raw: bytes, codec: str, leads: range) -> float:
    """Give the share of frequent characters among those beyond ASCII, or 0 if the bytes are no such text."""
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    beyond = [char.encode(codec) for char in text if ord(char) > 0x7F]
    return sum(len(code) == 2 and code[0] in leads for code in beyond) / len(beyond) if beyond else 0.0


def _is_western(raw: bytes) -> bool:
    """Say whether most bytes beyond ASCII stand alone, as accented letters do."""
    high = [index for index, byte in enumerate(raw) if byte > 0x7F]
    pairs = sum(later - earlier == 1 for earlier, later in itertools.pairwise(high))
    return bool(high) and pairs < len(high) / 4


def guess_encoding(raw: bytes) -> str:
    """Give "UTF-16", "GBK", "Big5", "Windows-1252" or, when nothing fits, ""."""
    for mark, name in _MARKS.items():
        if raw.startswith(mark):
            return name
    if _is_western(raw):
        return "Windows-1252"
    scores = {name: _commonness(raw, *common) for name, common in _COMMON.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.4 else ""
