"""Population points that a PostgreSQL server adds up: the results are those of reading them one by one."""

import json
import re

import numpy as np
import pytest
from algorithm_making import (
    RECORDS,
    SERVER,
    TRAFFORD_OLD,
    UNIT_FIELDS,
    assert_odd,
    assert_same_run,
    odd_points,
    odd_polygons,
    refused,
    sample_divisions,
    trafford_people,
    units_on_a_plan,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsDataSourceUri, QgsFeatureRequest, QgsVectorLayer, QgsWkbTypes

OUTPUTS = ("OUTPUT", "TABLE")


@pytest.fixture(autouse=True)
def few(server_is_asked):
    """However few the records of a test are, the server is asked; return how many are few otherwise."""
    return server_is_asked


@pytest.fixture
def both(run, frame):
    """A function (parameters) -> results on the server, which are those of reading one by one."""

    def both(parameters, rtol=1e-9):
        server, records = ({**parameters, "LANE": lane} for lane in (SERVER, RECORDS))
        ours, theirs = assert_same_run(run, frame, "crowdprofile", OUTPUTS, server, records, rtol)
        remarks, expected = (json.loads(of.LEDGER)["remarks"] for of in (ours, theirs))
        assert [one.split(" m2")[0] for one in remarks] == [one.split(" m2")[0] for one in expected]
        assert any("is worked on by the server" in line for line in ours.said)
        # which of the records is the first one, only reading each of them tells
        counts = [[re.findall(r" in (\d+) (?:record|feature)", line) for line in of.warned] for of in (ours, theirs)]
        assert sorted(counts[0]) == sorted(counts[1])
        return ours

    return both


@pytest.fixture
def points(server_table, postgres):
    """A function (rows of (WKT or None, values of UNIT_FIELDS), how the layer is changed) -> a layer of a server.

    kind: the type of its column; shown: the type that the layer shows of it, a number of QGIS's, 0 for the same.
    """

    def points(rows, srid=4326, kind="Point", shown=0, **changes):
        columns = {name.split(":")[0]: "double precision" for name in UNIT_FIELDS}
        made = server_table({"wkt": "text", **columns}, [(wkt, *values) for wkt, values in rows])
        postgres.execute(f"ALTER TABLE {made} ADD geom geometry({kind}, {srid})")
        postgres.execute(f"UPDATE {made} SET geom = ST_GeomFromText(wkt, {srid})")
        if not shown:
            return postgres.layer(made, "id", "geom", **changes)
        uri = QgsDataSourceUri(postgres.uri(made, "id", "geom"))
        uri.setWkbType(shown)
        uri.setSrid(str(srid))
        layer = QgsVectorLayer(uri.uri(False), made, "postgres")
        assert layer.isValid()
        return layer

    return points


@pytest.mark.parametrize(("limit", "way"), [(0, 0), (0, 1), (50, 0)])
def test_the_sample(postgres, sample, both, limit, way):
    layer, changes = f"{sample}|layername=%s", {"MIN_COUNT": limit, "APPORTION": way}
    people = {"POPULATION": "census_2020", "POPULATION_2": "lbs_income"}
    for name, table in people.items():
        key, geometry = postgres.load(layer % table, f"{table}_{limit}_{way}")
        people[name] = postgres.layer(f"{table}_{limit}_{way}", key, geometry)
    results = both({**sample_divisions(sample), **people, **changes})
    assert pytest.approx(344_000, rel=0.01) == results.POPULATION_IN


@pytest.mark.parametrize("way", [0, 1, 2])
@pytest.mark.parametrize("divisions", ["msoa", "ward"])
def test_trafford(postgres, shared_data, both, way, divisions):
    given = trafford_people(shared_data, APPORTION=way, INDICATORS=TRAFFORD_OLD)
    given["DIVISIONS"] = given["DIVISIONS"].replace("msoa", divisions)
    key, geometry = postgres.load(given["POPULATION"], f"output_areas_{divisions}_{way}")
    given["POPULATION"] = postgres.layer(f"output_areas_{divisions}_{way}", key, geometry)
    if way == 2:
        given["WEIGHT_LAYER"] = given["DIVISIONS"]
    assert pytest.approx(234_800, abs=300) == both(given).POPULATION_IN


@pytest.mark.parametrize("way", [0, 1])
def test_odd_polygons(points, both, memory, way):
    results = both(units_on_a_plan(memory, points(odd_polygons(), kind="Polygon"), APPORTION=way))
    # which one it is the server does not tell
    assert any("1 invalid geometries were mended for this run only. Correct" in text for text in results.warned)


@pytest.mark.parametrize("limit", [0, 9])
def test_odd_points(points, both, memory, limit):
    results = both(units_on_a_plan(memory, points(odd_points()), MIN_COUNT=limit))
    if limit:
        return
    assert_odd(results)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3460"])
def test_divisions_on_both_sides_of_the_date_line(run, frame, points, memory, crs):
    """In degrees they are torn, so the server is not asked."""
    if crs == "EPSG:4326":
        west, east = (
            "POLYGON((160 60, 180 60, 180 72, 160 72, 160 60))",
            "POLYGON((-180 60, -169 60, -169 72, -180 72, -180 60))",
        )
        places = [(165, 66), (175, 66), (-175, 66), (30, 66), (-100, 66), (20, 50)]
        rows = [
            (f"POLYGON(({x} {y}, {x + 1} {y}, {x + 1} {y + 1}, {x} {y}))", [2.0**k, 1.0, 1.0])
            for k, (x, y) in enumerate(places)
        ]
        layer = points(rows, kind="Polygon")
        plan, expected = [(west, ["w"]), (east, ["e"])], {"w": 3, "e": 4}
    else:
        box = "POLYGON((1800000 3900000, 2200000 3900000, 2200000 4100000, 1800000 4100000, 1800000 3900000))"
        places = [(178.5, -17.5), (179.9, -17.5), (-179.5, -17.5), (20, -17.5), (100, -17.5)]
        layer = points([(f"POINT({x} {y})", [2.0**k, 1.0, 1.0]) for k, (x, y) in enumerate(places)])
        plan, expected = [(box, ["w"])], {"w": 7}
    divisions = memory(f"Polygon?crs={crs}", ["id:string"], plan)
    results = run("crowdprofile", units_on_a_plan(memory, layer, DIVISIONS=divisions))
    assert any("reach across the edge of the map" in line for line in results.said)
    assert dict(frame(results.OUTPUT)[["division_id", "population"]].to_numpy().tolist()) == expected


def test_longitudes_beyond_half_the_globe(points, both, memory):
    box = "POLYGON((0 1000000, 600000 1000000, 600000 1600000, 0 1600000, 0 1000000))"
    alaska = memory("Polygon?crs=EPSG:3338", ["id:string"], [(box, ["a"])])
    rows = [(f"POINT({x} 63)", [3.0, 1.0, 2.0]) for x in (205, 208, -153, -100, 400, 9999)]
    results = both(units_on_a_plan(memory, points(rows), DIVISIONS=alaska))
    assert results.POPULATION_IN >= 6


def test_places_that_no_transformation_knows(points, both, memory):
    rows = [("POINT(999999999 999999999)", [3.0, 1.0, 2.0]), ("POINT(380000 3420000)", [4.0, 1.0, 2.0])]
    results = both(units_on_a_plan(memory, points(rows, 32651)))
    assert results.POPULATION_IN == 4


def test_a_column_of_mixed_geometries_is_left_to_qgis(run, memory, points):
    places = ["POLYGON((121.75 30.9, 121.751 30.9, 121.75 30.901, 121.75 30.9))", "POINT(121.75 30.9)", None]
    for shown in (QgsWkbTypes.Type.Polygon, QgsWkbTypes.Type.Point):
        layer = points([(place, [5.0, 1.0, 2.0]) for place in places], kind="Geometry", shown=shown)
        results = run("crowdprofile", units_on_a_plan(memory, layer))
        assert any("holds others" in line for line in results.said)
        assert results.POPULATION_IN == 5


def test_a_query_is_worked_on_where_it_holds_one_kind(postgres, run, memory, points):
    rows = [("POINT(121.75 30.9)", [float(k), 1.0, 2.0]) for k in range(5)]
    table = QgsDataSourceUri(points(rows).source()).table()
    uri = QgsDataSourceUri(postgres.uri(table, "id", "geom"))
    uri.setDataSource("", f"(SELECT id, people, part, whole, geom FROM {table} WHERE people > 1)", "geom", "", "id")
    layer = QgsVectorLayer(uri.uri(False), "query", "postgres")
    assert layer.isValid()
    results = run("crowdprofile", units_on_a_plan(memory, layer, LANE=SERVER))
    assert results.POPULATION_IN == 9


def test_polygons_beyond_the_divisions_do_not_come(points, run, memory, monkeypatch):
    from spatial_demand.layers.serverlink import Link

    monkeypatch.setattr(Link, "pieces", None)
    rows = [
        (f"POLYGON(({x} {y}, {x + 0.01} {y}, {x + 0.01} {y + 0.01}, {x} {y}))", [5.0, 1.0, 2.0])
        for x in np.arange(121.0, 122.5, 0.1).tolist()
        for y in (30.1, 30.3, 31.2)
    ]
    results = run("crowdprofile", units_on_a_plan(memory, points(rows, kind="Polygon"), LANE=SERVER))
    assert results.POPULATION_IN == 0
    assert 5 * len(rows) == results.POPULATION_OUT


def test_more_indicators_than_one_number_tells_apart(points, both, memory):
    items = []
    for k in range(40):
        items += [f"i{k}", "many", f"Share {k}", f'"part" + {k}', f'"people" * {k % 7}']
    both(units_on_a_plan(memory, points(odd_points()), INDICATORS=items))


def test_divisions_in_another_crs(points, both, memory):
    # an edge of 20 km between two corners is no straight line in degrees
    corners = "350000 3400000, 370000 3400000, 370000 3430000, 350000 3430000, 350000 3400000"
    plan = memory("Polygon?crs=EPSG:32651", ["id:string"], [(f"POLYGON(({corners}))", ["a"])])
    rng = np.random.default_rng(2)
    at = rng.uniform((121.3, 30.6), (121.8, 31.1), (20_000, 2))
    rows = [(f"POINT({x} {y})", [1.0, 1.0, 2.0]) for x, y in at.tolist()]
    # the last two are a quarter round the globe, where UTM has no place
    odd = ["POINT(121.5 95)", "POINT(30.9 121.5)", "POINT(38 1)", "POINT(-150 0.5)"]
    rows += [(wkt, [3.0, 1.0, 2.0]) for wkt in odd]
    results = both(units_on_a_plan(memory, points(rows), DIVISIONS=plan))
    assert 3000 < results.POPULATION_IN < 20_000


def test_points_in_metres(points, both, memory):
    rng = np.random.default_rng(2)
    at = rng.uniform((370000, 3400000), (400000, 3430000), (2000, 2))
    rows = [(f"POINT({x} {y})", [1.0, 1.0, 2.0]) for x, y in at.tolist()]
    assert both(units_on_a_plan(memory, points(rows, 32651))).POPULATION_IN > 100


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_points(points, both, memory, data):
    """Random places and counts, one by one and on the server."""
    amount = st.one_of(st.none(), st.integers(-1, 9))
    drawn = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), amount, amount), max_size=50))
    # one that surely is counted
    drawn.append((5, 20, 3, 1))
    rows = [(f"POINT({121.65 + x / 100} {30.68 + y / 100})", [a, b, a]) for x, y, a, b in drawn]
    both(units_on_a_plan(memory, points(rows)))


