"""Copy: a story measured once: its lines at column measure, its pull quote, its boxes and its figures.

Only whole lines are moved afterwards. What may be left out or set otherwise are variants of the same lines: optional
sentences out (the last first), or one paragraph a line longer or shorter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from presswork.compose.compositor import Compositor, unevenness
from presswork.compose.story import story_galley
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.issue import Pin
from presswork.model.story import (
    BRIEFS,
    STRONG,
    Block,
    Box,
    FigureSlot,
    Intertitle,
    Paragraph,
    Quotation,
    Run,
    Story,
)
from presswork.plan.issue.flow import Sheet, sheet_of
from presswork.plan.issue.rules import Rules
from presswork.plan.optional import trimmed

LOOSEST = 400.0  # badness at which a line of a longer or shorter paragraph is no longer good (the composer's demerits)
TRIES = 3  # paragraphs tried for some that can be set longer or shorter
LOOSENED = 2  # of which so many are
LEAST, MOST = 4, 16  # lines of a paragraph that is tried
GIVES = {-1: 0.03, 1: 0.08}  # of its measure that a line can take in, or give, on average, and stay good (measured)
EASY = 0.04  # of its measure that a line of any paragraph takes in or gives; the shortest such are tried first
LAST = 0.1  # of its measure that a last line has at least


@dataclass(frozen=True, slots=True)
class Variant:
    """The lines of a story in one way of setting it, with its price, and what it says of itself in the report."""

    galley: Galley
    sheet: Sheet
    cost: float = 0.0
    told: str = ""
    left_out: tuple[int, ...] = ()
    term: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A story as the planner sees it. ``quotes`` are its pull quotes, the best to break first."""

    story: Story
    rank: int
    variants: tuple[Variant, ...]
    quotes: tuple[str, ...]
    boxes: tuple[Box, ...]
    figures: tuple[str, ...]
    pin: Pin
    order: int = 0

    @property
    def lines(self) -> int:
        """Count the lines as written."""
        return self.variants[0].sheet.lines

    @property
    def briefs(self) -> bool:
        """Tell a rail of briefs."""
        return self.story.kind == BRIEFS


