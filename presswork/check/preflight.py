"""Preflight: a finished PDF put to all rules for a printing condition."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from presswork.check.fault import NOTE, Fault
from presswork.check.mark import FILL, IMAGE, SHADING
from presswork.check.paper import Paper, UnreadableError, read_paper
from presswork.check.rules import cured, examine
from presswork.check.rules_marks import ends_short
from presswork.check.samples import Weighed, told
from presswork.check.separations import UNMEASURED, Ink, measure
from presswork.model.condition import Condition
from presswork.model.report import ERROR, WARNING

ORDER = {ERROR: 0, WARNING: 1, NOTE: 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a preflight found: the faults, gravest first, and the ink of each page ((): not measured)."""

    path: Path
    condition: Condition
    pages: int
    faults: tuple[Fault, ...]
    inks: tuple[Ink, ...] = ()
    paper: Paper | None = None

    def of(self, severity: str) -> list[Fault]:
        """Give the faults of a severity."""
        return [fault for fault in self.faults if fault.severity == severity]

    @property
    def clean(self) -> bool:
        """Say whether a printer would take the file."""
        return not self.of(ERROR)


def preflight(path: Path, condition: Condition, *, plates: Sequence[str] = (), rendered: bool | None = True,
              weighed: Weighed = lambda _jpeg: None) -> Verdict:
    """Check a file. ``plates`` are those that were ordered, () for whatever the condition allows.

    Without ``rendered`` nothing is drawn, and what would be measured is told as not measured; with None it is drawn
    where plain inks and boxes alone do not tell how much ink is printed. ``weighed`` gives the ink of a JPEG that was
    measured when it was made, percent, None of any other.
    """
    asked = replace(condition, inks=tuple(plates) or condition.inks)
    try:
        paper = read_paper(path)
    except UnreadableError as error:
        return Verdict(path, asked, 0, (cured(Fault(error.slug, str(error))),))
    faults = examine(paper, asked)
    inks: list[Ink] = []
    pages = () if rendered else mixed(paper, asked, weighed)
    if rendered or (rendered is None and pages):
        measured, inks = measure(paper, asked, pages=pages)
        known = {(fault.rule, fault.page) for fault in faults}
        faults += [cured(fault) for fault in measured if (fault.rule, fault.page) not in known]
    elif rendered is False:
        faults.append(cured(UNMEASURED))
    faults.sort(key=lambda fault: (ORDER[fault.severity], fault.page))
    return Verdict(path, asked, len(paper.leaves), tuple(faults), tuple(inks), paper)


def mixed(paper: Paper, condition: Condition, weighed: Weighed = lambda _jpeg: None) -> tuple[int, ...]:
    """Give the pages that have what only rendering measures.

    These are gradients, patterns, transparency, pictures whose pixels do not tell it, and drawings that may end before
    the bleed does.
    """
    drawn = {mark.page for mark in paper.painted.marks if mark.kind == SHADING or mark.within == "pattern"}
    drawn |= {mark.page for mark in paper.painted.marks if mark.kind == FILL and not mark.whole
              and mark.page <= len(paper.leaves) and ends_short(mark, paper.leaves[mark.page - 1], condition)}
    drawn |= paper.painted.blends
    pictured = {mark.page for mark in paper.painted.marks if mark.kind == IMAGE} - drawn
    drawn |= pictured - told(paper, condition, pictured, weighed)
    return tuple(sorted(page for page in drawn if page <= len(paper.leaves)))
