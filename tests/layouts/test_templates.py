"""The templates of pages: no text in them is left to the HTML engine, which knows no Chinese rules and no total fit."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, meta

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
FOLDERS = ("newspaper", "issue", "brochure")  # the others take their templates from these
TEMPLATES = [path for folder in FOLDERS for path in sorted((LAYOUTS / folder).glob("*.j2"))]
# What the composer sets: presswork.paint.typesetting.
SET = {"compose", "beside", "lockup", "fitted", "flow", "drawing"}
DRAWN = {"drawn", "count", "picture", "chart", "mark"}   # art with its own lettering; a place that links lead to
MACRO = re.compile(r"{%-?\s*macro (\w+)\(")
# Macros that give attributes, or words for compose().
WORDS = re.compile(r"{%-?\s*macro (?:(?:at|box)\(slot|seen\(|ordinal_of\().*?endmacro\s*-?%}", re.DOTALL)
SILENT = {"head", "title", "style"}


class Texts(HTMLParser):
    """Collects what a template writes between tags: words of its own and expressions."""

    def __init__(self):
        super().__init__()
        self.found, self.silent = [], 0

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as HTMLParser calls it
        """Note an element whose text shows nothing."""
        self.silent += tag in SILENT

    def handle_endtag(self, tag):
        """Leave such an element."""
        self.silent -= tag in SILENT

    def handle_data(self, data):
        """Keep text that shows, in pieces."""
        if not self.silent:
            self.found += [part for part in re.split("(\x02[^\x03]*\x03)", data) if part.strip()]


def macros():
    """Name the macros of all templates that write elements."""
    return {name for path in TEMPLATES for name in MACRO.findall(WORDS.sub("", path.read_text(encoding="utf-8")))}


def texts(path):
    """List what a template writes as text."""
    source = WORDS.sub("", path.read_text(encoding="utf-8"))
    source = re.sub(r"(</?){{.*?}}", r"\1p", source)  # an element whose name is a value
    source = re.sub(r"{#.*?#}|{%.*?%}", "", source, flags=re.DOTALL)
    source = re.sub(r"{{-?\s*(.*?)\s*-?}}", lambda found: f"\x02{re.sub('[<>&]', '', found[1])}\x03", source,
                    flags=re.DOTALL)
    parser = Texts()
    parser.feed(source)
    return [part.strip() for part in parser.found]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_is_composed(path):
    """Between its tags a template has only calls that have the composer set a text, draw art, or call such a macro."""
    known = SET | DRAWN | macros()
    for text in texts(path):
        assert text.startswith("\x02"), f"{path.name} writes “{text}” as HTML"
        called = re.match(r"[\w.]+", text[1:])[0]
        assert called in known or ".svg" in text, f"{path.name} writes {text[1:-1]} as HTML"


GIVEN = {  # to every template: presswork.paint.document, presswork.line
    "_", "beside", "compose", "count", "drawing", "drawn", "edition", "fitted", "flow", "layout", "lockup", "mark",
    "parts", "plan", "publication", "share", "space", "words"}
TAKEN = {  # from the template that includes it
    "brochure": {"page", "again"}, "brochure/field.html.j2": {"slot", "chapter", "inset", "mark"},
    "brochure/notes.html.j2": {"value", "pages"}, "issue": {"at", "dashed"}, "newspaper": {"at", "dashed"}}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_template_uses_what_it_is_given(path):
    """What it neither sets nor imports is given to all, or by the template that includes it."""
    used = meta.find_undeclared_variables(Environment(autoescape=True).parse(path.read_text(encoding="utf-8")))
    folder = path.parent.name
    assert used <= GIVEN | TAKEN.get(folder, set()) | TAKEN.get(f"{folder}/{path.name}", set())
