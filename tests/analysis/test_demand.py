"""Facility demand: five units by hand, what adds up, what is withheld; and facility types, their codes and presets."""

import json
import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spatial_demand.analysis import crowd, definitions, demand
from spatial_demand.analysis.definitions import Problem
from spatial_demand.analysis.facilitytypes import (
    FACILITIES,
    TYPE_COLUMNS,
    FacilityType,
    codes_of,
    facility_types,
)
from spatial_demand.analysis.walkingcrowds import crowds
from spatial_demand.layers.placing import Placement

NAN = math.nan
NURSERY = FacilityType("nursery", "nursery", "Nurseries", "kids", 100.0, "places", 10.0, 4.0)
CLINIC = FacilityType("clinic", "clinic", "Clinics", "population", 0.5, FACILITIES, 10.0, 4.8)
some = settings(max_examples=60, deadline=None)
seeds = st.integers(0, 2**32 - 1)


def rows_of(count, types=None):
    ids = [f"d{k}" for k in range(count)]
    return crowd.groups(ids, [f"Division {k}" for k in range(count)], types or [None] * count, "Whole area")


def cells_of(long, name="nursery"):
    """(level, id) -> row of the long table for one type; none stands twice."""
    part = long[long["type"] == name]
    keys = list(zip(part["level"], part["division_id"]))
    assert len(set(keys)) == len(keys)
    return dict(zip(keys, part.to_dict("records")))


def sums_of(target, adequate=None, supply=None, access=None, covered=None):
    """Sums with what a test says, 0 elsewhere."""
    nothing = [0.0] * len(target)
    parts = (target, access or nothing, covered or nothing, adequate or nothing, supply or nothing)
    return demand.Sums(*(np.array(part, float) for part in parts))


def measured_of(target, population, adequate=None, types=None, limit=0, kind=NURSERY, **given):
    """Tables of one type."""
    found = {kind.code: sums_of(target, adequate, **given)}
    return demand.demand([kind], found, rows_of(len(target), types), np.array(population, float), limit)


# -- by hand

# five units: 100, 200, 100, 450 and 400 children; the first two lie in d0, half of the third in each, the fourth in d1,
# the fifth outside. People: 500, 300, 400, 800, 900, so 500 + 300 + 200 = 1,000 in d0 and 200 + 800 = 1,000 in d1
PLACEMENT = Placement(np.array([0, 1, 2, 2, 3]), np.array([0, 0, 0, 1, 1]), np.array([1, 1, 0.5, 0.5, 1]), 5, 2)
KIDS = np.array([100.0, 200, 100, 450, 400])
PEOPLE = np.array([500.0, 300, 400, 800, 900])
# 50, 200, 0, 90 and 300 places per 1,000 children, of 100 that are wanted: 0.5, 1, 0, 0.9 and 1
ACCESS = np.array([0.05, 0.2, 0, 0.09, 0.3])
MINUTES = np.array([5.0, 10, NAN, 9, 1])
SUPPLY = np.array([60.0, 20])


def by_hand(types=("x", "y")):
    own = demand.sums(PLACEMENT, KIDS, ACCESS, MINUTES, NURSERY, SUPPLY)
    return demand.demand([NURSERY], {"nursery": own}, rows_of(2, list(types)), PLACEMENT.sums(PEOPLE))


def assert_cell(cell, **expected):
    for name, value in expected.items():
        assert cell[name] == pytest.approx(value, rel=1e-12), name


def test_the_sums_by_hand():
    own = demand.sums(PLACEMENT, KIDS, ACCESS, MINUTES, NURSERY, SUPPLY)
    # d0: 100 + 200 + 50; d1: 50 + 450
    assert own.target == pytest.approx([350, 500], rel=1e-14)
    # children x places per 1,000: 100 x 50 + 200 x 200 + 50 x 0; 50 x 0 + 450 x 90
    assert own.access == pytest.approx([45_000, 40_500], rel=1e-14)
    # the third unit has no facility within 10 minutes, the second one at 10 minutes sharp
    assert own.covered == pytest.approx([300, 450], rel=1e-14)
    # 100 x 0.5 + 200 x 1 + 50 x 0; 50 x 0 + 450 x 0.9
    assert own.adequate == pytest.approx([250, 405], rel=1e-14)
    assert own.supply.tolist() == [60, 20]


