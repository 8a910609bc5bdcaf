"""Rules of the composer that a style or a language turns on, each on lines that are set."""

from dataclasses import replace

import pytest
from setting import KAI, ROMAN, SONG, STYLES, compositor, shown

from presswork.compose import loupe, sense
from presswork.compose.cutting import cut
from presswork.compose.shaping import shaper
from presswork.model.report import Faults
from presswork.model.story import EMPHASIS, Run

LONG = "河边的雾还没有散，第一班渡船已经靠岸，船工把木板搭好，等着赶早市的人一个一个走上来，再把缆绳解开。" * 3
ENGLISH = ("The ferryman only smiles: the bridge is quicker, the water slower, and each of them is good for something "
           "that the other cannot do, as anybody who has lived beside a river will readily acknowledge. ") * 3


def lines_of(text, style, measure=120.0, language="zh-Hans", **changes):
    look = replace(STYLES[style], **changes)
    return compositor(language).paragraph((Run(text),), look, measure)


def test_a_mark_hangs_where_the_style_lets_it():
    """A stop that would have to be squeezed in hangs outside the measure; the line before it is full (CLREQ 3.1.7)."""
    text = "一二三四五六七八九十甲乙，丙丁"
    inside, outside = lines_of(text, "zh", indent=0.0), lines_of(text, "zh", indent=0.0, hang=True)
    assert inside[0].text != outside[0].text == "一二三四五六七八九十甲乙，"
    assert outside[0].runs[-1].advances[0] == pytest.approx(10)
    assert outside[0].width == pytest.approx(120)
    assert outside[0].stretch == 0


@pytest.mark.parametrize("hang", [False, True])
def test_marks_of_a_kind_give_alike(hang):
    """A line that is closed by its commas takes the same from each of them, brackets before them (JLREQ 3.8.3)."""
    [line] = lines_of("一二，三（四）五，六七，八1234567", "zh", measure=155.0, indent=0.0, hang=hang)
    widths = {text: advance for run in line.runs for text, advance in zip(run.texts, run.advances, strict=True)}
    commas = [advance for run in line.runs for text, advance in zip(run.texts, run.advances, strict=True)
              if text == "，"]
    assert commas == pytest.approx([commas[0]] * 3)
    assert widths["（"] == pytest.approx(5)
    assert 5 < commas[0] < 10


def test_text_that_runs_to_the_left_is_one_fault():
    """Hebrew and Arabic are refused once a paragraph, whatever the faces have; missing characters are told each."""
    with pytest.raises(Faults) as raised:
        lines_of("文中有שלום和سلام，还有🚓。", "zh")
    told = [(each.slug, each.near) for each in raised.value.findings]
    assert told == [("right-to-left", "ש"), ("missing-glyph", "🚓")]


@pytest.mark.parametrize(("text", "last"), [
    ("The Mainz Psalter is the first European book to print its own date, set with the black in one pull.",
     "one pull."),
    ("One line.", "One line."), ("Short", "Short"),
])  # fmt: skip
def test_ragged_text_ends_on_more_than_a_word(text, last):
    """A last line of a single word takes another with it, where the line before it stays nearly as long."""
    lines = lines_of(text, "en", 105.0, "en", align="left", indent=0.0)
    assert lines[-1].text == last


@pytest.mark.parametrize(("word", "language", "parts"), [
    ("newspaper", "en", "news-pa-per"), ("everything", "en", "ev-ery-thing"), ("between", "en", "be-tween"),
    ("theology", "en", "theo-logy"), ("theology", "en-US", "the-ol-ogy"), ("paper", "en", "pa-per"),
    ("recorded", "en", "re-corded"), ("printed", "en", "printed"), ("united", "en", "united"),
    ("newspaper’s", "en", "news-pa-per’s"), ("NASA’s", "en", "NASA’s"), ("gedruckte", "de", "ge-druckte"),
])  # fmt: skip
def test_words_are_divided_by_their_language(word, language, parts):
    """British patterns first, American ones where they know nothing; a verb keeps the last letter of its stem."""
    atoms = cut((Run(word),), replace(STYLES["en"], align="justify"), language)
    assert "-".join(atom.text for atom in atoms) == parts


