import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import weasyprint
from chart_office import NEWS, make_figure, make_layout
from weasyprint.text.fonts import FontConfiguration

from presswork.chart import cache as store
from presswork.chart import fonts
from presswork.chart.draw import chart_font_css, draw_figure
from presswork.chart.inks import recolour, roles
from presswork.chart.look import voices
from presswork.model.report import Faults
from presswork.model.style import Face, Ink, TypeStyle

FALLS = ("loss", "fraud", "traffic", "theft")
KINDS = {
    "bar": ("people", "transferred", "days"),
    "change": FALLS,
    "marks": FALLS,
    "numbers": ("people", "days", "dens", "firms"),
    "waffle": ("fraud", "people"),
    "timeline": ("people", "days"),
}


def art_of(kind, publication, layout, width=399, height=220, **values):
    return draw_figure(make_figure(kind, KINDS[kind], **values), publication, layout, width, height)


def pdf_of(svg, layout, width, height):
    style = f"@page {{ size: {width}pt {height}pt; margin: 0 }} svg {{ display: block }} body {{ margin: 0 }}"
    html = f"<html lang=zh-Hans><style>{style}{chart_font_css(layout)}</style><body>{svg}"
    return weasyprint.HTML(string=html).write_pdf(font_config=FontConfiguration())


