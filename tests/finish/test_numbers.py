"""The numbers behind a chart: a table in the tag tree, nothing on the page."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from presswork.finish.attach import Source
from presswork.finish.numbers import ROWS, tabulate
from presswork.finish.tree import read

ALT = "Bar chart of two presses"


def document(space=None):
    """Make a file with an article that holds a chart and a paragraph after it."""
    pdf = pikepdf.new()
    pdf.add_blank_page()

    def element(role, *kids, **more):
        return pdf.make_indirect(Dictionary(S=Name(f"/{role}"), K=Array(kids), **more))

    figure = element("Figure", 1, Alt=String(ALT), **({"NS": pdf.make_indirect(space)} if space else {}))
    article = element("Art", figure, element("P", 2))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=Array([element("Document", article)])))
    return pdf


def behind(pdf, data, name="charts/speeds.csv", alt=ALT):
    """Give the elements of the article once the data are behind its chart."""
    tabulate(pdf, [Source(name, data, "Speeds", alt)])
    [article] = read(pdf).elements
    return article.elements


def test_numbers_stand_behind_their_chart():
    """A chart's rows are a table after it: heads with their scope, words as ActualText, no content of a page."""
    pdf = document()
    figure, table, paragraph = behind(pdf, b'press,sheets\r\n"Hand, wood",240\r\n')
    cells = [cell for row in table.elements for cell in row.elements]
    assert ["Figure", "Table", "P"] == [each.role for each in (figure, table, paragraph)]
    assert ["press", "sheets", "Hand, wood", "240"] == [str(cell.thing.ActualText) for cell in cells]
    assert ["TH", "TH", "TH", "TD"] == [cell.role for cell in cells]
    assert ["/Column", "/Column", "/Row"] == [str(cell.thing.A.Scope) for cell in cells[:3]]
    assert [] == [kid for cell in cells for kid in cell.kids]
    assert "/Contents" not in pdf.pages[0].obj or not pdf.pages[0].Contents.read_bytes()


def test_the_table_is_of_its_document_kind():
    """In PDF 2.0 all of the table is in the namespace of its chart."""
    pdf = document(Dictionary(Type=Name.Namespace, NS=String("x")))
    _, table, _ = behind(pdf, b"a,b\r\n1,2\r\n")
    assert {"x"} == {str(each.thing.NS.NS) for each in table.walk()}


@pytest.mark.parametrize(("data", "name", "alt"), [
    (b"a,b\r\n" * (ROWS + 1), "charts/speeds.csv", ALT), (b"a,b\r\n", "charts/speeds.csv", ALT),
    (b"a,b\r\n1,2\r\n", "charts/speeds.csv", "another"), (b"a: b", "publication.yaml", ALT)])
def test_no_table(data, name, alt):
    """Long data, heads alone, another chart's and no data leave the tree as it is."""
    pdf = document()
    assert ["Figure", "P"] == [each.role for each in behind(pdf, data, name, alt)]