def test_traditional_marks_stand_in_the_middle():
    """In zh-Hant the same faces give centred marks, which give a quarter of an em on either side."""
    simple, centred = (shaper(SONG).blank(shaper(SONG).shape("，", language)) for language in ("zh-Hans", "zh-Hant"))
    assert simple == (0.0, 0.5)
    assert centred == (0.25, 0.25)


def test_a_centred_mark_keeps_its_em_at_the_line_end():
    """A line that ends in a centred mark ends a full em after the last character."""
    line = lines_of("清晨六點，", "zh", language="zh-Hant", indent=0.0)[0]
    assert line.width == pytest.approx(50)


@pytest.mark.parametrize(("level", "first"), [("basic", "—"), ("strict", "乙")])
def test_the_level_says_what_may_begin_a_line(level, first):
    """A dash may begin a line at the basic level, never at the strict one (CLREQ 3.1.6)."""
    lines = lines_of("一二三四五六七八九十甲乙——丙丁戊己", "zh", indent=0.0, prohibition=level)
    assert lines[1].text[0] == first


def test_dots_stand_under_each_emphasised_character():
    """Emphasis dots are drawn under Han characters, not under marks, and are no text."""
    look = replace(STYLES["zh"], dots=True, emphasis=(SONG,))
    line = compositor().paragraph((Run("老船工"), Run("小心，台阶", frozenset({EMPHASIS}))), look, 200.0)[0]
    assert sum(run.texts == ("",) for run in line.runs) == 4
    assert shown((line,)) == "老船工小心，台阶"


def test_an_initial_takes_its_lines():
    """The first letter of an opening stands over three lines, which are shorter by its width; the text is whole."""
    lines = lines_of(ENGLISH, "en", 140.0, "en", drop=3)
    assert lines[0].runs[0].texts == ("T",)
    assert lines[0].runs[0].rise == -2 * STYLES["en"].leading
    lefts = [line.runs[0].x if index else line.runs[1].x for index, line in enumerate(lines)]
    assert len({round(left, 3) for left in lefts[:3]}) == 1
    assert lefts[0] > 20
    assert all(left <= 0 for left in lefts[3:])
    assert " ".join(line.text.strip() for line in lines).replace("- ", "").startswith("The ferryman only smiles")


def test_a_han_initial_fills_the_boxes_of_its_lines():
    """A Han initial of two lines is as high as both lines' em boxes."""
    first = lines_of(LONG, "zh", 160.0, drop=2)[0].runs[0]
    assert first.size == pytest.approx(STYLES["zh"].leading + 10)


def test_a_short_opening_has_no_initial():
    """A paragraph that has fewer lines than its initial is set without one."""
    assert lines_of("The end.", "en", 140.0, "en", drop=3)[0].runs[0].size == 10


def test_marks_stand_out_of_the_measure():
    """With optical margins a hyphen or stop at a line's end stands out by a part of its width."""
    plain, out = (lines_of(ENGLISH, "en", 120.0, "en", protrude=value) for value in (False, True))
    last = [[line.runs[-1].advances[-1] for line in lines if line.hyphen] for lines in (plain, out)]
    assert min(last[0]) > 3
    assert max(last[1]) < 2  # what is left of the hyphen inside the measure
    assert all(line.width == pytest.approx(120) for line in out[:-1])


def test_letters_expand_within_the_style():
    """Letters of a justified line are wider or narrower by no more than the style allows, and spaces vary less."""
    plain, wide = (lines_of(ENGLISH, "en", 110.0, "en", expand=value) for value in (0.0, 0.02))
    scales = [run.scale for line in wide for run in line.runs]
    assert max(scales) <= 1.02 + 1e-9
    assert min(scales) >= 0.98 - 1e-9
    assert len(set(scales)) > 1
    assert max(line.space for line in wide[:-1]) <= max(line.space for line in plain[:-1])


