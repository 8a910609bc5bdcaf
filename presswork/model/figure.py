"""Figures: a chart or a picture with its words."""

from dataclasses import dataclass, field

from presswork.model.place import Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as declared in publication.yaml.

    ``kind`` is the name of a file in charts/ or "picture". A chart draws ``facts`` (ids, in order) or a whole
    ``table``; ``options`` go to the chart kind as they are. ``title`` is the finding, ``measure`` what is measured
    and in which unit, ``focus`` the fact id or label that the accent marks. ``focal`` is the point of a photograph that
    a crop keeps, as shares of its width and height from the top left.
    """

    id: str
    kind: str
    title: str
    measure: str = ""
    source: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    facts: tuple[str, ...] = ()
    table: str = ""
    file: str = ""
    focus: str = ""
    options: dict[str, object] = field(default_factory=dict)
    focal: tuple[float, float] = (0.5, 0.5)
    place: Place | None = None
    title_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Art:
    """A figure drawn for its frame: SVG with real text, size in pt, its alt text and its data (first row: heads).

    ``left_out`` are labels that found no room and that the drawing may do without; ``description`` tells a chart at
    length, a sentence a line.
    """

    figure: str
    svg: str
    width: float
    height: float
    alt: str
    data: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()
    description: str = ""
