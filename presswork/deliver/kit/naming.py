"""Names inside a press kit: plain ASCII, and in an embargoed kit every name says until when."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

ZONED = "%Y%m%dT%H%M"


@dataclass(frozen=True, slots=True)
class Naming:
    """How the files of one kit are called. ``tag`` is "" or the embargo: ``EMBARGO-20221012T0800+0800``."""

    tag: str = ""

    def __call__(self, name: str) -> str:
        """Give the name in the kit of ``folder/stem.suffix``: the tag stands before the suffix."""
        stem, dot, suffix = name.rpartition(".")
        return f"{stem}.{self.tag}{dot}{suffix}" if self.tag else name


def naming_of(embargo: dt.datetime | None) -> Naming:
    """Give the naming of a kit with or without an embargo."""
    if embargo is None:
        return Naming()
    zone = embargo.strftime("%z")[:5]
    return Naming(f"EMBARGO-{embargo.strftime(ZONED)}{'Z' if zone == '+0000' else zone}")


def kit_name(publication: str, naming: Naming) -> str:
    """Give the name of the zip, and of the one folder in it, without a suffix."""
    return f"{publication}-kit{f'.{naming.tag}' if naming.tag else ''}"


def plain_name(name: str) -> str:
    """Give an id as a name that every unzip program writes as it is: ASCII, others as ``u`` and their code points."""
    letters = (letter if re.fullmatch(r"[A-Za-z0-9_.-]", letter) else f"u{ord(letter):x}"
               for letter in unicodedata.normalize("NFC", name))
    return "".join(letters)
