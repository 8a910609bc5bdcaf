"""YAML documents: values with the place where each was written.

Built from the parser's events, not from its nodes: libyaml's composer recurses in C and a file of
brackets would end the process. Scalars keep their text, so that a phone number 0110 stays one; what
an unquoted scalar means is YAML 1.2's core schema (true, false, null, numbers), not the yes, no and
12:30 of 1.1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from presswork.load.ledger import Ledger
from presswork.load.source import Source
from presswork.load.yamlfault import yaml_fault
from presswork.model.place import Place

Path = tuple[str | int, ...]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 40
_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Node:
    """A value: text of a scalar, nodes of a list, or nodes by key; offsets of itself and its key.

    ``source`` is the file of a value that an overlay brought; the document's own have none.
    """

    value: "str | list[Node] | dict[str, Node]"
    start: int
    stop: int
    key: int
    plain: bool = False
    source: Source | None = None

    @property
    def is_null(self) -> bool:
        """Say whether nothing is written here, or null."""
        return self.plain and self.value in _NULLS


class _RefusedError(Exception):
    """An event that these documents do not have."""

    def __init__(self, start: int, slug: str, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.start, self.slug, self.what, self.cure = start, slug, what, cure


def _start(event: Any) -> int:
    """Give the offset where an event begins; the types of marks say more kinds than there are."""
    start: int = event.start_mark.index
    return start


def _stop(event: Any) -> int:
    """Give the offset where an event ends."""
    stop: int = event.end_mark.index
    return stop


def _unfolded(event: Any, text: str) -> str:
    """Give a scalar's text with its line ends, which YAML folds into spaces and Chinese does not want."""
    value: str = event.value
    if event.style not in (None, "", ">") or event.start_mark.line == event.end_mark.line:
        return value
    lines = [line.strip() for line in text[_start(event) : _stop(event)].split("\n")]
    kept = [line for line in lines[1 if event.style == ">" else 0 :] if line]
    unfolded = "\n".join(kept)
    # anything that this simple unfolding does not understand stays as YAML has it
    return unfolded if unfolded.split() == value.split() else value


class _Builder:
    """Makes nodes from events; duplicate keys go to the ledger, the first one stands."""

    def __init__(self, source: Source, ledger: Ledger) -> None:
        self._source, self._ledger = source, ledger
        self._end = 0  # where the last list or mapping ended
        self._events: Iterator[Any] = iter(yaml.parse(source.text, Loader=_LOADER))

    def document(self) -> Node | None:
        """Give the root, or None for an empty file."""
        root, documents = None, 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        _start(event),
                        "yaml-extra",
                        "a second document starts here",
                        "delete the ---",
                    )
                root = self._node(next(self._events), -1, 0)
        return root

    def _node(self, event: Any, key: int, depth: int) -> Node:
        start = _start(event)
        self._refuse(event, start, depth)
        key = start if key < 0 else key
        if isinstance(event, yaml.ScalarEvent):
            plain = not event.style
            return Node(_unfolded(event, self._source.text), start, _stop(event), key, plain)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        children = self._list(depth) if is_list else self._mapping(depth)
        return Node(children, start, self._end, key)

    def _refuse(self, event: Any, start: int, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                start,
                "yaml-extra",
                "an anchor or alias (& or *) stands here",
                'write the value out, or put it in "quotes"',
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise _RefusedError(
                start,
                "yaml-extra",
                f"the tag {event.tag} stands here",
                'delete it, or put the text in "quotes"',
            )
        if depth > _DEPTH:
            raise _RefusedError(
                start, "bad-yaml", f"the values are nested more than {_DEPTH} deep", "write a flat list"
            )

    def _list(self, depth: int) -> list[Node]:
        nodes = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            nodes.append(self._node(event, -1, depth + 1))
        self._end = _stop(event)
        return nodes

    def _mapping(self, depth: int) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            start = _start(event)
            self._refuse(event, start, depth)
            if not isinstance(event, yaml.ScalarEvent):
                raise _RefusedError(
                    start,
                    "bad-yaml",
                    "a bracket or brace stands where a key should",
                    'put a text that begins with {{ in "quotes"',
                )
            node = self._node(next(self._events), start, depth + 1)
            if event.value in nodes:
                before = self._source.place(nodes[event.value].key)
                what = f"the key '{event.value}' stands here and in line {before.line}"
                self._ledger.error(self._source.place(start), "duplicate-key", what)
            nodes.setdefault(event.value, node)
        self._end = _stop(event)
        return nodes


def _raw(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _raw(child) for key, child in node.value.items() if not child.is_null}
    if isinstance(node.value, list):
        return [_raw(child) for child in node.value if not child.is_null]
    return node.value


def _typed(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _typed(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [_typed(child) for child in node.value]
    text = node.value
    if not node.plain:
        return text
    if text in _NULLS:
        return None
    if text in _BOOLS:
        return _BOOLS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file. A path is the keys and indices from the root: ``("editions", "paper", "stories", 0)``."""

    source: Source
    root: Node

    def node(self, path: Path) -> Node | None:
        """Give the node at a path, or None. An index counts the items that are not empty."""
        node = self.root
        for step in path:
            if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
                node = node.value[step]
            elif isinstance(node.value, list) and isinstance(step, int):
                items = [item for item in node.value if not item.is_null]
                if step >= len(items):
                    return None
                node = items[step]
            else:
                return None
        return node

    def place(self, path: Path) -> Place:
        """Give the place of the value at a path, or of the nearest one around it that is written."""
        node = self.node(path)
        return self.place(path[:-1]) if node is None else self._source(node).place(node.start)

    def key_place(self, path: Path) -> Place:
        """Give the place of the key that holds the value."""
        node = self.node(path)
        return self.place(path) if node is None else self._source(node).place(node.key)

    def text_place(self, path: Path, text: str, offset: int) -> Place:
        """Give the place of ``text[offset:offset + 2]`` in the scalar at a path, however quoted or folded."""
        node = self.node(path)
        if node is None:
            return self.place(path)
        needle = text[offset : offset + 2]
        at = node.start - 1
        for _ in range(text.count(needle, 0, offset) + 1):
            at = self._source(node).text.find(needle, at + 1, node.stop)
        return self._source(node).place(node.start if at < 0 else at)

    def _source(self, node: Node) -> Source:
        return node.source or self.source

    def raw(self) -> Any:
        """Give mappings, lists and text; keys and items without a value are left out."""
        return _raw(self.root)

    def typed(self, path: Path) -> Any:
        """Give the value at a path as YAML means it; {} where there is none."""
        node = self.node(path)
        return {} if node is None or node.is_null else _typed(node)


def read_yaml(source: Source, ledger: Ledger) -> Document | None:
    """Parse a file whose root is a mapping; None where something is wrong, which goes to the ledger."""
    try:
        root = _Builder(source, ledger).document()
    except yaml.YAMLError as fault:
        ledger.error(*yaml_fault(fault, source))
        return None
    except _RefusedError as refused:
        ledger.error(source.place(refused.start), refused.slug, refused.what, refused.cure)
        return None
    if root is None or root.is_null:
        root = Node({}, 0, 0, 0)
    if not isinstance(root.value, dict):
        colon = "：" in source.text and isinstance(root.value, str)
        cure = (
            "write the half-width colon ': ' after each key"
            if colon
            else "write keys, each with ': ' and its value"
        )
        ledger.error(source.place(root.start), "bad-yaml", "there are no keys here", cure)
        return None
    return Document(source, root)
