"""Cards: a chart that stands by itself, with its finding over it, its measure, and its source at the foot.

On a page the layout sets these words round the plot; a chart for the press kit or the web carries them.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from presswork.chart.finish import Plate, register
from presswork.chart.look import Look
from presswork.chart.plot import settings, svg_of
from presswork.chart.sheet import Sheet
from presswork.model.figure import Figure

TAB = (22.0, 2.6)  # pt: the tab on a chart's rule (board/newspaper/spec.md, "Rules")
WORDS = {"zh": "资料来源：", "en": "Source: "}


def card(
    figure: Figure,
    sheet: Sheet,
    kind: Callable[..., None],
    options: Mapping[str, object],
    seen: Look,
    size: tuple[float, float],
    style: Path | None,
) -> str:
    """Draw a figure of ``size`` pt with its words, as plain SVG. Raises Tight where it does not fit."""
    with settings(style):
        register(seen)
        whole = Plate.of(*size, seen)
        top, foot = _head(whole, figure), _foot(whole, figure, sheet.language)
        plate = Plate.inside(whole, top, size[1] - top - foot)
        kind(plate, sheet, options)
        for each in (whole, plate):
            each.settle()
    return svg_of(whole, sheet.language, style)


def _head(ax: Plate, figure: Figure) -> float:
    """Set the rule, the finding and the measure; give the height that they take, pt."""
    title, measure = ax.voice("title"), ax.voice("measure")
    ax.rule(0, 0.5, ax.wide, 0.5, "base", 1.0)
    ax.box(0, 0, *TAB, "focus")
    y = 9.0
    for style, role, text in ((title, "label", figure.title), (measure, "muted", figure.measure)):
        for line in ax.fold(text, style, ax.wide) if text else []:
            ax.say(0, y + 0.86 * style.size, line, style, role)
            y += style.leading
        y += 1.0
    return y + 5.0


def _foot(ax: Plate, figure: Figure, language: str) -> float:
    """Set the source and the credit at the foot; give the height that they take, pt."""
    style = ax.voice("source")
    source = f"{WORDS.get(language.partition('-')[0], WORDS['en'])}{figure.source}" if figure.source else ""
    lines = [line for text in (source, figure.credit) if text for line in ax.fold(text, style, ax.wide)]
    for at, line in enumerate(reversed(lines)):
        ax.say(0, ax.high - at * style.leading - 0.24 * style.size, line, style, "muted")
    return len(lines) * style.leading + 6.0 if lines else 0.0
