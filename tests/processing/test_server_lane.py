"""Commutes that a PostgreSQL server reduces: the results are those of reading record by record, and nothing else."""

import math
import sqlite3
import time

import numpy as np
import pandas as pd
import pytest
from algorithm_making import (
    COLUMNS,
    OUTPUTS,
    PLAN,
    RECORDS,
    SERVER,
    assert_same,
    on_a_plan,
    outside_regions,
    refused,
    sample_commutes,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

each = pytest.mark.parametrize("algorithm", OUTPUTS)
INFINITY, NAN = float("inf"), float("nan")
# what no place is, what is at a boundary, and what is far
ODD = [
    (0.0, 0.0),
    (None, 30.9),
    (NAN, 30.9),
    (INFINITY, 30.9),
    (121.75, -INFINITY),
    (30.9, 121.75),
    (30.9, 100.0),
    (400.0, 30.9),
    (121.75, 95.0),
    (-58.4, -34.6),
    (179.999, 89.9),
    (121.80, 30.90),
    (121.70, 30.85),
    (121.79, 30.90),
    (121.85, 30.90),
    (121.75, 30.90),
    (121.795, 30.92),
]
UNNUMBERED = "PROJ:+proj=laea +lat_0=31 +lon_0=122 +ellps=WGS84"
COUNTS = [None, -1.0, NAN, INFINITY, 0.0, 0.5, 3.0]


@pytest.fixture(autouse=True)
def few(server_is_asked):
    """However few the records of a test are, the server is asked; return how many are few otherwise."""
    return server_is_asked


@pytest.fixture
def table(server_table):
    """A function (rows of home x, y, work x, y, count, distance, age) -> the name of a new table of them."""

    def table(rows, columns="home_x, home_y, work_x, work_y, n, km, age"):
        *numbers, age = columns.split(", ")
        return server_table({**dict.fromkeys(numbers, "double precision"), age: "text"}, rows)

    return table


@pytest.fixture
def odd_case(memory):
    """A function (layer of commutes, changes) -> parameters on the plan of three divisions."""

    def odd_case(layer, **changes):
        return on_a_plan(memory, layer, **changes)

    return odd_case


def test_a_study(postgres, sample, tmp_path, provider):
    """What a study writes from the server's groups is what it writes record by record."""
    import processing

    given = sample_commutes(sample, True)
    key, _ = postgres.load(given["COMMUTES"], "lane_study")
    given.update(POPULATION=f"{sample}|layername=census_2020", COMMUTES=postgres.layer("lane_study", key))
    found = {}
    for lane in (SERVER, RECORDS):
        path = str(tmp_path / f"{lane}.gpkg")
        processing.run("spatialdemand:study", {**given, "LANE": lane, "STUDY": path})
        base = sqlite3.connect(path)
        names = ("bands", "bands_table", "matrix", "balance", "commuters_table", "commute_map")
        found[lane] = {
            name: pd.read_sql(f'SELECT * FROM "{name}"', base).drop(columns="geom", errors="ignore") for name in names
        }
        base.close()
    for name, expected in found[RECORDS].items():
        assert_same(found[SERVER][name], expected, 1e-9)


CROWDS = {
    "ATTRIBUTES": ["young", "Young", "flag", "\"age\" = 'y'", "short", "Short", "flag", '"km" / "n" < 2 OR "km" > 7']
}


@each
def test_the_sample(postgres, sample, both, algorithm):
    given = sample_commutes(sample, algorithm != "commutebands")
    key, _ = postgres.load(given["COMMUTES"], f"lane_{algorithm}")
    results = both(algorithm, {**given, "COMMUTES": postgres.layer(f"lane_{algorithm}", key)})
    assert (results.COMMUTERS, results.RECORDS) == (68300, 55312)


@each
def test_odd_records(table, postgres, odd_case, both, memory, algorithm):
    rng = np.random.default_rng(5)
    rows = [(*a, *b, 1.5, 3.0, "y") for a in ODD for b in ODD]
    rows += [
        (*ODD[-2], *ODD[-1], n, km, age) for n in COUNTS for km in (None, -2.0, NAN, 0.0, 5.0) for age in ("y", None)
    ]
    near = rng.uniform((121.6, 30.6), (122.2, 31.1), (1500, 2, 2))
    rows += [(*map(float, ends.ravel()), float(k % 4), float(k % 9), "yz"[k % 2]) for k, ends in enumerate(near)]
    layer = postgres.layer(table(rows), "id")
    given = odd_case(layer)
    if algorithm == "commutercrowds":
        given.update(CROWDS)
    if algorithm != "commutebands":
        given.update(outside_regions(memory))
    results = both(algorithm, given)
    assert len(rows) == results.RECORDS
    assert results.RECORDS_UNLOCATED > 100
    both(algorithm, {**given, "DISTANCE": "km"})
    both(algorithm, {**given, "MIN_COUNT": 30})


def test_divisions_in_another_crs(table, postgres, odd_case, both, memory):
    # an edge of 20 km between two corners is no straight line in degrees
    corners = "350000 3400000, 370000 3400000, 370000 3430000, 350000 3430000, 350000 3400000"
    plan = memory("Polygon?crs=EPSG:32651", ["id:string"], [(f"POLYGON(({corners}))", ["a"])])
    rng = np.random.default_rng(2)
    ends = rng.uniform((121.3, 30.6), (121.8, 31.1), (20000, 2, 2)).reshape(-1, 4)
    layer = postgres.layer(table([(*map(float, four), 1.0, None, None) for four in ends]), "id")
    results = both("odflows", odd_case(layer, DIVISIONS=plan), rtol=1e-7)
    assert 5000 < results.COMMUTERS < 20000


@pytest.mark.parametrize(
    ("degrees", "plane"),
    [("EPSG:4326", "EPSG:32651"), ("EPSG:4214", "EPSG:2436"), ("EPSG:4490", "EPSG:4549"), ("EPSG:4326", "EPSG:3857")],
    ids=["UTM", "Beijing 1954", "CGCS2000", "Web Mercator"],
)
def test_ends_on_a_plane_become_degrees_by_the_servers_proj(table, postgres, odd_case, both, memory, degrees, plane):
    rng = np.random.default_rng(6)
    near = rng.uniform((121.6, 30.6), (122.2, 31.1), (3000, 2, 2))
    boxes = ((121.7, 30.7), (121.9, 30.9)), ((110, 20), (130, 45))
    far = np.stack([rng.uniform(*box, (400, 2)) for box in boxes], 1)
    corners = np.array([[(121.75, 30.90), (121.75, 30.90)], [(121.80, 30.90), (121.85, 30.90)]])
    to_plane = QgsCoordinateTransform(*map(QgsCoordinateReferenceSystem, (degrees, plane)), QgsProject.instance())
    ends = [to_plane.transform(*map(float, end)) for end in np.concatenate([near, far, corners]).reshape(-1, 2)]
    ends = [(end.x(), end.y()) for end in ends]
    rows = [(*a, *b, float(k % 4), float(k % 9), "y") for k, (a, b) in enumerate(zip(ends[::2], ends[1::2]))]
    odd = [(0.0, 0.0), (None, ends[0][1]), (NAN, 1.0), (ends[0][0], INFINITY), ends[0][::-1], ends[0]]
    rows += [(*a, *b, 1.5, 3.0, "y") for a in odd for b in odd]
    divisions = memory(f"Polygon?crs={degrees}", ["id:string"], PLAN)
    layer = postgres.layer(table(rows), "id")
    given = odd_case(layer, COORD_CRS=plane, DIVISIONS=divisions)
    for algorithm in OUTPUTS:
        assert both(algorithm, {**given, **(CROWDS if algorithm == "commutercrowds" else {})}).COMMUTERS > 500
    both("commutebands", {**given, "DISTANCE": "km"})
    both("commutemap", {**given, "DISTANCE": "km"})


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:32651"])
@pytest.mark.parametrize("side", [0, 1])
def test_the_ends_on_a_map_come_as_cells(table, postgres, odd_case, both, memory, monkeypatch, crs, side):
    from spatial_demand.layers import servercommutes

    rng = np.random.default_rng(8)
    low, high = ((350000, 3400000), (390000, 3430000)) if crs == "EPSG:32651" else ((121.6, 30.6), (122.2, 31.1))
    rows = [(*map(float, ends), 1.0, None, None) for ends in rng.uniform(low, high, (5000, 2, 2)).reshape(-1, 4)]
    given = odd_case(postgres.layer(table(rows), "id"), COORD_CRS=crs, SIDE=side, CELL=0.7)
    monkeypatch.delattr(servercommutes, "CellSums")
    results = both("commutemap", given)
    assert 100 < results.OUTPUT.featureCount() < 3000
    both("commutemap", {**given, "CELL": 3, "MIN_COUNT": 2, "BANDS": "0.5, 1000000"})


@pytest.mark.parametrize("far", [3e6, 3e7, 3e8, 1e15, 1e300, 1.7e308])
def test_an_end_far_from_its_plane_is_as_in_qgis(table, postgres, odd_case, both, run, far):
    inside = (374000.0, 3419000.0)
    rows = [(*inside, *end, 1.0, None, None) for end in (inside, (far, far), (-far, 3e6), (4e5, -far))]
    given = odd_case(postgres.layer(table(rows), "id"), COORD_CRS="EPSG:32651")
    both("commutebands", given)


def test_lisbons_lines(postgres, shared_data, both):
    folder = shared_data / "lisbon"
    key, shape = postgres.load(str(folder / "od_lines_municipalities_epsg3857.gpkg"), "lisbon_lines")
    divisions = str(folder / "divisions_municipalities.gpkg")
    given = {"DIVISIONS": divisions, "DIVISION_ID": "municipality", "COUNT": "trips", "ENDS": 0}
    given["COMMUTES"] = postgres.layer("lisbon_lines", key, shape)
    for algorithm in ("commutebands", "odflows", "commutemap"):
        assert both(algorithm, given).COMMUTERS == 5299853


def test_ends_for_which_the_divisions_crs_has_no_place(table, postgres, odd_case, both, memory, told, monkeypatch):
    from spatial_demand.layers import serverrecords

    corners = "350000 3400000, 370000 3400000, 370000 3430000, 350000 3430000, 350000 3400000"
    plan = memory("Polygon?crs=EPSG:32651", ["id:string"], [(f"POLYGON(({corners}))", ["a"])])
    # UTM has none a quarter round the globe at the equator, but further on again
    ends = [(121.5, 30.9), (20.0, 50.0), (38.0, 1.0), (33.5, -2.0), (-150.0, 0.5), (200.0, 95.0), (0, 0)]
    layer = postgres.layer(table([(*a, *b, 1.0 + k, None, None) for a in ends for k, b in enumerate(ends)]), "id")
    given = odd_case(layer, DIVISIONS=plan)
    for algorithm in OUTPUTS:
        results = both(algorithm, {**given, **(CROWDS if algorithm == "commutercrowds" else {})})
        assert results.RECORDS_UNLOCATED == 49 - 4
    monkeypatch.setattr(serverrecords, "MOST_BEYOND", 2)
    assert "too many of its ends are too far away" in told(given)


def test_longitudes_beyond_half_the_globe(table, postgres, odd_case, both, memory):
    box = "POLYGON((0 1000000, 600000 1000000, 600000 1600000, 0 1600000, 0 1000000))"
    alaska = memory("Polygon?crs=EPSG:3338", ["id:string"], [(box, ["a"])])
    ends = [(205.0, 63.0), (-153.0, 63.1), (207.5, 63.2), (361.0, 63.0), (100.0, 63.0)]
    layer = postgres.layer(table([(*a, *b, 1.0, None, None) for a in ends for b in ends]), "id")
    results = both("odflows", odd_case(layer, DIVISIONS=alaska, COORD_CRS="EPSG:4326"))
    assert results.COMMUTERS >= 9


def test_lines_of_a_mixed_column_are_left_to_qgis(postgres, odd_case, run):
    postgres.execute("DROP TABLE IF EXISTS mixed_lines")
    postgres.execute("CREATE TABLE mixed_lines (id serial PRIMARY KEY, n integer, geom geometry(Geometry, 4326))")
    for wkt in ("LINESTRING(121.75 30.9, 121.85 30.9)", "POINT(121.75 30.9)"):
        postgres.execute("INSERT INTO mixed_lines (n, geom) VALUES (2, ST_GeomFromText(%s, 4326))", (wkt,))
    uri = QgsDataSourceUri(postgres.uri("mixed_lines", "id", "geom"))
    uri.setWkbType(QgsWkbTypes.Type.LineString)
    uri.setSrid("4326")
    layer = QgsVectorLayer(uri.uri(False), "mixed", "postgres")
    results = run("commutebands", odd_case(layer, ENDS=0))
    assert results.RECORDS == 1
    assert any("holds others" in line for line in results.said)


@pytest.mark.parametrize("kind", ["LineString", "MultiLineStringZ"])
def test_lines(postgres, odd_case, both, kind):
    lines = ["LINESTRING(121.75 30.9, 121 31, 121.85 30.9)", "LINESTRING EMPTY", None, "LINESTRING(0 0, 121.75 30.9)"]
    if kind != "LineString":
        lines = [
            line and line.replace("LINESTRING", "MULTILINESTRING").replace("(", "((").replace(")", "))")
            for line in lines
        ]
        lines.append("MULTILINESTRING((121.75 30.9, 121 31), (121 32, 121.85 30.9))")
    postgres.execute("DROP TABLE IF EXISTS drawn")
    postgres.execute(f"CREATE TABLE drawn (id serial PRIMARY KEY, n integer, geom geometry({kind}, 4326))")
    for line in lines:
        postgres.execute(
            "INSERT INTO drawn (n, geom) VALUES (2, ST_Force3D(ST_GeomFromText(%s, 4326)))"
            if kind != "LineString"
            else "INSERT INTO drawn (n, geom) VALUES (2, ST_GeomFromText(%s, 4326))",
            (line,),
        )
    results = both("commutebands", odd_case(postgres.layer("drawn", "id", "geom"), ENDS=0))
    assert results.RECORDS_UNLOCATED == 3


def test_the_median_is_a_records_own(table, postgres, odd_case, both, run, frame):
    # all in one step of distance, none of them its mean
    ways = [0.0400, 0.0401, 0.0402, 0.0407, 0.0439]
    rows = [(121.75, 30.9, 121.75, 30.9, 1.0, km, None) for km in ways]
    layer = postgres.layer(table(rows), "id")
    results = both("commutebands", odd_case(layer, DISTANCE="km"))
    shown = frame(results.OUTPUT).set_index("division_id").loc["b"]
    assert (shown["home_median_km"], shown["home_p90_km"]) == (0.0402, 0.0439)
    assert math.isclose(shown["home_mean_km"], sum(ways) / 5, rel_tol=1e-12)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_trips(postgres_module, data):
    """Random trips, limits and counts, one by one and on the server."""
    check, trips = postgres_module
    rows = data.draw(st.lists(st.tuples(*[st.integers(0, 40)] * 4, st.integers(0, 5)), min_size=1, max_size=60))
    limits = data.draw(st.lists(st.integers(1, 60), min_size=1, max_size=3, unique=True).map(sorted))
    extreme = data.draw(st.integers(1, 400)) / 10
    trips(
        [
            (121.6 + a / 100, 30.6 + b / 100, 121.6 + c / 100, 30.6 + d / 100, float(n), None, None)
            for a, b, c, d, n in rows
        ]
    )
    check(BANDS=",".join(map(str, limits)), EXTREME=extreme)


@pytest.fixture
def postgres_module(table, postgres, odd_case, both):
    def trips(rows):
        trips.layer = postgres.layer(table(rows), "id")

    def check(**changes):
        both("commutebands", odd_case(trips.layer, **changes))

    return check, trips


@pytest.fixture
def told(run):
    """A function (parameters, algorithm) -> what a run says, in lines."""

    def told(parameters, algorithm="commutebands"):
        results = run(algorithm, {**parameters, **dict.fromkeys(OUTPUTS[algorithm], "TEMPORARY_OUTPUT")})
        return "\n".join([*results.said, *results.warned])

    return told


def test_the_lane_and_its_reason_are_said(told, table, postgres, odd_case, memory):
    layer = postgres.layer(table([(121.75, 30.9, 121.85, 30.9, 1.0, 4.0, "y")]), "id")
    assert "is worked on by the server" in told(odd_case(layer))
    plan = told(odd_case(layer, PLAN=True))
    assert "Seq Scan on" in plan
    assert "LANE asks for it" in told(odd_case(layer, LANE=RECORDS))
    assert "which attributes exclude each other" in told(
        odd_case(layer, MIN_COUNT=5, ATTRIBUTES=["k", "K", "count", '"km"']), "commutercrowds"
    )
    assert "is not plain arithmetic" in told(
        odd_case(layer, ATTRIBUTES=["k", "K", "flag", 'sqrt("km") > 2']), "commutercrowds"
    )
    plane = told(odd_case(layer, COORD_CRS=UNNUMBERED))
    assert "their CRS has no number of EPSG's" in plane
    layer.selectByIds([1])
    QgsProject.instance().addMapLayer(layer, False)
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    assert "is worked on by the server" not in told(odd_case(selected))
    QgsProject.instance().removeMapLayer(layer.id())


def test_few_records_are_read_one_by_one(few, told, table, postgres, odd_case, monkeypatch):
    from spatial_demand.layers import lanes

    monkeypatch.setattr(lanes, "FEW", few)
    layer = postgres.layer(table([(121.75, 30.9, 121.85, 30.9, 1.0, 4.0, "y")]), "id")
    assert "its records are few" in told(odd_case(layer))
    assert "is worked on by the server" in told(odd_case(layer, LANE=SERVER))


def test_what_cannot_be_forced_is_refused(run, table, postgres, odd_case):
    layer = postgres.layer(table([(121.75, 30.9, 121.85, 30.9, 1.0, 4.0, "y")]), "id")
    text = refused(run, "commutebands", odd_case(layer, COORD_CRS=UNNUMBERED, LANE=SERVER))
    assert "has no number of EPSG's" in text
    assert "let LANE be automatic" in text
    memory_layer = layer.materialize(QgsFeatureRequest())
    assert "no table of a PostgreSQL server" in refused(run, "commutebands", odd_case(memory_layer, LANE=SERVER))
    assert "no file" in refused(run, "commutebands", odd_case(memory_layer, LANE=COLUMNS))


def test_a_number_beyond_doubles_is_left_to_qgis(told, table, postgres, odd_case):
    layer = postgres.layer(table([(121.75, 30.9, 121.85, 30.9, 1.0, 1e308, "y")]), "id")
    crowds = ["k", "K", "flag", '"km" * 1e10 > 5']
    assert "is read record by record" in told(odd_case(layer, ATTRIBUTES=crowds), "commutercrowds")


EVIL = [
    '"; DROP TABLE kept; --',
    "'; DROP TABLE kept; --",
    "%s %(a)s {0} {}",
    "a\\'b",
    "人口; SELECT 1",
    'x" OR "1" = "1',
]
SLOW = """CREATE OR REPLACE VIEW slow AS SELECT id, 121.75::float8 AS home_x, 30.9::float8 AS home_y,
    121.85::float8 AS work_x, 30.9::float8 + 0 * length(pg_sleep(0.1)::text) AS work_y, 1 AS n
    FROM generate_series(1, 120) AS id"""


@pytest.mark.parametrize("name", EVIL)
def test_names_and_values_stay_names_and_values(postgres, table, odd_case, run, name):
    from psycopg2 import sql

    postgres.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one")
    postgres.execute("DROP TABLE IF EXISTS renamed")
    made = table([(121.75, 30.9, 121.85, 30.9, 2.0, 4.0, name), (121.75, 30.9, 121.85, 30.9, 1.0, 4.0, "y")])
    # QGIS takes a ; in the name of a field for the end of it
    field = name.replace(";", ",")
    statement = "CREATE TABLE renamed AS SELECT id, home_x AS {}, home_y, work_x, work_y, n AS {}, age FROM {}"
    postgres.execute(sql.SQL(statement).format(*map(sql.Identifier, (field, f"{field} n", made))))
    layer = postgres.layer("renamed", "id")
    layer.setName(name)
    quoted = name.replace("\\", "\\\\").replace("'", "''")
    given = odd_case(layer, HOME_X=field, COUNT=f"{field} n", LANE=SERVER)
    crowds = ["k", name, "flag", f"\"age\" = '{quoted}'"]
    results = run("commutercrowds", {**given, "ATTRIBUTES": crowds, "TABLE": "TEMPORARY_OUTPUT"})
    row = next(f for f in results.TABLE.getFeatures() if (f["side"], f["subset"]) == ("all", "all"))
    assert (row["commuters"], row["base"]) == (2, 3)
    assert postgres.execute("SELECT one FROM kept") == [(1,)]


@pytest.mark.parametrize(
    "subset",
    ['"n" > 0) OR (1 = 1', '"n" > 0; DROP TABLE kept', '"n" > 0 -- ', '"n" > 0 /* */', '"age" = $$y$$', '"age" = \'y'],
)
def test_a_filter_that_is_more_than_a_condition_does_not_reach_the_server(subset):
    from spatial_demand.layers.servertable import surely_one

    assert not surely_one(subset)


def test_a_filter_and_a_query_are_respected(postgres, table, odd_case, both):
    rows = [(121.75, 30.9, 121.85, 30.9, float(k), 4.0, "it's; y" if k == 3 else "%") for k in range(5)]
    made = table(rows)
    filtered = postgres.layer(made, "id", subset='"age" = \'%\' AND ("n" > 1)')
    assert both("odflows", odd_case(filtered)).COMMUTERS == 6
    uri = QgsDataSourceUri(postgres.uri(made, "id"))
    uri.setDataSource("", f"(SELECT * FROM {made} WHERE n >= 3)", None, "", "id")
    query = QgsVectorLayer(uri.uri(False), "query", "postgres")
    assert query.isValid()
    assert both("odflows", odd_case(query)).COMMUTERS == 7


def test_a_cancelled_run_leaves_nothing_on_the_server(provider, postgres, odd_case, table):
    import processing
    from qgis.core import QgsProcessingException

    postgres.execute(SLOW)
    layer = slow_layer(postgres)

    class Impatient(QgsProcessingFeedback):
        def isCanceled(self):
            return bool(running(postgres))

    before = tables_of(postgres)
    places = dict.fromkeys(OUTPUTS["odflows"], "TEMPORARY_OUTPUT")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run("spatialdemand:odflows", {**odd_case(layer), **places}, feedback=Impatient(False))
    end = time.monotonic() + 20
    while sessions(postgres) and time.monotonic() < end:
        time.sleep(0.1)
    assert not sessions(postgres)
    assert tables_of(postgres) == before


def slow_layer(postgres):
    """A layer of the view, which QGIS does not count first."""
    source = postgres.uri("slow", "id") + " checkPrimaryKeyUnicity='0' estimatedmetadata=true"
    return QgsVectorLayer(source, "slow", "postgres")


def sessions(postgres):
    return postgres.execute("SELECT pid FROM pg_stat_activity WHERE application_name = 'Spatial Demand'")


def running(postgres):
    text = "SELECT pid FROM pg_stat_activity WHERE application_name = 'Spatial Demand' AND query LIKE 'COPY%%'"
    return postgres.execute(text)


def tables_of(postgres):
    return postgres.execute("SELECT oid FROM pg_class ORDER BY oid")


def test_a_connection_that_is_lost_is_said(provider, postgres, odd_case, table):
    import processing
    from qgis.core import QgsProcessingException

    postgres.execute(SLOW)

    class Saboteur(QgsProcessingFeedback):
        def isCanceled(self):
            for (pid,) in running(postgres):
                postgres.execute("SELECT pg_terminate_backend(%s)", (pid,))
            return False

    places = dict.fromkeys(OUTPUTS["odflows"], "TEMPORARY_OUTPUT")
    with pytest.raises(QgsProcessingException, match="Layer 'slow': the server gave up") as caught:
        processing.run("spatialdemand:odflows", {**odd_case(slow_layer(postgres)), **places}, feedback=Saboteur(False))
    assert postgres.passwords["reader"] not in str(caught.value)
    assert "Traceback" not in str(caught.value)
