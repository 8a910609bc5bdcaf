"""The demos keep their promises: figures have rows and sources, stories have places, words have measure."""

import re
from pathlib import Path

import pytest

from presswork.load.ledger import Ledger
from presswork.load.tables import read_table

DATA = Path(__file__).parents[2] / "data"
DEMOS = ("printing-gazette", "yongkang-decade")
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Words for numbers that a text must cite; small numbers, ordinals and centuries may be words.
COUNTED = re.compile(r"\b(eleven|twelve|thirteen|fifteen|sixteen|twenty|hundred|thousand|million)\b", re.IGNORECASE)
FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)


def stories(demo):
    for path in sorted((DATA / demo / "stories").glob("*.md")):
        yield path.stem, *FRONT.match(path.read_text(encoding="utf-8")).groups()


def tables(demo):
    for path in sorted((DATA / demo / "tables").glob("*.csv")):
        yield read_table(path, Ledger()).table


def prose(text):
    """Give what a reader counts as running text: no citations, marks, figures or pull quotes."""
    text = re.sub(r"^> .*$|^!\[\].*$|^#+ .*$|^> ?\[!.*$", "", text, flags=re.MULTILINE)
    return re.sub(r"[{}*]", "", re.sub(r"\{\{.*?\}\}", "0", text))


@pytest.mark.parametrize("demo", DEMOS)
def test_every_fact_has_its_source(demo):
    """Each fact of a demo names its period and its source."""
    assert [] == [fact.id for table in tables(demo) for fact in table.facts if not (fact.source and fact.period)]


@pytest.mark.parametrize("demo", DEMOS)
def test_every_dated_row_has_its_source(demo):
    """Each row of a table of dates says where the date is from."""
    dated = [table for table in tables(demo) if {"year", "source"} <= set(table.columns)]
    assert dated
    for table in dated:
        assert all(row[table.columns.index("source")] for row in table.rows)


@pytest.mark.parametrize("demo", DEMOS)
def test_digits_in_prose_stand_in_a_table(demo):
    """No number is written in digits in a story, heads included, unless a row of a table has it."""
    rows = {number.replace(",", "") for table in tables(demo) for row in table.rows for cell in row
            for number in DIGITS.findall(cell)}
    told = []
    for name, front, body in stories(demo):
        kept = re.sub(r"^(rank|date): .*$", "", front, flags=re.MULTILINE)
        text = re.sub(r"\{\{.*?\}\}|!\[\]\(.*?\)", "", f"{kept}\n{body}")
        told += [(name, number) for number in DIGITS.findall(text) if number.strip(",").replace(",", "") not in rows]
    assert [] == told


def test_large_numbers_are_cited_not_spelled():
    """In the English demo a count above ten is a citation, never a word."""
    told = [(name, match[0]) for name, _, body in stories("printing-gazette")
            for match in COUNTED.finditer(re.sub(r"“[^”]*”", "", body))]
    assert [] == told


def test_stories_of_the_gazette_have_measure():
    """The English issue has at least 14 stories, each of 60 to 700 words, one lead and three of 300 to 450."""
    words = {name: len(prose(body).split())
             for name, front, body in stories("printing-gazette") if "kind:" not in front}
    assert len(words) >= 14
    assert [] == [(name, count) for name, count in words.items() if not 60 <= count <= 700]
    assert len([count for count in words.values() if 300 <= count <= 450]) >= 3


@pytest.mark.parametrize(("demo", "least", "most"), [("printing-gazette", 24, 50), ("yongkang-decade", 28, 75)])
def test_briefs_have_measure(demo, least, most):
    """A rail has eight to ten briefs of one short paragraph each."""
    (body,) = [body for _, front, body in stories(demo) if "kind: briefs" in front]
    texts = [part.partition("\n")[2].strip() for part in body.split("\n## ")[1:]]
    assert 8 <= len(texts) <= 10
    counts = [len(prose(text)) if demo.startswith("yong") else len(prose(text).split()) for text in texts]
    assert [] == [(text, count) for text, count in zip(texts, counts, strict=True) if not least <= count <= most]


@pytest.mark.parametrize("demo", DEMOS)
def test_pull_quotes_are_in_the_text(demo):
    """A pull quote repeats a passage of its story word for word."""
    for name, _, body in stories(demo):
        text = " ".join(re.sub(r"^>.*$", "", body, flags=re.MULTILINE).replace("**", "").split())
        for quote in re.findall(r"> \[!quote\]\n> (.*)", body):
            assert quote in text, name


@pytest.mark.parametrize("demo", DEMOS)
def test_every_story_is_in_an_edition(demo):
    """No story is left without a place."""
    listed = (DATA / demo / "publication.yaml").read_text(encoding="utf-8")
    assert [] == [name for name, _, _ in stories(demo) if not re.search(rf"[\[\s,]{name}[\],\s]", listed)]


@pytest.mark.parametrize("demo", DEMOS)
def test_optional_sentences_are_whole(demo):
    """A passage in braces begins after a sentence and ends with one."""
    for name, _, body in stories(demo):
        bare = re.sub(r"\{\{.*?\}\}", "0", body)
        for passage in re.findall(r"\{(.*?)\}", bare):
            assert passage[-1] in ".。", (name, passage)