def test_a_second_source_is_worked_on_too(points, run, frame, memory):
    rows = [("POINT(121.75 30.9)", [10.0, 4.0, 10.0]), ("POINT(121.85 30.9)", [7.0, None, 7.0])]
    people = memory("Point?crs=EPSG:4326", ["head:double"], [("POINT(121.76 30.9)", [5.0])])
    layer = points(rows)
    results = run("crowdprofile", units_on_a_plan(memory, people, TOTAL='"head"', POPULATION_2=layer))
    assert any(f"'{layer.name()}' is worked on by the server" in line for line in results.said)
    table = frame(results.OUTPUT).set_index("division_id")
    assert table.loc["b", ["population", "part_count", "part_base"]].tolist() == [5, 4, 10]
    assert json.loads(results.LEDGER)["accounts"][1]["total"] == 2


def test_the_lane_and_its_reason_are_said(run, points, memory):
    def told(layer, **changes):
        results = run("crowdprofile", units_on_a_plan(memory, layer, **changes))
        return "\n".join([*results.said, *results.warned])

    layer = points(odd_points())
    plan = told(layer, PLAN=True)
    assert "is worked on by the server" in plan
    assert "HashAggregate" in plan
    assert "LANE asks for it" in told(layer, LANE=RECORDS)
    assert "is not plain arithmetic" in told(layer, TOTAL="sqrt(4)")
    many = points([("MULTIPOINT((121.75 30.9), (121.76 30.9))", [1.0, 1.0, 1.0])], kind="MultiPoint")
    assert "its geometries are not points or polygons alone" in told(many)


