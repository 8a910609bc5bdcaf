"""Rules of what is painted: each looks at one mark and says what is wrong with it, or "" (GWG 2022, ISO 15930-7)."""

from presswork.check.geometry import apart
from presswork.check.mark import FILL, IMAGE, PROCESS, SHADING, STROKE, TEXT, Mark
from presswork.check.paper import Leaf
from presswork.model.condition import Condition
from presswork.model.units import MM

SEEN = 0.02       # less of an ink is none
SOLID = 0.995
TOUCH = 0.05      # mm from the trim: what is nearer touches it
CODECS = {"JPXDecode": "JPEG 2000", "JBIG2Decode": "JBIG2"}
ANY_PLATE = ("All", "None", *PROCESS)


def _colours(mark: Mark) -> list[float]:
    inks = mark.inks
    return [amount for name, amount in inks.items() if name != "Black" and amount > SEEN]


def _process(mark: Mark) -> bool:
    """Tell text, lines and fills in plain process colours."""
    return mark.kind in (TEXT, FILL, STROKE) and set(mark.inks) <= set(PROCESS) and bool(mark.inks)


def device_rgb(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Nothing is in RGB (GWG 4.16)."""
    return f"{mark.kind} in RGB" if mark.space.root.family == "DeviceRGB" else ""


def other_colour(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Nothing is in a colour that the printer's conversion would decide on (GWG 4.17)."""
    root = mark.space.root
    if root.family in ("CalRGB", "Lab") or (root.family == "ICCBased" and root.parts == 3):
        return f"{mark.kind} in {'RGB with a profile' if root.family != 'Lab' else 'Lab'}"
    return ""


def icc_inks(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Inks carry no profile of their own: they would be converted once more, and would not overprint (GWG 4.17)."""
    root = mark.space.root
    return f"{mark.kind} in CMYK with a profile of its own" if root.family == "ICCBased" and root.parts == 4 else ""


def icc_grey(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Grey is the black plate, not a calibrated grey that becomes four inks."""
    root = mark.space.root
    calibrated = root.family == "CalGray" or (root.family == "ICCBased" and root.parts == 1)
    return f"{mark.kind} in calibrated grey" if calibrated and "mask" not in mark.within else ""


def registration(mark: Mark, leaf: Leaf, _condition: Condition) -> str:
    """Keep the colour of registration marks out of the page (GWG 4.12)."""
    inside = mark.box is None or not apart(mark.box, leaf.trim)
    return f"{mark.kind} in the registration colour" if "All" in mark.space.root.names and inside else ""


def unknown_plate(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Plates are those that were declared."""
    if not condition.inks:
        return ""
    extra = [name for name in mark.space.root.names if name not in (*condition.inks, "All", "None")]
    extra += [name for name, amount in mark.inks.items()
              if amount > SEEN and name in PROCESS and name not in condition.inks and name not in extra]
    return f"{mark.kind} on the plate {', '.join(extra)}, which was not declared" if extra else ""


def declared_ink(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """No plain colour asks for more ink than the paper takes."""
    total = 100 * sum(mark.inks.values())
    if mark.kind not in (TEXT, FILL, STROKE) or total <= condition.total_ink + 0.5:
        return ""
    return f"{mark.kind} in {total:.0f} % of ink, {condition.total_ink:g} % is the most"


def white_overprint(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """White knocks out: set to overprint it vanishes (GWG 4.10)."""
    inks = mark.inks
    white = bool(inks) and not any(inks.values())
    if not white or not mark.over:
        return ""
    grey = mark.space.family == "DeviceGray"  # as a grey it knocks out all the same, unless a RIP makes it K
    return "" if grey else f"white {mark.kind} that overprints, and so vanishes"


def gradient(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """See that a gradient's function gives as many parts as its space has."""
    root = mark.space.root
    if mark.kind == SHADING and mark.given and root.parts and mark.given != root.parts:
        return f"a gradient with {mark.given} parts for {root.parts} inks, which prints nothing"
    return ""


def rich_text(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Small black type is black alone (GWG 4.8)."""
    black = mark.inks.get("Black", 0)
    if mark.kind == TEXT and _process(mark) and black >= 0.85 and sum(_colours(mark)) > 0.1:
        return f"black type of {mark.size:.1f} pt in several inks" if mark.size < condition.limits.rich else ""
    return ""


def many_inks(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Small type is in at most two plates, which need not meet to a hair."""
    if mark.kind != TEXT or mark.size >= condition.limits.ink_text - 0.01 or rich_text(mark, _leaf, condition):
        return ""
    plates = sum(amount > SEEN for amount in mark.inks.values())
    return f"type of {mark.size:.1f} pt in {plates} inks" if plates > 2 else ""


def small_text(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Type is large enough to be printed."""
    tiny = mark.kind == TEXT and 0 < mark.size < condition.limits.text - 0.01 and not mark.hidden
    return f"type of {mark.size:.1f} pt, {condition.limits.text:g} pt is the least" if tiny else ""


def knocking_black(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Small black type overprints, leaving the plates under it alone (GWG 4.9)."""
    black = _process(mark) and mark.inks.get("Black", 0) >= SOLID and not _colours(mark)
    if mark.kind != TEXT or not black or mark.size > condition.limits.overprint - 0.05 or mark.alpha < 1 or mark.hidden:
        return ""
    if not mark.over:
        return f"black type of {mark.size:.1f} pt that does not overprint"
    return "black type that overprints without OPM 1" if mark.space.family == "DeviceCMYK" and mark.mode != 1 else ""


def near_knife(mark: Mark, leaf: Leaf, condition: Condition) -> str:
    """Type keeps away from where the knife goes."""
    if mark.kind != TEXT or mark.box is None:
        return ""
    box, trim = mark.box, leaf.trim
    near = min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3]) / MM
    return f"type {max(near, 0):.1f} mm from the trim" if near < condition.limits.safe else ""


def hidden_text(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Text that is not painted is for readers on screen, as of a scan."""
    return "invisible text" if mark.kind == TEXT and mark.hidden else ""


def hairline(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Lines have a weight that a plate can hold (GWG 4.11)."""
    thin = mark.kind == STROKE or (mark.kind == FILL and mark.lines)
    if not thin or mark.size >= condition.limits.line - 0.006:
        return ""
    return f"a line of {mark.size:.2f} pt, {condition.limits.line:g} pt is the least"


def inked_line(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Thin lines are in one plate."""
    thin = mark.kind == STROKE or (mark.kind == FILL and mark.lines)
    plates = sum(amount > SEEN for amount in mark.inks.values())
    if not thin or plates < 2 or mark.size >= condition.limits.ink_line - 0.006:
        return ""
    return f"a line of {mark.size:.2f} pt in {plates} inks"


def low_ppi(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Pictures have the pixels for their size (GWG 4.18)."""
    least = condition.limits.bitmap if _bitmap(mark) else condition.limits.ppi[0]
    return _ppi(mark, least) if mark.kind == IMAGE and _judged(mark) else ""


def soft_ppi(mark: Mark, leaf: Leaf, condition: Condition) -> str:
    """Pictures should have more pixels than the least."""
    if mark.kind != IMAGE or not _judged(mark) or _bitmap(mark) or low_ppi(mark, leaf, condition):
        return ""
    return _ppi(mark, condition.limits.ppi[1])


def heavy_ppi(mark: Mark, _leaf: Leaf, condition: Condition) -> str:
    """Pictures have no more pixels than the screen can show."""
    pixels = mark.pixels
    if pixels is None or _bitmap(mark) or pixels.ppi <= condition.limits.ppi[2]:
        return ""
    return f"a picture at {pixels.ppi:.0f} pixels an inch, more than can be printed"


def _ppi(mark: Mark, least: float) -> str:
    pixels = mark.pixels
    if pixels is None or pixels.ppi >= least:
        return ""
    return f"a picture at {pixels.ppi:.0f} pixels an inch, {least:g} are wanted"


def _judged(mark: Mark) -> bool:
    """Leave out what is a plain patch."""
    return mark.pixels is not None and min(mark.pixels.width, mark.pixels.height) > 16


def _bitmap(mark: Mark) -> bool:
    return mark.pixels is not None and mark.pixels.bits == 1


def deep_picture(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Pictures have 8 bits a part: not every RIP takes 16."""
    return "a picture with 16 bits a part" if mark.pixels and mark.pixels.bits == 16 else ""


def codec(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """Pictures are packed so that every RIP unpacks them: JPEG 2000 and JBIG2 are younger than many a RIP."""
    packed = [CODECS[name] for name in mark.pixels.filters if name in CODECS] if mark.pixels else []
    return f"a picture packed as {' and '.join(packed)}" if packed else ""


def alternates(mark: Mark, _leaf: Leaf, _condition: Condition) -> str:
    """See that a picture has no second one that may be printed in its place (ISO 15930-7, 6.9)."""
    return "a picture with an alternate" if mark.pixels and mark.pixels.alternates else ""


def in_bleed(mark: Mark, leaf: Leaf, _condition: Condition) -> str:
    """Printer's marks keep out of the bleed."""
    if mark.box is None or not apart(mark.box, leaf.trim) or apart(mark.box, leaf.bleed, 0.3):
        return ""
    return f"a printer's mark ({mark.kind}) in the bleed" if "All" in mark.space.root.names else ""


def short_bleed(mark: Mark, leaf: Leaf, condition: Condition) -> str:
    """Grounds and pictures that reach the trim go on to the bleed's end.

    A drawing's box says little of its edges: it is looked at in the rendered plates.
    """
    return "" if mark.kind == FILL and not mark.whole else ends_short(mark, leaf, condition)


def ends_short(mark: Mark, leaf: Leaf, condition: Condition) -> str:
    """Say where the box of a ground, a picture or a drawing ends between the trim and the bleed's end."""
    inked = mark.kind in (IMAGE, SHADING) or any(amount > SEEN for amount in mark.inks.values())
    if mark.kind not in (FILL, IMAGE, SHADING) or mark.box is None or not inked or "mask" in mark.within:
        return ""
    box, trim, most = mark.box, leaf.trim, (condition.limits.bleed - 0.35) * MM
    beyond = {"left": trim[0] - box[0], "foot": trim[1] - box[1], "right": box[2] - trim[2], "top": box[3] - trim[3]}
    short = [side for side, reach in beyond.items() if -TOUCH * MM < reach < most]
    return f"{mark.kind} at the trim ({', '.join(short)}) that does not go on into the bleed" if short else ""