def test_divisions_by_hand():
    long, wide = by_hand()
    cells = cells_of(long)
    # d0: 350 x 100 / 1000 = 35 places needed; 350 - 250 = 100 children unmet, so 10 places; adequacy 250 / 350 = 5 / 7
    # intensity (350 / 1000) / (850 / 2000) = 700 / 850 = 14 / 17, so i / (1 + i) = 14 / 31
    assert_cell(cells["division", "d0"], target=350, need=35, supply=60, unmet_people=100, gap=10, intensity=14 / 17)
    assert_cell(cells["division", "d0"], accessible=45_000 / 350, coverage=100 * 300 / 350, adequacy=100 * 5 / 7)
    assert_cell(cells["division", "d0"], score=100 * (2 / 7) * (14 / 31))
    # d1: 50 needed; 500 - 405 = 95 unmet, 9.5 places; adequacy 405 / 500 = 0.81; (500 / 1000) / (850 / 2000) = 20 / 17
    assert_cell(cells["division", "d1"], target=500, need=50, supply=20, unmet_people=95, gap=9.5, intensity=20 / 17)
    assert_cell(cells["division", "d1"], accessible=81, coverage=90, adequacy=81, score=100 * 0.19 * (20 / 37))
    # ranks: 100 x 28 / 31 = 90.3 against 95 x 40 / 37 = 102.7
    assert (cells["division", "d0"]["rank"], cells["division", "d1"]["rank"]) == (2, 1)
    assert wide["division_id"].tolist() == ["d0", "d1"]
    assert wide["population"].tolist() == [1000, 1000]
    assert wide["nursery_score"].tolist() == pytest.approx([2800 / 217, 380 / 37], rel=1e-12)
    assert wide["nursery_unmet"].tolist() == pytest.approx([100, 95], rel=1e-12)


@pytest.mark.parametrize("types", [("x", "x"), ("x", "y")])
def test_types_of_divisions_and_the_area_by_hand(types):
    cells = cells_of(by_hand(types)[0])
    # 850 children, 85 places needed, 80 there; 655 served, 195 not, 19.5 places; as common as everywhere
    whole = dict(target=850, need=85, supply=80, unmet_people=195, gap=19.5, intensity=1)
    whole.update(accessible=85_500 / 850, coverage=100 * 750 / 850, adequacy=100 * 655 / 850, score=50 * 195 / 850)
    assert_cell(cells["area", "*"], **whole)
    if types == ("x", "x"):
        assert_cell(cells["type", "x"], **whole)
    else:
        for kind, division in (("x", "d0"), ("y", "d1")):
            assert_cell(cells["type", kind], **{name: cells["division", division][name] for name in whole})
    for level, i in (("type", "x"), ("area", "*")):
        assert math.isnan(cells[level, i]["rank"])


def test_the_tables_form():
    long, wide = demand.demand([NURSERY, CLINIC], {}, rows_of(2, ["x", "y"]), np.array([1.0, 2.0]))
    assert list(long.columns) == [
        *("level", "division_id", "division_name", "type", "label", "target", "need", "supply", "accessible"),
        *("coverage", "adequacy", "intensity", "unmet_people", "gap", "unit", "score", "rank", "withheld", "reason"),
    ]
    # all types of the first division, then of the second; divisions, types, the area
    assert long["division_id"].tolist() == ["d0", "d0", "d1", "d1", "x", "x", "y", "y", "*", "*"]
    assert long["level"].tolist() == ["division"] * 4 + ["type"] * 4 + ["area"] * 2
    assert long["type"].tolist() == ["nursery", "clinic"] * 5
    assert long["label"].tolist() == ["Nurseries", "Clinics"] * 5
    assert long["unit"].tolist() == ["places", FACILITIES] * 5
    assert long["division_name"].tolist()[::2] == ["Division 0", "Division 1", "x", "y", "Whole area"]
    columns = "division_id population nursery_score nursery_unmet clinic_score clinic_unmet score priority"
    assert list(wide.columns) == columns.split()


def test_a_unit_with_unknown_people_counts_nothing():
    kids, access = KIDS.copy(), ACCESS.copy()
    kids[1] = NAN
    own = demand.sums(PLACEMENT, kids, access, MINUTES, NURSERY, SUPPLY)
    assert own.target == pytest.approx([150, 500], rel=1e-14)
    assert own.access == pytest.approx([5_000, 40_500], rel=1e-14)
    assert own.covered == pytest.approx([100, 450], rel=1e-14)
    assert own.adequate == pytest.approx([50, 405], rel=1e-14)


