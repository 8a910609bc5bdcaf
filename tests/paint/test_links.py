"""Links in composed text: a reader clicks on their words, and hears that they are links."""

import pikepdf
import pytest
from painting import embed, lines, written

from presswork.model.story import Run
from presswork.paint.inline import pieces
from presswork.paint.links import rectangles
from presswork.paint.panel import Panel, Passage, Stroke
from presswork.paint.placeholder import Replacements

URL = "https://example.org/ferry"
RUNS = [Run("清晨六点河边的雾还没有散，"), Run("第一班渡船的冬季时刻表和票价", link=URL), Run("已经贴在岸上。")]


def told():
    """Compose a paragraph with a link over two lines."""
    strokes = tuple(Stroke(line, 0.0, 12.0 + 15 * row) for row, line in enumerate(lines(RUNS)))
    return Passage("story/0", "P", strokes)


@pytest.fixture(scope="module")
def pdf():
    """Write it as a tagged PDF."""
    part, replacements = told(), Replacements()
    panel = Panel(120.0, 15.0 * len(part.strokes), (part,))
    with pikepdf.open(written(embed(replacements.add(panel), height=panel.height), replacements)) as opened:
        yield opened


def test_a_link_is_cut_out_of_its_passage():
    """A passage is cut where its link begins and ends, and no glyph is lost."""
    part = told()
    cut = list(pieces(part))
    assert [piece.link for piece in cut] == ["", URL, ""]
    said = ["".join(text for stroke in piece.part.strokes for run in stroke.line.runs for text in run.texts)
            for piece in cut]
    assert said == [run.text for run in RUNS]
    assert len(rectangles(cut[1].part)) == 2


def test_each_line_of_a_link_can_be_clicked(pdf):
    """Each piece of a link on a line has an annotation over its words, inside the page, with its address as text."""
    notes = pdf.pages[0].Annots
    assert [str(note.A.URI) for note in notes] == [URL, URL]
    boxes = [[float(value) for value in note.Rect] for note in notes]
    assert all(16 <= box[0] < box[2] <= 137 and 140 < box[1] < box[3] <= 190 for box in boxes)
    assert boxes[0][1] > boxes[1][1]
    assert boxes[1][0] == pytest.approx(16, abs=0.1)


def test_a_link_is_an_element_of_its_paragraph(pdf):
    """In the tag tree a Link stands inside its P, with its words and its annotations; the parent tree leads back."""
    root = pdf.Root.StructTreeRoot
    found = []

    def walk(node, trail):
        for kid in node.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(([*trail, str(kid.S)], kid))
                walk(kid, [*trail, str(kid.S)])

    walk(root, [])
    trail, link = next((trail, kid) for trail, kid in found if kid.S == "/Link")
    assert trail[-2] == "/P"
    kinds = [str(kid.Type) for kid in link.K]
    assert kinds == ["/OBJR", "/OBJR", "/MCR"]
    nums = root.ParentTree.Nums
    known = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    assert all(known[int(note.StructParent)].objgen == link.objgen for note in pdf.pages[0].Annots)
    assert list(known) == sorted(known)
