"""Type styles: the keys of TypeStyle itself, each read by its type, so a new field needs no code here."""

import dataclasses
import functools
from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from presswork.load.ledger import Ledger, nearest
from presswork.load.lengths import parse_length
from presswork.load.yamldoc import Document
from presswork.model.style import Face, Ink, TypeStyle

_CHOICES = {"align": ("justify", "left", "center", "right"), "prohibition": ("basic", "gb", "strict")}
_POSITIVE = ("size", "leading")
_BOOLS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@functools.cache
def _fields() -> dict[str, tuple[Any, bool]]:
    """Give TypeStyle's fields with their types and whether a style must have them; the name is its key."""
    hints = get_type_hints(TypeStyle)
    fields = [field for field in dataclasses.fields(TypeStyle) if field.name != "name"]
    bare = dataclasses.MISSING
    return {
        field.name: (hints[field.name], field.default is bare and field.default_factory is bare)
        for field in fields
    }


class _WrongError(Exception):
    """A value that is not what its key needs."""

    def __init__(self, slug: str, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.slug, self.what, self.cure = slug, what, cure


def _unknown(slug: str, what: str, word: str, words: Mapping[str, object]) -> _WrongError:
    near = nearest(word, words)
    return _WrongError(slug, f"the {what} '{word}' is not known", f"did you mean '{near}'?" if near else "")


class Styles:
    """The reader of ``styles``: ``row`` is in pt, stacks and inks are what styles may name."""

    def __init__(
        self,
        document: Document,
        row: float,
        stacks: Mapping[str, tuple[Face, ...]],
        inks: Mapping[str, Ink],
        ledger: Ledger,
    ) -> None:
        self._document, self._row, self._ledger = document, row, ledger
        self._stacks, self._inks = stacks, inks
        self._readers: dict[Any, Callable[[str, Any], object]] = {
            bool: self._bool,
            int: self._int,
            float: self._float,
            str: self._str,
            tuple[str, ...]: self._texts,
            tuple[float, ...]: self._floats,
            tuple[Face, ...]: self._faces,
        }

    def read(self, name: str, raw: Mapping[str, Any]) -> TypeStyle | None:
        """Give a style, or None where it lacks what every style needs; faults go to the ledger."""
        values: dict[str, Any] = {}
        for key, value in raw.items():
            path = ("styles", name, key)
            try:
                values[key] = self._value(key, value)
            except _WrongError as wrong:
                at_key = wrong.slug == "unknown-key"
                place = self._document.key_place(path) if at_key else self._document.place(path)
                self._ledger.error(place, wrong.slug, wrong.what, wrong.cure)
        meant = {nearest(key, _fields()) for key in raw if key not in _fields()}
        missing = [
            key for key, (_, needed) in _fields().items() if needed and key not in raw and key not in meant
        ]
        for key in missing:
            place = self._document.key_place(("styles", name))
            self._ledger.error(place, "missing-key", f"'styles.{name}.{key}' is missing", f"add '{key}: ...'")
        complete = all(key in values for key, (_, needed) in _fields().items() if needed)
        return TypeStyle(name=name, **values) if complete else None

    def _value(self, key: str, value: Any) -> object:
        if key not in _fields():
            raise _unknown("unknown-key", "key", key, _fields())
        hint = _fields()[key][0]
        reader = self._readers.get(hint)
        if reader is None:
            raise _WrongError("wrong-type", f"'{key}' cannot be set in layout.yaml", "delete the key")
        read = reader(key, value)
        if key in _POSITIVE and isinstance(read, float) and read <= 0:
            raise _WrongError("wrong-value", f"'{key}' should be more than 0")
        return read

    def _bool(self, key: str, value: Any) -> bool:
        flag = _BOOLS.get(value.lower()) if isinstance(value, str) else None
        if flag is None:
            raise _WrongError("wrong-type", f"'{key}' should be true or false")
        return flag

    def _int(self, key: str, value: Any) -> int:
        try:
            return int(value)
        except (TypeError, ValueError):
            raise _WrongError("wrong-type", f"'{key}' should be a whole number") from None

    def _float(self, key: str, value: Any) -> float:
        """Take a bare number as it is, in the key's own unit; a length with its unit becomes pt."""
        length = parse_length(value, self._row, "pt") if isinstance(value, str) else None
        if length is None:
            raise _WrongError("bad-length", f"'{key}' should be a number or a length, not '{value}'")
        return length

    def _str(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise _WrongError("wrong-type", f"'{key}' should be text")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise _WrongError(
                "wrong-value", f"'{key}' cannot be '{value}'", f"write {', '.join(_CHOICES[key])}"
            )
        if (key == "ink" or key.endswith("_ink")) and value and value not in self._inks:
            raise _unknown("unknown-ink", "ink", value, self._inks)
        return value

    def _texts(self, key: str, value: Any) -> tuple[str, ...]:
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            raise _WrongError("wrong-type", f"'{key}' should be a list of texts")
        return tuple(texts)

    def _floats(self, key: str, value: Any) -> tuple[float, ...]:
        return tuple(self._float(key, item) for item in (value if isinstance(value, list) else [value]))

    def _faces(self, key: str, value: Any) -> tuple[Face, ...]:
        names = self._texts(key, value)
        for name in names:
            if name not in self._stacks:
                raise _unknown("unknown-face", "face", name, self._stacks)
        return tuple(face for name in names for face in self._stacks[name])
