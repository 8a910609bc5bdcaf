"""Texts: joins of lines."""

import pytest

from presswork.load.texts import join_lines, join_parts, tidy


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("汉字\n汉字", "zh-Hans", "汉字汉字"),
        ("汉字，\n  汉字", "zh-Hans", "汉字，汉字"),
        ("他说\n“好”\n然后", "zh-Hans", "他说“好”然后"),
        ("完⋯⋯\n再", "zh-Hans", "完⋯⋯再"),
        ("“好”——\n“行”", "zh-Hans", "“好”——“行”"),
        ("“yes” —\n“no”", "en", "“yes” — “no”"),
        ("two\nwords", "en", "two words"),
        ("在 2022\n年", "zh-Hans", "在 2022 年"),
        ("use 汉字\nhere", "en", "use 汉字 here"),
        ("한국\n사람", "ko", "한국 사람"),
        ("a  \n\n  b", "en", "a b"),
    ],
)
def test_join(text, language, expected):
    """A line end is nothing between Han characters and a space elsewhere."""
    assert join_lines(text, language) == expected


def test_join_over_parts():
    """The line end of one part is judged by the next part's first character."""
    assert join_parts(["　汉", "\n", "字", " \n", "a "], "zh-Hans") == ["汉", "", "字 ", "", "a"]


def test_join_no_parts():
    """No parts give no parts."""
    assert join_parts([], "en") == []


def test_tidy():
    """A text is NFC without white space at its ends, its dots as typed."""
    assert tidy("　e\u0301……⋯⋯ ", "zh-Hans") == "é……⋯⋯"
