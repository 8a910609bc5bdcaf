"""Apart: whether the inks of a chart can be told from one another and from the paper, by every reader.

Two series must differ by LEAST in CIEDE2000 in full colour, in greyscale and to three kinds of colour blindness, unless
they differ by dash or marker. Marks need 3:1 against their ground, text 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3).
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from presswork.chart import shows as show
from presswork.chart.backing import backings_of
from presswork.chart.fills import LEAST, shades
from presswork.chart.inks import roles
from presswork.chart.light import contrast
from presswork.chart.look import Trait, traits
from presswork.chart.sheet import Sheet
from presswork.chart.vision import SIGHTS, difference
from presswork.model.figure import Figure
from presswork.model.layout import Layout
from presswork.model.report import ERROR, WARNING, Finding
from presswork.model.style import Ink

MARKS, TEXTS = 3.0, 4.5
MARK_ROLES, TEXT_ROLES = ("focus", "context", "value", "base"), ("label", "muted", "value", "focus")
SERIES, FILLS = 6, 4  # as many as a layout must be able to tell apart


def told_apart(layout: Layout, figure: Figure, sheet: Sheet, what: frozenset[str]) -> list[Finding]:
    """Tell which series of a chart cannot be told apart in a layout's inks (``chart-inks``, an error)."""
    inks, count = roles(layout, figure.kind), len(sheet.series)
    if count < 2 or count > 8:
        return []
    pairs = list(_pairs(inks, count, sheet.accent, what))
    names = sheet.series
    return [Finding(figure.place, f"figure {figure.id}: {names[one]} and {names[two]} look alike {where}", "chart-inks",
                    _cure(layout), ERROR) for one, two, where in pairs[:1]]


def check_inks(layout: Layout) -> list[Finding]:
    """Tell what is wrong with a layout's inks for charts: too little contrast, series that look alike (warnings)."""
    inks, found = roles(layout), list[Finding]()
    for each in (inks, *(roles(layout, kind) for kind in backings_of(layout))):
        found += _faint(layout, each, each["paper"], MARK_ROLES, MARKS, "marks")
        found += _faint(layout, each, each["paper"], TEXT_ROLES, TEXTS, "text")
    for word, most in ((show.LINES, SERIES), (show.FILLS, FILLS)):
        for count, accent in itertools.product(range(2, most + 1), (-1, 0)):
            for one, two, where in _pairs(inks, count, accent, frozenset({word})):
                what = f"series {one + 1} and {two + 1} of {count} look alike {where}"
                found.append(Finding(layout.place, f"the charts' {word}: {what}", "chart-inks", _cure(layout), WARNING))
    return list(dict.fromkeys(found))


def _cure(layout: Layout) -> str:
    return f"give {layout.name} inks further apart in lightness, or map others under plan: chart_inks"


def _pairs(inks: Mapping[str, Ink], count: int, accent: int, what: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Find pairs of series that look alike, by their numbers, and to whom."""
    looks: Sequence[Trait] = ()
    if show.FILLS in what:
        looks = [Trait(role) for role in shades(count, accent, inks)]
    elif show.LINES in what:
        looks = traits(count, accent)
    for (at, one), (other, two) in itertools.combinations(enumerate(looks), 2):
        if (one.dash, one.marker) != (two.dash, two.marker):
            continue
        near = [(difference(inks[one.role].srgb, inks[two.role].srgb, sight), sight) for sight in SIGHTS]
        least, sight = min(near)
        if least < LEAST:
            yield at, other, f"{WHERE[sight]} (CIEDE2000 {least:.1f}, {LEAST:g} is the least)"


WHERE = {"full colour": "in full colour", "greyscale": "in greyscale", "protan": "to eyes without red cones",
         "deutan": "to eyes without green cones", "tritan": "to eyes without blue cones"}


def _faint(layout: Layout, inks: Mapping[str, Ink], paper: Ink, names: Sequence[str], least: float,
           what: str) -> Iterator[Finding]:
    """Find roles whose ink does not stand out from the paper."""
    for name in names:
        ratio = contrast(inks[name].srgb, paper.srgb)
        if ratio < least:
            ink = f"{name} (ink {inks[name].name})"
            told = f"the charts' {what} in the role {ink} have {ratio:.1f}:1 against {paper.name}"
            cure = f"take an ink that stands out more: {least:g}:1 is the least"
            yield Finding(layout.place, told, "chart-contrast", cure, WARNING)
