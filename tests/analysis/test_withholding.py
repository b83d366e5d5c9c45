"""Withholding, attacked: what is shown must not let anyone compute a cell below the limit."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.withholding import Line, Shown, names_of, withheld


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


def test_nobody_may_be_shown_and_hides_nobody():
    counts, lines = flat([0, 3, 60, 70])
    found = withheld(counts, np.full(5, np.nan), lines, 10, nobody=True)
    assert found.tolist() == [False, True, True, False, False]
    assert hide([0, 3, 60, 70], 10) == [True, True, True, False, False]


def test_a_table_is_not_withheld_more_than_it_needs():
    # a square of sums: 3 is hidden by a cell of its row and one of its column, and those by the one where they cross
    square = np.array([[3.0, 40, 90], [50, 20, 90], [90, 90, 90]])
    full = np.block([[square, square.sum(axis=1, keepdims=True)], [square.sum(axis=0), square.sum()]])
    at = np.arange(16).reshape(4, 4)
    lines = [Line(row[:3], int(row[3])) for row in (*at, *at.T)]
    found = withheld(full.ravel(), np.full(16, np.nan), lines, 10).reshape(4, 4)
    assert found.tolist() == [[True, True, False, False], [True, True, False, False], [False] * 4, [False] * 4]


def in_study(shown, people, rest=None, limit=10):
    """Whether each of the people of some divisions, and of all, is withheld by a table of a study."""
    counts, lines = flat(people)
    rests = np.full(len(counts), np.nan) if rest is None else np.append(rest, sum(rest)).astype(float)
    names = [names_of(of, len(people)) for of in (counts, rests)]
    return withheld(counts, rests, lines, limit, names=names[0], rests=names[1], shown=shown).tolist()


def test_what_is_left_of_a_crowd_is_withheld_as_the_crowd_is():
    young, others = [4, 30, 50, 60], [40, 90, 12, 20]
    shown = Shown()
    first = in_study(shown, young, others)
    assert first == [True, True, False, False, False]
    # by itself it would withhold nothing
    assert in_study(Shown(), others) == [False] * 5
    assert in_study(shown, others) == first


def test_a_later_table_withholds_what_an_earlier_one_does_and_no_more_than_it_must():
    people = [3, 30, 40, 60]
    shown = Shown()
    assert in_study(shown, people) == [True, True, False, False, False]
    # the same people as a part of others
    assert in_study(shown, people, [90, 90, 90, 90]) == [True, True, False, False, False]
    # another crowd, as many in two divisions, is its own
    assert in_study(shown, [30, 40, 60, 70]) == [False] * 5


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
