"""Parsing: what is read as XML is the tree that WeasyPrint makes of it as HTML."""

import pytest

from presswork.paint.parsing import parsed, tree
from presswork.paint.start import painter

HEAD = '<head><meta charset="utf-8"/><title>A &amp; B</title><style>p > b { top: 0 }</style></head>'
SAME = (
    '<p class="one">A<b> B</b>\u3000C<br/>&#39;D</p><embed src="x:1"/>',
    "<ul><li>A</li><li><p>B</p></li></ul><table><tbody><tr><td>C</td></tr></tbody></table>",
    '<div><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/><title>T</title></svg></div>',
)
OTHER = (
    "<p>A<br>B</p>",                                  # not closed
    "<p>A&nbsp;B</p>",                                # no reference of XML
    "<p>A<ul><li>B</li></ul></p>",                    # HTML ends the paragraph before the list
    "<div/><p>A</p>",                                 # HTML does not close it
    "<table><tr><td>A</td></tr></table>",             # HTML puts the row in a group
    "<style>p::before { content: '&amp;' }</style>",  # HTML reads no reference there
)


def page(body):
    """Give a page."""
    return f'\n<!DOCTYPE html>\n<html lang="en">\n{HEAD}\n<body>{body}</body>\n</html>'


def shape(element):
    """Give what a tree says, without the declaration of a namespace and comments."""
    kids = [shape(kid) for kid in element if isinstance(kid.tag, str)]
    attributes = {name: value for name, value in element.items() if "xmlns" not in name}
    return element.tag, attributes, (element.text or "").strip(), kids, (element.tail or "").strip()


@pytest.mark.parametrize("body", SAME)
def test_a_page_that_is_xml_is_read_to_the_same_tree(body):
    """Its elements, attributes and texts are those that WeasyPrint's parser finds."""
    expected = painter().HTML(string=page(body)).etree_element
    assert shape(expected) == shape(tree(page(body)))


@pytest.mark.parametrize("body", OTHER)
def test_a_page_that_means_something_else_as_xml_is_read_as_html(body):
    """What HTML reads otherwise, or XML not at all, is left to WeasyPrint."""
    expected = painter().HTML(string=page(body)).etree_element
    assert tree(page(body)) is None
    assert shape(expected) == shape(parsed(page(body), None).etree_element)
