"""Commutes between zones that a server adds up by the zones' ids: the results are those of reading record by record."""

import numpy as np
import pytest
from algorithm_making import OUTPUTS, lisbon_trips, on_a_plan
from qgis.core import QgsVectorLayer

pytestmark = pytest.mark.usefixtures("server_is_asked")
every = pytest.mark.parametrize("algorithm", OUTPUTS)
# in both divisions, in one, outside, and nowhere; an id that is a number, and ones that a reader could take for others
ZONES = [
    ("POLYGON((121.79 30.90, 121.80 30.90, 121.80 30.91, 121.79 30.91, 121.79 30.90))", ["007"]),
    ("POLYGON((121.71 30.86, 121.73 30.86, 121.73 30.88, 121.71 30.88, 121.71 30.86))", ["12"]),
    ("POLYGON((121.85 30.90, 121.87 30.90, 121.87 30.92, 121.85 30.92, 121.85 30.90))", ["NA"]),
    ("POLYGON((122.85 30.90, 122.87 30.90, 122.87 30.92, 122.85 30.92, 122.85 30.90))", ['it\'s "a, b"']),
    (None, ["nowhere"]),
]
IDS = ["007", "7", "12", " 12 ", "NA", 'it\'s "a, b"', "nowhere", "unknown", "two\nlines", "", "  ", None]
NUMBERS = [7, 12, 13, -1, None]
COUNTS = [None, -1.0, float("nan"), float("inf"), 0.0, 0.5, 3.0]
MAP = {"SIDE": 0, "CELL": 1.0}


@pytest.fixture
def table(postgres, server_table):
    """A function (rows of home, work, n, km, age; type of the ids) -> the layer of a new table of them."""

    def table(rows, kind="text"):
        columns = {"home": kind, "work": kind, "n": "double precision", "km": "double precision", "age": "text"}
        return postgres.layer(server_table(columns, rows), "id")

    return table


@pytest.fixture
def between_zones(memory):
    """A function (layer of commutes, changes) -> parameters on the plan of three divisions."""

    def between_zones(layer, **changes):
        zones = memory("Polygon?crs=EPSG:4326", ["zone:string"], ZONES)
        ids = {"ENDS": 2, "HOME_ZONE": "home", "WORK_ZONE": "work", "ZONES": zones, "ZONE_ID": "zone"}
        return on_a_plan(memory, layer, **{**ids, **changes})

    return between_zones


def rows_of(ids, number=1500):
    random = np.random.default_rng(11)
    rows = [(a, b, 2.0, 3.0, "y") for a in ids for b in ids]
    rows += [(ids[0], ids[2], n, km, age) for n in COUNTS for km in (None, -2.0, 0.0, 5.0) for age in ("y", None)]
    for k in range(number):
        a, b = random.integers(0, len(ids), 2)
        rows.append((ids[a], ids[b], float(k % 4), float(random.uniform(0, 40)), "yzw"[k % 3]))
    return rows


@every
@pytest.mark.parametrize(("ids", "kind"), [(IDS, "text"), (NUMBERS, "bigint"), (NUMBERS, "smallint")])
def test_odd_ids(table, between_zones, both, algorithm, ids, kind):
    rows = rows_of(ids)
    given = between_zones(table(rows, kind), **(MAP if algorithm == "commutemap" else {}))
    if algorithm == "commutercrowds":
        given["ATTRIBUTES"] = ["young", "Young", "flag", "\"age\" = 'y'", "far", "Far", "flag", '"km" > 7']
    results = both(algorithm, given)
    assert (results.RECORDS, results.RECORDS_UNLOCATED > 50) == (len(rows), True)
    both(algorithm, {**given, "DISTANCE": "km"})
    both(algorithm, {**given, "MIN_COUNT": 30})
    both(algorithm, {**given, "DISTANCE": "km", "MIN_COUNT": 30})


def test_ids_that_no_zone_has_are_counted_by_their_records(table, between_zones, run):
    layer = table([("unknown", "12", 1.0, 1.0, "y")] * 7 + [("7", "elsewhere", 1.0, 1.0, "y")] * 9)
    told = [run("commutebands", between_zones(layer, LANE=lane)) for lane in (3, 2)]
    for results in told:
        assert [warning for warning in results.warned if "'elsewhere' (9), 'unknown' (7)" in warning]
        assert [text for text in results.said if "1 zone id(s) were matched without their leading zeros" in text]
    assert told[0].warned == told[1].warned


def test_ids_that_are_no_whole_numbers_are_read_record_by_record(table, between_zones, run):
    layer = table([(7.0, 12.0, 1.0, 1.0, "y")], "double precision")
    results = run("commutebands", between_zones(layer))
    assert results.COMMUTERS == 1
    assert [text for text in results.said if "the field 'home' has a type of its own" in text]


@every
def test_lisbon(postgres, server_table, shared_data, both, algorithm):
    file = QgsVectorLayer(f"{shared_data / 'lisbon' / 'od_parishes.csv'}|option:AUTODETECT_TYPE=YES", "od", "ogr")
    columns = {"origin": "text", "destination": "text", "trips": "integer"}
    rows = [[str(feature[name]) for name in columns] for feature in file.getFeatures()]
    layer = postgres.layer(server_table(columns, rows), "id")
    more = {"ATTRIBUTES": ["many", "Many", "flag", '"trips" > 100']} if algorithm == "commutercrowds" else {}
    results = both(algorithm, lisbon_trips(shared_data, COMMUTES=layer, **more))
    # what the survey's authors published
    assert (results.RECORDS, results.COMMUTERS) == (7312, 5299853)


def test_zones_that_lie_elsewhere_are_said_and_not_coordinates(table, between_zones, memory, run):
    rows = [("POLYGON((10 10, 11 10, 11 11, 10 11, 10 10))", ["12"])]
    layer = table([("12", "12", 1.0, 1.0, "y")] * 3)
    for lane in (2, 3):
        zones = memory("Polygon?crs=EPSG:4326", ["zone:string"], rows)
        results = run("commutebands", between_zones(layer, ZONES=zones, LANE=lane))
        (warning,) = [text for text in results.warned if "no commute begins or ends" in text]
        assert warning.endswith("Check the zones, their ids and place.")
