"""Pictures: photographs from the publication's folder, made ready for a target's colours.

A picture fills its frame, cropped round its focal point (object-fit: cover), and must have the pixels for it: 150 an
inch at its size, and never under 100 (GWG 2022). For the press it is separated (presswork.paint.separation); for the
screen it has no more pixels than one shows. What the frame hides is left out of both.
"""

import base64
import html
import io
import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from presswork.model.condition import Condition
from presswork.model.figure import Figure
from presswork.model.report import WARNING, Faults, Finding

LEAST_PPI, GOOD_PPI = 100, 150
SCREEN_PPI, QUALITY = 150, 85  # pixels an inch that a reader's file has; of the JPEG that is made
POINTS = 72
ORIENTATION, TURNED = 0x0112, (5, 6, 7, 8)  # Exif's tag; its values for a quarter turn
SLIP = 1e-3


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its frame: its path, alternative text, the frame's size in pt, what is to be said of it."""

    path: Path
    alt: str
    width: float
    height: float
    focal: tuple[float, float] = (0.5, 0.5)
    findings: tuple[Finding, ...] = ()


def placed(figure: Figure, folder: Path, width: float, height: float) -> Picture:
    """Take a figure's picture for a frame of ``width`` x ``height`` pt. Raises Faults below 100 pixels an inch."""
    path = folder / figure.file
    alt = figure.alt or figure.caption or figure.title
    try:
        with Image.open(path) as image:
            ppi = density(upright(image), width, height)
            clear = image.has_transparency_data
    except OSError as error:
        raise Faults([Finding(figure.place, f"the picture {figure.file} cannot be read as an image", "bad-picture",
                              "save it as JPEG, PNG or SVG")]) from error
    told = (_clear(figure),) if clear else ()
    if ppi >= GOOD_PPI:
        return Picture(path, alt, width, height, figure.focal, told)
    found = Finding(figure.place, f"the picture {figure.file} has {ppi:.0f} pixels an inch at its size",
                    "low-resolution",
                    f"give a larger file (at least {round(width / POINTS * GOOD_PPI)} pixels wide) or a smaller frame",
                    WARNING)
    if ppi < LEAST_PPI:
        raise Faults([Finding(found.place, found.what, found.slug, found.cure)])
    return Picture(path, alt, width, height, figure.focal, (found, *told))


def density(size: tuple[int, int], width: float, height: float) -> float:
    """Give the pixels an inch of an image of that ``size`` that covers ``width`` x ``height`` pt."""
    return min(size[0] / width, size[1] / height) * POINTS


def upright(image: Image.Image) -> tuple[int, int]:
    """Give the size of an image as a camera's note turns it."""
    turned = image.getexif().get(ORIENTATION, 1) in TURNED
    return (image.height, image.width) if turned else image.size


def window(size: tuple[int, int], frame: tuple[float, float], focal: tuple[float, float]) -> tuple[int, int, int, int]:
    """Give the pixels of an image that its frame shows (left, top, right, foot), as object-fit: cover crops it."""
    scale = max(frame[0] / size[0], frame[1] / size[1])
    shown = frame[0] / scale, frame[1] / scale
    left, top = (at * (whole - part) for at, whole, part in zip(focal, size, shown, strict=True))
    # a thousandth of a pixel is the rounding of the division, no more to show
    return (math.floor(left + SLIP), math.floor(top + SLIP), math.ceil(left + shown[0] - SLIP),
            math.ceil(top + shown[1] - SLIP))


def _clear(figure: Figure) -> Finding:
    return Finding(figure.place, f"the picture {figure.file} may have transparent parts, which the press prints white",
                   "transparent-picture", "put it on its ground in an image editor", WARNING)


def markup(picture: Picture, condition: Condition | None, *, colour: bool = True, address: str = "") -> str:
    """Write the element that shows a picture; with an ``address`` where its data are, else with the data inside."""
    if not address:
        data, media = data_of(picture, condition, colour=colour)
        address = f"data:{media};base64,{base64.b64encode(data).decode('ascii')}"
    style = f"width:{picture.width:.3f}pt;height:{picture.height:.3f}pt;object-fit:cover;display:block"
    style += f";object-position:{100 * picture.focal[0]:g}% {100 * picture.focal[1]:g}%"
    return f'<img src="{html.escape(address)}" alt="{html.escape(picture.alt)}" style="{style}"/>'


def data_of(picture: Picture, condition: Condition | None, *, colour: bool = True, ppi: float = 0) -> tuple[bytes, str]:
    """Give a picture's data and their media type: for a printing condition in its inks, without ``colour`` in black.

    ``ppi`` are the most pixels an inch at its size that it shall have on a screen; 0: all that it has.
    """
    if condition is None:
        media = "png" if picture.path.suffix.lower() == ".png" else "jpeg"
        return (ppi and _coarser(picture, media, ppi)) or picture.path.read_bytes(), f"image/{media}"
    from presswork.paint.separation import separated  # noqa: PLC0415 - imports numpy, for the press only

    return separated(picture, condition, colour=colour), "image/jpeg"


def _coarser(picture: Picture, media: str, ppi: float) -> bytes:
    """Give a picture with the pixels that its frame needs, upright, without a camera's notes; b"" if it has fewer."""
    with Image.open(picture.path) as opened:
        image = ImageOps.exif_transpose(opened)
        share = ppi / density(image.size, picture.width, picture.height)
        if share >= 1:
            return b""
        box = window(image.size, (picture.width, picture.height), picture.focal)
        profile = opened.info.get("icc_profile")
        if image.mode == "P":
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        size = round((box[2] - box[0]) * share), round((box[3] - box[1]) * share)
        small, out = image.resize(size, Image.Resampling.LANCZOS, box=box), io.BytesIO()
        small.save(out, media, quality=QUALITY, optimize=True, icc_profile=profile)
    return out.getvalue()
