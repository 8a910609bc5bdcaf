"""Rules of the file: what PDF/X-4 asks of it as a whole (ISO 15930-7, 6), and of its pages' boxes."""

from collections.abc import Iterator

from presswork.check.fault import Box, Fault
from presswork.check.geometry import apart, inside
from presswork.check.paper import Leaf, Paper
from presswork.model.condition import Condition
from presswork.model.report import WARNING
from presswork.model.units import MM

REQUIRED = ("DocumentID", "VersionID", "RenditionClass", "CreateDate", "ModifyDate", "MetadataDate", "title")
TRAITS = {
    "encrypted": ("encrypted", "the file is encrypted"),
    "form": ("form-field", "the file has form fields"),
    "action": ("action", "the file acts when it is opened"),
    "script": ("action", "the file has JavaScript"),
    "active": ("action", "the file has scripts, launches or media"),
}
SOFT_TRAITS = {"attachment": ("attachment", "the file carries attachments"),
               "layer": ("layer", "the file has layers, which may be shown or not")}
COLOUR_PARTS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}


def identity(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """PDF/X-4 names itself in the metadata and is a PDF 1.6 (6.2, 6.3)."""
    version = paper.properties.get("GTS_PDFXVersion", paper.info.get("GTS_PDFXVersion", ""))
    if version != "PDF/X-4":
        yield Fault("not-pdfx", f"the file says that it is {version or 'no PDF/X'}, not PDF/X-4")
    if paper.version > "1.7":
        yield Fault("pdf-version", f"the file is PDF {paper.version}, PDF/X-4 is PDF 1.6")
    if not paper.has_id:
        yield Fault("no-id", "the file has no ID")
    missing = [name for name in REQUIRED if not paper.properties.get(name)]
    if missing:
        yield Fault("metadata", f"the metadata lacks {', '.join(missing)}")


def trapped(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """Info says whether the file is trapped, True or False (6.2.5), and the metadata does not contradict it."""
    value = paper.info.get("Trapped", "")
    if value not in ("/True", "/False"):
        yield Fault("trapped", f"Trapped is {value.lstrip('/') or 'not there'}, not True or False")
    elif paper.properties.get("Trapped", value[1:]) != value[1:]:
        yield Fault("trapped", "Trapped differs between Info and the metadata")


def traits(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """Nothing in the file acts, asks or hides (6.6 to 6.11)."""
    yield from (Fault(*TRAITS[name]) for name in paper.traits if name in TRAITS)
    yield from (Fault(*SOFT_TRAITS[name], severity=WARNING) for name in paper.traits if name in SOFT_TRAITS)


def intent(paper: Paper, condition: Condition) -> Iterator[Fault]:
    """There is one output intent with the profile of a press, for the condition that is printed (6.2.3)."""
    if len(paper.intents) != 1:
        yield Fault("output-intent", f"the file has {len(paper.intents) or 'no'} output intents for print")
        return
    [found] = paper.intents
    if not found.header:
        yield Fault("output-intent", "the output intent has no profile in the file")
    elif found.header[36:40] != b"acsp" or found.header[12:16] != b"prtr":
        yield Fault("output-profile", "the output intent's profile is not one of a printing press")
    elif found.header[16:20] != b"CMYK" or found.parts != COLOUR_PARTS[b"CMYK"]:
        space = found.header[16:20].decode("latin-1").strip()
        yield Fault("output-profile", f"the output intent's profile is for {space} in {found.parts} parts, not CMYK")
    elif int.from_bytes(found.header[:4], "big") != found.size:
        yield Fault("output-profile", "the output intent's profile is cut short")
    if not found.condition:
        yield Fault("output-intent", "the output intent names no printing condition")
    elif condition.characterisation and found.condition not in (condition.characterisation, "Custom"):
        yield Fault("other-condition", f"the file is made for {found.condition}, not for {condition.characterisation}")
    elif condition.registry and found.condition != "Custom" and not found.registry:
        yield Fault("no-registry", f"the output intent does not say where {found.condition} is registered",
                    severity=WARNING)


def boxes(paper: Paper, condition: Condition) -> Iterator[Fault]:
    """Each page has a trim in a bleed in a sheet, with the bleed that the printer wants (ISO 15930-7, 6.12; GWG)."""
    for leaf in paper.leaves:
        yield from _boxes(leaf, condition.limits.bleed)


def _boxes(leaf: Leaf, wanted: float) -> Iterator[Fault]:
    has, trim, bleed, media = leaf.boxes, leaf.trim, leaf.bleed, leaf.boxes["MediaBox"]
    if "TrimBox" not in has and "ArtBox" not in has:
        yield Fault("no-trim", "the page has no TrimBox: nobody knows its size", leaf.number)
    elif "ArtBox" in has:
        yield Fault("art-box", "the page has an ArtBox, which printers do not read", leaf.number, severity=WARNING)
    if not inside(trim, bleed) or not inside(bleed, media):
        yield Fault("box-order", "the trim is not in the bleed, or the bleed not in the sheet", leaf.number)
    elif min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) < wanted * MM - 0.15:
        least = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) / MM
        yield Fault("bleed-box", f"the page has {max(least, 0):.1f} mm of bleed, {wanted:g} mm are wanted", leaf.number)
    if "CropBox" in has and not inside(bleed, has["CropBox"]):
        yield Fault("crop-box", "the CropBox cuts into the bleed", leaf.number, severity=WARNING)


def turning(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """Pages stand upright, in points, and all have one size."""
    for leaf in paper.leaves:
        if leaf.turned % 360:
            yield Fault("turned", f"the page is turned by {leaf.turned} degrees", leaf.number, severity=WARNING)
        if leaf.unit != 1:
            yield Fault("user-unit", f"the page's unit is {leaf.unit:g} pt", leaf.number)
    sizes = {(round(leaf.trim[2] - leaf.trim[0]), round(leaf.trim[3] - leaf.trim[1])) for leaf in paper.leaves}
    if len(sizes) > 1:
        shown = ", ".join(f"{width / MM:.0f} x {height / MM:.0f} mm" for width, height in sorted(sizes))
        yield Fault("page-sizes", f"the pages have different sizes: {shown}")


def notes(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """No annotation stands where ink does (6.7); pages do nothing when they are opened."""
    for leaf in paper.leaves:
        hit = [(kind, box) for kind, box in leaf.notes
               if kind not in ("PrinterMark", "TrapNet", "Popup") and not apart(box, leaf.bleed)]
        if hit:
            kinds = ", ".join(sorted({kind for kind, _ in hit}))
            yield Fault("annotation", f"annotations ({kinds}) stand on the page", leaf.number,
                        tuple(place(box, leaf) for _, box in hit[:5]), len(hit))
        if leaf.actions:
            yield Fault("action", "the page acts when it is opened", leaf.number)


def fonts(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """Every font is in the file (6.4)."""
    for face in sorted(set(paper.painted.fonts.values()), key=lambda face: (face.page, face.name)):
        if not face.embedded:
            yield Fault("font-missing", f"the font {face.name} is not in the file", face.page)
        elif face.kind == "Type3":
            yield Fault("font-type3", "the page has a font of drawings (Type 3)", face.page, severity=WARNING)


def troubles(paper: Paper, _condition: Condition) -> Iterator[Fault]:
    """Tell what could not be read, and what needs another file or the printer's own settings."""
    if not paper.leaves:
        yield Fault("no-pages", "the file has no pages")
    for page, what in dict.fromkeys(paper.painted.troubles):
        yield Fault("damaged", f"{what} cannot be read", page)
    for page, what in dict.fromkeys(paper.painted.foreign):
        yield Fault("foreign", f"the page calls {what}", page)
    for page, what in dict.fromkeys(paper.painted.states):
        yield Fault("press-setting", f"the page sets {what}, which belongs to the press", page)


def place(box: Box, leaf: Leaf) -> Box:
    """Give a box in mm from the trim's top left corner."""
    left, _, _, top = leaf.trim
    return ((box[0] - left) / MM, (top - box[3]) / MM, (box[2] - left) / MM, (top - box[1]) / MM)
