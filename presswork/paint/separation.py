"""Separation: a picture in the inks of a printing condition, within its total ink (ISO 12647-2, 5.2)."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from presswork.model.condition import PERCEPTUAL, Condition

FULL = 255 / 100  # a pixel's value for a percent of ink
RINGING = 4       # points over the limit that JPEG may add at hard edges before the picture is held back further
INTENTS = {PERCEPTUAL: ImageCms.Intent.PERCEPTUAL}


def separated(path: Path, condition: Condition, *, colour: bool) -> bytes:
    """Give a picture as JPEG in four inks, or in black alone where the job has no other process plates."""
    with Image.open(path) as image:
        source = image.info.get("icc_profile")
        flat = _flat(image)
    if not colour:
        return _jpeg(flat.convert("L"))
    if flat.mode == "CMYK":
        return _limited(flat, condition.total_ink)
    own = ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    intent = INTENTS.get(condition.intent, ImageCms.Intent.RELATIVE_COLORIMETRIC)
    inked = ImageCms.profileToProfile(flat, own, str(condition.profile), outputMode="CMYK", renderingIntent=intent,
                                      flags=ImageCms.Flags.BLACKPOINTCOMPENSATION)
    if inked is None:
        raise AssertionError("a conversion that is not in place gives a picture")
    return _limited(inked, condition.total_ink)


def _flat(image: Image.Image) -> Image.Image:
    """Give a picture without transparency, on paper; one in CMYK is taken as separated for this press."""
    if image.mode == "CMYK":
        return image.copy()
    if not image.has_transparency_data:
        return image.convert("RGB")
    over = image.convert("RGBA")
    ground = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(ground, over).convert("RGB")


def _limited(image: Image.Image, total: float) -> bytes:
    """Hold a picture back to ``total`` percent of ink, as it comes out of its JPEG."""
    limit = total
    for _ in range(4):
        data = _jpeg(_held(image, limit))
        with Image.open(io.BytesIO(data)) as shown:
            most = float(np.asarray(shown).sum(axis=2, dtype=np.uint16).max()) / FULL
        if most <= total + RINGING:
            return data
        limit -= most - total
    return data


def _held(image: Image.Image, limit: float) -> Image.Image:
    """Take colour out where four inks are more than ``limit`` percent together; the black, which draws, stays."""
    inks = np.asarray(image).astype(np.float32)
    colours, black = inks[..., :3].sum(axis=2), inks[..., 3]
    share = np.clip((limit * FULL - black) / np.maximum(colours, 1), 0, 1)
    if share.min() >= 1:
        return image
    inks[..., :3] *= share[..., None]
    return Image.fromarray(np.floor(inks).astype(np.uint8), "CMYK")


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()
