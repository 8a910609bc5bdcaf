"""Scales: values to points, round steps between them, and the numbers on an axis as the language writes them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from presswork.load.numbers import number_text

# What a language calls large numbers on an axis, the largest first.
LARGE: Mapping[str, tuple[tuple[Decimal, str], ...]] = {
    "zh": ((Decimal(10**8), "亿"), (Decimal(10**4), "万")),
    "zh-Hant": ((Decimal(10**8), "億"), (Decimal(10**4), "萬")),
    "en": ((Decimal(10**9), "bn"), (Decimal(10**6), "m")),
}
NEAR = 0.25  # a least value is near 0 that is no more than this part of the greatest
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: the values ``low`` and ``high`` stand at ``start`` and ``end``, pt."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the place of a value, pt."""
        return self.start + (value - self.low) * self.per

    @property
    def per(self) -> float:
        """Give the points of one unit; negative where the scale runs up the page."""
        return (self.end - self.start) / ((self.high - self.low) or 1.0)


def ticks_of(low: float, high: float, most: int = 5) -> list[float]:
    """Give round values at even steps from ``low`` or below to ``high`` or above, at most ``most`` of them."""
    if not high > low:
        low, high = (min(0.0, low), max(0.0, high)) if low else (0.0, 1.0)
    size = 10.0 ** (math.floor(math.log10((high - low) / max(most - 1, 1))) - 1)
    while True:
        for part in STEPS:
            step = part * size
            first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
            if last - first < max(most, 2):
                return [float(f"{step * at:.12g}") for at in range(first, last + 1)]
        size *= 10


def base_of(values: Iterable[float]) -> float:
    """Give the foot of a scale for lines and dots: 0, unless all values lie far above it (or below)."""
    known = list(values)
    low, high = min(known), max(known)
    if low >= 0:
        return 0.0 if low < 0.6 * high or low == high else low
    return low


def span_of(values: Iterable[float], zero: str) -> tuple[float, float]:
    """Give the ends of a scale for places that are read from their numbers: the values' own, or 0 and the greatest.

    ``zero`` is yes, no or auto: from 0 where the least value lies near it.
    """
    known = list(values)
    low, high = min(known), max(known)
    if zero == "yes" or (zero == "auto" and 0 <= low <= NEAR * high):
        low = min(0.0, low)
    return low, high if high > low else low + 1


def tick_texts(ticks: Iterable[float], language: str, *, percent: bool = False) -> list[str]:
    """Write an axis's numbers: 0, 5000, 1.2万 in Chinese, 0, 5,000, 1.2m in English; the last percent with a sign."""
    exact = [Decimal(f"{tick:.12g}") for tick in ticks]
    most = max(map(abs, exact), default=Decimal(0))
    table = LARGE.get(language) or LARGE.get(language.partition("-")[0], ())
    by, name = next(((by, name) for by, name in table if most >= by), (Decimal(1), ""))
    texts = [number_text(plain(value / by), language) + (name if value else "") for value in exact]
    return [*texts[:-1], texts[-1] + "%"] if percent and texts else texts


def plain(value: Decimal) -> Decimal:
    """Take the zeros off a number's end: 1.20 is 1.2, 1E+3 is 1000."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
