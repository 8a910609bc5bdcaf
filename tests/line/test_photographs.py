"""A photograph goes through the whole line: as it is on a screen, in the inks of the press in print."""

import pikepdf
import pytest
from PIL import Image

from presswork.line import build

TEXT = "The sheet is damped before it is printed, and dried when both its sides are. " * 12
STORY = f"---\nrank: 2\nheadline: On damp paper\n---\n\n{TEXT}\n\n![](figure:sheet)\n\n{TEXT}\n\n{TEXT}\n"
PUBLICATION = """
title: Damp
language: en
issuer: Presswork
date: 2026-01-01
editions:
  brochure: {layout: brochure, stories: [damp], figures: [sheet]}
figures:
  sheet: {kind: picture, file: sheet.jpg, title: A sheet, alt: "A sheet's \\"grain\\" & deckle", source: drawn}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Build a book with a photograph for the screen and the press: {target: path}."""
    folder = tmp_path_factory.mktemp("damp")
    (folder / "stories").mkdir()
    (folder / "stories" / "damp.md").write_text(STORY, encoding="utf-8")
    (folder / "publication.yaml").write_text(PUBLICATION, encoding="utf-8")
    Image.radial_gradient("L").resize((2400, 1600)).convert("RGB").save(folder / "sheet.jpg")
    built = build(folder, editions=None, targets=["screen", "press"], out=folder / "out", report=lambda _stage: None)
    return {one.target: one.path for one in built}


def pictures(path):
    """List a file's pictures: their space and their filter."""
    with pikepdf.open(path) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        return [(str(each.ColorSpace), str(each.Filter)) for each in found]


@pytest.mark.parametrize(("target", "space"), [("screen", "/DeviceRGB"), ("press", "/DeviceCMYK")])
def test_a_photograph_is_in_the_inks_of_its_target(files, target, space):
    """The file has the one photograph, in the target's colours."""
    assert pictures(files[target]) == [(space, "/DCTDecode")]


def test_a_photograph_says_what_it_shows(files):
    """Its alternative text stands in the tag tree as it was written."""
    with pikepdf.open(files["screen"]) as pdf:
        said = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert 'A sheet\'s "grain" & deckle' in said
