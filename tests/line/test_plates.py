"""Plates are what an edition's setting declares, on every paper: four process inks, or black and one red spot."""

import pytest
from plated import with_options

from presswork.check.preflight import preflight
from presswork.check.separations import cut, ghostscript, plates_in, rendering
from presswork.finish.conditions import condition
from presswork.line import build
from presswork.model.report import Faults
from presswork.model.units import MM

DEMO = "yongkang-decade"
NEEDS_GS = pytest.mark.skipif(not ghostscript(), reason="Ghostscript is not installed")


def made(folder, editions, **options):
    """Build editions of the demo for the press with options set: {edition: Built}."""
    place = with_options(DEMO, folder, **options)
    built = build(place, editions=editions, targets=["press"], out=folder / "out", report=lambda _stage: None)
    return {one.edition: one for one in built}


@pytest.fixture(scope="module")
def red(tmp_path_factory):
    """Build the page and the brochure in two plates."""
    return made(tmp_path_factory.mktemp("red"), ["newspaper", "brochure"], plates="red")


@NEEDS_GS
@pytest.mark.parametrize(("edition", "name"), [("newspaper", "newsprint"), ("brochure", "coated")])
def test_two_plates(red, edition, name):
    """A page in black and a red spot has ink on these two plates and on no other, and the preflight takes it."""
    verdict = preflight(red[edition].path, condition(name), plates=("Black", "Red"))
    assert {"Black", "Red"} == {plate for ink in verdict.inks for plate in ink.plates}
    assert verdict.clean, [str(fault) for fault in verdict.faults]


def test_a_spot_is_one_space(red):
    """The spot has one name and one look throughout the file."""
    paper = preflight(red["brochure"].path, condition("coated"), rendered=False).paper
    assert {"Red", "All"} == set(paper.solids)
    assert [1, 1] == [len(looks) for looks in paper.solids.values()]


@NEEDS_GS
@pytest.mark.parametrize("name", ["coated", "newsprint"])
def test_four_plates_within_the_total(name, tmp_path):
    """The brochure keeps to what the paper takes, by an option alone: at 99.9 %, and at most 5 points over anywhere."""
    built = made(tmp_path, ["brochure"], press=name)["brochure"]
    printing = condition(name)
    verdict = preflight(built.path, printing)
    assert {"Cyan", "Magenta", "Yellow", "Black"} >= {plate for ink in verdict.inks for plate in ink.plates}
    assert max(ink.nearly for ink in verdict.inks) <= printing.total_ink
    assert max(ink.most for ink in verdict.inks) <= printing.total_ink + 5
    assert printing.characterisation == verdict.paper.intents[0].condition


@NEEDS_GS
def test_the_ground_alone_ends_the_bleed_of_a_cover(red):
    """What is left white in a cover's ground ends before the bleed does: no check takes it for bare paper."""
    leaf = preflight(red["brochure"].path, condition("coated"), rendered=False).paper.leaves[0]
    left, low, right, high = leaf.trim
    rim = 2.4 * MM
    with rendering(red["brochure"].path, 100, spots=1, pages=(1,)) as folder:
        [(_, plates)] = plates_in(folder)
    total = cut(sum(plates.values()), leaf, (left - rim, low - rim, right + rim, high + rim), 100)
    assert (100, 100) == (total[0].min(), total[-1].min())
    assert (100, 100) == (total[:, 0].min(), total[:, -1].min())


def test_unknown_plates(tmp_path):
    """A setting that the layout has no file for is told."""
    with pytest.raises(Faults, match="the plates 'gold' is not known"):
        made(tmp_path, ["newspaper"], plates="gold")


def test_own_profile(tmp_path):
    """A condition may be the user's own ICC file, seen from the publication's folder."""
    place = with_options(DEMO, tmp_path, press="ours.icc")
    (place / "ours.icc").write_bytes(condition("newsprint").profile.read_bytes())
    [built] = build(place, editions=["newspaper"], targets=["press"], out=tmp_path / "out", report=lambda _stage: None)
    intent = preflight(built.path, condition("newsprint"), rendered=False).paper.intents[0]
    assert ("Custom", 4) == (intent.condition, intent.parts)
