"""Layouts: layout.yaml of a layout's folder becomes a Layout."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from presswork.load.faces import read_stacks
from presswork.load.grid import Grid
from presswork.load.inks import read_inks
from presswork.load.ledger import Ledger, nearest
from presswork.load.options import layout_file, layout_names
from presswork.load.overlays import overlaid
from presswork.load.schema import LayoutShape
from presswork.load.source import read_source
from presswork.load.styles import Styles
from presswork.load.validation import validate
from presswork.load.yamldoc import Document, read_yaml
from presswork.model.layout import Layout, TableRules
from presswork.model.place import Place
from presswork.model.style import Ink, TypeStyle


def _read_styles(
    document: Document, shape: LayoutShape, grid: Grid, inks: dict[str, Ink], ledger: Ledger
) -> dict[str, TypeStyle]:
    reader = Styles(document, grid.row, read_stacks(document, shape.faces, ledger), inks, ledger)
    read = {name: reader.read(name, raw) for name, raw in shape.styles.items()}
    return {name: style for name, style in read.items() if style}


def _page_sound(document: Document, ledger: Ledger) -> bool:
    page = document.node(("page",))
    if page is None:
        return False
    start, stop = document.source.place(page.key), document.source.place(page.stop)
    return not any(error.place and start <= error.place < stop for error in ledger.errors)


def _layout(
    name: str, document: Document, shape: LayoutShape, folders: Sequence[Path], ledger: Ledger
) -> Layout:
    inks = read_inks(document, shape.inks, ledger)
    # a page that was found wrong has values that stand in, and what follows from them is no news
    grid = Grid(document, shape.page, ledger if _page_sound(document, ledger) else Ledger())
    styles = _read_styles(document, shape, grid, inks, ledger)
    # a style that has a fault is still a style that the measure may name
    sizes = {**dict.fromkeys(shape.styles, 0.0), **{key: style.size for key, style in styles.items()}}
    if shape.table.ink not in inks:
        ledger.unknown(document.place(("table", "ink")), "unknown-ink", "the ink", shape.table.ink, inks)
    return Layout(
        name=name, planner=shape.planner, page=grid.page(sizes), inks=inks, styles=styles, words=shape.words,
        options=document.typed(("options",)), plan=document.typed(("plan",)),
        folders=tuple(folder.as_posix() for folder in folders), place=Place(document.source.file),
        table=TableRules(**shape.table.model_dump()),
    )  # fmt: skip


def _base(document: Document, name: str, folders: Sequence[Path], ledger: Ledger) -> list[Path]:
    """Give the folders whose templates and styles a layout builds on."""
    found = [folder / name for folder in folders if name and (folder / name).is_dir()]
    if name and not found:
        known = {path.name for folder in folders for path in folder.glob("*/") if path.is_dir()}
        ledger.unknown(document.place(("base",)), "unknown-layout", "the base", name, known)
    return found


def _unknown(name: str, folders: Sequence[Path], ledger: Ledger) -> None:
    names = layout_names(folders)
    near = nearest(name, names)
    cure = f"did you mean '{near}'?" if near else f"the layouts are {', '.join(names)}" if names else ""
    searched = ", ".join(folder.as_posix() for folder in folders)
    ledger.error(
        Place(f"{searched}" or "layouts"), "unknown-layout", f"no layout.yaml for '{name}' is here", cure
    )


def load_layout(
    name: str, folders: Sequence[Path], language: str = "", options: Mapping[str, object] | None = None,
    place: Place | None = None,
) -> Layout:  # fmt: skip
    """Load a layout by name from folders in the order of search; raise Faults with all its errors.

    layout.yaml is taken from the first folder that has it, and what the edition's ``options`` and the ``language``
    choose is laid over it (see overlays). ``Layout.folders`` are all folders of that name, in order, so that a
    workspace may override a single template; those of its base come after them. ``place`` is the edition's, for
    errors in its options.
    """
    ledger = Ledger()
    file = layout_file(name, folders)
    if file is None:
        _unknown(name, folders, ledger)
    source = read_source(file, ledger) if file else None
    document = read_yaml(source, ledger) if source else None
    own = [folder / name for folder in folders if (folder / name).is_dir()]
    if document:
        document = overlaid(document, own, language, options or {}, place, ledger)
        ledger.settle()  # what an overlay would have brought is missing everywhere
    shape = validate(LayoutShape, document, ledger) if document else None
    if document is None or shape is None:
        ledger.settle()
        raise AssertionError("a layout that cannot be read has an error")
    layout = _layout(name, document, shape, [*own, *_base(document, shape.base, folders, ledger)], ledger)
    ledger.settle()
    return layout
