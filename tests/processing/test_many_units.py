"""Many population units, added up while they are read: the results are those of keeping each."""

import json

import processing
import pytest
from algorithm_making import (
    COLUMNS,
    RECORDS,
    TRAFFORD_OLD,
    UNIT_FIELDS,
    assert_odd,
    assert_same,
    assert_same_run,
    odd_points,
    odd_polygons,
    refused,
    sample_divisions,
    trafford_people,
    units_on_a_plan,
)
from attacker import tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture
def both(run, frame, many):
    """A function (parameters, rows of a batch) -> results of adding up, which are those of every unit."""

    def both(parameters, batch=None):
        def in_turns(name, given):
            groups = given.pop("groups")
            many(0 if groups else 10**9, batch)
            results = run(name, given)
            assert groups == any("are added up in groups" in line for line in results.said)
            return results

        found, expected = ({**parameters, "groups": groups} for groups in (True, False))
        ours, theirs = assert_same_run(in_turns, frame, "crowdprofile", ("OUTPUT", "TABLE"), found, expected)
        assert json.loads(ours.LEDGER)["remarks"] == json.loads(theirs.LEDGER)["remarks"]
        assert ours.warned == theirs.warned
        return ours

    return both


@pytest.mark.parametrize("lane", [COLUMNS, RECORDS])
@pytest.mark.parametrize("limit", [0, 50])
def test_the_sample(both, sample, lane, limit):
    layer = f"{sample}|layername=%s"
    people = {"POPULATION": layer % "census_2020", "POPULATION_2": layer % "lbs_income"}
    results = both({**sample_divisions(sample), **people, "LANE": lane, "MIN_COUNT": limit}, 97)
    assert pytest.approx(344_000, rel=1e-4) == results.POPULATION_IN


@pytest.mark.parametrize("way", [0, 1, 2])
def test_polygons_of_trafford(both, shared_data, way):
    given = trafford_people(shared_data, APPORTION=way, INDICATORS=TRAFFORD_OLD)
    if way == 2:
        given["WEIGHT_LAYER"] = given["DIVISIONS"]
    assert pytest.approx(234_800, abs=300) == both(given, 100).POPULATION_IN


@pytest.mark.parametrize("limit", [0, 9])
def test_odd_points(both, memory, limit):
    layer = memory("Point?crs=EPSG:4326", UNIT_FIELDS, odd_points())
    results = both(units_on_a_plan(memory, layer, MIN_COUNT=limit), 13)
    if limit:
        return
    assert_odd(results)


def test_odd_polygons(both, memory):
    layer = memory("Polygon?crs=EPSG:4326", UNIT_FIELDS, odd_polygons())
    results = both(units_on_a_plan(memory, layer), 13)
    assert any("1 invalid geometries were mended" in text and "feature 151." in text for text in results.warned)


def test_more_indicators_than_one_number_tells_apart(both, memory):
    items = []
    for k in range(70):
        items += [f"i{k}", "many", f"Share {k}", f'"part" + {k}', f'"people" * {k % 7}']
    both(units_on_a_plan(memory, memory("Point?crs=EPSG:4326", UNIT_FIELDS, odd_points()), INDICATORS=items), 29)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_units(both, memory, data):
    """Random squares, unknown counts and batches, added up and one by one."""
    amount = st.one_of(st.none(), st.integers(-1, 9))
    drawn = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 9), amount, amount)))
    # one that surely is counted
    drawn.append((5, 20, 1, 3, 1))
    rows = []
    for x, y, size, people, part in drawn:
        west, south, east, north = (
            121.65 + x / 100,
            30.68 + y / 100,
            121.65 + (x + size) / 100,
            30.68 + (y + size) / 100,
        )
        rows.append(
            (
                f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))",
                [people, part, people],
            )
        )
    layer = memory("Polygon?crs=EPSG:4326", UNIT_FIELDS, rows)
    both(units_on_a_plan(memory, layer, APPORTION=data.draw(st.sampled_from([0, 1]))), data.draw(st.integers(1, 9)))


