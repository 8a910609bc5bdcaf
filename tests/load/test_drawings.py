"""Drawings: what an SVG picture may have, and the line of what it may not."""

import pytest

from presswork.load.drawings import check_drawing
from presswork.load.ledger import Ledger
from presswork.load.source import read_source
from presswork.model.report import Faults

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">\n'


def checked(folder, body, head=HEAD):
    (folder / "plan.svg").write_text(f"{head}{body}\n</svg>", encoding="utf-8")
    ledger = Ledger()
    source = read_source(folder / "plan.svg", ledger)
    check_drawing(source, ledger)
    ledger.settle()


def test_plain_line_art_passes(tmp_path):
    """Shapes in inks, groups that move and upright text are taken without a word."""
    checked(tmp_path, '<g transform="scale(2)"><path d="M0 0L1 1" stroke="var(--ink-base, #000)" fill="none"/></g>'
                      '<text x="1" y="2" class="note" text-anchor="end">a</text>')  # fmt: skip


@pytest.mark.parametrize(("body", "what"), [
    ("<script>alert(1)</script>", "<script> cannot be painted"),
    ("<style>path{fill:red}</style>", "<style> cannot be painted"),
    ('<image href="https://example.org/a.png"/>', "<image> cannot be painted"),
    ('<path d="M0 0" onclick="x()"/>', "'onclick'"),
    ('<path d="M0 0" style="fill:red"/>', "'style'"),
    ('<path d="M0 0" fill="#ff0000"/>', "#ff0000 is no ink"),
    ('<path d="M0 0" fill="url(#a)"/>', "is no ink"),
    ('<g transform="rotate(9)"><g><text x="1" y="1">a</text></g></g>', "turned or moved"),
    ('<path d="M0 0">', "not XML"),
])  # fmt: skip
def test_what_cannot_be_painted(tmp_path, body, what):
    """Scripts, styles, images, links, foreign colours, turned text and broken XML are errors, on their line."""
    with pytest.raises(Faults) as told:
        checked(tmp_path, body)
    first = told.value.findings[0]
    assert ("bad-drawing", True) == (first.slug, what in first.what)
    assert first.place.line in {2, 3}


def test_no_entities(tmp_path):
    """A document type, and with it entities that grow without end, is refused unread."""
    with pytest.raises(Faults, match="no entities"):
        checked(tmp_path, "&a;", '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + HEAD)


def test_view_box_is_needed(tmp_path):
    """Without a viewBox nothing says how large the drawing is."""
    with pytest.raises(Faults, match="no viewBox"):
        checked(tmp_path, "", '<svg xmlns="http://www.w3.org/2000/svg">')
