"""A story's galley: each block of a story in its style, with what may break, keep or float between the lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from presswork.compose.compositor import Compositor
from presswork.compose.tabular import table_lines
from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.model.report import Faults, Finding
from presswork.model.story import (
    EMPHASIS,
    LABEL,
    NOTE,
    REFERENCE,
    STRONG,
    TEXT,
    TO_NOTE,
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
TABLE = "Table"  # the tag
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
    notes = f"#{name or story.id}.{story.id}"
    settings: list[_Setting | TableSlot] = []
    for at, block in enumerate(story.blocks if blocks is None else blocks):
        try:
            settings += _settings(compositor, block, at, notes)
        except Faults as faults:
            findings += faults.findings
    compositor.foresee((_runs(each, notes), each.style, measure - each.shift)
                       for each in settings if isinstance(each, _Setting))
    for setting in settings:
        try:
            if isinstance(setting, TableSlot):
                _add_table(compositor, growing, setting, measure)
            else:
                _add(compositor, growing, setting, measure, notes)
        except Faults as faults:
            findings += faults.findings
    if findings:
        raise Faults(findings)
    return Galley(name or story.id, measure, tuple(growing.lines), tuple(growing.blocks))


@dataclass(frozen=True, slots=True)
class _Setting:
    """A paragraph with style, tag, empty rows before, keep with next, left shift in pt, and the groups it stands in."""

    style: TypeStyle
    paragraph: Paragraph
    role: str = "P"
    before: int = 0
    keep: bool = False
    shift: float = 0.0
    within: tuple[str, ...] = ()


def _settings(compositor: Compositor, block: Block, at: int, notes: str) -> Iterator[_Setting | TableSlot]:
    """Give paragraphs and tables of a block, the ``at``-th of its story; ``notes`` begins the names of notes."""
    body = compositor.style("body")
    match block:
        case Paragraph():
            yield _Setting(body, block)
        case Intertitle():
            yield from _intertitle(compositor, block)
        case Quotation(pull=False):
            quote = replace(body, faces=body.emphasis or body.faces, indent=0.0)
            for paragraph in block.paragraphs:
                yield _Setting(quote, paragraph, shift=body.size, within=(f"BlockQuote {at}",))
        case Listing():
            yield from _listing(body, block, at)
        case Box():
            title = Paragraph((Run(block.title, frozenset({STRONG})),), block.place)
            yield _Setting(replace(body, indent=0.0), title, before=1, keep=True, within=(f"Sect {at}",))
            for index, inner in enumerate(block.blocks):
                for each in _settings(compositor, inner, index, notes):
                    yield each if isinstance(each, TableSlot) else replace(each, within=(f"Sect {at}", *each.within))
        case TableSlot():
            yield block
        case Notes():
            yield from _notes(compositor, block, notes)
        case FigureSlot() | Quotation():
            return


def _intertitle(compositor: Compositor, block: Intertitle) -> Iterator[_Setting]:
    names = ["intertitle-kicker", "intertitle"][-len(block.lines):]
    for index, (name, text) in enumerate(zip(names, block.lines, strict=False)):
        style = compositor.style(name)
        paragraph = Paragraph((Run(text),), block.place)
        before = 0 if index else compositor.layout_rows("before_intertitle")
        yield _Setting(style, paragraph, style.role, before, keep=True, shift=style.shift)


def _listing(body: TypeStyle, block: Listing, at: int) -> Iterator[_Setting]:
    for number, item in enumerate(block.items, 1):
        label = Run(f"{number}. " if block.ordered else f"{BULLET} ", frozenset({EMPHASIS}), tag=LABEL)
        yield _Setting(replace(body, indent=0.0), Paragraph((label, *item.runs), item.place), "LBody",
                       shift=body.size, within=(f"L {at}", f"LI {number}"))


def _notes(compositor: Compositor, block: Notes, notes: str) -> Iterator[_Setting]:
    """Set the footnotes under the story, in the style ``footnote`` where the layout has one, else small body."""
    body = compositor.style("body")
    small = replace(body, size=body.size * NOTE_SIZE, indent=0.0)
    style = compositor.layout.styles.get("footnote", small)
    for number, item in enumerate(block.items, 1):
        label = Run(f"{number}\u2002", frozenset({NOTE}), note_link(notes, number, back=True), tag=LABEL)
        yield _Setting(style, Paragraph((label, *item.runs), item.place), "Note", int(number == 1))


def note_link(notes: str, number: int | str, *, back: bool = False) -> str:
    """Name the place of a note, or (``back``) that of its number in the text."""
    return f"{notes}{TEXT if back else TO_NOTE}{number}"


def _runs(setting: _Setting, notes: str) -> list[Run]:
    """Give the runs of a paragraph, its notes' numbers with their links."""
    return [replace(run, link=note_link(notes, run.text), tag=REFERENCE) if NOTE in run.marks and not run.tag else run
            for run in setting.paragraph.runs]


def _add(compositor: Compositor, growing: _Galley, setting: _Setting, measure: float, notes: str) -> None:
    start, index = len(growing.lines), len(growing.blocks)
    before = max(setting.before, int(index > 0 and growing.blocks[-1].role == TABLE))
    style, place = setting.style, setting.paragraph.place
    growing.lines += compositor.paragraph(_runs(setting, notes), style, measure - setting.shift, place, block=index)
    growing.blocks.append(GalleyBlock(style.name, setting.role, start, len(growing.lines), before,
                                      setting.keep, setting.shift, place, setting.within))


def _add_table(compositor: Compositor, growing: _Galley, table: TableSlot, measure: float) -> None:
    """Add a table: one block, a row of the column above it and below."""
    body, start, index = compositor.style("body"), len(growing.lines), len(growing.blocks)
    growing.lines += [line._replace(block=index) for line in table_lines(compositor, table, body, measure)]
    growing.blocks.append(GalleyBlock(body.name, TABLE, start, len(growing.lines), 1, place=table.place))