def test_a_rounding_is_not_above(run, many, memory):
    """0.1 + 0.2 is above 0.3 for a computer."""
    rows = [("POINT(121.75 30.9)", [3.0, 0.1, 0.3])] * 27 + [("POINT(121.76 30.9)", [3.0, 0.2, 0.3])] * 3
    layer = memory("Point?crs=EPSG:4326", UNIT_FIELDS, rows)
    items = ["a", "a", "A", '"part" + 0.2', '"whole"']
    for few in (0, 10**9):
        many(few, 4)
        results = run("crowdprofile", units_on_a_plan(memory, layer, INDICATORS=items))
        remarks = json.loads(results.LEDGER)["remarks"]
        assert any("A: in 3 units the numerator is above the denominator" in one for one in remarks)


def test_weighting_units_that_have_no_area(run, memory):
    flat = "POLYGON((121.75 30.9, 121.76 30.9, 121.75 30.9))"
    layer = memory("Polygon?crs=EPSG:4326", UNIT_FIELDS, [(flat, [3.0, 1.0, 3.0])])
    given = units_on_a_plan(memory, layer, APPORTION=2)
    results = run("crowdprofile", {**given, "WEIGHT_LAYER": given["DIVISIONS"]})
    assert results.POPULATION_IN + results.POPULATION_OUT == 3


def test_no_unit(run, many, memory):
    many(-1)
    layer = memory("Point?crs=EPSG:4326", UNIT_FIELDS, [])
    assert "has no features" in refused(run, "crowdprofile", units_on_a_plan(memory, layer))


def test_what_needs_each_unit_keeps_it_and_says_so(run, many, memory):
    many(3)
    layer = memory("Point?crs=EPSG:4326", UNIT_FIELDS, odd_points())
    schools = memory("Point?crs=EPSG:4326", ["kind:string"], [("POINT(121.75 30.9)", ["kindergarten"])])
    crowds = ["all", "All", '"people"', "80"]
    given = units_on_a_plan(memory, layer, FACILITIES=schools, FACILITY_TYPE="kind", CROWDS=crowds)
    del given["INDICATORS"]
    said = "\n".join(run("lifecircle", given).said)
    assert "all of which stay in memory: the way is found from each unit" in said
    assert "are added up" not in said


@pytest.mark.parametrize("limit", [0, 10])
def test_a_study_without_facilities(provider, sample, tmp_path, many, limit):
    layer = f"{sample}|layername=%s"
    people = {"POPULATION": layer % "census_2020", "POPULATION_2": layer % "lbs_income"}
    people["POPULATION_BEFORE"] = layer % "census_2010"
    found = {}
    for name, few in (("groups", 0), ("records", 10**9)):
        many(few)
        path = tmp_path / f"{name}.gpkg"
        given = {**sample_divisions(sample), **people, "STUDY": str(path), "MIN_COUNT": limit}
        processing.run("spatialdemand:study", given)
        found[name] = tables(path)
    for name, expected in found["records"].items():
        if name not in ("parameters", "layer_styles"):
            ours, theirs = (of.drop(columns="geom", errors="ignore") for of in (found["groups"][name], expected))
            assert_same(ours, theirs, 1e-9)


def test_indicators_of_the_plan_are_what_a_hand_adds_up(run, frame, many, memory):
    many(0, 2)
    rows = [("POINT(121.75 30.9)", [10.0, 4.0, 10.0]), ("POINT(121.76 30.9)", [5.0, None, 5.0])]
    rows += [("POINT(121.77 30.9)", [20.0, 26.0, 20.0]), ("POINT(121.85 30.9)", [7.0, 7.0, 7.0])]
    results = run("crowdprofile", units_on_a_plan(memory, memory("Point?crs=EPSG:4326", UNIT_FIELDS, rows)))
    table = frame(results.OUTPUT).set_index("division_id")
    assert table.loc["b", ["population", "units"]].tolist() == [35, 3]
    # of the second unit the part is unknown, of the third it is above its people
    assert table.loc["b", ["part_count", "part_base"]].tolist() == [30, 30]
    assert table.loc["a", ["population", "units", "part_count"]].tolist() == [7, 1, 7]
    remarks = json.loads(results.LEDGER)["remarks"]
    assert any("1 units left out" in one for one in remarks)
    assert any("in 1 units the numerator is above" in one for one in remarks)