# -- why a value is unknown


def measures_but(cell, *names):
    """Names of measures that are known in a cell."""
    return {name for name in demand.MEASURES if not math.isnan(cell[name])} - set(names)


def test_no_target_people():
    long, wide = measured_of([0, 50], [100, 100], [0, 10], supply=[7, 3], covered=[0, 20], access=[0, 20])
    cell = cells_of(long)["division", "d0"]
    assert cell["reason"] == demand.NO_TARGET
    assert (cell["target"], cell["need"], cell["supply"], cell["unmet_people"], cell["gap"]) == (0, 0, 7, 0, 0)
    assert cell["intensity"] == 0
    assert measures_but(cell) == {"target", "need", "supply", "unmet_people", "gap", "intensity"}
    assert cells_of(long)["division", "d1"]["reason"] is None
    assert math.isnan(wide["nursery_score"][0])
    assert wide["priority"].tolist() == [None, "nursery"]


def test_no_capacity_given():
    own = demand.sums(PLACEMENT, KIDS, None, MINUTES, NURSERY, None)
    assert (own.access, own.adequate, own.supply) == (None, None, None)
    long, wide = demand.demand([NURSERY], {"nursery": own}, rows_of(2), PLACEMENT.sums(PEOPLE))
    for cell in cells_of(long).values():
        assert cell["reason"] == demand.NO_CAPACITY
        assert measures_but(cell) == {"target", "need", "coverage", "intensity"}
    assert_cell(cells_of(long)["division", "d0"], target=350, need=35, coverage=100 * 300 / 350, intensity=14 / 17)
    assert wide[["nursery_score", "nursery_unmet", "score"]].isna().all().all()
    assert wide["priority"].tolist() == [None, None]


def test_where_people_are_served_and_nobody_lives_intensity_is_unbounded():
    # 500 jobs where nobody lives, half of them served; 100 jobs and 1,000 people elsewhere, all served
    long, _ = measured_of([500, 100], [0, 1000], [250, 100])
    cells = cells_of(long)
    cell = cells["division", "d0"]
    assert cell["reason"] == demand.NO_PEOPLE
    assert math.isnan(cell["intensity"])
    # i / (1 + i) is 1 at its limit: 100 x 0.5 x 1, and urgency 250 x 2 x 1
    assert (cell["score"], cell["rank"], cell["unmet_people"]) == (50, 1, 250)
    # (100 / 1000) / (600 / 1000) = 1 / 6
    assert cells["division", "d1"]["intensity"] == pytest.approx(1 / 6, rel=1e-14)
    assert cells["division", "d1"]["score"] == 0
    assert cells["area", "*"]["intensity"] == 1


def test_no_source_has_the_fields():
    measured = {"clinic": sums_of([100, 200], [50, 200])}
    long, wide = demand.demand([NURSERY, CLINIC], measured, rows_of(2), np.array([100.0, 200]))
    for cell in cells_of(long).values():
        assert cell["reason"] == demand.NO_SOURCE
        assert measures_but(cell) == set()
        assert not cell["withheld"]
    assert {cell["reason"] for cell in cells_of(long, "clinic").values()} == {None}
    assert wide["nursery_score"].isna().all()
    assert wide["priority"].tolist() == ["clinic", None]


def test_no_facility_anywhere_is_no_adequacy_and_no_unknown():
    nowhere = np.full(5, NAN)
    own = demand.sums(PLACEMENT, KIDS, np.zeros(5), nowhere, NURSERY, np.zeros(2))
    long, _ = demand.demand([NURSERY], {"nursery": own}, rows_of(2), PLACEMENT.sums(PEOPLE))
    for cell in cells_of(long).values():
        assert (cell["adequacy"], cell["coverage"], cell["accessible"], cell["supply"]) == (0, 0, 0, 0)
        assert cell["unmet_people"] == cell["target"]
        assert cell["gap"] == cell["need"]


# -- the score and the rank


