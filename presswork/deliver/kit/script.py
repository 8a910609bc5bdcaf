"""Stories as text: plain for a wire desk, Markdown for a web desk."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from presswork.model.fact import Table
from presswork.model.figure import Figure
from presswork.model.story import (
    CODE,
    EMPHASIS,
    LEAD,
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
    TableSlot,
)

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|])")
_OPENING = re.compile(r"^(\s*)([#>+-]|\d+[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of text writes what a story has.

    ``say`` writes words as they are, ``run`` a run before the words that follow it, ``start`` guards the start of a
    paragraph; ``head``, ``title`` and ``quote`` are what stands round them.
    """

    say: Callable[[str], str]
    run: Callable[[Run, str], str]
    head: str
    title: str
    quote: str
    table: Callable[[Sequence[Sequence[str]]], str]
    figure: Callable[[Figure, Mapping[str, str]], str]
    start: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Desk:
    """What a text may refer to: the publication's figures and tables, the kit's words."""

    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    words: Mapping[str, str]


def paragraphs(blocks: Sequence[Block], form: Form, desk: Desk) -> Iterator[str]:
    """Give the paragraphs of a text, in order; pull quotes are left out, as they only repeat the text."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield form.start(_inline(block, form))
        elif isinstance(block, Intertitle):
            yield form.head.format(form.say(" ".join(block.lines)))
        elif isinstance(block, Quotation):
            yield from (form.quote + _inline(each, form) for each in block.paragraphs if not block.pull)
        elif isinstance(block, Listing):
            yield "\n".join(f"{f'{at}.' if block.ordered else '-'} {_inline(item, form)}"
                            for at, item in enumerate(block.items, 1))
        elif isinstance(block, Box):
            yield from ([form.head.format(form.say(block.title))] if block.title else [])
            yield from paragraphs(block.blocks, form, desk)
        elif isinstance(block, FigureSlot):
            yield form.figure(desk.figures[block.figure], desk.words)
        elif isinstance(block, TableSlot):
            yield form.table(cells(block, desk.tables))
        else:
            yield from _notes(block, form, desk)


def _notes(block: Notes, form: Form, desk: Desk) -> Iterator[str]:
    yield form.head.format(desk.words["footnotes"])
    yield "\n".join(f"{at}. {_inline(item, form)}" for at, item in enumerate(block.items, 1))


def cells(slot: TableSlot, tables: Mapping[str, Table]) -> tuple[tuple[str, ...], ...]:
    """Give the cells of a table in the text, heads first."""
    if not slot.table:
        return slot.cells
    table = tables[slot.table]
    return (table.columns, *table.rows)


def _inline(paragraph: Paragraph, form: Form) -> str:
    after = [*(run.text for run in paragraph.runs[1:]), ""]
    return "".join(form.run(run, text) for run, text in zip(paragraph.runs, after, strict=True)).strip()


def _plain_run(run: Run, _: str) -> str:
    if NOTE in run.marks:
        return f"[{run.text}]"
    return f"{run.text} ({run.link})" if run.link and run.link.partition(":")[2] not in run.text else run.text


def _plain_table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _plain_figure(figure: Figure, words: Mapping[str, str]) -> str:
    return f"[{_said(figure, words)}]"


def _said(figure: Figure, words: Mapping[str, str]) -> str:
    """Say a figure in a line: what it is, its title and caption, its source or credit."""
    name = words["picture" if figure.kind == "picture" else "chart"]
    told = words["break"].join(text.strip("。. ") for text in (figure.title, figure.measure, figure.caption) if text)
    origin = figure.source or figure.credit
    return f"{name}{words['colon']}{told or figure.id}{f' ({origin})' if origin else ''}"


def _marked_run(run: Run, after: str) -> str:
    if NOTE in run.marks:
        return f"[^{run.text}]"
    if CODE in run.marks:
        return f"`{run.text}`"
    text = escaped(run.text)
    mark = "**" if run.marks & {STRONG, LEAD} else "*" if EMPHASIS in run.marks else ""
    bare = text.strip()
    if mark and bare:
        # CommonMark closes a mark after punctuation only where a space or punctuation follows it
        gap = " " if not bare[-1].isalnum() and after[:1].isalnum() and text == text.rstrip() else ""
        text = text.replace(bare, f"{mark}{bare}{mark}{gap}", 1)
    return f"[{text}]({run.link})" if run.link else text


def escaped(text: str) -> str:
    """Put a backslash before what Markdown would take for a mark."""
    return _MARKDOWN.sub(r"\\\1", text)


def _marked_table(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _marked_figure(figure: Figure, words: Mapping[str, str]) -> str:
    return f"> {escaped(_said(figure, words))}"


def _guarded(text: str) -> str:
    return _OPENING.sub(r"\1\\\2", text)


PLAIN = Form(str, _plain_run, "{}", "{}", "", _plain_table, _plain_figure)
MARKED = Form(escaped, _marked_run, "## {}", "# {}", "> ", _marked_table, _marked_figure, _guarded)
