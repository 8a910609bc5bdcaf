"""Art from data: a reader will count."""

import datetime as dt
import io
import itertools
import math
import re
from collections import Counter
from decimal import Decimal
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
import weasyprint

from presswork.chart.art import HOUSES, Quantity, draw_art, find_art
from presswork.chart.polar import Plate
from presswork.model.report import Faults

INKS = {
    "key": "#13233c",
    "signal": "#d4402b",
    "stone": "#ece8e0",
    "on": "#ffffff",
    "dim": "#93a0b2",
    "deep": "#3d526d",
}
DECADE = (dt.date(2012, 10, 12), dt.date(2022, 10, 11))
NUMBER = r"-?\d*\.?\d+"


def quantity(value, unit="", approx="", *, hot=False, display=""):
    return Quantity(f"n{value}", Decimal(value), display or f"{value}{unit}{approx}", unit, approx, hot)


def ring(value, **options):
    """Draw one ring on a canvas that shows all of it."""
    return draw_art("ring_ledger", [value], INKS, 2000, 2000, origin=(1000, 1000), outer=900, **options)


def length(subpath):
    """Measure a subpath of arcs, or of one horizontal stretch."""
    if stretch := re.search(rf"h({NUMBER})", subpath):
        return float(stretch[1])
    numbers = [float(number) for number in re.findall(NUMBER, subpath)]
    points = [numbers[:2], *(numbers[at + 5 : at + 7] for at in range(2, len(numbers), 7))]
    radius = numbers[2]
    chords = [math.dist(*pair) for pair in itertools.pairwise(points)]
    return sum(2 * radius * math.asin(chord / 2 / radius) for chord in chords)


def marks(svg):
    """Count the marks by ink and kind: dashes by their pattern, shapes, dots, and solid strokes."""
    counts = Counter()
    for path in ET.fromstring(svg):
        subpaths = path.get("d").split("M")[1:]
        if dash := path.get("stroke-dasharray"):
            mark, gap = map(float, dash.split())
            ends = [length(subpath) / (mark + gap) for subpath in subpaths]
            assert all(mark / (mark + gap) < end % 1 < 1 for end in ends), "a subpath must end inside a gap"
            counts[path.get("stroke"), "dash"] += sum(math.ceil(end) for end in ends)
        else:
            kind = (
                "dot" if path.get("stroke-linecap") else "shape" if path.get("fill") != "none" else "stroke"
            )
            counts[path.get("fill") if kind == "shape" else path.get("stroke"), kind] += len(subpaths)
    return counts


@pytest.mark.parametrize("count", [1, 2, 16, 59, 100, 101, 145, 275, 980, 1225, 1660])
def test_ring_marks(count):
    """A ring has exactly as many marks as its figure."""
    assert sum(marks(ring(quantity(count)).svg).values()) == count


def test_ring_hot():
    """A hot figure's marks are in the accent, all of them."""
    assert marks(ring(quantity(16, hot=True)).svg) == {(INKS["signal"], "shape"): 16}


def test_ring_open():
    """An inexact count has its marks, then three dots, and a note that says so."""
    drawing = ring(quantity(60, "名", "余"))

    assert marks(drawing.svg) == {(INKS["on"], "shape"): 60, (INKS["on"], "dot"): 3}
    assert "三点" in drawing.note


@pytest.mark.parametrize(
    ("value", "full", "part", "gone"),
    [("-20", 80, 0, 20), ("-36.5", 63, 1, 37), ("-39.32", 60, 1, 40), ("98", 98, 0, 2)],
)
def test_ring_percent(value, full, part, gone):
    """A percentage has a hundred places: full marks, the part of one, and ticks for what is gone."""
    counts = marks(ring(quantity(value, "%")).svg)

    assert (full, part, gone) == tuple(
        counts[key] for key in [(INKS["on"], "shape"), (INKS["on"], "stroke"), (INKS["dim"], "stroke")]
    )


def test_ring_rise():
    """A rise has its marks after the hundred that it starts from, which stand lower."""
    assert sum(marks(ring(quantity(30, "%", display="+30%")).svg).values()) == 130


