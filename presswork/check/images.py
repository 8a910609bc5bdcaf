"""Images and forms that a content stream calls (ISO 32000-1, 8.8 to 8.10)."""

from typing import Any

import pikepdf

from presswork.check.geometry import corners
from presswork.check.mark import IMAGE, Pixels
from presswork.check.reader import Act, Reader
from presswork.check.spaces import GRAY, read_space

TAIL = 1024  # bytes at the end of a JPEG that may hold something else


def call(reader: Reader, _operator: str, operands: Any) -> None:
    """Take ``Do``."""
    thing = reader.resources.XObject[str(operands[0])]
    kind = str(thing.get("/Subtype", ""))
    if kind == "/Image":
        _image(reader, thing)
    elif kind == "/Form" and ("/Ref" in thing or "/OPI" in thing):
        reader.found.foreign.append((reader.page, "a reference to another file"))
    elif kind == "/Form":
        reader.form(thing, reader.within or "form")
    elif kind == "/PS":
        reader.found.foreign.append((reader.page, "PostScript code"))


def _image(reader: Reader, image: Any) -> None:
    bits, filters = int(image.get("/BitsPerComponent", 1)), _filters(image.get("/Filter"))
    if filters == ("DCTDecode",) and not _whole(image.read_raw_bytes()):
        reader.trouble("a picture, whose JPEG is not whole,")
    _pixels(reader, (int(image.Width), int(image.Height)), bits, image.get("/ColorSpace"),
            stencil=bool(image.get("/ImageMask", False)), alternates="/Alternates" in image or "/OPI" in image,
            filters=filters, number=image.objgen)
    if "/SMask" in image:
        reader.found.blends.add(reader.page)


def _whole(jpeg: bytes) -> bool:
    """Tell a JPEG with its beginning and, but for a few bytes after it, its end (ISO 10918-1, B.1.1.3)."""
    return jpeg.startswith(b"\xff\xd8") and b"\xff\xd9" in jpeg[-TAIL:]


def _filters(value: Any) -> tuple[str, ...]:
    """Name the filters of a stream, in their long form."""
    named = () if value is None else [value] if isinstance(value, pikepdf.Name) else value
    return tuple(str(name)[1:] for name in named)


def inline(reader: Reader, _operator: str, operands: Any) -> None:
    """Take an inline image (8.9.7), whose keys may be short."""
    values = operands[0].obj if hasattr(operands[0], "obj") else {}
    keys = (("/W", "/Width"), ("/H", "/Height"))
    width, height = (int(values.get(short, values.get(long, 0))) for short, long in keys)
    _pixels(reader, (width, height), int(values.get("/BPC", values.get("/BitsPerComponent", 1))),
            values.get("/CS", values.get("/ColorSpace")),
            stencil=bool(values.get("/IM", values.get("/ImageMask", False))), alternates=False)


def _pixels(reader: Reader, size: tuple[int, int], bits: int, space: Any, *, stencil: bool, alternates: bool,
            filters: tuple[str, ...] = (), number: tuple[int, int] = (0, 0)) -> None:
    state = reader.state
    a, b, c, d, *_ = state.matrix
    across, down = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    box = reader.seen(corners(state.matrix, (0, 0, 1, 1)))
    if not across or not down or box is None:
        return
    ppi = min(size[0] / across, size[1] / down) * 72
    pixels = Pixels(*size, bits, ppi, stencil, alternates, number, filters)
    inked = state.fill if stencil else read_space(space, reader.resources) if space is not None else GRAY
    reader.mark(IMAGE, box, inked, state.fill_parts if stencil else (), over=state.over_fill, alpha=state.alpha_fill,
                pixels=pixels)


OPERATORS: dict[str, Act] = {"Do": call, "INLINE IMAGE": inline}