def test_few_are_read_one_by_one(few, run, points, memory, monkeypatch):
    from spatial_demand.layers import lanes

    monkeypatch.setattr(lanes, "FEW", few)
    given = units_on_a_plan(memory, points(odd_points()))
    assert any("its records are few" in line for line in run("crowdprofile", given).said)
    assert any("is worked on" in line for line in run("crowdprofile", {**given, "LANE": SERVER}).said)


def test_what_cannot_be_forced_is_refused(run, points, memory):
    layer = points(odd_points()).materialize(QgsFeatureRequest())
    text = refused(run, "crowdprofile", units_on_a_plan(memory, layer, LANE=SERVER))
    assert "no table of a PostgreSQL server" in text
    assert "let LANE be automatic" in text


def test_no_point(run, points, memory):
    assert "has no features" in refused(run, "crowdprofile", units_on_a_plan(memory, points([]), LANE=SERVER))


def test_a_number_beyond_doubles_is_left_to_qgis(run, points, memory):
    layer = points([("POINT(121.75 30.9)", [1.0, 1e308, 1.0])])
    items = ["a", "a", "A", '"part" * 1e10', '"people"']
    said = "\n".join(run("crowdprofile", units_on_a_plan(memory, layer, INDICATORS=items)).said)
    assert "is read record by record" in said
    assert "is worked on by the server" not in said


