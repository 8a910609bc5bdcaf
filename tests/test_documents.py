"""Documents: what they link to and show is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "data").glob("*/README.md")])
LINK = re.compile(r'(?:src="|\]\()(?!https?:|mailto:|#|figure:)([^")#\s]+)')


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """Every link to a file, and every picture, of a document is there."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [] == [name for name in LINK.findall(text) if not (page.parent / name).exists()]
