"""Layers of a PostgreSQL server: the algorithms give from them what they give from the same layers in a file."""

import pytest
from algorithm_making import assert_same_run, lisbon_trips, sample_commutes, sample_divisions, trafford_people

OUTPUTS = {
    "commutebands": ("OUTPUT", "TABLE"),
    "odflows": ("FLOWS", "MATRIX", "BALANCE"),
    "commutercrowds": ("TABLE",),
    "commutemap": ("OUTPUT", "POINTS"),
    "crowdprofile": ("OUTPUT", "TABLE"),
}
COMMUTING = [name for name in OUTPUTS if name != "crowdprofile"]
ONE = "odflows"  # of those that read by the same few lines
LINES = """
    CREATE TABLE {lines} AS SELECT fid, count, age_group, income, sector,
        ST_SetSRID(ST_MakeLine(ST_Point(home_x, home_y), ST_Point(work_x, work_y)), 4326)
        ::geometry(LineString, 4326) AS geom
    FROM {table};
    ALTER TABLE {lines} ADD PRIMARY KEY (fid)
"""
PAIRS = """
    CREATE TABLE {pairs} AS SELECT t.fid, t.count, t.age_group, t.income, t.sector, h.code AS home, w.code AS work
    FROM {table} t
    LEFT JOIN {divisions} h ON ST_Contains(h.geom, ST_SetSRID(ST_Point(t.home_x, t.home_y), 4326))
    LEFT JOIN {divisions} w ON ST_Contains(w.geom, ST_SetSRID(ST_Point(t.work_x, t.work_y), 4326));
    ALTER TABLE {pairs} ADD PRIMARY KEY (fid)
"""


@pytest.fixture
def on_server(postgres):
    """A function (a file's source, subset) -> the same as a layer of the server, which the reader opens.

    A source is copied once for the file of tests: tables of the server outlive a test.
    """

    def on_server(source, subset=""):
        if source not in LOADED:
            table = f"loaded_{len(LOADED)}"
            LOADED[source] = (table, *postgres.load(source, table))
        return postgres.layer(*LOADED[source], subset=subset)

    return on_server


LOADED = {}


@pytest.fixture
def case(sample):
    """A function (algorithm, changes) -> parameters on the sample's file."""
    layer = f"{sample}|layername=%s"

    def case(algorithm, **changes):
        if algorithm == "crowdprofile":
            people = {"POPULATION": layer % "census_2020", "POPULATION_2": layer % "lbs_income"}
            return {**sample_divisions(sample), **people, **changes}
        return sample_commutes(sample, algorithm in ("odflows", "commutercrowds"), **changes)

    return case


def made_table(postgres, on_server, case, statement):
    """Return the layer of a table that a statement makes of the server's commutes (and divisions), made once."""
    if statement not in LOADED:
        name = f"made_{len(LOADED)}"
        given = case("commutebands")
        on_server(given["COMMUTES"]), on_server(given["DIVISIONS"])
        names = {"table": LOADED[given["COMMUTES"]][0], "divisions": LOADED[given["DIVISIONS"]][0]}
        postgres.execute(statement.format(lines=name, pairs=name, **names))
        LOADED[statement] = (name, "fid", "geom" if statement is LINES else None)
    return postgres.layer(*LOADED[statement])


@pytest.fixture
def same(run, frame):
    """A function (algorithm, parameters on the server, the same on files) -> results of both, which are the same."""

    def same(algorithm, found, expected):
        return assert_same_run(run, frame, algorithm, OUTPUTS[algorithm], found, expected)

    return same


@pytest.mark.parametrize("algorithm", COMMUTING)
def test_coordinates(on_server, case, same, algorithm):
    from_file = case(algorithm)
    results, _ = same(algorithm, {**from_file, "COMMUTES": on_server(from_file["COMMUTES"])}, from_file)
    assert (results.COMMUTERS, results.RECORDS) == (68300, 55312)


def test_lines(postgres, on_server, case, same):
    lines = made_table(postgres, on_server, case, LINES)
    results, _ = same(ONE, {**case(ONE), "COMMUTES": lines, "ENDS": 0}, case(ONE))
    assert results.COMMUTERS == 68300


