"""Outlines: the regions of a map, from the user's GeoJSON (RFC 7946), thinned to what print can show."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from presswork.chart.sheet import Outline
from presswork.model.figure import Figure
from presswork.model.publication import Publication
from presswork.model.report import Faults, Finding

NAMES = ("name", "NAME", "name_zh", "name_en", "名称", "id")
Ring = tuple[tuple[float, float], ...]


def read_outlines(figure: Figure, publication: Publication) -> tuple[Outline, ...]:
    """Read the regions of the file that the option ``map`` names; ``key`` is the property that names them.

    Raises Faults where there is no such file in the publication's folder, or where it is no GeoJSON with polygons.
    """
    name, key = str(figure.options["map"]), str(figure.options.get("key", ""))
    pure, path = PurePosixPath(name), Path(publication.folder) / name
    if pure.is_absolute() or ".." in pure.parts or not publication.folder or not path.is_file():
        what = f"draws the map {name}, which is not in the folder"
        raise _fault(figure, what, "put the file there: maps/NAME.geojson")
    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
        found = tuple(_outlines(collection, key))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise _fault(figure, f"draws the map {name}, which is no GeoJSON ({error})", "save it as GeoJSON") from error
    if not found:
        what = f"draws the map {name}, which has no named regions"
        raise _fault(figure, what, "name the property that names them under options: key:")
    return found


def _fault(figure: Figure, what: str, cure: str) -> Faults:
    return Faults([Finding(figure.place, f"figure {figure.id} {what}", "bad-map", cure)])


def _outlines(collection: Mapping[str, Any], key: str) -> Iterator[Outline]:
    for feature in collection["features"]:
        told = {"id": feature.get("id"), **(feature.get("properties") or {})}
        name = next((str(told[each]) for each in ((key,) if key else NAMES) if told.get(each) is not None), "")
        shape = feature["geometry"] or {}
        polygons = {"Polygon": lambda rings: [rings], "MultiPolygon": list}.get(shape.get("type", ""))
        if name and polygons:
            rings = (_ring(ring) for polygon in polygons(shape["coordinates"]) for ring in polygon)
            yield Outline(name, tuple(ring for ring in rings if len(ring) > 2))


def _ring(points: Sequence[Sequence[float]]) -> Ring:
    return tuple((round(float(x), 5), round(float(y), 5)) for x, y, *_ in points)
