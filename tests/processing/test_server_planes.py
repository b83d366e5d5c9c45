"""Commutes on a server in an odd CRS, or with divisions in one: the results are those of reading record by record."""

import numpy as np
import pytest
from algorithm_making import OUTPUTS, RECORDS, assert_same_run, refused
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject

ENDS = ("home_x", "home_y", "work_x", "work_y")
WORLD = 2 * 20037508.342789244  # metres round EPSG:3857


@pytest.fixture(autouse=True)
def asked(server_is_asked):
    """However few the records of a test are, the server is asked."""


def way(source, target):
    """Return a transform between two CRS by their ids."""
    return QgsCoordinateTransform(*map(QgsCoordinateReferenceSystem, (source, target)), QgsProject.instance())


def moved(ends, crs):
    """Return ends (n, 4) in degrees in another CRS."""
    there = way("EPSG:4326", crs)
    places = [there.transform(*map(float, place)) for place in np.reshape(ends, (-1, 2))]
    return np.array([(place.x(), place.y()) for place in places]).reshape(-1, 4)


@pytest.fixture
def squares(memory):
    """A function (CRS, corners) -> a layer of divisions, squares of a tenth of a degree at corners in degrees."""

    def squares(crs, *corners):
        rows = []
        for k, (lon, lat) in enumerate(corners):
            square = QgsGeometry.fromWkt(
                f"POLYGON(({lon} {lat}, {lon + 0.1} {lat}, {lon + 0.1} {lat + 0.1}, {lon} {lat + 0.1}, {lon} {lat}))"
            )
            square.transform(way("EPSG:4326", crs))
            rows.append((square.asWkt(17), [f"d{k}"]))
        return memory(f"Polygon?crs={crs}", ["id:string"], rows)

    return squares


@pytest.fixture
def same(run, frame, server_table, postgres):
    """A function (divisions, ends (n, 4), their CRS, changes) -> results however the records are read."""

    def same(divisions, ends, crs, algorithm="commutebands", rtol=1e-9, **changes):
        columns = dict.fromkeys((*ENDS, "n"), "double precision")
        table = server_table(columns, [(*map(float, four), float(k % 4 + 1)) for k, four in enumerate(ends)])
        given = {"DIVISIONS": divisions, "DIVISION_ID": "id", "ENDS": 1, "COUNT": "n", "COORD_CRS": crs}
        given.update({name.upper(): name for name in ENDS}, COMMUTES=postgres.layer(table, "id"), **changes)
        singly = {**given, "LANE": RECORDS}
        return assert_same_run(run, frame, algorithm, OUTPUTS[algorithm], given, singly, rtol)[0]

    return same


def on_the_server(results):
    return any("is worked on by the server" in line for line in results.said)


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:3395", "EPSG:4326"])
@pytest.mark.parametrize("plane", ["EPSG:32632", "EPSG:31467"])
def test_holes_of_a_transverse_mercator(same, squares, crs, plane):
    # a quarter round the globe from its meridian, at the equator, it has no place
    far = [(99, 0.5), (-81, 0.5), (101, 3), (97, -4), (99, 6), (-81, -6), (20, 40)]
    ends = [(9.05, 45.05, *end) for end in far] + [(9.05, 45.05, 9.15, 45.05)]
    results = same(squares(plane, (9.0, 45.0), (9.1, 45.0)), moved(ends, crs), crs)
    assert on_the_server(results)
    assert results.RECORDS_UNLOCATED > 0


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:4326"])
def test_ways_across_the_edge_of_a_map(same, squares, crs):
    rng = np.random.default_rng(0)
    home = rng.uniform((-179.94, -16.99), (-179.86, -16.91), (4000, 2))
    work = home - np.stack([rng.uniform(0.0, 0.6, 4000), rng.normal(0, 0.05, 4000)], axis=1)
    work[:, 0] = np.where(work[:, 0] < -180, work[:, 0] + 360, work[:, 0])
    same(squares("EPSG:4326", (-179.95, -17.0)), moved(np.hstack([home, work]), crs), crs)


def test_places_beyond_the_edge_of_a_map_are_where_they_are_once_round(same, squares):
    divisions = squares("EPSG:4326", (174.7, -36.9), (-176.6, -44.0))
    ends = [(174.75, -36.85, -176.55, -43.95), (174.75, -36.85, 174.78, -36.85), (-176.55, -43.95, -176.53, -43.93)]
    ends = moved(ends, "EPSG:3857")
    ends[0, 2] += WORLD
    ends[2, [0, 2]] += WORLD
    assert same(divisions, ends, "EPSG:3857", "odflows").INTERNAL == 1 + 2 + 3


@pytest.mark.parametrize(
    ("crs", "plane"),
    [("EPSG:4326", "EPSG:2163"), ("EPSG:2163", "EPSG:2163"), ("EPSG:3857", "EPSG:2163"), ("EPSG:2263", "EPSG:2263")],
)
def test_spheres_and_feet(same, squares, crs, plane):
    rng = np.random.default_rng(3)
    home = rng.uniform((-74.0, 40.6), (-73.8, 40.8), (800, 2))
    ends = np.hstack([home, home + rng.normal(0, 0.4, (800, 2))])
    assert same(squares(plane, (-74.0, 40.6), (-73.9, 40.6)), moved(ends, crs), crs, rtol=1e-8).COMMUTERS > 100


@pytest.mark.parametrize("raising", [False, True])
def test_a_crs_that_has_no_words_of_wkt_1(same, squares, raising):
    from osgeo import osr

    ends = moved([(121.75, 30.85, 121.78, 30.86), (121.75, 30.85, 121.95, 30.95)], "EPSG:8857")
    before = osr.GetUseExceptions()
    (osr.UseExceptions if raising else osr.DontUseExceptions)()
    try:
        assert same(squares("EPSG:8857", (121.7, 30.8)), ends, "EPSG:8857").COMMUTERS == 3
    finally:
        (osr.UseExceptions if before else osr.DontUseExceptions)()


def test_lines_without_a_crs_are_refused(run, squares, postgres):
    postgres.execute("DROP TABLE IF EXISTS unknown_lines")
    postgres.execute("CREATE TABLE unknown_lines (id serial PRIMARY KEY, km float8, geom geometry(LineString, 0))")
    line = "LINESTRING(121.75 30.85, 121.8 30.85)"
    postgres.execute("INSERT INTO unknown_lines (km, geom) VALUES (2, ST_GeomFromText(%s))", (line,))
    layer = postgres.layer("unknown_lines", "id", "geom")
    given = {"DIVISIONS": squares("EPSG:4326", (121.7, 30.8)), "DIVISION_ID": "id", "ENDS": 0, "DISTANCE": "km"}
    assert "has no coordinate reference system" in refused(run, "commutebands", {**given, "COMMUTES": layer})
