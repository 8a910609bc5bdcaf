"""Articles: the pieces of running text in a chapter, each under a small head where a chapter has several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from presswork.compose.compositor import Compositor
from presswork.compose.story import story_galley
from presswork.model.fact import Table
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.report import Faults, Finding
from presswork.model.story import Block, FigureSlot, Quotation, Run, Story, TableSlot
from presswork.plan.citing import paragraphs

INTERTITLE = "intertitle"  # how the names of its styles begin
HEADS = (("kicker", "article-kicker"), ("headline", "article"), ("deck", "article-deck"))


@dataclass(frozen=True, slots=True)
class Article:
    """A story, or a part of one, in a chapter. Without a headline it is the chapter's own text."""

    story: Story
    blocks: tuple[Block, ...]
    kicker: str = ""
    headline: str = ""
    deck: str = ""

    @property
    def running(self) -> tuple[Block, ...]:
        """Give what runs in columns: without figures, tables and pull quotes."""
        return tuple(block for block in self.blocks if not (isinstance(block, FigureSlot | TableSlot) or pulled(block)))

    def tables(self, known: Mapping[str, Table]) -> Iterator[Table]:
        """Give the tables that stand in its text: they are set on pages of their own at the back."""
        slots = (block for block in self.blocks if isinstance(block, TableSlot))
        for at, slot in enumerate(slots, 1):
            if slot.table:
                yield known[slot.table]
            else:
                heads, *rows = slot.cells
                yield Table(f"{self.story.id}-{at}", heads, tuple(rows), (), slot.place)

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Give the lines of its head, each with its style."""
        parts = [(style, getattr(self, name)) for name, style in HEADS] if self.headline else []
        return [(style, text) for style, text in parts if text]

    @property
    def texts(self) -> list[str]:
        """Give its texts, one a block of the galley."""
        return [*(text for _, text in self.heads), *paragraphs(self.running)]


def pulled(block: Block) -> bool:
    """Tell a pull quote."""
    return isinstance(block, Quotation) and block.pull


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the editor put something in the text: ``block`` is the galley block that follows it."""

    content: str
    block: int


def anchors(articles: Sequence[Article]) -> tuple[list[Anchor], list[Anchor]]:
    """Give the anchors of the figures and those of the pull quotes."""
    figures: list[Anchor] = []
    quotes: list[Anchor] = []
    passed = 0
    for article in articles:
        passed += len(article.heads)
        for block in article.blocks:
            match block:
                case FigureSlot():
                    figures.append(Anchor(block.figure, passed))
                case Quotation(pull=True):
                    quotes.append(Anchor(block.paragraphs[0].text, passed))
                case TableSlot():
                    pass
                case _:
                    passed += len(paragraphs([block]))
    return figures, quotes


def galley_of(compositor: Compositor, articles: Sequence[Article], measure: float, name: str) -> Galley:
    """Compose articles one after the other at ``measure`` pt. Raises Faults with all that no column takes."""
    lines: list[Line] = []
    blocks: list[GalleyBlock] = []
    findings: list[Finding] = []
    for article in articles:
        try:
            parts = [_head(compositor, article, measure),
                     story_galley(compositor, article.story, measure, article.running, name)]  # fmt: skip
            parts = [_grouped(part, article) for part in parts]
        except Faults as faults:
            findings += faults.findings
            continue
        for part in parts:
            after = len(blocks)
            shift = len(lines)
            blocks += [replace(each, start=each.start + shift, stop=each.stop + shift) for each in part.blocks]
            lines += [line._replace(block=line.block + after) for line in part.lines]
    if findings:
        raise Faults(findings)
    return Galley(name, measure, tuple(lines), tuple(blocks))


def _grouped(part: Galley, article: Article) -> Galley:
    """Put an article of its own into a group; its intertitles are a level below its head."""
    if not article.headline:
        return part
    group = f"Art {article.story.id}"
    return replace(part, blocks=tuple(
        replace(block, within=(group, *block.within),
                role=lower(block.role) if block.style.startswith(INTERTITLE) else block.role)
        for block in part.blocks))  # fmt: skip


def lower(role: str) -> str:
    """Give the heading a level below one; what is no heading stays."""
    return f"H{min(6, int(role[1]) + 1)}" if role[:1] == "H" and role[1:].isdigit() else role


def _head(compositor: Compositor, article: Article, measure: float) -> Galley:
    """Compose an article's head: its lines stay with one another and with the text."""
    lines: list[Line] = []
    blocks: list[GalleyBlock] = []
    for at, (name, text) in enumerate(article.heads):
        style, start = compositor.style(name), len(lines)
        lines += compositor.paragraph([Run(text)], style, measure, article.story.place, block=at)
        before = 0 if at else compositor.layout_rows("before_article")
        blocks.append(GalleyBlock(name, style.role, start, len(lines), before, keep=True))
    return Galley("", measure, tuple(lines), tuple(blocks))


def starts(articles: Sequence[Article]) -> Iterator[tuple[str, int]]:
    """Give the headline of each article that has one, with its first block of the galley."""
    passed = 0
    for article in articles:
        if article.headline:
            yield article.headline, passed
        passed += len(article.texts)
