"""Lockups: texts that stand together, composed and placed as one.

A printer locks up type of several sizes in one chase. Elements of a page cost WeasyPrint more than the lines in them:
an entry of four texts that are placed here is one element, not nine. The tags are those that the elements would have.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from presswork.compose.compositor import ENDLESS, Compositor
from presswork.model.galley import Galley, Line
from presswork.model.story import Run
from presswork.model.style import TypeStyle, first_baseline
from presswork.paint.panel import ARTIFACT, Passage, Stroke
from presswork.paint.reading import wordy

Locked = tuple[tuple[Passage, ...], float, float]  # passages, and how wide and high they are, pt


def locked(compositor: Compositor, pieces: Iterable[Mapping[str, Any]], name: str) -> Locked:
    """Compose pieces; each stands under the one before it, ``gap`` pt lower (0), or with its top at ``y``.

    A piece has a ``style`` and a ``text``, or several texts ``beside`` one another (see abreast); it begins at ``x``
    (0) or ends there (``right``), and is ``width`` wide (0: one line). ``role`` is its tag (P), and one that goes
    ``on`` is of the same element as the piece before it. ``link``, ``artifact`` and ``spaced`` are those of compose();
    what else it has overrides the style's values. ``name`` names the lockup over the document.
    """
    passages: list[Passage] = []
    key, wide, low = name, 0.0, 0.0
    for number, each in enumerate(pieces):
        if not (each.get("text") or each.get("beside")):
            continue
        piece = dict(each)
        x, right, on, role, gap = (piece.pop(word, usual) for word, usual in _PLACE)
        key = key if on else f"{name}.{number}"
        top, hidden = piece.pop("y", low + gap), piece.pop("artifact", False)
        parts, width, height = _piece(compositor, piece)
        left = x - width if right else x
        passages += [_placed(part, left, top, "" if hidden else f"{role} {key}", f"{key}/{number}.{at}")
                     for at, part in enumerate(parts)]
        wide, low = max(wide, left + width), max(low if on else 0.0, top + height)
    return tuple(passages), wide, low


def _placed(part: Passage, x: float, y: float, group: str, key: str) -> Passage:
    """Place a passage in its element, as a template's text stands in its: it is no paragraph of a story."""
    strokes = _moved(part.strokes, x, y)
    if not group:
        return replace(part, role=ARTIFACT, strokes=strokes)
    return replace(part, key=key, within=(group,), strokes=strokes)


_PLACE = (("x", 0.0), ("right", False), ("on", False), ("role", "P"), ("gap", 0.0))


def _piece(compositor: Compositor, piece: dict[str, Any]) -> Locked:
    """Compose a piece at its own top left."""
    return abreast(compositor, piece["beside"]) if "beside" in piece else alone(compositor, **piece)


def alone(compositor: Compositor, style: str, text: str | Sequence[Run], width: float = 0.0, *, link: str = "",
          spaced: bool | None = None, **changes: Any) -> Locked:
    """Compose one text at ``width`` pt (0: one line); see Typesetter.compose()."""
    look = compositor.style(style, **changes)
    if link:
        runs = [Run(text)] if isinstance(text, str) else text
        text = [replace(run, link=link) for run in runs]
    galley = compositor.set_text(text, look, width or ENDLESS)
    passage = Passage("", "Span", stacked(galley.lines, look),
                      spaced=wordy(galley.lines) if spaced is None else spaced)
    return (passage,), set_width(galley), len(galley.lines) * look.leading


def abreast(compositor: Compositor, pieces: Sequence[Mapping[str, Any]]) -> Locked:
    """Compose short texts side by side, level at the top; they are as high as the highest says (``high``).

    Each is ``spaced`` from the next where it says so; after words at the end there is a space.
    """
    passages, x, height = [], 0.0, 0.0
    for piece in pieces:
        given = dict(piece)
        style, text = given.pop("style"), given.pop("text")
        gap, spaced = given.pop("gap", 0.0), given.pop("spaced", False)
        high = given.pop("high", None)
        look = compositor.style(style, **given)
        galley = compositor.set_text(text, look, ENDLESS)
        x += gap
        passages.append(Passage("", "Span", _moved(stacked(galley.lines, look), x, 0.0), spaced=spaced))
        x += set_width(galley)
        height = max(height, look.leading if high is None else high)
    if passages:
        passages[-1] = replace(passages[-1], spaced=wordy([stroke.line for stroke in passages[-1].strokes]))
    return tuple(passages), x, height


def _moved(strokes: Iterable[Stroke], x: float, y: float) -> tuple[Stroke, ...]:
    return tuple(replace(stroke, x=stroke.x + x, baseline=stroke.baseline + y) for stroke in strokes)


def stacked(lines: Sequence[Line], style: TypeStyle) -> tuple[Stroke, ...]:
    """Put lines under each other on the style's leading."""
    base = first_baseline(style.leading, style.size)
    return tuple(Stroke(line, 0.0, base + index * style.leading) for index, line in enumerate(lines))


def set_width(galley: Galley) -> float:
    """Give the widest line of a galley, pt."""
    return max((line.width for line in galley.lines), default=0.0)
