"""Options: what an edition or a figure sets, with the types that YAML or the layout gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from presswork.load.citations import Citations
from presswork.load.ledger import Ledger
from presswork.load.source import read_source
from presswork.load.stories import cited_text
from presswork.load.yamldoc import Document, read_yaml
from presswork.load.yamldoc import Path as KeyPath

_KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a mapping",
}


def cited_options(document: Document, path: KeyPath, citations: Citations) -> Any:
    """Give the value at a path with the facts in its texts cited, at any depth."""
    return _cited(document, path, document.typed(path), citations)


def _cited(document: Document, path: KeyPath, value: Any, citations: Citations) -> Any:
    if isinstance(value, dict):
        return {key: _cited(document, (*path, key), child, citations) for key, child in value.items()}
    if isinstance(value, list):
        return [_cited(document, (*path, at), child, citations) for at, child in enumerate(value)]
    return cited_text(document, path, value, citations) if isinstance(value, str) else value


def layout_file(name: str, folders: Sequence[Path]) -> Path | None:
    """Give the layout.yaml of the first folder that has the layout."""
    files = (folder / name / "layout.yaml" for folder in folders)
    return next((file for file in files if file.is_file()), None) if name and "/" not in name else None


def layout_names(folders: Sequence[Path]) -> list[str]:
    """Give the names of all layouts in the folders."""
    return sorted({file.parent.name for folder in folders for file in folder.glob("*/layout.yaml")})


@dataclass(frozen=True, slots=True)
class Declared:
    """What a layout says of editions: its options with their defaults, its planner, the columns of its page (or 0)."""

    options: dict[str, Any]
    planner: str
    columns: int


def declared(file: Path) -> Declared | None:
    """Give what a layout declares; None where its file has faults: layout.py says them."""
    ledger = Ledger()
    source = read_source(file, ledger)
    document = read_yaml(source, ledger) if source else None
    options = document.typed(("options",)) if document else None
    if document is None or not isinstance(options, dict):
        return None
    columns = document.typed(("page", "columns"))
    return Declared(options, str(document.typed(("planner",))), columns if isinstance(columns, int) else 0)


def _fitted(value: Any, text: Any, default: Any) -> tuple[Any, bool]:
    """Give an option's value in its default's type, and whether it has it."""
    if default is None or value is None:
        return value, True
    if isinstance(default, bool) or isinstance(value, bool):
        return value, isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, str) and isinstance(value, int | float):
        return text, True
    if isinstance(default, int | float):
        return value, isinstance(value, int | float)
    return value, isinstance(value, type(default))


def fit_options(
    document: Document, path: KeyPath, options: dict[str, Any], declared: dict[str, Any], ledger: Ledger
) -> dict[str, Any]:
    """Check an edition's options against a layout's; give them in the types of the defaults."""
    fitted = {}
    for key, value in options.items():
        if key not in declared:
            ledger.unknown(document.key_place((*path, key)), "unknown-option", "the option", key, declared)
            continue
        node = document.node((*path, key))
        fitted[key], fits = _fitted(value, node.value if node else value, declared[key])
        if not fits:
            should = _KINDS.get(type(declared[key]), "another kind")
            what = f"'{'.'.join(map(str, (*path, key)))}' should be {should}"
            ledger.error(
                document.place((*path, key)), "wrong-type", what, f"the layout's default is {declared[key]!r}"
            )
    return fitted
