"""The guide to the charts: every kind in it, with its options and its picture."""

from pathlib import Path

import pytest

from presswork.chart import kinds
from presswork.house import shelves

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
FOLDERS = shelves("charts", None)


@pytest.mark.parametrize("kind", kinds.known(FOLDERS))
def test_every_kind_is_told(kind):
    """A kind has a passage with a picture, and every option is named in it."""
    passage = GUIDE.partition(f"\n#### {kind}\n")[2].partition("\n#### ")[0]
    assert f"![{kind}](pictures/charts/{kind}.png)" in passage
    assert (ROOT / "docs" / "pictures" / "charts" / f"{kind}.png").is_file()
    options = kinds.constant(kinds.find(f"{kind}.py", FOLDERS), "OPTIONS", {})
    assert [] == [name for name in options if f"`{name}`" not in passage]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_gallery_has_every_kind(language):
    """Both publications of the gallery draw each kind once, and every row of their tables says its source."""
    text = (ROOT / "docs" / "gallery" / language / "publication.yaml").read_text(encoding="utf-8")
    drawn = [line.split(": ")[1] for line in text.splitlines() if line.startswith("    kind: ")]
    assert kinds.known(FOLDERS) == sorted(drawn)
    for file in (ROOT / "docs" / "gallery" / language / "tables").glob("*.csv"):
        head, *rows = file.read_text(encoding="utf-8").splitlines()
        assert head.rpartition(",")[2] in {"source", "来源"}, file.name
        assert not [row for row in rows if row.endswith(",")], file.name
