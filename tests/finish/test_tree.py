"""The tag tree as it is mended: small trees in, small trees out."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from presswork.finish.tree import mend, plain_lines, read, write


def tree_of(*kids):
    """Make a file with a tag tree of (role, kid, ...) tuples; a number is marked content."""
    pdf = pikepdf.new()

    def element(role, *under):
        content = [element(*kid) if isinstance(kid, tuple) else kid for kid in under]
        return pdf.make_indirect(Dictionary(S=Name(f"/{role}"), K=Array(content)))

    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=Array([element("Document", *kids)])))
    return pdf


def shape(element):
    """Give a tree as tuples again."""
    return (element.role, *(shape(kid) if hasattr(kid, "role") else int(kid) for kid in element.kids))


def mended(*kids, texts=None, language="zh-Hans"):
    """Mend a tree and read it back from its file; ``texts`` are words by the number of the content."""
    pdf = tree_of(*kids)
    document = read(pdf)
    mend(document, lambda element: "".join((texts or {}).get(int(kid), "") for kid in element.content), language)
    write(document)
    return read(pdf)


def test_wrappers_go():
    """What means nothing leaves its kids in its place, in order."""
    assert ("Document", ("Sect", ("P", 1), ("P", 2))) == shape(
        mended(("Sect", ("Div", ("NonStruct", ("P", 1)), ("P", 2)))))


def test_empty_elements_go():
    """An element that holds nothing is not read."""
    assert ("Document", ("Sect", ("P", 1))) == shape(mended(("Sect", ("P", ("Span",)), ("P", 1))))


def test_a_figure_has_its_words():
    """Caption and source line of a figure stand in it, the caption first."""
    figure = ("NonStruct", ("Caption", ("P", 1)), ("Figure", 2), ("P", 3))
    assert ("Document", ("Figure", ("Caption", ("P", 1), ("P", 3)), 2)) == shape(mended(figure))


def test_heading_cells_say_what_they_head():
    """A row of heading cells heads columns, a heading cell among others its row."""
    rows = ("Table", ("TR", ("TH", 1), ("TH", 2)), ("TR", ("TH", 3), ("TD", 4)))
    cells = [cell for cell in mended(rows).walk() if cell.role == "TH"]
    assert ["/Column", "/Column", "/Row"] == [str(cell.thing.A.Scope) for cell in cells]


def test_headings_go_down_by_one():
    """No heading skips a level; the first is an H1."""
    heads = ("Document", ("H1", 1), ("H2", 2), ("H2", 3), ("H1", 4), ("H2", 5))
    assert heads == shape(mended(("H2", 1), ("H4", 2), ("H2", 3), ("H1", 4), ("H3", 5)))


def test_a_quotation_holds_paragraphs():
    """Text that stands alone in a block is a paragraph of it."""
    assert ("Document", ("BlockQuote", ("P", 1))) == shape(mended(("BlockQuote", ("Span", 1))))


def test_another_script_names_its_language():
    """Latin words in a Chinese document say that they are English; a name of a few letters does not."""
    texts = {1: "一九四九", 2: "Notes to editors", 3: "G20"}
    found = mended(("P", 1), ("P", 2), ("P", 3), texts=texts)
    assert [None, String("en"), None] == [kid.thing.get("/Lang") for kid in found.elements]


def test_han_in_an_english_document():
    """Han text in an English document says that it is Chinese."""
    found = mended(("P", 1), texts={1: "永康"}, language="en")
    assert "zh-Hans" == str(found.elements[0].thing.Lang)


def test_several_captions_are_one():
    """Title and measure of a figure, a caption each, are paragraphs of the one caption inside it."""
    figure = ("NonStruct", ("Caption", ("Span", 1)), ("Caption", ("Span", 3)), ("Figure", 2))
    assert ("Document", ("Figure", ("Caption", ("P", 1), ("P", 3)), 2)) == shape(mended(figure))


def test_a_page_of_a_paper_is_a_part():
    """A section with articles is a part of the document; one without stays a section."""
    assert ("Document", ("Part", ("Art", ("P", 1))), ("Sect", ("P", 2))) == shape(
        mended(("Sect", ("Art", ("P", 1))), ("Sect", ("P", 2))))


def test_a_label_stands_before_its_body():
    """An item's label, with which its body begins, is its own."""
    body = ("LBody", ("P", ("Lbl", 1)), ("P", 2))
    assert ("Document", ("L", ("LI", ("Lbl", 1), ("LBody", ("P", 2))))) == shape(mended(("L", ("LI", body))))


def test_labels_say_how_a_list_is_numbered():
    """Numbers are decimal, bullets discs, other labels and none of no numbering."""
    lists = [("L", ("LI", ("Lbl", number), ("LBody", 9))) for number in (1, 2, 3)]
    found = mended(*lists, ("L", ("LI", ("LBody", 9))), texts={1: "1. ", 2: "• ", 3: "2014年"})
    assert ["/Decimal", "/Disc", "/None", "/None"] == [str(each.thing.A.ListNumbering) for each in found.elements]


@pytest.mark.parametrize(("text", "role"), [
    ("NO. 1 · TYPE AND PRESSES", "Div"), ("来源：公开史实（2022年）", "Div"), ("P. 3", "Div"), ("", "P"),
    ("The tax that made papers dear.", "P"), ("“Who pays?”", "P"), ("本文依据一篇专题报道。", "P"),
    ("他说：“有。”", "P")])
def test_a_line_of_furniture_is_no_paragraph(text, role):
    """A line that templates set is a paragraph where it ends a sentence; a story's paragraphs stay as they are."""
    document = read(tree_of(("Sect", ("P", ("Span", 1)), ("P", 2))))
    plain_lines(document, lambda element: "".join(text for each in element.walk() for _ in each.content))
    assert [role, "P"] == [kid.role for kid in document.elements[0].elements]


def test_lines_of_a_caption():
    """Title, measure and source of a figure are no paragraphs, however they were set; a caption's sentence is one."""
    said = {1: "A Bible in four numbers", 2: "It has 1282 pages.", 3: "Source: British Library"}
    document = read(tree_of(("Figure", ("Caption", ("P", 1), ("P", 2), ("P", 3)))))
    plain_lines(document, lambda element: "".join(said[int(kid)] for each in element.walk() for kid in each.content))
    [caption] = document.elements[0].elements
    assert ["Div", "P", "Div"] == [kid.role for kid in caption.elements]
