"""Names of finished files."""

from pathlib import Path

import pytest

from presswork.deliver.names import LONGEST, is_file_name, target_path
from presswork.model.place import Place
from presswork.model.report import Faults


def test_path_is_publication_edition_target() -> None:
    """A finished file is OUT/PUBLICATION/EDITION.TARGET.pdf."""
    assert Path("out/年报/brochure.press.pdf") == target_path(Path("out"), "年报", "brochure", "press")


@pytest.mark.parametrize("name", ["lead", "年报 2022", "a.b", "x" * LONGEST, "console"])
def test_plain_names_are_file_names(name: str) -> None:
    """Letters of any script, inner spaces and dots may stand in a name."""
    assert is_file_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        ".hidden",
        "a/b",
        "a\\b",
        "a:b",
        "what?",
        "a\nb",
        "end.",
        " lead",
        "CON",
        "nul.txt",
        "年" * 41,
    ],
)
def test_names_that_some_disk_refuses_are_not(name: str) -> None:
    """What Linux, macOS or Windows would refuse or hide is no file name."""
    assert not is_file_name(name)


def test_every_bad_part_is_told_at_once() -> None:
    """Both bad parts of a path are in one Faults, with the place of the edition."""
    place = Place("publication.yaml", 3, 3)
    with pytest.raises(Faults) as caught:
        target_path(Path("out"), "..", "a/b", "press", place)
    assert ["bad-name", "bad-name"] == [finding.slug for finding in caught.value.findings]
    assert {place} == {finding.place for finding in caught.value.findings}
