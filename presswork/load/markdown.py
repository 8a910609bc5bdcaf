"""Markdown: a story's body becomes blocks with their places."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from presswork.load.citations import Citations
from presswork.load.inlines import StoryMarkdown
from presswork.load.ledger import Ledger
from presswork.load.source import Source
from presswork.load.texts import EDGE
from presswork.load.words import Words
from presswork.model.story import (
    Block,
    Box,
    FigureSlot,
    Intertitle,
    Listing,
    Notes,
    Paragraph,
    Quotation,
    Run,
    TableSlot,
)

_CALLOUT = re.compile(r"\[!(\w+)\][ \t]*")
_CALLOUTS = ("quote", "box")
# node type -> (slug, what)
_UNSET = {
    "html_block": ("raw-html", "HTML stands in the text"),
    "fence": ("unsupported-markdown", "a code block stands in the text"),
    "code_block": ("unsupported-markdown", "a code block stands in the text"),
    "hr": ("unsupported-markdown", "a rule (---) stands in the text"),
}


def _name(node: SyntaxTreeNode) -> str:
    return {"bullet_list": "list", "ordered_list": "list", "blockquote": "quote"}.get(node.type, node.type)


@functools.cache
def _parser() -> StoryMarkdown:
    return StoryMarkdown()


class _Body:
    """The reader of one story. Every method gives blocks, or notes why it cannot."""

    def __init__(self, words: Words, citations: Citations, ledger: Ledger) -> None:
        self._words, self._citations, self._ledger = words, citations, ledger
        self._running = True
        self._builders: dict[str, Callable[[SyntaxTreeNode], Sequence[Block]]] = {
            "paragraph": self._paragraphs,
            "blockquote": self._blockquote,
            "bullet_list": self._listing,
            "ordered_list": self._listing,
            "table": self._table,
            "footnote_block": self._notes,
        }

    def blocks(self, nodes: Sequence[SyntaxTreeNode], *, inside: str = "") -> tuple[Block, ...]:
        """Give the blocks of nodes; ``inside`` names the box they stand in."""
        blocks: list[Block] = []
        joins = False  # whether the node before was the first line of an intertitle
        for node in nodes:
            self._running = not inside  # a box is set whole
            if node.type == "heading":
                joins = self._heading(node, blocks, joins)
                continue
            joins = False
            if node.type == "blockquote" and inside:
                self._error(
                    node,
                    "unsupported-markdown",
                    f"a quote or box stands inside a {inside}",
                    "write it outside",
                )
            elif node.type in self._builders:
                blocks.extend(self._builders[node.type](node))
            else:
                slug, what = _UNSET.get(
                    node.type, ("unsupported-markdown", f"a {_name(node)} stands in the text")
                )
                self._error(node, slug, what)
        return tuple(blocks)

    def _error(self, node: SyntaxTreeNode, slug: str, what: str, cure: str = "", needle: str = "") -> None:
        self._ledger.error(self._words.place(node, needle), slug, what, cure)

    def _heading(self, node: SyntaxTreeNode, blocks: list[Block], joins: bool) -> bool:
        text = self._words.plain(node.children[0])
        if node.tag != "h2" or not node.markup.startswith("#"):
            dashes = not node.markup.startswith("#")
            what = (
                f"a line of {node.markup} makes a heading"
                if dashes
                else f"the heading has {len(node.markup)} #"
            )
            self._error(
                node, "wrong-heading", what, "put an empty line before it or delete it" if dashes else ""
            )
            return False
        if not text:
            self._error(node, "wrong-heading", "the intertitle has no words")
            return False
        last = blocks[-1] if joins else None
        if isinstance(last, Intertitle):
            if len(last.lines) == 2:
                self._error(
                    node, "wrong-heading", "an intertitle has a third line", "write two lines at most"
                )
            else:
                blocks[-1] = replace(last, lines=(*last.lines, text))
        else:
            blocks.append(Intertitle((text,), self._words.place(node)))
        return True

    def _paragraphs(self, node: SyntaxTreeNode) -> Sequence[Block]:
        inline = node.children[0].children
        solid = [child for child in inline if child.type != "text" or child.content.strip(EDGE)]
        if len(solid) == 1 and solid[0].type == "image":
            return self._slot(node, str(solid[0].attrs.get("src", "")))
        paragraph = self._words.paragraph(node, inline, leads=True, optional=self._running)
        return [paragraph] if paragraph else []

    def _slot(self, node: SyntaxTreeNode, target: str) -> Sequence[Block]:
        kind, _, name = self._citations.fill(target).partition(":")
        place = self._words.place(node)
        if kind == "figure" and name:
            return [FigureSlot(name, place)]
        if kind == "table" and name:
            return [TableSlot(name, (), place)]
        self._ledger.error(place, "picture-by-path", f"the picture '{target}' is named by its path")
        return []

    def _blockquote(self, node: SyntaxTreeNode) -> Sequence[Block]:
        children = node.children
        first = children[0] if children and children[0].type == "paragraph" else None
        callout = _CALLOUT.match(first.children[0].content) if first else None
        if first is None or callout is None:
            return self._quotation(node, children, None, pull=False)
        name = callout.group(1).lower()
        if name not in _CALLOUTS:
            place = self._words.place(node, callout.group().strip())
            self._ledger.unknown(
                place, "unknown-callout", "the block", f"[!{name}]", [f"[!{known}]" for known in _CALLOUTS]
            )
            return []
        return self._callout(name, node, first, callout.group())

    def _callout(
        self, name: str, node: SyntaxTreeNode, first: SyntaxTreeNode, marker: str
    ) -> Sequence[Block]:
        inline = first.children[0].children
        breaks = [at for at, child in enumerate(inline) if child.type in ("softbreak", "hardbreak")]
        cut = breaks[0] if breaks else len(inline)
        title = self._words.plain(first, inline[:cut]).removeprefix(marker.strip()).strip(EDGE)
        opening = self._words.paragraph(first, inline[cut + 1 :], leads=name == "box")
        if name == "quote":
            said = Paragraph((Run(title),), self._words.place(first)) if title else None
            texts = [paragraph for paragraph in (said, opening) if paragraph]
            return self._quotation(node, node.children[1:], texts, pull=True)
        rest = self.blocks(node.children[1:], inside="box")
        if not title:
            self._error(node, "wrong-value", "the box has no title", "write > [!box] and its title")
        return [Box(title, (*([opening] if opening else []), *rest), self._words.place(node))]

    def _quotation(
        self,
        node: SyntaxTreeNode,
        children: list[SyntaxTreeNode],
        texts: list[Paragraph] | None,
        *,
        pull: bool,
    ) -> Sequence[Block]:
        paragraphs = list(texts or [])
        for child in children:
            if child.type != "paragraph":
                self._error(
                    child,
                    "unsupported-markdown",
                    f"a {_name(child)} stands in a quote",
                    "write plain text there",
                )
            elif paragraph := self._words.paragraph(child, child.children[0].children, leads=False):
                paragraphs.append(paragraph)
        if not paragraphs and not children:
            self._error(node, "unsupported-markdown", "the quote is empty", "write its words or delete it")
        return [Quotation(tuple(paragraphs), pull, self._words.place(node))] if paragraphs else []

    def _listing(self, node: SyntaxTreeNode) -> Sequence[Block]:
        items = [paragraph for item in node.children for paragraph in self._item(item)]
        return [Listing(tuple(items), node.type == "ordered_list", self._words.place(node))] if items else []

    def _item(self, item: SyntaxTreeNode) -> list[Paragraph]:
        paragraphs = []
        for at, child in enumerate(item.children):
            if child.type in ("bullet_list", "ordered_list"):
                self._error(child, "nested-list", "a list stands inside a list")
            elif child.type != "paragraph" or at:
                self._error(
                    child,
                    "unsupported-markdown",
                    "an item is more than one paragraph",
                    "make each its own item",
                )
            elif paragraph := self._words.paragraph(child, child.children[0].children, leads=False):
                paragraphs.append(paragraph)
        return paragraphs

    def _notes(self, node: SyntaxTreeNode) -> Sequence[Block]:
        items = [paragraph for note in node.children for paragraph in self._note(note)]
        return [Notes(tuple(items), items[0].place)] if items else []

    def _note(self, note: SyntaxTreeNode) -> list[Paragraph]:
        label = f"[^{note.meta['label']}]"
        texts = [child for child in note.children if child.type != "footnote_anchor"]
        if not texts:
            cure = f"write a line {label}: with its words"
            self._error(note, "unknown-note", f"the note {label} has no words", cure, label)
        elif len(texts) > 1 or texts[0].type != "paragraph":
            self._error(texts[-1], "unsupported-markdown", f"the note {label} is more than one paragraph",
                        "write it as one")
        elif paragraph := self._words.paragraph(texts[0], texts[0].children[0].children, leads=False):
            return [paragraph]
        return []

    def _table(self, node: SyntaxTreeNode) -> Sequence[Block]:
        rows = [row for part in node.children for row in part.children]
        cells = tuple(tuple(self._words.plain(cell.children[0]) for cell in row.children) for row in rows)
        return [TableSlot("", cells, self._words.place(node))]


def read_body(source: Source, citations: Citations, ledger: Ledger) -> tuple[Block, ...]:
    """Give the blocks of a body, whose text is the whole file with blanks for the front matter."""
    masked = citations.mask(source.text, source.place)
    found: dict[str, Any] = {}
    tree = SyntaxTreeNode(_parser().parse(masked, found))
    for label, number in found.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            place = source.place(masked.find(f"[^{label[1:]}]:"))
            ledger.error(place, "unknown-note", f"no word of the text names the note [^{label[1:]}]")
    return _Body(Words(source, masked, citations, ledger), citations, ledger).blocks(tree.children)
