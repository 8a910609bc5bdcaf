"""Printing conditions: the house's, and a user's own by path."""

import shutil

import pytest

from presswork.finish.conditions import PROFILES, condition
from presswork.model.report import Faults

OWN = "about: Our web press\nprofile: own.icc\ntotal_ink: 260\nlimits: {line: 0.3, ppi: [120, 180, 600]}\n"


@pytest.fixture
def folder(tmp_path):
    """Make a folder with a profile of the user's own."""
    shutil.copy(PROFILES / "newsprint_240.icc", tmp_path / "own.icc")
    return tmp_path


@pytest.mark.parametrize(("name", "total"), [("coated", 300), ("newsprint", 240)])
def test_house_conditions(name, total):
    """The house's conditions name a profile that is there, a registered characterisation and a total ink."""
    found = condition(name)
    assert (name, total) == (found.name, found.total_ink)
    assert found.profile.is_file()
    assert found.characterisation
    assert found.registry


def test_own_file(folder):
    """A condition of the user's own is a file; what it leaves out has the house's values."""
    (folder / "web.yaml").write_text(OWN, encoding="utf-8")
    found = condition("web.yaml", folder)
    assert ("web", 260, 0.3, 0.5, (120, 180, 600)) == (
        found.name, found.total_ink, found.limits.line, found.limits.ink_line, found.limits.ppi)
    assert folder / "own.icc" == found.profile


def test_own_profile(folder):
    """An ICC file alone is a condition, with no name that anyone registered."""
    found = condition("own.icc", folder)
    assert (folder / "own.icc", "", "own") == (found.profile, found.characterisation, found.name)


@pytest.mark.parametrize(("name", "text", "slug"), [
    ("newsprnt", "", "unknown-condition"),
    ("none.yaml", "", "missing-file"),
    ("web.yaml", OWN.replace("own.icc", "no.icc"), "bad-profile"),
    ("web.yaml", OWN.replace("own.icc", "web.yaml"), "bad-profile"),
    ("web.yaml", OWN.replace("total_ink", "totalink"), "unknown-key"),
    ("web.yaml", OWN + "intent: bright\n", "wrong-value"),
    ("no.icc", "", "bad-profile"),
])
def test_faults(name, text, slug, folder):
    """What is wrong with a condition is told by name."""
    if text:
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(Faults) as caught:
        condition(name, folder)
    assert slug in {finding.slug for finding in caught.value.findings}
