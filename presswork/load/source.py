"""Source files: UTF-8 text in NFC, with places by character offset."""

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from presswork.load.encoding import guess_encoding
from presswork.load.ledger import Ledger
from presswork.model.place import Place

# C0 but tab and line ends, DEL, and Unicode's noncharacters, of which citations.py uses two as fences.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file; ``file`` is its path as the user would type it. Line ends are line feeds."""

    file: str
    text: str
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def place(self, offset: int) -> Place:
        """Give the place of a character, by its offset in the text."""
        lines = self.lines
        line = bisect.bisect_right(lines, offset)
        return Place(self.file, line, offset - lines[line - 1] + 1)

    @property
    def lines(self) -> Sequence[int]:
        """Give the offsets at which the lines begin."""
        if not self._starts:
            self._starts.extend([0, *(match.end() for match in re.finditer("\n", self.text))])
        return self._starts


def _undecodable(raw: bytes, fault: UnicodeDecodeError, file: str, ledger: Ledger) -> None:
    before = raw[: fault.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    guess = guess_encoding(raw)
    ledger.error(
        Place(file, before.count(b"\n") + 1, column),
        "not-utf8",
        f"byte {fault.start} is not UTF-8" + (f"; the file looks like {guess}" if guess else ""),
        f"save the file again as UTF-8 (it is {guess} now)" if guess else "",
    )


def read_source(path: Path, ledger: Ledger, what: str = "file") -> Source | None:
    """Read a file; what is wrong with it goes to the ledger, and then there is no source.

    A byte order mark is dropped, line ends of all systems become line feeds, text becomes NFC.
    """
    file = path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError:
        ledger.error(Place(file), "missing-file", f"the {what} cannot be opened")
        return None
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        _undecodable(raw, fault, file, ledger)
        return None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    source = Source(file, text)
    bad = _FORBIDDEN.search(text)
    if bad:
        code = f"U+{ord(bad.group()):04X}"
        ledger.error(
            source.place(bad.start()), "bad-character", f"the control character {code} is in the text"
        )
        return None
    return source
