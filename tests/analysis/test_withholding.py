"""Withholding, attacked: what is shown must not let anyone compute a cell below the limit."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.withholding import Line, withheld


def flat(parts):
    """A total of its parts: cells 0..n-1, and the total last."""
    counts = np.append(parts, sum(parts)).astype(float)
    return counts, [Line(np.arange(len(parts)), len(parts))]


def hide(parts, limit, complements=None):
    counts, lines = flat(parts)
    rest = np.full(len(counts), np.nan) if complements is None else np.asarray(complements, float)
    return withheld(counts, rest, lines, limit).tolist()


def test_by_hand():
    assert hide([50, 60, 70], 10) == [False, False, False, False]
    # one small cell could be computed from the total: the next smallest goes too
    assert hide([3, 60, 70], 10) == [True, True, False, False]
    # two that hold fewer than the limit together: a third
    assert hide([3, 4, 60, 70], 10) == [True, True, True, False, False]
    # two that hold it: enough
    assert hide([8, 9, 60, 70], 10) == [True, True, False, False, False]
    assert hide([0, 60, 70], 0) == [False] * 4
    # nobody else to hide behind: the total goes
    assert hide([3], 10) == [True, True]


def test_a_complement_counts_like_a_count():
    assert hide([97, 60, 70], 10, [3, 40, 30, 73]) == [True, True, False, False]


def test_rounding_does_not_withhold_the_limit_itself():
    assert hide([5 - 1e-12, 60, 70], 5) == [False] * 4


def tree(draw):
    """Divisions of two or three types, types of one area: a tree of sums."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    counts, lines, at = [], [], 0
    for size in sizes:
        parts = draw(st.lists(st.integers(0, 30), min_size=size, max_size=size))
        counts += parts
        lines.append((list(range(at, at + size)), None))
        at += size
    for k, (parts, _) in enumerate(lines):
        counts.append(sum(counts[p] for p in parts))
        lines[k] = (parts, at + k)
    types = list(range(at, at + len(sizes)))
    counts.append(sum(counts[t] for t in types))
    lines.append((types, len(counts) - 1))
    lines.append((list(range(at)), len(counts) - 1))
    return np.array(counts, float), [Line(np.array(parts), total) for parts, total in lines]


@given(st.composite(tree)(), st.integers(1, 12))
@settings(max_examples=200, deadline=None)
def test_no_hidden_cell_can_be_computed(case, limit):
    """Linear algebra as the attacker: with the shown cells and the sums known, is a hidden cell determined?"""
    counts, lines = case
    hidden = withheld(counts, np.full(len(counts), np.nan), lines, limit)
    assert hidden[counts < limit].all()
    unknown = np.flatnonzero(hidden)
    equations = np.zeros((len(lines), len(counts)))
    for k, line in enumerate(lines):
        equations[k, line.parts] = 1
        equations[k, line.total] = -1
    system = equations[:, unknown]
    rank = np.linalg.matrix_rank(system) if len(unknown) else 0
    for j, cell in enumerate(unknown):
        target = np.zeros((1, len(unknown)))
        target[0, j] = 1
        determined = np.linalg.matrix_rank(np.vstack([system, target])) == rank
        assert not determined, f"cell {cell} ({counts[cell]}) follows from what is shown"


@given(st.composite(tree)(), st.integers(1, 12))
@settings(max_examples=100, deadline=None)
def test_what_a_line_hides_holds_the_limit(case, limit):
    counts, lines = case
    hidden = withheld(counts, np.full(len(counts), np.nan), lines, limit)
    for line in lines:
        parts = line.parts[hidden[line.parts]]
        if len(parts) and not hidden[line.total]:
            assert counts[parts].sum() >= limit * (1 - 1e-9)
            assert len(parts) > 1
