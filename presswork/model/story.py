"""Stories: what an editor writes, parsed into blocks of runs."""

from dataclasses import dataclass, field

from presswork.model.place import Place

# Marks of a run. A run has any set of them.
STRONG, EMPHASIS, LEAD, NOTE, CODE = "strong", "emphasis", "lead", "note", "code"
STORY, BRIEFS = "story", "briefs"  # the kinds of a story
LABEL, REFERENCE = "Lbl", "Reference"  # tags of a run
TO_NOTE, TEXT = ":note-", ":text-"  # in the names of places: a note, and its number in the text


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: NFC, no line breaks; ``marks`` from the names above; ``link`` a URL or "".

    ``optional`` is 0 for what is always set; n > 0 is the n-th sentence of the story that may be left out of a page.
    ``tag`` is what it is in its paragraph to those who are read it: Lbl for the label of an item, Reference for a
    note's number; "" for words.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    optional: int = 0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A bold opening is a run-in lead: its runs have the mark LEAD."""

    runs: tuple[Run, ...]
    place: Place

    @property
    def text(self) -> str:
        """Give the plain text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Intertitle:
    """A heading inside a story 分题, one or two lines."""

    lines: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted paragraph; ``pull`` for a pull quote, which repeats words of the text as display."""

    paragraphs: tuple[Paragraph, ...]
    pull: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; an item is a tuple of runs."""

    items: tuple[Paragraph, ...]
    ordered: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Box:
    """A sidebar with a title of its own."""

    title: str
    blocks: "tuple[Block, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class FigureSlot:
    """Where the editor put a figure, by id."""

    figure: str
    place: Place


@dataclass(frozen=True, slots=True)
class TableSlot:
    """A table in the text: the id of a CSV table, or the cells of a Markdown table (first row: heads)."""

    table: str
    cells: tuple[tuple[str, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a story at its end, in the order of their numbers; a number is a run with the mark NOTE."""

    items: tuple[Paragraph, ...]
    place: Place


Block = Paragraph | Intertitle | Quotation | Listing | Box | FigureSlot | TableSlot | Notes


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its head group; ``rank`` 1 leads. Fields that the editor left out are "".

    ``kind`` is "story", or "briefs" for a rail: pairs of an intertitle and a paragraph. ``dateline`` stands before the
    first words, ``jumphead`` over the continuation.
    """

    id: str
    rank: int
    headline: str
    blocks: tuple[Block, ...]
    place: Place
    section: str = ""
    kicker: str = ""
    subhead: str = ""
    deck: str = ""
    byline: str = ""
    date: str = ""
    kind: str = STORY
    dateline: str = ""
    jumphead: str = ""
    places: "dict[str, Place]" = field(default_factory=dict, compare=False)
