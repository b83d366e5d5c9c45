"""Many commutes, added up while they are read: the results are those of keeping each record."""

import math

import numpy as np
import processing
import pytest
from algorithm_making import (
    COLUMNS,
    OUTPUTS,
    RECORDS,
    assert_same,
    assert_same_run,
    lisbon_trips,
    on_a_plan,
    outside_regions,
    refused,
    sample_commutes,
    sample_study,
)
from attacker import tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

each = pytest.mark.parametrize("algorithm", OUTPUTS)
NAN = math.nan
ENDS = [
    (0.0, 0.0),
    (None, 30.9),
    (30.9, 121.75),
    (400.0, 30.9),
    (121.75, 95.0),
    (-58.4, -34.6),
    (121.80, 30.90),
    (121.75, 30.90),
    (121.795, 30.92),
    (121.86, 30.62),
]
FIELDS = ["home_x:double", "home_y:double", "work_x:double", "work_y:double", "n:double", "km:double", "age:string"]
CROWDS = {
    "ATTRIBUTES": ["young", "Young", "flag", "\"age\" = 'y'", "short", "Short", "flag", '"km" / "n" < 2 OR "km" > 7']
}
PEOPLE = {"ATTRIBUTES": [*CROWDS["ATTRIBUTES"], "some", "Some", "count", '"km" - 1']}


@pytest.fixture
def both(run, frame, many):
    """A function (algorithm, parameters, rows of a batch) -> results of adding up, which are those of every record."""

    def both(algorithm, parameters, batch=None, rtol=1e-9, few=0):
        def as_groups(name, given):
            many(few, batch)
            results = run(name, given)
            assert any("are added up in groups" in line for line in results.said)
            many(10**9, batch)
            return results

        def in_turns(name, given):
            return as_groups(name, given) if given.pop("groups") else run(name, given)

        found, expected = ({**parameters, "groups": groups} for groups in (True, False))
        return assert_same_run(in_turns, frame, algorithm, OUTPUTS[algorithm], found, expected, rtol)[0]

    return both


@pytest.fixture
def odd_case(memory):
    """A function (rows or a layer of commutes, changes) -> parameters on the plan of three divisions."""

    def odd_case(commutes, **changes):
        if isinstance(commutes, list):
            commutes = memory("None", FIELDS, [(None, row) for row in commutes])
        return on_a_plan(memory, commutes, **changes)

    return odd_case


def odd_rows():
    rng = np.random.default_rng(5)
    rows = [[*a, *b, 1.5, 3.0, "y"] for a in ENDS for b in ENDS]
    counts, ways = (None, -1.0, NAN, 0.0, 0.5, 3.0), (None, -2.0, NAN, 0.0, 5.0)
    rows += [[*ENDS[-2], *ENDS[-3], n, km, age] for n in counts for km in ways for age in ("y", None)]
    near = rng.uniform((121.6, 30.6), (122.2, 31.1), (700, 2, 2))
    return rows + [[*map(float, ends.ravel()), float(k % 4), float(k % 9), "yz"[k % 2]] for k, ends in enumerate(near)]


@each
@pytest.mark.parametrize("lane", [COLUMNS, RECORDS])
def test_the_sample(sample, both, algorithm, lane):
    given = sample_commutes(sample, algorithm in ("odflows", "commutercrowds"), LANE=lane)
    results = both(algorithm, given, 7001 if lane == RECORDS else None, few=20_000)
    assert (results.COMMUTERS, results.RECORDS) == (68300, 55312)


@each
@pytest.mark.parametrize("limit", [0, 9])
def test_odd_records(odd_case, both, memory, algorithm, limit):
    given = odd_case(odd_rows(), MIN_COUNT=limit)
    if algorithm == "commutercrowds":
        given.update(CROWDS if limit else PEOPLE)
    if algorithm in ("odflows", "commutercrowds"):
        given.update(outside_regions(memory))
    results = both(algorithm, given, 101)
    assert results.RECORDS == 860
    assert results.RECORDS_UNLOCATED > 50
    both(algorithm, {**given, "DISTANCE": "km"}, 7, few=300)


