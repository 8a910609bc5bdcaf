"""The rules of the preflight as a table: what each is called, how grave it is, and how to mend what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from presswork.check import rules_file, rules_marks, rules_paper
from presswork.check.fault import NOTE, Fault
from presswork.check.geometry import apart
from presswork.check.mark import Mark
from presswork.check.paper import Leaf, Paper
from presswork.check.rules_file import place
from presswork.model.condition import Condition
from presswork.model.report import ERROR, WARNING

Whole = Callable[[Paper, Condition], Iterator[Fault]]
Single = Callable[[Mark, Leaf, Condition], str]
SHOWN = 12  # places of a page that are kept for the proof


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that looks at every mark, those outside the trim too where ``anywhere`` is set."""

    slug: str
    severity: str
    look: Single
    anywhere: bool = False


WHOLE: tuple[Whole, ...] = (
    rules_file.identity, rules_file.trapped, rules_file.traits, rules_file.intent, rules_file.boxes, rules_file.turning,
    rules_file.notes, rules_file.fonts, rules_file.troubles, rules_paper.spot_names, rules_paper.blending,
    rules_paper.reversed_text,
)

MARKS: tuple[Rule, ...] = (
    Rule("rgb", ERROR, rules_marks.device_rgb, anywhere=True),
    Rule("rgb-profile", ERROR, rules_marks.other_colour, anywhere=True),
    Rule("cmyk-profile", ERROR, rules_marks.icc_inks, anywhere=True),
    Rule("grey-profile", WARNING, rules_marks.icc_grey, anywhere=True),
    Rule("registration", ERROR, rules_marks.registration, anywhere=True),
    Rule("extra-plate", ERROR, rules_marks.unknown_plate, anywhere=True),
    Rule("colour-ink", ERROR, rules_marks.declared_ink),
    Rule("white-overprint", ERROR, rules_marks.white_overprint),
    Rule("gradient", ERROR, rules_marks.gradient, anywhere=True),
    Rule("rich-text", ERROR, rules_marks.rich_text),
    Rule("many-inks", WARNING, rules_marks.many_inks),
    Rule("small-text", WARNING, rules_marks.small_text),
    Rule("knockout-black", ERROR, rules_marks.knocking_black),
    Rule("near-trim", WARNING, rules_marks.near_knife),
    Rule("hidden-text", WARNING, rules_marks.hidden_text),
    Rule("hairline", ERROR, rules_marks.hairline),
    Rule("inked-line", WARNING, rules_marks.inked_line),
    Rule("low-ppi", ERROR, rules_marks.low_ppi),
    Rule("soft-ppi", WARNING, rules_marks.soft_ppi),
    Rule("heavy-ppi", NOTE, rules_marks.heavy_ppi),
    Rule("deep-picture", WARNING, rules_marks.deep_picture),
    Rule("picture-codec", WARNING, rules_marks.codec),
    Rule("alternates", ERROR, rules_marks.alternates),
    Rule("bleed-art", ERROR, rules_marks.short_bleed),
    Rule("mark-in-bleed", ERROR, rules_marks.in_bleed, anywhere=True),
)

