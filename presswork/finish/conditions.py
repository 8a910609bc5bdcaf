"""Printing conditions: the profile that a press file is made for, by the name that a layout gives (``plan: press``)."""

from dataclasses import dataclass
from pathlib import Path

PROFILES = Path(__file__).resolve().parent / "profiles"


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition: its characterisation, profile file and total ink limit in percent."""

    name: str
    characterisation: str
    profile: Path
    total_ink: int


CONDITIONS = {condition.name: condition for condition in (
    Condition("coated", "FOGRA39", PROFILES / "fogra39_300.icc", 300),
    Condition("newsprint", "CGATS TR 002", PROFILES / "newsprint_240.icc", 240),
)}