def test_the_limits_of_the_score():
    # all are served
    _, wide = measured_of([50, 100], [100, 200], [50, 100])
    assert wide["nursery_score"].tolist() == [0, 0]
    assert wide["priority"].tolist() == [None, None]
    assert wide["score"].tolist() == [0, 0]
    # nobody is, and the crowd is as common as everywhere
    _, wide = measured_of([50, 100], [100, 200])
    assert wide["nursery_score"].tolist() == pytest.approx([50, 50], rel=1e-14)
    # nobody is, and nearly the whole crowd lives in a thousandth of the place: i = 1 / (1001 / 1000100) = 999.1
    _, wide = measured_of([1000, 1], [1000, 999_100])
    assert wide["nursery_score"][0] == pytest.approx(100 * 999.1 / 1000.1, rel=1e-6)
    assert 99 < wide["nursery_score"][0] < 100
    # and where the crowd is all but absent: i = (1 / 999100) / (1001 / 1000100) = 0.0010000
    assert wide["nursery_score"][1] == pytest.approx(100 * 0.001 / 1.001, rel=1e-4)


@given(st.floats(0.01, 1000), st.floats(0, 0.99), st.floats(0.001, 0.5))
@some
def test_the_score_grows_with_what_is_missing_and_with_the_crowd(kids, served, more):
    def score(kids, served):
        return measured_of([kids, 500], [1000, 1000], [kids * served, 500])[1]["nursery_score"][0]

    assert 0 < score(kids, served) < 100
    assert score(kids, served * (1 - more)) >= score(kids, served)
    assert score(kids * (1 + more), served) > score(kids, served)


def test_ranks_are_by_urgency_and_equal_ones_are_equal():
    # of 100 children each a quarter more is unserved: 100, 75, 75, 0, as common everywhere; then a division without any
    long, _ = measured_of([100, 100, 100, 100, 0], [200, 200, 200, 200, 200], [25, 0, 25, 100, 0])
    cells = cells_of(long)
    assert [cells["division", f"d{k}"]["rank"] for k in range(4)] == [2, 1, 2, 4]
    assert math.isnan(cells["division", "d4"]["rank"])
    # 60 unmet among few rank before 70 among many: i = 2 and i = 2/3 of the area's, 60 x 4/3 = 80 against 70 x 4/5 = 56
    long, _ = measured_of([100, 100], [100, 300], [40, 30])
    cells = cells_of(long)
    assert [cells["division", f"d{k}"]["intensity"] for k in range(2)] == pytest.approx([2, 2 / 3], rel=1e-14)
    assert [cells["division", f"d{k}"]["rank"] for k in range(2)] == [1, 2]


def test_ranks_do_not_differ_by_rounding():
    # three thirds and one whole are the same number of children, but not of the same bits
    thirds = 0.1 + 0.2
    assert thirds != 0.3
    long, _ = measured_of([thirds, 0.3], [1, 1])
    assert [cells_of(long)["division", f"d{k}"]["rank"] for k in range(2)] == [1, 1]


def test_the_priority_is_the_type_with_the_greatest_score():
    # nursery: none served; clinic: d0 served to 90 per cent, d1 not at all though its people are fewer
    measured = {
        "nursery": sums_of([100, 10], [0, 0]),
        "clinic": sums_of([200, 200], [180, 0]),
    }
    _, wide = demand.demand([NURSERY, CLINIC], measured, rows_of(2), np.array([200.0, 200]))
    # intensities of nurseries: 0.5 / (110 / 400) = 20/11 and 0.05 / (110/400) = 2/11; clinics 1
    scores = [[100 * 20 / 31, 100 * 2 / 13], [100 * 0.1 / 2, 50]]
    assert wide["nursery_score"].tolist() == pytest.approx(scores[0], rel=1e-12)
    assert wide["clinic_score"].tolist() == pytest.approx(scores[1], rel=1e-12)
    assert wide["score"].tolist() == pytest.approx([100 * 20 / 31, 50], rel=1e-12)
    assert wide["priority"].tolist() == ["nursery", "clinic"]
    assert wide["nursery_unmet"].tolist() == [100, 10]
    assert wide["clinic_unmet"].tolist() == [20, 200]


# -- laws


