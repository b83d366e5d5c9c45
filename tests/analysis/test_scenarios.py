"""Two runs compared: by hand, divisions that come and go, withheld changes; a run with itself; there and back."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.change import ONLY_AFTER, ONLY_BEFORE, UNKNOWN_AFTER, UNKNOWN_BEFORE
from spatial_demand.analysis.crowd import WITHHELD
from spatial_demand.analysis.fewchanged import is_count, whole_of
from spatial_demand.analysis.scenarios import (
    ADDED,
    REMOVED,
    RESHAPED,
    SAME,
    TABLE_COLUMNS,
    compare,
)
from spatial_demand.analysis.withholding import NOBODY

NAN = math.nan
some = settings(max_examples=60, deadline=None)


def table(rows, numbers=("population",), texts=()):
    """A run's result of {id: values}; the type is that of its first letter."""
    frame = {"division_id": list(rows), "division_name": [f"Name {i}" for i in rows]}
    frame["division_type"] = [i[0] for i in rows]
    for k, name in enumerate(numbers):
        frame[name] = np.array([values[k] for values in rows.values()], float)
    for k, name in enumerate(texts, len(numbers)):
        frame[name] = pd.Series([values[k] for values in rows.values()], dtype=object)
    return pd.DataFrame(frame)


def cells(long):
    keys = list(zip(long["division_id"], long["field"]))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, long.to_dict("records")))


BEFORE = table({"a": [100, 20.5, "x"], "b": [50, 30.0, "y"], "c": [7, 0.0, None]}, ["population", "share"], ["marked"])
AFTER = table({"d": [9, 1.0, "z"], "b": [40, 32.5, "y"], "a": [110, NAN, "w"]}, ["population", "share"], ["marked"])


def by_hand(limit=0, gained=None, lost=None):
    return compare(BEFORE, AFTER, ["population", "share"], ["marked"], gained or {}, lost or {}, limit)


def test_before_after_and_difference_by_hand():
    long, wide = by_hand(gained={"a": 2.5}, lost={"b": 2.5})
    # those of `after` in their order, then the one that is gone
    assert wide["division_id"].tolist() == ["d", "b", "a", "c"]
    assert wide["division_name"].tolist() == ["Name d", "Name b", "Name a", "Name c"]
    assert wide["division_type"].tolist() == ["d", "b", "a", "c"]
    assert wide["status"].tolist() == [ADDED, RESHAPED, RESHAPED, REMOVED]
    assert wide["gained_km2"].fillna(-1).tolist() == [-1, 0, 2.5, -1]
    assert wide["lost_km2"].fillna(-1).tolist() == [-1, 2.5, 0, -1]
    assert wide["population_b"].fillna(-1).tolist() == [-1, 50, 100, 7]
    assert wide["population_a"].fillna(-1).tolist() == [9, 40, 110, -1]
    assert wide["population_d"].fillna(-1).tolist() == [-1, -10, 10, -1]
    assert wide["share_d"].fillna(-1).tolist() == [-1, 2.5, -1, -1]
    assert wide["marked_b"].tolist() == [None, "y", "x", None]
    assert wide["marked_a"].tolist() == ["z", "y", "w", None]
    assert "marked_d" not in wide
    assert list(long.columns) == list(TABLE_COLUMNS)
    assert long["division_id"].tolist() == [i for i in "dbac" for _ in range(3)]
    assert long["field"].tolist() == ["population", "share", "marked"] * 4
    assert set(long["level"]) == {"division"}


def test_why_a_difference_is_unknown():
    found = cells(by_hand()[0])
    assert found["d", "population"]["reason"] == ONLY_AFTER
    assert found["c", "population"]["reason"] == ONLY_BEFORE
    assert found["a", "share"]["reason"] == UNKNOWN_AFTER
    assert found["b", "share"]["reason"] is None
    back = cells(compare(AFTER, BEFORE, ["population", "share"], [], {}, {})[0])
    assert back["a", "share"]["reason"] == UNKNOWN_BEFORE
    assert back["a", "share"]["after"] == 20.5


def test_texts_before_and_after_stand_in_fields_of_their_own():
    found = cells(by_hand()[0])
    one = found["a", "marked"]
    assert (one["before_text"], one["after_text"]) == ("x", "w")
    assert all(math.isnan(one[name]) for name in ("before", "after", "difference"))
    assert found["a", "population"]["before_text"] is None


