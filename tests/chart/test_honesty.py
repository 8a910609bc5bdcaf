"""Honesty: each rule fires on the chart that it is for, and is silent on the honest one."""

import pytest
from chart_office import NEWS, make_fact, make_figure, make_layout, make_publication

from presswork.chart.apart import told_apart
from presswork.chart.fills import nearest, shades
from presswork.chart.gather import gather
from presswork.chart.honesty import Case, dishonest, hues
from presswork.chart.inks import roles
from presswork.chart.shows import SHOWS, shows
from presswork.model.fact import Table

YEARS = [("发案", str(value), "起", year) for value, year in ((9, "2010年"), (7, "2011年"), (5, "2012年"))]
GAP = [*YEARS, ("发案", "4", "起", "2020年")]
PARTS = [("甲", "40", "%"), ("乙", "35", "%"), ("丙", "25", "%")]
ROWS = [("打击", "1660", "人"), ("移诉", "1225", "人")]
SIX = [(f"第{n}项", "10", "人") for n in range(6)]
# slug: (dishonest kind, rows, options), (honest kind, rows, options)
CASES = {
    "chart-truncated": (("bar", ROWS, {"start": 1000}), ("bar", ROWS, {"start": 0})),
    "chart-dual": (("bar", [*ROWS, ("挽损", "2300", "万元")], {}), ("numbers", [*ROWS, ("挽损", "2300", "万元")], {})),
    "chart-intervals": (("bar", GAP, {}), ("bar", YEARS, {})),
    "chart-parts": (("pie", SIX, {}), ("pie", SIX[:5], {})),
    "chart-sum": (("pie", PARTS[:2], {}), ("pie", PARTS, {})),
    "chart-absolute": (("change", [("发案", "-300", "起")], {}), ("change", [("发案", "-20", "%")], {})),
}


def case_of(kind, rows, options=None, svg="", **values):
    facts = [make_fact(f"f{at}", *row[:3], period=row[3] if len(row) > 3 else "") for at, row in enumerate(rows)]
    values = {"measure": "近三年", "source": "公开报道", **values}
    figure = make_figure(kind, [fact.id for fact in facts], options=options or {}, **values)
    return Case(figure, gather(figure, make_publication(facts)), options or {}, shows(kind), svg)


def slugs(case):
    return [finding.slug for finding in dishonest(case)]


@pytest.mark.parametrize("slug", CASES)
def test_fires(slug):
    """A dishonest chart is told once, at the figure, as a warning with a cure."""
    (finding,) = dishonest(case_of(*CASES[slug][0]))
    assert (slug, "warning", 29) == (finding.slug, finding.severity, finding.place.line)
    assert finding.cure


@pytest.mark.parametrize("slug", CASES)
def test_stays_silent(slug):
    """The honest form of the same chart is not told."""
    assert [] == slugs(case_of(*CASES[slug][1]))


def test_two_scales():
    """A second scale is told, whatever the units."""
    assert ["chart-dual"] == slugs(case_of("line", YEARS, {"secondary": "人"}))


def test_no_source_and_no_unit():
    """A chart without source or unit is told; either is enough for its rule."""
    bare = [("打击", "1660", ""), ("移诉", "1225", "")]
    assert ["chart-unit", "chart-source"] == slugs(case_of("bar", bare, measure="", source=""))
    assert [] == slugs(case_of("bar", bare, measure="人"))


def test_unequal_classes():
    """Classes of unequal width drawn as bars of equal width are told."""
    ages = [("0-9岁", "3", "人"), ("10-19岁", "5", "人"), ("20-59岁", "9", "人")]
    assert ["chart-intervals"] == slugs(case_of("bar", ages))


def test_rounding_is_no_lie():
    """Shares that miss 100 by their rounding alone are not told."""
    assert [] == slugs(case_of("pie", [("甲", "33.3", "%"), ("乙", "33.3", "%"), ("丙", "33.3", "%")]))


def test_hues():
    """Greys and shades of one hue do not count; more than six hues are told."""
    seven = ["#e60000", "#e6b800", "#5ce600", "#00e6a1", "#007ee6", "#6b00e6", "#e600b0"]
    svg = "<svg>" + "".join(f'<path fill="{colour}"/>' for colour in (*seven, "#777777", "#8a0000")) + "</svg>"
    assert 7 == hues(svg)
    assert ["chart-hues"] == slugs(case_of("bar", ROWS, svg=svg))


def test_series_that_look_alike():
    """Fills too near each other in grey are an error; inks further apart are not."""
    table = Table("t", ("年份", "甲（人）", "乙（人）"), (("2010", "1", "2"), ("2011", "2", "3")), ())
    figure = make_figure("grouped", table="t")
    sheet = gather(figure, make_publication([], [table]), (2, 4))
    greys = {"text": "#66625e", "light": "#706c68", "pale": "#74706c"}
    inks = {name: (srgb, (0, 0, 0, at)) for at, (name, srgb) in enumerate(greys.items(), 60)}
    near = make_layout("n", {**NEWS, **inks})
    (finding,) = told_apart(near, figure, sheet, shows("grouped"))
    assert ("chart-inks", "error") == (finding.slug, finding.severity)
    assert [] == told_apart(make_layout("n", NEWS), figure, sheet, shows("grouped"))


def test_fills_that_lie_apart_are_chosen():
    """Where a layout makes two of the usual fills alike, others are taken; where it does not, the usual ones."""
    near = make_layout("n", {**NEWS, "light": ("#706c68", (0, 0, 0, 66))})
    assert ["shade2", "shade4"] == shades(2, -1, roles(make_layout("n", NEWS)))
    assert 30 < nearest(tuple(roles(near)[role].srgb for role in shades(2, -1, roles(near))))
    assert ["focus", "shade4"] == shades(2, 0, roles(make_layout("n", NEWS)))


def test_a_kind_of_ones_own(tmp_path):
    """A user's kind says in its file what it shows; the house's kinds have a row each."""
    path = tmp_path / "pyramid.py"
    path.write_text('SHOWS = ("length", "parts")\n', encoding="utf-8")
    assert {"length", "parts"} == shows("pyramid", path)
    assert frozenset() == shows("unheard")
    assert "length" in SHOWS["bar"]
