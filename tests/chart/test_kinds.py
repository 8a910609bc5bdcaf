import itertools

import pytest
from chart_office import NEWS, make_fact, make_figure, make_layout, make_publication

from presswork.chart import kinds
from presswork.chart.draw import draw_figure, plate_of
from presswork.chart.gather import gather
from presswork.chart.look import FLOOR, look
from presswork.model.fact import Table
from presswork.model.report import Faults

LONG = "电信网络诈骗案件财产损失同比变化情况"
COUNTS = {
    "few": [("打击", "1660", "人"), ("移诉", "1225", "人"), ("窝点", "108", "个")],
    "one": [("打击", "1660", "人")],
    "zeros": [("扒窃", "0", "起"), ("抢劫", "0", "起")],
    "mixed": [("扒窃", "0", "起"), ("查处食药环案件", "275", "起"), ("小数", "0.4", "起")],
    "long": [(LONG, "12345678.5", "万元"), (LONG + "二", "3", "万元")],
    "eight": [(f"第{n}项指标", str(n * n * 37), "件") for n in range(1, 9)],
}
SHARES = {
    "falls": [("盗抢案件", "-20", "%"), ("交通事故亡人数", "-36.5", "%"), ("案损", "-39.32", "%")],
    "one": [("案损", "-39.32", "%")],
    "zeros": [("盗抢", "0", "%"), ("发案", "-0.4", "%")],
    "long": [(LONG, "-36.94", "%"), ("G20杭州峰会期间" + LONG, "-1.5", "%")],
    "eight": [(f"第{n}项指标", f"{-9.37 * n:.2f}", "%") for n in range(1, 9)],
}
SIGNED = {"both": [("上升", "12.5", "%"), ("下降", "-36.94", "%"), ("持平", "0", "%")]}
RISES = {"up": [("破案率", "98.7", "%"), ("满意度", "99.96", "%")]}
# Kind -> (tables, frames in pt).
CASES = {
    "bar": (COUNTS | SHARES | SIGNED | RISES, [(258, 150), (123, 240), (399, 300)]),
    "change": (SHARES | SIGNED | RISES, [(258, 150), (123, 240), (399, 300)]),
    "marks": (COUNTS | SHARES | RISES, [(399, 320), (480, 420)]),
    "numbers": (COUNTS | SHARES | RISES, [(258, 240), (540, 260)]),
    "waffle": (SHARES | RISES, [(258, 150), (123, 220)]),
    "timeline": (COUNTS | SHARES, [(258, 170), (399, 300)]),
}
DRAWINGS = [
    (kind, name, frame)
    for kind, (tables, frames) in CASES.items()
    for name, frame in itertools.product(tables, frames)
]


def rows_of(kind, name):
    rows = CASES[kind][0][name]
    return rows[:4] if kind == "waffle" else rows


def plate(kind, rows, layout, size, **values):
    facts = [make_fact(f"f{at}", *row, period=f"{2010 + at}年") for at, row in enumerate(rows)]
    publication = make_publication(facts)
    figure = make_figure(kind, [fact.id for fact in facts], focus="f0", **values)
    folders = kinds.folders_for(publication)
    loaded = kinds.load(kinds.file_of(figure, folders))
    seen = look(layout, "zh-Hans")
    return plate_of(figure, gather(figure, publication), loaded, seen, size, kinds.find(kinds.STYLE, folders))


def crossings(drawn):
    boxes = [said.box for said in drawn.said]
    for one, two in itertools.combinations(boxes, 2):
        if (
            min(one[2], two[2]) - max(one[0], two[0]) > 0.1
            and min(one[3], two[3]) - max(one[1], two[1]) > 0.1
        ):
            yield one, two


@pytest.mark.parametrize("case", DRAWINGS, ids=lambda case: f"{case[0]}-{case[1]}-{case[2][0]}")
def test_nothing_overlaps_or_leaves_the_frame(case, newspaper):
    """No kind sets a label on another or outside its frame, whatever the table."""
    kind, name, (wide, high) = case
    drawn = plate(kind, rows_of(kind, name), newspaper, (wide, high))
    assert list(crossings(drawn)) == []
    for said in drawn.said:
        left, top, right, bottom = said.box
        assert left > -0.2
        assert top > -0.2
        assert right < wide + 0.2
        assert bottom < high + 0.2


