"""The embargo's clock: what is to be told when a kit is made before its time, or after it."""

import datetime as dt

from presswork.deliver.kit.words import moment_text, words_of
from presswork.model.place import Place
from presswork.model.publication import Publication
from presswork.model.report import WARNING, Finding


def told(publication: Publication, now: dt.datetime, *, lifted: bool, early: bool) -> list[Finding]:
    """Refuse a kit without its embargo before the time, unless it is asked for; say when an embargo is over.

    ``now`` is the caller's clock: nothing that goes into a kit knows of it.
    """
    embargo = publication.embargo
    if embargo is None:
        return []
    place = publication.places.get("embargo", Place(f"{publication.folder}/publication.yaml"))
    until = moment_text(embargo, words_of("en"))
    if lifted and now < embargo and not early:
        return [Finding(place, f"the embargo holds until {until}: no kit without it was made", "embargo-holds",
                        "wait, leave --lift out, or say --lift --early if the office has decided so")]
    if not lifted and now >= embargo:
        return [Finding(place, f"the embargo ended at {until}, and the kit still carries it", "embargo-over",
                        "make it with --lift", WARNING)]
    return []