@each
def test_one_record(odd_case, both, algorithm):
    results = both(algorithm, odd_case([[*ENDS[-2], *ENDS[-3], 2.0, 3.0, "y"]], DISTANCE="km", **CROWDS))
    assert results.COMMUTERS == 2
    if algorithm not in ("commutebands", "commutercrowds"):
        # the others write nothing of nobody
        return
    both(algorithm, odd_case([[*ENDS[0], *ENDS[-3], 2.0, 3.0, "y"]], **CROWDS))
    both(algorithm, odd_case([[*ENDS[-2], *ENDS[-3], 0.0, 3.0, "y"]], MIN_COUNT=3, **CROWDS))


@each
def test_no_record(run, many, odd_case, algorithm):
    many(0)
    places = dict.fromkeys(OUTPUTS[algorithm], "TEMPORARY_OUTPUT")
    assert "has no records" in refused(run, algorithm, odd_case([], **CROWDS, **places))


@pytest.mark.parametrize("algorithm", ["commutebands", "commutemap"])
def test_lines(both, memory, odd_case, algorithm):
    lines = ["LINESTRING(121.75 30.9, 121 31, 121.85 30.9)", "LINESTRING EMPTY", None, "LINESTRING(0 0, 121.75 30.9)"]
    lines += ["LINESTRING(121.75 30.9, 121.751 30.9)"] * 3 + ["LINESTRING(30.9 121.75, 121.75 30.9)"]
    layer = memory("LineString?crs=EPSG:4326", ["n:double"], [(line, [k + 1.0]) for k, line in enumerate(lines)])
    results = both(algorithm, odd_case(layer, ENDS=0), 3)
    assert results.RECORDS_UNLOCATED == 4


@pytest.mark.parametrize("name", ["trips.csv", "trips.fgb", "trips.shp"])
def test_other_files(both, memory, odd_case, tmp_path, name):
    rows, fields = [row for row in odd_rows() if None not in row[:4]], FIELDS if name.endswith("csv") else FIELDS[4:]
    if name.endswith("csv"):
        layer, ends = memory("None", FIELDS, [(None, row) for row in rows]), {}
    else:
        lines = [("LINESTRING({} {}, {} {})".format(*row[:4]), row[4:]) for row in rows]
        layer, ends = memory("LineString?crs=EPSG:4326", fields, lines), {"ENDS": 0}
    made = processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": str(tmp_path / name)})["OUTPUT"]
    results = both("commutebands", odd_case(made, LANE=COLUMNS, DISTANCE="km", **ends), few=200)
    assert len(rows) == results.RECORDS


@each
def test_zone_ids_of_a_csv_file(shared_data, both, algorithm):
    given = lisbon_trips(shared_data)
    if algorithm == "commutercrowds":
        given["ATTRIBUTES"] = ["many", "Many", "flag", '"trips" > 20', "trips", "Trips", "count", '"trips"']
    both(algorithm, given, 997, few=2000)


@pytest.mark.parametrize("limit", [0, 10])
def test_a_study_of_the_sample(provider, sample, tmp_path, many, limit):
    found = {}
    for name, few in (("groups", 0), ("records", 10**9)):
        many(few)
        path = tmp_path / f"{name}.gpkg"
        processing.run("spatialdemand:study", sample_study(sample, STUDY=str(path), MIN_COUNT=limit))
        found[name] = tables(path)
    groups, records = found["groups"], found["records"]
    assert list(groups) == list(records)
    for name, expected in records.items():
        if name not in ("parameters", "layer_styles"):
            assert_same(
                groups[name].drop(columns="geom", errors="ignore"), expected.drop(columns="geom", errors="ignore"), 1e-9
            )


