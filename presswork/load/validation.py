"""Validation: pydantic's errors become findings with places, and what is sound is kept."""

import copy
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from presswork.load.ledger import Ledger, nearest
from presswork.load.schema import LANGUAGES
from presswork.load.slugs import SLUGS
from presswork.load.yamldoc import Document, Path

Model = TypeVar("Model", bound=BaseModel)

# pydantic's error type -> (slug, what the value should be)
_TYPES = {
    "string_type": ("wrong-type", "text"),
    "int_parsing": ("wrong-type", "a whole number"),
    "int_type": ("wrong-type", "a whole number"),
    "int_from_float": ("wrong-type", "a whole number"),
    "bool_parsing": ("wrong-type", "true or false"),
    "bool_type": ("wrong-type", "true or false"),
    "float_parsing": ("wrong-type", "a number"),
    "float_type": ("wrong-type", "a number"),
    "tuple_type": ("wrong-type", "a list: [one, two]"),
    "dict_type": ("wrong-type", "a mapping of keys and values"),
    "model_type": ("wrong-type", "a mapping of keys and values"),
    "date_type": ("bad-date", "a day as YYYY-MM-DD"),
    "datetime_type": ("bad-date", "a moment as 2022-10-12T08:00+08:00"),
    "string_pattern_mismatch": ("wrong-value", "a colour as #rrggbb"),
    "string_too_short": ("wrong-value", "filled"),
    "too_short": ("wrong-value", "filled"),
    "finite_number": ("wrong-value", "a number"),
}
# These stand in for wrong values so that the rest can be looked at; nobody sees them, as an error is noted.
STAND_IN = "?"
_STAND_INS: dict[str | int, Any] = {
    **dict.fromkeys(["title", "issuer", "headline", "layout", "label", "value", "id", "text", "name"], STAND_IN),
    "kind": "story",
    "language": "en",
    "srgb": "#000000",
    "cmyk": ["0"] * 4,
    "size": ["1000", "1000"],
    "rows": "70",
    "margin": dict.fromkeys(["top", "bottom", "inner", "outer"], "0"),
    **dict.fromkeys(["top", "bottom", "inner", "outer"], "0"),
    "planner": STAND_IN,
    **{key: {} for key in ("inks", "faces", "styles")},
    "date": "2000-01-01",
    "editions": {"_": {"layout": STAND_IN}},
}


def _keys_at(shape: Any, path: Path) -> list[str]:
    """Give the keys that a shape knows at a path."""
    for step in path:
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            shape = shape.model_fields[str(step)].annotation
        elif get_origin(shape) in (dict, tuple):
            shape = get_args(shape)[1 if get_origin(shape) is dict else 0]
    return list(shape.model_fields) if isinstance(shape, type) and issubclass(shape, BaseModel) else []


def _meant(error: Any, shape: type[BaseModel]) -> Path:
    """Give the path that a misspelt key was meant to have; () for other errors."""
    path = tuple(error["loc"])
    if error["type"] != "extra_forbidden":
        return ()
    return (*path[:-1], nearest(str(path[-1]), _keys_at(shape, path[:-1])))


def _unknown_key(path: Path, shape: type[BaseModel], document: Document, ledger: Ledger) -> None:
    keys = _keys_at(shape, path[:-1])
    near = nearest(str(path[-1]), keys)
    cure = f"did you mean '{near}'?" if near else f"the keys here are {', '.join(keys)}"
    ledger.error(document.key_place(path), "unknown-key", f"the key '{path[-1]}' is not known", cure)


def _note(error: Any, shape: type[BaseModel], document: Document, ledger: Ledger) -> None:
    kind, path = error["type"], tuple(error["loc"])
    name = ".".join(str(step if isinstance(step, str) else step + 1) for step in path)
    place = document.place(path)
    if kind == "extra_forbidden":
        _unknown_key(path, shape, document, ledger)
    elif kind == "missing":
        ledger.error(
            place,
            "missing-key",
            f"'{name}' is missing",
            f"add '{path[-1]}: ...'" if isinstance(path[-1], str) else "",
        )
    elif kind == "bad-language":
        near = nearest(str(error["input"]), LANGUAGES)
        cure = f"did you mean '{near}'?" if near else ""
        ledger.error(place, kind, f"'{error['input']}' is not a language tag", cure)
    else:
        slug, should = _TYPES.get(kind, (kind if kind in SLUGS else "wrong-value", error["msg"]))
        should = should.removeprefix("Input should be ")
        ledger.error(
            place, slug, f"'{name}' should be {should}", f"the value there is {_shown(error['input'])}"
        )


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{value}'"


def _repair(data: Any, error: Any) -> None:
    """Take what an error complains of out of the data, or put a stand-in there."""
    *parents, last = error["loc"]
    for step in parents:
        if not isinstance(data, dict | list):
            return
        data = data.get(step) if isinstance(data, dict) else data[step] if step < len(data) else None
    if isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last]
    elif isinstance(data, dict):
        data.pop(last, None)
        if last in _STAND_INS and error["type"] != "extra_forbidden":
            data[last] = copy.deepcopy(_STAND_INS[last])


def validate(shape: type[Model], document: Document, ledger: Ledger) -> Model | None:
    """Give the document in its shape. Errors go to the ledger; the rest is given without the wrong parts.

    None where too much is wrong to go on. A list's later places are not shifted by a part that was
    left out of it, as findings of later steps then only name the value.
    """
    data = document.raw()
    try:
        return shape.model_validate(data)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
    meant = {_meant(error, shape) for error in errors}
    for error in errors:
        if error["type"] != "missing" or tuple(error["loc"]) not in meant:
            _note(error, shape, document, ledger)
    for error in reversed(errors):
        _repair(data, error)
    try:
        return shape.model_validate(data)
    except ValidationError:
        return None