def test_zone_ids(postgres, on_server, case, same):
    from qgis.core import QgsFeatureRequest

    pairs = made_table(postgres, on_server, case, PAIRS)
    zones = {"ZONES": case(ONE)["DIVISIONS"], "ZONE_ID": "code", "ENDS": 2, "HOME_ZONE": "home"}
    on_file = case(ONE, **zones, WORK_ZONE="work", COMMUTES=pairs.materialize(QgsFeatureRequest()))
    results, _ = same(ONE, {**on_file, "COMMUTES": pairs}, on_file)
    assert results.INTERNAL > 30000
    assert results.RECORDS_UNLOCATED > 10000


@pytest.mark.parametrize("apportion", [0, 1], ids=["area", "centroid"])
def test_population(on_server, case, same, apportion):
    from_file = case("crowdprofile", APPORTION=apportion)
    sources = {name: on_server(from_file[name]) for name in ("POPULATION", "POPULATION_2")}
    results, _ = same("crowdprofile", {**from_file, **sources}, from_file)
    assert results.POPULATION_IN > 300000


def test_the_layers_filter_is_respected(on_server, case, same):
    from qgis.core import QgsVectorLayer

    subset = '"count" >= 2 AND "income" <> \'\''
    source = case(ONE)["COMMUTES"]
    filtered = QgsVectorLayer(source, "commutes", "ogr")
    assert filtered.setSubsetString(subset)
    on_file = case(ONE, COMMUTES=filtered)
    results, _ = same(ONE, {**on_file, "COMMUTES": on_server(source, subset)}, on_file)
    assert 0 < results.COMMUTERS < 68300


def test_divisions_from_the_server(on_server, case, same):
    from qgis.core import QgsFeatureRequest

    from_file = case("commutebands")
    # a table keeps its rows in an order of its own, which is the layer's
    divisions = on_server(from_file["DIVISIONS"])
    on_file = {**from_file, "DIVISIONS": divisions.materialize(QgsFeatureRequest())}
    same("commutebands", {**on_file, "DIVISIONS": divisions, "COMMUTES": on_server(from_file["COMMUTES"])}, on_file)


def test_lisbon_by_zone_ids(on_server, same, shared_data):
    from_file = lisbon_trips(shared_data)
    results, _ = same(ONE, {**from_file, "COMMUTES": on_server(from_file["COMMUTES"])}, from_file)
    assert results.COMMUTERS == 5299853


def test_lisbon_by_lines_in_another_crs(on_server, same, shared_data):
    folder = shared_data / "lisbon"
    from_file = {
        "DIVISIONS": str(folder / "divisions_municipalities.gpkg"),
        "DIVISION_ID": "municipality",
        "COMMUTES": str(folder / "od_lines_municipalities_epsg3857.gpkg"),
        "ENDS": 0,
        "COUNT": "trips",
    }
    results, _ = same(ONE, {**from_file, "COMMUTES": on_server(from_file["COMMUTES"])}, from_file)
    assert results.COMMUTERS > 0


@pytest.mark.parametrize("apportion", [0, 1], ids=["area", "centroid"])
def test_trafford_population(on_server, same, shared_data, apportion):
    everyone = ["all", "age", "all", '"pop_total"', '"pop_total"']
    from_file = trafford_people(shared_data, APPORTION=apportion, INDICATORS=everyone)
    population = on_server(from_file["POPULATION"])
    results, _ = same("crowdprofile", {**from_file, "POPULATION": population}, from_file)
    assert pytest.approx(234972, rel=1e-9) == results.POPULATION_IN + results.POPULATION_OUT


def test_the_reader_may_only_read(postgres):
    import psycopg2

    postgres.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one")
    assert postgres.execute("SELECT one FROM kept", role="reader") == [(1,)]
    for statement in (
        "CREATE TABLE made (one int)",
        "CREATE TEMPORARY TABLE made (one int)",
        "INSERT INTO kept VALUES (2)",
        "DELETE FROM kept",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            postgres.execute(statement, role="reader")