def page_of(svg, layout, width, height):
    return pypdfium2.PdfDocument(pdf_of(svg, layout, width, height))[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_bytes_twice(kind, publication, newspaper, cache):
    """A drawing made anew equals the one before, byte for byte."""
    first = art_of(kind, publication, newspaper)
    for entry in cache.glob("*.json"):
        entry.unlink()
    assert first == art_of(kind, publication, newspaper)


@pytest.mark.parametrize("kind", KINDS)
def test_the_svg_is_plain(kind, publication, newspaper):
    """Exact size, text as text, every colour an ink, a fill on the root, no ids, styles or dates."""
    art = art_of(kind, publication, newspaper)
    root = ET.fromstring(art.svg)
    assert [root.get(name) for name in ("width", "height", "viewBox")] == ["399pt", "220pt", "0 0 399 220"]
    assert root.get("fill") == newspaper.inks["text"].srgb
    tags = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert tags <= {"svg", "text", "path"}
    used = {node.get(name) for node in root.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert used <= {ink.srgb for ink in newspaper.inks.values()}
    assert not any(node.get("id") or node.get("style") for node in root.iter())


def test_prefixes_of_other_libraries_do_not_reach_the_svg(publication, newspaper, monkeypatch):
    """WeasyPrint registers the prefix svg: for all of ElementTree, and HTML knows no svg:svg."""
    monkeypatch.setitem(ET._namespace_map, "http://www.w3.org/2000/svg", "svg")
    svg = art_of("bar", publication, newspaper).svg
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="399pt"')
    assert recolour(svg, newspaper, "press").startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" width="399pt"'
    )


@pytest.mark.parametrize("kind", KINDS)
def test_alt_text_has_all_numbers_and_the_finding(kind, publication, newspaper):
    """The alt text names the kind, every number as printed, and the title."""
    art = art_of(kind, publication, newspaper, title="案损降得最多")
    for row in art.data[1:]:
        assert row[1] in art.alt
    assert art.alt.endswith("显示案损降得最多。")


def test_the_editor_s_own_alt_text_goes_before(publication, newspaper):
    """What the editor wrote is not replaced."""
    assert art_of("bar", publication, newspaper, alt="一段说明").alt == "一段说明"


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_sets_text_where_the_plate_measured_it(kind, publication, brochure):
    """Text in the PDF has the width that was measured: each run ends where it should, within 0.15 pt."""
    art = art_of(kind, publication, brochure, 399, 240)
    page = page_of(art.svg, brochure, 399, 240)
    text = page.get_textpage()
    drawn = [text.get_charbox(n) for n in range(text.count_chars())]
    cuts = {
        fonts.family(face, style.features): (face, tuple(style.features))
        for style, face in faces_of(brochure)
    }
    for node in ET.fromstring(art.svg).iter("{http://www.w3.org/2000/svg}text"):
        face, features = cuts[node.get("font-family")]
        face = replace(face, weight=int(node.get("font-weight", "400")))
        size = float(node.get("font-size").removesuffix("px"))
        tracking = float(node.get("letter-spacing", "0")) / size
        box = fonts.ink(node.text, face, features, size, tracking)
        left, right = float(node.get("x")) + box[0], float(node.get("x")) + box[2]
        assert any(abs(char[0] - left) < 0.15 for char in drawn), node.text
        assert any(abs(char[2] - right) < 0.15 for char in drawn), node.text


def faces_of(layout):
    return [(style, face) for style in voices(layout).values() for face in style.faces]


def test_text_extracts_from_the_pdf(publication, newspaper):
    """Labels and values are text in the PDF, in order, with their hedges."""
    page = page_of(art_of("bar", publication, newspaper).svg, newspaper, 399, 220)
    text = "".join(page.get_textpage().get_text_range().split())
    assert "防疫连续执勤980余天" in text


def test_the_pdf_has_the_faces_of_the_look(publication, newspaper):
    """WeasyPrint finds the families and weights asked for: no fallback font."""
    page = page_of(art_of("numbers", publication, newspaper).svg, newspaper, 399, 220)
    names = {obj.get_font().get_base_name().partition("+")[2] for obj in page.get_objects() if obj.type == 1}
    expected = {"Newsreader-opsz-72-pnum-Medium", "Noto-Serif-CJK-SC-Bold", "Noto-Sans-CJK-SC-Medium"}
    assert names == expected


def test_press_has_nothing_but_device_cmyk(publication, newspaper):
    """Every colour becomes its ink's device-cmyk(), no hex is left, and the PDF paints in CMYK alone."""
    svg = recolour(art_of("change", publication, newspaper, focus="loss").svg, newspaper, "press")
    assert "device-cmyk(15% 100% 95% 8%)" in svg
    assert "#" not in svg
    pdf = pikepdf.open(io.BytesIO(pdf_of(svg, newspaper, 399, 220)))
    operators = [
        (str(operator), operands) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
    ]
    assert not {name for name, _ in operators} & {"rg", "RG", "g", "G"}
    assert {4} == {
        len(operands) for name, operands in operators if name in {"scn", "SCN", "sc", "SC", "k", "K"}
    }


def test_screen_keeps_srgb(publication, newspaper):
    """For screen and archive the colours stay as they are."""
    svg = art_of("change", publication, newspaper).svg
    assert svg == recolour(svg, newspaper, "screen")


@pytest.mark.parametrize(
    "stray", ['<path fill="#123456"/>', '<path style="stroke: black"/>', "<style>a{}</style>"]
)
def test_a_colour_outside_the_inks_raises(stray, newspaper):
    """A colour that no ink has, in an attribute or a style, is an error with its name."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" fill="#1c1a19">{stray}</svg>'
    with pytest.raises(Faults, match="stray-colour"):
        recolour(svg, newspaper, "press")


def test_a_root_without_fill_raises(newspaper):
    """SVG's own black is RGB: the root must say its fill."""
    with pytest.raises(Faults, match="no fill on the svg root"):
        recolour('<svg xmlns="http://www.w3.org/2000/svg"/>', newspaper, "press")


def test_two_inks_of_one_srgb_value_raise(newspaper):
    """Inks that look alike on screen but differ in print could not be told apart in a drawing."""
    twin = replace(newspaper, inks={**newspaper.inks, "twin": Ink("twin", "#b9161d", (0, 0, 0, 1))})
    with pytest.raises(Faults, match="ink-twice"):
        recolour('<svg xmlns="http://www.w3.org/2000/svg" fill="#b9161d"/>', twin, "press")


def test_roles_are_the_layout_s_to_map():
    """plan: chart_inks names another ink for a role; an ink that is not there is an error."""
    assert roles(make_layout("n", NEWS, chart_inks={"focus": "grey"}))["focus"].name == "grey"
    with pytest.raises(Faults, match=r"role focus.*chart-ink"):
        roles(make_layout("n", NEWS, chart_inks={"focus": "gold"}))


def test_a_layout_s_own_style_replaces_a_voice(publication, newspaper):
    """A style named chart-label in layout.yaml sets the labels."""
    kai = TypeStyle("chart-label", (Face("LXGW WenKai", 400),), 7.4, 9)
    layout = replace(newspaper, styles={"chart-label": kai})
    assert 'font-family="LXGW WenKai"' in art_of("bar", publication, layout).svg


def test_an_entry_of_the_cache_is_used_and_a_broken_one_is_not(publication, newspaper, cache):
    """The second drawing is read; half an entry counts as none."""
    first = art_of("bar", publication, newspaper)
    (entry,) = cache.glob("*.json")
    entry.write_text(entry.read_text(encoding="utf-8").replace("1660", "9999"), encoding="utf-8")
    assert "9999" in art_of("bar", publication, newspaper).svg
    entry.write_text("{", encoding="utf-8")
    assert first == art_of("bar", publication, newspaper)
    assert not list(cache.glob("tmp*"))


def test_what_a_drawing_is_made_of_changes_its_key(publication, newspaper, cache):
    """Another size, title, option, ink or number is another drawing."""
    art_of("bar", publication, newspaper)
    art_of("bar", publication, newspaper, width=300)
    art_of("bar", publication, newspaper, title="别的结论")
    art_of("bar", publication, newspaper, options={"track": True})
    art_of(
        "bar",
        publication,
        replace(newspaper, inks={**newspaper.inks, "red": Ink("red", "#aa0000", (0, 1, 1, 0))}),
    )
    fact = replace(publication.facts["people"], value=publication.facts["people"].value + 1)
    art_of("bar", replace(publication, facts={**publication.facts, "people": fact}), newspaper)
    assert len(list(cache.glob("*.json"))) == 6


def test_matplotlib_stays_out_where_drawings_are_cached(tmp_path):
    """With all drawings in the cache a process never imports matplotlib."""
    script = Path(__file__).with_name("cached.py")
    root = Path(__file__).resolve().parents[2]
    run = [sys.executable, str(script), str(root), str(tmp_path)]
    first = subprocess.run(run, capture_output=True, text=True, check=True)
    second = subprocess.run(run, capture_output=True, text=True, check=True)
    assert (first.stdout.strip(), second.stdout.strip()) == ("True", "False")


def test_two_builds_at_once_leave_whole_entries(tmp_path):
    """Processes that draw the same chart at the same time all end well, with one entry."""
    script = Path(__file__).with_name("cached.py")
    root = Path(__file__).resolve().parents[2]
    run = [sys.executable, str(script), str(root), str(tmp_path)]
    both = [subprocess.Popen(run, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert len(list(tmp_path.iterdir())) == 1


FAULTS = [
    (
        {"kind": "pie", "facts": ["people"]},
        r"publication.yaml:29: .*pie.*\(unknown-chart-kind\); take one of .*bar, ",
    ),
    ({"kind": "../bar", "facts": ["people"]}, "unknown-chart-kind"),
    ({"kind": "bar"}, "chart-no-data"),
    ({"kind": "bar", "facts": ["nothing"]}, r"draws nothing.*\(unknown-fact\)"),
    ({"kind": "bar", "table": "nothing"}, r"the table nothing.*\(unknown-table\)"),
    (
        {"kind": "bar", "facts": ["people"], "focus": "dens"},
        r"no row dens.*\(unknown-focus\); name one of: people",
    ),
    (
        {"kind": "bar", "facts": ["people"], "options": {"colour": "red"}},
        r"\(unknown-chart-option\); take one of",
    ),
    ({"kind": "bar", "facts": ["people"], "options": {"track": "yes"}}, r"'yes' \(bad-chart-option\)"),
    ({"kind": "waffle", "facts": ["people"] * 5}, r"has 5 rows; waffle takes 1 to 4 \(chart-rows\)"),
    ({"kind": "bar", "table": "events"}, r"no number in the row '食品.*\(chart-number\)"),
    ({"kind": "marks", "facts": ["people", "theft"]}, r"negative number \(chart-tight\)"),
]


@pytest.mark.parametrize(("values", "message"), FAULTS)
def test_what_is_wrong_is_said_with_its_place_and_cure(values, message, publication, newspaper):
    """Every mistake in a figure is one finding: place, what, name, cure."""
    with pytest.raises(Faults, match=message) as caught:
        draw_figure(make_figure(**values), publication, newspaper, 399, 200)
    assert caught.value.findings[0].place.file == "publication.yaml"


def test_a_frame_that_is_too_small_is_an_error(publication, newspaper):
    """What does not fit is said with the frame's size, and nothing is clipped."""
    with pytest.raises(Faults, match=r"change, 60 x 40 pt.*\(chart-tight\); give the figure more"):
        draw_figure(make_figure("change", FALLS), publication, newspaper, 60, 40)


def test_store_reads_nothing_from_an_empty_cache():
    """A key that was never written has no drawing."""
    assert store.read("0" * 64) is None
