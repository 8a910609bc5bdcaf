"""The job ticket: what a printer needs to know of a file beyond what is printed, as plain values.

The names follow the intents of XJDF (CIP4 XJDF 2.1: MediaIntent, ColorIntent, BindingIntent), written out as YAML.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from presswork.check.mark import PROCESS
from presswork.check.preflight import Verdict
from presswork.check.rules_paper import spots_of
from presswork.model.report import ERROR, WARNING
from presswork.model.units import MM


@dataclass(frozen=True, slots=True)
class Wishes:
    """What only the customer knows: copies (0: not said), paper, binding, finishing, and a note."""

    copies: int = 0
    paper: str = ""
    binding: str = ""
    finishing: str = ""
    note: str = ""


def ticket(verdict: Verdict, wishes: Wishes) -> dict[str, Any]:
    """Give the ticket of a file that was checked and could be read; sizes in mm, ink in percent."""
    paper, condition = verdict.paper, verdict.condition
    if paper is None:
        raise ValueError("a file that cannot be read has no ticket")
    leaf = paper.leaves[0]
    trim, bleed = leaf.trim, leaf.bleed
    data = verdict.path.read_bytes()
    return {
        "job": {"title": paper.info.get("Title", verdict.path.stem), "issuer": paper.info.get("Author", ""),
                "date": _day(paper.info.get("CreationDate", ""))},
        "file": {"name": verdict.path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(),
                 "standard": paper.properties.get("GTS_PDFXVersion", f"PDF {paper.version}")},
        "product": {"paper": wishes.paper or condition.about, "pages": len(paper.leaves),
                    "trim": _size(trim), "bleed": round((trim[0] - bleed[0]) / MM, 1),
                    "copies": wishes.copies or "as ordered", "binding": wishes.binding or _binding(len(paper.leaves)),
                    "finishing": wishes.finishing or "none"},
        "colour": {"condition": condition.name, "characterisation": condition.characterisation or "own profile",
                   "profile": condition.profile.name, "total_ink": condition.total_ink,
                   "inks": _inks(verdict), "measured": _measured(verdict)},
        "preflight": {"passed": verdict.clean, "errors": len(verdict.of(ERROR)), "warnings": len(verdict.of(WARNING))},
        "note": wishes.note,
    }


def _size(box: tuple[float, float, float, float]) -> list[float]:
    return [round((box[2] - box[0]) / MM, 1), round((box[3] - box[1]) / MM, 1)]


def _day(stamp: str) -> str:
    """Give a PDF date's day as YYYY-MM-DD, "" where there is none (ISO 32000-1, 7.9.4)."""
    digits = stamp.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if digits.isdigit() and len(digits) == 8 else ""


def _binding(pages: int) -> str:
    if pages == 1:
        return "single sheet"
    return "saddle stitch" if pages % 4 == 0 else "not said"


def _inks(verdict: Verdict) -> list[str]:
    """Name the plates: those with ink where it was measured, else those that the content asks for."""
    if verdict.inks:
        used = {name for ink in verdict.inks for name in ink.plates}
    elif verdict.paper:
        used = {name for mark in verdict.paper.painted.marks for name, amount in mark.inks.items() if amount}
        used |= set(spots_of(verdict.paper))
    else:
        used = set()
    return [*(name for name in PROCESS if name in used), *sorted(used - {*PROCESS, "All", "None"})]


def _measured(verdict: Verdict) -> str:
    if not verdict.inks:
        return "not measured"
    return f"{max(ink.nearly for ink in verdict.inks):.0f} % at 99.9 % of the worst page"
