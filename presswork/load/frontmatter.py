"""Front matter: the YAML between the two ``---`` lines at the head of a story."""

import re
from dataclasses import dataclass

from presswork.load.ledger import Ledger
from presswork.load.source import Source
from presswork.load.yamldoc import Document, read_yaml

_HEAD = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:^---[ \t]*(?:\n|\Z))", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Split:
    """A story file in its two parts. ``body`` has blanks where the front matter was, so that offsets stay."""

    head: Document | None
    body: str


def split_story(source: Source, ledger: Ledger) -> Split:
    """Divide a story file; what is wrong with the front matter goes to the ledger."""
    match = _HEAD.match(source.text)
    if not match:
        opened = source.text.startswith("---")
        what = (
            "the front matter is not closed" if opened else "the story does not begin with its front matter"
        )
        ledger.error(
            source.place(0), "missing-front-matter", what, "close it with a line ---" if opened else ""
        )
        return Split(None, "" if opened else source.text)
    yaml = "   \n" + match["yaml"]
    yaml = yaml.rjust(match.end("yaml"))
    blank = re.sub(r"[^\n]", " ", source.text[: match.end()])
    head = read_yaml(Source(source.file, yaml), ledger)
    return Split(head, blank + source.text[match.end() :])
