"""What is measured on rendered separations: ink, plates, bleed art; and how many pixels they may have."""

import pytest
from pikepdf import Dictionary
from sound import COATED, TRIM, add, rules, saved, sound

from presswork.check.paper import Leaf, read_paper
from presswork.check.preflight import preflight
from presswork.check.separations import DPI, PIXELS, bounded, ghostscript, measure


@pytest.mark.parametrize("side", [3, 600, 1200, 14400, 100_000, 1e7])
def test_a_page_of_any_size_is_drawn(side):
    """However large a page is, its plates have a bounded number of pixels; an ordinary one is drawn as asked."""
    dpi = bounded(DPI, [Leaf(1, {"MediaBox": (0, 0, side, side)})])
    assert dpi >= 1
    assert dpi == DPI if side <= 1200 else (side * dpi / 72) ** 2 <= PIXELS or dpi == 1


def test_without_ghostscript(tmp_path, monkeypatch):
    """Where Ghostscript is missing the ink is told as not measured, never as passed in silence."""
    monkeypatch.setattr("presswork.check.separations.ghostscript", lambda: "")
    verdict = preflight(saved(sound(), tmp_path / "sound.pdf"), COATED)
    assert ["not-measured"] == [fault.rule for fault in verdict.faults]
    assert () == verdict.inks


@pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")
def test_total_ink_is_measured(tmp_path):
    """Inks that overprint add up only when they are drawn: the measured total is an error with its place."""
    pdf = sound()
    states = Dictionary(OP=True, op=True, OPM=1)
    add(pdf, "/O gs 0 0 1 1 k 130 400 90 90 re f 1 1 0 0 k 130 400 90 90 re f", ExtGState__O=states)
    verdict = preflight(saved(pdf, tmp_path / "heavy.pdf"), COATED)
    [fault] = [fault for fault in verdict.faults if fault.rule == "total-ink"]
    assert 1 == fault.page
    assert verdict.inks[0].most > 390


@pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")
def test_drawn_bleed(tmp_path):
    """Art that stops short of the bleed's end is seen in the rendered plates too."""
    pdf = sound()
    clip = f"{TRIM[0]} {TRIM[1]} {TRIM[2] - TRIM[0]} {TRIM[3] - TRIM[1]} re W n"
    data = pdf.pages[0].Contents.read_bytes().split(b"\n", 1)
    pdf.pages[0].obj.Contents = pdf.make_stream(
        b"q " + clip.encode() + b" 30 w 0 0 0 .5 K 37 0 m 37 900 l S Q\n" + data[1])
    assert "bleed-art" in rules(saved(pdf, tmp_path / "stroke.pdf"))


@pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")
@pytest.mark.parametrize("slant", [40, 15, -25])
def test_slanted_art_goes_on(slant, tmp_path):
    """A ground whose edge crosses the trim at a slant, as a ring's does, is no art that stops short."""
    pdf = sound()
    out, low, high = 28, TRIM[1] + 200, TRIM[1] + 400
    cross = f"0 0 0 .7 k 90 {low} m {out} {low + slant} l {out} {high + slant} l 90 {high} l f"
    first = pdf.pages[0].Contents.read_bytes().split(b"\n", 1)[1]
    pdf.pages[0].obj.Contents = pdf.make_stream(cross.encode() + b"\n" + first)
    assert "bleed-art" not in rules(saved(pdf, tmp_path / "slant.pdf"))


GROUND = "0 0 0 .7 k {0} {1} {2} {3} re f"
PAST = (TRIM[2] + 3, TRIM[1] + 100, 20, 300)  # paper from 1 mm outside the trim on, along 300 pt of it
OVER = " ".join(f"{PAST[0]} {PAST[1] + at} m {PAST[0]} {PAST[1] + at + 60} l 660 {PAST[1] + at + 70} l h f"
                for at in range(0, 300, 60))


@pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")
@pytest.mark.parametrize(("whites", "found"), [(OVER, False), ("{} {} {} {} re f".format(*PAST), True)])
def test_paper_left_in_a_ground(whites, found, tmp_path):
    """A ground that bleeds carries a drawing left white in it; a white ground that hides it at the edge is told."""
    pdf = sound()
    ground = GROUND.format(20, 20, TRIM[2], TRIM[3])
    first = pdf.pages[0].Contents.read_bytes().split(b"\n", 1)[1]
    pdf.pages[0].obj.Contents = pdf.make_stream(f"{ground} 0 0 0 0 k {whites}".encode() + b"\n" + first)
    assert found == ("bleed-art" in rules(saved(pdf, tmp_path / "white.pdf")))


@pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")
def test_pages_shared_out(tmp_path):
    """Of a long file only the pages asked for are drawn, in two processes, and each keeps its number."""
    pdf = sound(12)
    pdf.pages[9].contents_add(b"\nq 1 1 1 1 k 130 400 50 50 re f Q\n")
    paper = read_paper(saved(pdf, tmp_path / "long.pdf"))
    _, inks = measure(paper, COATED, pages=(2, 3, 4, 5, 6, 8, 10, 11))
    assert [2, 3, 4, 5, 6, 8, 10, 11] == [ink.page for ink in inks]
    assert [10] == [ink.page for ink in inks if ink.most > 390]
