"""Colours of the kit's web files: the layout's inks as custom properties, by day and by night.

At night an ink keeps its hue and turns its lightness round (OKLab: Björn Ottosson, "A perceptual color space for image
processing", 2020), so that what was dark on light is light on dark. What could be read by day can be read at night:
where turning takes an ink's contrast with the paper under what WCAG 2.2 (1.4.3) asks of text, it is made lighter.
"""

import math
from dataclasses import dataclass

from presswork.chart.inks import roles
from presswork.chart.light import contrast, curved, parts
from presswork.model.layout import Layout

DARKEST, LIGHTEST = 0.215, 0.93  # OKLab lightness of the night's ground and of its brightest ink
LEGIBLE, STEP = 4.6, 0.005  # contrast that is enough for text of any size; steps of lightness towards it
CALM = 0.82  # the night's share of an ink's chroma: strong colours glow on black


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a layout: #rrggbb by custom property, and what each is at night."""

    day: dict[str, str]
    night: dict[str, str]
    named: dict[str, str]

    def name(self, colour: str) -> str:
        """Give the custom property of a colour."""
        return self.named.get(colour.lower(), "--ink-text")

    def style(self) -> str:
        """Write the custom properties as a style sheet."""
        day = "".join(f"{name}:{value};" for name, value in self.day.items())
        night = "".join(f"{name}:{value};" for name, value in self.night.items())
        return (f":root{{{day}color-scheme:light dark}}\n"
                f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}\n")


def colours(layout: Layout) -> Colours:
    """Give the colours of a layout's inks, and of the parts that the templates name: text, accent, muted and so on."""
    inks = {f"--ink-{name}": ink.srgb.lower() for name, ink in layout.inks.items()}
    chosen = roles(layout)
    named = {"accent": "focus", "text": "label", "muted": "muted", "rule": "grid", "paper": "paper", "track": "track"}
    day = {**inks, **{f"--{name}": chosen[role].srgb.lower() for name, role in named.items()}}
    return Colours(day, {name: at_night(value, day["--paper"]) for name, value in day.items()},
                   {value: name for name, value in reversed(inks.items())})


def at_night(colour: str, paper: str = "#ffffff") -> str:
    """Turn a colour's lightness round; on ``paper``, turned likewise, it stays as legible as it was, or legible."""
    light, a, b = _oklab(colour)
    ground = _turned(*_oklab(paper))
    wanted = min(contrast(colour, paper), LEGIBLE)
    while contrast(turned := _turned(light, a, b), ground) < wanted and light > 0:
        light -= STEP
    return turned


def _turned(light: float, a: float, b: float) -> str:
    return _hex(DARKEST + (1 - light) * (LIGHTEST - DARKEST), a * CALM, b * CALM)


def _oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = parts(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short)


def _hex(light: float, a: float, b: float) -> str:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
              -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
              -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short)
    return "#" + "".join(f"{round(255 * curved(min(max(value, 0.0), 1.0))):02x}" for value in linear)
