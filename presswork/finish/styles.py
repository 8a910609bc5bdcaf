"""Styles that a press cannot print: gradients, shadows, colours that are no inks, pictures in rules, shaded borders.

WeasyPrint writes gradients with three parts where the press has four inks, so that nothing prints; colours and
pictures of the screen stay RGB; shadows and shaded borders fail. Each is told with its rule and line, in CSS and in
templates, before a page is painted.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2
import tinycss2.color4

from presswork.model.layout import Layout
from presswork.model.place import Place
from presswork.model.report import Finding

SHADED = {"ridge", "groove", "inset", "outset"}
UNPRINTABLE = re.compile(r"(backdrop-)?filter|(mix|background)-blend-mode|(box|text)-shadow|mask(-\w+)*")
PICTURED = re.compile(r"background|border-image|list-style|content")
HIDING = {"opacity": "1", "visibility": "visible", "display": ""}
COLOURED = re.compile(r"color|background|border|outline|column-rule|fill|stroke|text-decoration|^--")
SCREEN_ONLY = re.compile(r"\bscreen\b")
INKLESS = {"transparent", "currentcolor", "inherit", "initial", "unset", "none"}
GRADIENT = re.compile(r"(?:linear|radial|conic)-gradient|<(?:linear|radial)Gradient")
SET = re.compile(r"(?:color|background|border[\w-]*|fill|stroke)\s*[:=][^;{}]*?(#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\))")
LONG = 60  # letters of a value that are told
INK_CURE = "use an ink of layout.yaml: var(--ink-NAME)"


def unprintable(layout: Layout) -> list[Finding]:
    """List what a layout's styles and templates ask that the press cannot print, with file and line."""
    findings = [finding for place, shown, one in _declarations(layout) for finding in _declared(place, shown, one)]
    for folder in layout.folders:
        for template in sorted(Path(folder).glob("*.j2")):
            findings += _template(template)
    return findings


def hiding(layout: Layout, what: str) -> list[Finding]:
    """List the rules that may keep composed text from being painted; ``what`` says which text was missed."""
    slug, cure = "hidden-words", "take it out, or lay it on an element without composed text"
    found = [Finding(place, f"{what}; {shown} may hide it", slug, cure)
             for place, shown, one in _declarations(layout) if _hides(one)]
    cause = "a template draws it in a margin box, twice or not at all"
    return found or [Finding(layout.place, f"{what}; {cause}", slug, "draw each composed text once")]


def _hides(one: Any) -> bool:
    value = tinycss2.serialize(one.value).strip()
    plain = HIDING.get(one.lower_name)
    return plain is not None and (value == "none" if one.lower_name == "display" else value != plain)


def _declarations(layout: Layout) -> Iterator[tuple[Place, str, Any]]:
    """Give every declaration of the layout's sheets with its place, and as it is told."""
    for folder in layout.folders:
        sheet = Path(folder) / "style.css"
        if sheet.is_file():
            rules = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True,
                                              skip_whitespace=True)
            yield from _rules(rules, sheet)


def _rules(rules: Any, file: Path) -> Iterator[tuple[Place, str, Any]]:
    for rule in rules:
        head = tinycss2.serialize(rule.prelude).strip() if hasattr(rule, "prelude") else ""
        if rule.type == "at-rule" and rule.at_keyword == "media" and SCREEN_ONLY.search(head):
            continue
        if rule.type == "at-rule" and rule.at_keyword == "media" and rule.content:
            yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), file)
        elif rule.type in ("qualified-rule", "at-rule") and rule.content:
            yield from _listed(rule, head or f"@{rule.at_keyword}", file)


def _listed(rule: Any, selector: str, file: Path) -> Iterator[tuple[Place, str, Any]]:
    for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            place = Place(file.as_posix(), one.source_line, one.source_column)
            value = tinycss2.serialize(one.value).strip()
            yield place, f"{selector} {{ {one.name}: {value if len(value) <= LONG else value[:LONG] + '...'} }}", one


def _declared(place: Place, shown: str, one: Any) -> Iterator[Finding]:
    words = list(_tokens(one.value))
    if any(token.type == "function" and token.lower_name.endswith("gradient") for token in words):
        yield Finding(place, f"{shown} is a gradient, which prints nothing in the inks of the press", "press-gradient",
                      "use a plain ink, or a picture of the gradient")
    value = tinycss2.serialize(one.value).strip()
    if UNPRINTABLE.fullmatch(one.lower_name) and value not in ("", "none", "normal"):
        yield Finding(place, f"{shown} cannot be printed", "press-effect", "take it out, or make it part of a picture")
        return
    if PICTURED.match(one.lower_name) and any(_address(token) for token in words):
        yield Finding(place, f"{shown} shows a picture, which a style cannot separate for the press", "press-picture",
                      "make it a figure of the publication, or draw it in the template in inks")
    if one.lower_name.startswith(("border", "outline")) and any(_word(token) in SHADED for token in words):
        yield Finding(place, f"{shown} is a border shaded in the colours of the screen", "press-border",
                      "use solid, dashed, dotted or double")
    if COLOURED.search(one.lower_name) and (stray := next((t for t in words if _screen_colour(t)), None)):
        yield Finding(place, f"{shown} has the screen's colour {stray.serialize()}, which is no ink", "press-colour",
                      INK_CURE)


def _tokens(values: Any) -> Iterator[Any]:
    """Give the tokens of a value, those inside functions too but for device-cmyk() and url()."""
    for token in values:
        yield token
        if token.type == "function" and token.lower_name not in ("device-cmyk", "url", "var"):
            yield from _tokens(token.arguments)


def _address(token: Any) -> bool:
    """Tell url(...), quoted or not."""
    return token.type == "url" or (token.type == "function" and token.lower_name in ("url", "image-set"))


def _word(token: Any) -> str:
    return str(token.lower_value) if token.type == "ident" else ""


def _screen_colour(token: Any) -> bool:
    """Tell a colour that is not device-cmyk() or a name for none."""
    if token.type not in ("hash", "ident", "function") or _word(token) in INKLESS:
        return False
    if token.type == "function" and token.lower_name in ("device-cmyk", "var"):
        return False
    return tinycss2.color4.parse_color(token) is not None


def _template(file: Path) -> Iterator[Finding]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if found := GRADIENT.search(line):
            place, name = Place(file.as_posix(), number, found.start() + 1), found[0].strip("<")
            yield Finding(place, f"{name} prints nothing in the inks of the press", "press-gradient",
                          "use a plain ink, or a picture of the gradient")
        if found := SET.search(line):
            place = Place(file.as_posix(), number, found.start(1) + 1)
            yield Finding(place, f"{found[1]} is a colour of the screen, which is no ink", "press-colour", INK_CURE)
