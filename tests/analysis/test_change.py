"""Change between two dates, worked by hand."""

import numpy as np
import pandas as pd
import pytest

from spatial_demand.analysis import change as subject

NAN = np.nan


def state(rows, code="children"):
    names = ["division_id", "division_name", "division_type", "population", code, f"{code}_count", f"{code}_base"]
    return pd.DataFrame(rows, columns=names)


BEFORE = state([("a", "A", "x", 100.0, 20.0, 20.0, 100.0), ("b", "B", "y", 300.0, 10.0, 30.0, 300.0)])
AFTER = state([("a", "A", "x", 150.0, 40.0, 60.0, 150.0), ("b", "B", "y", 350.0, 10.0, 35.0, 350.0)])


def run(before, after, limit=0):
    long, wide = subject.change(before, after, ["children"], {}, "Whole area", limit)
    cells = {(r["level"], r["division_id"], r["indicator"]): r for r in long.to_dict("records")}
    return cells, wide.set_index("division_id")


def test_by_hand():
    cells, wide = run(BEFORE, AFTER)
    assert wide.loc["a", "population_change"] == 50.0
    assert wide.loc["a", "growth"] == 50.0
    assert wide.loc["a", "growth_share"] == 50.0
    assert wide.loc["b", "growth"] == pytest.approx(100 * 50 / 300)
    assert wide.loc["a", "children_change"] == 20.0
    area = cells["area", "*", "children"]
    assert (area["before"], area["after"]) == (100 * 50 / 400, 100 * 95 / 500)
    assert cells["type", "x", "population"]["growth"] == 50.0
    assert cells["area", "*", "population"]["growth_share"] == 100.0


def test_the_same_twice_is_no_change_at_all():
    cells, wide = run(BEFORE, BEFORE)
    assert (wide[["population_change", "growth", "children_change"]] == 0).all(axis=None)
    assert wide["growth_share"].isna().all()
    assert cells["division", "a", "population"]["reason"] == subject.NO_GROWTH


def test_matched_by_id_not_by_order():
    assert run(BEFORE, AFTER.iloc[::-1])[1].loc[["a", "b"]].equals(run(BEFORE, AFTER)[1])


def test_divisions_that_came_or_went_are_listed():
    after = state([("c", "C", "x", 80.0, 25.0, 20.0, 80.0), ("a", "A", "x", 150.0, 40.0, 60.0, 150.0)])
    cells, wide = run(BEFORE, after)
    assert list(wide.index) == ["c", "a", "b"]
    assert wide.loc[["b", "c"], "population_change"].isna().all()
    assert cells["division", "c", "population"]["reason"] == subject.ONLY_AFTER
    assert cells["division", "b", "children"]["reason"] == subject.ONLY_BEFORE
    # the area is what it was: 400 before, 230 after
    assert cells["area", "*", "population"]["change"] == 230 - 400


def test_nobody_before_has_no_growth():
    cells, wide = run(state([("a", "A", None, 0.0, NAN, 0.0, 0.0)]), state([("a", "A", None, 9.0, 100.0, 9.0, 9.0)]))
    assert np.isnan(wide.loc["a", "growth"])
    assert cells["division", "a", "population"]["reason"] == subject.NOBODY_BEFORE
    assert cells["division", "a", "children"]["reason"] == subject.NO_BASE


def test_a_withheld_share_stays_unknown():
    after = AFTER.copy()
    after.loc[0, ["children", "children_count"]] = NAN
    cells, wide = run(BEFORE, after)
    assert np.isnan(wide.loc["a", "children_change"])
    assert cells["division", "a", "children"]["reason"] == subject.UNKNOWN_AFTER
    assert np.isnan(cells["area", "*", "children"]["change"])


def test_small_changes_are_withheld_and_cannot_be_computed():
    ids = ["a", "b", "c"]
    before = state([(i, i, None, 100.0, 10.0, 10.0, 100.0) for i in ids])
    after = state([(i, i, None, p, 10.0, p / 10, p) for i, p in zip(ids, (103.0, 140.0, 150.0))])
    cells, wide = run(before, after, limit=10)
    assert wide["population_change"].isna().tolist() == [True, True, False]
    assert wide["population_after"].isna().tolist() == [True, True, False]
    assert cells["division", "a", "population"]["withheld"]
    assert cells["area", "*", "population"]["change"] == 93.0
