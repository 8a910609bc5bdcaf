"""Inlines: Markdown's inline nodes become runs.

Emphasis follows a simpler rule than CommonMark's, under which ``**反诈。**案件`` is no bold text because a
Chinese stop stands between the mark and a Han character without a space: ``*`` opens before anything
but white space and closes after anything but white space.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as tokenize_underscore
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from presswork.model.story import CODE, EMPHASIS, LEAD, NOTE, STRONG, Run

LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:", "figure:", "page:")


def _tokenize(state: StateInline, silent: bool) -> bool:
    """Take a row of ``*`` as marks; other characters go to the library's own rule."""
    start = state.pos
    if state.src[start] != "*" or silent:
        return tokenize_underscore(state, silent)
    stop = start
    while stop < state.posMax and state.src[stop] == "*":
        stop += 1
    opens = stop < state.posMax and not state.src[stop].isspace()
    closes = start > 0 and not state.src[start - 1].isspace()
    for _ in range(start, stop):
        state.push("text", "", 0).content = "*"
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), stop - start, at, -1, opens, closes))
    state.pos = stop
    return True


class StoryMarkdown(MarkdownIt):
    """CommonMark with pipe tables, Chinese emphasis, and links and ids left as they were typed."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable("table")
        # code: paragraphs that are indented stay paragraphs; text_join: \* must not look like a stray mark
        self.disable(["code", "text_join"])
        self.inline.ruler.at("emphasis", _tokenize)
        self.use(footnote_plugin, inline=False, always_match_refs=True)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Keep a link as it is."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        """Take any link: words.py says what is wrong with it, by place."""
        return True


@dataclass(frozen=True, slots=True)
class Piece:
    """A run before its text is filled; ``fault`` is the slug of what cannot be set.

    Braces in ``live`` text are marks; ``optional`` is the number of the sentence that they hold, or 0.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    fault: str = ""
    live: bool = False
    optional: int = 0


def _stray(text: str) -> bool:
    return "**" in text or "![" in text


def _leaf(node: SyntaxTreeNode, look: Piece) -> Piece:
    if node.type in ("softbreak", "hardbreak"):
        return replace(look, text="\n")
    if node.type in ("html_inline", "image"):
        source = str(node.attrs.get("src", "")) if node.type == "image" else node.content
        slugs = {"html_inline": "raw-html", "image": "picture-in-text"}
        return replace(look, text=source, fault=slugs[node.type])
    if node.type == "footnote_ref":
        return replace(look, text=str(node.meta["id"] + 1), marks=frozenset({NOTE}))
    text = node.content
    if node.type == "code_inline":
        return replace(look, text=text, marks=look.marks | {CODE})
    typed = node.type == "text"
    return replace(look, text=text, live=typed, fault="stray-mark" if typed and _stray(text) else "")


def _looked(node: SyntaxTreeNode, look: Piece, bold: str) -> Piece:
    if node.type == "link":
        href = str(node.attrs.get("href", ""))
        return replace(look, link=href, fault="" if href.startswith(LINK_SCHEMES) else "bad-link")
    return replace(look, marks=look.marks | {bold if node.type == "strong" else EMPHASIS})


def pieces(nodes: list[SyntaxTreeNode], *, leads: bool, look: Piece = Piece("")) -> Iterator[Piece]:
    """Give the pieces of inline nodes in order. ``leads``: a bold piece at the start is a run-in lead."""
    first = leads
    for node in nodes:
        if node.type in ("strong", "em", "link"):
            inner = _looked(node, look, LEAD if first else STRONG)
            if inner.fault:
                yield replace(inner, text=inner.link)
                inner = replace(inner, fault="", link="")
            yield from pieces(node.children, leads=first, look=inner)
        else:
            yield _leaf(node, look)
        first = first and node.type == "text" and not node.content.strip()


def merge(runs: list[Run]) -> tuple[Run, ...]:
    """Join neighbours of one look; drop empty runs."""
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(merged[-1], text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)
