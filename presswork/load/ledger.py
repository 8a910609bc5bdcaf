"""A ledger of findings: the parts of this stage write in it, and the whole is raised once."""

import difflib
from collections.abc import Iterable

from presswork.load.slugs import SLUGS
from presswork.model.place import Place
from presswork.model.report import ERROR, WARNING, Faults, Finding


def nearest(word: str, words: Iterable[str]) -> str:
    """Give the known word that is most like this one, or ""."""
    matches = difflib.get_close_matches(word, sorted(set(words)), n=1, cutoff=0.6)
    return matches[0] if matches else ""


class Ledger:
    """Findings of one run. The order of writing does not matter: they are given out by place."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    def error(self, place: Place, slug: str, what: str, cure: str = "") -> None:
        """Note an error; without a cure the slug's own is taken."""
        self._findings[Finding(place, what, slug, cure or SLUGS[slug][1], ERROR)] = None

    def warn(self, place: Place, slug: str, what: str) -> None:
        """Note something worth knowing that does not stop the build."""
        self._findings[Finding(place, what, slug, SLUGS[slug][1], WARNING)] = None

    def unknown(self, place: Place, slug: str, what: str, word: str, words: Iterable[str]) -> None:
        """Note a word that is not known, with the nearest known one as the cure."""
        near = nearest(word, words)
        self.error(place, slug, f"{what} '{word}' is not known", f"did you mean '{near}'?" if near else "")

    def _sorted(self, severity: str) -> tuple[Finding, ...]:
        chosen = (finding for finding in self._findings if finding.severity == severity)
        return tuple(sorted(chosen, key=lambda finding: (finding.place or Place(""), finding.what)))

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Give the warnings in the order of their places."""
        return self._sorted(WARNING)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the errors in the order of their places."""
        return self._sorted(ERROR)

    def settle(self) -> None:
        """Raise Faults with every error, if there is one."""
        if self.errors:
            raise Faults(self.errors)
