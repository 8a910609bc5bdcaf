"""Proofs: pages with the places of faults circled, as PDF and PNG; a soft proof in the press's colours; plates.

Drawing pages needs Ghostscript; the annotated PDF does not.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image, ImageCms

from presswork.check.fault import Fault
from presswork.check.paper import Leaf
from presswork.check.preflight import Verdict
from presswork.check.rules_paper import spots_of
from presswork.check.separations import bounded, rendering
from presswork.model.report import ERROR, WARNING
from presswork.model.units import MM

COLOURS = {ERROR: (0.85, 0.05, 0.1), WARNING: (0.9, 0.5, 0.0)}
AIR = 1.5     # mm between a place and the line round it
PROOF_DPI, SHEET = 100, 595.0
SIZE, LEADING = 9.0, 13.0
DIGIT, BADGE = 5.0, 12.0   # pt: a figure of Helvetica at SIZE, and the height of the badge behind it
SAFE = 0.45   # em: what a letter of Helvetica takes on average


def annotated(verdict: Verdict) -> bytes:
    """Give the file with every place circled and numbered, and the numbers told on sheets after it."""
    out = io.BytesIO()
    with pikepdf.open(verdict.path) as pdf:
        told = [fault for fault in verdict.faults if fault.severity in COLOURS]
        numbered = list(enumerate(told, start=1))
        if verdict.paper:
            for leaf in verdict.paper.leaves:
                mine = [(number, fault) for number, fault in numbered if fault.page == leaf.number]
                if mine:
                    _circle(pdf, leaf, mine)
        for start in range(0, len(numbered), 50):
            _tell(pdf, verdict, numbered[start:start + 50])
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _circle(pdf: pikepdf.Pdf, leaf: Leaf, faults: list[tuple[int, Fault]]) -> None:
    page = pdf.pages[leaf.number - 1]
    form = pikepdf.Stream(pdf, "\n".join(_drawn(leaf, faults)).encode("latin-1"))
    form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form,
                 "/BBox": pikepdf.Array(list(leaf.boxes["MediaBox"])),
                 "/Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(H=_font(pdf)))})
    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/PressworkProof"))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\nq {name} Do Q\n".encode())


def _drawn(leaf: Leaf, faults: list[tuple[int, Fault]]) -> Iterator[str]:
    """Draw a rounded line round each place, with the fault's number; one without a place stands at the head."""
    left, _, _, top = leaf.trim
    bare = left + 6
    for number, fault in faults:
        ink = " ".join(f"{part:g}" for part in COLOURS[fault.severity])
        for box in fault.boxes:
            x, y = left + (box[0] - AIR) * MM, top - (box[3] + AIR) * MM
            width, height = (box[2] - box[0] + 2 * AIR) * MM, (box[3] - box[1] + 2 * AIR) * MM
            yield f"{ink} RG 1 w {_rounded(x, y, width, height)} S"
            yield _badge(x, y + height, number, ink)
        if not fault.boxes:
            yield _badge(bare, top - 16, number, ink)
            bare += 10 + DIGIT * len(str(number))


def _badge(x: float, y: float, number: int, ink: str) -> str:
    """Write a number in white on a patch."""
    wide = 7 + DIGIT * len(str(number))
    return (f"{ink} rg {_rounded(x, y, wide, BADGE)} f "
            f"BT 1 g /H {SIZE} Tf {x + 3.5:.2f} {y + 2.8:.2f} Td ({number}) Tj ET")


def _rounded(x: float, y: float, width: float, height: float) -> str:
    """Draw a box with round corners."""
    r = min(6.0, width / 2, height / 2)
    right, high, pull = x + width, y + height, r * 0.45
    parts = ((x + r, y, "m"), (right - r, y, "l"), (right - pull, y, right, y + pull, right, y + r, "c"),
             (right, high - r, "l"), (right, high - pull, right - pull, high, right - r, high, "c"), (x + r, high, "l"),
             (x + pull, high, x, high - pull, x, high - r, "c"), (x, y + r, "l"),
             (x, y + pull, x + pull, y, x + r, y, "c"))
    return " ".join(" ".join(part if isinstance(part, str) else f"{part:.2f}" for part in step) for step in parts)


