"""Sources: the files that a publication was made from, and the data that its charts draw, as files to keep."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from presswork.finish.attach import Source
from presswork.model.figure import Art
from presswork.model.publication import Publication

TEXTS = (".yaml", ".md", ".csv")


def sources_of(publication: Publication, art: Mapping[str, Art]) -> list[Source]:
    """Give the texts and tables of a publication's folder, and the data of the charts drawn."""
    folder = Path(publication.folder)
    kept = [Source(name, (folder / name).read_bytes()) for name in publication.sources if name.endswith(TEXTS)]
    drawn = [Source(f"charts/{name}.csv", comma_separated(each.data), publication.figures[name].title, each.alt)
             for name, each in art.items() if each.data]
    return kept + drawn


def comma_separated(rows: Sequence[Sequence[str]]) -> bytes:
    """Write rows as CSV (RFC 4180) in UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()
