"""Spoken text: what each marked-content sequence of a page says (ISO 32000-1, 9.10 and 14.9.4)."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

ROWS = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
SPAN = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)

Texts = dict[tuple[int, int], str]


def spoken(pdf: pikepdf.Pdf) -> Texts:
    """Give the words of every sequence by (page from 0, MCID); artifacts say nothing."""
    said: Texts = {}
    for number, page in enumerate(pdf.pages):
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        for mcid, text in _page(page, resources):
            said[number, mcid] = said.get((number, mcid), "") + text
    return said


def _page(page: pikepdf.Page, resources: Any) -> Iterator[tuple[int, str]]:
    """Give (MCID, words) as they are shown; an ActualText stands for all that it spans."""
    fonts: dict[str, _Voice] = {}
    marks: list[tuple[int | None, bool]] = []  # MCID, and whether its words were given by ActualText
    voice = None
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BMC" | "BDC":
                values: Any = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
                if isinstance(values, pikepdf.Name):
                    values = resources.Properties[values]
                actual = str(values.ActualText) if "/ActualText" in values else None
                marks.append((int(values.MCID) if "/MCID" in values else None, actual is not None))
                if actual is not None and (at := _owner(marks)) is not None:
                    yield at, actual
            case "EMC":
                marks.pop()
            case "Tf":
                name = str(operands[0])
                voice = fonts[name] = fonts.get(name) or _Voice(resources.Font[name])
            case "Tj" | "TJ" as shown if voice and not any(given for _, given in marks):
                parts = operands[0] if shown == "TJ" else [operands[0]]
                text = "".join(voice.words(bytes(part)) for part in parts if isinstance(part, pikepdf.String))
                if (at := _owner(marks)) is not None:
                    yield at, text


def _owner(marks: list[tuple[int | None, bool]]) -> int | None:
    return next((mcid for mcid, _ in reversed(marks) if mcid is not None), None)


class _Voice:
    """A font's codes in words, by its ToUnicode map."""

    def __init__(self, font: Any) -> None:
        self.step = 2 if font.get("/Subtype") == "/Type0" else 1
        self.texts = dict(_mapped(bytes(font.ToUnicode.read_bytes()))) if "/ToUnicode" in font else {}

    def words(self, codes: bytes) -> str:
        """Give the words of a string."""
        return "".join(self.texts.get(int.from_bytes(codes[at:at + self.step], "big"), "")
                       for at in range(0, len(codes), self.step))


def _mapped(cmap: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in ROWS.findall(cmap):
        if kind == b"bfchar":
            yield from ((int(code, 16), _utf16(text)) for code, text in PAIR.findall(body))
            continue
        for first, last, text, array in SPAN.findall(body):
            each = re.findall(rb"<([0-9A-Fa-f]+)>", array)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                yield code, _utf16(each[step]) if array else _after(_utf16(text), step)


def _after(text: str, step: int) -> str:
    return text[:-1] + chr(ord(text[-1]) + step)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