@st.composite
def scenes(draw):
    """(placement, people, kids, access, minutes, supply): up to 12 units over up to 5 divisions."""
    chance = np.random.default_rng(draw(seeds))
    units, divisions = draw(st.integers(1, 12)), draw(st.integers(2, 5))
    weights = chance.dirichlet(np.ones(divisions + 1), units)[:, :divisions] * (chance.random((units, divisions)) < 0.6)
    unit, division = np.nonzero(weights > 0)
    placement = Placement(unit, division, weights[unit, division], units, divisions)
    people = chance.integers(0, 500, units).astype(float)
    kids = np.floor(people * chance.random(units))
    people[chance.random(units) < 0.1], kids[chance.random(units) < 0.1] = NAN, NAN
    minutes = np.where(chance.random(units) < 0.3, NAN, chance.integers(0, 41, units).astype(float))
    access = np.where(minutes <= NURSERY.minutes, chance.random(units) * 0.3, 0.0)
    return placement, people, kids, access, minutes, chance.integers(0, 90, divisions).astype(float)


def run(scene, types=None, ids=None):
    placement, people, kids, access, minutes, supply = scene
    own = demand.sums(placement, kids, access, minutes, NURSERY, supply)
    rows = rows_of(placement.divisions, types)
    if ids is not None:
        rows = crowd.groups(ids, ids, types or [None] * len(ids), "")
    return demand.demand([NURSERY], {"nursery": own}, rows, placement.sums(people))


SUMMED = ["target", "need", "supply", "unmet_people", "gap"]


@given(scenes())
@some
def test_two_divisions_merged_hold_what_they_held_apart(scene):
    placement, *_, supply = scene
    # the second division becomes a part of the first
    merged = np.maximum(placement.division - 1, 0)
    together = placement._replace(division=merged, divisions=placement.divisions - 1)
    apart = cells_of(run(scene)[0])
    joined = cells_of(run((together, *scene[1:-1], np.append(supply[0] + supply[1], supply[2:])))[0])
    for name in SUMMED:
        both = apart["division", "d0"][name] + apart["division", "d1"][name]
        assert joined["division", "d0"][name] == pytest.approx(both, rel=1e-9, abs=1e-9)
        for k in range(2, placement.divisions):
            cell = joined["division", f"d{k - 1}"]
            assert cell[name] == pytest.approx(apart["division", f"d{k}"][name], rel=1e-9, abs=1e-9)
        assert joined["area", "*"][name] == pytest.approx(apart["area", "*"][name], rel=1e-9, abs=1e-9)
    # shares are those of the people together, as a type of the two gives it too
    kinds = ["a", "a", *["b"] * (placement.divisions - 2)]
    of_type = cells_of(run(scene, kinds)[0])["type", "a"]
    for name in (*SUMMED, "coverage", "adequacy", "accessible", "intensity", "score"):
        value = joined["division", "d0"][name]
        assert of_type[name] == pytest.approx(value, rel=1e-9, abs=1e-9, nan_ok=True)


@given(scenes())
@some
def test_levels_add_up_and_shares_lie_within_0_and_100(scene):
    divisions = scene[0].divisions
    long, _ = run(scene, [f"t{k % 2}" for k in range(divisions)])
    levels = long.groupby("level")[SUMMED].sum()
    for level in ("division", "type"):
        np.testing.assert_allclose(levels.loc[level], levels.loc["area"], rtol=1e-9, atol=1e-9)
    for name in ("coverage", "adequacy", "score"):
        values = long[name].dropna()
        assert ((values >= 0) & (values <= 100 * (1 + 1e-12))).all()
    assert (long["unmet_people"] >= 0).all()
    assert (long["unmet_people"] <= long["target"] * (1 + 1e-12)).all()
    known = long.dropna(subset=["adequacy"])
    np.testing.assert_allclose(known["unmet_people"], known["target"] * (1 - known["adequacy"] / 100), atol=1e-9)
    # access above the standard serves nobody twice
    assert (known["adequacy"] <= known["accessible"] + 1e-9).all()
    whole = long[long["level"] == "area"].iloc[0]
    assert math.isnan(whole["intensity"]) or whole["intensity"] == pytest.approx(1, rel=1e-12)


@given(scenes())
@some
def test_the_order_of_divisions_does_not_matter(scene):
    placement, *_, supply = scene
    n = placement.divisions
    ids = [f"d{k}" for k in range(n)]
    turned = (placement._replace(division=n - 1 - placement.division), *scene[1:-1], supply[::-1])
    one, other = cells_of(run(scene)[0]), cells_of(run(turned, ids=ids[::-1])[0])
    for key, cell in one.items():
        for name in demand.MEASURES:
            assert cell[name] == pytest.approx(other[key][name], rel=1e-9, abs=1e-9, nan_ok=True)
        assert cell["reason"] == other[key]["reason"]


