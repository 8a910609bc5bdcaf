"""Layouts: pages, faces, styles and the order of search."""

import dataclasses
from pathlib import Path

import pytest

from presswork.load import styles
from presswork.load.faces import parse_face
from presswork.load.layout import load_layout
from presswork.load.lengths import parse_length
from presswork.model.layout import TableRules
from presswork.model.report import Faults
from presswork.model.style import Face, TypeStyle

LAYOUT = """\
planner: newspaper
page:
  size: [210, 297]
  bleed: 3
  rows: 70
  margin: {top: 3 rows, bottom: 36 pt, inner: 12, outer: 1 cm}
  columns: 4
  measure: [15, body]
inks:
  text: {srgb: "#1C1A19", cmyk: [0, 0, 0, 100]}
faces:
  song: ["Noto Serif CJK SC 500"]
  mixed: ["Newsreader 600 italic opsz=72", "Noto Serif CJK SC 900"]
styles:
  body: {faces: song, size: 8, leading: 1 row, lead: mixed, strong: [song, mixed], features: onum,
         balance: yes}
  deck: {faces: mixed, size: 8.2, leading: 12.5, indent: 2, features: [onum, ss01], role: H1}
words:
  zh-Hans: {page: 版}
options: {strip: [], page: "1"}
plan: {masthead: 4}
"""


def load(tmp_path, text=LAYOUT):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "layout.yaml").write_text(text, encoding="utf-8")
    return load_layout("news", [tmp_path])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noto Serif CJK SC 500", Face("Noto Serif CJK SC", 500)),
        ("Newsreader 600 italic opsz=72", Face("Newsreader", 600, italic=True, axes=(("opsz", 72.0),))),
        ("Source Serif 4 400", Face("Source Serif 4", 400)),
        ("Archivo", Face("Archivo", 400)),
        ("Archivo wdth=62.5 opsz=-1", Face("Archivo", 400, axes=(("wdth", 62.5), ("opsz", -1.0)))),
        ("500", None),
        ("Archivo 500 bold", Face("Archivo 500 bold", 400)),
        ("Archivo 2000", None),
        ("Archivo 500 opsz=", None),
    ],
)
def test_face(text, expected):
    """A face is its family, weight, slant and axes; a family may end in a word or a digit."""
    assert parse_face(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 72 * 12 / 25.4), ("12 mm", 72 * 12 / 25.4), ("3 rows", 36), ("1row", 12), ("-5pt", -5)],
)
def test_length(text, expected):
    """Lengths are in mm, pt or rows."""
    assert parse_length(text, 12, "mm") == pytest.approx(expected)


def test_page(tmp_path):
    """The page is in pt; the measure is em of a style, the gutter takes the rest."""
    page = load(tmp_path).page
    assert page.baseline == pytest.approx(297 / 25.4 * 72 / 70)
    assert (page.top, page.bottom) == (pytest.approx(3 * page.baseline), 36)
    assert page.column == pytest.approx(120)
    assert page.span(4) == pytest.approx(page.width - page.inner - page.outer)


def test_gutter(tmp_path):
    """With a gutter the columns share what is left."""
    page = load(tmp_path, LAYOUT.replace("measure: [15, body]", "gutter: 12 pt")).page
    assert page.gutter == 12
    assert page.span(4) == pytest.approx(page.width - page.inner - page.outer)


def test_single_column(tmp_path):
    """One column needs neither measure nor gutter."""
    page = load(tmp_path, LAYOUT.replace("columns: 4\n  measure: [15, body]", "columns: 1")).page
    assert page.column == pytest.approx(page.width - page.inner - page.outer)


def test_styles(tmp_path):
    """Styles have their faces by name, leading in rows or pt, and one feature or several."""
    layout = load(tmp_path)
    body, deck = layout.styles["body"], layout.styles["deck"]
    assert body.leading == pytest.approx(layout.page.baseline)
    assert (deck.leading, deck.indent, deck.role) == (12.5, 2, "H1")
    assert (body.features, deck.features, body.balance) == (("onum",), ("onum", "ss01"), True)
    assert [face.weight for face in body.strong] == [500, 600, 900]
    assert body.lead == deck.faces


