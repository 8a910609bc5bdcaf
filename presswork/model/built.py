"""What a build leaves: one finished file."""

from dataclasses import dataclass
from pathlib import Path

from presswork.model.report import Finding


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file: ``size`` in bytes, ``seconds`` that it took.

    ``promises`` says what its target does not promise yet, "" when it keeps everything that its name says.
    """

    path: Path
    publication: str
    edition: str
    target: str
    pages: int
    size: int
    seconds: float
    promises: str = ""
    warnings: tuple[Finding, ...] = ()
