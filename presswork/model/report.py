"""Findings: what is wrong or worth knowing, where, and how to mend it."""

from dataclasses import dataclass

from presswork.model.place import Place

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line for the user: what is wrong (``what``), its name (``slug``) and how to mend it (``cure``).

    ``near`` are the words where it lies, if ``place`` is only that of their paragraph or None; who prints it looks
    them up in the source.
    """

    place: Place | None
    what: str
    slug: str
    cure: str
    severity: str = ERROR
    near: str = ""

    def __str__(self) -> str:
        """Give ``file:line:column: what is wrong (slug); how to mend it`` on one line."""
        where = f"{self.place}: " if self.place else ""
        return " ".join(f"{where}{self.what} ({self.slug}); {self.cure}".split())


class Faults(Exception):  # noqa: N818 - several at once, and the trade's word for them
    """All the errors of a stage at once; the doors print one line each and leave with code 2."""

    def __init__(self, findings: "list[Finding] | tuple[Finding, ...]") -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