CURES = {
    "encrypted": "save it without a password and without restrictions",
    "unreadable": "export it again",
    "not-pdfx": "export it as PDF/X-4",
    "pdf-version": "export it as PDF/X-4, which is PDF 1.6",
    "no-id": "save it again with an ID",
    "metadata": "export it as PDF/X-4, which writes them",
    "trapped": "set Trapped to False where the file is not trapped",
    "form-field": "flatten the fields",
    "action": "take it out",
    "attachment": "send it apart",
    "layer": "flatten the layers that are printed",
    "output-intent": "embed the profile of the printing condition as the one output intent",
    "output-profile": "embed the printer's CMYK profile",
    "other-condition": "check it with the profile that it was made for, or make it for this one",
    "no-registry": "name http://www.color.org as the registry",
    "no-trim": "set the TrimBox to the size of the cut page",
    "art-box": "delete it and keep the TrimBox",
    "box-order": "set TrimBox, BleedBox and MediaBox from the inside out",
    "bleed-box": "export it with bleed",
    "crop-box": "delete the CropBox",
    "turned": "export it upright",
    "user-unit": "export it at its own size",
    "page-sizes": "send pages of one size as one file",
    "annotation": "take it out, or flatten it into the page",
    "font-missing": "embed the font",
    "font-type3": "look whether its letters are sharp on the proof",
    "damaged": "export it again",
    "no-pages": "export it again",
    "foreign": "place the thing itself",
    "press-setting": "export it without transfer curves, halftones and black generation",
    "spot-typo": "give both one name",
    "spot-looks": "define it once",
    "spots": "see that each is on the order",
    "no-blend-space": "give the page a group in DeviceCMYK",
    "blend-space": "blend in DeviceCMYK",
    "rgb": "convert it to the inks of the press",
    "rgb-profile": "convert it to the inks of the press",
    "cmyk-profile": "write it as DeviceCMYK",
    "grey-profile": "write it as DeviceGray or as black ink",
    "registration": "set it in black",
    "extra-plate": "set it in a declared ink, or declare the plate",
    "colour-ink": "take a lighter mixture",
    "white-overprint": "let white knock out",
    "gradient": "draw it in the inks of the press, or as a picture",
    "rich-text": "set it in black alone",
    "many-inks": "set it in one or two inks, or larger",
    "small-text": "set it larger",
    "reversed-text": "set it larger or bolder, or on a ground of one or two inks",
    "knockout-black": "let black text overprint, with OPM 1",
    "near-trim": "move it inwards",
    "hidden-text": "see that nothing is missing on the proof",
    "hairline": "draw it heavier",
    "inked-line": "draw it in one ink, or heavier",
    "low-ppi": "place a larger picture, or place it smaller",
    "soft-ppi": "place a larger picture, or place it smaller",
    "heavy-ppi": "scale it down to save time",
    "deep-picture": "save it with 8 bits",
    "picture-codec": "save it as JPEG or without loss",
    "alternates": "keep one picture",
    "mark-in-bleed": "move the marks outwards",
    "total-ink": "take lighter mixtures, or separate pictures with the printer's profile",
    "total-ink-spot": "look at the place; a few pixels do no harm",
    "bleed-art": "draw what touches the trim on into the bleed",
    "unused-plate": "leave the plate off the order",
    "not-measured": "leave out --no-render, or install Ghostscript (gs), to have the ink measured",
    "not-rendered": "export it again; Ghostscript could not draw it",
}


def examine(paper: Paper, condition: Condition) -> list[Fault]:
    """Put a file to every rule that needs no rendering."""
    found = [fault for rule in WHOLE for fault in rule(paper, condition)]
    found += _marks(paper, condition)
    return [cured(fault) for fault in found]


def cured(fault: Fault) -> Fault:
    """Give a fault its cure."""
    return replace(fault, cure=fault.cure or CURES[fault.rule])


def _marks(paper: Paper, condition: Condition) -> Iterator[Fault]:
    """Ask every rule about every mark; what one says of a page more than once is told once, with the places."""
    said: dict[tuple[int, int, str], list[Mark]] = {}
    for mark in paper.painted.marks:
        leaf = paper.leaves[mark.page - 1]
        outside = mark.box is not None and apart(mark.box, leaf.trim)
        for at, rule in enumerate(MARKS):
            if (rule.anywhere or not outside) and (what := rule.look(mark, leaf, condition)):
                said.setdefault((mark.page, at, what), []).append(mark)
    for (page, at, what), marks in sorted(said.items()):
        leaf = paper.leaves[page - 1]
        boxes = tuple(place(mark.box, leaf) for mark in marks if mark.box)[:SHOWN]
        yield Fault(MARKS[at].slug, what, page, boxes, len(marks), MARKS[at].severity)