@pytest.mark.parametrize("case", DRAWINGS, ids=lambda case: f"{case[0]}-{case[1]}-{case[2][0]}")
def test_every_number_of_the_table_is_on_the_plate(case, newspaper):
    """Every value is printed, with all its decimals; none is dropped for want of room."""
    kind, name, frame = case
    if kind == "waffle":
        pytest.skip("looked at by its own test")
    printed = "".join(said.text for said in plate(kind, rows_of(kind, name), newspaper, frame).said)
    for _, value, unit in rows_of(kind, name):
        assert value.removeprefix("-") in printed
        assert unit in printed


def test_text_is_never_under_the_floor(newspaper):
    """No text is smaller than 6.5 pt at its printed size."""
    for kind, (tables, frames) in CASES.items():
        for name in tables:
            drawn = plate(kind, rows_of(kind, name), newspaper, frames[0])
            assert min(text.get_fontsize() for text in drawn.texts) >= FLOOR * 0.96


def test_bars_start_at_zero_and_share_one_scale(newspaper):
    """A bar is as long as its value: half the value, half the bar."""
    drawn = plate("bar", [("甲", "100", "件"), ("乙", "50", "件")], newspaper, (258, 90))
    first, second = (box[2] - box[0] for box in drawn.solids)
    assert first / 2 == pytest.approx(second)
    assert drawn.solids[0][0] == pytest.approx(drawn.solids[1][0])


def test_negative_bars_go_left_of_the_base(newspaper):
    """A negative bar ends where a positive one starts."""
    drawn = plate("bar", [("升", "10", "件"), ("降", "-10", "件")], newspaper, (258, 90))
    assert drawn.solids[0][0] == pytest.approx(drawn.solids[1][2])


def test_change_arrows_point_to_reference_plus_difference(newspaper):
    """An arrow's length is the difference; twice the fall, twice the arrow."""
    drawn = plate("change", [("甲", "-40", "%"), ("乙", "-20", "%")], newspaper, (258, 90))
    tips = [box[0] for box in drawn.solids[::2]]
    ring = (drawn.solids[1][0] + drawn.solids[1][2]) / 2
    assert (ring - tips[0]) / (ring - tips[1]) == pytest.approx(2)


def test_a_rise_is_signed_and_points_right(newspaper):
    """A difference above the reference has a plus sign and its arrow goes to the right."""
    drawn = plate("change", SIGNED["both"], newspaper, (258, 110))
    assert "+12.5%" in {said.text for said in drawn.said}
    assert drawn.solids[0][2] > drawn.solids[1][2]


@pytest.mark.parametrize(
    ("value", "filled"), [("36.94", 37), ("0.2", 1), ("99.9", 99), ("100", 100), ("0", 0)]
)
def test_waffle_fills_whole_cells_and_never_lies_at_the_ends(value, filled, newspaper):
    """Cells are hundredths, rounded; something is never nothing, and not quite all is never all."""
    drawn = plate("waffle", [("占比", value, "%")], newspaper, (258, 130))
    shapes = [patch.get_path() for patch in drawn.patches]
    assert [count for count in (filled, 100 - filled) if count] == [
        len(shape.vertices) // 5 for shape in shapes
    ]


def test_waffle_refuses_what_is_no_share(newspaper):
    """A count, or more than a hundred per cent, is not drawn as parts of a whole."""
    for row in [("移诉", "1225", "人"), ("增长", "120", "%")]:
        with pytest.raises(Faults, match=r"needs a percentage of at most 100.*chart-tight"):
            plate("waffle", [row], newspaper, (258, 130))


