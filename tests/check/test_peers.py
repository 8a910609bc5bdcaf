"""PDFs of other tools are judged by the same rules, in their own words, and without a crash."""

from pathlib import Path

import pytest
import weasyprint

from presswork.check.gallery import hang
from presswork.check.preflight import preflight
from presswork.check.separations import ghostscript
from presswork.finish.conditions import condition

PEERS = Path(__file__).parent / "peers"  # a page each with a heading, type of 4 pt, a red, a gradient
PAGE = """<!doctype html><title>Ten years</title><style>@page { size: 120mm 80mm; margin: 10mm; bleed: 3mm }
div { width: 40mm; height: 6mm } small { font-size: 4pt }</style><h1>Ten years</h1><p>A line of text,
<a href="https://example.org">a link</a> and <small>a small one</small>.</p>
<div style="background: linear-gradient(red, blue)"></div><div style="background: red; opacity: .5"></div>"""
NOT_PDFX = {"not-pdfx", "metadata", "trapped", "output-intent"}
# what each does beyond not being PDF/X: no bleed, links, colours of the screen, a hairline
FOUND = {
    "typst": {"no-trim", "bleed-box", "rgb-profile", "grey-profile", "hairline", "small-text", "knockout-black"},
    "chromium": {"no-trim", "bleed-box", "rgb", "annotation", "small-text", "no-id"},
    "weasyprint": {"rgb", "annotation", "small-text", "blend-space"},
}


@pytest.fixture
def peer(tmp_path):
    """Give the file of a tool: WeasyPrint's is made here, the others' were."""
    def file(tool):
        if tool != "weasyprint":
            return PEERS / f"{tool}.pdf"
        weasyprint.HTML(string=PAGE).write_pdf(tmp_path / "weasyprint.pdf")
        return tmp_path / "weasyprint.pdf"

    return file


@pytest.mark.parametrize("tool", FOUND)
def test_what_is_found(peer, tool):
    """A file for the screen is told as such, with what it does; it has no damage, and none is made up."""
    verdict = preflight(peer(tool), condition("coated"), rendered=False)
    assert not verdict.clean
    assert NOT_PDFX | FOUND[tool] <= {fault.rule for fault in verdict.faults}
    assert set() == {"damaged", "foreign", "font-missing", "low-ppi"} & {fault.rule for fault in verdict.faults}


@pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")
@pytest.mark.parametrize("tool", FOUND)
def test_its_proofs(peer, tool, tmp_path):
    """Ink is measured and proofs are drawn of it too: places circled, the press's colours, its plates."""
    verdict = preflight(peer(tool), condition("newsprint"))
    assert {"Cyan", "Magenta", "Yellow", "Black"} == set(verdict.inks[0].plates)
    made = list(hang(verdict, tmp_path / "proof", tmp_path / "soft", tmp_path / "plates"))
    assert len({file.suffix for file in made}) == 2
    assert all(file.stat().st_size > 500 for file in made)
