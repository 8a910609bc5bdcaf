"""Overlays: files that lay other values over a layout's, by an edition's options and the publication's language.

A layout's folder may hold a folder for an option (``theme/``, ``format/``) and one for languages (``language/``). The
language comes first; an option's value names a file: ``theme: warm`` lays theme/warm.yaml over layout.yaml, and then
theme/warm.en.yaml in an English publication and theme/warm.newsprint.yaml for the press's paper. A mapping is laid over
key by key, everything else is replaced. A printing condition may have a file (``press/newsprint.yaml``: other mixtures
for its paper) and needs none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from presswork.load.ledger import Ledger
from presswork.load.source import read_source
from presswork.load.yamldoc import Document, Node, read_yaml
from presswork.model.place import Place

LANGUAGE = "language"
PRESS = "press"  # the printing condition: its values need no file


def overlaid(document: Document, folders: Sequence[Path], language: str, options: Mapping[str, object],
             place: Place | None, ledger: Ledger) -> Document:
    """Lay over a layout what the options and the language choose; ``folders`` are the layout's own, in order.

    An option without a file goes to the ledger, at ``place`` (that of the edition).
    """
    for file in _files(folders, LANGUAGE, language.split("-", maxsplit=1)[0], language):
        document = _laid(document, file, ledger)
    paper = _paper(document, options)
    for kind, value in _choices(document, folders, {**options, PRESS: paper}):
        files = list(_files(folders, kind, value, language, paper if kind != PRESS else ""))
        if not files and kind != PRESS:
            known = sorted({file.name.split(".")[0] for folder in folders for file in (folder / kind).glob("*.yaml")})
            ledger.unknown(place or document.place(("options", kind)), "unknown-overlay", f"the {kind}", value, known)
        for file in files:
            document = _laid(document, file, ledger)
    return document


def _paper(document: Document, options: Mapping[str, object]) -> str:
    """Name the printing condition: the edition's, or the layout's own."""
    named = options.get(PRESS) or document.typed(("options",)).get(PRESS) or document.typed(("plan",)).get(PRESS)
    return str(named or "")


def _choices(document: Document, folders: Sequence[Path], options: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the options that have a folder, with their values."""
    for kind, default in document.typed(("options",)).items():
        value = options.get(kind, default)
        if isinstance(value, str) and value and any((folder / kind).is_dir() for folder in folders):
            yield kind, value


def _files(folders: Sequence[Path], kind: str, value: str, language: str, paper: str = "") -> Iterator[Path]:
    """Give the overlay of a value, and those for the language and the paper, each from the first folder that has it."""
    more = () if kind == LANGUAGE else (language.split("-", maxsplit=1)[0], paper)
    names = [value, *(f"{value}.{each}" for each in more if _is_name(each))] if _is_name(value) else []
    for name in names:
        files = (folder / kind / f"{name}.yaml" for folder in folders)
        yield from [file for file in files if file.is_file()][:1]


def _is_name(word: str) -> bool:
    """Tell a plain name from a path."""
    return word.replace("-", "").isalnum()


def _laid(document: Document, file: Path, ledger: Ledger) -> Document:
    source = read_source(file, ledger)
    over = read_yaml(source, ledger) if source else None
    return replace(document, root=_merged(document.root, _sourced(over.root, over))) if over else document


def _sourced(node: Node, document: Document) -> Node:
    """Note on each node the file that it comes from."""
    value = node.value
    if isinstance(value, dict):
        value = {key: _sourced(child, document) for key, child in value.items()}
    elif isinstance(value, list):
        value = [_sourced(child, document) for child in value]
    return replace(node, value=value, source=document.source)


def _merged(under: Node, over: Node) -> Node:
    if not isinstance(under.value, dict) or not isinstance(over.value, dict):
        return over
    laid = {key: _merged(under.value[key], node) if key in under.value else node for key, node in over.value.items()}
    return replace(under, value={**under.value, **laid})
