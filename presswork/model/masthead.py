"""The masthead's legal part: what a kind of publication must print about itself, ready to be set."""

from dataclasses import dataclass

from presswork.model.place import Place


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a profile asks to be printed; empty for a publication without a profile.

    ``register`` stands on the front page (numbers, permits), ``number`` is the whole number of the issue with its
    label, ``record`` stands in the imprint: pairs of a label and a value.
    """

    profile: str = ""
    register: tuple[str, ...] = ()
    number: str = ""
    record: tuple[tuple[str, str], ...] = ()
    place: Place | None = None

    @property
    def imprint(self) -> str:
        """Give the record as one text, its items an em apart."""
        return "　".join(f"{label}：{value}" for label, value in self.record)
