"""What follows from a system of sums, against the rank of dense matrices."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.determined import determined


def by_rank(matrix):
    """The unknowns whose unit vector is a combination of the rows."""
    rank = np.linalg.matrix_rank(matrix)
    units = np.eye(matrix.shape[1])
    return [k for k, unit in enumerate(units) if np.linalg.matrix_rank(np.vstack([matrix, unit])) == rank]


@st.composite
def systems(draw):
    rows, unknowns = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    signs = st.sampled_from([0, 0, 0, 1, 1, -1])
    return np.array(draw(st.lists(st.lists(signs, min_size=unknowns, max_size=unknowns), min_size=rows, max_size=rows)))


@given(systems())
@settings(max_examples=300, deadline=None)
def test_it_is_what_the_rank_says(matrix):
    rows, unknowns = np.nonzero(matrix)
    found = determined(rows + 7, 3 * unknowns, matrix[rows, unknowns])
    # an unknown of no row is none of the system's
    assert found.tolist() == [3 * k for k in by_rank(matrix) if matrix[:, k].any()]


def test_an_entry_that_stands_twice_counts_twice_and_one_that_cancels_not_at_all():
    assert determined(np.array([0, 0]), np.array([5, 5]), np.array([1.0, 1.0])).tolist() == [5]
    assert determined(np.array([0, 0, 0]), np.array([5, 5, 6]), np.array([1.0, -1.0, 1.0])).tolist() == [6]
    assert determined(np.zeros(0, int), np.zeros(0, int), np.zeros(0)).tolist() == []


def test_a_large_table_with_its_margins_tells_no_cell_until_one_cell_of_each_line_is_known():
    # rows and columns of a square of 60 x 60, and then all but one cell of a row
    size = 60
    cells = np.arange(size * size).reshape(size, size)
    lines = [*cells, *cells.T]
    rows = np.repeat(np.arange(len(lines)), size)
    assert not len(determined(rows, np.concatenate(lines), np.ones(rows.shape)))
    known = np.isin(np.concatenate(lines), cells[3, 1:])
    rest = (of[~known] for of in (rows, np.concatenate(lines), np.ones(rows.shape)))
    assert determined(*rest).tolist() == [cells[3, 0]]
