"""Separation: a picture in the inks of a printing condition, within its total ink (ISO 12647-2, 5.2)."""

import io
import math
from collections.abc import Collection
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms, ImageOps

from presswork.chart.crew import share
from presswork.model.condition import PERCEPTUAL, Condition
from presswork.paint import negatives
from presswork.paint.pictures import Picture, density, upright, window

FULL = 255 / 100  # a pixel's value for a percent of ink
RINGING = 4       # points over the limit that JPEG may add at hard edges before the picture is held back further
CALM = 30         # points under the limit from which on JPEG adds no ink that matters (on noise it adds 11 at the most)
SPARE, ENOUGH = 1.6, 4 / 3  # of the pixels an inch under which is warned, which are one and a half a line of the dot
#                             screen: more than spare are scaled to enough, two a line
INTENTS = {PERCEPTUAL: ImageCms.Intent.PERCEPTUAL}


def separate(pictures: Collection[Picture], condition: Condition, *, colour: bool) -> None:
    """Separate pictures into the cache, many of them in several processes: pages then find them there."""
    share(partial(_cached, condition=condition, colour=colour), list(pictures), needs=__name__)


def _cached(picture: Picture, condition: Condition, *, colour: bool) -> None:
    separated(picture, condition, colour=colour)


def separated(picture: Picture, condition: Condition, *, colour: bool) -> bytes:
    """Give what a picture's frame shows as JPEG in four inks, or in black alone without other process plates.

    Of more pixels than a screen of dots can show only enough are kept. What was separated before is in the cache.
    """
    data = picture.path.read_bytes()
    name = negatives.name_of(data, condition, (picture.width, picture.height), picture.focal, colour=colour)
    made = negatives.kept(name)
    if made is None:
        made, ink = _separated(data, condition, picture, colour=colour)
        negatives.keep(name, made)
        negatives.weigh(made, ink)
    return made


def _separated(data: bytes, condition: Condition, picture: Picture, *, colour: bool) -> tuple[bytes, float]:
    """Make a negative; gives its JPEG and the ink that no pixel of it goes beyond, percent."""
    with Image.open(io.BytesIO(data)) as image:
        source = image.info.get("icc_profile")
        good = condition.limits.ppi[1]
        share = min(1.0, ENOUGH * good / density(upright(image), picture.width, picture.height))
        image.draft(None, (math.ceil(image.width * share), math.ceil(image.height * share)))  # of a JPEG: half, quarter
        ImageOps.exif_transpose(image, in_place=True)
        flat = _fitted(_flat(image), picture, good)
    if not colour:
        return jpeg(flat.convert("L")), 100.0
    if flat.mode == "CMYK":
        return _limited(flat, condition.total_ink)
    inked = ImageCms.applyTransform(flat, _conversion(source or b"", condition.profile, condition.intent))
    if inked is None:
        raise AssertionError("a conversion that is not in place gives a picture")
    return _limited(inked, condition.total_ink)


@lru_cache(maxsize=8)
def _conversion(source: bytes, profile: Path, intent: str) -> ImageCms.ImageCmsTransform:
    """Make the conversion from a picture's own profile (b"": sRGB) to the inks of a profile."""
    own = ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    way = INTENTS.get(intent, ImageCms.Intent.RELATIVE_COLORIMETRIC)
    return ImageCms.buildTransform(own, str(profile), "RGB", "CMYK", way, ImageCms.Flags.BLACKPOINTCOMPENSATION)


def _flat(image: Image.Image) -> Image.Image:
    """Give a picture without transparency, on paper; one in CMYK is taken as separated for this press."""
    if image.mode == "CMYK":
        return image
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    over = image.convert("RGBA")
    ground = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(ground, over).convert("RGB")


def _fitted(image: Image.Image, picture: Picture, good: float) -> Image.Image:
    """Cut a picture to its frame, and scale it down where it has more than ``SPARE`` times the good pixels an inch."""
    frame = picture.width, picture.height
    box = window(image.size, frame, picture.focal)
    ppi = density(image.size, *frame)
    if ppi <= SPARE * good:
        return image.crop(box)
    share = ENOUGH * good / ppi
    size = math.ceil((box[2] - box[0]) * share), math.ceil((box[3] - box[1]) * share)
    return image.resize(size, Image.Resampling.HAMMING, box, reducing_gap=3.0)  # for the little that is left


def _limited(image: Image.Image, total: float) -> tuple[bytes, float]:
    """Hold a picture back to ``total`` percent of ink, as it comes out of its JPEG; gives that and its ink."""
    most = float(_ink(image).max()) / FULL
    if most <= total - CALM:
        return jpeg(image), most + CALM
    limit = total
    for _ in range(4):
        data = jpeg(_held(image, limit))
        with Image.open(io.BytesIO(data)) as shown:
            most = float(_ink(shown).max()) / FULL
        if most <= total + RINGING:
            break
        limit -= most - total
    return data, most


def _ink(image: Image.Image) -> npt.NDArray[np.uint16]:
    """Add up the four inks of each pixel."""
    cyan, magenta, yellow, black = (np.asarray(part, dtype=np.uint16) for part in image.split())
    whole: npt.NDArray[np.uint16] = cyan + magenta + yellow + black
    return whole


def _held(image: Image.Image, limit: float) -> Image.Image:
    """Take colour out where four inks are more than ``limit`` percent together; the black, which draws, stays."""
    over = _ink(image) > limit * FULL
    if not over.any():
        return image
    inks = np.array(image)
    heavy = inks[over].astype(np.float32)
    colours, black = heavy[:, :3].sum(axis=1), heavy[:, 3]
    share = np.clip((limit * FULL - black) / np.maximum(colours, 1), 0, 1)
    heavy[:, :3] *= share[:, None]
    inks[over] = np.floor(heavy).astype(np.uint8)
    return Image.fromarray(inks, "CMYK")


def jpeg(image: Image.Image) -> bytes:
    """Pack a picture as JPEG, its colours as fine as its lights."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()
