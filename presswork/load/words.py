"""Words: runs and plain text of Markdown nodes, filled, joined and with their places."""

from markdown_it.tree import SyntaxTreeNode

from presswork.load.citations import Citations
from presswork.load.inlines import Piece, merge, pieces
from presswork.load.ledger import Ledger
from presswork.load.optional import PART, braced, broken, spaced
from presswork.load.source import Source
from presswork.load.texts import join_parts
from presswork.model.place import Place
from presswork.model.story import NOTE, Paragraph, Run

_FAULTS = {
    "raw-html": "HTML stands in the text",
    "picture-in-text": "a picture stands among words",
    "picture-by-path": "the picture '{text}' is named by its path",
    "stray-mark": "a mark ** or ![ has no other end",
    "stray-brace": "the brace {needle} has no other end here",
    "part-optional": "the braces hold a part of a sentence",
    "bad-link": "the link '{text}' is not a whole address",
}


class Words:
    """The words of one story. ``masked`` is its text with marks for expressions, of the same length."""

    def __init__(self, source: Source, masked: str, citations: Citations, ledger: Ledger) -> None:
        self._source, self._masked = source, masked
        self._citations, self._ledger = citations, ledger
        self._sentences = 0  # optional sentences of the story so far
        self._lines = [0]
        for line in masked.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def _start(self, node: SyntaxTreeNode) -> int:
        """Give the offset of the first character in a node's first line."""
        line = node.map[0] if node.map else 0
        start = self._lines[line]
        text = self._masked[start : self._lines[line + 1]]
        return start + len(text) - len(text.lstrip())

    def place(self, node: SyntaxTreeNode, needle: str = "", inside: str = "") -> Place:
        """Give the place of a node, or of a needle in it; ``inside`` is a text that has the needle."""
        start = self._start(node)
        at = self._masked.find(inside or needle, start)
        if at >= 0 and inside:
            at += max(inside.find(needle), 0)
        return self._source.place(max(at, start))

    def runs(
        self, node: SyntaxTreeNode, inline: list[SyntaxTreeNode], *, leads: bool, optional: bool = False
    ) -> tuple[Run, ...]:
        """Give the runs of inline nodes; faults go to the ledger and are left out.

        Braces hold optional sentences where there may be some; elsewhere they are what they look like.
        """
        found = pieces(inline, leads=leads)
        parts = list(braced(found, self._sentences + 1) if optional else found)
        self._sentences = max([self._sentences, *(piece.optional for piece in parts)])
        sound = [piece for piece in parts if self._settable(node, piece)]
        texts = join_parts([self._citations.fill(piece.text) for piece in sound], self._citations.language)
        runs = [Run(text, part.marks, part.link, part.optional) for text, part in zip(texts, sound, strict=True)]
        if number := broken(runs):
            text = next(piece.text for piece in sound if piece.optional == number)
            self._ledger.error(self.place(node, "{", f"{{{text}"), PART, _FAULTS[PART])
        return merge(spaced(runs))

    def paragraph(
        self, node: SyntaxTreeNode, inline: list[SyntaxTreeNode], *, leads: bool, optional: bool = False
    ) -> Paragraph | None:
        """Give a paragraph, or None without words."""
        runs = self.runs(node, inline, leads=leads, optional=optional)
        return Paragraph(runs, self.place(node)) if runs else None

    def plain(self, node: SyntaxTreeNode, inline: list[SyntaxTreeNode] | None = None) -> str:
        """Give the text of inline nodes, or of a node's own, without marks; heads, titles and cells carry no notes."""
        chosen = node.children if inline is None else inline
        runs = self.runs(node, chosen, leads=False)
        if any(NOTE in run.marks for run in runs):
            what, cure = "a note hangs on a head, a title or a cell", "put its mark into a paragraph"
            self._ledger.error(self.place(node, "[^"), "unsupported-markdown", what, cure)
        return "".join(run.text for run in runs if NOTE not in run.marks)

    def _settable(self, node: SyntaxTreeNode, piece: Piece) -> bool:
        if not piece.fault:
            return True
        slug, needle = piece.fault, piece.text
        if slug == "stray-mark":
            needle = "**" if "**" in piece.text else "!["
        if slug == "stray-brace":
            needle = "{" if "{" in needle else "}"
        if slug == "picture-in-text" and not piece.text.startswith(("figure:", "table:")):
            slug = "picture-by-path"
        place = self.place(node, needle, piece.text)
        self._ledger.error(place, slug, _FAULTS[slug].format(text=piece.text, needle=needle))
        return False
