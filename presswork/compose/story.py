"""A story's galley: each block of a story in its style, with what may break, keep or float between the lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from presswork.compose.compositor import Compositor
from presswork.compose.tabular import table_lines
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.report import Faults, Finding
from presswork.model.story import (
    EMPHASIS,
    NOTE,
    STRONG,
    Block,
    Box,
    FigureSlot,
    Intertitle,
    Listing,
    Notes,
    Paragraph,
    Quotation,
    Run,
    Story,
    TableSlot,
)
from presswork.model.style import TypeStyle

BULLET = "•"
NOTE_SIZE = 0.85  # of the body


@dataclass(slots=True)
class _Galley:
    """A galley while it grows."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[GalleyBlock] = field(default_factory=list)


def story_galley(compositor: Compositor, story: Story, measure: float, blocks: tuple[Block, ...] | None = None,
                 name: str = "") -> Galley:
    """Compose a story (or some of its ``blocks``) at ``measure`` pt.

    Figures and pull quotes are not in a galley: the plan places them. Raises Faults for a block that columns cannot
    take and for missing glyphs, all at once.
    """
    growing = _Galley()
    findings: list[Finding] = []
    for block in story.blocks if blocks is None else blocks:
        try:
            for setting in _settings(compositor, block):
                if isinstance(setting, TableSlot):
                    _add_table(compositor, growing, setting, measure)
                else:
                    _add(compositor, growing, setting, measure)
        except Faults as faults:
            findings += faults.findings
    if findings:
        raise Faults(findings)
    return Galley(name or story.id, measure, tuple(growing.lines), tuple(growing.blocks))


Setting = tuple[TypeStyle, Paragraph, str, int, bool, float]


def _settings(compositor: Compositor, block: Block) -> Iterator[Setting | TableSlot]:
    """Give the paragraphs of a block with style, tag, empty rows before, keep, left shift in pt; and tables."""
    body = compositor.style("body")
    match block:
        case Paragraph():
            yield body, block, "P", 0, False, 0.0
        case Intertitle():
            yield from _intertitle(compositor, block)
        case Quotation(pull=False):
            quote = replace(body, faces=body.emphasis or body.faces, indent=0.0)
            for paragraph in block.paragraphs:
                yield quote, paragraph, "P", 0, False, body.size
        case Listing():
            yield from _listing(body, block)
        case Box():
            title = Paragraph((Run(block.title, frozenset({STRONG})),), block.place)
            yield replace(body, indent=0.0), title, "P", 1, True, 0.0
            for inner in block.blocks:
                yield from _settings(compositor, inner)
        case TableSlot() if block.cells:
            yield block
        case TableSlot():
            raise Faults([Finding(block.place, "this layout sets no table of its own inside its columns",
                                  "table-in-column", "write its cells in the story, make it a figure, or leave it to "
                                  "an edition with the layout brochure")])
        case Notes():
            yield from _notes(compositor, block)
        case FigureSlot() | Quotation():
            return


def _intertitle(compositor: Compositor, block: Intertitle) -> Iterator[Setting]:
    names = ["intertitle-kicker", "intertitle"][-len(block.lines):]
    for index, (name, text) in enumerate(zip(names, block.lines, strict=False)):
        style = compositor.style(name)
        paragraph = Paragraph((Run(text),), block.place)
        before = 0 if index else compositor.layout_rows("before_intertitle")
        yield style, paragraph, style.role, before, True, style.shift


def _listing(body: TypeStyle, block: Listing) -> Iterator[Setting]:
    for number, item in enumerate(block.items, 1):
        label = Run(f"{number}. " if block.ordered else f"{BULLET} ", frozenset({EMPHASIS}))
        yield replace(body, indent=0.0), Paragraph((label, *item.runs), item.place), "P", 0, False, body.size


def _notes(compositor: Compositor, block: Notes) -> Iterator[Setting]:
    """Set the footnotes under the story, in the style ``footnote`` where the layout has one, else small body."""
    body = compositor.style("body")
    small = replace(body, size=body.size * NOTE_SIZE, indent=0.0)
    style = compositor.layout.styles.get("footnote", small)
    for number, item in enumerate(block.items, 1):
        label = Run(f"{number}\u2002", frozenset({NOTE}))
        yield style, Paragraph((label, *item.runs), item.place), "Note", int(number == 1), False, 0.0


def _add(compositor: Compositor, growing: _Galley, setting: Setting, measure: float) -> None:
    style, paragraph, role, before, keep, shift = setting
    start, index = len(growing.lines), len(growing.blocks)
    growing.lines += compositor.paragraph(paragraph.runs, style, measure - shift, paragraph.place, block=index)
    growing.blocks.append(GalleyBlock(style.name, role, start, len(growing.lines), before, keep, shift,
                                      paragraph.place))


def _add_table(compositor: Compositor, growing: _Galley, table: TableSlot, measure: float) -> None:
    """Add a table: one block, a row of the column above it."""
    body, start, index = compositor.style("body"), len(growing.lines), len(growing.blocks)
    growing.lines += [replace(line, block=index) for line in table_lines(compositor, table, body, measure)]
    growing.blocks.append(GalleyBlock(body.name, "Table", start, len(growing.lines), 1, place=table.place))
