"""Text operators (ISO 32000-1, 9.3 and 9.4)."""

from typing import Any

import pikepdf

from presswork.check.geometry import UNIT, corners, scale, times
from presswork.check.mark import TEXT
from presswork.check.reader import Act, Reader, matrix

INVISIBLE, CLIPPED = 3, 7
TEXT_STATE = {"Tc": "spacing", "Tw": "words", "TL": "leading", "Ts": "rise"}


def begin(reader: Reader, _operator: str, _operands: Any) -> None:
    """Take ``BT``."""
    reader.line = reader.text = UNIT


def font(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``Tf``."""
    reader.state.font, reader.state.size = reader.widths(str(operands[0])), float(operands[1])


def text_state(reader: Reader, operator: str, operands: Any) -> None:
    """Take Tc, Tw, TL and Ts."""
    setattr(reader.state, TEXT_STATE[operator], float(operands[0]))


def stretch(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``Tz``."""
    reader.state.stretch = float(operands[0]) / 100


def rendering(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``Tr``."""
    reader.state.rendering = int(operands[0])


def text_matrix(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``Tm``."""
    reader.line = reader.text = matrix(operands)


def text_move(reader: Reader, operator: str, operands: Any) -> None:
    """Take Td, TD and T*."""
    x, y = (0.0, -reader.state.leading) if operator == "T*" else (float(operands[0]), float(operands[1]))
    if operator == "TD":
        reader.state.leading = -y
    reader.line = reader.text = times((1, 0, 0, 1, x, y), reader.line)


def show(reader: Reader, operator: str, operands: Any) -> None:
    """Take Tj, TJ, ' and "."""
    if operator in ("'", '"'):
        text_move(reader, "T*", ())
    state = reader.state
    items = operands[0] if operator == "TJ" else [operands[-1]]
    wide, codes = _width(reader, items)
    pen = (state.size * state.stretch, 0, 0, state.size, 0, state.rise)
    place = times(times(pen, reader.text), state.matrix)
    box = reader.seen(corners(place, (0, -0.2, max(wide, 0.01), 0.8)))
    reader.text = times((1, 0, 0, 1, wide * state.size * state.stretch, 0), reader.text)
    if not codes or box is None or state.rendering == CLIPPED:
        return
    stroked = state.rendering in (1, 5)
    space, parts = (state.stroke, state.stroke_parts) if stroked else (state.fill, state.fill_parts)
    if space.family == "Pattern":
        reader.patterned(box)
    else:
        reader.mark(TEXT, box, space, parts, over=state.over_stroke if stroked else state.over_fill,
                    alpha=state.alpha_stroke if stroked else state.alpha_fill,
                    size=abs(state.size) * scale(times(reader.text, state.matrix)),
                    hidden=state.rendering == INVISIBLE)


def _width(reader: Reader, items: Any) -> tuple[float, int]:
    """Give how far a string moves the pen in em, and how many codes it shows."""
    state, wide, codes = reader.state, 0.0, 0
    size = state.size or 1.0
    for item in items:
        if isinstance(item, pikepdf.String):
            data = bytes(item)
            width, count = state.font.of(data) if state.font else (500.0 * len(data), len(data))
            spaces = data.count(b" ") if state.font and not state.font.wide else 0
            wide += width / 1000 + (count * state.spacing + spaces * state.words) / size
            codes += count
        else:
            wide -= float(item) / 1000
    return wide, codes



OPERATORS: dict[str, Act] = {
    "BT": begin, "Tf": font, **dict.fromkeys(TEXT_STATE, text_state), "Tz": stretch, "Tr": rendering, "Tm": text_matrix,
    **dict.fromkeys(("Td", "TD", "T*"), text_move), **dict.fromkeys(("Tj", "TJ", "'", '"'), show),
}
