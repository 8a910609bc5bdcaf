"""Inspection: the condition that a file is judged for, and its preflight."""

from collections.abc import Sequence
from pathlib import Path

from presswork.check.paper import UnreadableError, read_paper
from presswork.check.preflight import Verdict, preflight
from presswork.finish.conditions import PROFILES, condition
from presswork.model.condition import Condition

FALLBACK = "coated"


def inspect(path: Path, profile: str | None, inks: Sequence[str], *, rendered: bool = True) -> Verdict:
    """Check a file for a printing condition by name or path, or for the one that its output intent names.

    Raises Faults for a condition that is not known.
    """
    return preflight(path, condition(profile) if profile else _own(path), plates=inks, rendered=rendered)


def _own(path: Path) -> Condition:
    house = [condition(file.stem) for file in sorted(PROFILES.glob("*.yaml"))]
    try:
        named = {intent.condition for intent in read_paper(path).intents}
    except UnreadableError:
        named = set()
    return next((one for one in house if one.characterisation in named), condition(FALLBACK))