def test_letters_stand_apart_within_the_style():
    """Letters of a justified line stand further apart or nearer by no more than the style allows; spaces vary less."""
    text = "".join("n" if letter.isalpha() else letter for letter in ENGLISH)  # one letter: no kerning, no hyphens
    natural = shaper(ROMAN).shape("n", "en").width * 10
    plain, wide = (lines_of(text, "en", 110.0, "en", letterspace=value) for value in (0.0, 0.014))
    given = [(advance - natural) / 10 for line in wide[:-1] for run in line.runs
             for advance, one, other in zip(run.advances, run.texts, run.texts[1:], strict=False)
             if one == other == "n"]
    assert 0.001 < max(given) <= 0.014 + 1e-9
    assert -0.001 > min(given) >= -0.0056 - 1e-9
    assert max(line.space for line in wide[:-1]) < max(line.space for line in plain[:-1])
    assert all(line.width == pytest.approx(110.0) for line in wide[:-1])


def test_looseness_asks_for_a_line_more():
    """A paragraph can be had a line longer where its lines allow it, and never loses text by it."""
    setter = compositor("en")
    runs = (Run(ENGLISH * 2),)
    plain, longer = (setter.paragraph(runs, STYLES["en"], 160.0, looseness=more) for more in (0, 1))
    assert len(longer) == len(plain) + 1
    assert "".join(line.text for line in longer).replace(" ", "") == "".join(runs[0].text.split())


def test_each_line_has_its_measure():
    """A list of measures is used line by line, the last one for the rest."""
    lines = compositor().paragraph((Run(LONG),), replace(STYLES["zh"], indent=0.0), [100.0, 80.0, 120.0])
    assert [round(line.width) for line in lines[:4]] == [100, 80, 120, 120]


def test_what_was_composed_is_kept():
    """Composing a paragraph again gives the very lines of the first time."""
    assert lines_of(LONG, "zh")[0] is lines_of(LONG, "zh")[0]


def test_a_head_is_broken_by_sense():
    """A Chinese head of two lines is not divided inside a word, and its lines are of like length."""
    galley = compositor().head("十年间电信网络诈骗案件下降三成", replace(STYLES["left"], size=20, leading=24), 180.0, 2)
    assert galley
    first, second = (line.text for line in galley.lines)
    assert not first.endswith(("电", "信", "诈", "案", "下"))
    assert abs(len(first) - len(second)) <= 4


@pytest.mark.parametrize("words", ["案件下降三成有余", "连续十六届夺冠", "第一百二十三号令"])
def test_a_head_keeps_a_number_with_what_it_counts(words):
    """A number written in characters is not cut off from its measure word in a head."""
    inside = sense.inside(words, "zh-Hans")
    number = next(index for index, letter in enumerate(words) if letter in "三十第")
    measure = next(index for index, letter in enumerate(words) if letter in "成届号")
    assert set(range(number + 1, measure + 1)) <= set(inside)


def test_a_head_keeps_a_short_term_in_marks_whole():
    """A term of up to six characters in quotation marks is not divided in a head; a sentence in them may be."""
    words = "不再是“百人县”"
    assert set(range(words.index("“") + 1, len(words))) <= set(sense.inside(words, "zh-Hans"))
    longer = "他说“不再是交通事故的百人县了”"
    assert not set(range(longer.index("“") + 1, len(longer))) <= set(sense.inside(longer, "zh-Hans"))


def test_a_head_that_does_not_fit_tells_by_how_much():
    """A head too long for its lines is refused, with the characters to cut; cut by that many it fits."""
    setter, style = compositor(), replace(STYLES["left"], size=20, leading=24)
    text = "十年间电信网络诈骗案件下降三成而破案率上升"
    over = setter.head_over(text, style, 100.0, 2)
    assert setter.head(text, style, 100.0, 2) is None
    assert over > 0
    assert setter.head(text[:-over], style, 100.0, 2)


