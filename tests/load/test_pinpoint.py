"""Pinpointing: findings get the line and column of the words that they quote."""

import pytest

from presswork.load.pinpoint import pinpointed
from presswork.model.place import Place
from presswork.model.report import Finding

STORY = """\
---
headline: 渡口🚢今年
---

第一段里有🚓一辆，
第二行。

第二段里又有🚓一辆，写着**别的**字样。
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "lead.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "publication.yaml").write_text("title: 渡口\nnote: 报\u00a9头\n", encoding="utf-8")
    return tmp_path


def where(folder, near, line=0, column=1):
    """Pinpoint a finding in the story (line 0: in no file); gives file, line and column."""
    place = Place((folder / "stories" / "lead.md").as_posix(), line, column) if line else None
    [found] = pinpointed([Finding(place, "it is wrong", "slug", "mend it", near=near)], folder)
    return found.place and (found.place.file.rsplit("/", 1)[-1], found.place.line, found.place.column)


@pytest.mark.parametrize(("near", "line", "expected"), [
    ("🚓", 5, (5, 6)), ("🚓", 8, (8, 7)), ("第二行", 5, (6, 1)),
    ("又有🚓一辆，写着别的", 8, (8, 5)),  # the marks of the source are not on the line
    ("第二段", 5, (6, 1)),                # as much of it as stands in this paragraph
    ("没有", 8, (8, 1)), ("🚓", 99, (99, 1)),
])  # fmt: skip
def test_in_its_paragraph(folder, near, line, expected):
    """Words are looked for from their paragraph's place to its end; what is not there leaves the place as it was."""
    assert where(folder, near, line) == ("lead.md", *expected)


@pytest.mark.parametrize(("near", "expected"), [
    ("🚢", ("lead.md", 2, 13)), ("\u00a9", ("publication.yaml", 2, 8)), ("没有", None), ("第二段的开头", None),
])  # fmt: skip
def test_in_every_text(folder, near, expected):
    """A finding without a file is looked for in publication.yaml, the stories and the tables, if it quotes enough."""
    assert where(folder, near) == expected


def test_a_file_that_is_gone(tmp_path):
    """A file that cannot be read leaves the place as it was; findings that quote nothing are not touched."""
    place = Place((tmp_path / "gone.md").as_posix(), 3, 1)
    findings = [Finding(place, "it is wrong", "slug", "mend it", near="词"), Finding(None, "all is wrong", "slug", "")]
    assert list(pinpointed(findings)) == findings