# -- small counts


@st.composite
def counted(draw):
    """(people, kids, jobs, kinds of divisions): kids are a part of the people, jobs are not."""
    n = draw(st.integers(1, 7))
    whole = st.lists(st.integers(0, 60), min_size=n, max_size=n)
    people = draw(whole)
    kids = [draw(st.integers(0, p)) for p in people]
    return people, kids, draw(whole), draw(st.lists(st.sampled_from(["x", "y", "z"]), min_size=n, max_size=n))


WORKS = FacilityType("canteen", "canteen", "Canteens", "jobs", 55.0, "places", 10.0, 4.8)


def withheld_tables(case, limit):
    people, kids, jobs, kinds = case
    n = len(people)
    measured = {"nursery": sums_of(kids, supply=[3.0] * n), "canteen": sums_of(jobs, supply=[4.0] * n)}
    rows = rows_of(n, kinds)
    return (*demand.demand([NURSERY, WORKS], measured, rows, np.array(people, float), limit), rows)


@given(counted(), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
@example(([1, 2], [1, 1], [0, 0], ["x", "x"]), 1)
def test_no_few_people_are_shown_and_none_can_be_computed(case, limit):
    long, wide, rows = withheld_tables(case, limit)
    people, kids, jobs, _ = (np.array(part, float) if k < 3 else part for k, part in enumerate(case))
    residents = rows.total(people)
    for name, counts in (("nursery", rows.total(kids)), ("canteen", rows.total(jobs))):
        part = long[long["type"] == name]
        assert part["division_id"].tolist() == rows.ids.tolist()
        shown = part["target"].notna().to_numpy()
        assert (part["target"].to_numpy()[shown] == counts[shown]).all()
        assert (counts[shown] >= limit).all()
        rest = residents - counts
        # where they serve everybody everywhere there is no rest
        if name == "nursery" and (rest > 0).any():
            assert (rest[shown] >= limit).all()
        assert part["withheld"].to_numpy()[~shown].all()
        # every sum that is shown: what is withheld cannot be the rest of what is not
        for line in rows.lines():
            hidden = (~shown[line.parts]).sum()
            assert hidden + (not shown[line.total]) != 1
            if hidden and shown[line.total]:
                assert counts[line.parts[~shown[line.parts]]].sum() >= limit
        # all that would give the people away goes with them; what stands there is known to everybody
        gone = part[~shown]
        assert gone[[m for m in demand.MEASURES if m != "supply"]].isna().all().all()
        assert (gone["supply"] > 0).all()
        assert set(gone["reason"]) <= {crowd.WITHHELD}
    shown = wide["population"].notna().to_numpy()
    assert (people[shown] >= limit).all()
    assert (wide["population"].to_numpy()[shown] == people[shown]).all()
    for one in ("nursery", "canteen"):
        part = long[(long["type"] == one) & (long["level"] == "division")]
        assert wide[f"{one}_unmet"].isna().tolist() == part["target"].isna().tolist()


@given(counted(), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
@example(([3, 2000, 3000, 4000], [0, 900, 900, 900], [500, 600, 700, 800], ["x"] * 4), 5)
@example(([0, 2000, 3000, 4000], [0, 900, 900, 900], [500, 600, 700, 800], ["x"] * 4), 5)
def test_withheld_people_cannot_be_computed_from_intensity(case, limit):
    long, wide, _ = withheld_tables(case, limit)
    divisions = long[long["level"] == "division"].set_index(["type", "division_id"])
    for division in wide.loc[wide["population"].isna(), "division_id"]:
        for name in ("nursery", "canteen"):
            cell = divisions.loc[(name, division)]
            # people here = target / (intensity x target of the area / people of the area), which any other row gives
            assert math.isnan(cell["intensity"])
            # score / (100 - adequacy) = i / (1 + i) gives it as well
            assert math.isnan(cell["score"])
            # and that nobody lives here is what was withheld
            assert cell["reason"] != demand.NO_PEOPLE


def test_withholding_by_hand():
    # 3 of 100, 200 of 500, 40 of 400 and 300 of 900 children: d0 is small, d2 the next smallest hides what it could be
    # computed from
    long, wide = measured_of([3, 200, 40, 300], [100, 500, 400, 900], limit=10)
    assert long["withheld"].tolist() == [True, False, True, False, False]
    assert cells_of(long)["area", "*"]["target"] == 543
    assert wide["nursery_score"].isna().tolist() == [True, False, True, False]
    assert wide["priority"].tolist() == [None, "nursery", None, "nursery"]
    # the ranks of those that are shown
    assert long["rank"].dropna().tolist() == [2, 1]
    # 95 of 100 are children: the five that are not are few as well
    long, _ = measured_of([95, 200, 40, 300], [100, 500, 400, 900], limit=10)
    assert long["withheld"].tolist() == [True, False, True, False, False]
    # more jobs than people: they are no part of them, and nothing is left over
    long, _ = measured_of([105, 600, 405, 1000], [100, 500, 400, 900], limit=10)
    assert not long["withheld"].any()


def test_a_type_that_serves_everybody_gives_nobody_away():
    # a clinic's target is the population itself: there is no rest that might be few
    long, wide = measured_of([1000, 2000, 3000], [1000, 2000, 3000], kind=CLINIC, limit=5)
    assert not long["withheld"].any()
    assert wide["population"].tolist() == [1000, 2000, 3000]
    assert wide["clinic_score"].tolist() == pytest.approx([50, 50, 50], rel=1e-12)
    # where few live it goes with the population
    long, wide = measured_of([3, 2000, 3000, 4000], [3, 2000, 3000, 4000], kind=CLINIC, limit=5)
    assert wide["population"].isna().tolist() == [True, True, False, False]
    assert long["withheld"].tolist() == [True, True, False, False, False]


def test_without_a_limit_nothing_is_withheld():
    long, wide = measured_of([1, 2], [1, 2])
    assert not long["withheld"].any()
    assert wide["population"].tolist() == [1, 2]


# -- facility types


def item(**changes):
    return {"type": "clinic", "target": '"population"', "standard": 1, "minutes": 10, "speed": 4.8, **changes}


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], "no facility type"),
        ([item(type=" ")], "Row 1.*name"),
        ([item(), item(type=None)], "Row 2.*name"),
        ([item(), {"target": "1"}], "Row 2.*name"),
        ([item(), item(type="school"), item(type=" clinic ")], "'clinic' stands twice"),
        ([item(target="  ")], "'clinic' has no target"),
        ([item(target=None)], "'clinic' has no target"),
    ],
)
def test_problems_name_themselves(items, words):
    with pytest.raises(Problem, match=words):
        facility_types(items)