def test_ring_days():
    """Ten years have a mark a day, the first of each month in another ink."""
    drawing = draw_art("ring_ledger", [], INKS, 2000, 2000, origin=(1000, 1000), period=DECADE)

    assert marks(drawing.svg) == {(INKS["deep"], "dash"): 3652 - 120, (INKS["dim"], "stroke"): 120}


def test_ring_days_unknown():
    """Without a period there are no rings of days, and no ink is asked for."""
    inks = {role: ink for role, ink in INKS.items() if role != "deep"}

    assert "日" not in draw_art("ring_ledger", [quantity(59)], inks, 600, 800).note


def test_ring_leap_day():
    """A period that starts on a leap day has all its days."""
    period = (dt.date(2020, 2, 29), dt.date(2022, 2, 27))
    drawing = draw_art("ring_ledger", [], INKS, 4000, 4000, origin=(2000, 2000), period=period)

    assert sum(marks(drawing.svg).values()) == 730


def test_ring_left_out():
    """What has no marks is not drawn, and the note names it."""
    drawing = draw_art("ring_ledger", [quantity(0), quantity(7)], INKS, 600, 800)

    assert "未画：n0" in drawing.note
    assert {label.text for label in drawing.labels} == {"n7"}


@pytest.mark.parametrize("values", [3, 30])
def test_ring_labels(values):
    """Every ring has a label on the canvas, at its start, none above another's line."""
    drawing = draw_art(
        "ring_ledger", [quantity(7 * 2**at % 1999 + 1) for at in range(values)], INKS, 612, 859
    )
    lines = sorted(label.y for label in drawing.labels)

    assert len(lines) == values
    assert all(below - above > 7 for above, below in itertools.pairwise(lines))


def test_ring_shift():
    """The back cover shows what the front does not, and no labels."""
    values = [quantity(count) for count in (16, 275, 1660)]
    back = draw_art("ring_ledger", values, INKS, 612, 859, period=DECADE, shift=595.28)

    assert back.labels == ()
    assert 0 < sum(marks(back.svg).values()) < 3652


@pytest.mark.parametrize("art", ["ring_ledger", "unit_numeral", "band", "field"])
def test_scale(art):
    """A million gets marks worth more than one, none closer than it can be seen, and a note that says so."""
    drawing = draw_art(art, [quantity(1_000_000)], INKS, 400, 400)
    unit = int(re.search(r"一格为(\d+)", drawing.note)[1])

    assert re.fullmatch(r"[125]0*", str(unit))
    assert sum(marks(drawing.svg).values()) == 1_000_000 // unit


@pytest.mark.parametrize("count", [300, 1225, 1660, 2500])
def test_numeral_dots(count):
    """A numeral's field has a dot a unit, the large and the small."""
    drawing = draw_art("unit_numeral", [quantity(count)], INKS, 612, 859, numeral="2")

    assert all(kind == "dot" for _, kind in marks(drawing.svg))
    assert sum(marks(drawing.svg).values()) == count


def test_numeral_shape():
    """An 8 has two holes: three full bars cross its middle column."""
    generator = find_art("unit_numeral").__globals__
    cells = generator["coverage"]("8", generator["serif"](), 0, 600, (21, 30, 210.0, 300.0, 0.86))
    column = "".join("#" if cell > 0.5 else "." for cell in cells[10::21])

    assert re.fullmatch(r"\.+#+\.+#+\.+#+\.+", column)


def test_numeral_missing():
    """A font without the character is a fault with a cure."""
    with pytest.raises(Faults, match="art-glyph"):
        draw_art("unit_numeral", [quantity(400)], INKS, 600, 800, numeral="二")


def test_band():
    """A band of 980 odd days has 980 ticks, nine of them marked, and an open end."""
    counts = marks(draw_art("band", [quantity(980, "天", "余")], INKS, 483, 144).svg)

    assert counts == {(INKS["on"], "dash"): 971, (INKS["signal"], "dash"): 9, (INKS["on"], "dot"): 3}


