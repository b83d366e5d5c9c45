"""Two runs compared: by hand, divisions that come and go, withheld changes; a run with itself; there and back."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis.change import ONLY_AFTER, ONLY_BEFORE, UNKNOWN_AFTER, UNKNOWN_BEFORE
from spatial_demand.analysis.crowd import WITHHELD
from spatial_demand.analysis.scenarios import (
    ADDED,
    REMOVED,
    RESHAPED,
    SAME,
    TABLE_COLUMNS,
    compare,
    is_count,
)

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


def test_a_small_change_of_people_is_withheld_and_with_it_the_value_after():
    numbers = ["population", "share", "young_count", "home_total"]
    before = table({"a": [100, 20.0, 50, 10], "b": [100, 20.0, 50, 10]}, numbers)
    after = table({"a": [109, 21.0, 41, 20], "b": [110, 29.0, 40, 10]}, numbers)
    long, wide = compare(before, after, numbers, [], {}, {}, 10)
    found = cells(long)
    for division, field, hidden in (
        ("a", "population", True),
        ("b", "population", False),
        ("a", "young_count", True),
        ("b", "young_count", False),
        ("a", "home_total", False),
        # no change at all is none of anybody
        ("b", "home_total", False),
        # a share is no count of people
        ("a", "share", False),
        ("b", "share", False),
    ):
        one = found[division, field]
        assert one["withheld"] == hidden, (division, field)
        assert (one["reason"] == WITHHELD) == hidden
        assert math.isnan(one["difference"]) == hidden
        assert math.isnan(one["after"]) == hidden
        assert not math.isnan(one["before"])
        assert math.isnan(wide.set_index("division_id").loc[division, f"{field}_d"]) == hidden


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
    # nor is it one that would be withheld
    wide = compare(table({"a": [before]}), table({"a": [after]}), ["population"], [], {}, {}, 5)[1]
    assert math.isnan(wide["population_d"].item()) == (difference != 0)


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
    long, wide = compare(before, after, ["population", "share"], [], {}, {}, limit)
    shown = wide["population_d"].dropna().abs()
    assert ((shown == 0) | (shown >= limit)).all()
    hidden = long[long["withheld"]]
    assert set(hidden["field"]) <= {"population"}
    assert hidden[["after", "difference"]].isna().all().all()
    # and nothing else is withheld
    old, new = (t.set_index("division_id")["population"] for t in pair)
    for i in set(old.index) & set(new.index):
        size = abs(change(old[i], new[i]))
        assert (i in set(hidden["division_id"])) == bool(0 < size < limit)


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