def copy_of(compositor: Compositor, rules: Rules, story: Story, pin: Pin, order: int) -> Copy:
    """Measure a story."""
    page = rules.layout.page
    measure = page.column - 2 * rules.inset if story.kind == BRIEFS else page.column
    setter = _Setter(compositor, rules, story, measure)
    quotes = [block.paragraphs[0].text for block in story.blocks if isinstance(block, Quotation) and block.pull]
    quotes.sort(key=lambda text: unevenness(compositor.text(text, rules.style("quote"), page.column)))
    figures = dict.fromkeys(block.figure for block in story.blocks if isinstance(block, FigureSlot))
    boxes = tuple(block for block in story.blocks if isinstance(block, Box))
    rank = pin.rank or story.rank
    return Copy(story, rank, tuple(setter.variants()), tuple(quotes), boxes, tuple(figures), pin, order)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the running text of one story."""

    compositor: Compositor
    rules: Rules
    story: Story
    measure: float

    def variants(self) -> Iterator[Variant]:
        """Give the story as written, with its optional sentences out one by one, and a line longer or shorter."""
        weights = self.rules.weights
        whole = self._variant(self._blocks(()))
        yield whole
        optional = sorted({run.optional for block in self.story.blocks if isinstance(block, Paragraph)
                           for run in block.runs if run.optional}, reverse=True)
        lines = whole.sheet.lines
        for count in range(1, len(optional) + 1):
            out = tuple(sorted(optional[:count]))
            shorter = self._variant(self._blocks(out))
            if shorter.sheet.lines < lines:
                lines = shorter.sheet.lines
                told = f"{len(out)} optional sentence{'s' * (len(out) > 1)} left out"
                yield replace(shorter, cost=weights["optional"] * count, told=told, left_out=out, term="optional")
        yield from self._loosened(whole)

    def _loosened(self, whole: Variant) -> Iterator[Variant]:
        """Give the story one line and two lines shorter, and longer: each in a paragraph whose lines stay good."""
        for by, word in ((-1, "shorter"), (1, "longer")):
            made = whole
            for count, (at, lines) in enumerate(self._loose(whole.galley, by), 1):
                told = f"{'a paragraph' if count == 1 else 'two paragraphs'} set a line {word}"
                made = replace(self._spliced(made.galley, at, lines), cost=self.rules.weights["loose"] * count,
                               told=told, term="loose")
                yield made

    def _loose(self, galley: Galley, by: int) -> Iterator[tuple[int, tuple[Line, ...]]]:
        """Find two paragraphs that can be set ``by`` lines longer, those whose last lines are nearest to it first."""
        sources = self._sources()
        asked = {at: self._asked(galley, galley.blocks[at], by) for at in sources}
        places = sorted((at for at, each in asked.items() if each <= GIVES[by]), key=lambda at: (
            asked[at] > EASY, galley.blocks[at].stop - galley.blocks[at].start, asked[at]))[:TRIES]
        found = 0
        for at in places:
            block, (paragraph, indent) = galley.blocks[at], sources[at]
            style = self.compositor.style(self._body)
            lines = self.compositor.paragraph(paragraph.runs, style, self.measure, paragraph.place, indent, at, by)
            worst = max(line.badness for line in galley.lines[block.start:block.stop])
            if len(lines) == block.stop - block.start + by and max(
                    each.badness for each in lines) < max(LOOSEST, worst):
                yield at, lines
                found += 1
                if found == LOOSENED:
                    return

    def _asked(self, galley: Galley, block: GalleyBlock, by: int) -> float:
        """Give what each line of a paragraph must take in (or give) to be ``by`` lines longer, of its measure."""
        lines = block.stop - block.start
        if not LEAST <= lines <= MOST:
            return 1.0
        last = galley.lines[block.stop - 1].width / self.measure
        return last / (lines - 1) if by < 0 else (1 - last + LAST) / lines

    def _sources(self) -> dict[int, tuple[Paragraph, float | None]]:
        """Give for each block of the galley that is a paragraph its source and its indent."""
        sources: dict[int, tuple[Paragraph, float | None]] = {}
        at = 0
        for index, block in enumerate(self._blocks(())):
            if isinstance(block, Paragraph):
                flush = self._flush and (index == 0 or self.story.kind == BRIEFS)
                sources[at] = block, 0.0 if flush else None
            at += len([*self._set(block, index)])
        return sources

    def _spliced(self, galley: Galley, at: int, lines: tuple[Line, ...]) -> Variant:
        old = galley.blocks[at]
        by = len(lines) - (old.stop - old.start)
        blocks = tuple(block if index < at else replace(block, stop=block.stop + by) if index == at
                       else replace(block, start=block.start + by, stop=block.stop + by)
                       for index, block in enumerate(galley.blocks))
        around = galley.lines[:old.start], galley.lines[old.stop:]
        spliced = Galley(galley.story, galley.measure, around[0] + lines + around[1], blocks)
        return Variant(spliced, sheet_of(spliced, self.rules.weights))

    @property
    def _body(self) -> str:
        return self.rules.style("brief") if self.story.kind == BRIEFS else "body"

    @property
    def _flush(self) -> bool:
        return not self.compositor.language.startswith(("zh", "ja"))

    def _blocks(self, out: tuple[int, ...]) -> list[Block]:
        """Give the blocks that stand in columns, without the sentences ``out``, the dateline before the first."""
        blocks: list[Block] = []
        for block in self.story.blocks:
            if isinstance(block, Paragraph):
                kept = tuple(run for run in block.runs if run.optional not in out or not run.optional)
                if kept and "".join(run.text for run in kept).strip():
                    blocks.append(replace(block, runs=trimmed(kept)) if len(kept) < len(block.runs) else block)
            elif not isinstance(block, FigureSlot | Box) and not (isinstance(block, Quotation) and block.pull):
                blocks.append(block)
        if self.story.dateline and blocks and isinstance(first := blocks[0], Paragraph):
            dash = self.rules.layout.furniture(self.compositor.language).get("dateline", " – ")
            opening = Run(self.story.dateline, frozenset({STRONG})), Run(dash)
            blocks[0] = replace(first, runs=(*opening, *first.runs))
        return blocks

    def _variant(self, blocks: Sequence[Block]) -> Variant:
        lines: list[Line] = []
        placed: list[GalleyBlock] = []
        for index, block in enumerate(blocks):
            for each, part in self._set(block, index):
                start = len(lines)
                lines += (line._replace(block=len(placed)) for line in part)
                placed.append(replace(each, start=start, stop=len(lines)))
        galley = Galley(self.story.id, self.measure, tuple(lines), tuple(placed))
        return Variant(galley, sheet_of(galley, self.rules.weights))

    def _set(self, block: Block, index: int) -> Iterator[tuple[GalleyBlock, tuple[Line, ...]]]:
        """Set a block; gives its galley blocks with their lines."""
        if isinstance(block, Intertitle) and self.story.kind == BRIEFS:
            style = self.compositor.style(self.rules.style("brief-head"))
            lines = self.compositor.paragraph([Run("".join(block.lines))], style, self.measure, block.place)
            yield GalleyBlock(style.name, style.role, 0, 0, 1, keep=True), lines
        elif isinstance(block, Paragraph) and (self.story.kind == BRIEFS or (index == 0 and self._flush)):
            style = self.compositor.style(self._body)
            indent = 0.0 if self._flush else None
            lines = self.compositor.paragraph(block.runs, style, self.measure, block.place, indent)
            yield GalleyBlock(style.name, "P", 0, 0), lines
        else:
            galley = story_galley(self.compositor, self.story, self.measure, (block,))
            for each in galley.blocks:
                yield each, galley.lines[each.start:each.stop]
