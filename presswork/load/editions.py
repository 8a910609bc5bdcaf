"""Editions: a layout applied to chosen stories and figures, checked against the layout's own options."""

from collections.abc import Sequence
from pathlib import Path

from presswork.load.citations import Citations
from presswork.load.issue import PLANNER, read_issue
from presswork.load.ledger import Ledger
from presswork.load.options import cited_options, declared, fit_options, layout_file, layout_names
from presswork.load.schema import EditionShape
from presswork.load.validation import STAND_IN
from presswork.load.yamldoc import Document
from presswork.model.publication import Edition


def read_edition(
    document: Document,
    name: str,
    shape: EditionShape,
    layouts: Sequence[Path],
    citations: Citations,
    ledger: Ledger,
) -> Edition:
    """Give an edition; an unknown layout or option goes to the ledger. Without folders, no check and no brief."""
    base = ("editions", name)
    options = cited_options(document, (*base, "options"), citations)
    options = options if isinstance(options, dict) else {}
    file, brief = layout_file(shape.layout, layouts), None
    if file:
        layout = declared(file)
        if layout is not None:
            options = fit_options(document, (*base, "options"), options, layout.options, ledger)
        if layout is not None and layout.planner == PLANNER:
            brief = read_issue(document, name, shape.stories, layout.columns, citations, ledger)
    elif layouts and shape.layout != STAND_IN:
        place = document.place((*base, "layout"))
        ledger.unknown(place, "unknown-layout", "the layout", shape.layout, layout_names(layouts))
    return Edition(
        name, shape.layout, shape.stories, shape.figures or (), options, document.key_place(base), issue=brief
    )
