"""Parsing: a template's page as a tree of elements.

WeasyPrint reads HTML by the rules for what browsers meet, letter by letter. A page whose tags are all closed is XML as
well, which the standard library reads thirty times faster to the same tree. Pinned to WeasyPrint 70.x;
tests/paint/test_parsing.py.
"""

import re
from typing import Any
from xml.etree import ElementTree as ET

from presswork.paint.start import painter

BASE = "presswork://layout/"
ESCAPED = re.compile(r"<(?:style|script)\b[^>]*>[^<]*&")  # XML reads references in there, HTML does not
EMPTY = re.compile(r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[a-z]\w*[^<>]*/>")
ROWS = re.compile(r"<table\b[^>]*>\s*<tr\b")  # HTML puts rows that stand in no group in one
SVG = "<svg"
# Before which HTML ends a paragraph.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"})


def parsed(html: str, fetch: Any) -> Any:
    """Give WeasyPrint's document of a page; ``fetch`` is its fetcher of addresses."""
    weasyprint = painter()
    root = tree(html)
    page = weasyprint.HTML(string=html if root is None else "<html>", base_url=BASE, url_fetcher=fetch)
    if root is not None:
        page.wrapper_element = type(page.wrapper_element).from_html_root(root)
        page.etree_element = page.wrapper_element.etree_element
    return page


def tree(html: str) -> ET.Element | None:
    """Read a page as XML; None where that is not what HTML makes of it."""
    plain = html if SVG not in html else re.sub(r"<svg\b.*?</svg>", "", html, flags=re.DOTALL)
    if any(rule.search(plain) for rule in (ESCAPED, EMPTY, ROWS)):
        return None
    try:
        root = ET.fromstring(html)  # noqa: S314 - made by a template of the layout
    except ET.ParseError:
        return None
    whole = root.tag == "html" and [each.tag for each in root] == ["head", "body"]
    return root if whole and not any(map(_ended, root.iter("p"))) else None


def _ended(paragraph: ET.Element) -> bool:
    """Tell a paragraph that HTML ends before its end tag."""
    return any(each.tag in BLOCKS for each in paragraph.iter() if each is not paragraph)
