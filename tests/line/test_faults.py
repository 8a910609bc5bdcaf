"""Mistakes of an editor: one clear line each, and the last good page stays as it is."""

import re
import shutil

import pytest
from demo_page import SENTENCES, copy_demo, make

from presswork.model.report import Faults

LINE = re.compile(r"(?P<file>\S+?\.\w+):(?P<line>\d+)(:\d+)?: (?P<what>.+) \((?P<slug>[a-z0-9-]+)\); (?P<cure>.+)")
FORTY_LINES = "\n\n".join(SENTENCES[index % len(SENTENCES)] * 4 for index in range(7))


def swap(file, old, new):
    """Give a change of a file: the first ``old`` becomes ``new``."""

    def change(folder):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def drop(file):
    """Give a change that deletes a file."""
    return lambda folder: (folder / file).unlink()


def end(file, text):
    """Give a change that adds text at a file's end."""

    def change(folder):
        with (folder / file).open("a", encoding="utf-8") as out:
            out.write(f"\n{text}\n")

    return change


def add_picture_without_file(folder):
    swap(
        "publication.yaml",
        "figures:\n  declines:",
        "figures:\n  gate: {kind: picture, title: 南门, file: pictures/gate.jpg, alt: 清晨的南门}\n  declines:",
    )(folder)
    swap("publication.yaml", "figures: [declines, fraud]", "figures: [gate, fraud]")(folder)


MISTAKES = {  # name: (change, file that is named, slug, a word of the message)
    "misspelt fact": (
        swap("stories/lead.md", "fact.old_fugitives", "fact.older_fugitives"),
        "lead.md",
        "unknown-fact",
        "older_fugitives",
    ),
    "broken indentation": (
        swap("publication.yaml", "    layout: newspaper", "  layout: newspaper"),
        "publication.yaml",
        None,
        "",
    ),
    "tab in the YAML": (
        swap("publication.yaml", "    layout: newspaper", "\tlayout: newspaper"),
        "publication.yaml",
        "bad-yaml",
        "tab",
    ),
    "deleted story": (drop("stories/lead.md"), "publication.yaml", "missing-file", "lead"),
    "deleted picture": (add_picture_without_file, "publication.yaml", "missing-file", "gate.jpg"),
    "deleted table": (drop("tables/honours.csv"), "publication.yaml", "missing-file", "honours.csv"),
    "forty lines too many": (end("stories/lead.md", FORTY_LINES), "lead.md", "overset", "lines over"),
    "unknown figure": (
        swap("publication.yaml", "[declines, fraud]", "[declines, frauds]"),
        "publication.yaml",
        "unknown-figure",
        "frauds",
    ),
    "character without a glyph": (
        swap("stories/lead.md", "下文只记警务", "下文只记\u1f00f警务"),
        "lead.md",
        "missing-glyph",
        "U+1F00",
    ),
}


@pytest.fixture
def last(files, tmp_path):
    """Put the last good page where the next build would write."""
    place = tmp_path / "out" / "yongkang-decade" / "newspaper.screen.pdf"
    place.parent.mkdir(parents=True)
    shutil.copy2(files["screen"], place)
    return place


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_one_line(name, last, tmp_path):
    """Each mistake gives one line with file, line, slug and cure, and touches no finished file."""
    change, file, slug, word = MISTAKES[name]
    folder = copy_demo(tmp_path)
    change(folder)
    before = state(last)
    with pytest.raises(Faults) as caught:
        make(folder, tmp_path / "out")
    lines = str(caught.value).splitlines()
    assert 1 == len(lines), lines
    told = LINE.fullmatch(lines[0])
    assert told, lines[0]
    assert told["file"].endswith(file)
    assert (slug or told["slug"]) == told["slug"]
    assert word in told["what"]
    assert before == state(last)


def state(path):
    """Give what must not change of a finished file and its folder."""
    return path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())


def test_two_mistakes_are_two_lines(tmp_path):
    """All mistakes of the input are told at once, in the order of their places."""
    folder = copy_demo(tmp_path)
    MISTAKES["misspelt fact"][0](folder)
    MISTAKES["unknown figure"][0](folder)
    with pytest.raises(Faults) as caught:
        make(folder, tmp_path / "out")
    assert ["unknown-figure", "unknown-fact"] == [
        LINE.fullmatch(line)["slug"] for line in str(caught.value).splitlines()
    ]


def test_overset_says_by_how_many_lines(tmp_path):
    """The number of lines over grows by what is added."""
    over = []
    for times in (1, 2):
        folder = copy_demo(tmp_path / str(times))
        end("stories/lead.md", "\n\n".join([FORTY_LINES] * times))(folder)
        with pytest.raises(Faults, match=r"\d+ lines over") as caught:
            make(folder, tmp_path / "out")
        over.append(int(re.search(r"(\d+) lines over", str(caught.value))[1]))
    assert 35 <= over[1] - over[0] <= 60
    assert not (tmp_path / "out").exists()