@pytest.mark.parametrize("column", ["standard", "minutes", "speed"])
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        ("0", "0"),
        (-4.8, "-4.8"),
        ("-1", "-1"),
        ("ten", "ten"),
        ("4,8", "4,8"),
        ("", ""),
        (None, ""),
        ("nan", "nan"),
        (NAN, "nan"),
        ("inf", "inf"),
        (math.inf, "inf"),
        ("1e999", "1e999"),
        ([5], "[5]"),
        ("{}", "{}"),
        pytest.param(10**400, "", id="a number of 401 figures"),
    ],
)
def test_a_number_that_is_none_above_0_is_named(column, value, shown):
    with pytest.raises(Problem) as problem:
        facility_types([item(type="first"), item(**{column: value})])
    assert "'clinic'" in str(problem.value)
    assert f"{column} is '{shown}" in str(problem.value)
    assert "above 0" in str(problem.value)


def test_what_is_left_out_of_a_type_is_filled_in():
    (plain,) = facility_types([{"type": " Clinic ", "target": " 1 ", "standard": "0.5", "minutes": "7", "speed": "4"}])
    assert plain == FacilityType("Clinic", "clinic", "Clinic", "1", 0.5, FACILITIES, 7.0, 4.0, "Clinic")
    (full,) = facility_types([item(label="Clinics of the town", unit="beds", short="Clinics")])
    assert (full.label, full.unit, full.short) == ("Clinics of the town", "beds", "Clinics")
    assert facility_types([item(label="Clinics of the town")])[0].short == "Clinics of the town"


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["clinic", "Primary School", "  café?"], ["clinic", "primary_school", "type_1"]),
        (["幼儿园", "小学", "clinic"], ["type_1", "type_2", "clinic"]),
        (["type_1", "中学"], ["type_1", "type_2"]),
        (["a b", "a-b", "A B"], ["a_b", "a_b_1", "a_b_2"]),
        (["'", '""', "😀"], ["type_1", "type_2", "type_3"]),
        (["community health centre", "community health centres"], ["community_health_c", "community_health_1"]),
        # 18 bytes end at the blank
        (["seventeen_letters one"], ["seventeen_letters"]),
    ],
)
def test_codes_by_hand(names, codes):
    assert codes_of(names) == codes