def withheld_of(before, after, numbers, limit=10):
    """The divisions of which nothing is told after; of the others everything is."""
    long, wide = compare(table(before, numbers), table(after, numbers), numbers, [], {}, {}, limit)
    hidden = set(long.loc[long["withheld"], "division_id"])
    of = long["division_id"].isin(hidden)
    assert long.loc[of, "withheld"].all()
    assert (long.loc[of, "reason"] == WITHHELD).all()
    assert long.loc[of, ["after", "difference"]].isna().all().all()
    assert long["before"].notna().all()
    assert long.loc[~of, ["after", "difference"]].notna().all().all()
    ends = [f"{name}_{end}" for name in numbers for end in "ad"]
    assert (wide.set_index("division_id")[ends].isna().all(axis=1) == [i in hidden for i in wide["division_id"]]).all()
    return hidden


def test_where_a_few_people_more_or_fewer_are_counted_nothing_is_told():
    numbers = ["population", "share", "young_count", "home_total"]
    before = {i: [100, 20.0, 50, 10] for i in "abcd"}
    # a: 9 people fewer are young; b has the next smallest change of that, d none at all
    after = {"a": [150, 21.0, 41, 20], "b": [150, 29.0, 40, 20], "c": [150, 29.0, 90, 20], "d": before["d"]}
    assert withheld_of(before, after, numbers) == {"a", "b"}
    after["a"] = [150, 21.0, 30, 20]
    assert withheld_of(before, after, numbers) == set()
    # a share of some who are counted tells how many those are: 4 in 100 of 100 are 4 people
    numbers = ["home_total", "home_0_5"]
    before = {i: [100, 20.0] for i in "abc"}
    after = {"a": [100, 24.0], "b": [100, 50.0], "c": [100, 60.0]}
    assert withheld_of(before, after, numbers) == {"a", "b"}
    # one that nobody's number is known of tells none
    assert withheld_of(before, after, ["renters", "home_0_5"]) == set()


@pytest.mark.parametrize(
    ("field", "whole"),
    [
        ("home_0_5", "home_total"),
        ("work_extreme", "work_total"),
        ("chain_research", "chain_total"),
        ("self_containment", "employed_residents"),
        ("self_sufficiency", "jobs"),
        ("home_total", ""),
        ("home_within", ""),
        ("home_mean_km", ""),
        ("home_extreme_lq", ""),
        ("renters", ""),
    ],
)
def test_what_a_share_is_of(field, whole):
    assert whole_of(field) == whole


@pytest.mark.parametrize(
    ("field", "counted"),
    [
        ("population", True),
        ("young_count", True),
        ("young_base", True),
        ("home_between", True),
        ("work_external", True),
        ("clinic_unmet", True),
        ("employed_residents", True),
        ("jobs", True),
        ("chain_total", True),
        ("young", False),
        ("young_lq", False),
        ("home_mean_km", False),
        ("clinic_score", False),
        ("home_0_5", False),
        ("job_ratio", False),
    ],
)
def test_which_fields_count_people(field, counted):
    assert is_count(field) == counted


def test_the_longest_names_of_the_contract_keep_their_own_fields():
    # 31 bytes each, alike in the first 29: before and after in a comparison, itself compared
    names = ["circle_" + "a" * 18 + "_all_b", "circle_" + "a" * 18 + "_all_a"]
    one = table({"a": [1, 2]}, names)
    two = table({"a": [5, 12]}, names)
    long, wide = compare(one, two, names, [], {}, {})
    assert all(len(name.encode()) <= 31 for name in wide)
    # both differences are in the map's table, 4 and 10
    assert sorted(wide[[name for name in wide if name.endswith("_d")]].to_numpy().ravel().tolist()) == [4, 10]
    assert sorted(long["difference"]) == [4, 10]


# -- laws

known = st.one_of(st.floats(-1e9, 1e9), st.integers(-10, 10).map(float), st.just(NAN))


@st.composite
def pairs(draw):
    """Two runs over some of six ids, two numbers and a text each."""
    found = []
    for _ in range(2):
        ids = draw(st.lists(st.sampled_from("abcdef"), min_size=1, unique=True))
        values = {i: [draw(known), draw(known), draw(st.sampled_from(["x", "y", None]))] for i in ids}
        found.append(table(values, ["population", "share"], ["marked"]))
    return found


@given(pairs(), st.integers(0, 20))
@some
def test_a_run_compared_with_itself_is_all_zero(pair, limit):
    one = pair[0]
    long, wide = compare(one, one, ["population", "share"], ["marked"], {}, {}, limit)
    assert wide["division_id"].tolist() == one["division_id"].tolist()
    assert set(wide["status"]) == {SAME}
    assert (wide[["gained_km2", "lost_km2"]] == 0).all().all()
    for field in ("population", "share"):
        difference = wide[f"{field}_d"]
        assert (difference.isna() == one[field].isna()).all()
        assert (difference.dropna() == 0).all()
    assert not long["withheld"].any()
    assert wide["marked_a"].tolist() == wide["marked_b"].tolist() == one["marked"].tolist()


