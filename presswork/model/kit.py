"""The press kit's words: what a press office says round a story when it hands it to newsrooms."""

from dataclasses import dataclass

from presswork.model.place import Place


@dataclass(frozen=True, slots=True)
class KitBrief:
    """What ``kit`` of publication.yaml says; what is "" or empty is left out, or taken from the publication.

    ``story`` is the id of the release ("": the story that leads), ``town`` the place of its dateline, ``notes`` are for
    editors, ``about`` is the boilerplate, ``terms`` are those of use, ``url`` the address of the folder where the kit's
    files are published; ``contacts`` are pairs of a label and a value for the press.
    """

    story: str = ""
    town: str = ""
    notes: tuple[str, ...] = ()
    about: str = ""
    terms: str = ""
    url: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    place: Place | None = None
