"""Sheets are printed, folded and bound in software: the pages are in order and on their feet."""

import io
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from folds import fold, printed, read, sheet
from sound import MM, saved, spot

from presswork.check.geometry import apart
from presswork.check.paper import read_paper
from presswork.check.preflight import preflight
from presswork.finish.conditions import condition
from presswork.impose.folding import grid
from presswork.impose.job import Order, lay_out
from presswork.model.plates import PROCESS
from presswork.model.report import Faults

SHAPES = {2: (2, 1), 4: (2, 2), 8: (4, 2), 16: (4, 4)}


def bound(opened, path, order, shapes):
    """Print and fold every sheet: a list of page lists, in the order of the sheets."""
    made = lay_out(path, order)[""]
    pdf, source = opened(io.BytesIO(made.data)), opened(path)
    folded = []
    for at, shape in enumerate(shapes):
        leaves = sheet(pdf.pages[2 * at], pdf.pages[2 * at + 1], source.pages[0], creep=10)
        folded.append(read(fold(leaves, *shape)))
    assert 2 * len(shapes) == len(pdf.pages)
    return folded


def nest(sheets):
    """Put each sheet into the middle of the one before."""
    pages = []
    for one in sheets:
        half = len(pages) // 2
        pages = pages[:half] + one + pages[half:]
    return pages


