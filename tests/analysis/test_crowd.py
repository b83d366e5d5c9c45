"""Crowd profiles by hand, and the laws of METHOD 0 as properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import crowd
from spatial_demand.analysis.definitions import Indicator
from spatial_demand.layers.placing import Placement

CHILDREN = Indicator("children", "age", "children", "a", "p")
ELDERLY = Indicator("elderly", "age", "elderly", "b", "p")


def rows_of(count, types=None):
    ids = [f"d{i}" for i in range(count)]
    return crowd.groups(ids, ids, types or [None] * count, "Whole area")


def table(long, indicator):
    part = long[long["indicator"] == indicator]
    return {(level, i): row for level, i, row in zip(part["level"], part["division_id"], part.to_dict("records"))}


def test_worked_by_hand():
    # 100 of 400, 30 of 600: shares 25 and 5, the area 130 of 1000 = 13
    counted = {"children": (np.array([100.0, 30.0]), np.array([400.0, 600.0]))}
    long, wide = crowd.profile([CHILDREN], counted, rows_of(2, ["x", "x"]), np.array([400.0, 600.0]))
    cells = table(long, "children")
    assert cells["division", "d0"]["share"] == 25.0
    assert cells["division", "d0"]["lq"] == pytest.approx(25 / 13, rel=1e-15)
    assert cells["division", "d1"]["difference"] == pytest.approx(5 - 13, rel=1e-15)
    assert cells["type", "x"]["share"] == cells["area", "*"]["share"] == 13.0
    assert cells["area", "*"]["lq"] == 1.0
    assert cells["area", "*"]["count"] == 130.0
    assert list(wide["marked"]) == ["children", ""]
    assert list(wide["scarce"]) == ["", "children"]
    assert set(long["reason"]) == {None}


def test_units_are_summed_first_and_divided_last():
    # one unit half in each division; the mean of unit shares would be another number
    placement = Placement(np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([1.0, 0.5, 0.5]), 2, 2)
    count, base = crowd.sums(placement, np.array([10.0, 40.0]), np.array([100.0, 50.0]))
    assert count.tolist() == [30.0, 20.0]
    assert base.tolist() == [125.0, 25.0]


def test_a_unit_with_an_unknown_numerator_or_denominator_is_left_out_of_both():
    placement = Placement(np.array([0, 1, 2]), np.array([0, 0, 0]), np.ones(3), 3, 1)
    count, base = crowd.sums(placement, np.array([np.nan, 5.0, 7.0]), np.array([100.0, 50.0, np.nan]))
    assert (count.tolist(), base.tolist()) == ([5.0], [50.0])


@pytest.mark.parametrize(
    ("count", "base", "reason"),
    [
        ([5.0, 1.0], [0.0, 10.0], crowd.NO_BASE),
        ([15.0, 1.0], [10.0, 90.0], crowd.ABOVE_100),
        ([0.0, 0.0], [10.0, 10.0], crowd.NO_AREA_SHARE),
    ],
)
def test_null_says_why(count, base, reason):
    counted = {"children": (np.array(count), np.array(base))}
    long, _ = crowd.profile([CHILDREN], counted, rows_of(2), np.array(base))
    cell = table(long, "children")["division", "d0"]
    assert np.isnan(cell["lq"])
    assert cell["reason"] == reason


def test_an_indicator_without_a_source_is_unknown_everywhere():
    long, wide = crowd.profile([CHILDREN], {}, rows_of(2), np.array([1.0, 2.0]))
    assert set(long["reason"]) == {crowd.NO_SOURCE}
    assert long["share"].isna().all()
    assert wide["children"].isna().all()


def test_a_large_share_is_marked_by_its_complement():
    # the area's share is 90: nobody can reach lq 1.2, but 99 leaves a tenth of the usual rest
    counted = {"children": (np.array([990.0, 810.0]), np.array([1000.0, 1000.0]))}
    _, wide = crowd.profile([CHILDREN], counted, rows_of(2), np.array([1000.0, 1000.0]))
    assert list(wide["marked"]) == ["children", ""]


def test_where_everybody_counts_nobody_is_marked():
    # of two ways of adding up the same people, one is a rounding above the other
    base = np.array([1000.0, 1000.0])
    counted = {"children": (base * np.array([1.0, 1 - 1e-15]), base)}
    _, wide = crowd.profile([CHILDREN], counted, rows_of(2), base)
    assert list(wide["marked"]) == ["", ""]


def test_neither_mark_below_thirty_people():
    counted = {"children": (np.array([20.0, 100.0]), np.array([29.0, 1000.0]))}
    _, wide = crowd.profile([CHILDREN], counted, rows_of(2), np.array([29.0, 1000.0]))
    assert list(wide["marked"]) == ["", ""]


def random_case(draw):
    units, divisions = draw(st.integers(1, 12)), draw(st.integers(1, 5))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    weights = rng.dirichlet(np.ones(divisions + 1), units)[:, :divisions]
    unit, division = np.nonzero(weights > 0)
    placement = Placement(unit, division, weights[unit, division], units, divisions)
    base = rng.integers(0, 500, units).astype(float)
    count = np.floor(base * rng.random(units))
    return placement, count, base


CASES = st.composite(random_case)()


@given(CASES)
@settings(max_examples=60, deadline=None)
def test_people_are_conserved_and_shares_lie_within_0_and_100(case):
    placement, count, base = case
    rows = rows_of(placement.divisions, [f"t{i % 2}" for i in range(placement.divisions)])
    sums = crowd.sums(placement, count, base)
    long, _ = crowd.profile([CHILDREN], {"children": sums}, rows, sums[1])
    by_level = long.groupby("level")[["count", "base"]].sum()
    assert by_level.loc["division", "count"] == pytest.approx((placement.inside() * count).sum(), rel=1e-9)
    assert np.allclose(by_level.loc["division"], by_level.loc["area"], rtol=1e-9)
    assert np.allclose(by_level.loc["type"], by_level.loc["area"], rtol=1e-9)
    shares = long["share"].dropna()
    assert ((shares >= 0) & (shares <= 100 * (1 + 1e-12))).all()


@given(CASES)
@settings(max_examples=40, deadline=None)
def test_splitting_a_division_and_adding_its_parts_gives_the_whole(case):
    placement, count, base = case
    # each weight of division 0 is cut in two unequal parts, the second of which becomes a new division
    first = placement.division == 0
    split = Placement(
        np.append(placement.unit, placement.unit[first]),
        np.append(placement.division, np.full(first.sum(), placement.divisions)),
        np.append(np.where(first, 0.3 * placement.weight, placement.weight), 0.7 * placement.weight[first]),
        placement.units,
        placement.divisions + 1,
    )
    whole, parts = crowd.sums(placement, count, base), crowd.sums(split, count, base)
    for before, after in zip(whole, parts):
        assert before[0] == pytest.approx(after[0] + after[-1], rel=1e-9, abs=1e-9)
        assert np.allclose(before[1:], after[1:-1], rtol=1e-12)


@given(CASES)
@settings(max_examples=40, deadline=None)
def test_the_order_of_divisions_does_not_matter(case):
    placement, count, base = case
    n = placement.divisions
    turned = placement._replace(division=n - 1 - placement.division)
    ids = [f"d{i}" for i in range(n)]
    results = []
    for of, names in ((placement, ids), (turned, ids[::-1])):
        sums = crowd.sums(of, count, base)
        _, wide = crowd.profile([CHILDREN], {"children": sums}, crowd.groups(names, names, [None] * n, ""), sums[1])
        results.append(wide.set_index("division_id").loc[ids])
    numbers = ["population", "children", "children_lq", "children_count"]
    assert np.allclose(results[0][numbers], results[1][numbers], rtol=1e-12, equal_nan=True)
    assert list(results[0]["marked"]) == list(results[1]["marked"])


def test_small_counts_go_with_share_lq_and_mark():
    count, base = np.array([3.0, 200.0, 40.0, 300.0]), np.array([100.0, 500.0, 400.0, 900.0])
    long, wide = crowd.profile([CHILDREN], {"children": (count, base)}, rows_of(4), base, limit=10)
    cells = table(long, "children")
    for i in ("d0", "d2"):  # d0 is small; d2, the next smallest, hides what d0 could be computed from
        assert cells["division", i]["withheld"]
        assert cells["division", i]["reason"] == crowd.WITHHELD
        assert np.isnan([cells["division", i][name] for name in ("count", "share", "lq", "difference")]).all()
    assert not cells["division", "d1"]["withheld"]
    assert cells["area", "*"]["count"] == 543.0
    assert wide["children_count"].isna().tolist() == [True, False, True, False]
    assert "children" not in wide["scarce"][0]


def test_a_small_complement_is_withheld_too():
    count, base = np.array([98.0, 200.0, 250.0]), np.array([100.0, 500.0, 600.0])
    long, _ = crowd.profile([CHILDREN], {"children": (count, base)}, rows_of(3), base, limit=10)
    assert table(long, "children")["division", "d0"]["withheld"]


def test_an_exhaustive_dimension_is_a_sum_that_is_shown():
    young, old = np.array([4.0, 300.0]), np.array([496.0, 200.0])
    base = young + old
    counted = {"children": (young, base), "elderly": (old, base)}
    long, _ = crowd.profile([CHILDREN, ELDERLY], counted, rows_of(2), base, limit=10)
    # 500 - elderly would give the four children away
    assert table(long, "elderly")["division", "d0"]["withheld"]


def test_those_whom_no_indicator_of_a_dimension_counts_can_be_computed_too():
    young, old, base = np.array([50.0, 60, 70, 90]), np.array([46.0, 55, 80, 10]), np.array([100.0, 200, 300, 400])
    counted = {"children": (young, base), "elderly": (old, base)}

    def shown(limit, second=ELDERLY):
        long, _ = crowd.profile([CHILDREN, second], counted, rows_of(4), base, limit=limit)
        return [table(long, one.code)["division", "d0"]["withheld"] for one in (CHILDREN, second)], long

    # 100 less 50 children less 46 elderly leaves 4 in d0
    hidden, long = shown(5)
    assert hidden.count(True) == 1
    of_one = long[(long["indicator"] == ("children" if hidden[0] else "elderly")) & long["withheld"]]
    # another division hides it, or what all add up to would tell
    assert set(of_one["level"]) == {"division"}
    assert len(of_one) > 1
    assert shown(4)[0] == [False, False]
    # of two dimensions nothing is known of what is left
    assert shown(5, ELDERLY._replace(dimension="other"))[0] == [False, False]