@pytest.mark.parametrize("mark", ["square", "dot", "block", "bar"])
@pytest.mark.parametrize("count", [1, 106, 145, 1660])
def test_field(mark, count):
    """A field has a mark a unit, whatever the mark."""
    assert sum(marks(draw_art("field", [quantity(count)], INKS, 216, 170, mark=mark).svg).values()) == count


@pytest.mark.parametrize("art", ["band", "unit_numeral"])
def test_percent_is_no_count(art):
    """A percentage is no count of things: an art of one count refuses it."""
    with pytest.raises(Faults, match="art-empty"):
        draw_art(art, [quantity(42, "%")], INKS, 400, 400)


def test_rest():
    """Where one mark is several, what is less than a mark is not drawn, and the note says so."""
    assert "不足一格" in draw_art("band", [quantity(1_000_001)], INKS, 400, 400).note


def test_field_percent():
    """A field of a percentage has its hundred places."""
    counts = marks(draw_art("field", [quantity(-20, "%")], INKS, 483, 84, mark="bar", rows=1).svg)

    assert counts == {(INKS["key"], "dash"): 80, (INKS["signal"], "dash"): 20}


@pytest.mark.parametrize(("first", "last"), [(105, 1900), (1501, 1894), (1990, 2021), (1900, 1912)])
def test_a_band_parts_at_its_fold(first, last):
    """A band has a mark for its years whether it is folded or not, all of one width, and none lies in the fold."""
    years = {"years": [first, last], "spots": [0, 900], "band": [100, 200]}
    whole, folded = (draw_art("year_band", [], INKS | {"grey": "#777777"}, 1000, 300, **years, fold=fold)
                     for fold in (0, 430))
    rows = [
        [[float(x) for x in re.findall(rf"M({NUMBER}) ", path.get("d"))] for path in list(ET.fromstring(each.svg))[:2]]
        for each in (whole, folded)
    ]
    wide = float(ET.fromstring(folded.svg)[0].get("stroke-width"))
    middles = sorted(x for row in rows[1] for x in row)

    assert [len(row) for row in rows[0]] == [len(row) for row in rows[1]]
    assert min(abs(x - 430) for x in middles) >= wide / 2 + 1.19
    assert (round(middles[0] - wide / 2), round(middles[-1] + wide / 2)) == (0, 1000)
    assert min(two - one for one, two in itertools.pairwise(middles)) > wide


def test_pages_bar():
    """A bar of pages has a cell a page, those taken in ink."""
    drawing = draw_art("pages_bar", [], INKS, 145, 34, cells=16, first=6, last=9, hot=True)

    assert marks(drawing.svg) == {(INKS["signal"], "dash"): 4, (INKS["stone"], "dash"): 12}
    assert drawing.alt == "全书16面中的第6–9面"
    assert draw_art("pages_bar", [], INKS, 145, 34, cells=16, first=6, language="en").alt == "Page 6 of 16"


@pytest.mark.parametrize("art", ["ring_ledger", "unit_numeral", "band", "field"])
def test_bytes(art):
    """The same figures give the same bytes, in the given inks alone and without what print cannot do."""
    first, second = (draw_art(art, [quantity(275), quantity(-20, "%")], INKS, 483, 300) for _ in range(2))

    assert first == second
    assert set(re.findall(r"#[0-9a-f]{6}", first.svg)) <= set(INKS.values())
    assert not re.search("gradient|opacity|clip|<text", first.svg, re.IGNORECASE)
    assert re.match(r'<svg [^>]*fill="#', first.svg)


@pytest.mark.parametrize("art", ["unit_numeral", "band", "field"])
def test_bounds(art):
    """All marks stand on the canvas."""
    drawing = draw_art(art, [quantity(275, "", "余")], INKS, 483, 300)
    pixels = render(f'<div style="padding:20pt">{drawing.svg}</div>', 523, 340, 2)

    assert pixels.crop((0, 0, 1046, 39)).getcolors() == [(1046 * 39, 255)]
    assert pixels.crop((0, 0, 39, 680)).getcolors() == [(39 * 680, 255)]
    assert pixels.crop((1007, 0, 1046, 680)).getcolors() == [(39 * 680, 255)]
    assert pixels.crop((0, 641, 1046, 680)).getcolors() == [(1046 * 39, 255)]


