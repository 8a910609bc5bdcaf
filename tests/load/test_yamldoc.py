"""YAML documents: values and places."""

import pytest

from presswork.load.ledger import Ledger
from presswork.load.source import Source
from presswork.load.yamldoc import read_yaml


def read(text):
    ledger = Ledger()
    document = read_yaml(Source("f.yaml", text), ledger)
    assert not ledger.errors, ledger.errors
    return document


def test_raw_is_text():
    """Raw scalars are as written; keys and items without a value are left out."""
    assert read("a: 0110\nb: yes\nc:\nd: [1, ~, 2022-10-12]\n").raw() == {
        "a": "0110",
        "b": "yes",
        "d": ["1", "2022-10-12"],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1),
        ("-2.5", -2.5),
        ("0110", "0110"),
        ('"1"', "1"),
        ("true", True),
        ("no", "no"),
        ("12:30", "12:30"),
        ("2022-10-12", "2022-10-12"),
        ("~", None),
        ("[a, 1]", ["a", 1]),
        ("{b: 1e3}", {"b": 1000.0}),
    ],
)
def test_typed(text, expected):
    """Typed scalars follow YAML 1.2: no yes and no, no sexagesimals, no octals."""
    assert read(f"a: {{k: {text}}}").typed(("a",)) == {"k": expected}


def test_typed_nothing():
    """A key that is not there, or has no value, is an empty mapping."""
    assert read("a:\n").typed(("a",)) == read("a: 1").typed(("b",)) == {}


def test_places():
    """Values and keys have places; what is missing has the place around it."""
    document = read("甲: 乙\nb:\n  - c\n  -\n  - {d: e}\n")
    assert str(document.place(("甲",))) == "f.yaml:1:4"
    assert str(document.key_place(("b", 1, "d"))) == "f.yaml:5:6"
    assert str(document.place(("b", 1, "x"))) == "f.yaml:5:5"
    assert str(document.place(("b", 9))) == "f.yaml:3:3"


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲\n   乙\nb: 1",
        "a: >\n  甲\n  乙\n\n# 注\nb: 1",
        "a: |\n  甲\n  乙\nb: 1",
        "a: >-\n  甲\n  乙\nb: 1",
    ],
)
def test_folded(text):
    """Texts over several lines keep their line ends, so that Chinese is joined without spaces."""
    assert read(text).raw()["a"].split("\n")[:2] == ["甲", "乙"]


def test_text_place():
    """A place inside a text is found in a quoted, a folded and a literal scalar."""
    for text, place in [('a: "x {{ y"', "1:7"), ("a: >\n  x\n  {{ y", "3:3"), ("a: {b: '{{ {{ y'}", "1:12")]:
        document = read(text)
        path = ("a", "b") if "b:" in text else ("a",)
        value = document.node(path).value
        assert str(document.text_place(path, value, value.rindex("{{"))) == f"f.yaml:{place}"


def test_empty():
    """An empty file is a mapping without keys."""
    assert read("# nothing\n").raw() == {}
