"""YAML faults: what the parser says, in words that say what to do."""

from typing import Any

from presswork.load.source import Source
from presswork.model.place import Place

_INDENT = "the line's indentation fits no line above it, or a quote or bracket before it is not closed"
_ALIGN = "indent it like its neighbours, with spaces, and quote texts that begin with a quote or brace"
# libyaml's and PyYAML's own words -> (what, cure)
_PROBLEMS = {
    "mapping values are not allowed": (
        "a key stands where none can: its line is indented too far, or a text has ': ' in it",
        'give it the indentation of its neighbours, or put the text in "quotes"',
    ),
    "cannot start any token": ("a text begins with a mark that YAML keeps", 'put the text in "quotes"'),
    "unexpected end of stream": ("a quote opens here and is never closed", "close the quote"),
    "expected ',' or": ("a bracket is not closed, or a comma is missing", "close it, divide by commas"),
    "expected ':'": ("a key has no ': ' after it", "write ': ' after the key, or indent the line as text"),
    "expected key": (_INDENT, _ALIGN),
    "<block end>": (_INDENT, _ALIGN),
    "expected '-'": (_INDENT, "write '- ' before each item, all with the same indentation"),
    "expected <document start>": (_INDENT, "indent it like its neighbours, with spaces"),
}  # fmt: skip


def _words(problem: str, char: str) -> tuple[str, str]:
    if char == "\t":
        return "a tab stands in the indentation", "indent with spaces"
    for words, answer in _PROBLEMS.items():
        if words in problem:
            return answer
    return f"the YAML cannot be read here: {problem}", ""


def _open_quote(fault: Any) -> bool:
    return "unexpected end of stream" in str(fault.problem) and fault.context_mark is not None


def yaml_fault(fault: Any, source: Source) -> tuple[Place, str, str, str]:
    """Give the place, slug, what and cure of a YAMLError."""
    mark = getattr(
        fault, "context_mark" if hasattr(fault, "problem") and _open_quote(fault) else "problem_mark", None
    )
    offset = mark.index if mark else getattr(fault, "position", 0) or 0
    text = source.text
    offset = min(offset, max(len(text) - 1, 0))
    what, cure = _words(str(getattr(fault, "problem", "") or fault.args), text[offset : offset + 1])
    place = source.place(offset)
    lines = text.split("\n")[max(place.line - 2, 0) : place.line]
    wide = [line for line in lines if "：" in line and ": " not in line]
    if wide and cure and "tab" not in what:
        cure += "; write the half-width colon ': ' after a key, not ：'"[:-1]
    return place, "bad-yaml", what, cure
