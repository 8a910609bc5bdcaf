"""Painted passages in the tag tree: one element a paragraph, in the order of the document."""

import pikepdf
import pytest
from painting import embed, lines, written

from presswork.paint.panel import Panel, Passage, Stroke
from presswork.paint.placeholder import Replacements

TEXT = "清晨六点河边的雾还没有散第一班渡船已经靠岸岸上的人不多提着篮子说话的声音很轻"


def stack(parts):
    """Make a panel of passages: (key, role, lines)."""
    row, passages = 0, []
    for key, role, some in parts:
        passages.append(
            Passage(key, role, tuple(Stroke(line, 0.0, 12.0 + 15 * (row + n)) for n, line in enumerate(some)))
        )
        row += len(some)
    return Panel(120.0, 15.0 * row, tuple(passages))


def tree(*panels, page_break=""):
    """Write panels each in its place; gives pages, the tag tree as nested (role, kids), the parent tree."""
    replacements = Replacements()
    html = page_break.join(embed(replacements.add(each), height=each.height) for each in panels)
    with pikepdf.open(written(html, replacements)) as pdf:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        return pages, told(pdf.Root.StructTreeRoot, pages, 0), parents(pdf)


def told(node, pages, page):
    page = pages[node.Pg.objgen] if "/Pg" in node else page
    kids = node.get("/K", [])
    out = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            out.append((page, int(kid)))
        elif kid.get("/Type") == "/MCR":
            out.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            out.append((str(kid.S), told(kid, pages, page)))
    return out


def parents(pdf):
    """Give the roles that the parent tree has for each page's marked content."""
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(nums[at]): [str(element.S) for element in nums[at + 1]] for at in range(0, len(nums), 2)}


def of_role(role, node):
    """List the kids of every element of a role."""
    found = []
    for name, kids in ((kid[0], kid[1]) for kid in node if isinstance(kid[0], str)):
        found += [kids] if name == role else []
        found += of_role(role, kids)
    return found


def test_paragraph_on_one_panel():
    """A paragraph is one P with one marked-content sequence."""
    _, root, _ = tree(stack([("s/0", "P", lines(TEXT))]))
    assert 1 == len(of_role("/P", root))
    assert 1 == len(of_role("/P", root)[0])


def test_paragraph_over_two_panels_is_one_p():
    """A paragraph that runs on in a second panel keeps its element, with two sequences in reading order."""
    some = lines(TEXT)
    _, root, _ = tree(stack([("s/0", "P", some[:2])]), stack([("s/0", "P", some[2:])]))
    [kids] = of_role("/P", root)
    assert 2 == len(kids)
    assert sorted(kids) == kids


def test_paragraph_over_two_pages_is_one_p():
    """The same over a page's end: the sequences name their pages."""
    some = lines(TEXT)
    pages, root, _ = tree(
        stack([("s/0", "P", some[:2])]),
        stack([("s/0", "P", some[2:])]),
        page_break='<div style="break-after:page"></div>',
    )
    assert 2 == len(pages)
    [kids] = of_role("/P", root)
    assert [0, 1] == [page for page, _ in kids]


def test_roles_of_passages():
    """Each passage has its own tag, in order."""
    some = lines(TEXT)
    _, root, _ = tree(stack([("s/0", "H2", some[:1]), ("s/1", "P", some[1:2]), ("s/2", "P", some[2:])]))
    assert 1 == len(of_role("/H2", root))
    assert 2 == len(of_role("/P", root))


def test_text_of_its_own_is_a_span():
    """A passage without a key belongs to the element round the placeholder."""
    _, root, _ = tree(stack([("", "Span", lines(TEXT))]))
    assert [] == of_role("/P", root)
    assert any(kids for kids in of_role("/Span", root))


@pytest.mark.parametrize("count", [1, 3])
def test_parent_tree_matches(count):
    """The parent tree names for every MCID the element that holds it: no number is left out or doubled."""
    some = lines(TEXT)
    _, root, roles = tree(*(stack([(f"s/{number}", "P", some)]) for number in range(count)))
    marked = [mark for kids in of_role("/P", root) for mark in kids]
    assert count == len(set(marked)) == len(marked)
    assert ["/P"] * count == [roles[page][number] for page, number in marked]


def test_cells_stand_in_their_rows_and_table():
    """A cell's element is inside its row's, and that inside its table's, each made once, also over two panels."""
    some = lines("甲")[0]

    def cell(name, role):
        row = name.partition(".")[0]
        return Passage(f"s/0.{name}", role, (Stroke(some, 0.0, 12.0),), ("Table s/0", f"TR s/0.{row}"))

    first = Panel(120.0, 15.0, (cell("0.0", "TH"), cell("0.1", "TH"), cell("1.0", "TD")))
    second = Panel(120.0, 15.0, (cell("1.1", "TD"), Passage("s/1", "P", (Stroke(some, 0.0, 12.0),))))
    _, nested, _ = tree(first, second)
    [table] = of_role("/Table", nested)
    assert [(role, [cell for cell, _ in kids]) for role, kids in table] == [
        ("/TR", ["/TH", "/TH"]), ("/TR", ["/TD", "/TD"])]
    assert len(of_role("/P", nested)) == 1
