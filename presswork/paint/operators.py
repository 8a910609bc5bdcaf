"""Operators: composed lines as text operators of a content stream (ISO 32000-1, 9.4)."""

from collections.abc import Mapping, Sequence

from presswork.model.galley import GlyphRun
from presswork.model.plates import spot_resource
from presswork.model.style import Ink
from presswork.paint.fontbook import FontBook
from presswork.paint.panel import Passage, Stroke
from presswork.paint.reading import closed_up, ended, open_set, said, spaced

SRGB, CMYK = "srgb", "cmyk"
OVER, KNOCK = "/PressOver gs", "/PressKnock gs"  # overprint on and off; presswork.finish.overprint declares them
# One panel is drawn in pt with y downwards; WeasyPrint's space is in px.
ENTER, LEAVE = b"q 1.333333 0 0 1.333333 0 0 cm\n", b"Q"


def number(value: float) -> str:
    """Write a number with at most three decimals."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def colour(ink: Ink, space: str) -> str:
    """Write the operator that sets a fill ink: DeviceCMYK, a spot's own plate, or sRGB."""
    if space == CMYK and ink.spot:
        return f"/{spot_resource(ink.spot)} cs {number(ink.tint / 100)} scn"
    if space == CMYK:
        return " ".join(number(part / 100) for part in ink.cmyk) + " k"
    red, green, blue = (int(ink.srgb[start:start + 2], 16) / 255 for start in (1, 3, 5))
    return f"{number(red)} {number(green)} {number(blue)} rg"


def overprints(ink: Ink, size: float, most: float) -> bool:
    """Say whether text overprints: solid black up to ``most`` pt, which would show paper where plates do not meet."""
    return ink.black and size <= most


def passage(part: Passage, book: FontBook, inks: Mapping[str, Ink], space: str, overprint: float = 0.0) -> bytes:
    """Write one passage as a text object. In CMYK, black text of at most ``overprint`` pt overprints."""
    out = ["BT"]
    ink = face = None
    over = False
    for at, stroke in enumerate(part.strokes):
        runs = ended(stroke.line, book) if spaced(part.strokes, at, part.spaced) else stroke.line.runs
        apart = open_set(stroke.line, book)
        if apart:
            out.append(span(said(runs)))
        for run in runs:
            if run.ink != ink:
                ink = run.ink
                out.append(colour(inks[ink], space))
            if space == CMYK and overprints(inks[run.ink], run.size, overprint) != over:
                over = not over
                out.append(OVER if over else KNOCK)
            if (run.face, run.size) != face:
                face = run.face, run.size
                out.append(f"/{book.face(run.face).name} {number(run.size)} Tf")
            out.append(f"{run.scale:.5g} 0 0 -1 {number(stroke.x + run.x)} {number(stroke.baseline - run.rise)} Tm")
            out.append(shown(run, book, plain=apart))
        if apart:
            out.append("EMC")
    out.append(f"{KNOCK}\nET\n" if over else "ET\n")
    return "\n".join(out).encode()


def rules(lines: Sequence[Stroke], inks: Mapping[str, Ink], space: str) -> bytes:
    """Write the rules of lines as filled rectangles; nothing for lines without any."""
    out: list[str] = []
    for stroke in lines:
        for rule in stroke.line.rules:
            top = stroke.baseline - rule.rise - rule.weight / 2
            box = " ".join(map(number, (stroke.x + rule.x, top, rule.length, rule.weight)))
            out.append(f"{colour(inks[rule.ink], space)}\n{box} re f\n")
    return "".join(out).encode()


def shown(run: GlyphRun, book: FontBook, *, plain: bool = False) -> str:
    """Write the glyphs of a run with their adjustments, 1/1000 em, carrying the rounding so that it never adds up.

    Glyphs drawn over each other's space say their characters together, unless ``plain``.
    """
    face = book.face(run.face)
    out: list[str] = []
    parts: list[str] = []
    codes: list[str] = []
    per_em = 1000 / run.size / run.scale
    want = have = 0.0  # where the pen should be and where it is, 1/1000 em
    groups = {} if plain else closed_up(run, face)
    last = -1
    for index, (glyph, text, advance, offset) in enumerate(
            zip(run.glyphs, run.texts, run.advances, run.offsets, strict=True)):
        if index in groups:
            out += _flushed(parts, codes)
            last = groups[index]
            out.append(span("".join(run.texts[index:last])))
        move = round(want + offset * per_em - have, 1)
        if abs(move) >= 0.1:
            if codes:
                parts.append(f"<{''.join(codes)}>")
                codes.clear()
            parts.append(f"{-move:g}")
            have += move
        codes.append(f"{face.code(glyph, text):04x}")
        have += face.width(glyph)
        want += advance * per_em
        if index + 1 == last:
            out += [*_flushed(parts, codes), "EMC"]
    return "\n".join([*out, *_flushed(parts, codes)])


def _flushed(parts: list[str], codes: list[str]) -> list[str]:
    """Write what waits to be shown, and empty it."""
    if codes:
        parts.append(f"<{''.join(codes)}>")
    shown = [f"[{''.join(parts)}] TJ"] if parts else []
    parts.clear()
    codes.clear()
    return shown


def span(text: str) -> str:
    """Begin content that says ``text`` whatever its glyphs are (ActualText, ISO 32000-1, 14.9.4)."""
    return f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC"
