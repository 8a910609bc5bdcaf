"""Pictures: photographs from the publication's folder, made ready for a target's colours.

A picture fills its frame (object-fit: cover) and must have the pixels for it: 150 a inch at its size, and never under
100 (GWG 2022). For the press it is converted through the profile, relative colorimetric with black-point compensation;
without that the total ink of the condition is exceeded.
"""

import base64
import html
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms

from presswork.model.figure import Figure
from presswork.model.report import WARNING, Faults, Finding

LEAST_PPI, GOOD_PPI = 100, 150
POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its frame: its path, alternative text, the frame's size in pt, what is to be said of it."""

    path: Path
    alt: str
    width: float
    height: float
    findings: tuple[Finding, ...] = ()


def placed(figure: Figure, folder: Path, width: float, height: float) -> Picture:
    """Take a figure's picture for a frame of ``width`` x ``height`` pt. Raises Faults below 100 pixels an inch."""
    path = folder / figure.file
    alt = figure.alt or figure.caption or figure.title
    try:
        with Image.open(path) as image:
            ppi = min(image.width / width, image.height / height) * POINTS
    except OSError as error:
        raise Faults([Finding(figure.place, f"the picture {figure.file} cannot be read as an image", "bad-picture",
                              "save it as JPEG or PNG")]) from error
    if ppi >= GOOD_PPI:
        return Picture(path, alt, width, height)
    found = Finding(figure.place, f"the picture {figure.file} has {ppi:.0f} pixels an inch at its size",
                    "low-resolution",
                    f"give a larger file (at least {round(width / POINTS * GOOD_PPI)} pixels wide) or a smaller frame",
                    WARNING)
    if ppi < LEAST_PPI:
        raise Faults([Finding(found.place, found.what, found.slug, found.cure)])
    return Picture(path, alt, width, height, (found,))


def markup(picture: Picture, profile: Path | None) -> str:
    """Write the element that shows a picture; with ``profile`` (ICC, CMYK) its colours are the press's."""
    data, kind = picture.path.read_bytes(), picture.path.suffix.lower()
    media = "png" if kind == ".png" else "jpeg"
    if profile:
        data, media = _separated(picture.path, profile), "jpeg"
    source = f"data:image/{media};base64,{base64.b64encode(data).decode('ascii')}"
    style = f"width:{picture.width:.3f}pt;height:{picture.height:.3f}pt;object-fit:cover;display:block"
    return f'<img src="{source}" alt="{html.escape(picture.alt)}" style="{style}">'


def _separated(path: Path, profile: Path) -> bytes:
    """Convert a picture to the four inks of a profile."""
    with Image.open(path) as image:
        colour = image.convert("RGB")
        source = image.info.get("icc_profile")
    own = ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    separated = ImageCms.profileToProfile(
        colour, own, str(profile), outputMode="CMYK", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION)
    out = io.BytesIO()
    if separated is not None:
        separated.save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()