@pytest.mark.parametrize("name", ['"; DROP TABLE kept; --', "'; DROP TABLE kept; --", "%s %(a)s {0} {}", "人口 a\\'b"])
def test_names_stay_names(postgres, points, run, memory, name):
    from psycopg2 import sql

    postgres.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one")
    postgres.execute("DROP TABLE IF EXISTS renamed_points")
    made = QgsDataSourceUri(points([("POINT(121.75 30.9)", [10.0, 4.0, 10.0])]).source()).table()
    # QGIS takes a ; in the name of a field for the end of it
    field = name.replace(";", ",")
    statement = sql.SQL("CREATE TABLE renamed_points AS SELECT id, people AS {}, geom FROM {}")
    postgres.execute(statement.format(sql.Identifier(field), sql.Identifier(made)))
    quoted = '"' + field.replace('"', '""') + '"'
    given = units_on_a_plan(memory, postgres.layer("renamed_points", "id", "geom"), TOTAL=quoted, LANE=SERVER)
    results = run("crowdprofile", {**given, "INDICATORS": ["a", "a", "A", quoted, quoted]})
    assert results.POPULATION_IN == 10
    assert postgres.execute("SELECT one FROM kept") == [(1,)]


def test_a_filter_is_respected(points, both, memory):
    rows = [("POINT(121.75 30.9)", [float(k), 1.0, 2.0]) for k in range(5)]
    assert both(units_on_a_plan(memory, points(rows, subset='"people" > 1'))).POPULATION_IN == 9
