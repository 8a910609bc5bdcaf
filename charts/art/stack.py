"""Stack: a small count as broad blocks over one another, one a unit."""

from collections.abc import Mapping

from presswork.chart.art import Drawing, Quantity, counted, describe, explain, fault, fills, number, pick, svg, words

SHARE = 0.62  # a block, of its step
MOST = 60


def draw(
    values: tuple[Quantity, ...],
    inks: Mapping[str, str],
    width: float,
    height: float,
    *,
    ink: str = "key",
    accent: str = "signal",
    language: str = "zh-Hans",
) -> Drawing:
    """Draw the first value as full-width blocks from the top down; it has at most MOST of them."""
    value = counted(values, "stack")
    count = int(value.value)
    if count > MOST:
        raise fault(f"a stack has at most {MOST} blocks, not {count}", "art-option", "draw a field")
    solid, hot = pick(inks, ink, accent)
    step = height / (count - 1 + SHARE)
    block = f"h{number(width)}v{number(step * SHARE)}h-{number(width)}z"
    data = "".join(f"M0 {number(at * step)}{block}" for at in range(count))
    picture = svg(width, height, solid, fills(data, hot if value.hot else solid))
    note = explain([words(language)["unit"]], language)
    return Drawing(picture, width, height, (), describe(values[:1], language), note)