KNOWN = ["幼儿园", "type", "type_1", "type_2", "type 1", "TYPE_1", "😀", "''", "x" * 40, "x" * 18, "x" * 19, "_", "1"]
words = st.one_of(
    st.text(max_size=30),
    st.text("ab _-'\"", max_size=30),
    st.sampled_from(KNOWN),
)


@given(st.lists(words, unique=True, max_size=25))
@settings(max_examples=300, deadline=None)
@example(["a" * 18 + str(k) for k in range(120)])
@example(["é" * k for k in range(1, 120)])
@example(["type_1", "x", "é", "type_2", "ö", "type_1_1"])
@example(["0__0", "0_0"])
@example(["_", "__", "a_", "_a", "a"])
def test_any_names_have_codes_of_their_own(names):
    codes = codes_of(names)
    assert len(codes) == len(names)
    assert len(set(codes)) == len(codes)
    for name, code in zip(names, codes):
        assert definitions.CODE.match(code)
        assert code.isascii()
        assert len(code) <= 18
        # a name that is a code already stays, unless an earlier one took it
        if definitions.CODE.match(name) and name == name.strip("_"):
            assert code == name or name in codes[: names.index(name)]


# but *, which stands for all
@given(st.lists(words.filter(lambda name: name.strip() not in ("", "*")), unique_by=str.strip, min_size=1, max_size=8))
@some
def test_types_of_any_name_are_taken(names):
    found = facility_types([item(type=name) for name in names])
    assert [one.name for one in found] == [name.strip() for name in names]
    assert [one.code for one in found] == codes_of([name.strip() for name in names])


# -- presets


@pytest.fixture
def presets(root):
    return root / "resources" / "presets"


def test_the_default_types(presets):
    items = definitions.load(presets / "facility_types.json", "types")
    found = facility_types(items)
    assert len(found) >= 12
    # their names are codes, which fields are called by
    assert [one.code for one in found] == [one.name for one in found]
    for one, raw in zip(found, items):
        assert set(TYPE_COLUMNS) <= set(raw)
        assert raw["source"].strip()
        assert 1 <= one.minutes <= 30
        assert 2 <= one.speed <= 6
        assert one.label.isascii()
    # GB 50180-2018 knows circles of 5, 10 and 15 minutes
    assert {raw["minutes"] for raw in items if "GB 50180" in raw["source"]} == {5, 10, 15}
    # older people walk more slowly
    slow = {one.name for one in found if "age_65_up" in one.target}
    assert slow
    fast = [one.speed for one in found if one.target == '"population"']
    assert all(one.speed < min(fast) for one in found if one.name in slow)
    # without a capacity some can be scored all the same
    assert any(one.unit == FACILITIES for one in found)


def test_the_default_crowds(presets):
    items = definitions.load(presets / "crowds_walking.json", "crowds")
    found = crowds(items)
    assert len(found) >= 3
    assert all(raw["source"].strip() for raw in items)
    speeds = {one.code: one.speed for one in found}
    assert speeds["elderly"] == min(speeds.values())
    assert len(set(speeds)) == len(found)


@pytest.mark.parametrize(("name", "kind"), [("facility_types", "types"), ("crowds_walking", "crowds")])
@pytest.mark.parametrize("language", ["zh", "zh-Hans", "zh_CN"])
def test_labels_come_in_chinese(presets, name, kind, language):
    path = presets / f"{name}.json"
    english, chinese = definitions.load(path, kind), definitions.load(path, kind, language)
    for one, other in zip(english, chinese):
        assert one["label"].isascii()
        assert any("\u4e00" <= letter <= "\u9fff" for letter in other["label"])
        # what is no label is the same in every language
        same = set(one) - {"label", "short", "unit"}
        assert {k: one[k] for k in same} == {k: other[k] for k in same}
    assert len({other["label"] for other in chinese}) == len(chinese)
    with open(path, encoding="utf-8") as file:
        assert json.load(file)["kind"] == kind
    # a preset of one kind is none of the other
    with pytest.raises(Problem, match="indicators"):
        definitions.load(path, "indicators", language)