def test_latin_keeps_together_what_belongs_together():
    """A title and its name, a number and its unit, a day and its month are not parted where it can be helped."""
    text = "It was set by Mr. Cave in St. John, where 16 km of type stood on 12 March 1814 beside page 7 of it. "
    lines = compositor("en").paragraph((Run(text * 4),), STYLES["en"], 190.0)
    ends = [line.text.strip().split(" ")[-1] for line in lines[:-1]]
    assert not {"Mr.", "St.", "16", "12", "page"} & set(ends)


def test_a_soft_hyphen_is_a_place_to_divide():
    """A soft hyphen shows nothing inside a line, and a hyphen where the line breaks there."""
    whole = lines_of("Buch\u00addruck", "left", 200.0, "de")[0]
    assert shown((whole,)) == "Buchdruck"
    parts = lines_of("Buch\u00addruckerei\u00adgewerbe", "left", 52.0, "de")
    assert [line.hyphen for line in parts][:1] == [True]


def test_a_space_that_does_not_break_is_kept():
    """A no-break space and a thin space stay in the text and end no line."""
    lines = lines_of("word " * 8 + "12\u00a0000\u2009km " + "word " * 8, "en", 90.0, "en")
    assert "\u00a0" in shown(lines)
    assert "\u2009" in shown(lines)
    assert all("12\u00a0000\u2009km" in line.text or "12" not in line.text for line in lines)


def test_an_address_divides_without_a_hyphen():
    """A web address breaks after its marks before it breaks anywhere else, and no hyphen is added."""
    lines = lines_of("详见https://example.org/a/very/long/path/that/cannot/fit，或电话询问。", "zh")
    assert not any(line.hyphen for line in lines)
    assert all(line.stretch < 0.3 for line in lines)


def test_chinese_words_in_english_divide():
    """A Chinese passage inside English text breaks like Chinese, not as one endless word."""
    lines = compositor("en").paragraph((Run("The paper 人民日报海外版与地方党报联合报道 was printed in 1985."),),
                                       replace(STYLES["zh"], indent=0.0), 90.0)
    assert all(line.width <= 90.02 for line in lines)
    assert not any(line.badness >= 1e5 for line in lines)


def test_an_emoji_is_named():
    """A character that no face has is an error that names it."""
    with pytest.raises(Faults, match="1F600"):
        lines_of("笑😀", "zh")


def test_the_loupe_tells_loose_and_lone_lines():
    """Faults are told by line: opened too far, a lone last character, a ladder of hyphens."""
    loose = lines_of("一二三四五六七internationally甲乙", "zh", 100.0, indent=0.0)
    assert ("loose",) in loupe.faults(loose)
    line = lines_of("甲乙", "zh")[0]._replace(hyphen=True)
    assert loupe.faults([line] * 3)[2] == ("ladder",)
    assert "+0.000" in loupe.trace(line, 1)


def test_no_atoms_no_lines():
    """An empty paragraph, or one of spaces, has no line."""
    assert lines_of("", "zh") == ()
    assert lines_of("  ", "en", language="en") == ()


def test_kai_falls_back_for_its_narrow_quotes():
    """A quotation mark that the Kai face draws narrow comes from the next face, a full em wide."""
    line = compositor().paragraph((Run("“台阶”", frozenset({EMPHASIS})),), replace(STYLES["zh"], emphasis=(KAI, SONG)),
                                  200.0)[0]
    assert len({run.face for run in line.runs}) == 2


def test_a_hyphen_that_does_not_fit_hides_no_line():
    """A word part whose hyphen does not fit does not end the search for the looser lines of its break."""
    fog = "The first ferry lands at six, while the fog still lies on the river. "
    board = "In March 2019 a board was put up at the old landing, asking people to mind the steps. "
    smile = "The ferryman only smiles: the bridge is quicker, the water slower, and each is good for something. "
    text = (board + smile + fog * 2 + board + smile).strip()
    faces = (replace(ROMAN, weight=420),)
    lines = lines_of(text, "en", 96.6, "en", faces=faces, size=8.05, tracking=0.03)
    assert " ".join(line.text.strip() + "-" * line.hyphen for line in lines).replace("- ", "") == text
    assert all(line.badness < 1e5 for line in lines)
