"""What the press cannot print is told with its rule, file and line, before a page is painted."""

from dataclasses import replace

import pytest

from presswork.finish.styles import hiding, unprintable
from presswork.house import shelves
from presswork.load.layout import load_layout

GRADIENT, EFFECT, COLOUR = "press-gradient", "press-effect", "press-colour"
REFUSED = [
    ("background: linear-gradient(var(--ink-red), var(--ink-text))", [GRADIENT]),
    ("background: repeating-radial-gradient(var(--ink-red), var(--ink-text))", [GRADIENT]),
    ("border-image: conic-gradient(var(--ink-red), var(--ink-text)) 1", [GRADIENT]),
    ("box-shadow: 0 0 4pt var(--ink-grey)", [EFFECT]),
    ("text-shadow: 1pt 1pt var(--ink-grey)", [EFFECT]),
    ("mix-blend-mode: multiply", [EFFECT]),
    ("background-blend-mode: screen", [EFFECT]),
    ("filter: blur(2px)", [EFFECT]),
    ("mask-image: url(mask.png)", [EFFECT]),
    ("background: url(photo.png)", ["press-picture"]),
    ("background-image: url('data:image/png;base64,AAAA')", ["press-picture"]),
    ("content: url(mark.svg)", ["press-picture"]),
    ("border: 2pt groove var(--ink-red)", ["press-border"]),
    ("color: #b9161d", [COLOUR]),
    ("color: tomato", [COLOUR]),
    ("background: rgb(10 20 30 / 50%)", [COLOUR]),
    ("--mine: #fff", [COLOUR]),
]
PRINTED = [
    "color: var(--ink-red)", "background: transparent", "opacity: .5", "filter: none", "mix-blend-mode: normal",
    "border: 1pt dashed var(--ink-text)", "background: device-cmyk(0% 100% 95% 0% / 50%)", "content: '—'",
]


@pytest.fixture
def styled(tmp_path):
    """Make a layout of one sheet and one template."""
    def make(css="", template=""):
        (tmp_path / "style.css").write_text(css, encoding="utf-8")
        (tmp_path / "page.html.j2").write_text(template, encoding="utf-8")
        layout = load_layout("newspaper", shelves("layouts", None))
        return replace(layout, folders=(tmp_path.as_posix(),))

    return make


@pytest.mark.parametrize(("declaration", "slugs"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused(declaration, slugs, styled):
    """A declaration that would print wrongly or not at all is told with its rule and place."""
    findings = unprintable(styled(f".plain {{ color: var(--ink-text) }}\n.loud {{ {declaration} }}\n"))
    assert slugs == [finding.slug for finding in findings]
    assert [2] * len(slugs) == [finding.place.line for finding in findings]
    assert all(".loud {" in finding.what for finding in findings)


@pytest.mark.parametrize("declaration", PRINTED)
def test_printed(declaration, styled):
    """What prints as it is meant is let pass."""
    assert [] == unprintable(styled(f".plain {{ {declaration} }}"))


def test_what_is_for_the_screen_alone(styled):
    """Rules for the screen may have its colours; those inside other media rules are looked at."""
    css = "@media screen { a { color: #00f } }\n@media print { a { color: #00f } }\n@font-face { src: url(a.woff) }"
    assert [(COLOUR, 2)] == [(finding.slug, finding.place.line) for finding in unprintable(styled(css))]


@pytest.mark.parametrize(("template", "slug"), [
    ('<svg><linearGradient id="a"/></svg>', GRADIENT), ('<p style="background: radial-gradient(a, b)">', GRADIENT),
    ('<p style="color: #b9161d">', COLOUR), ('<rect fill="#fff"/>', COLOUR),
    ('<p style="background:rgb(1,2,3)">', COLOUR),
])
def test_templates(template, slug, styled):
    """Templates are read as well, with the line."""
    [finding] = unprintable(styled(template="<p>\n" + template))
    assert (slug, 2) == (finding.slug, finding.place.line)


def test_what_may_hide_text(styled):
    """Where composed text was not painted, the rules that may hide it are named, or the template is."""
    css = ".a { opacity: 1 }\n.b { opacity: .5 }\n.c { visibility: hidden }\n.d { display: flex }\n.e { display: none }"
    assert [2, 3, 5] == [finding.place.line for finding in hiding(styled(css), "gone")]
    [finding] = hiding(styled(), "gone")
    assert "template" in finding.what