def test_rest(tmp_path):
    """Inks, words, options and the planner's values are as written."""
    layout = load(tmp_path)
    assert (layout.inks["text"].srgb, layout.inks["text"].cmyk) == ("#1c1a19", (0, 0, 0, 100))
    assert (layout.words["zh-Hans"]["page"], layout.options, layout.plan) == (
        "版",
        {"strip": [], "page": "1"},
        {"masthead": 4},
    )


@pytest.mark.parametrize(("said", "rules"), [
    ("", TableRules(0.8, 0.4, 0.0, 0.8, "text")),
    ("\ntable: {over: 1.2, row: 0.25}\n", TableRules(1.2, 0.4, 0.25, 0.8, "text")),
])  # fmt: skip
def test_table_rules(tmp_path, said, rules):
    """The rules of tables are as written, and three where nothing is said."""
    assert load(tmp_path, LAYOUT + said).table == rules


@pytest.mark.parametrize(("said", "slug"), [("ink: txt", "unknown-ink"), ("head: thick", "wrong-type"),
                                            ("over: 9", "wrong-value"), ("foot: 1", "unknown-key")])
def test_wrong_table_rules(tmp_path, said, slug):
    """Rules are weights in pt, in an ink of the layout."""
    with pytest.raises(Faults) as caught:
        load(tmp_path, f"{LAYOUT}\ntable: {{{said}}}\n")
    assert [finding.slug for finding in caught.value.findings] == [slug]


def test_all_fields():
    """Every field of TypeStyle can be set in layout.yaml: its type has a reader."""
    reader = styles.Styles(None, 12, {"f": (Face("F"),)}, {}, None)
    hints = {hint for hint, _ in styles._fields().values()}
    assert len(styles._fields()) == len(dataclasses.fields(TypeStyle)) - 1
    assert hints <= set(reader._readers)


def test_order_of_search(tmp_path):
    """The first folder's layout.yaml is taken; all folders of the name are searched for templates."""
    for folder, planner in (("own", "mine"), ("house", "newspaper")):
        (tmp_path / folder / "news").mkdir(parents=True)
        (tmp_path / folder / "news" / "layout.yaml").write_text(
            LAYOUT.replace("planner: newspaper", f"planner: {planner}"), encoding="utf-8"
        )
    folders = [tmp_path / "own", tmp_path / "none", tmp_path / "house"]
    assert load_layout("news", folders).planner == "mine"
    (tmp_path / "own" / "news" / "layout.yaml").unlink()
    layout = load_layout("news", folders)
    assert layout.planner == "newspaper"
    assert [Path(folder).parent.name for folder in layout.folders] == ["own", "house"]


def test_all_errors_at_once(tmp_path):
    """Errors of page, inks, faces and styles are told together."""
    text = (
        LAYOUT.replace("#1C1A19", "black")
        .replace("3 rows", "3 lines")
        .replace("role", "rolle")
        .replace("faces: song", "faces: sng")
    )
    with pytest.raises(Faults) as caught:
        load(tmp_path, text)
    assert {finding.slug for finding in caught.value.findings} == {
        "wrong-value",
        "bad-length",
        "unknown-key",
        "unknown-face",
    }


def test_page_fault_hides_nothing_else(tmp_path):
    """A wrong page is one error, and the styles are looked at all the same."""
    text = LAYOUT.replace("columns: 4", "columns: four").replace("faces: song", "faces: sng")
    with pytest.raises(Faults) as caught:
        load(tmp_path, text.replace("  measure: [15, body]\n", ""))
    assert {finding.slug for finding in caught.value.findings} == {"wrong-type", "unknown-face"}


def test_name_is_no_path(tmp_path):
    """A layout's name cannot lead out of the folders."""
    load(tmp_path)
    with pytest.raises(Faults, match="unknown-layout"):
        load_layout("../news", [tmp_path / "news"])


def test_base_folders_come_last(tmp_path):
    """A layout that builds on another folder has that folder's templates after its own, in the order of search."""
    for name in ("own/news", "house/news", "own/shared", "house/shared"):
        (tmp_path / name).mkdir(parents=True)
    text = LAYOUT.replace("planner:", "base: shared\nplanner:")
    (tmp_path / "house/news/layout.yaml").write_text(text, encoding="utf-8")
    layout = load_layout("news", [tmp_path / "own", tmp_path / "house"])
    found = [Path(folder).relative_to(tmp_path).as_posix() for folder in layout.folders]
    assert ["own/news", "house/news", "own/shared", "house/shared"] == found