@pytest.mark.parametrize("count", [8, 16, 24, 48])
@pytest.mark.parametrize("up", [2, 4, 8])
def test_saddle(count, up, book, opened):
    """Sheets put into each other and stitched read from the first page to the last."""
    sizes, left = [], count
    while left:
        sizes.append(next(size for size in (16, 8, 4) if size <= min(left, 2 * up)))
        left -= sizes[-1]
    shapes = [SHAPES[size // 2] for size in sizes]
    assert list(range(1, count + 1)) == nest(bound(opened, book(count), Order(up=up, thickness=0.1), shapes))


@pytest.mark.parametrize(("count", "up"), [(8, 4), (16, 8), (24, 4), (32, 16), (48, 8)])
def test_perfect(count, up, book, opened):
    """Signatures of 8, 16 and 32 pages, one behind the other, read from the first page to the last."""
    shapes = [SHAPES[up]] * (count // (2 * up))
    sheets = bound(opened, book(count), Order("perfect", up, spine=3), shapes)
    assert list(range(1, count + 1)) == [page for one in sheets for page in one]


def test_sixteen_pages_by_the_book():
    """The front of a signature of 16 has 5 12 9 8 head to head over 4 13 16 1, as printers' tables have it."""
    at = {(leaf.column, leaf.row): leaf.front for leaf in grid(8).leaves}
    assert [[5, 12, 9, 8], [4, 13, 16, 1]] == [[at[column, row] for column in range(4)] for row in range(2)]


def test_blank_pages(book, opened):
    """A count that is no multiple of four is filled up at the end, and that is told."""
    path = book(7)
    made = lay_out(path, Order())[""]
    assert ["blank-pages"] == [finding.slug for finding in made.findings]
    assert [1, 2, 3, 4, 5, 6, 7, 0] == nest(bound(opened, path, Order(), [(2, 1)] * 2))


def test_creep(book, opened):
    """Each sheet inwards stands nearer to the spine by the paper's thickness."""
    pdf = opened(io.BytesIO(lay_out(book(16), Order(thickness=0.2))[""].data))
    source = opened(book(16))
    middles = []
    for at in range(4):
        pages = {number: x for number, _, x, _ in printed(pdf.pages[2 * at], source.pages[0])}
        middles.append(pages[2 * at + 1])
    steps = [(one - two) / MM for one, two in pairwise(middles)]
    assert [pytest.approx(0.2, abs=0.01)] * 3 == steps


def test_work_and_turn(book, opened):
    """One plate prints both sides: turned over left to right, each half gets its own back."""
    path = book(8)
    pdf, source = opened(io.BytesIO(lay_out(path, Order(up=4, turn=True))[""].data)), opened(path)
    [page] = pdf.pages
    middle = float(page.mediabox[2]) / 2
    whole = sheet(page, page, source.pages[0])
    for half in ([leaf for leaf in whole if leaf.x < middle], [leaf for leaf in whole if leaf.x > middle]):
        pages = read(fold(half, 2, 2))
        assert list(range(1, 9)) in (pages, read_from_back(half))


def read_from_back(half):
    """Turn the other half over before it is folded: its first page is on the other side."""
    for leaf in half:
        leaf.x, leaf.sides = -leaf.x, leaf.sides[::-1]
    return read(fold(half, 2, 2))


def test_cover_apart(book, opened):
    """A cover holds the first and last two pages, the back between them; the body is the rest."""
    path = book(20)
    made = lay_out(path, Order("perfect", 8, cover=True, back=5))
    assert {"", "cover"} == set(made)
    cover, source = opened(io.BytesIO(made["cover"].data)), opened(path)
    outside = {number: x for number, _, x, _ in printed(cover.pages[0], source.pages[0])}
    assert {1, 20} == set(outside)
    assert pytest.approx(215, abs=0.1) == (outside[1] - outside[20]) / MM
    assert {2, 19} == {number for number, *_ in printed(cover.pages[1], source.pages[0])}
    body = opened(io.BytesIO(made[""].data))
    leaves = sheet(body.pages[0], body.pages[1], source.pages[0], creep=10)
    assert list(range(3, 19)) == read(fold(leaves, 4, 2))


def test_newspaper_by_size(book):
    """A newspaper takes as many pages a side as the sheet holds: four of A4 on A2, with nothing cut."""
    made = lay_out(book(8), Order("newspaper", 0, "A2"))[""]
    assert (4, 1, {420, 594}) == (made.up, made.sheets, {round(side) for side in made.size})


def test_few_pages_take_few_places(book):
    """Four pages lie two a side, on a sheet that is turned for two, however large it is."""
    for order in (Order("newspaper", 0, "A2"), Order("newspaper", 4, "A2")):
        made = lay_out(book(4), order)[""]
        assert (2, 1, (594, 420)) == (made.up, made.sheets, tuple(round(side) for side in made.size))


def in_two_inks(source, path):
    """Print the headline of a book in a red spot, and leave its picture out."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            page.add_resource(spot("Red", [0, 1, 1, 0]), pikepdf.Name.ColorSpace, pikepdf.Name.R)
            data = b"".join(part.read_bytes() for part in page.Contents) if isinstance(
                page.Contents, pikepdf.Array) else page.Contents.read_bytes()
            page.Contents = pdf.make_stream(data.replace(b"/Im Do", b"").replace(b"0 1 .95 0 k", b"/R cs 1 scn"))
        return saved(pdf, path)


def test_bar_has_the_plates_of_the_pages(book, tmp_path):
    """The bar of a job in black and a spot has no patch of another plate; a process job's has all four."""
    file = tmp_path / "sheets.pdf"
    for path, plates in ((in_two_inks(book(4), tmp_path / "red.pdf"), ["Black", "Red"]), (book(4), PROCESS)):
        file.write_bytes(lay_out(path, Order(sheet="B2"))[""].data)
        paper = read_paper(file)
        bar = {name for mark in paper.painted.marks for name, amount in mark.inks.items()
               if amount and mark.box and apart(mark.box, paper.leaves[0].bleed)}
        assert {*plates, "All"} == bar


def test_text_extracts(book):
    """Text is found on the sheet in the page's own words."""
    pdf = pypdfium2.PdfDocument(lay_out(book(8), Order())[""].data)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert all(f"page {number} ends" in text for number in range(1, 9))


@pytest.mark.parametrize("order", [Order(), Order("perfect", 4, spine=3), Order(up=4, turn=True)],
                         ids=["saddle", "perfect", "turn"])
def test_stays_pdfx(order, book, tmp_path):
    """An imposed PDF/X-4 is one still: the preflight finds nothing."""
    path = tmp_path / "sheets.pdf"
    path.write_bytes(lay_out(book(8), order)[""].data)
    assert [] == [str(fault) for fault in preflight(path, condition("coated"), rendered=None).faults]


def test_same_bytes(book):
    """The same file gives the same sheets, byte for byte."""
    path = book(8)
    assert lay_out(path, Order(up=4))[""].data == lay_out(path, Order(up=4))[""].data


def test_operators_are_kept(book, opened):
    """A page's operators stand in its form as they were."""
    path = book(4)
    made, source = opened(io.BytesIO(lay_out(path, Order())[""].data)), opened(path)
    forms = {name: form for page in made.pages for name, form in page.Resources.XObject.items()}
    for number, page in enumerate(source.pages, start=1):
        mine = [str(one.operator) for one in pikepdf.parse_content_stream(page)]
        assert mine == [str(one.operator) for one in pikepdf.parse_content_stream(forms[f"/P{number}"])]


@pytest.mark.parametrize(("order", "pages", "slug"), [
    (Order(up=4, sheet="A3"), 8, "small-sheet"),
    (Order(sheet="A33"), 8, "unknown-sheet"),
    (Order(cover=True), 4, "no-cover"),
])
def test_faults(order, pages, slug, book):
    """What cannot be done is told by name."""
    with pytest.raises(Faults) as caught:
        lay_out(book(pages), order)
    assert [slug] == [finding.slug for finding in caught.value.findings]


def test_uneven_pages(tmp_path, book):
    """Pages of two sizes are not imposed."""
    with pikepdf.open(book(4)) as pdf:
        pdf.pages[2].obj.TrimBox = pikepdf.Array([37, 37, 337, 437])
        pdf.save(tmp_path / "uneven.pdf")
    with pytest.raises(Faults, match="uneven-pages"):
        lay_out(tmp_path / "uneven.pdf", Order())