def render(body, width, height, scale):
    """Paint a page through WeasyPrint and give its grey pixels."""
    style = f"@page {{ size: {width}pt {height}pt; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    pdf = weasyprint.HTML(string=f"<style>{style}</style>{body}").write_pdf()
    return pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=scale).to_pil().convert("L")


@pytest.mark.parametrize("count", [59, 275, 400])
def test_pixels(count):
    """The marks that come out on paper are as many, too: counted along the ring's middle."""
    drawing = ring(quantity(count), ink="key")
    label = drawing.labels[0]
    radius = (1000 - label.y) * 2
    pixels = render(drawing.svg, 2000, 2000, 2).load()
    turns = [at * 1.52 * math.pi / 60_000 - 0.004 for at in range(60_000)]
    dark = [
        pixels[int(2000 + radius * math.sin(turn)), int(2000 - radius * math.cos(turn))] < 140
        for turn in turns
    ]

    assert count == sum(after and not before for before, after in itertools.pairwise(dark))


def test_workspace_first(tmp_path):
    """A workspace's generator goes before the house's of the same name."""
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "band.py").write_text(
        "from presswork.chart.art import Drawing\n"
        "def draw(values, inks, width, height):\n    return Drawing('<svg/>', width, height, (), 'mine')\n"
    )

    assert draw_art("band", [], INKS, 10, 10, folders=[tmp_path]).alt == "mine"


@pytest.mark.parametrize(
    ("name", "options", "slug"),
    [
        ("no_such", {}, "art-unknown"),
        ("../band", {}, "art-unknown"),
        ("band", {"colour": 1}, "art-option"),
        ("band", {"ink": "gold"}, "art-ink"),
        ("field", {"mark": "star"}, "art-option"),
        ("pages_bar", {"cells": 8, "first": 9}, "art-pages"),
    ],
)
def test_faults(name, options, slug):
    """What cannot be drawn is a fault with a cure."""
    with pytest.raises(Faults, match=slug):
        draw_art(name, [quantity(5)], INKS, 100, 100, **options)


def test_house():
    """The house's own arts are all found."""
    names = {path.stem for house in HOUSES for path in (house / "art").glob("*.py")}

    assert names >= {"ring_ledger", "unit_numeral", "band", "field", "pages_bar"}
    assert all(find_art(name) for name in names)


def test_a_stack_has_a_block_a_unit():
    """A stack of seven is seven blocks that fill its height; more than it can show is an error."""
    drawing = draw_art("stack", [quantity(7)], INKS, 100, 200)
    assert drawing.svg.count("M0 ") == 7
    with pytest.raises(Faults) as raised:
        draw_art("stack", [quantity(61)], INKS, 100, 200)
    assert raised.value.findings[0].slug == "art-option"


def test_a_scale_of_years_is_to_scale():
    """A year in the middle of the period stands in the middle of the scale, wherever its event is told."""
    drawing = draw_art("year_scale", [], INKS, 60, 200, years=(1900, 1950, 2000), spots=(10, 20, 110), faint="dim")
    assert "M9 60L" in drawing.svg
    assert drawing.alt == "1900–2000"


def test_a_scale_needs_two_years():
    """One year, or as many spots as there are not years, is an error."""
    for years, spots in (((1900,), (10,)), ((1900, 1900), (10, 20)), ((1900, 1950), (10,))):
        with pytest.raises(Faults):
            draw_art("year_scale", [], INKS, 60, 200, years=years, spots=spots, faint="dim")


