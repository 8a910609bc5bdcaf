"""Tallies: marks in lines, on one page and over a fold."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from presswork.chart.tally import CLEAR, lane

EDGES = st.floats(20, 200), st.floats(220, 1200)


@given(*EDGES, st.integers(1, 500), st.floats(0.05, 0.95))
def test_no_mark_is_cut_by_the_fold(left, right, across, share):
    """Marks over a fold keep inside their edges, in order, apart from one another and clear of the fold."""
    fold = left + share * (right - left)
    made = lane(left, right, across, fold)
    marks = [(made.x(at), made.x(at) + made.mark) for at in range(across)]
    assert left - 1e-6 <= marks[0][0]
    assert marks[-1][1] <= right + 1e-6
    assert all(one[1] < two[0] for one, two in pairwise(marks))
    if made.parted:
        assert all(stop <= fold - CLEAR + 1e-6 or start >= fold + CLEAR - 1e-6 for start, stop in marks)


@given(*EDGES, st.floats(0.1, 0.9))
def test_a_line_of_many_marks_always_parts_at_the_fold(left, right, share):
    """From fifty marks on, a fold away from the edges always has whole marks on either side."""
    made = lane(left, right, 50, left + share * (right - left))
    assert 0 < made.parted < 50
    assert made.pitch <= (right - left) / 50 + 1e-6


def test_without_a_fold_marks_stand_evenly():
    """A line with no fold has one pitch from its left edge on."""
    made = lane(10, 110, 25)
    assert [made.x(at) for at in (0, 1, 24)] == [10, 14, 106]
    assert (made.parted, made.shift) == (0, 0)
