"""Light: sRGB colours as light (IEC 61966-2-1), and how far two are apart for those who read (WCAG 2.2)."""

WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue in what the eye takes for light


def linear(value: float) -> float:
    """Take a share of sRGB, 0 to 1, to linear light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def curved(light: float) -> float:
    """Take linear light, 0 to 1, to a share of sRGB."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def parts(srgb: str) -> tuple[float, float, float]:
    """Give the linear light of #rrggbb: red, green and blue, 0 to 1."""
    red, green, blue = (linear(int(srgb[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def luminance(srgb: str) -> float:
    """Give the relative luminance of #rrggbb, 0 to 1."""
    return sum(weight * part for weight, part in zip(WEIGHTS, parts(srgb), strict=True))


def contrast(one: str, two: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