@pytest.mark.parametrize(("count", "numeral"), [(12, "1"), (21, "4"), (106, "1"), (980, "2"), (60, "12")])
def test_a_cut_numeral_has_a_dot_a_unit(count, numeral):
    """A count stands as that many dots, however coarse the numeral is; none lies on another."""
    drawing = draw_art("cut_numeral", [quantity(count)], INKS, 595, 430, numeral=numeral)
    spots = re.findall(r"M(\S+) (\S+)h\.01", drawing.svg)
    assert count == len(spots) == len(set(spots))
    assert all(0 < float(x) < 595 and 0 < float(y) < 430 for x, y in spots)


def test_too_few_dots_make_no_numeral():
    """Eleven dots are told to be too few, with the least."""
    with pytest.raises(Faults, match="choose a count from 12 to"):
        draw_art("cut_numeral", [quantity(11)], INKS, 595, 430)


def test_an_inexact_count_ends_in_rings():
    """More than is drawn is said by three rings, which are no dots."""
    drawing = draw_art("cut_numeral", [quantity(30, approx="余")], INKS, 595, 430)
    assert 30 == len(re.findall(r"h\.01", drawing.svg))
    assert 3 == drawing.svg.count(" 0 1 1 ") // 2


@pytest.mark.parametrize("value", [19, 145, 275, 1660])
def test_the_ledger_counts(value):
    """A row of the ledger has a mark a unit, or says how much a mark is."""
    drawing = draw_art("ledger", [quantity(value)], INKS, 480, 27, left=120)
    unit = int(found[1]) if (found := re.search(r"一格为(\d+)", drawing.note)) else 1
    assert value // unit == marks(drawing.svg)[INKS["key"], "dash"]


def test_the_ledger_shows_what_is_gone():
    """A drop of 20 % is eighty marks and twenty ticks."""
    drawing = draw_art("ledger", [quantity(-20, "%")], INKS, 480, 27, left=120)
    counted = marks(drawing.svg)
    assert (80, 20) == (counted[INKS["key"], "dash"], counted[INKS["dim"], "dash"])


def test_what_was_drawn_before_is_not_drawn_again(tmp_path):
    """The same facts come back equal from the cache; a generator that was changed draws anew."""
    (tmp_path / "art").mkdir()
    file, log = tmp_path / "art" / "knot.py", tmp_path / "drawn"
    source = (
        "from pathlib import Path\n"
        "from presswork.chart.art import Drawing, Label\n"
        "def draw(values, inks, width, height):\n"
        f"    with Path({str(log)!r}).open('a') as drawn: drawn.write('x')\n"
        "    return Drawing('<svg/>', width, height, (Label(1.0, 2.0, 'end', 'name', '7'),), 'WORD')\n"
    )
    file.write_text(source.replace("WORD", "first"), encoding="utf-8")
    drawings = [draw_art("knot", [quantity(7)], INKS, 10, 10, folders=[tmp_path]) for _ in range(2)]
    assert drawings[0] == drawings[1]
    assert "x" == log.read_text()
    file.write_text(source.replace("WORD", "second"), encoding="utf-8")
    assert "second" == draw_art("knot", [quantity(7)], INKS, 10, 10, folders=[tmp_path]).alt
    assert "xx" == log.read_text()


def test_what_is_cut_off_is_not_drawn():
    """An arc in the edge that is cut off is no mark; one that reaches over the cut by its thickness is an outline."""
    plate = Plate(200, 200, 100, 100, edge=10)
    assert plate.stroke(95, 4, 1.5, 1.6) == ("", "")
    line, outline = plate.stroke(95, 20, 1.5, 1.6)
    assert (line, outline[-1:]) == ("", "Z")
    line, outline = plate.stroke(80, 20, 1.5, 1.6)
    assert (line[:1], outline) == ("M", "")


def test_outlines_are_marks_one_by_one():
    """Of a row whose middle runs in the edge each mark is drawn by itself, and none is lost."""
    plate = Plate(200, 200, 100, 100, edge=10)
    line, outlines = plate.marks(95, 20, math.pi / 60, 0.5, 28, 32)
    assert (line, outlines.count("M"), outlines.count("Z")) == ("", 4, 4)
