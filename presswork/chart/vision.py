"""Vision: how far apart two colours look, and to whom.

Colours are #rrggbb (IEC 61966-2-1, D65). The difference is CIEDE2000 as Sharma, Wu and Dalal give it (Color Research
and Application 30, 2005, 21-30). Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (IEEE
Transactions on Visualization and Computer Graphics 15, 2009, 1291-1298) at full severity, in linear light; grey is the
lightness alone, as a black plate or a copier shows it.
"""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

import numpy as np

from presswork.chart.light import parts

Lab = tuple[float, float, float]
WHITE = (0.95047, 1.0, 1.08883)  # D65, 2 degrees
TO_XYZ = np.array(((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750),
                   (0.0193339, 0.1191920, 0.9503041)))
DICHROMATS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def _lab(light: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Lab:
    """Give CIELAB of linear light."""
    ratios = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    roots = np.where(ratios > 216 / 24389, np.cbrt(ratios), (24389 / 27 * ratios + 16) / 116)
    x, y, z = (float(root) for root in roots)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lab(srgb: str) -> Lab:
    """Give CIELAB of a colour as it is."""
    return _lab(np.array(parts(srgb)))


def grey(srgb: str) -> Lab:
    """Give CIELAB of a colour as its lightness alone."""
    return lab(srgb)[0], 0.0, 0.0


def dichromat(kind: str, srgb: str) -> Lab:
    """Give CIELAB of a colour as ``kind`` of colour blindness sees it."""
    return _lab(np.array(DICHROMATS[kind]) @ np.array(parts(srgb)))


SIGHTS: Mapping[str, Callable[[str], Lab]] = {
    "full colour": lab, "greyscale": grey, **{kind: partial(dichromat, kind) for kind in DICHROMATS},
}  # fmt: skip


@lru_cache(maxsize=4096)
def seen(sight: str, srgb: str) -> Lab:
    """Give CIELAB of a colour in one of SIGHTS."""
    return SIGHTS[sight](srgb)


def difference(one: str, two: str, sight: str = "full colour") -> float:
    """Give the CIEDE2000 difference of two colours in one of SIGHTS; 1 is about what can just be seen."""
    return ciede2000(seen(sight, one.lower()), seen(sight, two.lower()))


def ciede2000(one: Lab, two: Lab) -> float:
    """Give the CIEDE2000 difference of two colours in CIELAB, all weights 1."""
    (light1, a1, b1), (light2, a2, b2) = one, two
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean**7 / (mean**7 + 25.0**7))
    chroma1, chroma2 = math.hypot(stretch * a1, b1), math.hypot(stretch * a2, b2)
    hue1, hue2 = _hue(stretch * a1, b1), _hue(stretch * a2, b2)
    both = bool(chroma1 * chroma2)
    turn = (hue2 - hue1 + 180) % 360 - 180 if both else 0.0
    turn = 180.0 if turn == -180 and hue2 > hue1 else turn
    apart = 2 * math.sqrt(chroma1 * chroma2) * math.sin(math.radians(turn / 2))
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    hue = _middle(hue1, hue2) if both else hue1 + hue2
    weight = (1 - 0.17 * _cos(hue - 30) + 0.24 * _cos(2 * hue) + 0.32 * _cos(3 * hue + 6) - 0.20 * _cos(4 * hue - 63))
    s_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * weight
    rotate = -2 * math.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * math.sin(
        math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    d_light, d_chroma, d_hue = (light2 - light1) / s_light, (chroma2 - chroma1) / s_chroma, apart / s_hue
    return math.sqrt(d_light**2 + d_chroma**2 + d_hue**2 + rotate * d_chroma * d_hue)


def _hue(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0


def _middle(one: float, two: float) -> float:
    """Give the mean of two hues, on the shorter way round."""
    if abs(one - two) <= 180:
        return (one + two) / 2
    return (one + two + (360 if one + two < 360 else -360)) / 2


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