def test_the_median_is_a_records_own(odd_case, both, frame):
    # all in one step of distance, none of them its mean
    ways = [0.0400, 0.0401, 0.0402, 0.0407, 0.0439]
    rows = [[121.75, 30.9, 121.75, 30.9, 1.0, km, None] for km in ways]
    results = both("commutebands", odd_case(rows, DISTANCE="km"), 2)
    shown = frame(results.OUTPUT).set_index("division_id").loc["b"]
    assert (shown["home_median_km"], shown["home_p90_km"]) == (0.0402, 0.0439)
    assert math.isclose(shown["home_mean_km"], sum(ways) / 5, rel_tol=1e-12)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_trips(odd_case, both, data):
    """Random trips, limits and batches, added up and one by one."""
    rows = data.draw(st.lists(st.tuples(*[st.integers(0, 40)] * 4, st.integers(0, 5)), min_size=1, max_size=60))
    limits = data.draw(st.lists(st.integers(1, 60), min_size=1, max_size=3, unique=True).map(sorted))
    # one that surely is in the tables
    rows.append((15, 30, 25, 30, 1))
    trips = [
        [121.6 + a / 100, 30.6 + b / 100, 121.6 + c / 100, 30.6 + d / 100, float(n), None, None]
        for a, b, c, d, n in rows
    ]
    extreme = data.draw(st.integers(1, 400)) / 10
    given = odd_case(trips, BANDS=",".join(map(str, limits)), EXTREME=extreme)
    batch = data.draw(st.integers(1, 70))
    few = data.draw(st.integers(0, len(rows) - 1))
    for algorithm in ("commutebands", "commutemap"):
        both(algorithm, given, batch, few=few)


def test_what_needs_single_records_keeps_them_and_says_so(run, many, odd_case):
    many(0)
    results = run("commutercrowds", odd_case(odd_rows(), MIN_COUNT=5, **PEOPLE))
    said = "\n".join(results.said)
    assert "all of which stay in memory: which attributes exclude each other" in said
    assert "are added up" not in said


def test_few_are_not_spoken_of(run, many, odd_case):
    many(860)
    said = "\n".join(run("commutebands", odd_case(odd_rows())).said)
    assert "stay in memory" not in said
    assert "are added up" not in said


def test_no_room_beside_memory_is_said(run, many, odd_case, monkeypatch):
    import os

    from spatial_demand.layers import commutesums

    class Full:
        def write(self, data):
            raise OSError(28, os.strerror(28))

        def close(self):
            pass

    many(0)
    monkeypatch.setattr(commutesums.tempfile, "TemporaryFile", lambda dir: Full())
    text = refused(run, "commutebands", odd_case(odd_rows()))
    assert "No space left on device" in text
    assert "make room" in text
    monkeypatch.undo()
    many(0)
    monkeypatch.setattr(commutesums.QgsProcessingUtils, "tempFolder", lambda: "/nowhere")
    assert "No such file or directory" in refused(run, "commutebands", odd_case(odd_rows()))
    # what needs no medians keeps none
    places = dict.fromkeys(OUTPUTS["odflows"], "TEMPORARY_OUTPUT")
    assert run("odflows", {**odd_case(odd_rows()), **places}).RECORDS == 860


def test_nothing_is_left_beside_memory(run, many, odd_case, tmp_path, monkeypatch):
    from spatial_demand.layers import commutesums

    many(0, 50)
    monkeypatch.setattr(commutesums.QgsProcessingUtils, "tempFolder", lambda: str(tmp_path))
    run("commutebands", odd_case(odd_rows()))
    assert not list(tmp_path.iterdir())


def test_a_cancel_while_records_are_looked_through_again(provider, many, odd_case, monkeypatch):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    from spatial_demand.layers.commutesums import Beside

    many(0, 10)
    feedback, looked = QgsProcessingFeedback(False), []
    nearest = Beside.nearest

    def cancelled(self, targets):
        looked.append(len(targets))
        feedback.cancel()
        return nearest(self, targets)

    monkeypatch.setattr(Beside, "nearest", cancelled)
    places = dict.fromkeys(OUTPUTS["commutebands"], "TEMPORARY_OUTPUT")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run("spatialdemand:commutebands", {**odd_case(odd_rows()), **places}, feedback=feedback)
    assert looked


def test_what_a_step_notes_for_the_others_knows_neither_the_algorithm_nor_the_context(provider):
    """Such a circle is freed after QGIS itself, which ends the process by a segmentation fault."""
    from qgis.core import QgsProcessingContext

    from spatial_demand.processing.readings import Readings

    algorithm, context = provider.algorithm("commutemap").create(), QgsProcessingContext()
    algorithm.readings = Readings(None, {})
    algorithm.announce({"SIDE": 0, "CELL": 1.0}, context, None)
    kept = [cell.cell_contents for cell in algorithm.readings.cells.__closure__]
    assert kept
    assert not any(one is algorithm or one is context for one in kept)
