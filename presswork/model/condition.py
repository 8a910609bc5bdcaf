"""A printing condition: what a press, its paper and its printer ask of a file."""

from dataclasses import dataclass, field
from pathlib import Path

PERCEPTUAL, RELATIVE = "perceptual", "relative"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file must keep to: GWG 2022 unless a line says otherwise. Lengths in pt where no unit is named.

    ``line`` is the thinnest line in one ink, ``ink_line`` in several; ``text`` the least size, ``ink_text`` the least
    in three inks, ``reversed`` the least of white out of three; black text up to ``overprint`` overprints; black under
    ``rich`` is black alone; ``bleed`` and ``safe`` are mm outside and inside the trim; ``ppi`` is refused under, warned
    under, more than needed over.
    """

    line: float = 0.25
    ink_line: float = 0.5
    text: float = 5.0
    ink_text: float = 9.0
    reversed: float = 7.0
    overprint: float = 12.0
    rich: float = 14.0
    bleed: float = 3.0
    safe: float = 3.0
    ppi: tuple[float, float, float] = (150.0, 225.0, 900.0)
    bitmap: float = 550.0


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by name: ``characterisation`` as registered at ``registry``, ``profile`` its ICC file.

    ``total_ink`` and ``black`` (the most that the profile prints of K) are percent; ``intent`` converts pictures;
    ``inks`` are the plates that a file may have, () for the four process inks and whatever spots it declares.
    """

    name: str
    about: str
    characterisation: str
    registry: str
    profile: Path
    total_ink: float
    black: float = 100.0
    intent: str = RELATIVE
    inks: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