@pytest.mark.parametrize(("value", "kept"), [("-20", 80), ("-36.5", 64), ("-36.94", 63), ("-39.32", 61)])
def test_marks_can_be_counted(value, kept, brochure):
    """What is left and what is gone are a hundred marks together."""
    drawn = plate("marks", [("指标", value, "%")], brochure, (399, 120))
    assert [kept, 100 - kept] == [len(patch.get_path().vertices) // 5 for patch in drawn.patches]


def test_marks_of_counts_are_one_each_or_say_what_they_are(brochure):
    """59 is 59 marks; 1660 takes five a mark, and the plot says so."""
    small = plate("marks", [("团伙", "59", "个")], brochure, (399, 120))
    large = plate("marks", [("打击", "1660", "人")], brochure, (399, 60))
    assert len(small.patches[0].get_path().vertices) == 59 * 5
    assert len(large.patches[0].get_path().vertices) == 332 * 5
    assert "每格代表5人" in "".join(said.text for said in large.said)


def test_marks_are_all_of_one_size(brochure):
    """A mark is the same in every row, or the rows could not be compared."""
    drawn = plate("marks", [("打击", "1660", "人"), ("窝点", "108", "个")], brochure, (399, 200))
    assert len({(round(box[2] - box[0], 3), round(box[3] - box[1], 3)) for box in drawn.solids}) == 1


def test_leaders_lead_from_short_rows_to_their_numbers(brochure):
    """With leaders a row that does not fill the measure has one line more; without, none."""
    rows = [("打击", "1660", "人"), ("窝点", "108", "个")]
    bare = plate("marks", rows, brochure, (399, 200))
    led = plate("marks", rows, brochure, (399, 200), options={"leader": True})
    assert len(led.lines) - len(bare.lines) == 1


def test_an_inexact_number_keeps_its_hedge_in_every_kind(publication, newspaper):
    """980余天 is never printed as 980天, nor 2300万余元 as 2300万元."""
    for kind in ("bar", "numbers", "marks"):
        art = draw_figure(make_figure(kind, ["days", "firms"]), publication, newspaper, 399, 150)
        assert "余天" in art.svg
        assert "万余元" in art.svg
        assert "980余天" in art.alt
        assert "980余天" in str(art.data)


@pytest.mark.parametrize(("frame", "starts"), [((540, 56), 5), ((258, 110), 3), ((123, 150), 2)])
def test_numbers_take_the_columns_that_make_them_large(frame, starts, newspaper):
    """Five numbers stand in a row in a strip, in three columns in a box, in two in a column."""
    drawn = plate("numbers", [("国家级荣誉", str(n), "项") for n in range(1, 6)], newspaper, frame)
    digits = [said for said in drawn.said if said.text in "12345"]
    assert len({round(said.box[0] / 20) for said in digits}) >= starts
    assert min(said.box[3] - said.box[1] for said in digits) > 9


def test_a_chart_in_english_speaks_english(newspaper):
    """Thousands are divided, the hedge stands in front and the kind has its English name."""
    facts = [make_fact("days", "Days on duty", "1980", "days", "since 2020", "over")]
    figure = make_figure("bar", ["days"], title="Nearly three years on duty")
    art = draw_figure(figure, make_publication(facts, language="en"), newspaper, 258, 60)
    expected = "Bar chart of Days on duty more than 1,980 days, showing Nearly three years on duty."
    assert expected == art.alt
    assert "more than 1,980 days" in art.svg


def test_a_timeline_draws_a_plain_table(publication, newspaper):
    """A table of years and events needs no numbers and no ids; its focus is named by the label."""
    figure = make_figure("timeline", table="events", focus="退出交通事故“百人县”")
    art = draw_figure(figure, publication, newspaper, 258, 120)
    assert "2014" in art.svg
    assert art.data[0] == ("时期", "指标", "来源")
    assert newspaper.inks["red"].srgb in art.svg


def test_a_plain_table_with_units_in_its_cells_is_read(newspaper):
    """5项 in a column 数量 is the number 5 with the unit 项."""
    table = Table(
        "honours",
        ("级别", "项目", "数量"),
        (("国家级", "集体荣誉", "5项"), ("国家级", "个人荣誉", "3项")),
        (),
    )
    art = draw_figure(make_figure("bar", table="honours"), make_publication([], [table]), newspaper, 258, 60)
    assert art.data == (("指标", "数值"), ("集体荣誉", "5项"), ("个人荣誉", "3项"))


def test_a_workspace_s_own_kind_goes_before_the_house_s(tmp_path, publication):
    """A file in the workspace's charts/ is a kind, and draws with the same verbs."""
    (tmp_path / "charts").mkdir()
    source = "NAMES = {'zh': '大字'}\ndef draw(ax, table, options):\n"
    source += "    ax.say(0, 20, table.rows[0].text, ax.voice('label'), 'focus')\n"
    (tmp_path / "charts" / "shout.py").write_text(source, encoding="utf-8")
    layout = make_layout("newspaper", NEWS)
    folders = [tmp_path / "charts", *kinds.folders_for(publication)]
    art = draw_figure(make_figure("shout", ["people"]), publication, layout, 100, 30, folders)
    assert art.alt.startswith("大字")
    assert ">1660<" in art.svg
