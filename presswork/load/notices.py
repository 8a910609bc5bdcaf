"""Notices: the bank of house notices that may fill a page."""

from presswork.load.citations import Citations
from presswork.load.ledger import Ledger
from presswork.load.schema import NoticeShape
from presswork.load.stories import cited_text
from presswork.load.yamldoc import Document
from presswork.model.issue import Notice


def read_notices(
    document: Document, shapes: tuple[NoticeShape, ...], citations: Citations, ledger: Ledger
) -> tuple[Notice, ...]:
    """Give the notices with their facts cited; ids that stand twice go to the ledger."""
    notices: dict[str, Notice] = {}
    for at, shape in enumerate(shapes):
        texts = {
            key: cited_text(document, ("notices", at, key), getattr(shape, key), citations)
            for key in ("title", "text", "label")
        }
        if shape.id in notices:
            place = document.place(("notices", at, "id"))
            ledger.error(place, "duplicate-id", f"a second notice has the id '{shape.id}'")
        notices.setdefault(shape.id, Notice(shape.id, **texts, place=document.place(("notices", at))))
    return tuple(notices.values())