def change(before, after):
    """What the difference has to be: nothing where rounding alone makes one."""
    return 0.0 if abs(after - before) <= 1e-9 * abs(before) else after - before


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        (1.3, 1.3 - 1.3e-12, 0),
        (8874, 8873.99999999976, 0),
        (1e-3, 1.001e-3, 1e-6),
        (1e9, 1e9 + 2, 2),
        (0, 1e-6, 1e-6),
        (1e-6, 0, -1e-6),
    ],
)
def test_rounding_is_no_difference(before, after, difference):
    wide = compare(table({"a": [before]}), table({"a": [after]}), ["population"], [], {}, {})[1]
    assert wide["population_d"].item() == pytest.approx(difference, rel=1e-9, abs=0)
    # nor is it one that would be withheld, nor what apportionment leaves of nobody
    wide = compare(table({"a": [before]}), table({"a": [after]}), ["population"], [], {}, {}, 5)[1]
    assert math.isnan(wide["population_d"].item()) == (abs(difference) > NOBODY)


@given(pairs())
@some
def test_the_difference_is_after_less_before_and_there_and_back_is_its_opposite(pair):
    before, after = pair
    wide = compare(before, after, ["population", "share"], ["marked"], {}, {})[1].set_index("division_id")
    back = compare(after, before, ["population", "share"], ["marked"], {}, {})[1].set_index("division_id")
    both = set(before["division_id"]) & set(after["division_id"])
    old, new = before.set_index("division_id"), after.set_index("division_id")
    assert set(wide.index) == set(before["division_id"]) | set(after["division_id"])
    assert len(wide) == len(set(wide.index))
    turned = {SAME: SAME, ADDED: REMOVED, REMOVED: ADDED}
    for i in wide.index:
        assert back.loc[i, "status"] == turned[wide.loc[i, "status"]]
        assert (wide.loc[i, "status"] == SAME) == (i in both)
        for field in ("population", "share"):
            own = wide.loc[i, [f"{field}_b", f"{field}_a", f"{field}_d"]].to_numpy(float)
            b = old.loc[i, field] if i in old.index else NAN
            a = new.loc[i, field] if i in new.index else NAN
            assert np.array_equal(own, [b, a, change(b, a)], equal_nan=True)
            assert np.array_equal([-own[2]], [float(back.loc[i, f"{field}_d"])], equal_nan=True)


@given(pairs(), st.integers(1, 50))
@some
def test_no_change_below_the_limit_can_be_read(pair, limit):
    before, after = pair
    long, _ = compare(before, after, ["population", "share"], [], {}, {}, limit)
    old, new = (t.set_index("division_id")["population"] for t in pair)
    sizes = {i: abs(change(old[i], new[i])) for i in set(old.index) & set(new.index)}
    few = {i for i, size in sizes.items() if NOBODY < size < limit}
    hidden = set(long.loc[long["withheld"], "division_id"])
    assert few <= hidden
    # either everything is shown of a division, or nothing after
    of = long[long["division_id"].isin(hidden)]
    assert of["withheld"].all()
    assert of[["after", "difference"]].isna().all().all()
    # all divisions together do not tell those few, and where nobody's change is small nothing is withheld
    if few and any(size >= limit for i, size in sizes.items() if i not in few):
        assert len(hidden) > 1
        assert sum(sizes.get(i, limit) for i in hidden) >= limit
    whole = abs(new.sum() - old.sum())
    assert few or hidden <= set() or 0 < whole < limit


@given(pairs(), st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef"), unique=True))
@some
def test_reshaped_is_who_gained_or_lost_ground(pair, more, less):
    before, after = pair
    wide = compare(before, after, ["share"], [], dict.fromkeys(more, 0.5), dict.fromkeys(less, 0.25))[1]
    both = set(before["division_id"]) & set(after["division_id"])
    for one in wide.to_dict("records"):
        i = one["division_id"]
        assert (one["status"] == RESHAPED) == (i in both and (i in more or i in less))
        if i in both:
            assert (one["gained_km2"], one["lost_km2"]) == (0.5 * (i in more), 0.25 * (i in less))
        else:
            assert math.isnan(one["gained_km2"])
            assert math.isnan(one["lost_km2"])
