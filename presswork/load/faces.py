"""Faces: ``Family weight [italic] [axis=value ...]`` as a Face, and the stacks of layout.yaml."""

import re
from typing import Any

from presswork.load.ledger import Ledger
from presswork.load.yamldoc import Document
from presswork.model.style import Face

_FACE = re.compile(
    r"(?P<family>[^\W\d_][^=]*?)(?:\s+(?P<weight>\d{2,4}))?(?P<italic>\s+italic)?(?P<axes>(?:\s+\w{4}=-?\d+(?:\.\d+)?)*)"
)


def parse_face(text: str) -> Face | None:
    """Give the face that a text names, or None; the weight is 1 to 1000, 400 if not given."""
    match = _FACE.fullmatch(" ".join(text.split()))
    weight = int(match["weight"] or 400) if match else 0
    if not match or not 1 <= weight <= 1000:
        return None
    pairs = (pair.split("=") for pair in match["axes"].split())
    return Face(
        match["family"], weight, bool(match["italic"]), tuple((axis, float(value)) for axis, value in pairs)
    )


def read_stacks(document: Document, raw: dict[str, Any], ledger: Ledger) -> dict[str, tuple[Face, ...]]:
    """Give the stacks under ``faces`` by name; a wrong face goes to the ledger, its stack has the others."""
    stacks = {}
    for name, value in raw.items():
        faces = []
        for at, text in enumerate(value if isinstance(value, list) else [value]):
            face = parse_face(text) if isinstance(text, str) else None
            if face:
                faces.append(face)
            else:
                place = document.place(("faces", name, at))
                ledger.error(place, "bad-face", f"'{text}' is no face")
        stacks[name] = tuple(faces)
    return stacks
