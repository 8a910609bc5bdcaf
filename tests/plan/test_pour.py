"""Pouring: whole lines through frames, in order, by the rules of the foot and the top."""

from hypothesis import given, settings
from hypothesis import strategies as st

from presswork.model.galley import Galley, GalleyBlock, Line
from presswork.plan.grid import Frame
from presswork.plan.pour import Sheet, evened, levelled, pour, rows_of


def galley(sizes: list[int]) -> Galley:
    """Make a galley of paragraphs of so many lines; 0 stands for an intertitle of two."""
    lines: list[Line] = []
    blocks: list[GalleyBlock] = []
    for index, size in enumerate(sizes):
        count, start = size or 2, len(lines)
        lines += [Line("x", (), 1.0, 0.0, 0.0, index, row == 0, row == count - 1) for row in range(count)]
        blocks.append(GalleyBlock("s", "H2" if size == 0 else "P", start, len(lines), size == 0, size == 0))
    return Galley("story", 100.0, tuple(lines), tuple(blocks))


SIZES = st.lists(st.one_of(st.integers(1, 9), st.just(0)), min_size=1, max_size=25)
FRAMES = st.lists(st.integers(4, 40), min_size=1, max_size=8)


@settings(max_examples=300, deadline=None)
@given(SIZES, FRAMES, st.integers(-1, 3))
def test_lines_keep_their_order(sizes, rows, airy):
    """Every line stands once, in order, inside its frame; what found no room is counted."""
    sheet = Sheet(galley(sizes))
    legs, over = pour(sheet, [Frame(column, 0, depth) for column, depth in enumerate(rows)], airy)
    placed = [index for leg in legs for index, _ in rows_of(sheet, leg)]
    assert placed == list(range(len(sheet.galley.lines) - over))
    for leg in legs:
        rows_taken = [row for _, row in rows_of(sheet, leg)]
        assert rows_taken == sorted(set(rows_taken))
        assert all(0 <= row < leg.frame.rows for row in rows_taken)


@settings(max_examples=300, deadline=None)
@given(SIZES, FRAMES)
def test_feet_and_tops(sizes, rows):
    """No first line alone at a foot, no last line alone at a top, no intertitle within two lines of a foot."""
    sheet = Sheet(galley(sizes))
    legs, _ = pour(sheet, [Frame(column, 0, depth) for column, depth in enumerate(rows)])
    blocks, lines = sheet.galley.blocks, sheet.galley.lines
    for leg in legs:
        if leg.start < leg.stop < len(lines):
            block, following = blocks[lines[leg.stop - 1].block], blocks[lines[leg.stop].block]
            assert not block.keep
            if block is following:
                assert leg.stop - block.start >= 2
                assert block.stop - leg.stop >= 2


def test_a_row_goes_before_an_intertitle_inside_a_leg():
    """A leg one row short is opened before its intertitle, so that it ends on the last row."""
    sheet = Sheet(galley([5, 0, 5, 6]))
    legs, over = pour(sheet, [Frame(0, 0, 14), Frame(1, 0, 20)])
    assert (legs[0].opened, legs[0].empty, over) == (((5, 1),), 0, 0)


def test_an_intertitle_at_a_top_gives_up_its_blank_row():
    """The empty row before an intertitle drops out at a column's top."""
    sheet = Sheet(galley([4, 0, 4]))
    legs, _ = pour(sheet, [Frame(0, 3, 4), Frame(1, 7, 10)])
    assert rows_of(sheet, legs[1])[0] == (4, 7)


@settings(max_examples=300, deadline=None)
@given(SIZES, st.integers(8, 40), st.integers(2, 3), st.integers(0, 2))
def test_columns_are_evened_with_the_same_text(sizes, rows, columns, opened):
    """A page whose columns are evened has the text that it had, each line once and inside its frame."""
    sheet = Sheet(galley(sizes))
    legs, _ = pour(sheet, [Frame(column, 0, rows) for column in range(columns)])
    even = evened(sheet, legs, opened)
    assert (legs[0].start, legs[-1].stop) == (even[0].start, even[-1].stop)
    for leg in even:
        placed = rows_of(sheet, leg)
        assert [index for index, _ in placed] == list(range(leg.start, leg.stop))
        assert all(0 <= row < rows for _, row in placed)


def test_a_page_that_ends_short_is_evened():
    """The last column is short because what follows stays whole: both columns are then shorter by half of that."""
    sheet = Sheet(galley([32, 0, 9]))
    legs, _ = pour(sheet, [Frame(0, 0, 18), Frame(1, 0, 18), Frame(0, 0, 18)])
    assert [leg.stop - leg.start for leg in legs] == [18, 14, 11]
    even = evened(sheet, legs[:2])
    assert [leg.stop - leg.start for leg in even] == [16, 16]
    assert [leg.empty for leg in even] == [2, 2]


@settings(max_examples=200, deadline=None)
@given(SIZES, st.integers(2, 3))
def test_the_last_page_is_levelled_with_the_same_text(sizes, columns):
    """The columns of a last page keep their text, inside their frames, and end no further apart than they did."""
    sheet = Sheet(galley(sizes))
    rows = -(-sheet.depth[-1] // columns) + 4
    legs, over = pour(sheet, [Frame(column, 0, rows) for column in range(columns)])
    if over:
        return
    level = levelled(sheet, legs)
    assert [index for leg in level for index, _ in rows_of(sheet, leg)] == list(range(len(sheet.galley.lines)))
    ends = [max((row for _, row in rows_of(sheet, leg)), default=-1) + 1 for leg in level]
    before = [sheet.taken(leg.start, leg.stop) for leg in legs]
    assert max(ends) <= rows
    assert max(ends) - min(ends) <= max(1, max(before) - min(before))


def test_a_last_column_is_opened_before_its_head():
    """A column that ends a row short, with a head in it, is opened there."""
    sheet = Sheet(galley([12, 5, 0, 3]))
    legs, _ = pour(sheet, [Frame(0, 0, 12), Frame(1, 0, 12)])
    assert [leg.opened for leg in levelled(sheet, legs)] == [(), ((17, 1),)]