def _tell(pdf: pikepdf.Pdf, verdict: Verdict, faults: list[tuple[int, Fault]]) -> None:
    """Add a sheet that says what each number is."""
    page = pdf.add_blank_page(page_size=(SHEET, 842))
    page.obj.TrimBox = pikepdf.Array([0, 0, SHEET, 842])
    page.add_resource(_font(pdf), pikepdf.Name.Font, pikepdf.Name("/H"))
    word = "passed" if verdict.clean else "failed"
    rows = [f"{verdict.path.name}: preflight for {verdict.condition.name} {word}", ""]
    rows += [f"{number}  {fault.severity}: {fault}" for number, fault in faults]
    lines = [f"BT /H {SIZE} Tf {LEADING} TL 40 800 Td"]
    for row in rows:
        lines += [f"({_plain(part)}) Tj T*" for part in _wrapped(row)]
    page.contents_add("\n".join([*lines, "ET"]).encode("latin-1"))


def _wrapped(row: str) -> Iterator[str]:
    """Cut a row into lines that the sheet is wide enough for."""
    room = int((SHEET - 80) / (SIZE * SAFE))
    line = ""
    for word in row.split(" "):
        if line and len(line) + len(word) >= room:
            yield line
            line = "    " + word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _plain(text: str) -> str:
    """Write a text for a font of 256 letters: what it does not have becomes a question mark."""
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return safe.encode("cp1252", "replace").decode("cp1252").encode("latin-1", "replace").decode("latin-1")


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                                BaseFont=pikepdf.Name.Helvetica,
                                                Encoding=pikepdf.Name.WinAnsiEncoding))


def pictures(path: Path, folder: Path, stem: str, dpi: int = PROOF_DPI) -> list[Path]:
    """Draw each page of a file as PNG, numbered from 1. Needs Ghostscript."""
    made = []
    with rendering(path, dpi, "tiff24nc", smooth=True) as drawn:
        for number, file in enumerate(sorted(drawn.glob("p*.tif")), start=1):
            made.append(folder / f"{stem}.{number}.png")
            with Image.open(file) as image:
                image.convert("RGB").save(made[-1])
    return made


def soft_proof(verdict: Verdict, folder: Path, stem: str, dpi: int = PROOF_DPI) -> list[Path]:
    """Draw each page as it comes from the press: inks through the output intent, on its paper. Needs Ghostscript.

    Absolute colorimetric, so that the paper's own colour shows (ISO 12647-7).
    """
    profile = ImageCms.ImageCmsProfile(io.BytesIO(_intent(verdict.path) or verdict.condition.profile.read_bytes()))
    screen = ImageCms.createProfile("sRGB")
    change = ImageCms.buildTransform(profile, screen, "CMYK", "RGB", ImageCms.Intent.ABSOLUTE_COLORIMETRIC)
    made = []
    with rendering(verdict.path, fitting(verdict, dpi), "tiff32nc", smooth=True) as drawn:
        for number, file in enumerate(sorted(drawn.glob("p*.tif")), start=1):
            with Image.open(file) as image:
                shown = ImageCms.applyTransform(image, change)
            if shown is not None:
                made.append(folder / f"{stem}.{number}.png")
                shown.save(made[-1])
    return made


def fitting(verdict: Verdict, dpi: int = PROOF_DPI) -> int:
    """Give the resolution of a proof: of pages the size of a house a lower one."""
    return bounded(dpi, verdict.paper.leaves) if verdict.paper else dpi


def _intent(path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        for intent in pdf.Root.get("/OutputIntents", []):
            if "/DestOutputProfile" in intent and int(intent.DestOutputProfile.get("/N", 0)) == 4:
                return bytes(intent.DestOutputProfile.read_bytes())
    return b""


def plate_previews(verdict: Verdict, folder: Path, stem: str, dpi: int = PROOF_DPI) -> list[Path]:
    """Draw each plate of each page as a grey PNG: dark is ink. Needs Ghostscript."""
    made = []
    spots = len(spots_of(verdict.paper)) if verdict.paper else 0
    with rendering(verdict.path, fitting(verdict, dpi), "tiffsep", spots, smooth=True) as drawn:
        for file in sorted(drawn.glob("p*(*).tif")):
            page, plate = file.stem.removesuffix(")").split("(", 1)
            made.append(folder / f"{stem}.{int(page[1:])}.{plate.replace('/', '-')}.png")
            with Image.open(file) as image:
                image.convert("L").save(made[-1])
    return made
